"""Asks what is to be handed out, how long it is to be and where it goes."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QGroupBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from boardapp.desktop.deck.export_dialog import ExportChoice, ExportDialog
from boardapp.desktop.handout.kinds import KINDS, Kind, has_slides


@dataclass(frozen=True, slots=True)
class HandoutChoice(ExportChoice):
    """What the user asked for."""

    kind: Kind


class HandoutDialog(ExportDialog):
    """Content, length and file of a hand-out; the ending of the file follows the content."""

    def __init__(
        self, proposal: Path, preset: str, kind: str = "slides", parent: QWidget | None = None
    ) -> None:
        super().__init__(proposal, preset, parent)
        self.setWindowTitle("Export Hand-out")
        self._kinds = QButtonGroup(self)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, self._kind_box(kind if kind in KINDS else "slides"))
        self._kinds.idToggled.connect(self._follow_kind)
        self._follow_kind()

    @property
    def kind(self) -> Kind:
        """What is to be handed out."""
        return list(KINDS)[self._kinds.checkedId()]

    @property
    def choice(self) -> HandoutChoice:
        """What stands in the dialog now."""
        chosen = super().choice
        return HandoutChoice(chosen.path, chosen.preset, self.kind)

    @classmethod
    def ask_handout(
        cls, parent: QWidget | None, proposal: Path, preset: str, kind: str
    ) -> HandoutChoice | None:
        """What to hand out; None: the user changed their mind."""
        dialog = cls(proposal, preset, kind, parent)
        accepted = dialog.exec() == cls.DialogCode.Accepted
        return dialog.choice if accepted else None

    def _kind_box(self, chosen: str) -> QGroupBox:
        box = QGroupBox("Content", self)
        grid = QGridLayout(box)
        grid.setColumnStretch(1, 1)
        for number, (kind, row) in enumerate(KINDS.items()):
            button = QRadioButton(row.name, box)
            button.setAccessibleDescription(row.meaning)
            button.setChecked(kind == chosen)
            self._kinds.addButton(button, number)
            grid.addWidget(button, number, 0)
            grid.addWidget(QLabel(row.meaning, box), number, 1)
        return box

    def _follow_kind(self) -> None:
        """Name the file by its content, and grey the length where there is none."""
        row = KINDS[self.kind]
        path = self.path_field.text().strip()
        stem = path.removesuffix(self.suffix).removesuffix("-minute")
        self.suffix = row.suffix
        if path:
            self.path_field.setText(stem + row.stem + row.suffix)
        self.preset_box.setEnabled(has_slides(self.kind))
