"""The parts of a record as rows: opened in place, added, copied, moved and deleted."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

ADD, COPY, DELETE = ("Ins", "Ctrl+Shift+N"), ("Ctrl+Shift+D",), ("Del",)
UP, DOWN = ("Alt+Up",), ("Alt+Down",)
_MOST_ROWS = 6
_ROW_PADDING = 8
"""Device-independent pixels around the text of a row: as high as a line to type into."""
MOST = 200
"""More parts than these are told by their number alone."""


class PartsBox(QWidget):
    """A list of parts. `is_list` False: one part, which is there or not."""

    open_wanted = Signal(int)
    add_wanted = Signal()
    copy_wanted = Signal(int)
    delete_wanted = Signal(int)
    move_wanted = Signal(int, int)

    def __init__(self, name: str, *, is_list: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_list = is_list
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        self.list.setAlternatingRowColors(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemActivated.connect(lambda _: self.open_wanted.emit(self.list.currentRow()))
        self.list.installEventFilter(self)
        self.add_button = QPushButton("Add" if is_list else "State", self)
        self.add_button.setAccessibleName(f"Add to {name}" if is_list else f"State {name}")
        self.add_button.clicked.connect(self.add_wanted)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setVisible(False)
        title = QLabel(name, self)
        title.setBuddy(self.list)
        row = QHBoxLayout()
        row.addWidget(title, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.list)
        column.addWidget(self.said)

    def show_parts(self, parts: Sequence[str]) -> None:
        """Show these parts; the chosen one stays chosen by its number."""
        shown = [*parts[:MOST], *([f"and {len(parts) - MOST} more"] if len(parts) > MOST else [])]
        if shown != [self.list.item(n).text() for n in range(self.list.count())]:
            chosen = self.list.currentRow()
            self.list.clear()
            self.list.addItems(shown)
            if chosen >= 0:
                self.choose(chosen)
        self.list.setVisible(bool(parts))
        self.add_button.setVisible(self._is_list or not parts)
        rows = min(len(shown), _MOST_ROWS)
        height = self.fontMetrics().height() + _ROW_PADDING if parts else 0
        for number in range(self.list.count()):
            self.list.item(number).setSizeHint(QSize(0, height))
        self.list.setFixedHeight(rows * height + 2 * self.list.frameWidth())

    def take_focus(self) -> None:
        """Put the keyboard into the rows; onto the button where there are none.

        No focus proxy: Tab passes by what a proxy stands for.
        """
        part = self.list if self.list.count() else self.add_button
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str) -> None:
        """Say beneath the rows why something was not done; empty: it was."""
        self.said.setText(f"▲ {sentence}" if sentence else "")
        self.said.setVisible(bool(sentence))

    def choose(self, number: int) -> None:
        """Choose a part by its number; the last where there are fewer."""
        self.list.setCurrentRow(max(min(number, self.list.count() - 1), 0))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Take the keys of a list before the window does: they mean its rows."""
        if watched is self.list and event.type() == QEvent.Type.FocusIn:
            self.choose(self.list.currentRow())
        if watched is self.list and isinstance(event, QKeyEvent):
            keys = QKeySequence(event.keyCombination()).toString()
            if event.type() == QEvent.Type.ShortcutOverride and self._act(keys, is_asked=True):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._act(keys):
                return True
        return False

    def _act(self, keys: str, *, is_asked: bool = False) -> bool:
        """Do what a key means here; `is_asked`: only tell whether it means anything."""
        row = self.list.currentRow()
        acts = {
            **dict.fromkeys(ADD, self.add_wanted.emit),
            **dict.fromkeys(DELETE, lambda: self.delete_wanted.emit(row)),
            "F2": lambda: self.open_wanted.emit(row),
            "Return": lambda: self.open_wanted.emit(row),
            "Enter": lambda: self.open_wanted.emit(row),
        }
        if self._is_list:
            acts |= {
                **dict.fromkeys(COPY, lambda: self.copy_wanted.emit(row)),
                **dict.fromkeys(UP, lambda: self.move_wanted.emit(row, -1)),
                **dict.fromkeys(DOWN, lambda: self.move_wanted.emit(row, 1)),
            }
        act = acts.get(keys)
        if act is not None and not is_asked:
            act()
        return act is not None
