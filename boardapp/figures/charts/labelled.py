"""Which points of a chart are told by a label, where, and which of a crowd bear a mark.

Points are counted as (series, point) within their chart; those out of view are none.
"""

from collections.abc import Iterator

import msgspec

from boardapp.figures.charts.chart import Chart, Point
from boardapp.figures.charts.label_places import (
    MARKER_REACH,
    PointLabel,
    TextBox,
    deciding_labels,
    point_labels,
)
from boardapp.figures.charts.look import EMPHASIS
from boardapp.figures.charts.places import plot_x, plot_y
from boardapp.figures.lanes import Box
from boardapp.figures.obstacles import Obstacles
from boardapp.figures.text_width import BOLDER, Measure

At = tuple[int, int]


class LabelledPoint(msgspec.Struct, frozen=True, kw_only=True):
    """The label of one point: `series` and `point` count within the chart.

    One that `is_emphasised` is bold, and larger than the rest.
    """

    series: int
    point: int
    label: TextBox
    is_emphasised: bool = False


class LabelRoom(msgspec.Struct, frozen=True):
    """Where labels may go: over the plot, those that decide also right of it up to `width`.

    What is `taken` they keep off, and off `lines` if they can.
    """

    plot: Box
    width: float
    size: float
    measure: Measure
    taken: Obstacles
    lines: Obstacles


_FEW = 12


def emphasised(chart: Chart) -> list[At]:
    """The results that decide, the last first."""
    low, high = chart.x_range
    found = [
        (n, m)
        for n, series in enumerate(chart.series)
        for m, point in enumerate(series.points)
        if point.is_emphasised and point.text and low <= point.x <= high
    ]
    return sorted(found, key=lambda at: -_x(chart, at))


def placed_labels(chart: Chart, room: LabelRoom) -> Iterator[LabelledPoint]:
    """The labels of points that find a place, first those that decide; each place is then taken."""

    def bold(text: str, points: float) -> float:
        return room.measure(text, points) * BOLDER

    plot, first = room.plot, emphasised(chart)
    bounds = Box(plot.left, plot.top, room.width - plot.left, plot.height)
    wishes = [_wish(chart, at, plot) for at in first]
    size = EMPHASIS * room.size
    for label in deciding_labels(wishes, bounds, size, bold, room.taken, room.lines):
        series, number = first[label.index]
        yield LabelledPoint(series=series, point=number, label=label, is_emphasised=True)
    rest = [at for at in worth_a_label(chart) if at not in first]
    wishes = [_wish(chart, at, plot) for at in rest]
    for label in point_labels(wishes, plot, room.size, room.measure, room.taken, room.lines):
        series, number = rest[label.index]
        yield LabelledPoint(series=series, point=number, label=label)


def _wish(chart: Chart, at: At, plot: Box) -> PointLabel:
    series, point = chart.series[at[0]], _point(chart, at)
    x, y = plot_x(chart, plot, point.x), plot_y(chart, plot, point.y)
    reach = max(y - plot_y(chart, plot, point.high), MARKER_REACH * series.weight)
    return PointLabel(text=point.text, x=x, y=y, reach=reach)


def worth_a_label(chart: Chart) -> list[At]:
    """The extremes; all results where they are few."""
    found = told(chart)
    rest = found if len(found) <= _FEW else []
    return list(dict.fromkeys([*_extremes(chart), *rest]))


def marked(chart: Chart) -> Iterator[At]:
    """What has a mark where those of all would hide the line: extremes, and what stands alone."""
    yield from _extremes(chart)
    for n, series in enumerate(chart.series):
        yield from ((n, run[0]) for run in series.stretches if len(run) == 1)


def told(chart: Chart) -> list[At]:
    """The results that a label could tell: not what lies beyond a limit."""
    low, high = chart.x_range
    return [
        (n, m)
        for n, series in enumerate(chart.series)
        if not series.is_open
        for m, point in enumerate(series.points)
        if point.text and low <= point.x <= high
    ]


def _extremes(chart: Chart) -> list[At]:
    """The last, the highest, the lowest and the first result."""
    found = told(chart)
    if not found:
        return []
    last = max(found, key=lambda at: _x(chart, at))
    first = min(found, key=lambda at: _x(chart, at))
    top = max(found, key=lambda at: _point(chart, at).high)
    bottom = min(found, key=lambda at: _point(chart, at).low)
    return list(dict.fromkeys([last, top, bottom, first]))


def _point(chart: Chart, at: At) -> Point:
    return chart.series[at[0]].points[at[1]]


def _x(chart: Chart, at: At) -> float:
    return _point(chart, at).x
