"""The keys of a widget as a table: what it does by them, and what the help lists."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One thing that a widget does: in words, by which keys (parted by "; "), and how.

    `run` is given the widget. None: Qt itself does it; the row is there to be read.
    """

    text: str
    keys: str
    run: Callable[[Any], object] | None = None

    @property
    def shortcuts(self) -> list[QKeySequence]:
        """Its keys as Qt takes them."""
        return QKeySequence.listFromString(self.keys)


def act_on(rows: Iterable[KeyRow], widget: object, event: QKeyEvent) -> bool:
    """Do what the pressed key stands for; False: for nothing that these rows do."""
    pressed = QKeySequence(_combination(event))
    for row in rows:
        if row.run is not None and pressed in row.shortcuts:
            row.run(widget)
            return True
    return False


def _combination(event: QKeyEvent) -> QKeyCombination:
    """The key wherever it stands: on the number pad, or above another on this keyboard."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.text().isprintable() and event.text().strip() and not event.text().isalpha():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeyCombination(modifiers, Qt.Key(event.key()))
