"""The part of a chart that is in view: the same chart over a shorter stretch of time."""

from collections.abc import Iterator

import msgspec

from boardapp.figures.charts.chart import Chart, Series, Shade

LEAST_MONTHS = 0.1


def in_window(chart: Chart, low: float, high: float) -> Chart:
    """The chart from `low` to `high` months.

    A line keeps its next point on either side, so that it leaves the window where it would.
    """
    if (low, high) == chart.x_range:
        return chart
    return msgspec.structs.replace(
        chart,
        x_range=(low, high),
        series=tuple(_series(series, low, high) for series in chart.series),
        shades=tuple(_shades(chart.shades, low, high)),
        instants=tuple(instant for instant in chart.instants if low <= instant.x <= high),
        words=tuple(word for word in chart.words if word.x is None or low <= word.x <= high),
    )


def moved(chart: Chart, low: float, high: float) -> tuple[float, float]:
    """A window of the same length, or as long as may be, within the chart's range."""
    first, last = chart.x_range
    length = min(max(high - low, LEAST_MONTHS), last - first)
    start = min(max(low, first), last - length)
    return start, start + length


def _series(series: Series, low: float, high: float) -> Series:
    points = series.points
    if not series.is_joined:
        within = tuple(point for point in points if low <= point.x <= high)
        return msgspec.structs.replace(series, points=within)
    first = max(sum(point.x < low for point in points) - 1, 0)
    last = sum(point.x <= high for point in points) + 1
    breaks = tuple(number - first for number in series.breaks if first < number < last)
    return msgspec.structs.replace(series, points=points[first:last], breaks=breaks)


def _shades(shades: tuple[Shade, ...], low: float, high: float) -> Iterator[Shade]:
    """The shades that reach into the window, cut to it, so that their labels stand in view."""
    for shade in shades:
        if shade.start < high and shade.end > low:
            start, end = max(shade.start, low), min(shade.end, high)
            yield msgspec.structs.replace(shade, start=start, end=end)
