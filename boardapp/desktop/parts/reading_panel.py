"""A panel that is read like a page."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QUrl
from PySide6.QtGui import (
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from boardapp.desktop.parts.html import (
    FACT_SCHEME,
    SOURCE_SCHEME,
    Colours,
    asked_of,
    mixed,
    page,
    two_columns,
)
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.place_match import best_match
from boardapp.desktop.parts.reading_page import ReadingPage
from boardapp.desktop.parts.source_tip import show_tip
from boardapp.review.model.review import Review
from boardapp.words.cited import cited_text

MARGIN = 24
LINE_LENGTH = 115
"""Lines longer than this many letters are hard to read."""
COLUMN_LENGTH = 76
"""Letters that a line of one of two columns has at least: where less fits, there is one column."""
MOST_IN_COLUMN = 100
WASH = 0.8
"""How much of the paper is in the ground of a fact that was led to."""


@dataclass(frozen=True, slots=True)
class PageKept:
    """Where a reader was: a place at the top of the view, the offset in pixels, the mark."""

    top: str
    offset: int
    marked: str


class ReadingPanel(Panel):
    """Shows a review as rich text that can be selected, copied and led through.

    A subclass gives `body`, and may give in `beside` what stands in a second column where there
    is room for it, and below where there is none. The page is set when it is first seen, or asked
    for a place.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._marked = ""
        self._is_outdated = False
        self._is_parted = self._has_two_columns = False
        self.page = ReadingPage(self)
        self.page.setAccessibleName(self.title)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self.page.stepped.connect(self._step)
        self.page.followed.connect(self._lead)
        self.page.highlighted.connect(self._tell)
        self.page.viewport().installEventFilter(self)
        self.page.document().setDocumentMargin(MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def body(self, review: Review, colours: Colours) -> list[str]:
        """The page as pieces of HTML."""
        raise NotImplementedError

    def beside(self, review: Review, colours: Colours) -> list[str]:
        """What is read after the body, as pieces of HTML."""
        return []

    def show_review(self, review: Review | None) -> None:
        """Show another review from its top."""
        self._review = review
        self._marked = ""
        self.page.clear()  # nothing of one patient stays behind the next
        self._outdate()

    def rate(self, place: str) -> int:
        """How well a paragraph shows the fact at this place, as `match` rates it."""
        return best_match(place, self._anchors())[1]

    def reveal(self, place: str) -> bool:
        """Scroll to the fact at this place and mark its paragraph."""
        anchors = self._anchors()
        names = list(anchors)
        number, _ = best_match(place, names)
        if number < 0:
            return False
        self._lay_out_whole()
        self.page.setTextCursor(anchors[names[number]])
        self.page.scrollToAnchor(names[number])
        self._mark(names[number])
        return True

    def keep(self) -> PageKept:
        """The paragraph at the top, with how far it is scrolled out, and the marked one."""
        first = self.page.cursorForPosition(QPoint(MARGIN + 1, 0)).position()
        anchors = self._anchors()
        above = [name for name, cursor in anchors.items() if cursor.position() <= first]
        name = max(above, key=lambda one: anchors[one].position(), default="")
        return PageKept(name, self._top(anchors[name]) if name else 0, self._marked)

    def restore(self, kept: object, follow: Follow) -> None:
        """Bring the same paragraph to the top, and mark the same one."""
        if not isinstance(kept, PageKept):
            return
        anchors, bar = self._anchors(), self.page.verticalScrollBar()
        self._lay_out_whole()
        if kept.marked:
            self._mark(follow(kept.marked))
        cursor = anchors.get(follow(kept.top))
        if cursor is not None:
            bar.setValue(bar.value() + self._top(cursor) - kept.offset)

    def _top(self, cursor: QTextCursor) -> int:
        return self.page.cursorRect(cursor).top()

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours of another palette; text of another size takes its own lines."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._outdate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """Set what was put off until it can be seen."""
        super().showEvent(event)
        self._render_if_outdated()

    def _outdate(self) -> None:
        """Set the page anew: now where it is seen, else as soon as it is."""
        self._is_outdated = True
        if self.isVisible():
            self._render_if_outdated()

    def _render_if_outdated(self) -> None:
        if self._is_outdated:
            self._is_outdated = False
            self._render()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines at a length that reads well, and columns where there is room for two."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Set the page anew where there is room for two columns now, or no more."""
        if self._is_parted and self._has_two_columns != self._has_room():
            self._outdate()
        self._set_line_length()

    def _set_line_length(self) -> None:
        letters = 2 * MOST_IN_COLUMN if self._has_two_columns else LINE_LENGTH
        longest = letters * self.page.fontMetrics().horizontalAdvance("n")
        is_wide = self.width() > longest
        fixed, full = QTextEdit.LineWrapMode.FixedPixelWidth, QTextEdit.LineWrapMode.WidgetWidth
        self.page.setLineWrapMode(fixed if is_wide else full)
        if is_wide:
            self.page.setLineWrapColumnOrWidth(longest)

    def _render(self) -> None:
        position = self.page.verticalScrollBar().value()
        self.page.setExtraSelections([])
        if self._review is None:
            self.page.clear()
            return
        colours = Colours.of(self.palette())
        body, rest = self.body(self._review, colours), self.beside(self._review, colours)
        self._is_parted = bool(rest)
        self._has_two_columns = self._is_parted and self._has_room()
        self._set_line_length()
        parts = [two_columns(body, rest)] if self._has_two_columns else [*body, *rest]
        self.page.setHtml(page(parts, colours))
        self.page.document().setDocumentMargin(MARGIN)
        if position:
            self._lay_out_whole()
            self.page.verticalScrollBar().setValue(position)
        self._mark(self._marked)

    def _lay_out_whole(self) -> None:
        """Lay out what is below the view too, so that it can be scrolled to at once."""
        self.page.document().size()

    def _has_room(self) -> bool:
        """Whether two columns fit."""
        return self.width() > 2 * COLUMN_LENGTH * self.page.fontMetrics().horizontalAdvance("n")

    def _anchors(self) -> dict[str, QTextCursor]:
        """Each place that the page shows, with the beginning of its text."""
        self._render_if_outdated()
        found: dict[str, QTextCursor] = {}
        block = self.page.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                for name in iterator.fragment().charFormat().anchorNames():
                    found.setdefault(name, QTextCursor(block))
                iterator += 1
            block = block.next()
        return found

    def _mark(self, place: str) -> None:
        """Highlight the paragraph, or the row of the table, in which a fact is told."""
        cursor = self._anchors().get(place) if place else None
        if cursor is None:
            return
        self._marked = place
        shape = QTextCharFormat()
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        shape.setBackground(mixed(accent, self.palette().color(QPalette.ColorRole.Base), WASH))
        marks = []
        for start, end in _stretches(cursor):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(self.page.document())
            selection.cursor.setPosition(start)
            selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.format = shape
            marks.append(selection)
        self.page.setExtraSelections(marks)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose the fact of the paragraph that is clicked; text can be selected as ever."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            place = self._place_at(event.position().toPoint())
            if place and not self.page.textCursor().hasSelection():
                self._mark(place)
                self.fact_selected.emit(place)
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        """Choose the fact before or after the marked one; none is marked: the first in view."""
        anchors = self._anchors()
        names = list(anchors)
        if not names:
            return
        if self._marked in names:
            number = min(max(names.index(self._marked) + by, 0), len(names) - 1)
        else:
            number = next((n for n, name in enumerate(names) if self._top(anchors[name]) >= 0), 0)
        if self.reveal(names[number]):
            self.fact_selected.emit(names[number])

    def _lead(self) -> None:
        """Ask for the marked fact."""
        if self._marked:
            self.fact_requested.emit(self._marked)

    def _place_at(self, point: QPoint) -> str:
        """The place whose paragraph, or row, stands at these pixels of the view; or empty."""
        position = self.page.cursorForPosition(point).position()
        for name, cursor in self._anchors().items():
            if any(start <= position <= end for start, end in _stretches(cursor)):
                return name
        return ""

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == FACT_SCHEME:
            self.fact_requested.emit(asked_of(link))
        elif link.scheme() == SOURCE_SCHEME:
            self.source_requested.emit(asked_of(link))

    def _tell(self, link: QUrl) -> None:
        """Tell what the source is that the pointer is on."""
        is_door = link.scheme() == SOURCE_SCHEME
        text = cited_text(asked_of(link), self.documents) if is_door else ""
        show_tip(self.page, text)


def _stretches(cursor: QTextCursor) -> list[tuple[int, int]]:
    """The first and last positions of a paragraph, or of each cell of its row."""
    table: QTextTable | None = cursor.currentTable()
    if table is None or table.childFrames():  # one that parts a page into columns is no fact
        block = cursor.block()
        return [(block.position(), block.position() + block.length() - 1)]
    row = table.cellAt(cursor).row()
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    return [
        (cell.firstCursorPosition().position(), cell.lastCursorPosition().position())
        for cell in cells
    ]
