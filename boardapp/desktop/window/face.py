"""What a window shows: bars above, and beneath them one page: the start, the panels, another."""

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from boardapp.desktop.parts.icons import window_icon
from boardapp.desktop.session.session import Session
from boardapp.desktop.window.enter_presses import EnterPresses
from boardapp.desktop.window.focus_ring import FocusRing
from boardapp.desktop.window.header import Header
from boardapp.desktop.window.job_bar import JobBar
from boardapp.desktop.window.main_window import MainWindow
from boardapp.desktop.window.message_bar import MessageBar
from boardapp.desktop.window.panel_area import PanelArea
from boardapp.desktop.window.panel_table import PanelRow
from boardapp.desktop.window.recovery_bar import RecoveryBar
from boardapp.desktop.window.start_page import StartPage


class Face(QObject):
    """The widgets of a window, in their places. It knows what can be seen, and nothing of why."""

    def __init__(self, window: MainWindow, session: Session, rows: Iterable[PanelRow]) -> None:
        super().__init__(window)
        self.window: MainWindow = window
        self.start_page = StartPage(window)
        self.header = Header(window)
        self.message_bar = MessageBar(window)
        self.recovery_bar = RecoveryBar(session.kept_copies, window)
        self.panels: PanelArea = PanelArea(list(rows), window)
        self.pages = QStackedWidget(window)
        self.pages.addWidget(self.start_page)
        self.pages.addWidget(self.panels)
        self.whole = QWidget(window)
        column = QVBoxLayout(self.whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in (self.header, self.recovery_bar, self.message_bar):
            column.addWidget(bar)
        column.addWidget(self.pages, 1)
        window.setCentralWidget(self.whole)
        window.setWindowIcon(window_icon())
        self.focus_ring = FocusRing(self.whole)
        self.enter_presses = EnterPresses(self.whole)
        self.job_bar = JobBar(session.jobs, window)
        window.statusBar().addPermanentWidget(self.job_bar)

    @property
    def has_keyboard_in_panels(self) -> bool:
        """Whether the keyboard is anywhere in the panels."""
        focused: QWidget | None = self.window.focusWidget()
        return focused is not None and focused.isVisible() and self.panels.isAncestorOf(focused)

    def turn_to(self, page: QWidget) -> None:
        """Show one of the pages; only the panels stand under the header of a case."""
        self.header.setVisible(page is self.panels)
        self.pages.setCurrentWidget(page)
