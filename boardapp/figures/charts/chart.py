"""A chart as data: what is drawn, before anything draws it.

The same `Chart` is painted on screen and drawn by native PowerPoint on a slide.
x is months from diagnosis (1 month = 30.436875 days), or from the first date of results that
nothing ties to it: see `Chart.zero`.
"""

from datetime import date
from itertools import pairwise
from typing import Literal

import msgspec

from boardapp.figures.palette import BarRole, Role

Zero = Literal["diagnosis", "first date"]
"""What the x of a chart counts from."""


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """The base of what a figure holds."""


class Point(Drawn, frozen=True, kw_only=True):
    """One result.

    `low` to `high` is the stated range of y (equal for a number);
    `x_low` to `x_high` the stated uncertainty of x. `key` leads back to the fact.
    `is_emphasised`: it decides, so its label stands out and is placed before all others.
    """

    x: float
    y: float
    low: float
    high: float
    x_low: float | None = None
    x_high: float | None = None
    text: str = ""
    key: str = ""
    is_emphasised: bool = False


class Series(Drawn, frozen=True, kw_only=True):
    """Points of one kind. `is_joined`: a line joins consecutive points; never one alone.

    `breaks` are the numbers of the points that no line leads to from the one before.
    `is_open` marks are drawn as open down-triangles: not detected, at their limit; with
    `is_above` as open up-triangles: above what could be measured. `is_limit`: what could have
    been found, as a dash at each sample. `meaning` is what the key calls it, if not by its name:
    "NGS", "not detected (at its limit)". A series that `is_hollow` has open marks
    and a dashed line, and `weight` multiplies their size: so two series with the same values are
    both seen, whichever a program draws above the other.
    """

    name: str
    points: tuple[Point, ...]
    role: Role = "value"
    is_joined: bool = True
    is_open: bool = False
    is_above: bool = False
    is_limit: bool = False
    meaning: str = ""
    breaks: tuple[int, ...] = ()
    weight: float = 1.0
    is_hollow: bool = False

    @property
    def is_range(self) -> bool:
        """Whether it holds stated ranges, which are bars and have no single value."""
        return any(point.low < point.high for point in self.points)

    @property
    def stretches(self) -> tuple[range, ...]:
        """The numbers of the points that a line joins; each point alone where none does."""
        count = len(self.points)
        if not self.is_joined:
            return tuple(range(n, n + 1) for n in range(count))
        edges = [0, *self.breaks, count]
        return tuple(range(a, b) for a, b in pairwise(edges) if a < b)


class Level(Drawn, frozen=True, kw_only=True):
    """A horizontal line: a limit of detection or a grade threshold, with its label.

    `short` is the wording for a narrow place beside the plot. `rule` names what the line
    comes from, with its version: told once for all lines of a chart, in the key.
    """

    y: float
    label: str
    role: Role = "limit"
    short: str = ""
    rule: str = ""

    @property
    def name(self) -> str:
        """The line in full, as it is called in a chart's workbook."""
        return f"{self.rule} {self.label}".strip()


class Band(Drawn, frozen=True, kw_only=True):
    """A horizontal band, such as the reference range; None is open to that side."""

    low: float | None
    high: float | None
    label: str


class Shade(Drawn, frozen=True, kw_only=True):
    """A stretch of time that is drawn as a bar above the plot, such as a therapy.

    `is_uncertain`: its edges are not known. `short` is its label for a narrow place. What took
    place on one day ends where it starts, and is drawn as a mark.
    """

    start: float
    end: float
    label: str
    short: str = ""
    role: BarRole = "other"
    is_uncertain: bool = False

    @property
    def is_on_one_day(self) -> bool:
        """Whether it has no length."""
        return self.start == self.end


class Instant(Drawn, frozen=True, kw_only=True):
    """A vertical line, such as a relapse; `x_low` to `x_high` is what is known of its time.

    `short` is its label for a narrow place. One that is no turn of the disease, such as a
    transplant, has not the colour of a relapse (`is_turn`).
    """

    x: float
    label: str
    short: str = ""
    x_low: float | None = None
    x_high: float | None = None
    is_turn: bool = True


class Word(Drawn, frozen=True, kw_only=True):
    """A result in words ("normal") at its time, written beside the axis; x None: untimed."""

    x: float | None
    text: str


class Fact(Drawn, frozen=True, kw_only=True):
    """What was found beside the values of a chart; `label` says what it is, and when.

    `is_missing`: that it was not reported.
    """

    label: str
    text: str
    is_missing: bool = False


class Chart(Drawn, frozen=True, kw_only=True):
    """A chart with one y axis. `summary` states the finding and its numbers: the alt text.

    `y_range` is (bottom, top), both > 0 where `is_log`. `x_range` in months. `thinned`
    says in words what was left out to fit a slide, empty if nothing. `zero` is what x counts
    from, and `first_date` the day of it where that is no diagnosis and dates may be told; `origin`
    is the day of x = 0 where the axis tells dates. `sides` are where the plot begins and ends, in
    points from the left, where it stands on the axis of a figure above it.
    """

    title: str
    y_title: str
    x_title: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    series: tuple[Series, ...]
    is_log: bool = False
    bands: tuple[Band, ...] = ()
    levels: tuple[Level, ...] = ()
    shades: tuple[Shade, ...] = ()
    instants: tuple[Instant, ...] = ()
    words: tuple[Word, ...] = ()
    facts: tuple[Fact, ...] = ()
    summary: str = ""
    thinned: str = ""
    zero: Zero = "diagnosis"
    first_date: date | None = None
    origin: date | None = None
    sides: tuple[float, float] | None = None
    sources: tuple[str, ...] = ()
