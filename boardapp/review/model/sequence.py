"""The course as an order: lines of therapy one after the other, with what came between them.

A place in the order is counted in blocks from the left edge of the first: 0.0 is where it
begins, 1.0 where the second does, 0.5 within the first. It is no length of time.
"""

from boardapp.clinical.response_words import State
from boardapp.review.model.base import Shown
from boardapp.review.model.course import LineOfTherapy, Look, Phase


class Turn(Shown, frozen=True, kw_only=True):
    """A relapse, progression or refractory disease; `at` None: its place is not known."""

    look: Look
    at: float | None


class PlacedLook(Shown, frozen=True, kw_only=True):
    """Any other look at the disease; `at` None: its place in the order is not known."""

    look: Look
    at: float | None


class PlacedPhase(Shown, frozen=True, kw_only=True):
    """A therapy of no line, or one that was not given; `at` None: its place is not known."""

    phase: Phase
    at: float | None


class StatedLength(Shown, frozen=True, kw_only=True):
    """A length of time that the source states, between two places of the order.

    `since` names what it is counted from, where that is not the start of a line; `place` is
    that of the time which states it.
    """

    start: float
    end: float
    text: str
    since: str = ""


class Calm(Shown, frozen=True, kw_only=True):
    """That nothing came back since the last turn, up to the last look at the disease.

    `states` are those that came before and were not reported since; `since` is the place of
    the last turn and `line` the line of therapy that began then, if one did. `mrd` sums up the
    MRD since; `is_remission`: the last look is a remission and no MRD since was positive.
    """

    states: tuple[State, ...]
    since: float
    line: int | None
    mrd: str = ""
    is_remission: bool = False


class Sequence(Shown, frozen=True, kw_only=True):
    """The lines of therapy in order, as blocks, and what has a place among them.

    `is_mostly_order`: most starts of lines and turns are known by their order alone, so that
    an axis would draw lengths that nobody stated. `unordered` are the numbers of neighbouring
    lines whose times tell another order.
    `lines_until_last_turn` counts the lines that had begun when the last turn came.
    """

    blocks: tuple[LineOfTherapy, ...]
    turns: tuple[Turn, ...] = ()
    looks: tuple[PlacedLook, ...] = ()
    beside: tuple[PlacedPhase, ...] = ()
    lengths: tuple[StatedLength, ...] = ()
    calm: Calm | None = None
    unordered: tuple[tuple[int, int], ...] = ()
    is_mostly_order: bool = False
    lines_until_last_turn: int = 0
