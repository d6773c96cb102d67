"""Where the parts of a chart stand: the plot, the labels above, in and under it.

One answer for the slide and for the screen. Places are points from the left upper corner of
the figure.
"""

import math
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from boardapp.figures.axis import decades, month_step, nice_step, ticks
from boardapp.figures.chart import Chart, Point, Series, Word
from boardapp.figures.label_places import (
    PointLabel,
    TextBox,
    TopLabel,
    labels_under,
    line_labels,
    point_labels,
    top_labels,
)
from boardapp.figures.lanes import LINE_PITCH, Box, Extent
from boardapp.figures.palette import LIGHT, PENS, Marker
from boardapp.figures.text_width import Measure, arial_width, cut_to_width

_GAP = 6.0
_FEW = 12
_CURVE_STEP = 6.0
_KEY_SHARE = 0.85  # symbols come from fonts that are wider than measured
_SYMBOLS: dict[Marker, str] = {"circle": "●", "square": "■", "diamond": "◆", "triangle": "▲"}
_EXACT_MONTHS = 0.04
"""A day and a bit: a time stated to the day has no whisker."""

LEAST_PLAIN = 1e-3
"""Below this the ticks of a log axis are written as powers of ten."""

DOWN, UP = "▽", "△"
"""What stands for a result below or above what could be measured."""


class KeyEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of mark, in words; `colour` is that of the symbol."""

    symbol: str
    text: str
    colour: str


class LabelledPoint(msgspec.Struct, frozen=True, kw_only=True):
    """The label of one point: `series` and `point` count within the chart."""

    series: int
    point: int
    label: TextBox


class ChartLayout(msgspec.Struct, frozen=True, kw_only=True):
    """A chart resolved for one size.

    `tops` label instants first, then shades, by index; `lines` label bands first, then levels.
    `words` stand under the axis, each led to its time by an arrow. `key_rows` tell the kinds of
    marks; `notes` stand under them. `y_title` is cut to the height there is.
    """

    plot: Box
    y_title: str
    x_step: float
    y_ticks: tuple[float, ...]
    tops: tuple[TextBox, ...]
    lines: tuple[TextBox, ...]
    words: tuple[TextBox, ...]
    points: tuple[LabelledPoint, ...]
    key_rows: tuple[tuple[KeyEntry, ...], ...]
    notes: tuple[str, ...]
    size: float


def lay_out_chart(
    chart: Chart, width: float, height: float, size: float, measure: Measure = arial_width
) -> ChartLayout:
    """The chart in `width` × `height` points, with text of `size` points."""
    return _Layout(chart, width, height, size, measure).result()


def plot_x(chart: Chart, plot: Box, x: float) -> float:
    """Where a month stands, kept within the plot."""
    low, high = chart.x_range
    return plot.left + plot.width * min(max((x - low) / (high - low), 0.0), 1.0)


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
        return f"{value:g}"
    power = str(round(math.log10(value))).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"10{power}"


def key_entries(chart: Chart) -> tuple[KeyEntry, ...]:
    """What the marks mean, each kind once; nothing where there is only one plain kind."""
    entries: dict[tuple[str, str], KeyEntry] = {}
    for entry in map(_key_entry, chart.series):
        kind = (entry.symbol, entry.text)
        known = entries.get(kind, entry)
        # One symbol in several colours, as each method has its own: named once, in ink.
        colour = entry.colour if known.colour == entry.colour else LIGHT.ink
        entries[kind] = msgspec.structs.replace(entry, colour=colour)
    is_plain = len(entries) == 1 and next(iter(entries))[0] in _SYMBOLS.values()
    return () if is_plain else tuple(entries.values())


def possible_times(chart: Chart, plot: Box, point: Point) -> tuple[float, float] | None:
    """From where to where a point may lie along x; None where its time is known."""
    low = chart.x_range[0] if point.x_low is None else point.x_low
    high = chart.x_range[1] if point.x_high is None else point.x_high
    if high - low <= _EXACT_MONTHS:
        return None
    return plot_x(chart, plot, low), plot_x(chart, plot, high)


def is_range(series: Series) -> bool:
    """Whether a series holds stated ranges, which are drawn as bars and have no single value."""
    return any(point.low < point.high for point in series.points)


def _key_entry(series: Series) -> KeyEntry:
    pen = PENS[series.role]
    symbol, text = _SYMBOLS[pen.marker], series.name
    if series.is_open:
        symbol = UP if series.is_above else DOWN
        text = text.partition(", ")[2] or text
    elif is_range(series):
        symbol = "┃"
    return KeyEntry(symbol=symbol, text=text, colour=pen.colour)


class _Layout:
    def __init__(
        self, chart: Chart, width: float, height: float, size: float, measure: Measure
    ) -> None:
        self.chart, self.width, self.height = chart, width, height
        self.size, self.measure = size, measure
        self.line = size * LINE_PITCH
        self.key_rows = self._key_rows()
        self.words, self.word_rows = self._words()
        self.notes = tuple(self._notes())

    def result(self) -> ChartLayout:
        """Everything in place."""
        tops, rows = self._tops()
        plot = self._plot(rows)
        words_top = plot.bottom + 2 * self.line + 2 * _GAP
        marks = [self._at(plot, p) for series in self.chart.series for p in series.points]
        # The values first: they are what the chart is for, and the other labels can move.
        drawn = [*self._bars(plot), *self._whiskers(plot)]
        values = tuple(self._points(plot, marks, [*drawn, *self._curves(plot)]))
        taken = drawn + [value.label.box for value in values]
        lines = self._lines(plot, marks, taken)
        return ChartLayout(
            plot=plot,
            y_title=cut_to_width(self.chart.y_title, plot.bottom, self.size, self.measure),
            x_step=month_step(
                self.chart.x_range[1] - self.chart.x_range[0], self._most_ticks(plot)
            ),
            y_ticks=y_ticks(self.chart),
            tops=tops,
            lines=lines,
            words=tuple(_lowered(label, words_top) for label in self.words),
            points=values,
            key_rows=self.key_rows,
            notes=self.notes,
            size=self.size,
        )

    def _left(self) -> float:
        """Room for the title of y and its tick labels."""
        texts = [tick_text(y, self.chart) for y in y_ticks(self.chart)]
        widest = max((self.measure(text, self.size) for text in texts), default=0.0)
        if self.chart.is_log:
            widest = max(widest, self.measure("1E-00", self.size))
        return self.line + widest + 3 * _GAP

    def _extent(self) -> Extent:
        half = self.measure("000", self.size) / 2
        return Extent(self._left(), self.width - half)

    def _tops(self) -> tuple[tuple[TextBox, ...], int]:
        extent = self._extent()
        band = Box(extent.left, 0.0, extent.right - extent.left, 1.0)
        wishes = []
        for instant in self.chart.instants:
            x = plot_x(self.chart, band, instant.x)
            wishes.append(TopLabel(text=instant.label, left=x, right=x))
        for shade in self.chart.shades:
            left, right = (plot_x(self.chart, band, x) for x in (shade.start, shade.end))
            first = shade.label.partition(" ")[0]
            wishes.append(TopLabel(text=shade.label, left=left, right=right, short=first))
        return top_labels(wishes, extent, self.size, self.measure)

    def _plot(self, rows: int) -> Box:
        extent = self._extent()
        top = rows * self.line + (_GAP / 2 if rows else self.line / 2)
        under = 2 * self.line + 2 * _GAP
        under += (self.word_rows + len(self.key_rows) + len(self.notes)) * self.line
        return Box(
            extent.left, top, extent.right - extent.left, max(self.height - top - under, 1.0)
        )

    def _most_ticks(self, plot: Box) -> int:
        return max(2, min(10, int(plot.width / (2.5 * self.measure("000", self.size)))))

    def _at(self, plot: Box, point: Point) -> tuple[float, float]:
        return plot_x(self.chart, plot, point.x), plot_y(self.chart, plot, point.y)

    def _lines(
        self, plot: Box, marks: list[tuple[float, float]], taken: list[Box]
    ) -> tuple[TextBox, ...]:
        wishes = []
        for band in self.chart.bands:
            top = self.chart.y_range[1] if band.high is None else band.high
            y = plot_y(self.chart, plot, top)
            # Inside the band: its upper edge may be the plot's.
            wishes.append((band.label, min(y + self.line, plot.bottom)))
        wishes += [(level.label, plot_y(self.chart, plot, level.y)) for level in self.chart.levels]
        return line_labels(wishes, marks, plot, self.size, self.measure, taken)

    def _bars(self, plot: Box) -> list[Box]:
        """What stated ranges cover."""
        bars = []
        for series in self.chart.series:
            for point in series.points:
                if point.low < point.high:
                    x = plot_x(self.chart, plot, point.x)
                    top = plot_y(self.chart, plot, point.high)
                    bottom = plot_y(self.chart, plot, point.low)
                    bars.append(Box(x - 4, top, 8, bottom - top))
        return bars

    def _curves(self, plot: Box) -> Iterator[Box]:
        """Small boxes along the lines that join points, so that no value is written across one."""
        for series in self.chart.series:
            places = [self._at(plot, point) for point in series.points] if series.is_joined else []
            for (x, y), (to_x, to_y) in pairwise(places):
                steps = int(max(abs(to_x - x), abs(to_y - y)) / _CURVE_STEP) + 1
                for step in range(1, steps):
                    share = step / steps
                    left, top = x + share * (to_x - x) - 1, y + share * (to_y - y) - 1
                    yield Box(left, top, 2.0, 2.0)

    def _whiskers(self, plot: Box) -> Iterator[Box]:
        for series in self.chart.series:
            for point in series.points:
                stretch = possible_times(self.chart, plot, point)
                if stretch is not None:
                    y = plot_y(self.chart, plot, point.y)
                    yield Box(stretch[0], y - 1, stretch[1] - stretch[0], 2.0)

    def _words(self) -> tuple[tuple[TextBox, ...], int]:
        extent = self._extent()
        band = Box(extent.left, 0.0, extent.right - extent.left, 1.0)
        wishes = [
            (word.text, plot_x(self.chart, band, word.x))
            for word in self._timed()
            if word.x is not None
        ]
        return labels_under(wishes, extent, self.size, self.measure)

    def _timed(self) -> list[Word]:
        return [word for word in self.chart.words if word.x is not None]

    def _points(
        self, plot: Box, marks: list[tuple[float, float]], taken: list[Box]
    ) -> Iterator[LabelledPoint]:
        chosen = self._worth_a_label()
        wishes = []
        for series, number in chosen:
            point = self.chart.series[series].points[number]
            x, y = self._at(plot, point)
            reach = y - plot_y(self.chart, plot, point.high)
            wishes.append(PointLabel(text=point.text, x=x, y=y, reach=reach))
        for label in point_labels(wishes, marks, plot, self.size, self.measure, taken):
            series, number = chosen[label.index]
            yield LabelledPoint(series=series, point=number, label=label)

    def _worth_a_label(self) -> list[tuple[int, int]]:
        """The last, the highest, the lowest and the first result; all where they are few."""
        found = [
            (n, m)
            for n, series in enumerate(self.chart.series)
            if not series.is_open
            for m, point in enumerate(series.points)
            if point.text
        ]
        if not found:
            return []
        points = self.chart.series
        last = max(found, key=lambda nm: points[nm[0]].points[nm[1]].x)
        first = min(found, key=lambda nm: points[nm[0]].points[nm[1]].x)
        top = max(found, key=lambda nm: points[nm[0]].points[nm[1]].high)
        bottom = min(found, key=lambda nm: points[nm[0]].points[nm[1]].low)
        rest = found if len(found) <= _FEW else []
        return list(dict.fromkeys([last, top, bottom, first, *rest]))

    # Under the plot

    def _key_rows(self) -> tuple[tuple[KeyEntry, ...], ...]:
        rows: list[list[KeyEntry]] = []
        used = self.width
        for entry in key_entries(self.chart):
            need = self.measure(f"{entry.symbol} {entry.text}    ", self.size)
            if used + need > _KEY_SHARE * self.width:
                rows.append([])
                used = 0.0
            rows[-1].append(entry)
            used += need
        return tuple(map(tuple, rows))

    def _notes(self) -> Iterator[str]:
        """What has no place along the axis, and what found none."""
        placed = {label.index for label in self.words}
        lost = [
            f"{word.text}, {word.x:.3g} mo"
            for n, word in enumerate(self._timed())
            if n not in placed
        ]
        untimed = [word.text for word in self.chart.words if word.x is None]
        for label, texts in (("Also in words", lost), ("Without a time", untimed)):
            yield from self._wrapped(label, texts)

    def _wrapped(self, label: str, texts: list[str]) -> Iterator[str]:
        """The texts behind their label, broken between texts into lines that fit."""
        room = 0.95 * (self.width - self._left())
        line = f"{label}:"
        for number, text in enumerate(texts):
            end = ";" if number < len(texts) - 1 else ""
            longer = f"{line} {text}{end}"
            if line != f"{label}:" and self.measure(longer, self.size) > room:
                yield cut_to_width(line, room, self.size, self.measure)
                longer = f"{text}{end}"
            line = longer
        if texts:
            yield cut_to_width(line, room, self.size, self.measure)


def _lowered(label: TextBox, by: float) -> TextBox:
    box = label.box
    return msgspec.structs.replace(label, box=Box(box.left, box.top + by, box.width, box.height))
