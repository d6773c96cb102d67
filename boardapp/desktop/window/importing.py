"""Bringing an export into a case: a file, a folder or the clipboard, by the assistant's page."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from boardapp.desktop.parts.dialogs import ImportChooser
from boardapp.desktop.session.document import Loaded
from boardapp.desktop.session.edits import Edit
from boardapp.desktop.session.files import READ
from boardapp.desktop.session.session import Session
from boardapp.desktop.system.jobs import Job
from boardapp.today import today

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.desktop.importing.offer import Offer
    from boardapp.desktop.importing.page import ImportPage
    from boardapp.importers.imported import ImportOptions
    from boardapp.importers.source_files import Source
    from boardapp.importers.tables.mapping import Mapping
    from boardapp.review.model.review import Review

IMPORT = "import"


class Importing(QObject):
    """Asks what to import, makes an offer on a thread, and takes what the user wants of it.

    `opened` fires when the page is to be seen, `left` when the panels are to be seen again. An
    offer belongs to the case that was open when it was made: another case takes it away.
    """

    opened = Signal()
    left = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._session, self._pages = session, pages
        self._source: Source | None = None
        self._sitting = -1
        self.is_open = False

    @cached_property
    def page(self) -> "ImportPage":
        """The page; made when it is first wanted, since it brings the importers."""
        from boardapp.desktop.importing.page import ImportPage

        page = ImportPage(self._pages)
        page.asked.connect(self._ask)
        page.taken.connect(self.take)
        page.begun.connect(self.begin_case)
        page.left.connect(self.leave)
        page.kept.connect(self._keep_mapping)
        self._pages.addWidget(page)
        return page

    def choose_file(self) -> None:
        """Ask for a file and show what it holds."""
        path = ImportChooser.ask_file(self._pages, str(self._folder()))
        if path is not None:
            self.start_path(path)

    def choose_folder(self) -> None:
        """Ask for a folder and show what its files hold."""
        path = ImportChooser.ask_folder(self._pages, str(self._folder()))
        if path is not None:
            self.start_path(path)

    def paste(self) -> None:
        """Show what the clipboard holds: a part of a spreadsheet, or a resource as text."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.said.emit("The clipboard holds no text to import.")
            return
        from boardapp.importers.source_files import pasted_source

        self._start(pasted_source(text))

    def start_path(self, path: Path) -> None:
        """Show what a file or a folder holds."""
        from boardapp.importers.source_error import SourceError
        from boardapp.importers.source_files import open_source

        try:
            self._start(open_source(path))
        except SourceError as error:
            self.said.emit(str(error))

    def take(self) -> None:
        """Add what is offered to the open case, as one step to undo."""
        offer, document = self.page.offer, self._session.document
        made_on = document.review
        if offer is None or offer.imported is None or made_on is None:
            return
        if document.sitting != self._sitting:
            self.said.emit("Another case is open now: nothing was added to it.")
            self.leave()
            return
        imported = offer.imported.case

        def change(case: "Case") -> "Case":
            from boardapp.importers.merge import merge

            return merge(case, imported).case

        if self._session.edit(Edit(f"Import {offer.name}", change, made_on)):
            self.said.emit(f"Import {offer.name}. Ctrl+Z undoes it.")
            self.leave()

    def begin_case(self) -> None:
        """Make what is offered a case of its own, not saved yet."""
        offer = self.page.offer
        if offer is None or offer.imported is None:
            return
        if not self._session.files.may_quit(self.begin_case):
            return
        case, jobs = offer.imported.case, self._session.jobs
        jobs.abandon(READ)

        def work(_: Job) -> "Review":
            from boardapp.review.review_case import review_case

            return review_case(case, today())

        def done(review: "Review") -> None:
            self.close()
            self._session.document.take_unsaved(Loaded(None, case, review))
            self.left.emit()

        jobs.start(READ, work, done, self.failed.emit, "Making the case", is_cancellable=False)

    def leave(self) -> None:
        """Go back to where one was; nothing is taken."""
        self.close()
        self.left.emit()

    def close(self) -> None:
        """The page gives way, and what it was making comes to nothing."""
        self._session.jobs.abandon(IMPORT)
        self.is_open = False
        self._source = None

    def _start(self, source: "Source") -> None:
        from boardapp.importers.imported import ImportOptions
        from boardapp.importers.merge import holds_dates

        case = self._session.document.case
        self._source, self._sitting = source, self._session.document.sitting
        self.is_open = True
        self._pages.setCurrentWidget(self.page)
        self.opened.emit()
        self._ask(ImportOptions(keep_dates=case is not None and holds_dates(case)))

    def _ask(self, options: "ImportOptions") -> None:
        """Make an offer with these options; the page shows it when it is there."""
        source, document, jobs = self._source, self._session.document, self._session.jobs
        if source is None:
            return
        from boardapp.desktop.importing.offer import offer_of

        case = document.case
        jobs.abandon(IMPORT)
        self.page.expect(source.name)

        def work(job: Job) -> "Offer":
            return offer_of(source, options, case, job.report, job.is_cancelled)

        def done(offer: "Offer") -> None:
            self.page.show_offer(offer, has_case=document.case is not None)

        jobs.start(IMPORT, work, done, self._fail, f"Reading {source.name}")

    def _fail(self, error: BaseException) -> None:
        from boardapp.importers.source_error import ImportCancelled

        self.leave()
        if not isinstance(error, ImportCancelled):
            self.failed.emit(error)

    def _keep_mapping(self, mapping: "Mapping") -> None:
        path = ImportChooser.ask_mapping(self._pages, self._folder() / "mapping.json")
        if path is None:
            return
        from boardapp.casefile.disk import reason, write_atomic

        try:
            write_atomic(path, mapping.to_json())
        except OSError as error:
            self.said.emit(f"{path.name} {reason(error)}.")
        else:
            self.said.emit(f"{path.name} is written; `boardapp import --mapping` reads it too.")

    def _folder(self) -> Path:
        path = self._session.document.path
        return path.parent if path else Path.home()
