"""A short menu of ways, where the keyboard or the pointer is."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from boardapp.desktop.parts.fact_menu import has_menu


def offer(ways: Iterable[tuple[str, Callable[[], None]]], title: str, parent: QWidget) -> None:
    """Let the user choose one of several ways: each by its name."""
    menu = QMenu(title, parent)
    for name, way in ways:
        menu.addAction(name, way)
    menu.aboutToHide.connect(menu.deleteLater)
    source = has_menu(QApplication.focusWidget())
    menu.popup(source.fact_menu(None).at if source else QCursor.pos())
    menu.setActiveAction(menu.actions()[0])
