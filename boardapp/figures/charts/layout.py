"""Where the parts of a chart stand: the plot, the labels above, in, beside and under it.

One answer for the slide and for the screen. Places are points from the left upper corner of
the figure.
"""

from collections.abc import Iterator

import msgspec

from boardapp.figures.axis import month_step
from boardapp.figures.charts.chart import Chart, Word
from boardapp.figures.charts.key import KeyEntry, key_rows
from boardapp.figures.charts.label_places import (
    PointLabel,
    TextBox,
    TopLabel,
    labels_under,
    point_labels,
    top_labels,
)
from boardapp.figures.charts.line_labels import (
    LineLabel,
    labels_in_margin,
    labels_in_plot,
    margin_width,
)
from boardapp.figures.charts.places import Crowding, crowding, plot_x, plot_y, tick_text, y_ticks
from boardapp.figures.charts.plot_obstacles import chart_obstacles, crossable_lines
from boardapp.figures.lanes import LINE_PITCH, Box, Extent
from boardapp.figures.obstacles import Obstacles
from boardapp.figures.text_width import Measure, arial_width, cut_to_width

_GAP = 6.0
_FEW = 12
_MOST_MARGIN_SHARE = 0.2


class LabelledPoint(msgspec.Struct, frozen=True, kw_only=True):
    """The label of one point: `series` and `point` count within the chart."""

    series: int
    point: int
    label: TextBox


