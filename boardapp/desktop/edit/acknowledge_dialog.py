"""Asks why a finding stands, so that the reason can be kept in the case."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

_HINT = "The finding stays in the checks and on the slide of doubts, as a note with this reason."


class AcknowledgeDialog(QDialog):
    """The finding, and two fields: why it stands, and who says so."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Acknowledge a Finding")
        self.sentence = _told(sentence, self)
        self.reason = QPlainTextEdit(self)
        self.reason.setAccessibleName("Why it stands")
        self.reason.setTabChangesFocus(True)
        self.by = QLineEdit(self)
        self.by.setPlaceholderText("a role, such as radiation oncology; may stay empty")
        self.by.setAccessibleName("Who says so")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(self._allow)
        self._lay_out()
        self._allow()

    @classmethod
    def ask(cls, parent: QWidget | None, sentence: str) -> tuple[str, str] | None:
        """The reason, never empty, and who says so; None: the user changed their mind."""
        dialog = cls(sentence, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return dialog.reason.toPlainText().strip(), dialog.by.text().strip()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("&Why it stands:", self.reason)
        form.addRow("Who &says so:", self.by)
        layout = QVBoxLayout(self)
        layout.addWidget(self.sentence)
        layout.addLayout(form, 1)
        layout.addWidget(_told(_HINT, self))
        layout.addWidget(self.buttons)
        self.resize(560, 300)

    def _allow(self) -> None:
        has_reason = bool(self.reason.toPlainText().strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(has_reason)


def _told(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)  # it may hold what a case file says
    label.setWordWrap(True)
    return label
