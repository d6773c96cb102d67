"""From the open case to a printer, in the background."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from boardapp.desktop.deck.exporter import Exporter
from boardapp.desktop.system.jobs import Job, Jobs

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT = "print"


class SlidePrinting(QObject):
    """Asks for a printer, and prints the slides as the deck has them. `said` tells how it went."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, exporter: Exporter, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._exporter, self._jobs, self._window = exporter, jobs, window

    @property
    def is_busy(self) -> bool:
        """Whether slides are on their way to a printer."""
        return self._jobs.is_busy(PRINT)

    def ask_and_print(self) -> None:
        """Ask for a printer and print the deck of the case as it stands now."""
        from boardapp.desktop.handout.content import Content
        from boardapp.desktop.handout.handout import ready_to_paint
        from boardapp.desktop.handout.printing import new_printer, print_slides

        origin = self._exporter.origin
        if origin is None or self.is_busy:
            return
        printer = new_printer()
        if not PrinterChooser.ask(self._window, printer):
            return
        setup = self._exporter.setup
        content = Content(setup.preset, template=setup.template)
        ready_to_paint()

        def work(job: Job) -> int:
            return print_slides(
                printer, origin.case, origin.album, content, job.report, job.is_cancelled
            )

        done = partial(self._tell_done, printer)
        self._jobs.start(PRINT, work, done, self._tell_failure, "Printing the slides")

    def _tell_done(self, printer: "QPrinter", count: int) -> None:
        where = printer.printerName() or printer.outputFileName()
        self.said.emit(f"{count} {'slide' if count == 1 else 'slides'} sent to {where}.")

    def _tell_failure(self, error: BaseException) -> None:
        from boardapp.deck.errors import DeckError, ExportCancelled
        from boardapp.desktop.parts.dialogs import ProblemDialog

        if isinstance(error, ExportCancelled):
            self.said.emit("Printing was cancelled.")
        elif isinstance(error, DeckError):
            self.said.emit("The slides were not printed.")
            ProblemDialog.tell(self._window, "The slides can't be printed.", [str(error)])
        else:
            self.failed.emit(error)


class PrinterChooser:
    """Asks which printer, and which pages."""

    @classmethod
    def ask(cls, parent: QWidget | None, printer: "QPrinter") -> bool:
        """Whether to print on `printer`, which is then set as the user wants it."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle("Print the Slides")
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        return dialog.exec() == QPrintDialog.DialogCode.Accepted
