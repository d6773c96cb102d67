"""Where the parts of a chart stand: the plot, the labels above, in, beside and under it.

One answer for the slide and for the screen. Places are points from the left upper corner of
the figure.
"""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from boardapp.figures.axis import month_step, ticks
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.dates import XTick, date_ticks, widest_tick
from boardapp.figures.charts.fact_row import FactPlace, facts_height, place_facts
from boardapp.figures.charts.key import KeyEntry, key_rows
from boardapp.figures.charts.label_places import MARKER_REACH, TextBox, labels_under
from boardapp.figures.charts.labelled import (
    LabelledPoint,
    LabelRoom,
    emphasised,
    marked,
    placed_labels,
    told,
)
from boardapp.figures.charts.line_labels import (
    LineLabel,
    labels_in_margin,
    labels_in_plot,
    margin_width,
)
from boardapp.figures.charts.look import EMPHASIS
from boardapp.figures.charts.notes import ChartNotes, is_in_range, timed_words
from boardapp.figures.charts.places import Crowding, crowding, plot_x, plot_y, tick_text, y_ticks
from boardapp.figures.charts.plot_obstacles import chart_obstacles, crossable_lines
from boardapp.figures.charts.therapy_strip import StripPlaces, place_strip
from boardapp.figures.lanes import LINE_PITCH, Box, Extent
from boardapp.figures.obstacles import Obstacles
from boardapp.figures.text_width import BOLDER, Measure, arial_width, cut_to_width

_GAP = 6.0
_MOST_MARGIN_SHARE = 0.2
_NOTES_SHARE = 0.95
_FAR_RIGHT = 0.5
"""From this share of the axis on a label may reach beyond its right end."""


