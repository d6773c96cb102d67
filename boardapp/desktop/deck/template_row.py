"""The row of the export dialog that names an institution's PowerPoint template."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from boardapp.desktop.deck.typed_path import TypedPathError, typed_path
from boardapp.desktop.system.reach import Kind, kind_of

TEMPLATE_SUFFIXES = (".pptx", ".potx")
TEMPLATE_FILTER = "PowerPoint templates (*.potx *.pptx)"
_FAULTS: dict[Kind, str] = {
    "nothing": "There is no template {}.",
    "folder": "{} is a folder and no template.",
    "unreachable": "The template {} can't be reached.",
    "unknown": "Waiting for the disk of the template {} to answer …",
}


class TemplateRow(QWidget):
    """A file to choose, or to clear for the program's own look. `changed` fires on each change."""

    changed = Signal()

    def __init__(self, template: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(template, self)
        self.field.setPlaceholderText("none: boardapp's own look")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.changed)
        self.browse_button = QPushButton("B&rowse…", self)
        self.browse_button.setAccessibleName("Browse for a template")
        self.browse_button.clicked.connect(self._browse)
        label = QLabel("&Template:", self)
        label.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.field, 1)
        row.addWidget(self.browse_button)

    @property
    def template(self) -> Path | None:
        """The chosen template; None for the program's own look. Raises TypedPathError."""
        text = self.field.text().strip()
        return typed_path(text, Path()) if text else None

    @property
    def fault(self) -> str:
        """Why the template can't be used, as far as its name tells; empty if it can."""
        try:
            template = self.template
        except TypedPathError as error:
            return f"Template: {error}"
        if template is None:
            return ""
        kind = kind_of(template, self.changed)
        if kind == "file" and template.suffix.lower() not in TEMPLATE_SUFFIXES:
            return f"{template.name} is no template: it must end in .pptx or .potx."
        if kind != "file":
            return _FAULTS[kind].format(template) + " Choose another, or clear the field."
        return ""

    def _browse(self) -> None:
        try:
            template = self.template
        except TypedPathError:
            template = None
        folder = str(template.parent) if template else ""
        chosen, _ = QFileDialog.getOpenFileName(self, "Template", folder, TEMPLATE_FILTER)
        if chosen:
            self.field.setText(chosen)
