"""What a screen reader is told that a drawing is: Qt knows only its own kinds of widget."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_roles: dict[str, QAccessible.Role] = {}


def tell_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Let every widget of this class be told as `role`, with its own name and description."""
    if not _roles:
        QAccessible.installFactory(_interface)
    _roles[type(widget).__name__] = role


def _interface(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = _roles.get(class_name)
    if role is None or not isinstance(thing, QWidget):
        return None  # Qt asks its own factory next
    return QAccessibleWidget(thing, role)
