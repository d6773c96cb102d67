"""Hand-out pages with notes: the slide at the head of a sheet, its notes below it.

Notes that are longer than a sheet go on to the next one.
"""

from collections.abc import Iterator

import msgspec

from boardapp.deck.fitting.design import AMBER, GREY, INK, NAVY
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.page import FittedDeck, Page
from boardapp.desktop.handout.pdf import A4
from boardapp.desktop.slides.canvas import OWN_PALETTE, Canvas
from boardapp.desktop.slides.painter import paint_slide
from boardapp.desktop.slides.paragraphs import Look, paint_paragraph, paragraph_height
from boardapp.desktop.slides.scenery import Scenery

_MARGIN = 48.0
_WIDTH = A4.width - 2 * _MARGIN
_FOOT = Frame(left=_MARGIN, top=A4.height - 40, width=_WIDTH, height=14)
_BANNER = Frame(left=0, top=0, width=A4.width, height=18)
_BELOW_SLIDE = 18.0
_GAP = 3.0
_POINTS, _FOOT_POINTS = 10.5, 9.0


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the notes with its place on a sheet, in points from its top."""

    text: str
    is_heading: bool
    top: float


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet: the slide, counted from 0, and notes; `is_continued`: notes alone."""

    slide: int
    lines: tuple[Line, ...]
    is_continued: bool = False


def sheets(fitted: FittedDeck, scenery: Scenery) -> list[Sheet]:
    """The sheets of a deck, one or more to a slide; slides are as high as the scenery's."""
    top = _slide(scenery).bottom + _BELOW_SLIDE
    pages = enumerate(fitted.pages)
    return [sheet for number, page in pages for sheet in _sheets(number, page, top)]


def paint_sheet(canvas: Canvas, fitted: FittedDeck, sheet: Sheet, scenery: Scenery) -> None:
    """Paint the slide, small and framed, and the notes of this sheet."""
    deck = fitted.deck
    if sheet.is_continued:
        _paint_head(canvas, fitted, sheet)
    else:
        slide, scale = _slide(scenery), _WIDTH / scenery.width
        with canvas.moved(slide):
            canvas.painter.scale(scale, scale)
            paint_slide(canvas, fitted, sheet.slide, scenery)
        canvas.palette = OWN_PALETTE
        canvas.outline(slide, GREY, 0.5)
    with canvas.group("Sect", "Notes"):
        for line in sheet.lines:
            with canvas.leaf("H2" if line.is_heading else "P"):
                paint_paragraph(canvas, _MARGIN, line.top, _WIDTH, line.text, _look(line))
    canvas.text_in(_FOOT, deck.footer, _FOOT_POINTS, GREY)
    canvas.text_in(_FOOT, str(sheet.slide + 1), _FOOT_POINTS, GREY, "right")


def _paint_head(canvas: Canvas, fitted: FittedDeck, sheet: Sheet) -> None:
    if fitted.deck.banner:
        canvas.fill(_BANNER, AMBER)
        canvas.text_in(_BANNER, fitted.deck.banner, _FOOT_POINTS, INK, "middle", is_bold=True)
    head = Frame(left=_MARGIN, top=_MARGIN - 18, width=_WIDTH, height=14)
    canvas.text_in(head, f"Slide {sheet.slide + 1}, notes continued", _POINTS, GREY)


def _slide(scenery: Scenery) -> Frame:
    """Where a slide stands on its sheet."""
    height = scenery.height * _WIDTH / scenery.width
    return Frame(left=_MARGIN, top=_MARGIN, width=_WIDTH, height=height)


def _sheets(number: int, page: Page, below: float) -> Iterator[Sheet]:
    """Fill sheet after sheet with the notes of one slide."""
    lines: list[Line] = []
    top, is_continued = below, False
    for note in page.notes:
        line = Line(text=note.text, is_heading=note.is_heading, top=top)
        height = paragraph_height(note.text, _WIDTH, _look(line))
        if top + height > _FOOT.top - _GAP and lines:
            yield Sheet(slide=number, lines=tuple(lines), is_continued=is_continued)
            lines, top, is_continued = [], _MARGIN, True
            line = msgspec.structs.replace(line, top=top)
        lines.append(line)
        top += height + _GAP
    yield Sheet(slide=number, lines=tuple(lines), is_continued=is_continued)


def _look(line: Line) -> Look:
    return Look(points=_POINTS, colour=NAVY if line.is_heading else INK, is_bold=line.is_heading)
