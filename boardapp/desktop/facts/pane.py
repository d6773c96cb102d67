"""The pane on the right: the current fact whole, whatever panel is open. Never a dialog."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardapp.desktop.facts.sheet import sheet_page
from boardapp.desktop.parts.html import FACT_SCHEME, PANEL_SCHEME, SOURCE_SCHEME, Colours, asked_of
from boardapp.review.model.fact import FactSheet

WIDTH = 340
"""Device-independent pixels, as are all sizes here."""
_MARGIN = 12


class FactPane(QFrame):
    """Shows one fact sheet. `panel_wanted` asks for the fact in a panel, by the panel's id."""

    fact_requested = Signal(str)
    panel_wanted = Signal(str)
    source_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: FactSheet | None = None
        self._seen_in: Sequence[tuple[str, str]] = ()
        self.setAutoFillBackground(True)
        self.setMinimumWidth(WIDTH)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName("Current fact")
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self.page.document().setDocumentMargin(_MARGIN)
        title = QLabel("Fact", self)
        title.setContentsMargins(_MARGIN, 0, 0, 0)
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName("Close the fact pane")
        self.close_button.setToolTip("Close (F4)")
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(0, 4, 4, 0)
        head.addWidget(title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.page, 1)
        self.show_sheet(None)

    @property
    def sheet(self) -> FactSheet | None:
        """The sheet that is shown; None: no fact is chosen."""
        return self._sheet

    def show_sheet(self, sheet: FactSheet | None, seen_in: Sequence[tuple[str, str]] = ()) -> None:
        """Show another fact; `seen_in` are the panels that show it too: (id, title)."""
        self._sheet, self._seen_in = sheet, seen_in
        self._render()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._render()

    def _render(self) -> None:
        self.page.setHtml(sheet_page(self._sheet, self._seen_in, Colours.of(self.palette())))

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == FACT_SCHEME:
            self.fact_requested.emit(asked_of(link))
        elif link.scheme() == PANEL_SCHEME:
            self.panel_wanted.emit(asked_of(link))
        elif link.scheme() == SOURCE_SCHEME:
            self.source_requested.emit(asked_of(link))
