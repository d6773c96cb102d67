"""The page of Labs on which the results are a grid; made when it is first seen."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.session.session import Session

if TYPE_CHECKING:
    from boardapp.desktop.grid.page import GridPage


class LabGridTab(QWidget):
    """Holds the grid. Most look at results and never edit them there: it is loaded when wanted."""

    def __init__(self, session: Session, panel: Panel) -> None:
        super().__init__(panel)
        self._session, self._panel = session, panel
        self.page: GridPage | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def place(self) -> str:
        """The place of the result in the current cell; empty: none is there."""
        return self.page.place if self.page is not None else ""

    def reveal(self, place: str) -> bool:
        """Choose the cell of a result; False if there is none."""
        return self.page is not None and self.page.reveal(place)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the grid."""
        super().showEvent(event)
        if self.page is None:
            from boardapp.desktop.grid.page import GridPage

            self.page = GridPage(self._session, self)
            self.page.fact_selected.connect(self._panel.fact_selected)
            self.page.fact_requested.connect(self._panel.fact_requested)
            self.page.import_wanted.connect(self._panel.import_requested)
            self._layout.addWidget(self.page)
            self.page.show()
