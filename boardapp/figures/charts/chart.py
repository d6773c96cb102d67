"""A chart as data: what is drawn, before anything draws it.

The same `Chart` is drawn by matplotlib on screen and by native PowerPoint on a slide.
x is always months from diagnosis (1 month = 30.436875 days).
"""

import msgspec

from boardapp.figures.palette import Role


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """The base of what a figure holds."""


class Point(Drawn, frozen=True, kw_only=True):
    """One result.

    `low` to `high` is the stated range of y (equal for a number);
    `x_low` to `x_high` the stated uncertainty of x. `key` leads back to the fact.
    """

    x: float
    y: float
    low: float
    high: float
    x_low: float | None = None
    x_high: float | None = None
    text: str = ""
    key: str = ""


class Series(Drawn, frozen=True, kw_only=True):
    """Points of one kind. `is_joined`: a line joins consecutive points; never one alone.

    `is_open` marks are drawn as open down-triangles: not detected, at their limit; with
    `is_above` as open up-triangles: above what could be measured. Series of one name are
    one kind for the legend: a gap in a line makes two of them. `meaning` is what an open mark
    stands for, whatever it measures: "not detected (at its limit)".
    """

    name: str
    points: tuple[Point, ...]
    role: Role = "value"
    is_joined: bool = True
    is_open: bool = False
    is_above: bool = False
    meaning: str = ""

    @property
    def is_range(self) -> bool:
        """Whether it holds stated ranges, which are bars and have no single value."""
        return any(point.low < point.high for point in self.points)


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
    """A vertical stretch, such as a therapy; `is_uncertain`: its edges are not known.

    `short` is its label for a narrow place.
    """

    start: float
    end: float
    label: str
    short: str = ""
    role: Role = "therapy"
    is_uncertain: bool = False


class Instant(Drawn, frozen=True, kw_only=True):
    """A vertical line, such as a relapse; `x_low` to `x_high` is what is known of its time."""

    x: float
    label: str
    x_low: float | None = None
    x_high: float | None = None


class Word(Drawn, frozen=True, kw_only=True):
    """A result in words ("normal") at its time, written beside the axis; x None: untimed."""

    x: float | None
    text: str


class Chart(Drawn, frozen=True, kw_only=True):
    """A chart with one y axis. `summary` states the finding and its numbers: the alt text.

    `y_range` is (bottom, top), both > 0 where `is_log`. `x_range` in months. `thinned`
    says in words what was left out to fit a slide, empty if nothing.
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
    summary: str = ""
    thinned: str = ""
    sources: tuple[str, ...] = ()
