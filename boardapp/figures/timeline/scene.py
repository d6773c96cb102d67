"""A timeline in place as shapes and texts: one look for slide, preview, PDF and screen."""

from collections.abc import Iterator

import msgspec

from boardapp.figures.lanes import Box
from boardapp.figures.palette import BARS, MARKS, TOXICITY, TURN_TEXT, MarkRole, Page, seen, tint
from boardapp.figures.scene import ARROW, Curve, Form, Run, Scene, Shape, Stroke, Text, straight
from boardapp.figures.timeline.break_lines import slashes, torn_edge, torn_sides, zigzags
from boardapp.figures.timeline.foot import TICK_LENGTH
from boardapp.figures.timeline.heads import LINE_WIDTH
from boardapp.figures.timeline.places import (
    BarShape,
    LabelPlace,
    LegendPlace,
    MarkPlace,
    TimelineGeometry,
    Whisker,
)
from boardapp.figures.timeline.timeline import MarkShape

_BREAK = "8C8C8C"
_GREY = BARS["other"].fill
_CAP = 3.0
_ORIGIN = 1.25  # the line of the diagnosis
PALE = 0.35
"""How much of its colour a bar keeps where it may not have been."""
_TURNS: tuple[MarkRole, ...] = ("relapse", "progression")
_EDGE, _AXIS, _GRID, _TICK, _WHISKER, _OPEN = 0.75, 1.25, 0.75, 1.0, 1.25, 2.0

_FORMS: dict[MarkShape, Form] = {
    "circle": "circle", "square": "box", "diamond": "diamond", "triangle": "triangle",
    "star": "star", "cross": "cross",
}  # fmt: skip


class TimelineScene(msgspec.Struct, frozen=True, kw_only=True):
    """The layers of a timeline; a screen scrolls some and keeps others in view.

    `titles` say what the rows of the axis count, and what has no place on it.
    """

    bands: Scene
    names: Scene
    grid: Scene
    axis: Scene
    titles: Scene
    elements: Scene
    legend: Scene

    @property
    def whole(self) -> Scene:
        """All layers, the lowest first."""
        ground = self.bands + self.names + self.grid + self.axis + self.titles
        return ground + self.elements + self.legend


def timeline_scene(
    geometry: TimelineGeometry, page: Page, small: float, *, indent: float = 0.0
) -> TimelineScene:
    """The scene of a geometry; `small` is the size of type under the lanes.

    The names of lanes and rows begin `indent` points from the left edge.
    """
    return _Drawing(geometry, page, small, indent).scene()


