"""The bar above the slides: how long the deck is, its template, what can be done, Export."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from boardapp.desktop.deck.lengths import LENGTHS
from boardapp.desktop.deck.setup import DeckSetup
from boardapp.desktop.deck.template_row import TEMPLATE_FILTER
from boardapp.desktop.parts.flow_layout import FlowLayout

if TYPE_CHECKING:
    from boardapp.case.deck_settings import Preset

OWN_LOOK = "boardapp's own look"
CHOOSE = "Choose a file …"
_TIP = Qt.ItemDataRole.ToolTipRole
_LONGEST = 24
"""Letters of a template's name before it is cut."""


class DeckBar(QWidget):
    """Chooses length and template of a `DeckSetup`. `export_wanted` asks for the file."""

    export_wanted = Signal()

    def __init__(self, setup: DeckSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self.length = QComboBox(self)
        self.length.setAccessibleName("Length of the deck")
        for number, (name, meaning) in enumerate(LENGTHS.values()):
            self.length.addItem(name)
            self.length.setItemData(number, meaning, _TIP)
        self.length.activated.connect(self._choose_length)
        self.template = QComboBox(self)
        self.template.setAccessibleName("Template of the deck")
        self.template.activated.connect(self._choose_template)
        self.export_button = QPushButton("E&xport…", self)
        self.export_button.setToolTip("Write the deck as a PowerPoint presentation (Ctrl+E)")
        self.export_button.clicked.connect(self.export_wanted)
        self._layout = FlowLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for words, box in (("&Length:", self.length), ("&Template:", self.template)):
            box.view().setAccessibleName(box.accessibleName())
            self._layout.addWidget(_labelled(words, box, self))
        setup.changed.connect(self.refresh)
        self.refresh()

    def add_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """Put buttons between the template and Export."""
        for button in buttons:
            self._layout.addWidget(button)
        self._layout.addWidget(self.export_button)

    def refresh(self) -> None:
        """Show what the setup has."""
        presets = list(LENGTHS)
        self.length.setCurrentIndex(presets.index(self._setup.preset))
        self.length.setToolTip(LENGTHS[self._setup.preset][1])
        template = self._setup.template
        self.template.clear()
        self.template.addItem(OWN_LOOK)
        if template is not None:
            name = template.name
            self.template.addItem(name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…")
        self.template.addItem(CHOOSE)
        self.template.setCurrentIndex(0 if template is None else 1)
        self.template.setToolTip(str(template) if template else "No template is chosen")

    def _choose_length(self, number: int) -> None:
        preset: Preset = list(LENGTHS)[number]
        self._setup.choose_length(preset)

    def _choose_template(self, number: int) -> None:
        if number == self.template.count() - 1:
            before = self._setup.template
            chosen, _ = QFileDialog.getOpenFileName(
                self, "Template", str(before.parent) if before else "", TEMPLATE_FILTER
            )
            if chosen:
                self._setup.choose_template(Path(chosen))
        elif number == 0:
            self._setup.choose_template(None)
        self.refresh()


def _labelled(words: str, box: QComboBox, parent: QWidget) -> QWidget:
    """A box with its label before it, which stay in one line."""
    both = QWidget(parent)
    label = QLabel(words, both)
    label.setBuddy(box)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    row.addWidget(box)
    return both
