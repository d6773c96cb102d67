"""The timeline as one group of native shapes, which PowerPoint can edit.

Where everything stands is decided by `boardapp.figures.timeline.geometry`, so that slide and screen
agree. The group carries the alt text; its parts need none.
"""

from collections.abc import Sequence

from pptx.slide import Slide

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.periods import placed_timeline
from boardapp.deck.native.shapes import Align, Form, Outline, Sketch
from boardapp.figures.lanes import Box
from boardapp.figures.palette import BARS, LIGHT, MARKS, WHITE
from boardapp.figures.timeline.break_lines import Point, slashes, torn_edge, torn_sides, zigzags
from boardapp.figures.timeline.foot import TICK_LENGTH
from boardapp.figures.timeline.geometry import (
    LEAST_SIZE,
    BarShape,
    BreakPlace,
    LabelPlace,
    LegendPlace,
    MarkPlace,
    TimelineGeometry,
    Whisker,
)
from boardapp.figures.timeline.timeline import MarkShape, Timeline

_INK, _OUTLINE, _WHISKER, _BREAK = LIGHT.ink, "333333", "595959", "8C8C8C"
_SOLID, _DASHED = Outline(_OUTLINE), Outline(_OUTLINE, is_dashed=True)
_CAP = 3.0
_ARROW = 8.0

_FORMS: dict[MarkShape, Form] = {
    "circle": "ellipse",
    "square": "rect",
    "diamond": "diamond",
    "triangle": "triangle",
    "star": "star5",
    "cross": "plus",
}


def add_timeline(slide: Slide, timeline: Timeline, frame: Frame) -> None:
    """Draw the timeline into the frame, as one group."""
    sketch = Sketch(slide)
    _Drawing(sketch, frame).draw(placed_timeline(timeline, frame.width, frame.height))
    sketch.put_as_group("Timeline", timeline.summary)


