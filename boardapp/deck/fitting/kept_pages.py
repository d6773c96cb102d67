"""The pages of a deck, kept between painting it and writing it."""

from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.flow import Ask
from boardapp.deck.fitting.page import FittedDeck
from boardapp.deck.fitting.stage import Style
from boardapp.deck.slides import Deck

_last: tuple[Deck, Style, FittedDeck] | None = None


def kept_pages(deck: Deck, ask: Ask, style: Style) -> FittedDeck:
    """What `paginate` gives; the last one is given again for an equal deck in the same style."""
    global _last  # noqa: PLW0603 - one case is open; a deck of another takes its place
    kept = _last
    if kept is None or (kept[0], kept[1]) != (deck, style):
        kept = _last = (deck, style, paginate(deck, ask, style))
    return kept[2]
