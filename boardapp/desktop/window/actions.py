"""Everything the user can ask for, as one table of rows, and the menus made from it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar

from boardapp.desktop.deck.exporter import Exporter
from boardapp.desktop.deck.printing import Printing
from boardapp.desktop.session.document import Document
from boardapp.desktop.session.files import Files
from boardapp.desktop.window.action_row import ActionRow
from boardapp.desktop.window.appearance import Appearance, Colours
from boardapp.desktop.window.case_pictures import PANEL as PICTURES
from boardapp.desktop.window.case_pictures import CasePictures
from boardapp.desktop.window.deck_opening import DeckOpening
from boardapp.desktop.window.edit_desk import EditDesk
from boardapp.desktop.window.fact_desk import FactDesk
from boardapp.desktop.window.fact_menus import FactMenus
from boardapp.desktop.window.finding import Finding
from boardapp.desktop.window.importing import Importing
from boardapp.desktop.window.main_window import MainWindow
from boardapp.desktop.window.menus import fill_menus
from boardapp.desktop.window.panel_area import PanelArea
from boardapp.desktop.window.panel_table import PANELS
from boardapp.desktop.window.picture_desk import PictureDesk

if TYPE_CHECKING:
    from boardapp.desktop.window.help_menu import Help


class Bench(Protocol):
    """What the actions ask of: the parts of a window with one case."""

    window: MainWindow
    document: Document
    files: Files
    exporter: Exporter
    printing: Printing
    panels: PanelArea
    facts: FactDesk
    finding: Finding
    menus: FactMenus
    editing: EditDesk
    pictures: PictureDesk
    last_deck: DeckOpening
    case_pictures: CasePictures
    importing: Importing
    appearance: Appearance
    quit: Callable[[], object]
    open_window: Callable[[], object] | None

    @property
    def help(self) -> "Help":
        """The help dialogs."""

    def show_panel(self, panel_id: str) -> None:
        """Open a panel of the case."""

    def show_preferences(self) -> None:
        """Show the preferences of the program."""

    def begin_case(self) -> None:
        """Ask for the first facts of a new case."""

    def copy(self) -> None:
        """Copy what is selected."""

    def filter_table(self) -> None:
        """Look for rows of a table in the open panel."""

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or the window again."""


Row = ActionRow[Bench]


def _has_case(workbench: Bench) -> bool:
    return workbench.document.case is not None


def _may_export(workbench: Bench) -> bool:
    return _has_case(workbench) and not workbench.exporter.is_busy


def _sees_pictures(workbench: Bench) -> bool:
    return _has_case(workbench) and workbench.panels.panel_id == PICTURES


def _edits(workbench: Bench) -> QUndoStack:
    return workbench.document.undo_stack


EXAMPLES = (
    ("letter", "Infant leukemia (published letter)", "No dates, uncertain times, open questions"),
    ("synthetic", "Synthetic case with everything in it", "Dates, series of results, pictures"),
    ("lymphoma", "Invented lymphoma", "PET with Deauville scores, relapse outside the field"),
    ("sarcoma", "Invented sarcoma", "Sizes of lesions, margins, pathology, staging"),
    ("aml", "Invented AML", "Two transplants, donor share, doses"),
    ("minimal", "The least a case can be", "A diagnosis and a question"),
)


def _example_row(name: str, text: str, tip: str) -> Row:
    return Row(
        f"example-{name}", text, tip, "File/Open Example Case", lambda w: w.files.open_example(name)
    )


_NUMBER_KEYS = 9


def _panel_row(number: int) -> Row:
    row = PANELS[number]
    return Row(
        f"panel-{row.panel_id}",
        row.title,
        row.tip,
        "View",
        lambda w: w.show_panel(row.panel_id),
        f"Ctrl+{number + 1}" if number < _NUMBER_KEYS else "",
        _has_case,
        lambda w: _has_case(w) and w.panels.panel_id == row.panel_id,
        one_of="panels",
    )


def _colours_row(colours: Colours, text: str, tip: str) -> Row:
    return Row(
        f"colours-{colours}",
        text,
        tip,
        "View/Colours",
        lambda w: w.appearance.choose_colours(colours),
        checked=lambda w: w.appearance.colours == colours,
        one_of="colours",
        group=2,
    )


