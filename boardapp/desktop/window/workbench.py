"""What fills the window: puts the parts together and passes on what happens between them."""

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtWidgets import QApplication

from boardapp.desktop.deck.exporter import Exporter
from boardapp.desktop.deck.printing import Printing
from boardapp.desktop.deck.written import Written
from boardapp.desktop.parts.clipboard import copy_selection
from boardapp.desktop.parts.tables.filter_line import open_filter
from boardapp.desktop.session.edits import Edit
from boardapp.desktop.session.session import Session
from boardapp.desktop.system.errors import Errors
from boardapp.desktop.system.folders import recovery_place
from boardapp.desktop.system.path_text import path_of
from boardapp.desktop.system.reach import kind_of
from boardapp.desktop.system.settings import (
    FACT_PANE,
    LAST_CASE,
    OFFER_LAST,
    PANEL,
    RECOVERY,
    Settings,
)
from boardapp.desktop.window.actions import ROWS, Actions
from boardapp.desktop.window.answering import Answering
from boardapp.desktop.window.appearance import Appearance
from boardapp.desktop.window.beginning import Beginning
from boardapp.desktop.window.case_pictures import CasePictures
from boardapp.desktop.window.deck_opening import DeckOpening
from boardapp.desktop.window.edit_desk import EditDesk
from boardapp.desktop.window.face import Face
from boardapp.desktop.window.fact_desk import FactDesk
from boardapp.desktop.window.fact_menus import FactMenus
from boardapp.desktop.window.finding import Finding
from boardapp.desktop.window.geometry import keep_place
from boardapp.desktop.window.importing import Importing
from boardapp.desktop.window.main_window import MainWindow
from boardapp.desktop.window.menus import RecentMenu
from boardapp.desktop.window.messages import Messages
from boardapp.desktop.window.panel_area import PanelArea
from boardapp.desktop.window.panel_table import PANELS, PanelContext, PanelRow
from boardapp.desktop.window.picture_desk import PictureDesk
from boardapp.desktop.window.showing import Showing

if TYPE_CHECKING:
    from boardapp.desktop.window.help_menu import Help
    from boardapp.desktop.window.preferences import Preferences

Wires = Iterator[tuple[SignalInstance, Callable[..., object]]]
"""Signals of the window's parts, each with what hears it."""