class _Drawing:
    def __init__(self, geometry: TimelineGeometry, page: Page, small: float, indent: float) -> None:
        self.geometry, self.page, self.small, self.indent = geometry, page, small, indent
        self.edge = Stroke(page.outline, _EDGE)
        self.dashed = Stroke(page.outline, _EDGE, is_dashed=True)

    def scene(self) -> TimelineScene:
        """All layers."""
        geometry, page = self.geometry, self.page
        plot = geometry.plot
        marks = [tick.x for tick in geometry.ticks if not tick.is_word]
        grid = Stroke(page.grid, _GRID)
        return TimelineScene(
            bands=tuple(Shape(box=lane.box, fill=page.lane) for lane in geometry.lanes[::2]),
            names=tuple(self._names()),
            grid=tuple(straight((x, plot.top), (x, plot.bottom), grid) for x in marks),
            axis=tuple(self._axis()),
            titles=tuple(
                self._text(self._indented(text.box), text.text) for text in geometry.texts
            ),
            elements=tuple(self._elements()),
            legend=tuple(one for entry in geometry.legend for one in self._legend(entry)),
        )

    # Names and axis

    def _names(self) -> Iterator[Text]:
        for lane in self.geometry.lanes:
            box = self._indented(lane.name_box)
            runs = (Run(lane.name, self.page.ink),)
            cut = self.indent > 0
            size = self.geometry.size
            yield Text(box=box, runs=runs, size=size, is_bold=True, may_be_cut=cut)

    def _indented(self, box: Box) -> Box:
        if not self.indent:
            return box
        return Box(box.left + self.indent, box.top, box.width - 1.5 * self.indent, box.height)

    def _axis(self) -> Iterator[Curve | Text]:
        plot, ink = self.geometry.plot, self.page.ink
        for tick in self.geometry.ticks:
            foot = (tick.x, plot.bottom + TICK_LENGTH)
            if not tick.is_word:
                yield straight((tick.x, plot.bottom), foot, Stroke(ink, _TICK))
            for text, box in ((tick.text, tick.text_box), (tick.age, tick.age_box)):
                if text:
                    runs = (Run(text, ink),)
                    yield Text(box=box, runs=runs, size=self.small, align="middle")
        yield from self._axis_line()

    def _axis_line(self) -> Iterator[Curve]:
        """The axis, dashed where it has no scale."""
        plot, ink = self.geometry.plot, self.page.ink
        left, right = plot.left, plot.right
        for one in self.geometry.order_only:
            is_first = one.left <= self.geometry.axis.left
            is_last = one.right >= self.geometry.axis.right
            start, end = left if is_first else one.left, right if is_last else one.right
            dashed = Stroke(ink, _AXIS, is_dashed=True)
            yield straight((start, plot.bottom), (end, plot.bottom), dashed, "order only")
            left, right = (left, start) if is_last else (end, right)
        if right > left:
            yield straight((left, plot.bottom), (right, plot.bottom), Stroke(ink, _AXIS))

    def _text(self, box: Box, text: str) -> Text:
        return Text(box=box, runs=(Run(text, self.page.ink),), size=self.small)

    # What happened

    def _elements(self) -> Iterator[Shape | Curve | Text]:
        """Bars, breaks over them, marks, and labels in front."""
        for shape in self.geometry.bars:
            yield from self._bar(shape)
        for band in self.geometry.breaks:
            yield from self._break(band)
        for mark in self.geometry.marks:
            yield from self._mark(mark)
        owners = {shape.bar.key: shape.box for shape in self.geometry.bars}
        for label in self.geometry.labels:
            yield self._label(label, owners.get(label.key) if label.role else None)

    def _bar(self, shape: BarShape) -> Iterator[Shape | Curve]:
        """A bar: its certain part full, what may not belong to it pale, open ends without edge."""
        paint = BARS[shape.bar.role]
        for box in shape.tails:
            yield from self._tail(box, paint.fill)
        parts = [(box, True) for box in shape.unsure]
        parts += [(shape.certain, False)] if shape.certain else []
        last = max(parts, key=lambda part: part[0].right)
        for part in parts:
            is_arrow = shape.bar.is_ongoing and part is last
            yield self._span(part[0], paint.fill, is_unsure=part[1], is_arrow=is_arrow)
        for is_right in torn_sides(shape.bar):
            yield from self._tear(shape.box, is_right=is_right)
        top = shape.box.bottom - shape.box.height / 3
        for x in shape.cycles:
            yield straight((x, top), (x, shape.box.bottom), Stroke(paint.text, _TICK), "cycle")
        if shape.whisker:
            yield from self._whisker(shape.whisker)

    def _span(self, box: Box, fill: str, *, is_unsure: bool, is_arrow: bool = False) -> Shape:
        return Shape(
            form="arrow" if is_arrow and box.width > ARROW else "box",
            box=box,
            fill=tint(fill, PALE, self.page.paper) if is_unsure else fill,
            stroke=self.dashed if is_unsure else self.edge,
            name="not known to the day" if is_unsure else "",
        )

    def _tail(self, box: Box, fill: str) -> Iterator[Shape | Curve]:
        """An open end: pale, and without an edge where nothing says that it ended."""
        yield Shape(box=box, fill=tint(fill, PALE, self.page.paper), name="open end")
        for y in (box.top, box.bottom):
            yield straight((box.left, y), (box.right, y), self.dashed)

    def _tear(self, box: Box, *, is_right: bool) -> Iterator[Curve]:
        """The jagged end of a bar that goes on on another slide."""
        edge, paper = torn_edge(box, is_right=is_right)
        yield Curve(places=paper, fill=self.page.paper)
        yield Curve(places=edge, stroke=self.edge)

    def _break(self, box: Box) -> Iterator[Curve]:
        """A band of paper over lanes and bars, and the double slash on the axis."""
        left, right = zigzags(box)
        yield Curve(places=(*left, *reversed(right)), fill=self.page.paper, name="break")
        for edge in (left, right):
            yield Curve(places=edge, stroke=Stroke(_BREAK, _EDGE))
        first, second = slashes(box)
        yield Curve(places=(*first, *reversed(second)), fill=self.page.paper)
        for slash in (first, second):
            yield Curve(places=slash, stroke=Stroke(self.page.ink, _AXIS))

    def _mark(self, place: MarkPlace) -> Iterator[Shape | Curve]:
        """A mark with what is known of its time."""
        if place.whisker:
            yield from self._whisker(place.whisker)
        mark = place.mark
        if place.is_line:
            yield self._line(place)
            return
        colour = BARS[mark.therapy].fill if mark.therapy else MARKS[mark.role]
        yield self._symbol(mark.shape, place.box, colour, is_open=mark.is_open)

    def _line(self, place: MarkPlace) -> Curve:
        """A turn through all lanes; dashed where only its order is known."""
        box, mark = place.box, place.mark
        x = box.left + box.width / 2
        is_dashed = place.whisker is not None and place.whisker.is_order_only
        width = _ORIGIN if mark.role == "diagnosis" else LINE_WIDTH
        stroke = Stroke(seen(MARKS[mark.role], self.page), width, is_dashed)
        return straight((x, box.top), (x, box.bottom), stroke, mark.short or mark.label)

    def _symbol(self, shape: MarkShape, box: Box, colour: str, *, is_open: bool) -> Shape | Curve:
        if is_open or colour not in TOXICITY:  # a grade keeps its colour: its edge is seen
            colour = seen(colour, self.page)
        if shape == "tick":
            x = box.left + box.width / 2
            return straight((x, box.top), (x, box.bottom), Stroke(colour, 1.5))
        return Shape(
            form=_FORMS[shape],
            box=box,
            fill=self.page.paper if is_open else colour,
            stroke=Stroke(colour, _OPEN) if is_open else self.edge,
        )

    def _whisker(self, whisker: Whisker) -> Iterator[Curve]:
        """What is known of a time; dashed and without ends where only its order is."""
        left, right, y = whisker.left, whisker.right, whisker.y
        is_dashed = whisker.is_order_only
        name = "only order known" if is_dashed else "possible time"
        stroke = Stroke(self.page.muted, _WHISKER, is_dashed)
        yield straight((left, y), (right, y), stroke, name)
        for x in () if is_dashed else (left, right):
            yield straight((x, y - _CAP), (x, y + 1), stroke)

    def _label(self, label: LabelPlace, owner: Box | None) -> Text:
        return Text(
            box=label.box,
            runs=(Run(label.text, self._label_colour(label)),),
            size=self.geometry.size,
            align="middle",
            is_bold=label.head is not None,
            paper=self.page.paper if label.needs_paper else "",
            within=owner,
        )

    def _label_colour(self, label: LabelPlace) -> str:
        """The ink of the page, or what can be read on the bar or tells a turn."""
        if label.head in _TURNS:
            return seen(TURN_TEXT, self.page)
        if label.role is None or label.needs_paper:
            return self.page.ink
        return self.page.ink if label.is_pale else BARS[label.role].text

    # Legend

    def _legend(self, entry: LegendPlace) -> Iterator[Shape | Curve | Text]:
        yield from self._legend_symbol(entry)
        yield self._text(entry.text_box, entry.legend.text)

    def _legend_symbol(self, entry: LegendPlace) -> Iterator[Shape | Curve]:
        box, legend = entry.symbol, entry.legend
        match legend.shape:
            case "open bar":
                half = Box(box.left, box.top, box.width / 2, box.height)
                yield from self._tail(Box(half.right, box.top, half.width, box.height), _GREY)
                yield self._span(half, _GREY, is_unsure=False)
            case "bar" | "unsure bar" | "arrow" | "torn bar":
                fill = BARS[legend.role if legend.role in BARS else "other"].fill
                is_unsure, is_arrow = legend.shape == "unsure bar", legend.shape == "arrow"
                yield self._span(box, fill, is_unsure=is_unsure, is_arrow=is_arrow)
                if legend.shape == "torn bar":
                    yield from self._tear(box, is_right=True)
            case "whisker":
                yield from self._whisker(Whisker(left=box.left, right=box.right, y=box.middle))
            case "tails":
                left, right = box.left - 1, box.right + 1
                tails = Whisker(left=left, right=right, y=box.middle, is_order_only=True)
                yield from self._whisker(tails)
            case shape:
                side = box.height
                square = Box(box.left + (box.width - side) / 2, box.top, side, side)
                colour = MARKS[legend.role]  # type: ignore[index]
                yield self._symbol(shape, square, colour, is_open=legend.is_open)
