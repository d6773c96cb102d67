"""The row of the export dialog that names an institution's PowerPoint template."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

TEMPLATE_SUFFIXES = (".pptx", ".potx")
TEMPLATE_FILTER = "PowerPoint templates (*.potx *.pptx)"


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
        """The chosen template; None for the program's own look."""
        text = self.field.text().strip()
        return Path(text).expanduser() if text else None

    @property
    def fault(self) -> str:
        """Why the template can't be used, as far as its name tells; empty if it can."""
        template = self.template
        if template is None:
            return ""
        if not template.is_file():
            return f"There is no template {template}. Choose another, or clear the field."
        if template.suffix.lower() not in TEMPLATE_SUFFIXES:
            return f"{template.name} is no template: it must end in .pptx or .potx."
        return ""

    def _browse(self) -> None:
        template = self.template
        folder = str(template.parent) if template else ""
        chosen, _ = QFileDialog.getOpenFileName(self, "Template", folder, TEMPLATE_FILTER)
        if chosen:
            self.field.setText(chosen)
