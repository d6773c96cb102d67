"""The main window: puts the parts together and passes on what happens between them."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from boardapp.desktop.actions import ROWS, Actions
from boardapp.desktop.appearance import Appearance
from boardapp.desktop.clipboard import copy_selection
from boardapp.desktop.dialogs import Question
from boardapp.desktop.document import Document
from boardapp.desktop.errors import Errors
from boardapp.desktop.exporting import Exporter, show_file
from boardapp.desktop.files import Files
from boardapp.desktop.header import Header
from boardapp.desktop.help import Help
from boardapp.desktop.icons import window_icon
from boardapp.desktop.job_bar import JobBar
from boardapp.desktop.jobs import Jobs
from boardapp.desktop.menus import RecentMenu
from boardapp.desktop.message_bar import MessageBar
from boardapp.desktop.panel_area import PanelArea
from boardapp.desktop.panel_table import PANELS, PanelRow
from boardapp.desktop.recent import RecentFiles
from boardapp.desktop.settings import PANEL, Settings
from boardapp.desktop.start_page import StartPage
from boardapp.desktop.window_place import keep_place, restore_place

MESSAGE_MS = 10_000
APP = "boardapp"


class MainWindow(QMainWindow):
    """One open case, seen through panels. `first_painted` fires once, after the first picture."""

    first_painted = Signal()

    def __init__(self, settings: Settings, errors: Errors) -> None:
        super().__init__()
        self._settings = settings
        self._is_painted = False
        self.appearance: Appearance = Appearance(settings, self)
        self.appearance.apply()
        self.errors = errors
        self.jobs = Jobs(self)
        self.document: Document = Document(self.jobs, self)
        self.recent = RecentFiles(settings, self)
        self.files: Files = Files(self.document, self.jobs, settings, self.recent, self)
        self.exporter: Exporter = Exporter(self.document, self.jobs, settings, self)
        self.help: Help = Help(settings, ROWS, self)
        self._make_widgets()
        self.actions_table = Actions(self)
        self._make_menus()
        self._connect()
        self._restore()

    # What the actions ask for

    def show_panel(self, panel_id: str) -> None:
        """Open a panel of the case."""
        self.panels.open_panel(panel_id)

    def lead_to(self, fact: str) -> None:
        """Open the panel that shows a fact, named by its place or by its event's key."""
        if not self.panels.reveal(self._names_of(fact)):
            self.say(f"No panel shows {fact}.")

    def copy(self) -> None:
        """Copy what is selected."""
        if copy_selection(QApplication.focusWidget()):
            self.say("Copied.")
        else:
            self.say("Nothing is selected.")

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or the window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def answer(self, path: Path) -> None:
        """Come to the front for another start of the program, and open its file if it has one."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if path != Path():
            self.files.open(path)

    def say(self, text: str) -> None:
        """Say in the status bar what happened."""
        self.statusBar().showMessage(text, MESSAGE_MS)

    # Building

    def _make_widgets(self) -> None:
        self.start_page = StartPage(self)
        self.header = Header(self)
        self.message_bar = MessageBar(self)
        self.panels: PanelArea = PanelArea(PANELS, self)
        self._case_page = QWidget(self)
        column = QVBoxLayout(self._case_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.message_bar)
        column.addWidget(self.panels, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.start_page)
        self._pages.addWidget(self._case_page)
        self.setCentralWidget(self._pages)
        self.statusBar().addPermanentWidget(JobBar(self.jobs, self))
        self.setWindowIcon(window_icon())
        self.setAcceptDrops(True)

    def _make_menus(self) -> None:
        file_menu = self.actions_table.fill(self.menuBar())["File"]
        self.recent_menu = RecentMenu(self.recent, self.files, self)
        first_line = next(action for action in file_menu.actions() if action.isSeparator())
        file_menu.insertMenu(first_line, self.recent_menu)

    def _connect(self) -> None:
        self.document.changed.connect(self._show_document)
        self.document.review_failed.connect(self.errors.report)
        self.document.undo_stack.cleanChanged.connect(self._show_modified)
        self.document.undo_stack.indexChanged.connect(self.actions_table.refresh)
        self.jobs.started.connect(self.actions_table.refresh)
        self.jobs.ended.connect(self.actions_table.refresh)
        self.files.reading.connect(self.expect)
        self.files.settled.connect(self._show_page)
        self.files.said.connect(self.say)
        self.files.copied.connect(self._tell_copied)
        self.files.failed.connect(self.errors.report)
        self.exporter.said.connect(self.say)
        self.exporter.exported.connect(self._tell_exported)
        self.exporter.failed.connect(self.errors.report)
        self.panels.opened.connect(self._note_panel)
        self.panels.stack.fact_requested.connect(self.lead_to)
        self.panels.stack.failed.connect(self.errors.report)
        self.start_page.open_wanted.connect(self.files.choose)
        self.start_page.example_wanted.connect(lambda: self.files.open_example("letter"))
        self.start_page.file_wanted.connect(self.files.open)
        self.recent.changed.connect(self._show_recent)
        self.appearance.changed.connect(self._redraw)

    def _restore(self) -> None:
        self.panels.open_panel(self._settings.get(PANEL))
        self._show_recent()
        self._show_document()
        restore_place(self, self._settings)

    # What happened

    def expect(self, path: Path) -> None:
        """Show that a case is about to be read, unless another is open."""
        if self.document.case is None:
            self.header.show_reading(path.name)
            self.panels.list.setEnabled(False)
            self._pages.setCurrentWidget(self._case_page)

    def _show_document(self) -> None:
        """Bring everything on screen in line with the document."""
        review = self.document.review
        self.message_bar.hide()
        self.header.show_review(review)
        self.panels.show_review(review)
        self._show_page()
        self.setWindowFilePath(str(self.document.path or ""))
        self._show_modified()
        self.actions_table.refresh()

    def _show_page(self) -> None:
        has_case = self.document.case is not None
        self.panels.list.setEnabled(has_case)
        self._pages.setCurrentWidget(self._case_page if has_case else self.start_page)

    def _show_modified(self) -> None:
        path = self.document.path
        self.setWindowTitle(f"{path.name}[*] – {APP}" if path else APP)
        self.setWindowModified(self.document.is_modified)

    def _show_recent(self) -> None:
        self.start_page.show_recent([path for path in self.recent.paths if path.is_file()])

    def _note_panel(self, row: PanelRow) -> None:
        self._settings.put(PANEL, row.panel_id)
        self.say(row.tip)
        self.actions_table.refresh()

    def _tell_copied(self, path: Path) -> None:
        self.message_bar.show_message(
            f"A copy is saved as {path.name}.",
            ("Open the copy", lambda: self.files.open(path)),
            ("Show in folder", show_file(path.parent)),
        )

    def _tell_exported(self, path: Path, text: str) -> None:
        self.message_bar.show_message(
            text, ("Open", show_file(path)), ("Show in folder", show_file(path.parent))
        )

    def _redraw(self) -> None:
        """Draw anew what does not follow the palette or the font by itself."""
        self.header.fit()
        self.panels.list.fit()
        self.panels.list.tint()
        self.start_page.tint()
        self.actions_table.refresh()

    def _names_of(self, fact: str) -> list[str]:
        """The fact's name as asked for, and the place or key it also goes by."""
        from boardapp.case.events import events

        case = self.document.reviewed_case
        pairs = ((event.key, event.place) for event in events(case)) if case else ()
        also = [name for pair in pairs if fact in pair for name in pair if name != fact]
        return [fact, *also]

    # Qt's own events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Note the first picture."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # The children are painted after this; the next turn of the loop has them all.
            QTimer.singleShot(0, self.first_painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a single file."""
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.files.open(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask if something would be lost; keep the settings; let no job outlive the window."""
        if not self._may_quit():
            event.ignore()
            return
        keep_place(self, self._settings)
        self._settings.write()
        self.jobs.stop()
        event.accept()

    def _may_quit(self) -> bool:
        if self.exporter.is_busy and not Question.ask_stop_export(self):
            return False
        return self.files.may_quit()


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
