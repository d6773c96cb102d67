"""The made-up pictures: a smear, a section of a head, a liver, as drawn shapes.

They show no cells and no scan. Each carries its label inside the picture, so that it
can't be taken for a finding, wherever it is copied to.
"""

import math
import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image as Picture
from PIL import ImageDraw, ImageFont

from boardapp.case.case import Image
from boardapp.case.when import When
from boardapp.resources import asset

LABEL = "SYNTHETIC – drawn by the program"
SIZE = (480, 360)
"""Pixels of a picture; the shapes below are placed in them."""
_SMOOTHING = 3
"""Drawn this many times larger and scaled down, so that edges are smooth."""
_COLOURS = 64


def images() -> tuple[Image, ...]:
    """The pictures' entries in the case file."""
    return (
        Image(
            id="image-marrow",
            caption="Drawing of a marrow smear at relapse 1 (synthetic)",
            file="images/synthetic-marrow.png",
            modality="marrow smear",
            description="Drawn discs stand for blasts among red cells.",
            when=When.parse("2021-09-20"),
            source="chart pictures",
        ),
        Image(
            id="image-mri",
            caption="Drawing of a head MRI section at relapse 2 (synthetic)",
            file="images/synthetic-mri.png",
            modality="MRI",
            description="Drawn outline of a head; the bright rim stands for leptomeningeal uptake.",
            when=When.parse("2022-08-30"),
            source="chart pictures",
        ),
        Image(
            id="image-liver",
            caption="Drawing of a liver ultrasound in SOS (synthetic)",
            file="images/synthetic-liver.png",
            modality="ultrasound",
            description="Drawn fan with a large liver and a dark rim of ascites.",
            when=When.parse("2022-12-28"),
            source="chart pictures",
        ),
    )


def draw_pictures(folder: Path) -> None:
    """Write the pictures into `folder`, which stands beside the case file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in _DRAWINGS.items():
        _labelled(draw).save(folder / name, optimize=True)


class _Canvas:
    """Shapes in the pixels of `SIZE`, drawn larger."""

    def __init__(self) -> None:
        self.picture = Picture.new("RGB", tuple(_SMOOTHING * side for side in SIZE))
        self._draw = ImageDraw.Draw(self.picture)

    def disc(self, x: float, y: float, radii: tuple[float, float], fill: str) -> None:
        """A filled ellipse around (x, y)."""
        across, down = radii
        box = (x - across, y - down, x + across, y + down)
        self._draw.ellipse(self._large(*box), fill=fill)

    def line(self, *points: float, fill: str, width: int) -> None:
        """A line through points x, y, x, y, …."""
        self._draw.line(self._large(*points), fill=fill, width=_SMOOTHING * width, joint="curve")

    def sector(self, x: float, y: float, radius: float, fill: str) -> None:
        """The lower part of a disc, as an ultrasound probe sees it."""
        box = (x - radius, y - radius, x + radius, y + radius)
        self._draw.pieslice(self._large(*box), 50, 130, fill=fill)

    def ground(self, fill: str) -> None:
        """The whole picture in one colour."""
        self._draw.rectangle(self._large(0, 0, *SIZE), fill=fill)

    @staticmethod
    def _large(*pixels: float) -> tuple[float, ...]:
        return tuple(_SMOOTHING * pixel for pixel in pixels)


def _labelled(draw: Callable[[_Canvas, random.Random], None]) -> Picture.Image:
    """One picture with its label across the foot."""
    canvas = _Canvas()
    draw(canvas, random.Random(7))
    picture = canvas.picture.resize(SIZE, Picture.Resampling.LANCZOS)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, SIZE[1] - 30, *SIZE), fill="white")
    # Raqm, where a machine has it, would set the same text a little differently.
    font = ImageFont.truetype(
        asset("fonts/Carlito-Regular.ttf"), 19, layout_engine=ImageFont.Layout.BASIC
    )
    pen.text((SIZE[0] / 2, SIZE[1] - 15), LABEL, fill="black", font=font, anchor="mm")
    return picture.quantize(_COLOURS, dither=Picture.Dither.NONE)


def _marrow(canvas: _Canvas, chance: random.Random) -> None:
    canvas.ground("#f6e9e6")
    for _ in range(90):
        _cell(canvas, chance, 13, ("#e8b9b2", "#f2d6d0"), 0.45)
    for _ in range(34):
        _cell(canvas, chance, chance.randint(20, 26), ("#b9a5d8", "#5b3a8e"), 0.84)


def _cell(
    canvas: _Canvas, chance: random.Random, radius: float, colours: tuple[str, str], share: float
) -> None:
    """A disc with a core that takes up `share` of its width, anywhere."""
    x, y = chance.randint(0, SIZE[0]), chance.randint(0, SIZE[1])
    canvas.disc(x, y, (radius, radius), colours[0])
    core = radius * share
    canvas.disc(x + chance.randint(-2, 2), y + chance.randint(-2, 2), (core, core), colours[1])


def _head(canvas: _Canvas, chance: random.Random) -> None:
    x, y = SIZE[0] / 2, 160
    for width, shade in ((128, "#4a4a4a"), (116, "#101010"), (110, "#e8e8e8"), (105, "#777777")):
        canvas.disc(x, y, (width, width + 24), shade)
    for step in range(46):
        angle, reach = step * math.tau / 46, chance.uniform(0.72, 0.9)
        across, down = 105 * math.cos(angle), 129 * math.sin(angle)
        ends = (x + reach * across, y + reach * down, x + 0.98 * across, y + 0.98 * down)
        canvas.line(*ends, fill="#3c3c3c", width=3)
    for side in (-24, 24):
        canvas.disc(x + side, y - 4, (13, 40), "#202020")
    canvas.line(x, y - 127, x, y + 127, fill="#2c2c2c", width=2)


def _liver(canvas: _Canvas, chance: random.Random) -> None:
    canvas.sector(SIZE[0] / 2, -60, 380, "#1c1c1c")
    x, y = 246, 188
    canvas.disc(x, y + 4, (136, 100), "#050505")
    canvas.disc(x, y, (124, 88), "#6a6a6a")
    for _ in range(900):
        angle, reach = chance.uniform(0, math.tau), math.sqrt(chance.random())
        speck = (x + 122 * reach * math.cos(angle), y + 86 * reach * math.sin(angle))
        canvas.disc(*speck, (1.1, 1.1), chance.choice(("#8c8c8c", "#4c4c4c")))
    canvas.line(190, 236, 250, 192, 322, 162, fill="#101010", width=9)


_DRAWINGS = {
    "synthetic-marrow.png": _marrow,
    "synthetic-mri.png": _head,
    "synthetic-liver.png": _liver,
}
