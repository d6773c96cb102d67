"""What is seen while no case is open: how to begin."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCommandLinkButton, QFrame, QLabel, QVBoxLayout, QWidget

from boardapp.desktop.icons import icon

WIDTH_IN_LETTERS = 64
RECENT_SHOWN = 5
EXAMPLE = "letter"
WELCOME = (
    "Prepare a tumor-board presentation from one case file. Everything stays on this computer."
)
NOTICE = (
    "boardapp is not a medical device. It shows what a case file states; decisions are made by "
    "the board."
)


class StartPage(QWidget):
    """Buttons to open a case, the example, or one of the files opened last."""

    open_wanted = Signal()
    example_wanted = Signal(str)
    file_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_button = self._button(
            "Open a case…", "A case file ends in .board.json or .board. You can also drop one here."
        )
        self.example_button = self._button(
            "Open the example case", "A published course with relapses, labs and open questions."
        )
        self.open_button.clicked.connect(self.open_wanted)
        self.example_button.clicked.connect(lambda: self.example_wanted.emit(EXAMPLE))
        self.notice = _text(NOTICE, self, is_quiet=True)
        self.recent_buttons: list[QCommandLinkButton] = []
        self._recent_title = _text("Opened last", self)
        self._recent = QVBoxLayout()
        self._lay_out()
        self.tint()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the files opened last that are still there."""
        for button in self.recent_buttons:
            self._recent.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.recent_buttons = [self._recent_button(path) for path in paths[:RECENT_SHOWN]]
        for button in self.recent_buttons:
            self._recent.addWidget(button)
        self._recent_title.setVisible(bool(self.recent_buttons))
        self.tint()

    def tint(self) -> None:
        """Draw the icons in the colour of the text."""
        self.open_button.setIcon(icon("open.svg", self.palette()))
        self.example_button.setIcon(icon("example.svg", self.palette()))
        for button in self.recent_buttons:
            button.setIcon(icon("recent.svg", self.palette()))

    def _recent_button(self, path: Path) -> QCommandLinkButton:
        button = self._button(path.name, str(path.parent))
        button.clicked.connect(lambda _checked=False, path=path: self.file_wanted.emit(path))
        return button

    def _button(self, text: str, description: str) -> QCommandLinkButton:
        # An ampersand in a file name is no keyboard shortcut.
        button = QCommandLinkButton(text.replace("&", "&&"), description, self)
        button.setAccessibleName(text)
        button.setIconSize(QSize(20, 20))
        return button

    def _lay_out(self) -> None:
        column = QFrame(self)
        column.setFixedWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS)
        inside = QVBoxLayout(column)
        inside.setSpacing(8)
        inside.addWidget(_text("boardapp", self, size=2.0, is_bold=True))
        inside.addWidget(_text(WELCOME, self))
        inside.addSpacing(16)
        inside.addWidget(self.open_button)
        inside.addWidget(self.example_button)
        inside.addSpacing(12)
        inside.addWidget(self._recent_title)
        inside.addLayout(self._recent)
        inside.addSpacing(16)
        inside.addWidget(self.notice)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)
        self._recent_title.hide()


def _text(
    text: str,
    parent: QWidget,
    *,
    size: float = 1.0,
    is_bold: bool = False,
    is_quiet: bool = False,
) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    if is_quiet:
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * size)
    font.setBold(is_bold)
    label.setFont(font)
    return label
