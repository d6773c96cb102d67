"""What stands in the plot of a chart, so that labels keep off it."""

from collections.abc import Iterator

from boardapp.figures.charts.chart import Chart, Point
from boardapp.figures.charts.label_places import MARKER_REACH
from boardapp.figures.charts.look import LIMIT_SIDE, SIZE
from boardapp.figures.charts.places import crowding, plot_x, plot_y, possible_times
from boardapp.figures.lanes import Box
from boardapp.figures.obstacles import Obstacles, around, curve_boxes

_SMALL_REACH, _LINE_REACH = 3.5, 2.0
_HALF_BAR, _HALF_LINE = 4.0, 1.0


def chart_obstacles(chart: Chart, plot: Box, size: float) -> Obstacles:
    """All marks, bars, whiskers and curves of a chart."""
    near = crowding(chart, plot, size)
    usual = {"few": MARKER_REACH, "many": _SMALL_REACH, "crowded": _LINE_REACH}[near]
    taken = Obstacles()
    for series in chart.series:
        if series.is_limit:
            continue
        places = [(plot_x(chart, plot, p.x), plot_y(chart, plot, p.y)) for p in series.points]
        for place in places:
            reach = MARKER_REACH if series.is_open else usual
            taken.add(around(place, reach * max(series.weight, 1.0)))
        for point in series.points:
            for box in _extents(chart, plot, point):
                taken.add(box)
        for stretch in series.stretches:
            for box in curve_boxes([places[number] for number in stretch]):
                taken.add(box)
    return taken


def crossable_lines(chart: Chart, plot: Box, size: float) -> Iterator[Box]:
    """Lines across the plot and limits: a value may stand on one where nothing else is free."""
    for level in chart.levels:
        y = plot_y(chart, plot, level.y)
        yield Box(plot.left, y - _HALF_LINE, plot.width, 2 * _HALF_LINE)
    half = LIMIT_SIDE / SIZE * size / 2
    for series in chart.series:
        for point in series.points if series.is_limit else ():
            x, y = plot_x(chart, plot, point.x), plot_y(chart, plot, point.y)
            yield Box(x - half, y - _HALF_LINE, 2 * half, 2 * _HALF_LINE)
    for instant in chart.instants:
        x = plot_x(chart, plot, instant.x)
        yield Box(x - _HALF_LINE, plot.top, 2 * _HALF_LINE, plot.height)


def _extents(chart: Chart, plot: Box, point: Point) -> Iterator[Box]:
    """The bar of a stated range, and the whisker of a time that is not known to the day."""
    if point.low < point.high:
        x = plot_x(chart, plot, point.x)
        top, bottom = plot_y(chart, plot, point.high), plot_y(chart, plot, point.low)
        yield Box(x - _HALF_BAR, top, 2 * _HALF_BAR, bottom - top)
    stretch = possible_times(chart, plot, point)
    if stretch is not None:
        y = plot_y(chart, plot, point.y)
        yield Box(stretch[0], y - _HALF_LINE, stretch[1] - stretch[0], 2 * _HALF_LINE)
