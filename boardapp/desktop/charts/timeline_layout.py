"""Where everything of the timeline stands on screen, at one size and one zoom.

The geometry counts in units of which the label's font is twelve high; `scale` turns them into
device-independent pixels, so that all grows with the size of the text.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from boardapp.case.ages import Ages
from boardapp.desktop.charts.scene_painter import Face
from boardapp.desktop.charts.time_axis import with_ticks
from boardapp.figures.lanes import Box
from boardapp.figures.timeline.geometry import lay_out, wished_height
from boardapp.figures.timeline.places import TimelineGeometry
from boardapp.figures.timeline.stretched import stretched
from boardapp.figures.timeline.timeline import Bar, Lane, Mark, Timeline

MOST_ZOOM = 60.0
UNIT_SIZE = 12.0
"""The size of the labels' font in units."""
TALL = 100_000.0
"""Higher than any foot: the legend is laid out alone, and its room must not cut it."""
LEGEND_AIR = 14.0
_HIT_SLACK = 2.0


@dataclass(frozen=True, slots=True)
class PlacedElement:
    """A bar or mark with the number of its lane and the boxes of itself and of its label."""

    element: Bar | Mark
    lane: int
    box: Box
    label: Box | None

    def holds(self, x: float, y: float) -> bool:
        """Whether this point, in units, lies on the element or on its label."""
        boxes = (self.box, self.label) if self.label else (self.box,)
        return any(
            box.left - _HIT_SLACK <= x <= box.right + _HIT_SLACK
            and box.top - _HIT_SLACK <= y <= box.bottom + _HIT_SLACK
            for box in boxes
        )


@dataclass(frozen=True, slots=True)
class TimelineLayout:
    """The lanes at the zoomed width, and the legend at the width of the view.

    `elements` are in reading order: lane by lane, each from left to right. The heights are
    pixels: of the lanes (which scroll), of the axis, and of the legend.
    """

    scale: float
    face: Face
    lanes: TimelineGeometry
    legend: TimelineGeometry
    elements: tuple[PlacedElement, ...]
    lanes_height: float
    axis_height: float
    legend_rows_height: float
    days: tuple[float, float]
    day_pixels: tuple[float, float]

    @property
    def width(self) -> float:
        """The whole width in pixels, names and lanes."""
        return self.lanes.width * self.scale

    @property
    def gutter(self) -> float:
        """The width of the lanes' names in pixels."""
        return self.lanes.plot.left * self.scale

    @property
    def legend_height(self) -> float:
        """The height of the legend with the air around it, in pixels."""
        rows = self.legend_rows_height
        return rows + LEGEND_AIR * self.scale if rows else 0.0

    @property
    def foot(self) -> float:
        """The height of what stands under the lanes, in pixels."""
        return self.axis_height + self.legend_height

    def day_at(self, x: float) -> float:
        """The day from diagnosis at `x` pixels from the left edge of all."""
        (first, last), (left, right) = self.days, self.day_pixels
        return first + (x - left) / (right - left) * (last - first)

    def x_of(self, day: float) -> float:
        """How many pixels from the left edge of all a day stands."""
        (first, last), (left, right) = self.days, self.day_pixels
        return left + (day - first) / (last - first) * (right - left)

    def rect(self, box: Box) -> QRectF:
        """A box in pixels from the left upper corner of all lanes."""
        s = self.scale
        return QRectF(box.left * s, box.top * s, box.width * s, box.height * s)

    def at(self, point: QPointF) -> int:
        """The number of the element at these pixels, the smallest if several; −1: none."""
        x, y = point.x() / self.scale, point.y() / self.scale
        found = [n for n, element in enumerate(self.elements) if element.holds(x, y)]
        return min(found, key=lambda n: self.elements[n].box.width, default=-1)


def lay_out_view(
    timeline: Timeline,
    size: tuple[float, float],
    zoom: float,
    font: QFont,
    ages: Ages | None = None,
) -> TimelineLayout:
    """The layout for a view of `size` pixels; the plot is `zoom` times as wide as fits it."""
    scale = QFontInfo(font).pixelSize() / UNIT_SIZE
    measure = _Measure(font.toString())
    width, height = size[0] / scale, size[1] / scale
    legend = _lay_out(msgspec.structs.replace(timeline, lanes=(), ticks=()), width, TALL, measure)
    bare = msgspec.structs.replace(timeline, legend=(), undated=(), too_far=(), frame="")
    ticked = with_ticks(bare, zoom, ages)
    gutter = _gutter(timeline, width, measure)
    wide = gutter + (width - gutter) * zoom
    wished = wished_height(ticked, wide, measure, UNIT_SIZE)
    legend_rows = _legend_height(legend)
    room = height - legend_rows - LEGEND_AIR
    lanes = _lay_out(ticked, wide, max(room, wished), measure)
    axis = max(text.box.bottom for text in lanes.texts) - lanes.plot.bottom
    return TimelineLayout(
        scale=scale,
        face=_face(font),
        lanes=lanes,
        legend=legend,
        elements=tuple(_elements(timeline, lanes)),
        lanes_height=lanes.plot.bottom * scale,
        axis_height=axis * scale,
        legend_rows_height=legend_rows * scale,
        days=(timeline.start, timeline.end),
        day_pixels=(lanes.axis.left * scale, lanes.axis.right * scale),
    )


