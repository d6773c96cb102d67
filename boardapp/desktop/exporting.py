"""From the open case to a PowerPoint file, in the background."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from boardapp.desktop.document import Document
from boardapp.desktop.jobs import Job, Jobs
from boardapp.desktop.settings import DECK_FOLDER, DECK_PRESET, Settings

if TYPE_CHECKING:
    from boardapp.case import Case
    from boardapp.deck.writer import DeckReport
    from boardapp.desktop.export_dialog import ExportChoice

log = logging.getLogger(__name__)

EXPORT = "export"
DECK_SUFFIX = ".pptx"
CASE_SUFFIXES = (".board.json", ".board")


class Exporter(QObject):
    """Asks, exports, reports.

    `exported` fires with the file, its number of slides, and notes on what was split or left out.
    """

    said = Signal(str)
    exported = Signal(Path, int, list)
    failed = Signal(object)

    def __init__(self, document: Document, jobs: Jobs, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._jobs = jobs
        self._settings = settings
        self._window = window

    @property
    def is_busy(self) -> bool:
        """Whether a deck is being written."""
        return self._jobs.is_busy(EXPORT)

    def ask_and_export(self) -> None:
        """Ask for length and file, then write the deck of the case as it stands now."""
        case, path = self._document.case, self._document.path
        if case is None or path is None:
            return
        if self.is_busy:
            self.said.emit("A deck is being written. Wait for it, or cancel it first.")
            return
        from boardapp.desktop.export_dialog import ExportDialog

        choice = ExportDialog.ask(self._window, self._proposal(path), self._preset())
        if choice is not None:
            self._remember(choice)
            self._export(case, path, choice)

    def _export(self, case: "Case", case_path: Path, choice: "ExportChoice") -> None:
        def work(job: Job) -> "DeckReport":
            from boardapp.deck import export_deck

            return export_deck(
                case,
                case_path,
                choice.path,
                choice.preset,
                progress=job.report,
                cancelled=job.is_cancelled,
            )

        def done(report: "DeckReport") -> None:
            self._tell_done(choice.path, report)

        def failed(error: BaseException) -> None:
            self._tell_failure(choice.path, error)

        self.said.emit(f"Writing {choice.path.name} …")
        self._jobs.start(EXPORT, work, done, failed, f"Writing {choice.path.name}")

    def _tell_done(self, path: Path, report: "DeckReport") -> None:
        log.info("exported a deck of %d slides", report.slides)
        self.said.emit(f"{path.name} is written.")
        self.exported.emit(path, report.slides, list(report.notes))

    def _tell_failure(self, path: Path, error: BaseException) -> None:
        from boardapp.deck import DeckError, ExportCancelled

        if isinstance(error, ExportCancelled):
            self.said.emit("The export was cancelled; nothing was written.")
            return
        self.said.emit(f"{path.name} was not written.")
        if isinstance(error, DeckError):
            from boardapp.desktop.dialogs import ProblemDialog

            ProblemDialog.tell(self._window, f"{path.name} can't be written.", [str(error)])
        else:
            self.failed.emit(error)

    def _proposal(self, case_path: Path) -> Path:
        folder = Path(self._settings.get(DECK_FOLDER) or case_path.parent)
        if not folder.is_dir():
            folder = case_path.parent
        return folder / (_stem(case_path) + DECK_SUFFIX)

    def _preset(self) -> str:
        return self._settings.get(DECK_PRESET)

    def _remember(self, choice: "ExportChoice") -> None:
        self._settings.put(DECK_FOLDER, str(choice.path.parent))
        self._settings.put(DECK_PRESET, choice.preset)


def show_file(path: Path) -> Callable[[], bool]:
    """An action that opens a file or a folder with the system's own program."""

    def show() -> bool:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    return show


def _stem(path: Path) -> str:
    """The name of a case file without its ending."""
    for suffix in CASE_SUFFIXES:
        if path.name.endswith(suffix):
            return path.name.removesuffix(suffix)
    return path.stem
