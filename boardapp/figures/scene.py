"""A figure as shapes, curves and texts in place: described once, drawn alike by each backend.

Backends: `deck.native.scene` (shapes that PowerPoint can edit), `desktop.charts.scene_painter`
(Qt, for screen, preview and PDF). They decide on nothing: what
is drawn, where and in which colour stands here. Places are points from the left upper corner of
the figure; colours are "0072B2".
"""

import math
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from boardapp.figures.lanes import LINE_PITCH, Box

Place = tuple[float, float]
"""A point of the figure, from its left upper corner."""

Form = Literal[
    "box", "circle", "diamond", "triangle", "down triangle", "star", "cross", "arrow"
]  # fmt: skip
Align = Literal["left", "middle", "right"]

ARROW = 8.0
"""How long the point of a bar is that ends in an arrow, in points."""
BULLET = 18.0
"""How far the text of a bulleted paragraph stands in, in points."""
HATCH_TINT = 0.3
"""How much of its colour the ground of a hatched shape keeps."""

_INNER = 0.45  # the inner radius of a star over its outer one
_ARM = 0.32  # half the thickness of a cross over half its side


class Stroke(msgspec.Struct, frozen=True):
    """A line's look; `width` in points."""

    colour: str
    width: float = 0.75
    is_dashed: bool = False


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A form that fills its box. `fill` empty: an open one; `stroke` None: without an outline.

    `name` says what it stands for, where no label does.
    """

    form: Form = "box"
    box: Box
    fill: str = ""
    stroke: Stroke | None = None
    opacity: float = 1.0
    is_hatched: bool = False
    name: str = ""


class Curve(msgspec.Struct, frozen=True, kw_only=True):
    """A line through places; with `fill` the area that it closes; `stroke` None: the area alone."""

    places: tuple[Place, ...]
    stroke: Stroke | None = None
    fill: str = ""
    name: str = ""


class Run(msgspec.Struct, frozen=True):
    """A piece of a line of text.

    `sign`: its letter stands for a mark. A backend that may draw within a line draws these shapes,
    whose middle is (0, 0), so that no font of the machine has a say in it.
    """

    text: str
    colour: str
    sign: tuple[Shape | Curve, ...] = ()


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A line of text in the middle of its box's height; `size` in points.

    `paper` fills the box under it. `is_upright`: it reads upwards. `within`: a picture that shows
    only a part may move it along this box to where it is seen. `may_be_cut`: where its box is too
    narrow, "…" ends it.
    """

    box: Box
    runs: tuple[Run, ...]
    size: float
    align: Align = "left"
    is_bold: bool = False
    paper: str = ""
    is_upright: bool = False
    within: Box | None = None
    may_be_cut: bool = False

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(run.text for run in self.runs)


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of a text box, in lines as they were measured; `before` is points above it."""

    lines: tuple[str, ...]
    size: float
    colour: str
    is_bold: bool = False
    is_bulleted: bool = False
    before: float = 0.0


class TextBox(msgspec.Struct, frozen=True, kw_only=True):
    """A box with paragraphs in it, which stay paragraphs where a program breaks lines itself.

    A backend that does not draws its `parts`. `inset` is the room at each side of the text.
    """

    box: Box
    passages: tuple[Passage, ...]
    fill: str = ""
    stroke: Stroke | None = None
    inset: float = 8.0
    align: Align = "left"
    is_middle: bool = False
    name: str = ""

    @property
    def text_height(self) -> float:
        """The height of all lines and what stands above each paragraph but the first."""
        return passages_height(self.passages)

    def parts(self) -> Iterator[Shape | Text]:
        """The box and its lines, each in its place."""
        box = self.box
        if self.fill or self.stroke:
            yield Shape(box=box, fill=self.fill, stroke=self.stroke, name=self.name)
        free = (box.height - self.text_height) / 2
        top = box.top + (free if self.is_middle else self.inset / 2)
        for number, passage in enumerate(self.passages):
            top += passage.before if number else 0.0
            indent = BULLET if passage.is_bulleted else 0.0
            left = box.left + self.inset + indent
            width, height = box.right - self.inset - left, passage.size * LINE_PITCH
            for place, words in enumerate(passage.lines):
                if passage.is_bulleted and place == 0:
                    at = Box(left - indent, top, indent, height)
                    yield _line_of("•", passage, at, "left")
                yield _line_of(words, passage, Box(left, top, width, height), self.align)
                top += height


def passages_height(passages: Sequence[Passage]) -> float:
    """How high paragraphs are one above the other, in points."""
    lines = sum(len(one.lines) * one.size * LINE_PITCH for one in passages)
    return lines + sum(one.before for one in passages[1:])


def _line_of(words: str, passage: Passage, box: Box, align: Align) -> Text:
    run = Run(words, passage.colour)
    return Text(box=box, runs=(run,), size=passage.size, align=align, is_bold=passage.is_bold)


Primitive = Shape | Curve | Text | TextBox
Scene = tuple[Primitive, ...]
"""The lowest first."""


def straight(start: Place, end: Place, stroke: Stroke, name: str = "") -> Curve:
    """A straight line."""
    return Curve(places=(start, end), stroke=stroke, name=name)


def square(middle: Place, side: float) -> Box:
    """The square about a place."""
    return Box(middle[0] - side / 2, middle[1] - side / 2, side, side)


def moved(part: Shape | Curve, across: float, down: float) -> Shape | Curve:
    """A shape or a curve at another place."""
    if isinstance(part, Curve):
        places = tuple((x + across, y + down) for x, y in part.places)
        return msgspec.structs.replace(part, places=places)
    box = part.box
    placed = Box(box.left + across, box.top + down, box.width, box.height)
    return msgspec.structs.replace(part, box=placed)


def corners(form: Form, box: Box) -> tuple[Place, ...]:
    """The corners of a form in its box; a circle has none."""
    if form == "arrow":
        neck = box.right - min(ARROW, box.width)
        return (
            (box.left, box.top), (neck, box.top), (box.right, box.middle),
            (neck, box.bottom), (box.left, box.bottom),
        )  # fmt: skip
    x, y = box.left + box.width / 2, box.middle
    return tuple((x + a * box.width / 2, y + b * box.height / 2) for a, b in _CORNERS[form])


def _star() -> tuple[Place, ...]:
    """Five points, the first upwards."""
    radii = [1.0 if n % 2 == 0 else _INNER for n in range(10)]
    angles = [math.pi * (n / 5 - 0.5) for n in range(10)]
    return tuple(
        (radius * math.cos(angle), radius * math.sin(angle))
        for radius, angle in zip(radii, angles, strict=True)
    )


_CORNERS: dict[str, tuple[Place, ...]] = {
    "circle": (),
    "box": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "triangle": ((0, -1), (1, 1), (-1, 1)),
    "down triangle": ((-1, -1), (1, -1), (0, 1)),
    "star": _star(),
    "cross": (
        (-_ARM, -1), (_ARM, -1), (_ARM, -_ARM), (1, -_ARM), (1, _ARM), (_ARM, _ARM),
        (_ARM, 1), (-_ARM, 1), (-_ARM, _ARM), (-1, _ARM), (-1, -_ARM), (-_ARM, -_ARM),
    ),
}  # fmt: skip
"""The corners of a form in a square from −1 to 1, y downwards."""
