"""A quiet page that says why there is nothing to see."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from boardapp.desktop.parts.panel import Panel

if TYPE_CHECKING:
    from boardapp.review.model.review import Review


class Placeholder(Panel):
    """Stands where a panel should be: one that is missing, or one that failed."""

    def __init__(self, name: str, parent: QWidget | None = None, reason: str = "") -> None:
        super().__init__(parent)
        self._label = QLabel(reason or f"The panel “{name}” is not part of this version.", self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setWordWrap(True)
        self._label.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self._label)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._label.text()

    def show_review(self, review: "Review | None") -> None:
        """Stay as it is: the sentence holds for every review."""
