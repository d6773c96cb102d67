"""The minute as a PDF: one sheet of A4, the course as a drawing."""

from pathlib import Path

from boardapp.case.case import Case
from boardapp.casefile.album import Album
from boardapp.deck.errors import ExportCancelled
from boardapp.deck.export import deck_of
from boardapp.deck.fitting.design import ACCENT, AMBER, GREY, INK, NAVY
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.markup.saving import save
from boardapp.deck.minute.contents import (
    BANNER,
    DECIDES,
    FOOTER,
    HEADER,
    SMALL_POINTS,
    TITLE,
    MinutePage,
    fit_minute,
    minute_of,
)
from boardapp.deck.outline.build import AS_MADE
from boardapp.deck.slides import TimelineBlock
from boardapp.deck.writing.writer import Cancelled, DeckReport
from boardapp.desktop.handout.finish import About, Bookmark, finish
from boardapp.desktop.handout.handout import PROGRAM, document_id
from boardapp.desktop.handout.pdf import A4, PdfPages
from boardapp.desktop.slides.canvas import Canvas
from boardapp.desktop.slides.painter import paint_block
from boardapp.desktop.slides.paragraphs import Look, paint_paragraph, paragraph_height
from boardapp.desktop.slides.timelines import paint_timeline

_RULE = Frame(left=TITLE.left, top=TITLE.bottom + 2, width=48, height=2)
_TIMELINE_SIZES = (9.0, 7.0)
"""Sizes of type of the drawing, for paper: wished and least."""


def export_minute_pdf(
    case: Case, case_path: Album | Path | None, out_path: Path, cancelled: Cancelled | None = None
) -> DeckReport:
    """Write the minute of a case to `out_path` as a PDF of one page.

    `ready_to_paint` must have been called. Raises DeckError with a sentence for the user,
    ExportCancelled if `cancelled` said so; nothing is then written.
    """
    deck, left_out = deck_of(case, case_path, "standard", AS_MADE)
    page = fit_minute(minute_of(deck, "timeline"))
    data = minute_bytes(page)
    if cancelled and cancelled():
        raise ExportCancelled
    save(out_path, data, PROGRAM)
    return DeckReport(path=out_path, slides=1, notes=(*page.notes, *left_out))


def minute_bytes(page: MinutePage) -> bytes:
    """The PDF of a fitted minute."""
    minute = page.minute
    pages = PdfPages(A4, document_id(minute.content_hash, "minute"))
    paint_minute(pages.canvas, page)
    about = About(title=minute.title, subject="Tumor board, minute", language=minute.language)
    marks = (Bookmark(title=minute.title, page=0),)
    return finish(pages.end(), about, marks, pages.tags)


def paint_minute(canvas: Canvas, page: MinutePage) -> None:
    """Paint the sheet with its left upper corner at (0, 0), in points."""
    minute = page.minute
    if minute.banner:
        canvas.fill(BANNER, AMBER)
        with canvas.leaf("P"):
            canvas.text_in(BANNER, minute.banner, SMALL_POINTS, INK, "middle", is_bold=True)
    canvas.text_in(HEADER, minute.header, SMALL_POINTS, GREY)
    look = Look(points=page.title_points, colour=NAVY, is_bold=True)
    top = TITLE.bottom - paragraph_height(minute.title, TITLE.width, look)
    with canvas.leaf("H1"):
        paint_paragraph(canvas, TITLE.left, top, TITLE.width, minute.title, look)
    canvas.fill(_RULE, ACCENT)
    for placed in page.placed:
        if isinstance(placed.block, TimelineBlock):
            wished, least = _TIMELINE_SIZES
            paint_timeline(canvas, placed.block.timeline, placed.frame,
                           wished_size=wished, least_size=least)  # fmt: skip
        else:
            paint_block(canvas, placed)
    canvas.text_in(FOOTER, DECIDES, SMALL_POINTS, GREY)
    canvas.text_in(FOOTER, "1 of 1", SMALL_POINTS, GREY, "right")
