"""What is seen while no case is open: how to begin."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardapp.desktop.parts.icons import icon
from boardapp.desktop.parts.scrolled import scrolled
from boardapp.desktop.system.path_text import shown_names
from boardapp.desktop.system.reach import Kind
from boardapp.desktop.window.menus import TOLD

WIDTH_IN_LETTERS = 64
RECENT_SHOWN = 5
NAME_SIZE = 2.0  # times the text's
MOST_OF_A_SMALL_SCREEN = 640
"""Device-independent pixels."""
EXAMPLE = "letter"
OPEN_HINT = "A case file ends in .board.json or .board. You can also drop one on this window."
NEW_HINT = "A few answers make a case that can be saved, and already a deck."
IMPORT_HINT = "A FHIR export, a phenopacket or a table of results begins a case."
EXAMPLE_HINT = "A published course with relapses, results and open questions."
WELCOME = (
    "Prepare a tumor-board presentation from one case file. Everything stays on this computer."
)
NOTICE = (
    "boardapp is not a medical device. It shows what a case file states; decisions are made by "
    "the board."
)


class StartPage(QWidget):
    """Buttons to open a case, begin or import one, see the example, or open a file opened last."""

    new_wanted = Signal()
    import_wanted = Signal()
    open_wanted = Signal()
    example_wanted = Signal(str)
    file_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._is_laid_out = False
        super().__init__(parent)
        self.open_button = _Button("&Open a case…", "open.svg", self)
        self.new_button = _Button("&New case", "new.svg", self)
        self.new_button.clicked.connect(self.new_wanted)
        self.import_button = _Button("&Import a file…", "import.svg", self)
        self.import_button.clicked.connect(self.import_wanted)
        self.example_button = _Button("Open the e&xample case", "example.svg", self)
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self.open_wanted)
        self.example_button.clicked.connect(lambda: self.example_wanted.emit(EXAMPLE))
        self.notice = _text(NOTICE, self, is_quiet=True)
        self.recent_buttons: list[QPushButton] = []
        self._recent_title = _text("Opened last", self)
        self._name = _text("boardapp", self)
        self._recent = QVBoxLayout()
        self._lay_out()

    def first_focus(self) -> QWidget:
        """Where the keyboard begins: what is drawn as what Enter does."""
        return self.open_button

    def show_recent(self, kinds: Sequence[tuple[Path, Kind]]) -> None:
        """List the files opened last; those that can't be opened now are grey and say why."""
        for button in self.recent_buttons:
            self._recent.removeWidget(button)
            button.hide()
            button.deleteLater()
        shown = kinds[:RECENT_SHOWN]
        names = shown_names([path for path, _ in shown])
        self.recent_buttons = [
            self._recent_button(name, path, kind)
            for name, (path, kind) in zip(names, shown, strict=True)
        ]
        for button in self.recent_buttons:
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._recent_title.setVisible(bool(self.recent_buttons))

    def _recent_button(self, name: str, path: Path, kind: Kind) -> QPushButton:
        # An ampersand in a file name is no keyboard shortcut.
        button = _Button(f"{name}{TOLD[kind]}".replace("&", "&&"), "recent.svg", self)
        button.setFlat(True)
        button.setEnabled(kind in ("file", "unknown"))
        button.setToolTip(f"{path}{TOLD[kind]}")
        button.clicked.connect(partial(self._want_file, path))
        return button

    def _want_file(self, path: Path, _checked: bool = False) -> None:
        self.file_wanted.emit(path)

    def _lay_out(self) -> None:
        self._column = column = QWidget(self)
        inside = QVBoxLayout(column)
        inside.setSpacing(6)
        inside.addWidget(self._name)
        inside.addWidget(_text(WELCOME, self))
        inside.addSpacing(20)
        inside.addWidget(self.open_button)
        inside.addWidget(_text(OPEN_HINT, self, is_quiet=True))
        inside.addSpacing(12)
        inside.addWidget(self.new_button)
        inside.addWidget(_text(NEW_HINT, self, is_quiet=True))
        inside.addSpacing(12)
        inside.addWidget(self.import_button)
        inside.addWidget(_text(IMPORT_HINT, self, is_quiet=True))
        inside.addSpacing(12)
        inside.addWidget(self.example_button)
        inside.addWidget(_text(EXAMPLE_HINT, self, is_quiet=True))
        inside.addSpacing(20)
        inside.addWidget(self._recent_title)
        inside.addLayout(self._recent)
        inside.addSpacing(20)
        inside.addWidget(self.notice)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column)
        middle.addStretch(1)
        whole = QVBoxLayout(scrolled(self))
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)
        self._recent_title.hide()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep name and lines in proportion when the size of the text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._is_laid_out:
            self._fit()

    def _fit(self) -> None:
        self._is_laid_out = True
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * NAME_SIZE)
        font.setBold(True)
        self._name.setFont(font)
        letters = self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS
        self._column.setMaximumWidth(letters)
        self._column.setMinimumWidth(min(letters, MOST_OF_A_SMALL_SCREEN))


class _Button(QPushButton):
    """A wide button with an icon in the colour of its text."""

    def __init__(self, text: str, icon_name: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self.setMinimumHeight(self.fontMetrics().height() * 2)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        elif event.type() == QEvent.Type.FontChange:
            self.setMinimumHeight(self.fontMetrics().height() * 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it too, as in a dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _tint(self) -> None:
        self.setIcon(icon(self._icon_name, self.palette()))


def _text(text: str, parent: QWidget, *, is_quiet: bool = False) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    if is_quiet:
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label