class _Drawing:
    """Draws the parts of a geometry, the lowest first."""

    def __init__(self, sketch: Sketch, frame: Frame) -> None:
        self.sketch, self.frame = sketch, frame

    def draw(self, geometry: TimelineGeometry) -> None:
        """All parts of the geometry."""
        self._lanes(geometry)
        self._axis(geometry)
        for bar in geometry.bars:
            self._bar(bar)
        for place in geometry.breaks:
            self._break(place)
        for mark in geometry.marks:
            self._mark(mark)
        for label in geometry.labels:
            self._label(label, geometry.size)
        small = min(geometry.size, LEAST_SIZE)
        for entry in geometry.legend:
            self._legend(entry, small)

    def _lanes(self, geometry: TimelineGeometry) -> None:
        for number, lane in enumerate(geometry.lanes):
            if number % 2 == 0:
                self._box(lane.box, LIGHT.lane)
            self._text(lane.name_box, lane.name, geometry.size, is_bold=True)

    def _axis(self, geometry: TimelineGeometry) -> None:
        plot, small = geometry.plot, min(geometry.size, LEAST_SIZE)
        for tick in geometry.ticks:
            self._line((tick.x, plot.top), (tick.x, plot.bottom), LIGHT.grid, 0.75)
            self._line((tick.x, plot.bottom), (tick.x, plot.bottom + TICK_LENGTH), _INK, 1.0)
            if tick.text:
                self._text(tick.text_box, tick.text, small, align="middle")
            if tick.age:
                self._text(tick.age_box, tick.age, small, align="middle")
        self._line((plot.left, plot.bottom), (plot.right, plot.bottom), _INK, 1.25)
        for text in geometry.texts:
            self._text(text.box, text.text, small)

    def _bar(self, shape: BarShape) -> None:
        fill = BARS[shape.bar.role].fill
        parts = [(box, True) for box in shape.hatched]
        parts += [(shape.certain, False)] if shape.certain else []
        last = max(parts, key=lambda part: part[0].right)
        for part in parts:
            box, is_uncertain = part
            is_arrow = shape.bar.is_ongoing and part is last and box.width > _ARROW
            self._box(
                box,
                fill,
                form="homePlate" if is_arrow else "rect",
                outline=_DASHED if is_uncertain else _SOLID,
                is_hatched=is_uncertain,
                arrow=_ARROW / min(box.width, box.height) if is_arrow else None,
            )
        for is_right in torn_sides(shape.bar):
            self._tear(shape.box, is_right=is_right)
        for x in shape.cycles:
            top = shape.box.bottom - shape.box.height / 3
            self._line((x, top), (x, shape.box.bottom), _OUTLINE, 1.0)
        if shape.whisker:
            self._whisker(shape.whisker)

    def _tear(self, box: Box, *, is_right: bool) -> None:
        """The jagged end of a bar that goes on on another slide."""
        edge, paper = torn_edge(box, is_right=is_right)
        self._path(paper, fill=WHITE)
        self._path(edge, line=_SOLID)

    def _break(self, place: BreakPlace) -> None:
        """A band of paper over lanes and bars, and the double slash on the axis."""
        left, right = zigzags(place.box)
        self._path((*left, *reversed(right)), fill=WHITE)
        for edge in (left, right):
            self._path(edge, line=Outline(_BREAK))
        first, second = slashes(place.box)
        self._path((*first, *reversed(second)), fill=WHITE)
        for slash in (first, second):
            self._path(slash, line=Outline(_INK, 1.25))

    def _mark(self, place: MarkPlace) -> None:
        if place.whisker:
            self._whisker(place.whisker)
        mark, colour = place.mark, MARKS[place.mark.role]
        self._symbol(mark.shape, place.box, colour, is_open=mark.is_open)

    def _symbol(self, shape: MarkShape, box: Box, colour: str, *, is_open: bool) -> None:
        if shape == "tick":
            x = box.left + box.width / 2
            self._line((x, box.top), (x, box.bottom), colour, 1.5)
            return
        self._box(
            box,
            WHITE if is_open else colour,
            form=_FORMS[shape],
            outline=Outline(colour, 2.0) if is_open else _SOLID,
        )

    def _whisker(self, whisker: Whisker) -> None:
        left, right, y = whisker.left, whisker.right, whisker.y
        dashed = whisker.is_order_only
        self._line((left, y), (right, y), _WHISKER, 1.25, is_dashed=dashed)
        if not dashed:
            for x in (left, right):
                self._line((x, y - _CAP), (x, y + 1), _WHISKER, 1.25)

    def _label(self, label: LabelPlace, size: float) -> None:
        on_fill = label.role is not None and not label.needs_paper
        colour = BARS[label.role].text if label.role and on_fill else _INK
        paper = WHITE if label.needs_paper else None
        self._text(label.box, label.text, size, colour=colour, align="middle", paper=paper)

    def _legend(self, entry: LegendPlace, size: float) -> None:
        self._legend_symbol(entry)
        self._text(entry.text_box, entry.legend.text, size)

    def _legend_symbol(self, entry: LegendPlace) -> None:
        box, legend = entry.symbol, entry.legend
        match legend.shape:
            case "bar":
                self._box(box, BARS[legend.role].fill, outline=_SOLID)  # type: ignore[index]
            case "hatched bar":
                self._box(box, BARS["other"].fill, outline=_DASHED, is_hatched=True)
            case "arrow":
                self._box(box, BARS["other"].fill, form="homePlate", outline=_SOLID)
            case "torn bar":
                self._box(box, BARS["other"].fill, outline=_SOLID)
                self._tear(box, is_right=True)
            case "whisker":
                self._whisker(Whisker(left=box.left, right=box.right, y=box.middle))
            case "tails":
                left, right = box.left - 1, box.right + 1
                self._whisker(Whisker(left=left, right=right, y=box.middle, is_order_only=True))
            case shape:
                side = box.height
                square = Box(box.left + (box.width - side) / 2, box.top, side, side)
                colour = MARKS[legend.role]  # type: ignore[index]
                self._symbol(shape, square, colour, is_open=legend.is_open)

    # What the slide is given

    def _frame(self, box: Box) -> Frame:
        return Frame(
            left=self.frame.left + box.left,
            top=self.frame.top + box.top,
            width=box.width,
            height=box.height,
        )

    def _box(
        self,
        box: Box,
        fill: str,
        *,
        form: Form = "rect",
        outline: Outline | None = None,
        is_hatched: bool = False,
        arrow: float | None = None,
    ) -> None:
        self.sketch.add_box(
            self._frame(box), fill, form=form, outline=outline, is_hatched=is_hatched, arrow=arrow
        )

    def _path(
        self, points: Sequence[Point], *, fill: str = "", line: Outline | None = None
    ) -> None:
        left, top = self.frame.left, self.frame.top
        moved = [(left + x, top + y) for x, y in points]
        self.sketch.add_path(moved, fill=fill, line=line)

    def _line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        width: float,
        *,
        is_dashed: bool = False,
    ) -> None:
        left, top = self.frame.left, self.frame.top
        places = (left + start[0], top + start[1]), (left + end[0], top + end[1])
        self.sketch.add_line(*places, colour, width, is_dashed=is_dashed)

    def _text(
        self,
        box: Box,
        text: str,
        size: float,
        *,
        colour: str = _INK,
        align: Align = "left",
        is_bold: bool = False,
        paper: str | None = None,
    ) -> None:
        frame = self._frame(box)
        self.sketch.add_text(frame, text, size, colour, align=align, is_bold=is_bold, paper=paper)
