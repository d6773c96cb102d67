"""Asks how long the deck is to be, in which look, and where it goes."""

from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from boardapp.desktop.deck.picker.outlines import Outlines
from boardapp.desktop.deck.picker.picker import SlidePicker
from boardapp.desktop.deck.template_row import TemplateRow
from boardapp.desktop.deck.typed_path import TypedPathError, typed_file
from boardapp.desktop.system.reach import kinds_of
from boardapp.endings import DECK

if TYPE_CHECKING:
    from boardapp.case.deck_settings import DeckSettings, Preset

FILTERS = {
    DECK: "PowerPoint presentations (*.pptx)",
    ".pdf": "PDF documents (*.pdf)",
    ".docx": "Word documents (*.docx)",
}
SCREEN_SHARE = 0.85
"""The part of the screen's height that the dialog takes at most at first."""
PRESETS: dict["Preset", tuple[str, str]] = {
    "short": ("Short", "4 slides to show: question, timeline, status with results, options."),
    "standard": ("Standard", "Up to 10 slides to show, one for each subject of a discussion."),
    "full": ("Full", "The whole case: history in sentences, every result, remark and source."),
}


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the user asked for.

    `template` None: the program's own look. `slides` None: they were not asked for.
    """

    path: Path
    preset: "Preset"
    template: Path | None = field(default=None, kw_only=True)
    slides: "DeckSettings | None" = field(default=None, kw_only=True)


class ExportDialog(QDialog):
    """Length and file of a deck; Export stays grey until there is a file to write.

    `template` is the template chosen last, or empty; None where none can be chosen. `outlines`
    list the slides; None where they are not asked for.
    """

    def __init__(
        self,
        proposal: Path,
        preset: str,
        parent: QWidget | None = None,
        template: str | None = None,
        outlines: Outlines | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export Deck")
        self._proposal = proposal
        self.suffix = proposal.suffix
        self._group = QButtonGroup(self)
        self._warning = QLabel(self)
        self._warning.setWordWrap(True)
        self.path_field = QLineEdit(str(proposal), self)
        self.path_field.textChanged.connect(self._judge)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._export = self.buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        self.preset_box = self._preset_box(preset)
        layout.addWidget(self.preset_box)
        self.picker = None if outlines is None else SlidePicker(outlines, self)
        if self.picker:
            layout.addWidget(self.picker, 1)
            self.picker.changed.connect(self._judge)
            self._group.idToggled.connect(self._follow_preset)
            self.finished.connect(self.picker.stop)
        self.template_row = None if template is None else TemplateRow(template, self)
        if self.template_row:
            self.template_row.changed.connect(self._judge)
            layout.addWidget(self.template_row)
        layout.addLayout(self._path_row())
        layout.addWidget(self._warning)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(560 if outlines is None else 680)
        self._judge()
        if self.picker:
            self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * SCREEN_SHARE))
            self._order_tabs(self.picker)
            self.picker.open_preset(self.preset)

    @property
    def preset(self) -> "Preset":
        """The length that is chosen."""
        return list(PRESETS)[self._group.checkedId()]

    @property
    def choice(self) -> ExportChoice:
        """What stands in the dialog now."""
        template = self.template_row.template if self.template_row else None
        slides = self.picker.choice if self.picker else None
        return ExportChoice(self._path(), self.preset, template=template, slides=slides)

    @property
    def warning(self) -> str:
        """What would go wrong, or what would be lost; empty if nothing."""
        return self._warning.text()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        proposal: Path,
        preset: str,
        template: str = "",
        outlines: Outlines | None = None,
    ) -> ExportChoice | None:
        """What to export; None: the user changed their mind."""
        dialog = cls(proposal, preset, parent, template, outlines)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.choice if accepted else None

    def _preset_box(self, chosen: str) -> QGroupBox:
        box = QGroupBox("Length", self)
        grid = QGridLayout(box)
        grid.setColumnStretch(1, 1)
        for number, (preset, (name, meaning)) in enumerate(PRESETS.items()):
            button = QRadioButton(name, box)
            button.setAccessibleDescription(meaning)
            button.setChecked(preset == chosen)
            self._group.addButton(button, number)
            grid.addWidget(button, number, 0)
            grid.addWidget(QLabel(meaning, box), number, 1)
        backup = QLabel("Tables and doubts stand behind the slides to show, as backup.", box)
        grid.addWidget(backup, len(PRESETS), 0, 1, 2)
        if self._group.checkedId() < 0:
            self._group.button(list(PRESETS).index("standard")).setChecked(True)
        return box

    def _order_tabs(self, picker: SlidePicker) -> None:
        """Lead the Tab key through the dialog as it is read; begin at the file, as ever."""
        rows = self.template_row
        template = (rows.field, rows.browse_button) if rows else ()
        length = self._group.checkedButton()
        end = (self.path_field, self.browse_button, self.buttons)
        stops = (length, picker.view, *picker.commands.buttons, *template, *end)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        self.path_field.setFocus()

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
            begin = self._path()
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

    def _path(self) -> Path:
        """The file as it will be written: in the proposal's folder, with its ending.

        Raises TypedPathError where the field names none.
        """
        return typed_file(self.path_field.text(), self._proposal.parent, self.suffix)

    def _follow_preset(self, _: int, is_chosen: bool) -> None:
        if self.picker and is_chosen:
            self.picker.open_preset(self.preset)

    def _judge(self) -> None:
        """Say before the export what would go wrong, or what would be lost."""
        is_named = bool(self.path_field.text().strip())
        fault, caution = self._look_at_file() if is_named else ("Name the file to write.", "")
        fault = fault or (self.template_row.fault if self.template_row else "")
        fault = fault or (self.picker.fault if self.picker else "")
        self._export.setEnabled(not fault)
        self._warning.setText(fault or caution)

    def _look_at_file(self) -> tuple[str, str]:
        """Why the file can't be written, and else what would be lost by it."""
        try:
            path = self._path()
        except TypedPathError as error:
            return str(error), ""
        folder, there = kinds_of((path.parent, path), self._judge)
        if "unknown" in (folder, there):
            return f"Waiting for the disk of {path.parent} to answer …", ""
        if "unreachable" in (folder, there):
            return f"{path.parent} can't be reached. Choose another folder.", ""
        if folder != "folder":
            return f"There is no folder {path.parent}. Choose one that exists.", ""
        if there == "folder":
            return f"{path.name} is a folder. Choose another name.", ""
        return "", f"{path.name} exists and will be replaced." if there == "file" else ""
