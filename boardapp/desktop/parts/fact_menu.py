"""What a widget says of itself when its context menu is asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class MenuRow:
    """One thing that only this widget, or this panel, can do.

    `said` is a sentence for the status bar once it is done. Rows with the same `under` stand in
    one menu of that name. `is_checked` makes it a choice that is on or off.
    """

    text: str
    run: Callable[[], object]
    said: str = ""
    under: str = ""
    is_checked: bool | None = None


@dataclass(frozen=True, slots=True)
class FactMenu:
    """The fact that a menu is about, by its place (empty: none), and what the widget adds.

    `at` is where the menu opens, in pixels of the screen.
    """

    place: str
    at: QPoint
    rows: tuple[MenuRow, ...] = ()


def has_menu(widget: QWidget | None) -> "HasMenu | None":
    """The widget itself, or the nearest one around it, whose facts have a menu."""
    while widget is not None:
        if isinstance(widget, HasMenu):
            return widget
        widget = widget.parentWidget()
    return None


class HasMenu:
    """Mixed into a widget whose facts have a context menu, which the window makes."""

    def fact_menu(self, at: QPoint | None) -> FactMenu:
        """The menu of the fact at a point of the screen, which is chosen by it.

        None: of the fact that is chosen already, since the keyboard asks.
        """
        raise NotImplementedError