class ChartLayout(msgspec.Struct, frozen=True, kw_only=True):
    """A chart resolved for one size.

    `tops` label instants first, then shades, by index; `lines` label bands first, then levels,
    in the plot or right of it. `words` stand under the axis, each led to its time by an arrow.
    `key_rows` tell the kinds of marks; `notes` stand under them. `y_title` is cut to the height
    there is. `marked` are the results (series, point) to be marked where the marks of all
    would hide the line: see `crowding`.
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
    crowding: Crowding = "few"
    marked: frozenset[tuple[int, int]] = frozenset()


def lay_out_chart(
    chart: Chart, width: float, height: float, size: float, measure: Measure = arial_width
) -> ChartLayout:
    """The chart in `width` × `height` points, with text of `size` points."""
    return _Layout(chart, width, height, size, measure).result()


class _Layout:
    """One chart in one size.

    Labels of lines that find no free place in the plot move to a margin right of it, or to
    the notes. Either changes the plot, so all is placed anew, until nothing has to move.
    """

    def __init__(
        self, chart: Chart, width: float, height: float, size: float, measure: Measure
    ) -> None:
        self.chart, self.width, self.height = chart, width, height
        self.size, self.measure = size, measure
        self.line = size * LINE_PITCH
        self.key_rows = tuple(map(tuple, key_rows(chart, width, size, measure)))
        self.in_margin: set[int] = set()
        self.in_notes: set[int] = set()

    def result(self) -> ChartLayout:
        """Everything in place."""
        while True:
            layout, lost = self._attempt()
            if not lost:
                return layout
            self._move(lost)

    def _attempt(self) -> tuple[ChartLayout, list[int]]:
        """Everything in place, and the labels of lines that found none."""
        words, word_rows = self._words()
        notes = tuple(self._notes(words))
        tops, rows = self._tops()
        plot = self._plot(rows, word_rows + len(self.key_rows) + len(notes))
        has_labels = bool(self._wishes() or self._told())  # else nothing has to keep off
        taken = chart_obstacles(self.chart, plot, self.size) if has_labels else Obstacles()
        # The values first: they are what the chart is for, and the other labels can move.
        points = tuple(self._points(plot, taken))
        lines, lost = self._lines(plot, taken)
        near = crowding(self.chart, plot, self.size)
        words_top = plot.bottom + 2 * self.line + 2 * _GAP
        layout = ChartLayout(
            plot=plot,
            y_title=cut_to_width(self.chart.y_title, plot.bottom, self.size, self.measure),
            x_step=month_step(
                self.chart.x_range[1] - self.chart.x_range[0], self._most_ticks(plot)
            ),
            y_ticks=y_ticks(self.chart),
            tops=tops,
            lines=lines,
            words=tuple(_lowered(label, words_top) for label in words),
            points=points,
            key_rows=self.key_rows,
            notes=notes,
            size=self.size,
            crowding=near,
            marked=frozenset(self._extremes()) if near == "crowded" else frozenset(),
        )
        return layout, lost

    def _move(self, lost: list[int]) -> None:
        """Take labels out of the plot to the margin, each with its like, or else to the notes."""
        were_beside = frozenset(self.in_margin)
        for index in lost:
            if index in were_beside or not self._fits_margin(index):
                self.in_margin.discard(index)
                self.in_notes.add(index)
            else:
                self.in_margin |= self._like(index) - self.in_notes

    def _fits_margin(self, index: int) -> bool:
        like = [wish for wish in self._wishes() if wish.index in self._like(index)]
        room = margin_width(like, self.size, self.measure)
        return all(wish.short for wish in like) and room <= _MOST_MARGIN_SHARE * self.width

    def _like(self, index: int) -> set[int]:
        """The labels of all levels of the same role, which stand together; a band's alone."""
        bands = len(self.chart.bands)
        if index < bands:
            return {index}
        role = self.chart.levels[index - bands].role
        return {n for n, level in enumerate(self.chart.levels, bands) if level.role == role}

    # Where the plot stands

    def _left(self) -> float:
        """Room for the title of y and its tick labels."""
        texts = [tick_text(y, self.chart) for y in y_ticks(self.chart)]
        widest = max((self.measure(text, self.size) for text in texts), default=0.0)
        return self.line + widest + 3 * _GAP

    def _extent(self) -> Extent:
        half = self.measure("000", self.size) / 2
        moved = [wish for wish in self._wishes() if wish.index in self.in_margin]
        margin = margin_width(moved, self.size, self.measure)
        return Extent(self._left(), self.width - max(half, margin))

    def _band(self) -> Box:
        """As wide as the plot, for what only asks along x."""
        extent = self._extent()
        return Box(extent.left, 0.0, extent.right - extent.left, 1.0)

    def _plot(self, rows: int, rows_under: int) -> Box:
        extent = self._extent()
        top = rows * self.line + (_GAP / 2 if rows else self.line / 2)
        under = (2 + rows_under) * self.line + 2 * _GAP
        return Box(
            extent.left, top, extent.right - extent.left, max(self.height - top - under, 1.0)
        )

    def _most_ticks(self, plot: Box) -> int:
        return max(2, min(10, int(plot.width / (2.5 * self.measure("000", self.size)))))

    # Labels

    def _tops(self) -> tuple[tuple[TextBox, ...], int]:
        band = self._band()
        wishes = []
        for instant in self.chart.instants:
            x = plot_x(self.chart, band, instant.x)
            wishes.append(TopLabel(text=instant.label, left=x, right=x))
        for shade in self.chart.shades:
            left, right = (plot_x(self.chart, band, x) for x in (shade.start, shade.end))
            wishes.append(TopLabel(text=shade.label, left=left, right=right, short=shade.short))
        return top_labels(wishes, self._extent(), self.size, self.measure)

    def _wishes(self) -> list[LineLabel]:
        """A label for each band, then for each level, at no height yet."""
        texts = [(band.label, "") for band in self.chart.bands]
        texts += [(level.label, level.short) for level in self.chart.levels]
        return [
            LineLabel(index=index, text=text, short=short, y=0.0)
            for index, (text, short) in enumerate(texts)
        ]

    def _lines(self, plot: Box, taken: Obstacles) -> tuple[tuple[TextBox, ...], list[int]]:
        """The labels of bands and levels, and those that found no place."""
        for box in crossable_lines(self.chart, plot):
            taken.add(box)
        wishes = [
            msgspec.structs.replace(wish, y=self._height(wish.index, plot))
            for wish in self._wishes()
            if wish.index not in self.in_notes
        ]
        inside = [wish for wish in wishes if wish.index not in self.in_margin]
        beside = [wish for wish in wishes if wish.index in self.in_margin]
        placed = labels_in_plot(inside, plot, taken, self.size, self.measure)
        placed += labels_in_margin(beside, plot, self.size, self.measure)
        found = {label.index for label in placed}
        return placed, [wish.index for wish in wishes if wish.index not in found]

    def _height(self, index: int, plot: Box) -> float:
        """Where the line of a label stands; for a band a line under its upper edge."""
        bands = self.chart.bands
        if index >= len(bands):
            return plot_y(self.chart, plot, self.chart.levels[index - len(bands)].y)
        high = bands[index].high
        y = plot_y(self.chart, plot, self.chart.y_range[1] if high is None else high)
        # Inside the band: its upper edge may be the plot's.
        return min(y + self.line, plot.bottom)

    def _points(self, plot: Box, taken: Obstacles) -> Iterator[LabelledPoint]:
        chosen = self._worth_a_label()
        wishes = []
        for series, number in chosen:
            point = self.chart.series[series].points[number]
            x, y = plot_x(self.chart, plot, point.x), plot_y(self.chart, plot, point.y)
            reach = y - plot_y(self.chart, plot, point.high)
            wishes.append(PointLabel(text=point.text, x=x, y=y, reach=reach))
        lines = Obstacles(crossable_lines(self.chart, plot))
        for label in point_labels(wishes, plot, self.size, self.measure, taken, lines):
            series, number = chosen[label.index]
            yield LabelledPoint(series=series, point=number, label=label)

    def _worth_a_label(self) -> list[tuple[int, int]]:
        """The extremes; all results where they are few."""
        found = self._told()
        rest = found if len(found) <= _FEW else []
        return list(dict.fromkeys([*self._extremes(), *rest]))

    def _extremes(self) -> list[tuple[int, int]]:
        """The last, the highest, the lowest and the first result."""
        found = self._told()
        if not found:
            return []
        points = {(n, m): self.chart.series[n].points[m] for n, m in found}
        last = max(found, key=lambda at: points[at].x)
        first = min(found, key=lambda at: points[at].x)
        top = max(found, key=lambda at: points[at].high)
        bottom = min(found, key=lambda at: points[at].low)
        return list(dict.fromkeys([last, top, bottom, first]))

    def _told(self) -> list[tuple[int, int]]:
        """The results that a label could tell: not what lies beyond a limit."""
        return [
            (n, m)
            for n, series in enumerate(self.chart.series)
            if not series.is_open
            for m, point in enumerate(series.points)
            if point.text
        ]

    # Under the plot

    def _words(self) -> tuple[tuple[TextBox, ...], int]:
        band = self._band()
        wishes = [
            (word.text, plot_x(self.chart, band, word.x))
            for word in self._timed()
            if word.x is not None and self._is_in_range(word.x)
        ]
        return labels_under(wishes, self._extent(), self.size, self.measure)

    def _timed(self) -> list[Word]:
        """The words with a time, those that lie too far off for the axis last."""
        timed = [word for word in self.chart.words if word.x is not None]
        return sorted(timed, key=lambda word: not self._is_in_range(word.x or 0.0))

    def _is_in_range(self, x: float) -> bool:
        return self.chart.x_range[0] <= x <= self.chart.x_range[1]

    def _notes(self, words: tuple[TextBox, ...]) -> Iterator[str]:
        """What has no place along the axis, and what found none in or beside the plot."""
        placed = {label.index for label in words}
        lost = [
            f"{word.text}, {_month_text(word.x or 0.0)}"
            for n, word in enumerate(self._timed())
            if n not in placed
        ]
        untimed = [word.text for word in self.chart.words if word.x is None]
        yield from self._wrapped("Also in words", lost)
        yield from self._wrapped("Without a time", untimed)
        yield from self._line_notes()

    def _line_notes(self) -> Iterator[str]:
        """Bands and lines that no label names in full."""
        bands, levels = self.chart.bands, self.chart.levels
        shades = [band.label for n, band in enumerate(bands) if n in self.in_notes]
        yield from self._wrapped("Band", shades)
        lines = []
        for number, level in enumerate(levels, len(bands)):
            is_cut = number in self.in_margin and level.short != level.label
            if is_cut or number in self.in_notes:
                lines.append(level.label)
        yield from self._wrapped("Dashed lines" if len(lines) > 1 else "Dashed line", lines)

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


def _month_text(month: float) -> str:
    return f"{month:,.0f} mo" if abs(month) >= 1000 else f"{month:.3g} mo"


def _lowered(label: TextBox, by: float) -> TextBox:
    box = label.box
    return msgspec.structs.replace(label, box=Box(box.left, box.top + by, box.width, box.height))
