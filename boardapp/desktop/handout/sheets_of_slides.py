"""Sheets with several slides each, to be read along and written on."""

from collections.abc import Iterator
from itertools import product

from boardapp.deck.fitting.design import GREY
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.page import FittedDeck
from boardapp.desktop.handout.grids import Grid
from boardapp.desktop.handout.pdf import A4
from boardapp.desktop.slides.canvas import OWN_PALETTE, Canvas
from boardapp.desktop.slides.painter import paint_slide
from boardapp.desktop.slides.scenery import Scenery

_MARGIN, _GAP = 42.0, 20.0
_FOOT_POINTS, _NUMBER_POINTS = 9.0, 9.0
_FOOT = Frame(left=_MARGIN, top=A4.height - 36, width=A4.width - 2 * _MARGIN, height=14)
_NUMBER_HEIGHT = 13.0
_LINE_POINTS = 0.75
_LINE_EVERY = 24.0
"""From one line to write on to the next, in points: that of ruled paper."""


def sheet_count(slides: int, grid: Grid) -> int:
    """How many sheets so many slides take."""
    return -(-slides // grid.slides)


def paint_slides(
    canvas: Canvas, fitted: FittedDeck, sheet: int, grid: Grid, scenery: Scenery
) -> None:
    """Paint a sheet, counted from 0: its slides small and framed, each with its number."""
    first = sheet * grid.slides
    numbers = range(first, min(first + grid.slides, len(fitted.pages)))
    for number, (slide, lines) in zip(numbers, _places(grid, scenery), strict=False):
        scale = slide.width / scenery.width
        with canvas.moved(slide):
            canvas.painter.setClipRect(0, 0, round(slide.width), round(slide.height))
            canvas.painter.scale(scale, scale)
            paint_slide(canvas, fitted, number, scenery)
        canvas.palette = OWN_PALETTE
        canvas.outline(slide, GREY, 0.5)
        below = Frame(
            left=slide.left, top=slide.bottom + 1, width=slide.width, height=_NUMBER_HEIGHT
        )
        canvas.text_in(below, str(number + 1), _NUMBER_POINTS, GREY)
        for line in lines:
            ends = (line.left, line.top), (line.right, line.top)
            canvas.straight(*ends, GREY, _LINE_POINTS)
    canvas.text_in(_FOOT, fitted.deck.footer, _FOOT_POINTS, GREY)
    sheets = sheet_count(len(fitted.pages), grid)
    canvas.text_in(_FOOT, f"{sheet + 1} of {sheets}", _FOOT_POINTS, GREY, "right")


def _places(grid: Grid, scenery: Scenery) -> Iterator[tuple[Frame, tuple[Frame, ...]]]:
    """Where each slide of a sheet stands, row by row, and the lines beside it."""
    columns = grid.columns * (2 if grid.has_lines else 1)
    width = (A4.width - 2 * _MARGIN - (columns - 1) * _GAP) / columns
    room = (_FOOT.top - _GAP - _MARGIN - (grid.rows - 1) * _GAP) / grid.rows - _NUMBER_HEIGHT
    scale = min(width / scenery.width, room / scenery.height)
    size = scenery.width * scale, scenery.height * scale
    for row, column in product(range(grid.rows), range(grid.columns)):
        left = _MARGIN + column * (width + _GAP) + (width - size[0]) / 2
        top = _MARGIN + row * (room + _NUMBER_HEIGHT + _GAP)
        slide = Frame(left=left, top=top, width=size[0], height=size[1])
        yield slide, tuple(_lines(slide, width, room)) if grid.has_lines else ()


def _lines(slide: Frame, width: float, room: float) -> Iterator[Frame]:
    for number in range(1, int(room // _LINE_EVERY) + 1):
        top = slide.top + number * _LINE_EVERY
        yield Frame(left=slide.right + _GAP, top=top, width=width, height=0)
