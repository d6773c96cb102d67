"""A timeline in place, as data: what the slide and the screen draw.

All places are in points from the left upper corner of the figure.
"""

import msgspec

from boardapp.figures.lanes import Box, Extent
from boardapp.figures.palette import BarRole, MarkRole
from boardapp.figures.timeline.timeline import MAJOR_WEIGHT, Bar, Legend, Mark

MOST_LOST, MOST_LOST_SHARE, MOST_LOST_SHARE_OF_ONE = 15, 0.3, 0.5
"""How many labels, and which share of all, may be missing from a picture, and from an only one."""
LEAST_ROW = 5.0
"""In points; a bar in a lower row is a hair."""


class Whisker(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a time, as a line with two ends under its bar or mark.

    `is_order_only`: the time is so little known that only its order is; the line is then a
    short dashed one through the mark, without ends.
    """

    left: float
    right: float
    y: float
    is_order_only: bool = False


class BarShape(msgspec.Struct, frozen=True, kw_only=True):
    """A bar in place: `certain` surely belongs to it, `unsure` are the stretches that may not.

    `tails` are drawn open where nothing bounds when it began or ended: they have no length.
    """

    bar: Bar
    box: Box
    certain: Box | None
    unsure: tuple[Box, ...] = ()
    tails: tuple[Box, ...] = ()
    whisker: Whisker | None = None
    cycles: tuple[float, ...] = ()


class MarkPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A mark in place; `box` is the square it fills, or the line through all lanes that it is."""

    mark: Mark
    box: Box
    whisker: Whisker | None = None
    is_line: bool = False


class LabelPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A label in place.

    `role` is that of the bar it stands on, None where it stands beside; `is_pale`: it stands on
    what of the bar is not sure. `needs_paper` under it, since it stands on a break or a line.
    `is_cut`: "…" ends it and the tip holds the rest. `head` is the role of the line whose head
    it is.
    """

    key: str
    text: str
    box: Box
    role: BarRole | None = None
    needs_paper: bool = False
    is_cut: bool = False
    is_pale: bool = False
    head: MarkRole | None = None


class LanePlace(msgspec.Struct, frozen=True, kw_only=True):
    """A lane in place: its whole width, the name in the gutter, and how many rows it has."""

    name: str
    box: Box
    name_box: Box
    rows: int


class TickPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A tick in place; the two texts are empty where they would touch their neighbours.

    `is_word`: it names its stretch of the axis and marks no day.
    """

    x: float
    text: str
    text_box: Box
    age: str
    age_box: Box
    is_word: bool = False


class LegendPlace(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the legend in place."""

    legend: Legend
    symbol: Box
    text_box: Box


class TextPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A text in place, such as the title of the axis."""

    text: str
    box: Box


class TimelineGeometry(msgspec.Struct, frozen=True, kw_only=True):
    """A timeline resolved for one size. `plot` is where the lanes stand, right of the names.

    A lane of lines is not among `lanes`: its labels stand above the plot.

    `axis` reaches from the first to the last day; in `order_only` it has no scale.
    `labels` belong to bars and marks by key. `dropped` names the elements whose label found
    no room, `shortened` those of which it found room for less; their tips still hold it, and
    `loss` weighs them by their lanes, `most_lost` is the weight of the weightiest lane in which
    one was dropped.
    """

    width: float
    height: float
    size: float
    plot: Box
    axis: Extent
    lanes: tuple[LanePlace, ...]
    bars: tuple[BarShape, ...]
    marks: tuple[MarkPlace, ...]
    labels: tuple[LabelPlace, ...]
    ticks: tuple[TickPlace, ...]
    texts: tuple[TextPlace, ...]
    legend: tuple[LegendPlace, ...]
    breaks: tuple[Box, ...] = ()
    """The breaks of the axis: bands through all lanes, whose feet are on the axis."""
    order_only: tuple[Extent, ...] = ()
    dropped: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()
    loss: float = 0.0
    most_lost: float = 0.0

    @property
    def is_crowded(self) -> bool:
        """Whether it is more than one picture can show well.

        A therapy or a relapse has no label, or many others have none, or rows are too low to be
        seen.
        """
        return len(self.dropped) > MOST_LOST or self._is_beyond(MOST_LOST_SHARE)

    @property
    def is_illegible(self) -> bool:
        """The same where there is to be one picture only: half of the labels will do for it."""
        return self._is_beyond(MOST_LOST_SHARE_OF_ONE)

    def _is_beyond(self, share: float) -> bool:
        labels = len(self.labels) + len(self.dropped)
        rows = [lane.box.height / lane.rows for lane in self.lanes]
        return (
            self.most_lost >= MAJOR_WEIGHT
            or len(self.dropped) > share * labels
            or min(rows, default=LEAST_ROW) < LEAST_ROW
        )
