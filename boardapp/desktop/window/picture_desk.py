"""Saving a chart, the timeline or the cycles of a therapy as a picture, in the background."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from boardapp.desktop.charts.pictured import picture_in
from boardapp.desktop.parts.dialogs import PictureChooser
from boardapp.desktop.session.document import Document
from boardapp.desktop.system.folders import use_cache_for_charts
from boardapp.desktop.system.jobs import Job, Jobs
from boardapp.desktop.window.panel_area import PanelArea
from boardapp.endings import case_stem
from boardapp.words.banner import SYNTHETIC_BANNER

if TYPE_CHECKING:
    from boardapp.figures.picture import Pictured

PICTURE = "picture"


class PictureDesk(QObject):
    """Asks where, draws on a thread, and says what was written. `failed` has what went wrong."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, document: Document, jobs: Jobs, panels: PanelArea) -> None:
        super().__init__(panels)
        self._document, self._jobs, self._panels = document, jobs, panels

    def save(self) -> None:
        """Save the figure that has the keyboard, or the first in the open panel."""
        panel, case = self._panels.panel, self._document.case
        figure = picture_in(panel, QApplication.focusWidget()) if panel is not None else None
        if figure is None or case is None:
            self.said.emit("This panel shows no chart and no timeline.")
            return
        if self._jobs.is_busy(PICTURE):
            self.said.emit("The picture before is still being drawn.")
            return
        path = PictureChooser.ask(self._panels, self._proposal())
        if path is not None:
            self._start(figure, path, SYNTHETIC_BANNER if case.is_synthetic else "")

    def _proposal(self) -> Path:
        """Beside the case, named after it and the panel."""
        path = self._document.path or Path.home() / "case"
        return path.with_name(f"{case_stem(path.name)}-{self._panels.panel_id}.svg")

    def _start(self, figure: "Pictured", path: Path, note: str) -> None:
        use_cache_for_charts()

        def work(_: Job) -> Path:
            from boardapp.casefile.disk import write_atomic
            from boardapp.figures.picture import kind_of, picture

            write_atomic(path, picture(figure, kind_of(path.suffix), note))
            return path

        title = f"Drawing {path.name} …"
        self._jobs.start(PICTURE, work, self._tell, self._fail, title, is_cancellable=False)

    def _tell(self, path: Path) -> None:
        self.said.emit(f"{path.name} is written.")

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, OSError):
            from boardapp.casefile.disk import reason

            self.said.emit(f"The picture {reason(error)}.")
        else:
            self.failed.emit(error)
