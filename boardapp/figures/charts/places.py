"""Where the months and values of a chart stand in its plot.

Places are points from the left upper corner of the figure.
"""

import math
from typing import Literal

from boardapp.case.numerals import number_text, power_text
from boardapp.figures.axis import decades, nice_step, ticks
from boardapp.figures.charts.chart import Chart, Point
from boardapp.figures.lanes import Box

LEAST_PLAIN = 1e-3
"""Below this the ticks of a log axis are written as powers of ten."""

Crowding = Literal["few", "many", "crowded"]
"""How near the marks of a chart stand: apart, side by side, or one upon another."""

_EXACT_MONTHS = 0.04
"""A day and a bit: a time stated to the day has no whisker."""

_APART, _SIDE_BY_SIDE = 0.7, 0.35
"""Shares of the size of text: the room of a mark of usual size, and of a small one."""


def plot_x(chart: Chart, plot: Box, x: float) -> float:
    """Where a month stands, kept within the plot."""
    return min(max(open_x(chart, plot, x), plot.left), plot.right)


def open_x(chart: Chart, plot: Box, x: float) -> float:
    """Where a month would stand, though it may lie beyond the plot."""
    low, high = chart.x_range
    return plot.left + plot.width * (x - low) / (high - low)


def plot_y(chart: Chart, plot: Box, y: float) -> float:
    """Where a value stands, kept within the plot."""
    low, high = chart.y_range
    if chart.is_log:
        low, high, y = math.log10(low), math.log10(high), math.log10(max(y, low))
    return plot.bottom - plot.height * min(max((y - low) / (high - low), 0.0), 1.0)


def y_ticks(chart: Chart) -> tuple[float, ...]:
    """The values at which the y axis has ticks."""
    low, high = chart.y_range
    return decades(low, high) if chart.is_log else ticks(low, high, nice_step(high - low))


def tick_text(value: float, chart: Chart) -> str:
    """The text of a tick of y; powers of ten on a log axis that reaches below `LEAST_PLAIN`."""
    if not chart.is_log or chart.y_range[0] >= LEAST_PLAIN:
        return number_text(float(f"{value:.6g}"))  # sums of steps have noise in later digits
    return power_text(round(math.log10(value)))


def possible_times(chart: Chart, plot: Box, point: Point) -> tuple[float, float] | None:
    """From where to where a point may lie along x; None where its time is known."""
    if is_timed(chart, point):
        return None
    low, high = _time_bounds(chart, point)
    return plot_x(chart, plot, low), plot_x(chart, plot, high)


def is_timed(chart: Chart, point: Point) -> bool:
    """Whether the time of a point is known to the day, so that no line is drawn through it."""
    low, high = _time_bounds(chart, point)
    return high - low <= _EXACT_MONTHS


def is_bounded(point: Point) -> bool:
    """Whether the time of a point is known to lie between two days."""
    return point.x_low is not None and point.x_high is not None


def _time_bounds(chart: Chart, point: Point) -> tuple[float, float]:
    low = chart.x_range[0] if point.x_low is None else point.x_low
    high = chart.x_range[1] if point.x_high is None else point.x_high
    return low, high


def crowding(chart: Chart, plot: Box, size: float) -> Crowding:
    """How near the marks of all series would stand, were they spread evenly over the plot."""
    count = sum(
        len(series.points)
        for series in chart.series
        if not (series.is_open or series.is_range or series.is_limit)
    )
    room = plot.width / max(count, 1)
    if room >= _APART * size:
        return "few"
    return "many" if room >= _SIDE_BY_SIDE * size else "crowded"
