"""A chart in place as shapes and texts: one look for slide, preview, PDF and panel.

PowerPoint draws axes and values itself, from the chart's own data; `behind` and `front` are
shapes there too.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from boardapp.figures.charts.chart import Chart, Point, Series
from boardapp.figures.charts.fact_row import fact_boxes, fact_texts
from boardapp.figures.charts.key import sign_scene
from boardapp.figures.charts.label_places import TextBox
from boardapp.figures.charts.layout import ChartLayout
from boardapp.figures.charts.look import (
    AXIS_WIDTH,
    BETWEEN_ENTRIES,
    CAP,
    EMPHASIS,
    FORMS,
    GRID_WIDTH,
    LEVEL_WIDTH,
    LIMIT_SHARE,
    LIMIT_SIDE,
    LINE_WIDTHS,
    MARKED,
    MARKERS,
    OPEN_SIDE,
    OPEN_WIDTH,
    RANGE_WIDTH,
    SIZE,
    TICK,
    TICK_GAP,
    TURN_WIDTH,
)
from boardapp.figures.charts.places import (
    is_bounded,
    open_x,
    plot_x,
    plot_y,
    possible_times,
    tick_text,
)
from boardapp.figures.lanes import LINE_PITCH, Box
from boardapp.figures.palette import (
    BARS,
    LIGHT,
    PENS,
    TURN_TEXT,
    VERMILLION,
    Page,
    contrast,
    pen_colour,
)
from boardapp.figures.scene import (
    Align,
    Curve,
    Form,
    Place,
    Primitive,
    Run,
    Scene,
    Shape,
    Stroke,
    Text,
    square,
    straight,
)


class ChartScene(msgspec.Struct, frozen=True, kw_only=True):
    """The layers of a chart, the lowest first; `labels` are those at single values."""

    behind: Scene
    axes: Scene
    values: Scene
    front: Scene
    labels: Scene

    @property
    def whole(self) -> Scene:
        """All layers."""
        return self.behind + self.axes + self.values + self.front + self.labels


def has_data_labels(series: Series) -> bool:
    """Whether a native chart tells the values of a series by labels of its own.

    The label of a range would stand at its middle, and that of an open mark is the mark.
    """
    return not (series.is_range or series.is_open)


def chart_scene(
    chart: Chart, layout: ChartLayout, width: float, height: float, page: Page = LIGHT
) -> ChartScene:
    """The scene of a chart that was laid out for `width` × `height` points."""
    drawing = _Drawing(chart, layout, Box(0.0, 0.0, width, height), page)
    return ChartScene(
        behind=tuple(drawing.behind()),
        axes=tuple(drawing.axes()),
        values=tuple(drawing.values()),
        front=tuple(drawing.front()),
        labels=tuple(drawing.labels()),
    )


class _Drawing:
    """The parts of one chart; lines and marks grow with the size of its type."""

    def __init__(self, chart: Chart, layout: ChartLayout, whole: Box, page: Page) -> None:
        self.chart, self.layout, self.whole, self.page = chart, layout, whole, page
        self.plot, self.scale = layout.plot, layout.size / SIZE
        self.line = layout.size * LINE_PITCH

    # Behind the values

    def behind(self) -> Iterator[Primitive]:
        """Therapies, the reference range, relapses through all, when a result may have been."""
        yield from fact_boxes(self.layout.facts, self.page, self.scale)
        yield from self._shades()
        yield from self._bands()
        top = min((bar.top for bar in self.layout.bars), default=self.plot.top)
        for instant in self.chart.instants:
            is_dashed = instant.x_low is None or instant.x_low != instant.x_high
            colour = VERMILLION if instant.is_turn else self.page.ink
            stroke = self._stroke(colour, TURN_WIDTH, is_dashed=is_dashed)
            x = self._x(instant.x)
            yield straight((x, top), (x, self.plot.bottom), stroke, instant.label)
        for series in self.chart.series:
            for point in () if series.is_limit else series.points:
                yield from self._possible_times(point)

    def _shades(self) -> Iterator[Shape]:
        """A bar for each therapy above the plot; hatched where its edges are not known."""
        for shade, box in zip(self.chart.shades, self.layout.bars, strict=True):
            yield Shape(
                form="diamond" if shade.is_on_one_day else "box",
                box=box,
                fill=BARS[shade.role].fill,
                stroke=Stroke(self.page.outline),
                is_hatched=shade.is_uncertain,
                name=shade.label,
            )

    def _bands(self) -> Iterator[Shape]:
        low, high = self.chart.y_range
        for band in self.chart.bands:
            top = self._y(high if band.high is None else band.high)
            bottom = self._y(low if band.low is None else band.low)
            box = Box(self.plot.left, top, self.plot.width, max(bottom - top, 0.5))
            yield Shape(box=box, fill=self.page.reference, opacity=0.75, name=band.label)

    def _possible_times(self, point: Point) -> Iterator[Curve]:
        """When a result may have been, with ends where it is bounded."""
        stretch = possible_times(self.chart, self.plot, point)
        if stretch is None:
            return
        y = self._y(point.y)
        has_ends = is_bounded(point)
        stroke = self._stroke(self.page.muted, LEVEL_WIDTH, is_dashed=not has_ends)
        yield straight((stretch[0], y), (stretch[1], y), stroke, f"possible time: {point.text}")
        for x in stretch if has_ends else ():
            yield straight((x, y - CAP * self.scale), (x, y + CAP * self.scale), stroke)

    # Axes

    def axes(self) -> Iterator[Primitive]:
        """Both axes with their ticks, titles and the lines of the grid."""
        plot, ink = self.plot, self._stroke(self.page.ink, AXIS_WIDTH)
        if self.chart.series:
            for value in self.layout.y_ticks:
                yield from self._y_tick(value)
            yield self._upright(plot.left, ink)
            box = Box(0.0, plot.top, self.line, plot.height)
            runs = (Run(self.layout.y_title, self.page.ink),)
            yield Text(
                box=box, runs=runs, size=self.layout.size, align="middle", is_upright=True
            )  # fmt: skip
        for month, told in self.layout.x_ticks:
            x, foot = self._x(month), plot.bottom + TICK * self.scale
            yield straight((x, plot.bottom), (x, foot), ink)
            yield self._text(Box(x, foot, 0.0, self.line), told, align="middle")
        yield straight((plot.left, plot.bottom), (plot.right, plot.bottom), ink)
        under = Box(plot.left, plot.bottom + self.line + TICK_GAP, plot.width, self.line)
        yield self._text(under, self.chart.x_title, align="middle")

    def _y_tick(self, value: float) -> Iterator[Primitive]:
        plot, y = self.plot, self._y(value)
        ink, grid = self._stroke(self.page.ink, AXIS_WIDTH), Stroke(self.page.grid, GRID_WIDTH)
        yield straight((plot.left, y), (plot.right, y), grid)
        yield straight((plot.left - TICK * self.scale, y), (plot.left, y), ink)
        box = Box(0.0, y - self.line / 2, plot.left - TICK_GAP, self.line)
        yield self._text(box, tick_text(value, self.chart), align="right")

    # Values

    def values(self) -> Iterator[Primitive]:
        """Limits, then each series with its line, its ranges and its marks."""
        for level in self.chart.levels:
            y, colour = self._y(level.y), pen_colour(level.role, self.page)
            stroke = self._stroke(colour, LEVEL_WIDTH, is_dashed=True)
            yield straight((self.plot.left, y), (self.plot.right, y), stroke, level.name)
        for number, series in enumerate(self.chart.series):
            yield from self._series(number, series)

    def _series(self, number: int, series: Series) -> Iterator[Primitive]:
        colour = pen_colour(series.role, self.page)
        places = [
            (open_x(self.chart, self.plot, point.x), self._y(point.y)) for point in series.points
        ]
        width = LINE_WIDTHS[self.layout.crowding] * series.weight
        stroke = self._stroke(colour, width, is_dashed=series.is_hollow)
        for stretch in series.stretches:
            joined = [places[at] for at in stretch]
            for piece in _within(joined, self.plot.left, self.plot.right):
                yield Curve(places=piece, stroke=stroke, name=series.name)
        is_range = series.is_range  # asked once: it looks at all points
        for index, (point, place) in enumerate(zip(series.points, places, strict=True)):
            if self.plot.left - 1 <= place[0] <= self.plot.right + 1:
                side = 0.0 if is_range else self._side(series, (number, index))
                yield from self._value(series, side, point, place)

    def _value(
        self, series: Series, side: float, point: Point, place: Place
    ) -> Iterator[Primitive]:
        """The bar of a stated range, the open mark of a limit, or a mark as large as `side`."""
        colour = pen_colour(series.role, self.page)
        if point.low < point.high:
            top, bottom = (place[0], self._y(point.high)), (place[0], self._y(point.low))
            yield straight(top, bottom, self._stroke(colour, RANGE_WIDTH), series.name)
        if series.is_limit:
            length = LIMIT_SIDE * self.scale
            box = Box(place[0] - length / 2, place[1] - length * LIMIT_SHARE / 2, length,
                      length * LIMIT_SHARE)  # fmt: skip
            yield Shape(box=box, fill=colour, name=series.name)
        elif series.is_open:
            form: Form = "triangle" if series.is_above else "down triangle"
            box = square(place, OPEN_SIDE * self.scale)
            stroke = self._stroke(colour, OPEN_WIDTH)
            yield Shape(form=form, box=box, stroke=stroke, name=series.name)
        elif side:
            form = FORMS[PENS[series.role].marker]
            box = square(place, side * series.weight * self.scale)
            if series.is_hollow:
                stroke = self._stroke(colour, OPEN_WIDTH)
                yield Shape(form=form, box=box, stroke=stroke, name=series.name)
            else:
                yield Shape(form=form, box=box, fill=colour, name=series.name)

    def _side(self, series: Series, at: tuple[int, int]) -> float:
        """How large a mark is; 0 where it would hide the line."""
        crowding = self.layout.crowding
        if not (series.is_joined and len(series.points) > 1 and crowding == "crowded"):
            return MARKERS[crowding]
        return MARKED if at in self.layout.marked else 0.0

    # In front

    def front(self) -> Iterator[Text]:
        """Labels of therapies, relapses, bands, limits and ranges; results in words; the key."""
        yield from fact_texts(self.layout.facts, self.page, self.layout.size)
        instants, bands = len(self.chart.instants), len(self.chart.bands)
        for label in self.layout.tops:
            is_shade = label.index >= instants
            is_turn = not is_shade and self.chart.instants[label.index].is_turn
            colour = self._turn_text() if is_turn else self.page.ink
            yield self._label(label, colour, not is_shade)
        for label in self.layout.lines:
            paper = "" if label.index < bands else self.page.paper
            yield msgspec.structs.replace(self._label(label, self.page.ink), paper=paper)
        yield from (self._label(label, self.page.ink) for label in self.layout.words)
        yield from self._point_labels(of_data=False)
        yield from self._key()

    def labels(self) -> Iterator[Text]:
        """The values at their marks: in a native chart they are data labels."""
        return self._point_labels(of_data=True)

    def _point_labels(self, *, of_data: bool) -> Iterator[Text]:
        """Those that a native chart has as data labels, or those that it can't have so."""
        for labelled in self.layout.points:
            series = self.chart.series[labelled.series]
            if of_data == has_data_labels(series):
                label = self._label(labelled.label, self.page.ink, labelled.is_emphasised)
                size = self.layout.size * (EMPHASIS if labelled.is_emphasised else 1.0)
                yield msgspec.structs.replace(label, size=size)

    def _key(self) -> Iterator[Text]:
        """The kinds of marks, a line a row, and notes under it, at the foot of the figure."""
        left = self.plot.left
        rows = len(self.layout.key_rows) + len(self.layout.notes)
        box = Box(left, self.whole.height - self.line * rows, self.whole.width - left, self.line)
        for row in self.layout.key_rows:
            runs: list[Run] = []
            for entry in row:
                colour = self.page.ink if entry.colour == LIGHT.ink else entry.colour
                sign = sign_scene(entry.symbol, colour, self.scale)
                runs.append(Run(f"{entry.symbol} ", colour, sign))
                runs.append(Run(entry.text + BETWEEN_ENTRIES, self.page.ink))
            yield Text(box=box, runs=tuple(runs), size=self.layout.size)
            box = Box(left, box.bottom, box.width, self.line)
        for note in self.layout.notes:
            yield Text(box=box, runs=(Run(note, self.page.muted),), size=self.layout.size)
            box = Box(left, box.bottom, box.width, self.line)

    # Parts

    def _turn_text(self) -> str:
        """The colour of the names of relapses: dark enough for text on light paper."""
        is_light = contrast(TURN_TEXT, self.page.paper) > contrast(VERMILLION, self.page.paper)
        return TURN_TEXT if is_light else VERMILLION

    def _label(self, label: TextBox, colour: str, is_bold: bool = False) -> Text:  # noqa: FBT001, FBT002
        runs = (Run(label.text, colour),)
        return Text(
            box=label.box, runs=runs, size=self.layout.size, align="middle", is_bold=is_bold
        )  # fmt: skip

    def _text(self, box: Box, text: str, align: Align) -> Text:
        return Text(box=box, runs=(Run(text, self.page.ink),), size=self.layout.size, align=align)

    def _stroke(self, colour: str, width: float, *, is_dashed: bool = False) -> Stroke:
        return Stroke(colour, width * self.scale, is_dashed)

    def _upright(self, x: float, stroke: Stroke) -> Curve:
        return straight((x, self.plot.top), (x, self.plot.bottom), stroke)

    def _x(self, month: float) -> float:
        return plot_x(self.chart, self.plot, month)

    def _y(self, value: float) -> float:
        return plot_y(self.chart, self.plot, value)


def _within(places: Sequence[Place], left: float, right: float) -> Iterator[tuple[Place, ...]]:
    """The pieces of a line between two heights of x: one that leaves a window is cut there."""
    piece: list[Place] = []
    for start, end in pairwise(places):
        first, last = max(start[0], left), min(end[0], right)
        if first > last:
            continue
        cut = _at(start, end, first), _at(start, end, last)
        if piece and piece[-1] != cut[0]:
            yield tuple(piece)
            piece = []
        piece += cut if not piece else cut[1:]
    if piece:
        yield tuple(piece)


def _at(start: Place, end: Place, x: float) -> Place:
    """The place of a straight line at x."""
    if x in (start[0], end[0]):
        return start if x == start[0] else end
    share = (x - start[0]) / (end[0] - start[0])
    return x, start[1] + share * (end[1] - start[1])
