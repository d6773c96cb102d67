"""What can be printed, and the pages of each: those of the PDF, where there is one."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from boardapp.case.case import Case
from boardapp.casefile.album import Album
from boardapp.deck.errors import ExportCancelled
from boardapp.deck.export import deck_of
from boardapp.deck.fitting.kept_pages import kept_pages
from boardapp.deck.minute.contents import fit_minute, minute_of
from boardapp.deck.outline.build import AS_MADE
from boardapp.deck.writing.writer import Cancelled
from boardapp.desktop.handout.content import Content, Paper
from boardapp.desktop.handout.grids import GRIDS
from boardapp.desktop.handout.minute import paint_minute
from boardapp.desktop.handout.notes import paint_sheet, sheets
from boardapp.desktop.handout.pdf import A4
from boardapp.desktop.handout.sheets_of_slides import paint_slides, sheet_count
from boardapp.desktop.slides.canvas import Canvas
from boardapp.desktop.slides.painter import paint_slide
from boardapp.desktop.slides.scenery import scenery_of

Paint = Callable[[Canvas], None]


class Pages(NamedTuple):
    """Pages of one size in points, each as what paints it; `left_out` says what is missing."""

    title: str
    width: float
    height: float
    paints: tuple[Paint, ...]
    left_out: tuple[str, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether a page lies on its side."""
        return self.width > self.height


def pages_of(
    paper: Paper,
    case: Case,
    case_path: Album | Path | None,
    content: Content,
    cancelled: Cancelled | None = None,
) -> Pages:
    """The pages of a case as they are printed; to be made on any thread.

    Raises DeckError with a sentence for the user, ExportCancelled if `cancelled` said so.
    """

    def ask() -> None:
        if cancelled and cancelled():
            raise ExportCancelled

    if paper.kind == "minute":
        deck, left_out = deck_of(case, case_path, "standard", AS_MADE)
        page = fit_minute(minute_of(deck, "timeline"))
        paint: Paint = partial(paint_minute, page=page)
        return Pages(page.minute.title, *A4, (paint,), (*page.notes, *left_out))
    deck, left_out = deck_of(case, case_path, content.preset, slides=content.slides)
    scenery, style = scenery_of(content.template, has_banner=deck.has_banner)
    fitted = kept_pages(deck, ask, style)
    paints: Iterable[Paint]
    if paper.kind == "slides":
        paints = (
            partial(paint_slide, fitted=fitted, number=number, scenery=scenery)
            for number in range(len(fitted.pages))
        )
        return Pages(deck.title, scenery.width, scenery.height, tuple(paints), left_out)
    if paper.kind == "notes":
        paints = (
            partial(paint_sheet, fitted=fitted, sheet=sheet, scenery=scenery)
            for sheet in sheets(fitted, scenery)
        )
    else:
        grid = GRIDS[paper.a_sheet]
        paints = (
            partial(paint_slides, fitted=fitted, sheet=number, grid=grid, scenery=scenery)
            for number in range(sheet_count(len(fitted.pages), grid))
        )
    return Pages(deck.title, *A4, tuple(paints), left_out)