class ChartLayout(msgspec.Struct, frozen=True, kw_only=True):
    """A chart resolved for one size.

    `tops` label instants first, then shades, by index, over the `bars` of all shades, which stand
    on the plot. `lines` label bands first, then levels, in the plot or right of it. `words` stand
    under the axis, each led to its time by an arrow. `key_rows` tell the kinds of marks; `notes`
    stand under them. `y_title` is cut to the height there is. `marked` are the results (series,
    point) to be marked where the marks of all would hide the line: see `crowding`. `facts` stand
    over all else. `x_ticks` are the ticks of x with their texts, `x_step` apart where they are
    months.
    """

    plot: Box
    y_title: str
    x_step: float
    x_ticks: tuple[XTick, ...]
    y_ticks: tuple[float, ...]
    tops: tuple[TextBox, ...]
    bars: tuple[Box, ...]
    lines: tuple[TextBox, ...]
    words: tuple[TextBox, ...]
    points: tuple[LabelledPoint, ...]
    key_rows: tuple[tuple[KeyEntry, ...], ...]
    notes: tuple[str, ...]
    size: float
    crowding: Crowding = "few"
    marked: frozenset[tuple[int, int]] = frozenset()
    facts: tuple[FactPlace, ...] = ()


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
        self.facts = place_facts(chart.facts, width, size, measure)
        self.head = facts_height(self.facts, size)
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
        strip = place_strip(self.chart, self._extent(), self.head, self.size, self.measure)
        notes = tuple(self._notes(words, strip))
        top = strip.foot + (_GAP / 2 if strip.foot > self.head else self.line / 2)
        plot = self._plot(top, word_rows + len(self.key_rows) + len(notes))
        has_labels = bool(
            self._wishes() or told(self.chart) or emphasised(self.chart)
        )  # else nothing has to keep off
        taken = chart_obstacles(self.chart, plot, self.size) if has_labels else Obstacles()
        beside = self._beside(plot)
        for label in beside:
            taken.add(label.box)
        # Then the values: they are what the chart is for, and the other labels can move.
        crossed = Obstacles(crossable_lines(self.chart, plot, self.size))
        room = LabelRoom(plot, self.width, self.size, self.measure, taken, crossed)
        points = tuple(placed_labels(self.chart, room))
        lines, lost = self._lines(plot, taken, beside)
        near = crowding(self.chart, plot, self.size)
        step = month_step(self.chart.x_range[1] - self.chart.x_range[0], self._most_ticks(plot))
        words_top = plot.bottom + 2 * self.line + 2 * _GAP
        layout = ChartLayout(
            plot=plot,
            y_title=cut_to_width(self.chart.y_title, plot.bottom, self.size, self.measure),
            x_step=step,
            x_ticks=self._x_ticks(plot, step),
            y_ticks=y_ticks(self.chart),
            tops=strip.labels,
            bars=strip.bars,
            lines=lines,
            words=tuple(_lowered(label, words_top) for label in words),
            points=points,
            key_rows=self.key_rows,
            notes=notes,
            size=self.size,
            crowding=near,
            marked=frozenset(marked(self.chart)) if near == "crowded" else frozenset(),
            facts=self.facts,
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
        if self.chart.sides is not None:
            return Extent(*self.chart.sides)
        half = self.measure("000", self.size) / 2
        moved = [wish for wish in self._wishes() if wish.index in self.in_margin]
        margin = margin_width(moved, self.size, self.measure)
        return Extent(self._left(), min(self.width - max(half, margin), self._labelled_right()))

    def _labelled_right(self) -> float:
        """How far the plot may reach so that the last labels have room right of their points."""
        left, (low, high) = self._left(), self.chart.x_range
        rights = [self.width]
        for series, number in emphasised(self.chart):
            point = self.chart.series[series].points[number]
            need = self.measure(point.text, EMPHASIS * self.size) * BOLDER + MARKER_REACH + _GAP
            share = (point.x - low) / (high - low)
            if share > _FAR_RIGHT:
                rights.append(left + (self.width - left - need) / share)
        return max(min(rights), (1 - _MOST_MARGIN_SHARE) * self.width)

    def _band(self) -> Box:
        """As wide as the plot, for what only asks along x."""
        extent = self._extent()
        return Box(extent.left, 0.0, extent.right - extent.left, 1.0)

    def _plot(self, top: float, rows_under: int) -> Box:
        extent = self._extent()
        under = (2 + rows_under) * self.line + 2 * _GAP
        return Box(
            extent.left, top, extent.right - extent.left, max(self.height - top - under, 1.0)
        )

    def _most_ticks(self, plot: Box) -> int:
        return max(2, min(10, int(plot.width / (2.5 * self.measure("000", self.size)))))

    def _x_ticks(self, plot: Box, step: float) -> tuple[XTick, ...]:
        low, high = self.chart.x_range
        if self.chart.origin is None:
            return tuple((month, f"{month:g}") for month in ticks(low, high, step))
        need = self.measure(widest_tick(high - low), self.size) + self.measure("000", self.size)
        return date_ticks(self.chart.origin, low, high, max(2, int(plot.width / need)))

    # Labels

    def _wishes(self) -> list[LineLabel]:
        """A label for each band, then for each level, at no height yet."""
        texts = [(band.label, "") for band in self.chart.bands]
        texts += [(level.label, level.short) for level in self.chart.levels]
        return [
            LineLabel(index=index, text=text, short=short, y=0.0)
            for index, (text, short) in enumerate(texts)
        ]

    def _beside(self, plot: Box) -> tuple[TextBox, ...]:
        """The labels of levels in the margin right of the plot."""
        wishes = [wish for wish in self._at_heights(plot) if wish.index in self.in_margin]
        return labels_in_margin(wishes, plot, self.size, self.measure)

    def _lines(
        self, plot: Box, taken: Obstacles, beside: tuple[TextBox, ...]
    ) -> tuple[tuple[TextBox, ...], list[int]]:
        """The labels of bands and levels, and those that found no place."""
        for box in crossable_lines(self.chart, plot, self.size):
            taken.add(box)
        wishes = self._at_heights(plot)
        inside = [wish for wish in wishes if wish.index not in self.in_margin]
        placed = (*labels_in_plot(inside, plot, taken, self.size, self.measure), *beside)
        found = {label.index for label in placed}
        return placed, [wish.index for wish in wishes if wish.index not in found]

    def _at_heights(self, plot: Box) -> list[LineLabel]:
        return [
            replace(wish, y=self._height(wish.index, plot))
            for wish in self._wishes()
            if wish.index not in self.in_notes
        ]

    def _height(self, index: int, plot: Box) -> float:
        """Where the line of a label stands; for a band a line under its upper edge."""
        bands = self.chart.bands
        if index >= len(bands):
            return plot_y(self.chart, plot, self.chart.levels[index - len(bands)].y)
        high = bands[index].high
        y = plot_y(self.chart, plot, self.chart.y_range[1] if high is None else high)
        # Inside the band: its upper edge may be the plot's.
        return min(y + self.line, plot.bottom)

    # Under the plot

    def _words(self) -> tuple[tuple[TextBox, ...], int]:
        band = self._band()
        wishes = [
            (word.text, plot_x(self.chart, band, word.x))
            for word in timed_words(self.chart)
            if word.x is not None and is_in_range(self.chart, word.x)
        ]
        return labels_under(wishes, self._extent(), self.size, self.measure)

    def _notes(self, words: tuple[TextBox, ...], strip: StripPlaces) -> Iterator[str]:
        """What has no place along the axis, and what found none in, above or beside the plot."""
        room = _NOTES_SHARE * (self.width - self._left())
        notes = ChartNotes(self.chart, room, self.size, self.measure)
        yield from notes.of_words({label.index for label in words})
        yield from notes.of_lines(self.in_margin, self.in_notes)
        instants = len(self.chart.instants)
        yield from notes.of_bars({label.index - instants for label in strip.labels})


def _lowered(label: TextBox, by: float) -> TextBox:
    box = label.box
    return replace(label, box=Box(box.left, box.top + by, box.width, box.height))
