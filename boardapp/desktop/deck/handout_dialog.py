"""Asks what is to be handed out, how long it is to be and where it goes."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QDialog, QWidget

from boardapp.desktop.deck.choice_box import choice_box
from boardapp.desktop.deck.file_dialog import FileDialog
from boardapp.desktop.deck.lengths import LENGTHS
from boardapp.desktop.handout.kinds import KINDS, Kind, has_slides

if TYPE_CHECKING:
    from boardapp.case.deck_settings import Preset


@dataclass(frozen=True, slots=True)
class HandoutChoice:
    """What the user asked for."""

    path: Path
    preset: "Preset"
    kind: Kind


class HandoutDialog(FileDialog):
    """Content, length and file of a hand-out; the ending of the file follows the content."""

    def __init__(
        self, proposal: Path, preset: str, kind: str = "slides", parent: QWidget | None = None
    ) -> None:
        super().__init__("Export Hand-out", proposal, parent)
        self._kinds, self._lengths = QButtonGroup(self), QButtonGroup(self)
        meanings = [(row.name, row.meaning) for row in KINDS.values()]
        at = list(KINDS).index(kind if kind in KINDS else "slides")
        self.kind_box = choice_box("Content", meanings, at, self._kinds, self)
        at = list(LENGTHS).index(preset if preset in LENGTHS else "standard")
        self.length_box = choice_box("Length", list(LENGTHS.values()), at, self._lengths, self)
        self.lay_out((self.kind_box, self.length_box))
        self._kinds.idToggled.connect(self._follow_kind)
        self._follow_kind()

    @property
    def kind(self) -> Kind:
        """What is to be handed out."""
        return list(KINDS)[self._kinds.checkedId()]

    @property
    def preset(self) -> "Preset":
        """The length that is chosen."""
        return list(LENGTHS)[self._lengths.checkedId()]

    @property
    def choice(self) -> HandoutChoice:
        """What stands in the dialog now."""
        return HandoutChoice(self.path, self.preset, self.kind)

    @classmethod
    def ask_handout(
        cls, parent: QWidget | None, proposal: Path, preset: str, kind: str
    ) -> HandoutChoice | None:
        """What to hand out; None: the user changed their mind."""
        dialog = cls(proposal, preset, kind, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.choice if accepted else None

    def _follow_kind(self) -> None:
        """Name the file by its content, and grey the length where there is none."""
        row = KINDS[self.kind]
        path = self.path_field.text().strip()
        stem = path.removesuffix(self.suffix).removesuffix("-minute")
        self.suffix = row.suffix
        if path:
            self.path_field.setText(stem + row.stem + row.suffix)
        self.length_box.setEnabled(has_slides(self.kind))
