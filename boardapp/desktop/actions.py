"""Everything the user can ask for, as one table of rows, and the menus made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar

from boardapp.desktop.appearance import Colours
from boardapp.desktop.menus import fill_menus
from boardapp.desktop.panel_table import PANELS

if TYPE_CHECKING:
    from boardapp.desktop.workbench import Workbench

Run = Callable[["Workbench"], object]
Ask = Callable[["Workbench"], bool]


def _always(_: "Workbench") -> bool:
    return True


def _has_case(workbench: "Workbench") -> bool:
    return workbench.document.case is not None


def _may_export(workbench: "Workbench") -> bool:
    return _has_case(workbench) and not workbench.exporter.is_busy


def _edits(workbench: "Workbench") -> QUndoStack:
    return workbench.document.undo_stack


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action.

    `menu` is the path of its menu ("File/Open Example Case"); `group` parts it from its
    neighbours by a line when it changes. `keys` are its shortcuts, parted by "; ". `checked`
    makes it a choice that is on or off.
    """

    action_id: str
    text: str
    tip: str
    menu: str
    run: Run
    keys: str = ""
    enabled: Ask = _always
    checked: Ask | None = None
    group: int = 0
    role: QAction.MenuRole = QAction.MenuRole.NoRole

    @property
    def shortcuts(self) -> list[QKeySequence]:
        """Its keys as Qt takes them."""
        return QKeySequence.listFromString(self.keys) if self.keys else []


EXAMPLES = (
    ("letter", "Infant leukemia (published letter)", "No dates, uncertain times, open questions"),
    ("synthetic", "Synthetic case with everything in it", "Dates, series of results, pictures"),
    ("minimal", "The least a case can be", "A diagnosis and a question"),
)


def _example_row(name: str, text: str, tip: str) -> ActionRow:
    return ActionRow(
        f"example-{name}", text, tip, "File/Open Example Case", lambda w: w.files.open_example(name)
    )


def _panel_row(number: int) -> ActionRow:
    row = PANELS[number]
    return ActionRow(
        f"panel-{row.panel_id}",
        row.title,
        row.tip,
        "View",
        lambda w: w.show_panel(row.panel_id),
        f"Ctrl+{number + 1}",
        _has_case,
        lambda w: _has_case(w) and w.panels.panel_id == row.panel_id,
    )


def _colours_row(colours: Colours, text: str, tip: str) -> ActionRow:
    return ActionRow(
        f"colours-{colours}",
        text,
        tip,
        "View/Colours",
        lambda w: w.appearance.choose_colours(colours),
        checked=lambda w: w.appearance.colours == colours,
        group=2,
    )


