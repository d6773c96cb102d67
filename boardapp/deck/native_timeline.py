"""The timeline as one group of native shapes, which PowerPoint can edit.

Where everything stands is decided by `boardapp.figures.geometry`, so that slide and screen
agree. The group carries the alt text; its parts need none.
"""

from pptx.enum.shapes import MSO_SHAPE
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from boardapp.deck.frame import Frame
from boardapp.deck.native_shapes import Align, add_box, add_line, add_text
from boardapp.deck.shapes import set_alt_text
from boardapp.deck.timeline_place import placed_timeline
from boardapp.figures.geometry import (
    LEAST_SIZE,
    BarShape,
    LabelPlace,
    LegendPlace,
    MarkPlace,
    TimelineGeometry,
    Whisker,
)
from boardapp.figures.lanes import Box
from boardapp.figures.palette import BARS, LIGHT, MARKS, WHITE
from boardapp.figures.timeline import MarkShape, Timeline

_INK, _OUTLINE, _WHISKER = LIGHT.ink, "333333", "595959"
_CAP = 3.0
_ARROW = 8.0

_SHAPES: dict[MarkShape, MSO_SHAPE] = {
    "circle": MSO_SHAPE.OVAL,
    "square": MSO_SHAPE.RECTANGLE,
    "diamond": MSO_SHAPE.DIAMOND,
    "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "star": MSO_SHAPE.STAR_5_POINT,
    "cross": MSO_SHAPE.CROSS,
}


def add_timeline(slide: Slide, timeline: Timeline, frame: Frame) -> GroupShape:
    """Draw the timeline into the frame and return its group."""
    geometry = placed_timeline(timeline, frame.width, frame.height)
    drawing = _Drawing(slide, frame)
    drawing.draw(geometry)
    group = slide.shapes.add_group_shape(drawing.shapes)
    group.name = "Timeline"
    set_alt_text(group, timeline.summary)
    return group


class _Drawing:
    """Draws the parts of a geometry, the lowest first, and remembers them for the group."""

    def __init__(self, slide: Slide, frame: Frame) -> None:
        self.slide, self.frame = slide, frame
        self.shapes: list[BaseShape] = []

    def draw(self, geometry: TimelineGeometry) -> None:
        """All parts of the geometry."""
        turbo = self.slide.shapes.turbo_add_enabled
        self.slide.shapes.turbo_add_enabled = True
        self._lanes(geometry)
        self._axis(geometry)
        for bar in geometry.bars:
            self._bar(bar)
        for mark in geometry.marks:
            self._mark(mark)
        for label in geometry.labels:
            self._label(label, geometry.size)
        small = min(geometry.size, LEAST_SIZE)
        for entry in geometry.legend:
            self._legend(entry, small)
        self.slide.shapes.turbo_add_enabled = turbo

    def _lanes(self, geometry: TimelineGeometry) -> None:
        for number, lane in enumerate(geometry.lanes):
            if number % 2 == 0:
                self._box(lane.box, LIGHT.lane)
            self._text(lane.name_box, lane.name, geometry.size, is_bold=True)

    def _axis(self, geometry: TimelineGeometry) -> None:
        plot, small = geometry.plot, min(geometry.size, LEAST_SIZE)
        for tick in geometry.ticks:
            self._line((tick.x, plot.top), (tick.x, plot.bottom), LIGHT.grid, 0.75)
            self._line((tick.x, plot.bottom), (tick.x, plot.bottom + 4), _INK, 1.0)
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
            drawn = self._box(
                box,
                fill,
                shape=_bar_form(box, is_arrow=shape.bar.is_ongoing and part is last),
                outline=_OUTLINE,
                is_uncertain=is_uncertain,
            )
            if shape.bar.is_ongoing and part is last and len(drawn.adjustments):
                drawn.adjustments[0] = _ARROW / min(box.width, box.height)
        for x in shape.cycles:
            top = shape.box.bottom - shape.box.height / 3
            self._line((x, top), (x, shape.box.bottom), _OUTLINE, 1.0)
        if shape.whisker:
            self._whisker(shape.whisker)

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
            shape=_SHAPES[shape],
            outline=colour if is_open else _OUTLINE,
            outline_width=2.0 if is_open else 0.75,
        )

    def _whisker(self, whisker: Whisker) -> None:
        left, right, y = whisker.left, whisker.right, whisker.y
        dashed = whisker.is_order_only
        self._line((left, y), (right, y), _WHISKER, 1.25, is_dashed=dashed)
        if not dashed:
            for x in (left, right):
                self._line((x, y - _CAP), (x, y + 1), _WHISKER, 1.25)

    def _label(self, label: LabelPlace, size: float) -> None:
        on_fill = label.role is not None and not label.is_on_hatch
        colour = BARS[label.role].text if label.role and on_fill else _INK
        paper = WHITE if label.is_on_hatch else None
        self._text(label.box, label.text, size, colour=colour, align="middle", paper=paper)

    def _legend(self, entry: LegendPlace, size: float) -> None:
        self._legend_symbol(entry)
        self._text(entry.text_box, entry.legend.text, size)

    def _legend_symbol(self, entry: LegendPlace) -> None:
        box, legend = entry.symbol, entry.legend
        match legend.shape:
            case "bar":
                self._box(box, BARS[legend.role].fill, outline=_OUTLINE)  # type: ignore[index]
            case "hatched bar":
                self._box(box, BARS["other"].fill, outline=_OUTLINE, is_uncertain=True)
            case "arrow":
                self._box(box, BARS["other"].fill, shape=MSO_SHAPE.PENTAGON, outline=_OUTLINE)
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
        shape: MSO_SHAPE = MSO_SHAPE.RECTANGLE,
        outline: str | None = None,
        outline_width: float = 0.75,
        is_uncertain: bool = False,
    ) -> Shape:
        drawn = add_box(
            self.slide,
            self._frame(box),
            fill,
            shape=shape,
            outline=outline,
            outline_width=outline_width,
            is_uncertain=is_uncertain,
        )
        self.shapes.append(drawn)
        return drawn

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
        self.shapes.append(add_line(self.slide, *places, colour, width, is_dashed=is_dashed))

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
        self.shapes.append(
            add_text(
                self.slide, frame, text, size, colour, align=align, is_bold=is_bold, paper=paper
            )
        )


def _bar_form(box: Box, *, is_arrow: bool) -> MSO_SHAPE:
    return MSO_SHAPE.PENTAGON if is_arrow and box.width > _ARROW else MSO_SHAPE.RECTANGLE
