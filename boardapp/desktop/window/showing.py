"""Keeps what a window shows in line with its case: header, panels, pane, title, page."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from boardapp.desktop.parts.after_dialogs import close_menus
from boardapp.desktop.session.session import Session
from boardapp.desktop.window.beginning import Beginning
from boardapp.desktop.window.face import Face
from boardapp.desktop.window.fact_desk import FactDesk
from boardapp.desktop.window.importing import Importing
from boardapp.desktop.window.loading_ahead import LoadingAhead
from boardapp.desktop.window.messages import Messages
from boardapp.desktop.window.panel_table import PanelRow


class Showing(QObject):
    """Shows the case, its file, and the page that is to be seen.

    `shown` fires when something else is on screen, so that the actions follow.
    """

    shown = Signal()

    def __init__(
        self,
        face: Face,
        session: Session,
        facts: FactDesk,
        beginning: Beginning,
        importing: Importing,
        messages: Messages,
    ) -> None:
        super().__init__(face)
        self._face, self._document, self._recent = face, session.document, session.recent
        self._facts, self._messages = facts, messages
        self._beginning, self._importing = beginning, importing
        self._sitting = self._document.sitting
        self._ahead = LoadingAhead(self)

    def expect(self, path: Path) -> None:
        """Show that a case is about to be read, unless another is open."""
        self._ahead.load_first(self._face.panels.row)
        if self._document.case is None:
            self._face.header.show_reading(path.name)
            self._face.panels.list.setEnabled(False)
            self._face.turn_to(self._face.panels)

    def show_document(self) -> None:
        """Bring everything on screen in line with the document."""
        review, panels = self._document.review, self._face.panels
        is_same_case = self._sitting == self._document.sitting
        if not is_same_case:
            self._sitting = self._document.sitting
            self._leave_case()
        self._face.header.leave_out_summary(panels.row.begins_with_summary)
        self._face.header.show_review(review)
        panels.stack.show_file(self._document.path)
        if is_same_case:  # before the panels choose it again, at its new place
            self._facts.show_document(is_same_case=True)
        panels.show_review(review, self._document.follow)
        if not is_same_case:
            self._facts.show_document(is_same_case=False)
        self.show_page()
        if review is not None and not is_same_case:
            panels.focus_panel()
            self._ahead.load_panels()
        self.show_file()

    def show_page(self) -> None:
        """Show the panels of the open case, else the start; a page that asks stays."""
        if self._beginning.is_open or self._importing.is_open:
            return
        face, has_case = self._face, self._document.case is not None
        face.panels.list.setEnabled(has_case)
        face.turn_to(face.panels if has_case else face.start_page)
        if has_case and not face.has_keyboard_in_panels:
            face.panels.focus_panel()
        elif not has_case and not face.start_page.isAncestorOf(face.window.focusWidget()):
            face.start_page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_file(self) -> None:
        """Tell what the file of the case is called, and whether it holds all edits."""
        window, path = self._face.window, self._document.path
        window.name_case(self._document.name, path)
        self._face.panels.stack.show_file(path)
        window.setWindowModified(self._document.is_modified)
        self.shown.emit()

    def show_recent(self) -> None:
        """List the files that were opened last on the start page."""
        self._face.start_page.show_recent(self._recent.kinds(self.show_recent))

    def show_panel(self, row: PanelRow) -> None:
        """Another panel is open: the header does not say twice what it begins with."""
        self._face.header.leave_out_summary(row.begins_with_summary)

    def hide_header(self) -> None:
        """A case is begun: the header of another must not stand above it."""
        self._face.header.setVisible(False)

    def keep_header(self) -> None:
        """Whose case it is must be seen while something may be added to it."""
        self._face.header.setVisible(self._document.case is not None)

    def _leave_case(self) -> None:
        """Take away what belongs to the case that was open before."""
        self._messages.leave_case()
        close_menus()
        self._beginning.close()
        self._importing.close()
