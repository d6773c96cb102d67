"""Cards as data: boxes with a head and a few words, in rows. What each says, not where it stands.

Questions, tiles of a status, columns of options and lists of what was done are all cards.
"""

from typing import Literal

import msgspec

from boardapp.case.place import Place
from boardapp.figures.figure import NOWHERE, Figure

Tone = Literal["plain", "strong", "good", "warning", "muted"]
"""What a colour says: nothing, a heading, a good finding, one that matters, nothing known."""
Rank = Literal["value", "heading", "text", "bullet", "detail"]
"""How large words are: a value largest, a heading and bullets as text, a detail at the floor."""
Head = Literal["top", "left", "within"]
"""Where the head of a card stands: a band above, a field beside, or a line in the box."""


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph of a card."""

    text: str
    rank: Rank = "text"
    tone: Tone = "plain"


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A box; dashed where it says that something is not known or was not done."""

    head: str = ""
    head_at: Head = "top"
    words: tuple[Words, ...] = ()
    tone: Tone = "strong"
    is_dashed: bool = False
    place: Place = NOWHERE
    """Where what it tells is stated in the case; empty where that is no single place."""
    share: float = 1.0
    """Its part of the width of its row, over those of its neighbours."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Cards side by side, as high as the highest of them."""

    cards: tuple[Card, ...]


class Cards(Figure, frozen=True, kw_only=True):
    """Rows of cards, one below the other."""

    rows: tuple[Row, ...]
