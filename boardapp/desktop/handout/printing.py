"""Pages on paper: painted on a printer as they are in the PDF."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from boardapp.deck.errors import DeckError, ExportCancelled

if TYPE_CHECKING:
    from boardapp.deck.writing.writer import Cancelled, Progress
    from boardapp.desktop.handout.paper import Pages

_WHY = "The printer took no page."
_REMEDY = (
    "Check that it is switched on and has paper, or choose another one; Export Hand-out writes a "
    "PDF that any program prints."
)


def new_printer(*, is_wide: bool) -> QPrinter:
    """A printer whose page lies on its side, as a slide does, or stands."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    turn(printer, is_wide=is_wide)
    return printer


def turn(printer: QPrinter, *, is_wide: bool) -> None:
    """Lay the page on its side, or let it stand."""
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if is_wide else orientation.Portrait)


def print_pages(
    printer: QPrinter,
    pages: "Pages",
    progress: "Progress | None" = None,
    cancelled: "Cancelled | None" = None,
) -> int:
    """Paint pages on a printer, those that it is set to; how many.

    `ready_to_paint` must have been called. Raises DeckError with a sentence for the user,
    ExportCancelled if `cancelled` said so: what was painted by then may be printed.
    """
    from boardapp.desktop.slides.canvas import Canvas

    printer.setDocName(pages.title)
    numbers = _wanted(printer, len(pages.paints))
    painter = QPainter()
    if not painter.begin(printer):
        raise _not_taken(printer)
    try:
        for done, number in enumerate(numbers):
            _ask(cancelled)
            _turn_over(printer, done)
            painter.save()
            fit(painter, printer, pages.width, pages.height)
            pages.paints[number](Canvas(painter))
            painter.restore()
            if progress:
                progress(done + 1, len(numbers))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(numbers)


def fit(painter: QPainter, printer: QPrinter, width: float, height: float) -> None:
    """Let points of a page fill the paper as far as they keep their shape, in its middle."""
    paper = printer.pageLayout().paintRectPixels(printer.resolution())
    scale = min(paper.width() / width, paper.height() / height)
    painter.translate((paper.width() - width * scale) / 2, (paper.height() - height * scale) / 2)
    painter.scale(scale, scale)
    painter.setClipRect(0, 0, round(width), round(height))


def _wanted(printer: QPrinter, count: int) -> range:
    """The numbers of the pages, from 0, that lie within those asked for."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(min(first, count) - 1, min(last, count))


def _ask(cancelled: "Cancelled | None") -> None:
    if cancelled and cancelled():
        raise ExportCancelled


def _turn_over(printer: QPrinter, done: int) -> None:
    """Begin another page, if one is painted."""
    if done and not printer.newPage():
        raise _not_taken(printer)


def _not_taken(printer: QPrinter) -> DeckError:
    where = printer.printerName() or printer.outputFileName()
    return DeckError(where, _WHY, _REMEDY)
