"""The preferences: few, each applied at once, in a window that never blocks the case."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from boardapp.desktop.system.folders import recovery_place
from boardapp.desktop.system.settings import FACT_PANE, OFFER_LAST, RECOVERY, Setting, Settings
from boardapp.desktop.window.appearance import TEXT_SIZES, Appearance

if TYPE_CHECKING:
    from boardapp.desktop.window.appearance import Colours

TITLE = "Preferences"
COLOURS: "tuple[tuple[Colours, str], ...]" = (
    ("light", "&Light"),
    ("dark", "&Dark"),
    ("system", "As the &system"),
)
_SWITCHES: tuple[tuple[Setting[bool], str, str], ...] = (
    (FACT_PANE, "Show the &fact at the side", "Where the window is wide enough; F4 does the same."),
    (OFFER_LAST, "Offer the last &case at the start", "With the panel that was open in it."),
    (
        RECOVERY,
        "Keep a &recovery copy of unsaved work",
        "Patient data in {recovery}, for your account only. Without it a crash loses such work.",
    ),
)


class Preferences(QWidget):
    """Shows what is set, and sets it with each click. `changed` hands on which switch it was."""

    changed = Signal(object)

    def __init__(
        self, settings: Settings, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setWindowTitle(TITLE)
        self._settings, self._appearance = settings, appearance
        self.colours = {name: QRadioButton(text, self) for name, text in COLOURS}
        self.text_size = QComboBox(self)
        self.text_size.setAccessibleName("Size of the text")
        self.text_size.addItems([f"{size} %" for size in TEXT_SIZES])
        self.switches = {row[0]: QCheckBox(row[1], self) for row in _SWITCHES}
        self.close_button = QPushButton("&Close", self)
        self._lay_out()
        self.show_settings()
        self._connect()

    def show_settings(self) -> None:
        """Show what is set now, whoever set it."""
        self.colours[self._appearance.colours].setChecked(True)  # type: ignore[index]
        self.text_size.setCurrentIndex(TEXT_SIZES.index(self._appearance.text_size))
        for setting, box in self.switches.items():
            box.setChecked(self._settings.get(setting))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it: everything is applied already."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        for name, button in self.colours.items():
            button.clicked.connect(partial(self._choose_colours, name))
        self.text_size.activated.connect(
            lambda number: self._appearance.choose_text_size(TEXT_SIZES[number])
        )
        for setting, box in self.switches.items():
            box.clicked.connect(partial(self._switch, setting))
        self.close_button.clicked.connect(self.close)

    def _choose_colours(self, colours: "Colours", _checked: bool = False) -> None:
        self._appearance.choose_colours(colours)

    def _switch(self, setting: Setting[bool], _checked: bool = False) -> None:
        self._settings.put(setting, self.switches[setting].isChecked())
        self.changed.emit(setting)

    def _lay_out(self) -> None:
        group, colours = QButtonGroup(self), QHBoxLayout()
        for button in self.colours.values():
            group.addButton(button)
            colours.addWidget(button)
        colours.addStretch(1)
        form = QFormLayout()
        form.addRow("Colours", colours)
        form.addRow("&Text", self.text_size)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addSpacing(12)
        for setting, _, hint in _SWITCHES:
            told = hint.format(recovery=recovery_place())
            self.switches[setting].setAccessibleDescription(told)
            pair = QVBoxLayout()
            pair.setSpacing(1)  # the hint belongs to the line above it
            pair.addWidget(self.switches[setting])
            pair.addWidget(_quiet(told, self))
            column.addLayout(pair)
        column.addSpacing(12)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)


def _quiet(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setIndent(24)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
