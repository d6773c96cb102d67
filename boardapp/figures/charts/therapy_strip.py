"""The strip over a plot: bars of therapies with their names, and what the upright lines are called.

On the time axis of the plot, so that a line of a relapse runs through both.
"""

import msgspec
from msgspec.structs import replace

from boardapp.figures.charts.chart import Chart, Shade
from boardapp.figures.charts.label_places import TextBox, TopLabel, labels_beside, top_labels
from boardapp.figures.charts.look import BAR, BAR_GAP, SIZE
from boardapp.figures.charts.places import plot_x
from boardapp.figures.lanes import LINE_PITCH, Box, Extent, pack_rows
from boardapp.figures.text_width import BOLDER, Measure

_LEAST_BAR = 2.0
_MOST_ROWS = 4
"""More rows of bars would leave the values too little room."""


class StripPlaces(msgspec.Struct, frozen=True, kw_only=True):
    """The strip in place: `labels` are those of instants, then of shades, by index.

    `bars` are those of all shades; `foot` is where the strip ends.
    """

    labels: tuple[TextBox, ...]
    bars: tuple[Box, ...]
    foot: float


def place_strip(
    chart: Chart, extent: Extent, top: float, size: float, measure: Measure
) -> StripPlaces:
    """The strip from `top` down, over a plot from left to right of `extent`."""
    band, line = Box(extent.left, 0.0, extent.width, 1.0), size * LINE_PITCH
    names, name_rows = _names(chart, band, extent, size, measure)
    bars = _bars(chart, band, top + name_rows * line, size)
    turns, turn_rows = _turns(chart, band, extent, size, measure)
    foot = max((bar.bottom for bar in bars), default=top + name_rows * line)
    return StripPlaces(
        labels=(*(_lowered(one, foot) for one in turns), *(_lowered(one, top) for one in names)),
        bars=bars,
        foot=foot + turn_rows * line,
    )


def _names(
    chart: Chart, band: Box, extent: Extent, size: float, measure: Measure
) -> tuple[tuple[TextBox, ...], int]:
    """The labels of shades above their bars; they count behind those of the instants."""
    wishes = []
    for shade in chart.shades:
        left, right = (plot_x(chart, band, x) for x in (shade.start, shade.end))
        wishes.append(TopLabel(text=shade.label, left=left, right=right, short=shade.short))
    names, rows = top_labels(wishes, extent, size, measure)
    first = len(chart.instants)
    return tuple(replace(name, index=name.index + first) for name in names), rows


def _bars(chart: Chart, band: Box, top: float, size: float) -> tuple[Box, ...]:
    """The bars of the shades in as few rows as keep them apart; of very many some share a row."""
    scale = size / SIZE
    extents = [_extent(shade, chart, band, BAR * scale) for shade in chart.shades]
    rows = [min(row, _MOST_ROWS - 1) for row in pack_rows(extents)]
    return tuple(
        Box(one.left, top + row * (BAR + BAR_GAP) * scale, max(one.width, _LEAST_BAR), BAR * scale)
        for one, row in zip(extents, rows, strict=True)
    )


def _extent(shade: Shade, chart: Chart, band: Box, height: float) -> Extent:
    """From where to where a shade is drawn; what took place on one day is as wide as high."""
    left, right = (plot_x(chart, band, x) for x in (shade.start, shade.end))
    half = height / 2 if shade.is_on_one_day else 0.0
    return Extent(left - half, right + half)


def _turns(
    chart: Chart, band: Box, extent: Extent, size: float, measure: Measure
) -> tuple[tuple[TextBox, ...], int]:
    """The labels of instants beside their lines, between the bars and the plot."""

    def bold(text: str, points: float) -> float:
        return measure(text, points) * BOLDER

    wishes = []
    for instant in chart.instants:
        x = plot_x(chart, band, instant.x)
        wishes.append(TopLabel(text=instant.label, left=x, right=x, short=instant.short))
    return labels_beside(wishes, extent, size, bold)


def _lowered(label: TextBox, by: float) -> TextBox:
    box = label.box
    return replace(label, box=Box(box.left, box.top + by, box.width, box.height))
