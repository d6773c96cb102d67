"""The menu bar, filled from the table of actions, and the menu of recent files."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from boardapp.desktop.session.files import Files
from boardapp.desktop.session.recent import RecentFiles
from boardapp.desktop.system.path_text import shown_names
from boardapp.desktop.system.reach import Kind
from boardapp.desktop.window.action_row import ActionRow


def fill_menus(
    bar: QMenuBar, rows: Iterable[ActionRow[Any]], actions: Mapping[str, QAction]
) -> dict[str, QMenu]:
    """Put every action into its menu, with a line where the group changes.

    Returns the menus by their paths ("File", "File/Open Example Case").
    """
    menus: dict[str, QMenu] = {}
    groups: dict[str, int] = {}
    for row in rows:
        top = row.menu.partition("/")[0]
        if groups.get(top, row.group) != row.group:
            menus[top].addSeparator()
        groups[top] = row.group
        _menu(bar, menus, row.menu).addAction(actions[row.action_id])
    return menus


def _menu(bar: QMenuBar, menus: dict[str, QMenu], path: str) -> QMenu:
    """The menu at `path`, made with those above it if need be."""
    if path not in menus:
        above, _, name = path.rpartition("/")
        owner = _menu(bar, menus, above) if above else bar
        menus[path] = owner.addMenu(name if above else f"&{name}")
        menus[path].setToolTipsVisible(True)
    return menus[path]


TOLD: dict[Kind, str] = {
    "file": "",
    "folder": " is a folder",
    "nothing": " is missing",
    "unreachable": " can't be reached",
    "unknown": ": its disk has not answered yet",
}
"""What is said behind the name of a file that can't be opened now."""


class RecentMenu(QMenu):
    """The files opened last; those that are missing or out of reach now are grey."""

    def __init__(self, recent: RecentFiles, files: Files, parent: QWidget) -> None:
        super().__init__("Open Rece&nt", parent)
        self._recent = recent
        self._files = files
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the files as they are on disk now."""
        self.clear()
        kinds = self._recent.kinds(self.fill)
        names = shown_names([path for path, _ in kinds])
        for number, (name, (path, kind)) in enumerate(zip(names, kinds, strict=True), start=1):
            self._add(number, name, path, kind)
        if self.isEmpty():
            self.addAction("No case has been opened yet").setEnabled(False)
            return
        self.addSeparator()
        clear = self.addAction("&Clear This List")
        clear.setStatusTip("Forget these files; the files themselves stay")
        clear.triggered.connect(self._recent.clear)

    def _add(self, number: int, name: str, path: Path, kind: Kind) -> None:
        key = f"&{number} " if number < 10 else f"{number} "
        action = self.addAction(key + name.replace("&", "&&"))
        action.setEnabled(kind in ("file", "unknown"))
        action.setToolTip(f"{path}{TOLD[kind]}")
        action.setStatusTip(action.toolTip())
        action.triggered.connect(partial(_open, self._files, path))


def _open(files: Files, path: Path, _checked: bool = False) -> None:
    files.open(path)