def stretch_view(
    timeline: Timeline, layout: TimelineLayout, width: float, zoom: float
) -> TimelineLayout:
    """A layout of this timeline for a view of another width in pixels, at another zoom.

    In the same rows, with the same labels and ticks: quick enough for each step of a movement.
    """
    gutter = layout.lanes.plot.left
    wide = gutter + (width / layout.scale - gutter) * zoom
    lanes = stretched(timeline, layout.lanes, wide)
    return replace(
        layout,
        lanes=lanes,
        elements=tuple(_elements(timeline, lanes)),
        day_pixels=(lanes.axis.left * layout.scale, lanes.axis.right * layout.scale),
    )


class _Measure:
    """Measures texts in a font, at any size, and remembers them."""

    def __init__(self, font: str) -> None:
        self._font = font

    def __call__(self, text: str, size: float) -> float:
        return _unit_width(self._font, text) * size


@lru_cache(maxsize=8)
def _metrics(font: str) -> QFontMetricsF:
    made = QFont()
    made.fromString(font)
    return QFontMetricsF(_unit_font(made))


@lru_cache(maxsize=20_000)
def _unit_width(font: str, text: str) -> float:
    return _metrics(font).horizontalAdvance(text) / UNIT_SIZE


def _unit_font(font: QFont) -> QFont:
    """The font at the size that labels have in units; its widths grow evenly with the scale."""
    made = QFont(font)
    made.setPixelSize(round(UNIT_SIZE))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _face(font: QFont) -> Face:
    """The font in both weights, with the rise and fall of its line."""
    regular, bold = _unit_font(font), _unit_font(font)
    bold.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(regular)
    ascent, descent = metrics.ascent() / UNIT_SIZE, metrics.descent() / UNIT_SIZE
    return Face(regular, bold, UNIT_SIZE, ascent, descent)


def _lay_out(
    timeline: Timeline, width: float, height: float, measure: _Measure
) -> TimelineGeometry:
    return lay_out(timeline, width, height, measure, wished_size=UNIT_SIZE, least_size=UNIT_SIZE)


def _gutter(timeline: Timeline, width: float, measure: _Measure) -> float:
    """The room for the lanes' names, which does not grow with the zoom."""
    names = tuple(Lane(name=lane.name) for lane in timeline.lanes if not lane.is_head)
    bare = msgspec.structs.replace(
        timeline, lanes=names, legend=(), undated=(), too_far=(), frame=""
    )
    return _lay_out(bare, width, TALL, measure).plot.left


def _legend_height(legend: TimelineGeometry) -> float:
    """From the first to the last row of the legend."""
    boxes = [entry.text_box for entry in legend.legend]
    return max(b.bottom for b in boxes) - min(b.top for b in boxes) if boxes else 0.0


def _elements(timeline: Timeline, geometry: TimelineGeometry) -> Iterator[PlacedElement]:
    boxes = {id(shape.bar): shape.box for shape in geometry.bars}
    boxes |= {id(place.mark): place.box for place in geometry.marks}
    labels: defaultdict[str, list[Box]] = defaultdict(list)
    for label in geometry.labels:
        labels[label.key].append(label.box)
    for element, lane in in_reading_order(timeline):
        box = boxes[id(element)]
        yield PlacedElement(element, lane, box, _nearest(labels[element.key], box))


def in_reading_order(timeline: Timeline | None) -> Iterator[tuple[Bar | Mark, int]]:
    """Each bar and mark with the number of its lane: lane by lane, each in order of time.

    Not by its box: the order outlives a change of the zoom.
    """
    for number, lane in enumerate(timeline.lanes if timeline else ()):
        elements: list[Bar | Mark] = [*lane.bars, *lane.marks]
        for element in sorted(elements, key=start_day):
            yield element, number


def _nearest(boxes: Sequence[Box], owner: Box) -> Box | None:
    """The label of an element: a look has one name for what it found and one for its MRD."""
    return min(boxes, key=lambda box: abs(box.middle - owner.middle), default=None)


def start_day(element: Bar | Mark) -> float:
    """Where an element begins on the axis, in days from diagnosis."""
    return element.start if isinstance(element, Bar) else element.at
