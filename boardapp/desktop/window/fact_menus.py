"""The context menus of tables, timeline and charts: the actions of the window for one fact.

One place makes them all, from the same actions as the menus, so that a fact can do the same
wherever it is seen.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from boardapp.desktop.parts.fact_menu import FactMenu, HasMenu, MenuRow, has_menu
from boardapp.desktop.window.action_row import ActionRow, Context
from boardapp.desktop.window.fact_desk import FactDesk
from boardapp.desktop.window.panel_area import PanelArea

_GROUPS: tuple[Context, ...] = ("fact", "edit", "view")


class FactMenus(QObject):
    """Opens the menu of what is under the pointer, or of what has the keyboard.

    An event that no widget takes comes up to the panels, where this waits for it. `said` is a
    sentence for the status bar.
    """

    said = Signal(str)

    def __init__(self, panels: PanelArea, facts: FactDesk) -> None:
        super().__init__(panels)
        self._panels, self._facts = panels, facts
        self._rows: tuple[ActionRow[Any], ...] = ()
        self._actions: Mapping[str, QAction] = {}
        self._refresh: Callable[[], None] = lambda: None
        panels.installEventFilter(self)

    def offer(
        self,
        rows: Iterable[ActionRow[Any]],
        actions: Mapping[str, QAction],
        refresh: Callable[[], None],
    ) -> None:
        """Take the actions of the window, and what brings them in line with the chosen fact."""
        self._rows = tuple(row for row in rows if row.context is not None)
        self._actions, self._refresh = actions, refresh

    def open_at_focus(self) -> None:
        """Open the menu of the widget that has the keyboard."""
        source = has_menu(QApplication.focusWidget())
        if source is None:
            self.said.emit("Choose a fact in a table, the timeline or a chart first.")
        else:
            self._open(source, source.fact_menu(None))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what the pointer asks for, and the menu key."""
        if event.type() != QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return super().eventFilter(watched, event)
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.open_at_focus()
            return True
        under = self._panels.childAt(self._panels.mapFromGlobal(event.globalPos()))
        source = has_menu(under)
        if source is not None:
            self._open(source, source.fact_menu(event.globalPos()))
        return source is not None

    def _open(self, source: HasMenu, asked: FactMenu) -> None:
        if isinstance(source, QWidget):
            source.setFocus()
        if asked.place:
            self._facts.choose(asked.place)
        self._refresh()
        menu = QMenu("Menu of the fact", self._panels)
        for group in _GROUPS:
            if asked.place or group == "view":
                self._add(menu, group)
        panel = self._panels.panel
        more = panel.menu_rows(asked.place) if panel and asked.place else ()
        self._add_rows(menu, more)
        self._add_rows(menu, asked.rows)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(asked.at)
        able = (one for one in menu.actions() if one.isEnabled() and not one.isSeparator())
        if (first := next(able, None)) is not None:
            menu.setActiveAction(first)

    def _add(self, menu: QMenu, group: Context) -> None:
        """Add the actions of a group, under a line where others stand above them."""
        menu.addSeparator()
        for row in self._rows:
            if row.context == group:
                menu.addAction(self._actions[row.action_id])

    def _add_rows(self, menu: QMenu, rows: Iterable[MenuRow]) -> None:
        menu.addSeparator()
        below: dict[str, QMenu] = {}
        for row in rows:
            if row.under and row.under not in below:
                below[row.under] = menu.addMenu(row.under)
            action = (below[row.under] if row.under else menu).addAction(row.text)
            if row.is_checked is not None:
                action.setCheckable(True)
                action.setChecked(row.is_checked)
            action.triggered.connect(partial(self._run, row))

    def _run(self, row: MenuRow, _checked: bool = False) -> None:
        row.run()
        if row.said:
            self.said.emit(row.said)
