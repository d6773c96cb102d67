"""Paragraphs of text, broken into lines exactly as the fitting measured them."""

from collections.abc import Iterator

import msgspec

from boardapp.deck.fitting.measure import LINE_PITCH, pitch, text_height, wrap
from boardapp.desktop.charts.fonts import ASCENT, advance
from boardapp.desktop.slides.canvas import Canvas
from boardapp.figures.scene import Align


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a paragraph is set: points of type, colour (empty: that of texts), weight, side."""

    points: float
    colour: str = ""
    is_bold: bool = False
    align: Align = "left"


def paragraph_height(text: str, width: float, look: Look, label: str = "") -> float:
    """The height of a paragraph in points, as the fitting counts it."""
    return text_height(text, look.points, width, label=label, is_bold=look.is_bold)


def paint_paragraph(
    canvas: Canvas, left: float, top: float, width: float, text: str, look: Look, label: str = ""
) -> float:
    """Paint a paragraph with its bold `label`; returns where it ends."""
    line = look.points * pitch(label + text)
    lines = wrap(text, look.points, width, label=label, is_bold=look.is_bold)
    # The blank at which a line was broken is painted too, so that copied words stay apart.
    ended = [f"{before} " for before in lines[:-1]] + lines[-1:]
    for number, (bold, plain) in enumerate(_parted(ended, label)):
        baseline = top + number * line + (line - look.points * LINE_PITCH) / 2
        _paint_line(canvas, left, baseline + look.points * ASCENT, width, bold, plain, look)
    return top + len(lines) * line


def _paint_line(
    canvas: Canvas, left: float, baseline: float, width: float, bold: str, plain: str, look: Look
) -> None:
    points, colour = look.points, look.colour or canvas.palette.ink
    if look.align != "left":
        used = advance(bold, points, is_bold=True)
        used += advance(plain.rstrip(), points, is_bold=look.is_bold)
        left += (width - used) * (0.5 if look.align == "middle" else 1.0)
    if bold:
        left = canvas.text(left, baseline, bold, points, colour, is_bold=True)
    if plain:
        canvas.text(left, baseline, plain, points, colour, is_bold=look.is_bold)


def _parted(lines: list[str], label: str) -> Iterator[tuple[str, str]]:
    """Each line as its bold beginning, which belongs to the label, and the rest."""
    left = _letters(label)
    for line in lines:
        end = 0
        while left and end < len(line):
            left -= not line[end].isspace()
            end += 1
        yield line[:end], line[end:]


def _letters(text: str) -> int:
    """How many characters of a text are no blanks: lines are broken at those."""
    return sum(not character.isspace() for character in text)
