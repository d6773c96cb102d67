"""A line to type in, over the panels: it finds facts of the case, and actions. Never a dialog."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from boardapp.desktop.find.index import Entry, found
from boardapp.desktop.parts.keys import KeyRow, act_on

WIDTH, ROWS_HEIGHT, TOP = 620, 380, 8
"""Device-independent pixels."""
PORTION = 100
"""Records that are read at once, so that nothing waits for them."""
_MARGIN = 8
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
KEYS = (
    KeyRow("Choose among what is found", "Up; Down; PgUp; PgDown"),
    KeyRow("Go to the fact, or do the action", "Return; Enter", lambda finder: finder.take()),
    KeyRow("Close, and back to where you were", "Esc", lambda finder: finder.leave()),
)
_NOTHING = "Nothing of the case holds all these words."
_STILL_READING = "Still reading the case…"


class Finder(QFrame):
    """`fact_chosen` gives the place of a fact, `action_chosen` the id of an action."""

    fact_chosen = Signal(str)
    action_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._entries: list[Entry] = []
        self._coming: Iterator[Entry] | None = None
        self._before: QWidget | None = None
        self._reader = QTimer(self)
        self._reader.timeout.connect(self._read_on)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName("Find")
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.hide()
        parent.installEventFilter(self)

    def ask(self, prompt: str, at_once: Iterable[Entry], coming: Iterable[Entry]) -> None:
        """Open the line; `at_once` are known entries, `coming` are read little by little."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._entries, self._coming = list(at_once), iter(coming)
        self.line.setPlaceholderText(prompt)
        self.line.setAccessibleName(prompt)
        self.line.clear()
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()
        self._reader.start(0)

    def take(self) -> None:
        """Go to what is chosen among what was found, or do it."""
        self._take(self.list.currentItem())

    def leave(self) -> None:
        """Close the line; the keyboard goes back to where it was."""
        self._reader.stop()
        self._coming = None
        was_open = self.isVisible()
        self.hide()
        if was_open and self._before is not None:
            self._before.setFocus()
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line that belong to the list; and the size of the window."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.line and is_key and self._key(cast(QKeyEvent, event)):
            return True
        if watched is self.line and event.type() == QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self, self._leave_if_elsewhere)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in _TO_LIST:
            self.list.keyPressEvent(event)
            return True
        return act_on(KEYS, self, event)

    def _leave_if_elsewhere(self) -> None:
        if not self.line.hasFocus():
            self._before = None
            self.leave()

    def _read_on(self) -> None:
        """Take in another portion of what can be found."""
        portion = list(islice(self._coming, PORTION)) if self._coming is not None else []
        self._entries += portion
        if len(portion) < PORTION:
            self._reader.stop()
            self._coming = None
        if self.line.text().strip():
            self._search()

    def _search(self) -> None:
        chosen = self._chosen()
        self.list.clear()
        for entry in found(self._entries, self.line.text()):
            text = f"{entry.name}    {entry.detail}" if entry.detail else entry.name
            item = QListWidgetItem(text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setToolTip(f"{entry.name}\n{entry.detail}")
            if entry == chosen:
                self.list.setCurrentItem(item)
        if self.list.count() and self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        if not self.list.count() and self.line.text().strip():
            told = QListWidgetItem(_STILL_READING if self._coming else _NOTHING, self.list)
            told.setFlags(Qt.ItemFlag.NoItemFlags)

    def _chosen(self) -> Entry | None:
        found = self.list.selectedItems()
        entry = found[0].data(Qt.ItemDataRole.UserRole) if found else None
        return entry if isinstance(entry, Entry) else None

    def _take(self, item: QListWidgetItem | None) -> None:
        entry = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if not isinstance(entry, Entry):
            return
        self.leave()
        (self.action_chosen if entry.is_action else self.fact_chosen).emit(entry.target)

    def _place(self) -> None:
        host = self._host
        width = min(WIDTH, host.width() - 2 * _MARGIN)
        height = min(ROWS_HEIGHT, host.height() - 2 * TOP)
        self.setGeometry(0, 0, width, height)
        self.move(QPoint((host.width() - width) // 2, TOP))
