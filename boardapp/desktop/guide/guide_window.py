"""The window of the guide: its pages, their links, and search. It opens nothing on the web."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from boardapp.desktop.guide.pages import anchor_of, read_pages

TITLE = "boardapp Guide"
MARGIN = 24
SIZE = (960, 680)
_NOT_HERE = "This link leads out of the guide; the guide opens nothing on the web."


class GuideWindow(QWidget):
    """A window of its own, so that it can be read beside the case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(TITLE)
        self.resize(*SIZE)
        self._pages = read_pages()
        self._way: list[tuple[int, int]] = []
        self._shown = -1
        self.list = QListWidget(self)
        self.list.setAccessibleName("Pages of the guide")
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([page.title for page in self._pages])
        self.page = QTextBrowser(self)
        self.page.setAccessibleName("Page of the guide")
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(MARGIN)
        self.back_button = QPushButton("&Back", self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Find in the guide")
        self.search.setAccessibleName("Find in the guide")
        self.search.setClearButtonEnabled(True)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self._connect()
        self._lay_out()
        self.list.setCurrentRow(0)

    @property
    def page_name(self) -> str:
        """The file of the page that is shown."""
        return self._pages[self._shown].name

    def follow(self, url: QUrl) -> None:
        """Go where a link leads: to a heading, to another page, or nowhere else."""
        name = url.path() or self.page_name
        number = next((n for n, page in enumerate(self._pages) if page.name == name), -1)
        if url.scheme() or number < 0:
            self.told.setText(_NOT_HERE)
            return
        self._note()
        self._show(number)
        if url.fragment():
            self._lead_to(url.fragment())

    def back(self) -> None:
        """Where the reader was before the last link."""
        if self._way:
            number, offset = self._way.pop()
            self._show(number)
            self.page.verticalScrollBar().setValue(offset)
        self.back_button.setEnabled(bool(self._way))

    def find_next(self) -> None:
        """The next place of the words: on this page, then on the others, then from the top."""
        self._find(QTextDocument.FindFlag(0), 1)

    def find_before(self) -> None:
        """The place before."""
        self._find(QTextDocument.FindFlag.FindBackward, -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the guide."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.page.anchorClicked.connect(self.follow)
        self.back_button.clicked.connect(self.back)
        self.back_button.setEnabled(False)
        self.search.returnPressed.connect(self.find_next)
        for key, act in (
            (QKeySequence.StandardKey.Find, self._search),
            (QKeySequence.StandardKey.FindNext, self.find_next),
            (QKeySequence.StandardKey.FindPrevious, self.find_before),
            (QKeySequence("Alt+Left"), self.back),
        ):
            QShortcut(key, self).activated.connect(act)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.back_button)
        bar.addWidget(self.search, 1)
        parts = QSplitter(self)
        parts.addWidget(self.list)
        parts.addWidget(self.page)
        parts.setStretchFactor(1, 1)
        parts.setSizes([200, SIZE[0] - 200])
        column = QVBoxLayout(self)
        column.addLayout(bar)
        column.addWidget(parts, 1)
        column.addWidget(self.told)

    def _show(self, number: int) -> None:
        if number == self._shown or number < 0:
            return
        self._shown = number
        self.told.clear()
        self.page.document().setMarkdown(self._pages[number].text)
        self.page.document().setDocumentMargin(MARGIN)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.list.setCurrentRow(number)

    def _note(self) -> None:
        self._way.append((self._shown, self.page.verticalScrollBar().value()))
        self.back_button.setEnabled(True)

    def _lead_to(self, anchor: str) -> None:
        block: QTextBlock = self.page.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == anchor:
                self.page.setTextCursor(QTextCursor(block))
                bar = self.page.verticalScrollBar()
                bar.setValue(bar.value() + self.page.cursorRect().top() - MARGIN)
                return
            block = block.next()

    def _search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _find(self, flags: QTextDocument.FindFlag, step: int) -> None:
        words = self.search.text().strip()
        self.told.clear()
        if not words or self.page.find(words, flags):
            return
        number = self._shown
        for _ in self._pages:
            number = (number + step) % len(self._pages)
            if words.casefold() in self._pages[number].text.casefold():
                self._show(number)
                end = QTextCursor.MoveOperation.Start if step > 0 else QTextCursor.MoveOperation.End
                self.page.moveCursor(end)
                if self.page.find(words, flags):
                    return
        self.told.setText(f"“{words}” is nowhere in the guide.")
