"""One page at a time as it will be on paper, with the way to the others."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from boardapp.desktop.deck.page_recording import RecordedPages
from boardapp.desktop.handout.printing import fit, new_printer, turn

_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PagePreview(QWidget):
    """Qt's preview of recorded pages. Page Up and Page Down turn them.

    Qt paints all pages of a preview at once, in the window's thread; so it is given only the page
    that is seen, and each other one when that is turned to.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = RecordedPages((), 1.0, 1.0)
        self._printer = new_printer(is_wide=True)
        self._shown = 1
        self.paper = QPrintPreviewWidget(self._printer, self)
        self.paper.setViewMode(QPrintPreviewWidget.ViewMode.SinglePageView)
        self.paper.setZoomMode(QPrintPreviewWidget.ZoomMode.FitInView)
        self.paper.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for inner in self.paper.findChildren(QWidget):  # it would take the keys that turn pages
            inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Preview of the page")
        self.paper.paintRequested.connect(self._paint)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back = QPushButton("&Back", self)
        self.forth = QPushButton("Ne&xt", self)
        self.where = QLabel(self)
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back.setAccessibleName("Page before")
        self.forth.setAccessibleName("Next page")
        self.back.clicked.connect(partial(self.turn, -1))
        self.forth.clicked.connect(partial(self.turn, 1))
        self._lay_out()

    @property
    def page(self) -> int:
        """The page that is seen, counted from 1."""
        return self._shown

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages.pictures)

    def sizeHint(self) -> QSize:
        """Room for a page that can be read."""
        return QSize(560, 460)

    def say(self, sentence: str) -> None:
        """Say why there are no pages yet, or at all."""
        self._pages = RecordedPages((), 1.0, 1.0)
        self.message.setText(sentence)
        self._stack.setCurrentWidget(self.message)
        self._tell()

    def show_pages(self, pages: RecordedPages) -> None:
        """Show pages from the first on."""
        self._pages, self._shown = pages, 1
        turn(self._printer, is_wide=pages.is_wide)
        self._stack.setCurrentWidget(self.paper)
        self.paper.updatePreview()
        self.paper.fitInView()
        self._tell()

    def turn(self, by: int, _checked: bool = False) -> None:
        """Show another page."""
        page = min(max(self._shown + by, 1), self.count)
        if page != self._shown and self.count:
            self._shown = page
            self.paper.updatePreview()
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages."""
        if event.key() in _TURNS:
            self.turn(_TURNS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.paper)
        row = QHBoxLayout()
        row.addStretch(1)
        for widget in (self.back, self.where, self.forth):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)
        column.addLayout(row)
        self._tell()

    def _paint(self, printer: QPrinter) -> None:
        painter = QPainter(printer)
        if self.count:
            fit(painter, printer, self._pages.width, self._pages.height)
            painter.scale(*_to_screen(printer))
            painter.drawPicture(0, 0, self._pages.pictures[self._shown - 1])
        painter.end()

    def _tell(self) -> None:
        self.where.setText(f"Page {self._shown} of {self.count}" if self.count else "")
        self.back.setEnabled(self._shown > 1 and self.count > 0)
        self.forth.setEnabled(self._shown < self.count)


def _to_screen(printer: QPrinter) -> tuple[float, float]:
    """What undoes that Qt plays a recording larger on what has more dots to the inch."""
    screen = QImage(1, 1, QImage.Format.Format_RGB32)
    return (
        screen.logicalDpiX() / printer.logicalDpiX(),
        screen.logicalDpiY() / printer.logicalDpiY(),
    )
