"""A course as a strip of blocks, as data. Blocks show order; no length is drawn.

Places are counted in blocks from the left, as in `boardapp.review.model.sequence`.
"""

import msgspec

from boardapp.case.place import Place
from boardapp.figures.figure import NOWHERE, Figure
from boardapp.figures.palette import BarRole


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One line of therapy, or at the end what was found last (`is_tail`).

    `texts` stand under the name; `found` are looks and therapies of no line at this place.
    `place`, here and below, is where it is stated in the case.
    """

    name: str
    role: BarRole
    texts: tuple[str, ...] = ()
    found: tuple["Tag", ...] = ()
    is_tail: bool = False
    place: Place = NOWHERE


class Tag(msgspec.Struct, frozen=True, kw_only=True):
    """A look in its own words, or a therapy beside the lines; open where it was not given."""

    text: str
    role: BarRole | None = None
    is_open: bool = False
    place: Place = NOWHERE


class StripTurn(msgspec.Struct, frozen=True, kw_only=True):
    """A relapse or progression as a line through the strip, with its sites."""

    at: float
    name: str
    text: str = ""
    place: Place = NOWHERE


class Length(msgspec.Struct, frozen=True, kw_only=True):
    """A stated length of time as a bracket beneath."""

    start: float
    end: float
    text: str
    place: Place = NOWHERE


class StripCalm(msgspec.Struct, frozen=True, kw_only=True):
    """The line that says that nothing was reported since a place; green where it is good."""

    since: float
    text: str
    note: str = ""
    is_good: bool = False


class Strip(Figure, frozen=True, kw_only=True):
    """The whole strip; `notes` stand beneath."""

    blocks: tuple[Block, ...]
    turns: tuple[StripTurn, ...] = ()
    lengths: tuple[Length, ...] = ()
    calm: StripCalm | None = None
    notes: tuple[str, ...] = ()
