"""The page that begins a case: who, what disease, since when, and what the board is asked.

It stands where the panels stand, and asks nothing that the disease alone is not enough for.
"""

from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardapp.case.case import PrivacyStatus
from boardapp.clinical.diseases.reading import OTHER, profiles
from boardapp.desktop.new_case.answers import Answers, faults, readings
from boardapp.desktop.parts.scrolled import scrolled

WIDTH_IN_LETTERS = 84
QUESTION_LINES = 3
HEADING = "New case"
INTRO = "Only the disease must be known; the rest can be added or changed at any time."
HINTS = {
    "label": "A neutral name, never a real one: “Patient 1”.",
    "disease": "As the source states it. Names that are known are offered as you type.",
    "diagnosed": "A date or an age: 2021-03-14, March 2021, ~2021, age 14 mo, age 62 y.",
    "question": "What is the board to decide? It sets what boardapp asks you for next.",
    "privacy": "Whether it may leave this hospital. The deck says it.",
}
_LABELS = {
    "label": "&Patient",
    "disease": "&Disease",
    "diagnosed": "D&iagnosed",
    "question": "&Question for the board",
    "privacy": "Pri&vacy",
}


class NewCasePage(QWidget):
    """Asks for the first facts. `made` hands the answers on; `left` goes back to where one was."""

    made = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touched: set[str] = set()
        self.label, self.disease, self.diagnosed = (QLineEdit(self) for _ in range(3))
        self.question = QPlainTextEdit(self)
        self.question.setTabChangesFocus(True)
        self.privacy = QComboBox(self)
        self.privacy.addItems(get_args(PrivacyStatus))
        self.privacy.setCurrentText(Answers().privacy)
        self.disease.setCompleter(_completer(self))
        self.make_button = QPushButton("&Make the case", self)
        self.cancel_button = QPushButton("Cancel", self)
        self._fields: dict[str, QWidget] = {
            "label": self.label,
            "disease": self.disease,
            "diagnosed": self.diagnosed,
            "question": self.question,
            "privacy": self.privacy,
        }
        self._hints = {name: _quiet(HINTS[name], self) for name in self._fields}
        self._connect()
        self._lay_out()

    @property
    def answers(self) -> Answers:
        """What stands in the fields."""
        found = next(one for one in get_args(PrivacyStatus) if one == self.privacy.currentText())
        return Answers(
            label=self.label.text(),
            disease=self.disease.text(),
            diagnosed=self.diagnosed.text(),
            question=self.question.toPlainText(),
            privacy=found,
        )

    def told(self, name: str) -> str:
        """What stands beneath a field: what it is for, how it is read, or what is wrong."""
        return self._hints[name].text()

    def begin(self) -> None:
        """Empty fields, and the keyboard in the first. What was typed and not made stays."""
        self.label.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def clear(self) -> None:
        """Forget what was typed: it is a case now."""
        self._touched.clear()
        for line in (self.label, self.disease, self.diagnosed):
            line.clear()
        self.question.clear()
        self.privacy.setCurrentText(Answers().privacy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; Ctrl+Enter makes the case, as Enter does in a line."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._make()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        for name in ("label", "disease", "diagnosed"):
            line: QLineEdit = getattr(self, name)
            line.textChanged.connect(self._read)
            line.editingFinished.connect(lambda name=name: self._touch(name))
        self.question.textChanged.connect(self._read)
        self.make_button.clicked.connect(self._make)
        self.cancel_button.clicked.connect(self.left)

    def _touch(self, name: str) -> None:
        self._touched.add(name)
        self._read()

    def _make(self) -> None:
        """Hand the answers on; where the disease is missing, lead to it."""
        answers = self.answers
        if "disease" in faults(answers):
            self._touch("disease")
            self.disease.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.made.emit(answers)

    def _read(self) -> None:
        """Say beneath each field how it is read now."""
        answers = self.answers
        wrong, told = faults(answers), readings(answers)
        for name, hint in self._hints.items():
            is_empty = not getattr(answers, name).strip()
            fault = "" if is_empty and name not in self._touched else wrong.get(name, "")
            text = f"▲ {fault}" if fault else told.get(name) or HINTS[name]
            hint.setText(text)
            role = QPalette.ColorRole.Text if fault or name in told else _QUIET
            hint.setForegroundRole(role)
            self._fields[name].setAccessibleDescription(text)

    def _lay_out(self) -> None:
        column = QWidget(self)
        column.setFixedWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS)
        lines = self.question.fontMetrics().lineSpacing() * QUESTION_LINES
        self.question.setFixedHeight(lines + 12)
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(2)
        form.setColumnStretch(1, 1)
        for number, (name, field) in enumerate(self._fields.items()):
            label = QLabel(_LABELS[name], self)
            label.setBuddy(field)
            label.setContentsMargins(0, 4, 0, 0)
            field.setAccessibleName(_LABELS[name].replace("&", ""))
            form.addWidget(label, 3 * number, 0, Qt.AlignmentFlag.AlignTop)
            form.addWidget(field, 3 * number, 1)
            form.addWidget(self._hints[name], 3 * number + 1, 1)
            form.setRowMinimumHeight(3 * number + 2, 10)
        heading = QLabel(HEADING, self)
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        heading.setFont(font)
        buttons = QHBoxLayout()
        buttons.addWidget(self.make_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        inside = QVBoxLayout(column)
        inside.addWidget(heading)
        inside.addWidget(_quiet(INTRO, self))
        inside.addSpacing(12)
        inside.addLayout(form)
        inside.addSpacing(12)
        inside.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column)
        middle.addStretch(1)
        whole = QVBoxLayout(scrolled(self))
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(2)


_QUIET = QPalette.ColorRole.PlaceholderText


def _quiet(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setForegroundRole(_QUIET)
    return label


def _completer(parent: QWidget) -> QCompleter:
    """Offers the diseases that the profiles know, by any part of their names."""
    titles = [profile.title for profile in profiles().all() if profile.family != OTHER]
    completer = QCompleter(sorted(dict.fromkeys(titles)), parent)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer
