"""What fills the window: puts the parts together and passes on what happens between them."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from boardapp.desktop.deck.exporter import Exporter
from boardapp.desktop.deck.print_slides import SlidePrinting
from boardapp.desktop.deck.written import Written
from boardapp.desktop.parts.after_dialogs import close_menus, is_dialog_open
from boardapp.desktop.parts.clipboard import copy_selection
from boardapp.desktop.parts.icons import window_icon
from boardapp.desktop.parts.tables.filter_line import open_filter
from boardapp.desktop.session.edits import Edit
from boardapp.desktop.session.files import READ
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
from boardapp.desktop.window.appearance import Appearance
from boardapp.desktop.window.beginning import Beginning
from boardapp.desktop.window.case_pictures import CasePictures
from boardapp.desktop.window.edit_desk import EditDesk
from boardapp.desktop.window.enter_presses import EnterPresses
from boardapp.desktop.window.fact_desk import FactDesk
from boardapp.desktop.window.fact_menus import FactMenus
from boardapp.desktop.window.finding import Finding
from boardapp.desktop.window.focus_ring import FocusRing
from boardapp.desktop.window.geometry import keep_place
from boardapp.desktop.window.header import Header
from boardapp.desktop.window.importing import Importing
from boardapp.desktop.window.job_bar import JobBar
from boardapp.desktop.window.main_window import MainWindow
from boardapp.desktop.window.menus import RecentMenu
from boardapp.desktop.window.message_bar import MessageBar
from boardapp.desktop.window.messages import Messages
from boardapp.desktop.window.panel_area import PanelArea
from boardapp.desktop.window.panel_table import PANELS, PanelContext, PanelRow
from boardapp.desktop.window.picture_desk import PictureDesk
from boardapp.desktop.window.recovery_bar import RecoveryBar
from boardapp.desktop.window.start_page import StartPage

if TYPE_CHECKING:
    from boardapp.desktop.window.help_menu import Help
    from boardapp.desktop.window.preferences import Preferences


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
        self.printing: SlidePrinting = SlidePrinting(self.exporter, self.jobs, window)
        self._shown_sitting = self.document.sitting
        self._make_widgets()
        self.actions = Actions(self)
        self.finding.offer(self.actions.by_id)
        self.menus.offer(ROWS, self.actions.by_id, self.actions.refresh)
        self._make_menus()
        self.panels.open_panel(settings.get(PANEL))
        self._connect()
        self._show_recent()
        self._show_document()
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
        if path is not None and self.is_free and not is_said and kind_of(path) == "file":
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

    def may_answer(self, path: Path) -> bool:
        """Whether another start's file can be opened here: not behind an open dialog."""
        return path in (Path(), self.document.path) or not is_dialog_open()

    def answer(self, path: Path) -> None:
        """Come to the front for another start of the program, and open its file if it has one."""
        window = QApplication.activeModalWidget() or self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        if window is not self.window:
            self.say("Finish the dialog first.")
        elif path not in (Path(), self.document.path):
            self.files.open(path)

    @property
    def is_free(self) -> bool:
        """Whether a case can be opened here without another one giving way."""
        is_begun = self.beginning.is_open or self.jobs.is_busy(READ)
        return self.document.case is None and not is_begun

    def say(self, text: str) -> None:
        """Say in the status bar what happened."""
        self.messages.say(text)

    # Building

    def _make_widgets(self) -> None:
        self.start_page = StartPage(self.window)
        self.header = Header(self.window)
        self.message_bar = MessageBar(self.window)
        self.recovery_bar = RecoveryBar(self.session.kept_copies, self.window)
        self.messages = Messages(self.window, self.message_bar, self.files)
        context = PanelContext(self.session, self.exporter)
        self.panels: PanelArea = PanelArea([row.within(context) for row in PANELS], self.window)
        self.facts: FactDesk = FactDesk(self.document, self.panels, self._settings)
        self.editing: EditDesk = EditDesk(self.document, self.panels, self.facts)
        self.menus: FactMenus = FactMenus(self.panels, self.facts)
        self.pictures: PictureDesk = PictureDesk(self.document, self.jobs, self.panels)
        self.case_pictures: CasePictures = CasePictures(self.panels)
        self._pages = QStackedWidget(self.window)
        self._pages.addWidget(self.start_page)
        self._pages.addWidget(self.panels)
        self.beginning = Beginning(self.session, self._pages)
        self.importing: Importing = Importing(self.session, self._pages)
        whole = QWidget(self.window)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.recovery_bar)
        column.addWidget(self.message_bar)
        column.addWidget(self._pages, 1)
        self.window.setCentralWidget(whole)
        self.focus_ring = FocusRing(whole)
        self.enter_presses = EnterPresses(whole)
        self.finding: Finding = Finding(whole, self.document, self.facts)
        self.window.setWindowIcon(window_icon())
        self.job_bar = JobBar(self.jobs, self.window)
        self.window.statusBar().addPermanentWidget(self.job_bar)

    def _make_menus(self) -> None:
        file_menu = self.actions.fill(self.window.menuBar())["File"]
        self.recent_menu = RecentMenu(self.recent, self.files, self.window)
        first_line = next(action for action in file_menu.actions() if action.isSeparator())
        file_menu.insertMenu(first_line, self.recent_menu)

    def _connect(self) -> None:
        self.document.changed.connect(self._show_document)
        self.document.review_failed.connect(self.errors.report)
        self.document.filed.connect(self._show_file)
        # To methods of the workbench, because the stack and the jobs still signal while they are
        # taken down, when the actions can't answer any more.
        self.document.undo_stack.indexChanged.connect(self._refresh_actions)
        self.jobs.started.connect(self._refresh_actions)
        self.jobs.ended.connect(self._refresh_actions)
        self.files.reading.connect(self.expect)
        self.files.settled.connect(self._show_page)
        self.files.reread.connect(self.panels.stack.read_again)
        self.files.said.connect(self.say)
        self.files.writing.copied.connect(self.messages.tell_copied)
        self.files.writing.refused.connect(self.messages.tell_unsaved)
        self.files.failed.connect(self.errors.report)
        self._connect_recovery()
        self._connect_beginning()
        self._connect_importing()
        self.exporter.said.connect(self.say)
        self.printing.said.connect(self.say)
        self.printing.failed.connect(self.errors.report)
        self.exporter.exported.connect(self._tell_written)
        self.exporter.failed.connect(self.errors.report)
        self.exporter.slides_wanted.connect(partial(self.show_panel, "deck"))
        self.panels.opened.connect(self._note_panel)
        self.facts.said.connect(self.say)
        self.menus.said.connect(self.say)
        self.pictures.said.connect(self.say)
        self.case_pictures.said.connect(self.say)
        self.pictures.failed.connect(self.errors.report)
        self.facts.moved.connect(self._refresh_actions)
        self.panels.stack.edit_requested.connect(self.edit)
        self.panels.stack.failed.connect(self.errors.report)
        self.start_page.open_wanted.connect(self.files.choose)
        self.start_page.example_wanted.connect(self.files.open_example)
        self.start_page.file_wanted.connect(self.files.open)
        self.recent.changed.connect(self._show_recent)
        self.window.file_dropped.connect(self.files.open)
        self.window.state_changed.connect(self._refresh_actions)

    def _connect_recovery(self) -> None:
        copies = self.session.kept_copies
        copies.said.connect(self.say)
        copies.failed.connect(self.errors.report)
        self.session.recovery.failed.connect(self.messages.warn)
        self.recovery_bar.show_wanted.connect(lambda: self.messages.show_file(recovery_place()))

    def _connect_beginning(self) -> None:
        beginning = self.beginning
        beginning.opened.connect(partial(self.header.setVisible, False))
        beginning.left.connect(self._show_page)
        beginning.begun.connect(partial(self.show_panel, "to-fill-in"))
        beginning.unread.connect(self.editing.fill_in)
        beginning.failed.connect(self.errors.report)
        self.start_page.new_wanted.connect(beginning.begin)
        self.panels.stack.fill_requested.connect(self.editing.fill_in)
        self.panels.stack.reason_requested.connect(self.editing.ask_reason)

    def _connect_importing(self) -> None:
        importing = self.importing
        # Whose case it is must be seen while something may be added to it.
        importing.opened.connect(lambda: self.header.setVisible(self.document.case is not None))
        importing.left.connect(self._show_page)
        self.start_page.import_wanted.connect(importing.choose_file)
        importing.said.connect(self.say)
        importing.failed.connect(self.errors.report)

    # What happened

    def expect(self, path: Path) -> None:
        """Show that a case is about to be read, unless another is open."""
        QTimer.singleShot(0, self.facts, self.facts.prepare)
        if self.document.case is None:
            self.header.show_reading(path.name)
            self.panels.list.setEnabled(False)
            self._turn_to(self.panels)

    def _show_document(self) -> None:
        """Bring everything on screen in line with the document."""
        review = self.document.review
        is_same_case = self._shown_sitting == self.document.sitting
        if not is_same_case:
            self._shown_sitting = self.document.sitting
            self.messages.leave_case()
            close_menus()
            self.beginning.close()
            self.importing.close()
        self.header.leave_out_summary(self.panels.row.begins_with_summary)
        self.header.show_review(review)
        self.panels.stack.show_file(self.document.path)
        if is_same_case:  # before the panels choose it again, at its new place
            self.facts.show_document(is_same_case=True)
        self.panels.show_review(review, self.document.follow)
        if not is_same_case:
            self.facts.show_document(is_same_case=False)
        self._show_page()
        if review is not None and not is_same_case:
            self.panels.focus_panel()
        self._show_file()

    def _show_page(self) -> None:
        if self.beginning.is_open or self.importing.is_open:
            return
        has_case = self.document.case is not None
        self.panels.list.setEnabled(has_case)
        self._turn_to(self.panels if has_case else self.start_page)
        if has_case and not self._has_focus():
            self.panels.focus_panel()
        elif not has_case and not self.start_page.isAncestorOf(self.window.focusWidget()):
            self.start_page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, page: QWidget) -> None:
        self.header.setVisible(page is self.panels)
        self._pages.setCurrentWidget(page)

    def _has_focus(self) -> bool:
        """Whether the keyboard is anywhere in the panels."""
        focused: QWidget | None = self.window.focusWidget()
        if focused is None:
            return False
        return focused.isVisible() and self.panels.isAncestorOf(focused)

    def _show_file(self) -> None:
        self.window.name_case(self.document.name, self.document.path)
        self.panels.stack.show_file(self.document.path)
        self.window.setWindowModified(self.document.is_modified)
        self.actions.refresh()

    def _refresh_actions(self) -> None:
        self.actions.refresh()

    def _show_recent(self) -> None:
        self.start_page.show_recent(self.recent.kinds(self._show_recent))

    def _note_panel(self, row: PanelRow) -> None:
        self._settings.put(PANEL, row.panel_id)
        self.header.leave_out_summary(row.begins_with_summary)
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
