"""Toxicity along the cycles of a therapy in place, as shapes and texts."""

from collections.abc import Iterator

from boardapp.figures.cycles.cycles import CycleMarkKind
from boardapp.figures.cycles.layout import CycleLayout, PlacedKey, PlacedLane, PlacedMark
from boardapp.figures.lanes import Box
from boardapp.figures.palette import BARS, BLUE, VERMILLION, Page
from boardapp.figures.scene import (
    Align,
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

_MARK, _STRETCH, _DOSE, _DOSE_WIDTH = 7.0, 2.0, 13.0, 2.5
_GRID, _AXIS, _TICK = 0.6, 1.0, 4.0
_KEY_HALF, _GAP = 8.0, 6.0
_FORMS: dict[CycleMarkKind, Form] = {"complication": "circle", "laboratory": "diamond"}
_COLOURS: dict[CycleMarkKind, str] = {"complication": VERMILLION, "laboratory": BLUE}
_BAR = BARS["other"].fill


def cycle_scene(layout: CycleLayout, page: Page) -> Scene:
    """The scene of a figure in place, the lowest first."""
    return tuple(_Drawing(layout, page).parts())


class _Drawing:
    def __init__(self, layout: CycleLayout, page: Page) -> None:
        self.layout, self.page = layout, page

    def parts(self) -> Iterator[Primitive]:
        """Title and lanes first, axis and key last."""
        yield self._text(_GAP, self.layout.title_y, self.layout.title, self.page.ink)
        for number, lane in enumerate(self.layout.lanes):
            yield from self._lane(lane, number)
        yield from self._axis()
        for entry in self.layout.key:
            yield from self._key(entry)

    def _lane(self, placed: PlacedLane, number: int) -> Iterator[Primitive]:
        page, box = self.page, placed.box
        if number % 2 == 0:
            yield Shape(box=box, fill=page.lane)
        for _, x in self.layout.ticks:
            yield straight((x, box.top), (x, box.bottom), Stroke(page.grid, _GRID))
        yield self._text(_GAP, placed.bar.middle, placed.lane.name, page.ink)
        yield self._bar(placed.bar, is_open=placed.is_open)
        for x in placed.doses:
            yield self._dose(x, placed.bar.middle)
        words = placed.doses_box
        yield self._text(words.left, words.middle, placed.doses_text, page.muted)
        for mark in placed.marks:
            yield from self._mark(mark)

    def _mark(self, placed: PlacedMark) -> Iterator[Primitive]:
        mark, box = placed.mark, placed.box
        left = box.left + box.height / 2
        is_sure = mark.first_day == mark.last_day
        right = left if is_sure else box.right - box.height / 2
        colour, form = _COLOURS[mark.kind], _FORMS[mark.kind]
        yield from self._stretch((left, box.middle), right, colour, form, mark.label)
        label = placed.label_box
        yield self._text(label.left, label.middle, placed.label, self.page.ink)

    def _stretch(
        self, start: Place, right: float, colour: str, form: Form, name: str = ""
    ) -> Iterator[Primitive]:
        """A mark; open at both ends of a stretch, since it may have been on any of its days."""
        if right > start[0]:
            yield straight(start, (right, start[1]), Stroke(colour, _STRETCH))
        is_sure = right == start[0]
        for x in dict.fromkeys((start[0], right)):
            yield Shape(
                form=form,
                box=square((x, start[1]), _MARK),
                fill=colour if is_sure else self.page.paper,
                stroke=Stroke(colour, 1.0),
                name=name,
            )

    def _dose(self, x: float, y: float) -> Primitive:
        stroke = Stroke(self.page.ink, _DOSE_WIDTH)
        return straight((x, y - _DOSE / 2), (x, y + _DOSE / 2), stroke, "dose")

    def _bar(self, box: Box, *, is_open: bool) -> Shape:
        """The length of a cycle; open where its end is not known."""
        if is_open:
            return Shape(box=box, stroke=Stroke(_BAR, 1.0, is_dashed=True))
        return Shape(box=box, fill=_BAR)

    def _axis(self) -> Iterator[Primitive]:
        plot, size, ink = self.layout.plot, self.layout.size, self.page.ink
        y, stroke = plot.bottom, Stroke(ink, _AXIS)
        yield straight((plot.left, y), (plot.right, y), stroke)
        for day, x in self.layout.ticks:
            yield straight((x, y), (x, y + _TICK), stroke)
            yield self._text(x, y + _TICK + size * 0.7, str(day), ink, "middle")
        below = y + _TICK + size * 2.0
        middle = (plot.left + plot.right) / 2
        yield self._text(middle, below, self.layout.axis_title, ink, "middle")

    def _key(self, entry: PlacedKey) -> Iterator[Primitive]:
        x, y, half = entry.x, entry.y, _KEY_HALF
        if entry.kind == "dose":
            yield self._dose(x, y)
        elif entry.kind == "open":
            yield self._bar(Box(x - half, y - half / 3, 2 * half, half / 1.5), is_open=True)
        elif entry.kind == "unsure":
            yield from self._stretch((x - half, y), x + half, self.page.ink, "circle")
        else:
            yield from self._stretch((x, y), x, _COLOURS[entry.kind], _FORMS[entry.kind])
        yield self._text(entry.text_x, y, entry.text, self.page.muted)

    def _text(self, x: float, y: float, text: str, colour: str, align: Align = "left") -> Text:
        """A line of text at a place, in the middle of its height."""
        box, runs = Box(x, y, 0.0, 0.0), (Run(text, colour),)
        return Text(box=box, runs=runs, size=self.layout.size, align=align)