ROWS: tuple[Row, ...] = (
    # File
    Row("new", "Ne&w Case", "Begin a case: the disease, since when, and the question", "File",
              lambda w: w.begin_case(), "Ctrl+N"),
    Row("open", "&Open…", "Open a case file", "File", lambda w: w.files.choose(),
              "Ctrl+O"),
    *(_example_row(*example) for example in EXAMPLES),
    Row("reload", "&Reload from Disk", "Show what the case's file says now; undo brings this back",
              "File", lambda w: w.files.reload(), "Ctrl+R",
              lambda w: w.document.path is not None, group=1),
    Row("import", "Import a File…", "Bring in an export: FHIR, a phenopacket, a table of results",
              "File", lambda w: w.importing.choose_file(), "Ctrl+I", group=1),
    Row("import-folder", "Import a Folder…", "Bring in the files of one patient", "File",
              lambda w: w.importing.choose_folder(), "", group=1),
    Row("save", "&Save", "Write the changes to the case file", "File",
              lambda w: w.files.writing.save(), "Ctrl+S", lambda w: w.document.is_modified,
              group=1),
    Row("save-as", "Save &As…", "Write the open case to another file, and go on with that", "File",
              lambda w: w.files.writing.save_as(), "Ctrl+Shift+S", _has_case, group=1),
    Row("save-copy", "Save a &Copy As…", "Write the open case to another file, and go on with this",
              "File", lambda w: w.files.writing.save_copy(), "", _has_case, group=1),
    Row("export", "&Export Deck…", "Write the open case as a PowerPoint presentation",
              "File", lambda w: w.exporter.ask_and_export(), "Ctrl+E", _may_export, group=2),
    Row("export-handout", "Export &Hand-out (PDF)…",
              "Write the slides or a one-page minute for paper", "File",
              lambda w: w.exporter.ask_and_export_handout(), "Ctrl+Shift+E", _may_export, group=2),
    Row("print", "&Print…", "Print slides, notes pages, a hand-out or the minute", "File",
              lambda w: w.printing.ask_and_print(), "Ctrl+P",
              lambda w: _has_case(w) and not w.printing.is_busy, group=2),
    Row("update-deck", "&Update a Deck…",
              "Bring an exported deck up to date; what was edited in it stays", "File",
              lambda w: w.exporter.ask_and_update(), "", _may_export, group=2),
    Row("open-deck", "Open the Last Dec&k", "Open the deck exported last, in your own program",
              "File", lambda w: w.last_deck.open(), "F5", _has_case, group=2),
    Row("save-picture", "Save Picture o&f the Chart…",
              "Save the chart or the timeline for a paper: SVG, PDF or PNG", "File",
              lambda w: w.pictures.save(), "", _has_case, group=2, context="view"),
    Row("close", "C&lose Case", "Close the open case", "File", lambda w: w.files.close(),
              "Ctrl+W", _has_case, group=3),
    Row("new-window", "New W&indow", "Open a second window, for another case", "File",
              lambda w: w.open_window and w.open_window(), "Ctrl+Alt+N",
              lambda w: w.open_window is not None, group=3),
    Row("close-window", "Close Win&dow", "Close this window, and its case", "File",
              lambda w: w.window.close(), "Ctrl+Shift+W", group=3),
    Row("quit", "&Quit", "Close all windows and end the program", "File",
              lambda w: w.quit(), "Ctrl+Q", group=3, role=QAction.MenuRole.QuitRole),
    # Edit
    Row("undo", "&Undo", "Undo the last change", "Edit", lambda w: _edits(w).undo(),
              "Ctrl+Z", lambda w: _edits(w).canUndo(), more=lambda w: _edits(w).undoText()),
    Row("redo", "&Redo", "Make the change that was undone", "Edit",
              lambda w: _edits(w).redo(), "Ctrl+Shift+Z; Ctrl+Y", lambda w: _edits(w).canRedo(),
              more=lambda w: _edits(w).redoText()),
    Row("edit-fact", "&Edit Fact", "Change the chosen fact in the pane at the side (F2)", "Edit",
              lambda w: w.editing.edit(), "", lambda w: w.editing.has_fact, group=1,
              context="edit"),
    Row("add", "Add a Record…", "Add a record of any kind (Insert)", "Edit",
              lambda w: w.editing.choose_kind(), "Ctrl+Shift+N", _has_case, group=1,
              context="edit"),
    Row("duplicate", "&Duplicate", "Add a copy of this record behind it", "Edit",
              lambda w: w.editing.copy(), "Ctrl+Shift+D", lambda w: w.editing.has_item, group=1,
              context="edit"),
    Row("delete", "Dele&te", "Take this record out of the case (Delete); undo brings it back",
              "Edit", lambda w: w.editing.delete(), "", lambda w: w.editing.has_item, group=1,
              context="edit"),
    Row("doubt", "D&oubt about This Field", "Say in one line what is unclear about it", "Edit",
              lambda w: w.editing.doubt(), "Ctrl+D", _has_case, group=1),
    Row("acknowledge", "Ac&knowledge a Finding…", "Say why what the checks ask stands", "Edit",
              lambda w: w.editing.acknowledge(), "Ctrl+Shift+A", _has_case, group=1),
    Row("repeat-source", "Repeat the Last &Source", "State where this fact stands, as for the last",
              "Edit", lambda w: w.editing.repeat_source(), "Ctrl+'", _has_case, group=1),
    Row("move-up", "Move U&p", "Move this record up in its list (Alt+↑)", "Edit",
              lambda w: w.editing.move(-1), "", lambda w: w.editing.has_item, group=1,
              context="edit"),
    Row("move-down", "Move Do&wn", "Move this record down in its list (Alt+↓)", "Edit",
              lambda w: w.editing.move(1), "", lambda w: w.editing.has_item, group=1,
              context="edit"),
    Row("add-picture", "Add a Picture…",
              "Choose files of pictures; or drop them on the panel, or paste what was copied",
              "Edit/Pictures", lambda w: w.case_pictures.add(), "Ctrl+Shift+P", _has_case, group=1),
    Row("paste-picture", "Paste a Picture", "Add the picture, or the files, that were copied",
              "Edit/Pictures", lambda w: w.case_pictures.paste(), "", _has_case, group=1),
    Row("mark-picture", "Mark a Part", "Lay a rectangle over the picture, to crop or black it out",
              "Edit/Pictures", lambda w: w.case_pictures.mark(), "Ctrl+M", _sees_pictures, group=1),
    Row("crop-picture", "Crop to the Marked Part", "Take away all of the picture around it",
              "Edit/Pictures", lambda w: w.case_pictures.cut("crop"), "Ctrl+Shift+C",
              _sees_pictures, group=1),
    Row("black-out-picture", "Black Out the Marked Part", "Take the pixels of this part away",
              "Edit/Pictures", lambda w: w.case_pictures.cut("black out"), "Ctrl+Shift+B",
              _sees_pictures, group=1),
    Row("copy", "&Copy", "Copy what is selected", "Edit", lambda w: w.copy(),
              "Ctrl+C", group=1, context="view"),
    Row("paste-results", "Paste Results…",
              "Bring in what was copied from a spreadsheet, after a look at it", "Edit",
              lambda w: w.importing.paste(), "Ctrl+Shift+V", group=1),
    Row("lab-grid", "Results as a Grid", "Edit the laboratory like a spreadsheet", "Edit",
              lambda w: w.panels.open_page("labs", "grid"), "Ctrl+Shift+L", _has_case, group=1),
    Row("find", "&Find…", "Find a fact of the case by any of its words", "Edit",
              lambda w: w.finding.find(), "Ctrl+F", _has_case, group=2),
    Row("palette", "Find an &Action or Fact…", "Type what you want to do or see", "Edit",
              lambda w: w.finding.palette(), "Ctrl+K", group=2),
    Row("filter", "Fi&lter the Table", "Show only the rows with the words you type", "Edit",
              lambda w: w.filter_table(), "Ctrl+Shift+F", _has_case, group=2,
              context="view"),
    Row("preferences", "Prefere&nces…", "Colours, text, the fact at the side, recovery", "Edit",
              lambda w: w.show_preferences(), "Ctrl+,", group=9,
              role=QAction.MenuRole.PreferencesRole),
    # View
    *(_panel_row(number) for number in range(len(PANELS))),
    Row("move-focus", "Move Between &List and Panel", "Move the keyboard on: list, panel, side",
              "View", lambda w: w.panels.move_focus(), "F6", _has_case, group=1),
    Row("fact-pane", "Fac&t at the Side", "Show all that is known of the chosen fact", "View",
              lambda w: w.facts.side.toggle(), "F4", _has_case,
              lambda w: _has_case(w) and w.facts.side.is_open, group=1, context="view"),
    Row("back", "&Back", "Go back to the fact or panel before", "View",
              lambda w: w.facts.back(), "Alt+Left", lambda w: w.facts.current.may_go_back, group=1),
    Row("forth", "Fo&rward", "Go where you came back from", "View",
              lambda w: w.facts.forth(), "Alt+Right", lambda w: w.facts.current.may_go_forth,
              group=1),
    Row("follow", "Show the Fact", "Open the panel that shows this fact best", "View",
              lambda w: w.facts.lead_to(w.facts.current.place),
              enabled=lambda w: bool(w.facts.current.place), group=1, context="fact"),
    Row("elsewhere", "Show Fact &Elsewhere…", "Choose a panel that shows this fact too", "View",
              lambda w: w.facts.ask_where(), "Ctrl+G", lambda w: bool(w.facts.current.place),
              group=1, context="fact"),
    Row("sources", "Show &Its Source", "Show what this fact was read from, and what else was",
              "View", lambda w: w.facts.sources.show_own(), "Ctrl+Shift+G",
              lambda w: bool(w.facts.current.place), group=1, context="fact"),
    Row("context-menu", "Menu of T&his Fact", "What can be done with the chosen fact", "View",
              lambda w: w.menus.open_at_focus(), "Shift+F10", _has_case, group=1),
    _colours_row("light", "&Light", "Dark text on a light ground"),
    _colours_row("dark", "&Dark", "Light text on a dark ground"),
    _colours_row("system", "As the &System", "Follow the setting of this computer"),
    Row("enlarge", "Text Lar&ger", "Make all text larger", "View",
              lambda w: w.appearance.enlarge(), "Ctrl++; Ctrl+=", group=2),
    Row("reduce", "Text S&maller", "Make all text smaller", "View",
              lambda w: w.appearance.reduce(), "Ctrl+-", group=2),
    Row("text-size", "Text at &Normal Size", "Go back to the size that the system gives",
              "View", lambda w: w.appearance.reset_text_size(), "Ctrl+0", group=2),
    Row("full-screen", "&Full Screen", "Use the whole screen, or the window again", "View",
              lambda w: w.toggle_full_screen(), "F11", checked=lambda w: w.window.isFullScreen(),
              group=3),
    # Help
    Row("guide", "&Guide", "Read how boardapp is used, without a network", "Help",
              lambda w: w.help.show_guide(), "Shift+F1"),
    Row("shortcuts", "&Keyboard Shortcuts", "List all keys", "Help",
              lambda w: w.help.show_shortcuts(), "F1"),
    Row("log", "Show &Log", "Open the program's log; it holds nothing of a case", "Help",
              lambda w: w.help.show_log()),
    Row("places", "&Where Data Are Kept", "Name every file that boardapp writes", "Help",
              lambda w: w.help.show_places()),
    Row("about", "&About boardapp", "Versions, licences, and what boardapp is not", "Help",
              lambda w: w.help.show_about(), group=1, role=QAction.MenuRole.AboutRole),
)  # fmt: skip


