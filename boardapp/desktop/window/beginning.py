"""Beginning a case in the window: the page that asks, and the case that its answers make."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from boardapp.desktop.session.document import Loaded
from boardapp.desktop.session.files import READ
from boardapp.desktop.session.session import Session
from boardapp.desktop.system.jobs import Job
from boardapp.today import today

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.desktop.new_case.answers import Answers
    from boardapp.desktop.new_case.page import NewCasePage
    from boardapp.review.model.review import Review


class Beginning(QObject):
    """Shows the page among the window's pages, and swaps the new case into the document.

    `opened` fires when the page is to be seen, `left` when the user goes back without a case,
    `begun` when there is one; then `unread` leads to what was typed and can't be read: its place,
    and no texts that name it.
    """

    opened = Signal()
    left = Signal()
    begun = Signal()
    unread = Signal(str, object)
    failed = Signal(object)

    def __init__(self, session: Session, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._session, self._pages = session, pages
        self.is_open = False

    @cached_property
    def page(self) -> "NewCasePage":
        """The page; made when it is first wanted, since it brings the profiles of diseases."""
        from boardapp.desktop.new_case.page import NewCasePage

        page = NewCasePage(self._pages)
        page.made.connect(self.make)
        page.left.connect(self._leave)
        self._pages.addWidget(page)
        return page

    def begin(self) -> None:
        """Show the page. The open case stays open until there is another."""
        self.is_open = True
        self._pages.setCurrentWidget(self.page)
        self.opened.emit()
        self.page.begin()

    def close(self) -> None:
        """The page gives way: another case was opened. What was typed in it stays there."""
        self.is_open = False

    def make(self, answers: "Answers") -> None:
        """Make the case and open it, not saved yet."""
        if not self._session.files.may_quit(partial(self.make, answers)):
            return
        from boardapp.desktop.new_case.answers import case_of

        case, jobs = case_of(answers), self._session.jobs
        jobs.abandon(READ)

        def work(_: Job) -> "Review":
            from boardapp.review.review_case import review_case

            return review_case(case, today())

        done = partial(self._open, answers, case)
        jobs.start(READ, work, done, self.failed.emit, "Making the case", is_cancellable=False)

    def _open(self, answers: "Answers", case: "Case", review: "Review") -> None:
        from boardapp.desktop.new_case.answers import drafts_of

        self.is_open = False
        document = self._session.document
        document.take_unsaved(Loaded(None, case, review))
        if drafts := drafts_of(answers):
            document.drafts.restore(drafts)
        self.page.clear()
        self.begun.emit()
        for place, field, _ in drafts[:1]:
            self.unread.emit(f"{place}.{field}", {})

    def _leave(self) -> None:
        self.is_open = False
        self.left.emit()
