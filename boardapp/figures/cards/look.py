"""The colours of cards: each tone as a fill with the text on it, and as text on pale paper."""

import msgspec

from boardapp.figures.cards.cards import Card, Tone
from boardapp.figures.palette import GREEN_TEXT, NAVY, TURN_TEXT, WHITE, Page


class ToneLook(msgspec.Struct, frozen=True):
    """A fill that white text stands on, and the colour of text of this tone."""

    fill: str
    text: str


def look_of(tone: Tone, page: Page) -> ToneLook:
    """The colours of a tone on a page (contrast ≥ 4.5 each)."""
    looks = {
        "plain": ToneLook(page.muted, page.ink),
        "strong": ToneLook(NAVY, NAVY),
        "good": ToneLook(GREEN_TEXT, GREEN_TEXT),
        "warning": ToneLook(TURN_TEXT, TURN_TEXT),
        "muted": ToneLook(page.muted, page.muted),
    }
    return looks[tone]


def paper_of(card: Card, page: Page) -> str:
    """What a card is filled with; one that says that nothing is known stays open."""
    return page.paper if card.is_dashed else page.lane


HEAD_TEXT = WHITE
"""The colour of text on a filled head."""