class Workbench(QObject):
    """One open case, seen through panels, with all that can be done to it."""

    def __init__(
        self, window: MainWindow, settings: Settings, appearance: Appearance, errors: Errors
    ) -> None:
        super().__init__(window)
        self.window: MainWindow = window
        self._settings = settings
        self.appearance: Appearance = appearance
        self.errors = errors
        self.quit: Callable[[], object] = window.close
        self.open_window: Callable[[], object] | None = None
        self.session = Session(settings, window)
        self.jobs, self.recent = self.session.jobs, self.session.recent
        self.document, self.files = self.session.document, self.session.files
        self.exporter: Exporter = Exporter(self.document, self.jobs, settings, window)
        self.printing: Printing = Printing(self.exporter, self.jobs, settings, window)
        self._make_face()
        self._make_desks()
        self._make_actions()
        for signal, slot in chain(self._case_wires(), self._page_wires(), self._desk_wires()):
            signal.connect(slot)
        self.showing.show_recent()
        self.showing.show_document()
        window.may_close = self._may_close

    @cached_property
    def help(self) -> "Help":
        """The help dialogs, loaded when first wanted."""
        from boardapp.desktop.window.help_menu import Help

        return Help(self._settings, ROWS, self.window)

    # What the actions ask for

    def show_panel(self, panel_id: str) -> None:
        """Open a panel of the case, and put the keyboard into it."""
        self.panels.open_panel(panel_id)
        self.panels.focus_panel()

    def edit(self, edit: Edit) -> None:
        """Make an edit that a panel asks for, as one step to undo."""
        if self.session.edit(edit):
            self.say(f"{edit.text}. Ctrl+Z undoes it.")

    def begin_case(self) -> None:
        """Ask for the first facts of a new case."""
        self.beginning.begin()

    def show_preferences(self) -> None:
        """Show the preferences beside the case."""
        self.preferences.show_settings()
        self.preferences.show()
        self.preferences.raise_()
        self.preferences.activateWindow()

    @cached_property
    def preferences(self) -> "Preferences":
        """The preferences of the program, made when they are first wanted."""
        from boardapp.desktop.window.preferences import Preferences

        made = Preferences(self._settings, self.appearance, self.window)
        made.changed.connect(self._apply_preference)
        return made

    def _apply_preference(self, setting: object) -> None:
        if setting is FACT_PANE and self.document.case is not None:
            self.facts.side.settle()
        elif setting is RECOVERY:
            self.session.recovery.note()
        self.actions.refresh()

    def offer_last(self) -> None:
        """Offer the case that was open when the program ended, if it is there and none is open."""
        kept = self._settings.get(LAST_CASE)
        path = path_of(kept) if kept and self._settings.get(OFFER_LAST) else None
        is_said = not self.message_bar.isHidden()  # a warning of the start is not written over
        if path is not None and self.answering.is_free and not is_said and kind_of(path) == "file":
            self.messages.offer_last(path)

    def copy(self) -> None:
        """Copy what is selected."""
        is_copied = copy_selection(QApplication.focusWidget())
        self.say("Copied." if is_copied else "Nothing is selected.")

    def filter_table(self) -> None:
        """Look for rows of a table in the open panel."""
        if not (self.panels.panel and open_filter(self.panels.panel)):
            self.say("This panel has no table with a filter.")

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or the window again."""
        self.window.setWindowState(self.window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def say(self, text: str) -> None:
        """Say in the status bar what happened."""
        self.messages.say(text)

    # Building

    def _make_face(self) -> None:
        """The widgets, which tests and actions know by their own names too."""
        context = PanelContext(self.session, self.exporter)
        self.face = Face(self.window, self.session, [row.within(context) for row in PANELS])
        self.panels: PanelArea = self.face.panels
        self.header, self.start_page = self.face.header, self.face.start_page
        self.message_bar, self.recovery_bar = self.face.message_bar, self.face.recovery_bar
        self.focus_ring, self.job_bar = self.face.focus_ring, self.face.job_bar

    def _make_desks(self) -> None:
        """Who does what to the case, the fact, and the page."""
        self.messages = Messages(self.window, self.message_bar, self.files)
        self.facts: FactDesk = FactDesk(self.document, self.panels, self._settings)
        self.editing: EditDesk = EditDesk(self.document, self.panels, self.facts)
        self.menus: FactMenus = FactMenus(self.panels, self.facts)
        self.pictures: PictureDesk = PictureDesk(self.document, self.jobs, self.panels)
        self.last_deck: DeckOpening = DeckOpening(self.document, self._settings, self)
        self.case_pictures: CasePictures = CasePictures(self.panels)
        self.beginning = Beginning(self.session, self.face.pages)
        self.importing: Importing = Importing(self.session, self.face.pages)
        self.finding: Finding = Finding(self.face.whole, self.document, self.facts)
        self.answering = Answering(self.window, self.session, self.beginning, self.messages)
        self.showing = Showing(
            self.face, self.session, self.facts, self.beginning, self.importing, self.messages
        )

    def _make_actions(self) -> None:
        self.actions = Actions(self)
        self.finding.offer(self.actions.by_id)
        self.menus.offer(ROWS, self.actions.by_id, self.actions.refresh)
        file_menu = self.actions.fill(self.window.menuBar())["File"]
        self.recent_menu = RecentMenu(self.recent, self.files, self.window)
        first_line = next(action for action in file_menu.actions() if action.isSeparator())
        file_menu.insertMenu(first_line, self.recent_menu)
        self.panels.open_panel(self._settings.get(PANEL))

    def _case_wires(self) -> Wires:
        """From the case, its files and copies to what is shown of them.

        To methods of QObjects, because the stack and the jobs still signal while they are taken
        down, when the actions can't answer any more.
        """
        document, files, showing = self.document, self.files, self.showing
        copies = self.session.kept_copies
        yield document.changed, showing.show_document
        yield document.filed, showing.show_file
        yield document.undo_stack.indexChanged, self._refresh_actions
        yield self.jobs.started, self._refresh_actions
        yield self.jobs.ended, self._refresh_actions
        yield files.reading, showing.expect
        yield files.settled, showing.show_page
        yield files.reread, self.panels.stack.read_again
        yield files.writing.copied, self.messages.tell_copied
        yield files.writing.refused, self.messages.tell_unsaved
        yield self.session.recovery.failed, self.messages.warn
        yield self.recovery_bar.show_wanted, self._show_recovery_place
        yield self.recent.changed, showing.show_recent
        for part in (files, copies):
            yield part.said, self.say
        for fails in (document.review_failed, files.failed, copies.failed):
            yield fails, self.errors.report

    def _page_wires(self) -> Wires:
        """From the window and its pages to what they ask for."""
        start, stack, showing = self.start_page, self.panels.stack, self.showing
        yield self.window.file_dropped, self.files.open
        yield self.window.state_changed, self._refresh_actions
        yield start.new_wanted, self.beginning.begin
        yield start.open_wanted, self.files.choose
        yield start.example_wanted, self.files.open_example
        yield start.file_wanted, self.files.open
        yield start.import_wanted, self.importing.choose_file
        yield showing.shown, self._refresh_actions
        yield self.panels.opened, self._note_panel
        yield stack.edit_requested, self.edit
        yield stack.fill_requested, self.editing.fill_in
        yield stack.reason_requested, self.editing.ask_reason
        yield stack.said, self.say
        yield stack.failed, self.errors.report
        yield self.beginning.opened, showing.hide_header
        yield self.beginning.left, showing.show_page
        yield self.beginning.begun, partial(self.show_panel, "to-fill-in")
        yield self.beginning.unread, self.editing.fill_in
        yield stack.import_requested, self.importing.paste
        yield self.importing.opened, showing.keep_header
        yield self.importing.left, showing.show_page

    def _desk_wires(self) -> Wires:
        """From those who work to the window: what they say, what they made, what failed."""
        yield self.facts.moved, self._refresh_actions
        yield self.exporter.exported, self._tell_written
        yield self.exporter.slides_wanted, partial(self.show_panel, "deck")
        for part in (
            *(self.exporter, self.printing, self.facts, self.menus),
            *(self.pictures, self.case_pictures, self.importing, self.last_deck),
        ):
            yield part.said, self.say
        for works in (
            *(self.exporter, self.printing, self.pictures, self.beginning, self.importing),
        ):
            yield works.failed, self.errors.report

    # What happened

    def _refresh_actions(self) -> None:
        self.actions.refresh()

    def _show_recovery_place(self) -> None:
        self.messages.show_file(recovery_place())

    def _note_panel(self, row: PanelRow) -> None:
        self._settings.put(PANEL, row.panel_id)
        self.showing.show_panel(row)
        self.say(row.tip)
        self.actions.refresh()

    def _tell_written(self, written: Written) -> None:
        self.messages.tell_written(written, self.exporter.of(written.origin))

    def _may_close(self) -> bool:
        """Ask if something would be lost; then keep the settings and end all jobs."""
        from boardapp.desktop.parts.dialogs import Question

        if self.exporter.is_busy and not Question.ask_stop_export(self.window):
            return False
        keep_place(self.window, self._settings)
        return self.session.stop(self.window.close)