class Actions(QObject):
    """The actions of one workbench; `refresh` greys and ticks them as things stand."""

    def __init__(self, workbench: Bench) -> None:
        super().__init__(workbench.window)
        self._workbench = workbench
        self._rows = {row.action_id: row for row in ROWS}
        self._choices = {
            name: QActionGroup(self) for name in sorted({row.one_of for row in ROWS if row.one_of})
        }
        self._actions = {row.action_id: self._make(row) for row in ROWS}

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    @property
    def by_id(self) -> dict[str, QAction]:
        """Every action by its id."""
        return dict(self._actions)

    def refresh(self) -> None:
        """Bring each action in line with the document."""
        for action_id, action in self._actions.items():
            row = self._rows[action_id]
            action.setEnabled(row.enabled is None or row.enabled(self._workbench))
            if row.more is not None:
                more = row.more(self._workbench).replace("&", "&&")
                action.setText(f"{row.text} {more[:1].lower()}{more[1:]}".rstrip())
            if row.checked is not None:
                action.setChecked(row.checked(self._workbench))

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Make the menus, put every action in its place, and return the menus by their paths."""
        return fill_menus(bar, ROWS, self._actions)

    def _make(self, row: Row) -> QAction:
        action = QAction(row.text, self._workbench.window)
        action.setObjectName(row.action_id)
        action.setStatusTip(row.tip)
        action.setMenuRole(row.role)
        action.setShortcuts(row.shortcuts)
        action.setCheckable(row.checked is not None)
        if row.one_of:
            self._choices[row.one_of].addAction(action)
        action.triggered.connect(partial(self._run, row))
        return action

    def _run(self, row: Row, _checked: bool = False) -> None:
        row.run(self._workbench)
        self.refresh()
