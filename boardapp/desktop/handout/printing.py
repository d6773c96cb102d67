"""The slides on paper: painted on a printer as the hand-out is on its pages."""

from pathlib import Path

from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from boardapp.case.case import Case
from boardapp.casefile.album import Album
from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.export import deck_of
from boardapp.deck.fitting.kept_pages import kept_pages
from boardapp.deck.writing.writer import Cancelled, Progress
from boardapp.desktop.handout.content import WHOLE, Content
from boardapp.desktop.slides.canvas import Canvas
from boardapp.desktop.slides.painter import paint_slide
from boardapp.desktop.slides.scenery import scenery_of

_WHY = "The printer took no page."
_REMEDY = (
    "Check that it is switched on and has paper, or choose another one; Export Hand-out writes a "
    "PDF that any program prints."
)


def new_printer() -> QPrinter:
    """A printer for slides: a slide fills a page that lies on its side."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    return printer


def print_slides(
    printer: QPrinter,
    case: Case,
    case_path: Album | Path | None,
    content: Content = WHOLE,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Paint the slides of a case on a printer, within the pages that it is set to; how many.

    `ready_to_paint` must have been called. Raises DeckError with a sentence for the user,
    ExportCancelled if `cancelled` said so: what was painted by then may be printed.
    """

    def ask() -> None:
        if cancelled and cancelled():
            raise ExportCancelled

    deck, _ = deck_of(case, case_path, content.preset, slides=content.slides)
    scenery, style = scenery_of(content.template, has_banner=deck.has_banner)
    fitted = kept_pages(deck, ask, style)
    printer.setDocName(deck.title)
    numbers = _wanted(printer, len(fitted.pages))
    painter = QPainter()
    if not painter.begin(printer):
        raise _not_taken(printer)
    try:
        for done, number in enumerate(numbers):
            ask()
            _turn(printer, done)
            painter.save()
            _fit(painter, printer, scenery.width, scenery.height)
            paint_slide(Canvas(painter), fitted, number, scenery)
            painter.restore()
            if progress:
                progress(done + 1, len(numbers))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(numbers)


def _wanted(printer: QPrinter, count: int) -> range:
    """The numbers of the slides, from 0, that lie within the pages asked for."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(min(first, count) - 1, min(last, count))


def _turn(printer: QPrinter, done: int) -> None:
    """Begin another page, if one is painted."""
    if done and not printer.newPage():
        raise _not_taken(printer)


def _not_taken(printer: QPrinter) -> DeckError:
    where = printer.printerName() or printer.outputFileName()
    return DeckError(where, _WHY, _REMEDY)


def _fit(painter: QPainter, printer: QPrinter, width: float, height: float) -> None:
    """Let points of the slide fill the page as far as they keep their shape, in its middle."""
    page = printer.pageLayout().paintRectPixels(printer.resolution())
    scale = min(page.width() / width, page.height() / height)
    painter.translate((page.width() - width * scale) / 2, (page.height() - height * scale) / 2)
    painter.scale(scale, scale)
    painter.setClipRect(0, 0, round(width), round(height))
