"""Asks where a file goes, and says before it is written what would go wrong or be lost."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardapp.desktop.deck.typed_path import TypedPathError, typed_file
from boardapp.desktop.parts.button_box import button_box
from boardapp.desktop.system.reach import kinds_of
from boardapp.endings import DECK

FILTERS = {
    DECK: "PowerPoint presentations (*.pptx)",
    ".pdf": "PDF documents (*.pdf)",
    ".docx": "Word documents (*.docx)",
}


class FileDialog(QDialog):
    """A field for the file; its button stays grey until there is a file to write.

    A subclass says what else has a `fault`, and puts its parts above the file by `lay_out`.
    """

    def __init__(self, title: str, proposal: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._proposal = proposal
        self.suffix = proposal.suffix
        self._warning = QLabel(self)
        self._warning.setWordWrap(True)
        self.path_field = QLineEdit(str(proposal), self)
        self.path_field.textChanged.connect(self.judge)
        self.buttons = button_box(QDialogButtonBox.StandardButton.Cancel, self)
        self._export = self.buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.setMinimumWidth(560)

    @property
    def path(self) -> Path:
        """The file as it will be written: in the proposal's folder, with its ending.

        Raises TypedPathError where the field names none.
        """
        return typed_file(self.path_field.text(), self._proposal.parent, self.suffix)

    @property
    def warning(self) -> str:
        """What would go wrong, or what would be lost; empty if nothing."""
        return self._warning.text()

    @property
    def fault(self) -> str:
        """Why nothing can be written, whatever the file; empty if something can."""
        return ""

    def lay_out(self, above: Sequence[QWidget], stops: Sequence[QWidget] = ()) -> None:
        """Put widgets above the file; Tab leads through `stops`, then to the file.

        The keyboard begins at the file.
        """
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for widget in above:
            column.addWidget(widget)
        column.addLayout(self._path_row())
        column.addWidget(self._warning)
        column.addWidget(self.buttons)
        for before, after in pairwise((*stops, self.path_field, self.browse_button, self.buttons)):
            self.setTabOrder(before, after)
        self.path_field.setFocus()
        self.judge()

    def judge(self) -> None:
        """Say before the export what would go wrong, or what would be lost."""
        is_named = bool(self.path_field.text().strip())
        fault, caution = self._look_at_file() if is_named else ("Name the file to write.", "")
        fault = fault or self.fault
        self._export.setEnabled(not fault)
        self._warning.setText(fault or caution)

    def _path_row(self) -> QHBoxLayout:
        label = QLabel("&File:", self)
        label.setBuddy(self.path_field)
        self.browse_button = QPushButton("&Browse…", self)
        self.browse_button.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.path_field, 1)
        row.addWidget(self.browse_button)
        return row

    def _browse(self) -> None:
        try:
            begin = self.path
        except TypedPathError:
            begin = self._proposal
        # This dialog warns by itself before a file is replaced.
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.windowTitle(),
            str(begin),
            FILTERS[self.suffix],
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.path_field.setText(chosen)

    def _look_at_file(self) -> tuple[str, str]:
        """Why the file can't be written, and else what would be lost by it."""
        try:
            path = self.path
        except TypedPathError as error:
            return str(error), ""
        folder, there = kinds_of((path.parent, path), self.judge)
        if "unknown" in (folder, there):
            return f"Waiting for the disk of {path.parent} to answer …", ""
        if "unreachable" in (folder, there):
            return f"{path.parent} can't be reached. Choose another folder.", ""
        if folder != "folder":
            return f"There is no folder {path.parent}. Choose one that exists.", ""
        if there == "folder":
            return f"{path.name} is a folder. Choose another name.", ""
        return "", f"{path.name} exists and will be replaced." if there == "file" else ""
