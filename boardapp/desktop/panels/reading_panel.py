"""A panel that is read like a page."""

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QVBoxLayout, QWidget

from boardapp.desktop.panel import Panel
from boardapp.desktop.panels.html import Colours, page
from boardapp.review.model import Review

MARGIN = 24
FACT_SCHEME = "fact"


class ReadingPanel(Panel):
    """Shows a review as rich text that can be selected, copied and led through.

    A subclass gives `body`. Links of the form "fact:therapies[3]" ask for that fact.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(self.title)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self.page.document().setDocumentMargin(MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def body(self, review: Review, colours: Colours) -> list[str]:
        """The page as pieces of HTML."""
        raise NotImplementedError

    def show_review(self, review: Review | None) -> None:
        """Show another review from its top."""
        self._review = review
        self._render()

    def reveal(self, place: str) -> bool:
        """Scroll to the fact at this place and mark its paragraph."""
        block = self._block_of(place)
        if block is None:
            return False
        self.page.setTextCursor(block)
        self.page.scrollToAnchor(place)
        self._mark(block)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours of another palette, and the size of another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._render()

    def _render(self) -> None:
        position = self.page.verticalScrollBar().value()
        self.page.setExtraSelections([])
        if self._review is None:
            self.page.clear()
            return
        colours = Colours.of(self.palette())
        self.page.setHtml(page(self.body(self._review, colours), colours))
        self.page.document().setDocumentMargin(MARGIN)
        self.page.verticalScrollBar().setValue(position)

    def _block_of(self, place: str) -> QTextCursor | None:
        block = self.page.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                if place in fragment.charFormat().anchorNames():
                    return QTextCursor(block)
                iterator += 1
            block = block.next()
        return None

    def _mark(self, cursor: QTextCursor) -> None:
        selection = QTextEdit.ExtraSelection()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setBackground(self.palette().highlight())
        shape.setForeground(self.palette().highlightedText())
        selection.cursor = cursor
        selection.format = shape
        self.page.setExtraSelections([selection])

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == FACT_SCHEME:
            self.fact_requested.emit(link.path())
