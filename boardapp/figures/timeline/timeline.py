"""A course on one axis, as data: lanes of bars and marks.

Drawn natively on a slide and by the desktop's painter from the same struct. x is days
from diagnosis.
"""

from typing import Literal

import msgspec

from boardapp.case.ages import Ages
from boardapp.figures.palette import BarRole, MarkRole

MarkShape = Literal["circle", "square", "diamond", "triangle", "star", "cross", "tick"]

SUMMARY_LENGTH = 250
"""The most characters of a summary: alt text is read aloud."""

MAJOR_WEIGHT = 4.0
"""Lanes of at least this weight are what a board must read: lines of therapy, the disease."""

MOST_KNOWN_SHARE = 0.3
"""A time that may lie anywhere in more of the axis than this is drawn as mere order."""


def is_order_only(earliest: float | None, latest: float | None, span: float) -> bool:
    """Whether so little is known of a time, on an axis of `span` days, that its order is all."""
    return earliest is None or latest is None or latest - earliest > MOST_KNOWN_SHARE * span


class Element(msgspec.Struct, frozen=True, kw_only=True):
    """The base of bars and marks.

    `key` and `place` lead to the fact, `what` says what it is, and heads `tip`, the hover
    text (stated time, bounds, source). `short` is a wording for where the label finds no room
    ("R1"), `stands_for` what of the label needs a key. `weight` says how much its label matters
    among those of its lane, `line` to which line of therapy it belongs, if to any.
    """

    key: str
    label: str
    tip: str
    what: str = ""
    place: str = ""
    source: str = ""
    short: str = ""
    stands_for: tuple[str, ...] = ()
    weight: float = 1.0
    line: int | None = None


class Bar(Element, frozen=True, kw_only=True):
    """A stretch of time.

    `start` and `end` are where it is drawn; the four bounds are what
    is known of its edges (None: unbounded), equal where exact. `note` stands under or in
    the bar (the intent). `is_ongoing` ends in an arrow. `cycles` are the days on which
    its dated cycles began. Of a course in periods, a bar may come from the one before or go on
    in the one after.
    """

    role: BarRole
    start: float
    end: float
    start_earliest: float | None = None
    start_latest: float | None = None
    end_earliest: float | None = None
    end_latest: float | None = None
    note: str = ""
    is_ongoing: bool = False
    cycles: tuple[float, ...] = ()
    comes_from_before: bool = False
    goes_on_after: bool = False

    @property
    def is_uncertain(self) -> bool:
        """Whether an edge is not known to the day."""
        return (self.start_earliest, self.end_earliest) != (self.start_latest, self.end_latest) or (
            None in (self.start_earliest, self.end_earliest)
        )

    @property
    def has_open_start(self) -> bool:
        """Whether nothing bounds when it began: it is drawn open there, without a length."""
        return self.start_earliest is None or self.start_latest is None

    @property
    def has_open_end(self) -> bool:
        """Whether nothing bounds when it ended; what is ongoing ends in an arrow instead."""
        return self.end_latest is None and not (self.is_ongoing or self.goes_on_after)


class Mark(Element, frozen=True, kw_only=True):
    """A point in time; `earliest` to `latest` is what is known of it.

    `therapy` is the class of a treatment that took place on one day, whose colour the mark has.
    """

    role: MarkRole
    shape: MarkShape
    at: float
    earliest: float | None = None
    latest: float | None = None
    is_open: bool = False
    therapy: BarRole | None = None

    @property
    def is_uncertain(self) -> bool:
        """Whether it is not known to the day."""
        return self.earliest is None or self.earliest != self.latest


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the timeline: bars and marks that belong together.

    `weight` says how much a label of this lane matters where room is short. The marks of a lane
    that `is_head` are lines through all lanes, with their labels above. One that `is_optional` is
    drawn only where all others have room in type that is larger than the least.
    """

    name: str
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    weight: float = 1.0
    is_head: bool = False
    is_optional: bool = False


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the axis, in days from diagnosis."""

    start: float
    end: float


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the axis with its two texts: from diagnosis, and the age (may be empty).

    `is_word`: it names its stretch of the axis and marks no day.
    """

    at: float
    text: str
    age: str = ""
    is_word: bool = False


class AxisBreak(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of days that the axis leaves out, since nothing is drawn to happen in it.

    `where` is "Axis broken from month 3 to 8", `reason` why it may be.
    """

    start: float
    end: float
    where: str
    reason: str

    @property
    def text(self) -> str:
        """Both in one."""
        return f"{self.where}: {self.reason}"


class Legend(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the legend: what a mark or a bar means, in words."""

    text: str
    role: BarRole | MarkRole
    shape: (
        MarkShape
        | Literal["bar", "unsure bar", "open bar", "torn bar", "whisker", "tails", "arrow"]
    )
    is_open: bool = False


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """The course as lanes over one axis from `start` to `end` (days from diagnosis)."""

    start: float
    end: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[Legend, ...]
    axis_title: str
    summary: str
    """The course in one or two sentences: the alt text."""
    breaks: tuple[AxisBreak, ...] = ()
    """Where the axis is broken; none overlaps another."""
    order_only: tuple[Stretch, ...] = ()
    """Where no length is stated: things stand in their order, and no month can be told."""
    undated: tuple[str, ...] = ()
    """What was reported without a time that could be drawn, in words."""
    frame: str = ""
    """From which event the days are exact, where the diagnosis is none; empty else."""
    too_far: tuple[str, ...] = ()
    """What lies further off than any course is long, in words; it is not drawn."""
    left_out: str = ""
    """What was left out on purpose, in words; empty where everything is drawn."""
    ages: Ages | None = None
    key: tuple[str, ...] = ()
    """What short names stand for, each in words of its own."""
    turn: str = "relapse"
    """What it is called in this disease that it came back."""
    period: str = ""
    """Which part of a course in periods it is, in words; empty where it is the whole course."""
    course_days: float | None = None
    """How long the whole course is; None: as long as the axis."""

    @property
    def span(self) -> float:
        """The length of the whole course, in days, by which uncertain times are judged."""
        return self.end - self.start if self.course_days is None else self.course_days
