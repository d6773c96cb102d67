"""The PDF hand-out: the slides of a deck as vectors, with or without their notes.

It is painted by the painter of the preview from the same fitted deck as the PowerPoint file.
"""

import os
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from PySide6.QtGui import QGuiApplication

import boardapp
from boardapp.case.case import Case
from boardapp.casefile.album import Album
from boardapp.deck.errors import ExportCancelled
from boardapp.deck.export import deck_of
from boardapp.deck.fitting.kept_pages import kept_pages
from boardapp.deck.fitting.page import FittedDeck
from boardapp.deck.markup.saving import save
from boardapp.deck.writing.writer import Cancelled, DeckReport, Progress
from boardapp.desktop.charts.fonts import load_fonts
from boardapp.desktop.handout.content import WHOLE, Content
from boardapp.desktop.handout.finish import About, Bookmark, finish
from boardapp.desktop.handout.notes import paint_sheet, sheets
from boardapp.desktop.handout.pdf import A4, PaperSize, PdfPages
from boardapp.desktop.slides.painter import paint_slide
from boardapp.desktop.slides.scenery import OwnScenery, Scenery, scenery_of

PROGRAM = "the program that shows it"

Paint = Callable[[PdfPages], None]
"""Paints one page."""


def ready_to_paint() -> QGuiApplication:
    """The application that fonts need, made without a screen where there is none yet.

    Call it on the main thread, before any painting. Raises ResourceError if the bundled font
    is missing.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QGuiApplication.instance()
    application = running if isinstance(running, QGuiApplication) else QGuiApplication(["boardapp"])
    load_fonts()
    return application


def export_handout(
    case: Case,
    case_path: Album | Path | None,
    out_path: Path,
    content: Content = WHOLE,
    *,
    with_notes: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> DeckReport:
    """Write the hand-out of a case to `out_path`; `slides` of the report counts its pages.

    The arguments are those of `export_deck`; `with_notes` puts each slide on a sheet of A4
    with its notes. `ready_to_paint` must have been called. Raises DeckError with a sentence
    for the user, ExportCancelled if `cancelled` said so; nothing is then written.
    """

    def ask() -> None:
        if cancelled and cancelled():
            raise ExportCancelled

    deck, left_out = deck_of(case, case_path, content.preset, slides=content.slides)
    scenery, style = scenery_of(content.template, has_banner=deck.has_banner)
    fitted = kept_pages(deck, ask, style)
    data, count = handout_bytes(fitted, with_notes=with_notes, progress=progress,
                                cancelled=cancelled, scenery=scenery)  # fmt: skip
    save(out_path, data, PROGRAM)
    notes = (*fitted.notes, *left_out, *style.notes)
    return DeckReport(path=out_path, slides=count, notes=notes, details=fitted.details)


def handout_bytes(
    fitted: FittedDeck,
    *,
    with_notes: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    scenery: Scenery | None = None,
) -> tuple[bytes, int]:
    """The PDF of a fitted deck and its number of pages. Raises ExportCancelled.

    `scenery` None: our own, by which the deck was then fitted.
    """
    scenery = scenery or OwnScenery()
    deck = fitted.deck
    kind = f"{deck.subject}, {'notes' if with_notes else 'slides'}"
    pages = PdfPages(
        A4 if with_notes else PaperSize(scenery.width, scenery.height),
        document_id(deck.content_hash, kind),
    )
    plan = _sheet_plan(fitted, scenery) if with_notes else _slide_plan(fitted, scenery)
    firsts: dict[int, int] = {}
    try:
        for done, (slide, paint) in enumerate(plan):
            if cancelled and cancelled():
                raise ExportCancelled
            if done:
                pages.next_page()
            firsts.setdefault(slide, done)
            with pages.canvas.group("Sect", fitted.pages[slide].slide.title):
                paint(pages)
            if progress:
                progress(done + 1, len(plan))
    finally:
        raw = pages.end()
    if cancelled and cancelled():
        raise ExportCancelled
    about = About(title=deck.title, subject=deck.subject, language=deck.language)
    return finish(raw, about, tuple(_bookmarks(fitted, firsts)), pages.tags), pages.count


def document_id(content_hash: str, kind: str) -> UUID:
    """The same for the same case, version and kind of document."""
    return uuid5(NAMESPACE_URL, f"boardapp {boardapp.__version__} {kind} {content_hash}")


def _slide_plan(fitted: FittedDeck, scenery: Scenery) -> list[tuple[int, Paint]]:
    def paint(number: int) -> Paint:
        return lambda pages: paint_slide(pages.canvas, fitted, number, scenery)

    return [(number, paint(number)) for number in range(len(fitted.pages))]


def _sheet_plan(fitted: FittedDeck, scenery: Scenery) -> list[tuple[int, Paint]]:
    return [
        (sheet.slide, lambda pages, sheet=sheet: paint_sheet(pages.canvas, fitted, sheet, scenery))  # type: ignore[misc]
        for sheet in sheets(fitted, scenery)
    ]


def _bookmarks(fitted: FittedDeck, firsts: dict[int, int]) -> Iterator[Bookmark]:
    """A bookmark for each section, with those of its slides; `firsts` are their pages."""
    numbered = enumerate(fitted.pages)
    for section, group in groupby(numbered, key=lambda item: item[1].slide.section):
        children = tuple(
            Bookmark(title=page.slide.title, page=firsts[number]) for number, page in group
        )
        yield Bookmark(title=section, page=children[0].page, children=children)