ROWS: tuple[ActionRow, ...] = (
    # File
    ActionRow("open", "&Open…", "Open a case file", "File", lambda w: w.files.choose(),
              "Ctrl+O"),
    *(_example_row(*example) for example in EXAMPLES),
    ActionRow("reload", "&Reload", "Read the case file again after it was changed elsewhere",
              "File", lambda w: w.files.reload(), "Ctrl+R", _has_case, group=1),
    ActionRow("save", "&Save", "Write the changes to the case file", "File",
              lambda w: w.files.save(), "Ctrl+S", lambda w: w.document.is_modified, group=1),
    ActionRow("save-copy", "Save a &Copy As…", "Write the open case to another file", "File",
              lambda w: w.files.save_copy(), "Ctrl+Shift+S", _has_case, group=1),
    ActionRow("export", "&Export Deck…", "Write the open case as a PowerPoint presentation",
              "File", lambda w: w.exporter.ask_and_export(), "Ctrl+E", _may_export, group=2),
    ActionRow("export-handout", "Export &Hand-out (PDF)…",
              "Write the slides or a one-page minute for paper", "File",
              lambda w: w.exporter.ask_and_export_handout(), "Ctrl+Shift+E", _may_export, group=2),
    ActionRow("update-deck", "&Update a Deck…",
              "Bring an exported deck up to date; what was edited in it stays", "File",
              lambda w: w.exporter.ask_and_update(), "", _may_export, group=2),
    ActionRow("close", "C&lose Case", "Close the open case", "File", lambda w: w.files.close(),
              "Ctrl+W", _has_case, group=3),
    ActionRow("quit", "&Quit", "End the program", "File", lambda w: w.window.close(), "Ctrl+Q",
              group=3, role=QAction.MenuRole.QuitRole),
    # Edit
    ActionRow("undo", "&Undo", "Undo the last change", "Edit", lambda w: _edits(w).undo(),
              "Ctrl+Z", lambda w: _edits(w).canUndo()),
    ActionRow("redo", "&Redo", "Make the change that was undone", "Edit",
              lambda w: _edits(w).redo(), "Ctrl+Shift+Z; Ctrl+Y", lambda w: _edits(w).canRedo()),
    ActionRow("copy", "&Copy", "Copy what is selected", "Edit", lambda w: w.copy(),
              "Ctrl+C", group=1),
    # View
    *(_panel_row(number) for number in range(len(PANELS))),
    ActionRow("move-focus", "Move Between &List and Panel", "Move the keyboard to the other side",
              "View", lambda w: w.panels.move_focus(), "F6", _has_case, group=1),
    _colours_row("light", "&Light", "Dark text on a light ground"),
    _colours_row("dark", "&Dark", "Light text on a dark ground"),
    _colours_row("system", "As the &System", "Follow the setting of this computer"),
    ActionRow("enlarge", "Text Lar&ger", "Make all text larger", "View",
              lambda w: w.appearance.enlarge(), "Ctrl++; Ctrl+=", group=2),
    ActionRow("reduce", "Text S&maller", "Make all text smaller", "View",
              lambda w: w.appearance.reduce(), "Ctrl+-", group=2),
    ActionRow("text-size", "Text at &Normal Size", "Go back to the size that the system gives",
              "View", lambda w: w.appearance.reset_text_size(), "Ctrl+0", group=2),
    ActionRow("full-screen", "&Full Screen", "Use the whole screen, or the window again", "View",
              lambda w: w.toggle_full_screen(), "F11", checked=lambda w: w.window.isFullScreen(),
              group=3),
    # Help
    ActionRow("shortcuts", "&Keyboard Shortcuts", "List all keys", "Help",
              lambda w: w.help.show_shortcuts(), "F1"),
    ActionRow("log", "Show &Log", "Open the program's log; it holds nothing of a case", "Help",
              lambda w: w.help.show_log()),
    ActionRow("places", "&Where Data Are Kept", "Name every file that boardapp writes", "Help",
              lambda w: w.help.show_places()),
    ActionRow("about", "&About boardapp", "Versions, licences, and what boardapp is not", "Help",
              lambda w: w.help.show_about(), group=1, role=QAction.MenuRole.AboutRole),
)  # fmt: skip


class Actions(QObject):
    """The actions of one workbench; `refresh` greys and ticks them as things stand."""

    def __init__(self, workbench: "Workbench") -> None:
        super().__init__(workbench)
        self._workbench = workbench
        self._rows = {row.action_id: row for row in ROWS}
        self._actions = {row.action_id: self._make(row) for row in ROWS}

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def refresh(self) -> None:
        """Bring each action in line with the document."""
        for action_id, action in self._actions.items():
            row = self._rows[action_id]
            action.setEnabled(row.enabled(self._workbench))
            if row.checked is not None:
                action.setChecked(row.checked(self._workbench))

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Make the menus, put every action in its place, and return the menus by their paths."""
        return fill_menus(bar, ROWS, self._actions)

    def _make(self, row: ActionRow) -> QAction:
        action = QAction(row.text, self._workbench.window)
        action.setObjectName(row.action_id)
        action.setStatusTip(row.tip)
        action.setMenuRole(row.role)
        action.setShortcuts(row.shortcuts)
        action.setCheckable(row.checked is not None)
        action.triggered.connect(partial(self._run, row))
        return action

    def _run(self, row: ActionRow, _checked: bool = False) -> None:
        row.run(self._workbench)
        self.refresh()
