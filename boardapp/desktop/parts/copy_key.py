"""Ctrl+C for widgets that copy more than a selected text."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def keeps_copy_key(event: QKeyEvent) -> bool:
    """Keep the key for copying from the window's action; to be asked in a widget's `event`.

    Qt asks the focused widget before it runs a shortcut; the key then comes as a key press.
    """
    is_asked = event.type() == QEvent.Type.ShortcutOverride
    if is_asked and event.matches(QKeySequence.StandardKey.Copy):
        event.accept()
        return True
    return False
