"""From the open case to a printer, in the background."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from boardapp.desktop.deck.exporter import Exporter
from boardapp.desktop.system.jobs import Job, Jobs
from boardapp.desktop.system.settings import PRINT_A_SHEET, PRINT_KIND, Settings

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from boardapp.desktop.deck.print_dialog import PrintChoice

PRINT = "print"


class Printing(QObject):
    """Asks what and where, and prints the case as it stands. `said` tells how it went."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, exporter: Exporter, jobs: Jobs, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._exporter, self._jobs, self._window = exporter, jobs, window
        self._settings = settings

    @property
    def is_busy(self) -> bool:
        """Whether pages are on their way to a printer."""
        return self._jobs.is_busy(PRINT)

    def ask_and_print(self) -> None:
        """Ask what to print and for a printer, then print the case as it stands now."""
        from boardapp.desktop.deck.page_recording import PageRecording
        from boardapp.desktop.deck.print_dialog import PrintDialog
        from boardapp.desktop.handout.content import Content
        from boardapp.desktop.handout.handout import ready_to_paint
        from boardapp.desktop.handout.printing import new_printer, print_pages

        origin = self._exporter.origin
        if origin is None or self.is_busy:
            return
        template = self._exporter.setup.template
        recording = PageRecording(origin, self)
        choice = PrintDialog.ask(self._window, recording, self._last(), template)
        recording.deleteLater()
        if choice is None:
            return
        paper = choice.paper
        printer = new_printer(is_wide=paper.kind == "slides")
        if not PrinterChooser.ask(self._window, printer):
            return
        self._remember(choice)
        content = Content(choice.preset, template=template)
        ready_to_paint()

        def work(job: Job) -> int:
            from boardapp.desktop.handout.paper import pages_of

            pages = pages_of(paper, origin.case, origin.album, content, job.is_cancelled)
            return print_pages(printer, pages, job.report, job.is_cancelled)

        done = partial(self._tell_done, printer, "slide" if paper.kind == "slides" else "page")
        self._jobs.start(PRINT, work, done, self._tell_failure, "Printing")

    def _last(self) -> "PrintChoice":
        """What was printed last, in the length of the deck."""
        from boardapp.desktop.deck.print_dialog import KINDS, PrintChoice
        from boardapp.desktop.handout.content import Paper
        from boardapp.desktop.handout.grids import GRIDS

        kept, count = self._settings.get(PRINT_KIND), self._settings.get(PRINT_A_SHEET)
        kinds = [kind for kind in KINDS if kind == kept]
        paper = Paper(kinds[0] if kinds else "slides", count if count in GRIDS else 4)
        return PrintChoice(paper, self._exporter.setup.preset)

    def _remember(self, choice: "PrintChoice") -> None:
        self._settings.put(PRINT_KIND, choice.paper.kind)
        self._settings.put(PRINT_A_SHEET, choice.paper.a_sheet)

    def _tell_done(self, printer: "QPrinter", what: str, count: int) -> None:
        where = printer.printerName() or printer.outputFileName()
        self.said.emit(f"{count} {what if count == 1 else f'{what}s'} sent to {where}.")

    def _tell_failure(self, error: BaseException) -> None:
        from boardapp.deck.errors import DeckError, ExportCancelled
        from boardapp.desktop.parts.dialogs import ProblemDialog

        if isinstance(error, ExportCancelled):
            self.said.emit("Printing was cancelled.")
        elif isinstance(error, DeckError):
            self.said.emit("Nothing was printed.")
            ProblemDialog.tell(self._window, "The case can't be printed.", [str(error)])
        else:
            self.failed.emit(error)


class PrinterChooser:
    """Asks which printer, and which pages."""

    @classmethod
    def ask(cls, parent: QWidget | None, printer: "QPrinter") -> bool:
        """Whether to print on `printer`, which is then set as the user wants it."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle("Print")
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        return dialog.exec() == QPrintDialog.DialogCode.Accepted
