"""Chips: a line of small buttons of which one is chosen, each with how much it would show."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from boardapp.desktop.parts.flow_layout import FlowLayout
from boardapp.desktop.parts.keys import KeyRow, act_on

_PADDING = QSize(22, 10)
_RING = 2.0
KEYS = (
    KeyRow("The chip before", "Left; Up", lambda chip: chip.stepped.emit(-1)),
    KeyRow("The chip after", "Right; Down", lambda chip: chip.stepped.emit(1)),
)


class Chip(NamedTuple):
    """One choice: what it is known by, its short name, and the same in words."""

    key: str
    text: str
    words: str


class Chips(QWidget):
    """One of several choices; those that would show nothing are hidden.

    Tab reaches the chosen one, the arrow keys choose its neighbours. `chosen` tells the key.
    """

    chosen = Signal(str)

    def __init__(self, name: str, chips: Sequence[Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        line = FlowLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        self._chips = tuple(chips)
        self.buttons = {chip.key: _Button(chip, self) for chip in chips}
        for key, button in self.buttons.items():
            line.addWidget(button)
            button.stepped.connect(self._step)
            button.toggled.connect(lambda is_on, key=key: self._tell(key, is_on))
        self.show_counts({})

    @property
    def current(self) -> str:
        """The key of the chosen one."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Choose one by its key."""
        self.buttons[key].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much each would show; the first is chosen where the chosen one shows nothing.

        `chosen` does not tell that: who gives the counts knows that all may be different now.
        """
        for chip in self._chips:
            self.buttons[chip.key].show_count(counts.get(chip.key, 0))
        if not any(b.isChecked() and not b.isHidden() for b in self.buttons.values()):
            was_blocked = self.blockSignals(True)
            self.choose(self._chips[0].key)
            self.blockSignals(was_blocked)
        self.setVisible(any(counts.values()))

    def _tell(self, key: str, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(key)

    def _step(self, step: int) -> None:
        """Choose the next one that is shown, or the one before; after the last comes the first."""
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        here = next(n for n, button in enumerate(shown) if button.isChecked())
        button = shown[(here + step) % len(shown)]
        button.setChecked(True)
        button.setFocus(Qt.FocusReason.TabFocusReason)


class _Button(QAbstractButton):
    """One chip, drawn in the colours of the palette: the chosen one as a chosen row is."""

    stepped = Signal(int)

    def __init__(self, chip: Chip, parent: QWidget) -> None:
        super().__init__(parent)
        self._chip = chip
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.toggled.connect(self._take_tab)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_count(self, count: int) -> None:
        """Show how much this chip would show; none: hide it."""
        self.setText(f"{self._chip.text} ({count})")
        self.setAccessibleName(f"{self._chip.words}: {count}")
        self.setToolTip(self._chip.words)
        self.setVisible(count > 0)
        self.updateGeometry()

    def _take_tab(self, is_chosen: bool) -> None:
        """Only the chosen one is reached by Tab: Qt would see to it no sooner than on a click."""
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if is_chosen else policy.ClickFocus)

    def sizeHint(self) -> QSize:
        """Room for the text, and air around it."""
        return self.fontMetrics().size(0, self.text()) + _PADDING

    def changeEvent(self, event: QEvent) -> None:
        """Take the room of a text of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a neighbour by the arrow keys."""
        if not act_on(KEYS, self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the chip, and a ring around the one that has the keyboard."""
        role, colours = QPalette.ColorRole, self.palette()
        ground, ink = role.Button, role.ButtonText
        if self.isChecked():
            ground, ink = role.Highlight, role.HighlightedText
        elif self.underMouse():
            ground = role.Midlight
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = (
            role.Text if self.hasFocus() else ground if self.isChecked() else role.PlaceholderText
        )
        width = _RING if self.hasFocus() else 1.0
        painter.setPen(QPen(colours.color(outline), width))
        painter.setBrush(colours.brush(ground))
        shape = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        painter.setPen(colours.color(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
