"""A strip in place as shapes and texts."""

from collections.abc import Iterator

from boardapp.figures.figure import FactBox
from boardapp.figures.lanes import LINE_PITCH, Box
from boardapp.figures.palette import BARS, GREEN_TEXT, TURN_TEXT, VERMILLION, Page
from boardapp.figures.scene import Align, Primitive, Run, Scene, Shape, Stroke, Text, straight
from boardapp.figures.strip.layout import BlockPlace, LengthPlace, Lines, StripLayout, TurnPlace

_TURN = 2.25
_CALM = 3.0
_BRACKET_END = 5.0


def strip_scene(layout: StripLayout, page: Page) -> Scene:
    """The scene of a strip, the lowest first."""
    return tuple(_Drawing(layout, page).parts())


def strip_facts(layout: StripLayout) -> Iterator[FactBox]:
    """Where the facts of the case stand in a strip: blocks, tags, turns and stated lengths."""
    for block in layout.blocks:
        yield FactBox(block.block.place, block.box)
        for tag, lines in block.tags:
            yield FactBox(tag.place, lines.box)
    for turn in layout.turns:
        for lines in turn.texts:
            yield FactBox(turn.turn.place, lines.box)
        width, height = 2 * _TURN, turn.bottom - turn.top
        yield FactBox(turn.turn.place, Box(turn.x - _TURN, turn.top, width, height))
    for length in layout.lengths:
        yield FactBox(length.place, length.text.box)


class _Drawing:
    def __init__(self, layout: StripLayout, page: Page) -> None:
        self.layout, self.page = layout, page

    def parts(self) -> Iterator[Primitive]:
        """Lines of the turns below brackets and labels, so that no text is crossed."""
        for turn in self.layout.turns:
            yield from self._turn_texts(turn)
        for block in self.layout.blocks:
            yield from self._block(block)
        for turn in self.layout.turns:
            stroke = Stroke(VERMILLION, _TURN)
            yield straight((turn.x, turn.top), (turn.x, turn.bottom), stroke, turn.turn.name)
        for block in self.layout.blocks:
            yield from self._tags(block)
        for length in self.layout.lengths:
            yield from self._length(length)
        yield from self._calm()
        yield from self._texts(self.layout.notes, self.page.muted, "left")

    def _block(self, place: BlockPlace) -> Iterator[Primitive]:
        paint = BARS[place.block.role]
        is_tail = place.block.is_tail
        edge = Stroke(self.page.outline, 1.0) if is_tail else Stroke(self.page.paper, 1.5)
        fill = self.page.lane if is_tail else paint.fill
        yield Shape(form="arrow", box=place.box, fill=fill, stroke=edge, name=place.block.name)
        colour = self.page.ink if is_tail else paint.text
        for lines in place.texts:
            yield from self._texts(lines, colour, "middle")

    def _tags(self, place: BlockPlace) -> Iterator[Primitive]:
        """What was found: plain in its words; what was not given in an open, dashed box."""
        for tag, lines in place.tags:
            if tag.is_open or tag.role:
                paint = BARS[tag.role] if tag.role and not tag.is_open else None
                fill = paint.fill if paint else self.page.paper
                stroke = Stroke(self.page.outline, 1.0, is_dashed=tag.is_open)
                box = Box(lines.box.left - 3, lines.box.top - 1, lines.box.width + 6,
                          lines.box.height + 2)  # fmt: skip
                yield Shape(box=box, fill=fill, stroke=stroke, name=tag.text)
                yield from self._texts(lines, paint.text if paint else self.page.ink, "middle")
            else:
                yield from self._texts(lines, self.page.ink, "middle", self.page.paper)

    def _turn_texts(self, place: TurnPlace) -> Iterator[Text]:
        for lines in place.texts:
            yield from self._texts(lines, TURN_TEXT, "middle")

    def _length(self, place: LengthPlace) -> Iterator[Primitive]:
        stroke = Stroke(self.page.ink, 1.25)
        yield straight((place.left, place.y), (place.right, place.y), stroke, "stated length")
        for x in (place.left, place.right):
            ends = (x, place.y - _BRACKET_END), (x, place.y + _BRACKET_END)
            yield straight(*ends, stroke)
        yield from self._texts(place.text, self.page.ink, "middle", self.page.paper)

    def _calm(self) -> Iterator[Primitive]:
        if self.layout.calm_line is None:
            return
        left, right, y = self.layout.calm_line
        is_good = self.layout.is_calm_good
        colour = GREEN_TEXT if is_good else self.page.muted
        yield straight((left, y), (right, y), Stroke(colour, _CALM), "nothing reported since")
        for lines in self.layout.calm:
            yield from self._texts(lines, colour, "middle")

    def _texts(self, lines: Lines, colour: str, align: Align, paper: str = "") -> Iterator[Text]:
        height = lines.size * LINE_PITCH
        for number, text in enumerate(lines.lines):
            box = Box(lines.box.left, lines.box.top + number * height, lines.box.width, height)
            yield Text(
                box=box, runs=(Run(text, colour),), size=lines.size, align=align,
                is_bold=lines.is_bold, paper=paper,
            )  # fmt: skip
