"""From the open case to a PowerPoint file or a hand-out, in the background."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from boardapp.desktop.deck.last_decks import LastDecks
from boardapp.desktop.deck.setup import DeckSetup
from boardapp.desktop.deck.written import Origin, Written
from boardapp.desktop.session.document import Document
from boardapp.desktop.session.writing import file_name
from boardapp.desktop.system.jobs import Job, Jobs
from boardapp.desktop.system.path_text import kept_text, path_of
from boardapp.desktop.system.reach import first_folder, kind_of
from boardapp.desktop.system.settings import (
    DECK_FOLDER,
    DECK_PRESET,
    DECK_TEMPLATE,
    HANDOUT_KIND,
    Settings,
)
from boardapp.endings import DECK, PDF, case_stem

if TYPE_CHECKING:
    from boardapp.deck.writing.writer import DeckReport

log = logging.getLogger(__name__)

EXPORT = "export"
OWN_LOOK = "The minute is in boardapp's own design; your template is for slides."


class Exporter(QObject):
    """Asks, exports, reports. `exported` fires with what was written, and of which case.

    `slides_wanted` asks for the panel in which the slides are chosen.
    """

    slides_wanted = Signal()
    said = Signal(str)
    exported = Signal(Written)
    failed = Signal(object)

    def __init__(self, document: Document, jobs: Jobs, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._jobs = jobs
        self._settings = settings
        self._window = window
        self._last_decks = LastDecks(settings)
        self._asked_last: dict[tuple[int, str], Path] = {}
        self.setup: DeckSetup = DeckSetup(document, settings, self)

    @property
    def is_busy(self) -> bool:
        """Whether a deck is being written."""
        return self._jobs.is_busy(EXPORT)

    def ask_and_export(self) -> None:
        """Ask for template and file, then write the deck of the case as it stands now."""
        origin = self._open_case()
        if origin is None:
            return
        case, album, preset = origin.case, origin.album, self.setup.preset
        from boardapp.desktop.deck.export_dialog import ExportDialog
        from boardapp.desktop.deck.slide_count import SlideCount

        count = SlideCount(self._jobs, case, album, preset, self)
        choice = ExportDialog.ask(
            self._window,
            self._proposal(origin.path),
            self._settings.get(DECK_TEMPLATE),
            count=count,
            show_slides=self.slides_wanted.emit,
        )
        count.deleteLater()
        if choice is None:
            return
        chosen = choice

        def work(job: Job) -> "DeckReport":
            from boardapp.deck.export import export_deck

            return export_deck(
                case,
                album,
                chosen.path,
                preset,
                progress=job.report,
                cancelled=job.is_cancelled,
                template=chosen.template,
            )

        self._remember(origin, choice.path)
        self._settings.put(DECK_PRESET, preset)
        self.setup.choose_template(choice.template)
        self._start(origin, choice.path, work)

    def ask_and_export_handout(self) -> None:
        """Ask for content, length and file, then write the hand-out of the case as it stands."""
        origin = self._open_case()
        if origin is None:
            return
        case, album = origin.case, origin.album
        from boardapp.desktop.deck.handout_dialog import HandoutDialog
        from boardapp.desktop.handout.content import Content
        from boardapp.desktop.handout.handout import ready_to_paint
        from boardapp.desktop.handout.kinds import has_slides, write_handout

        proposal = self._proposal(origin.path, PDF)
        kind = self._settings.get(HANDOUT_KIND)
        choice = HandoutDialog.ask_handout(self._window, proposal, self.setup.preset, kind)
        if choice is None:
            return
        chosen, template = choice, self.setup.template

        def work(job: Job) -> "DeckReport":
            content = Content(chosen.preset, template=template)
            report = write_handout(
                chosen.kind, case, album, chosen.path, content, job.report, job.is_cancelled
            )
            is_own = template is not None and not has_slides(chosen.kind)
            return replace(report, notes=(*report.notes, OWN_LOOK)) if is_own else report

        ready_to_paint()
        self._remember(origin, choice.path)
        self.setup.choose_length(choice.preset)
        self._settings.put(HANDOUT_KIND, choice.kind)
        self._start(origin, choice.path, work)

    def ask_and_update(self) -> None:
        """Ask for a deck that was edited, then bring it up to date with the case as it stands."""
        origin = self._open_case()
        if origin is None:
            return
        case, album = origin.case, origin.album
        from boardapp.desktop.parts.dialogs import DeckChooser, Question

        chosen = DeckChooser.ask_update(self._window, str(self._last_deck(origin.path)))
        if chosen is None or not Question.ask_update(self._window, chosen):
            return
        deck = chosen

        def work(job: Job) -> "DeckReport":
            from boardapp.deck.update.update import update_deck
            from boardapp.deck.writing.writer import DeckReport

            report = update_deck(case, album, deck, progress=job.report, cancelled=job.is_cancelled)
            return DeckReport(path=report.path, slides=report.slides, notes=report.lines)

        self._remember(origin, deck)
        self._start(origin, deck, work)

    @property
    def origin(self) -> Origin | None:
        """The case as it stands now, to make a deck of; None where there is none."""
        return self._open_case()

    def _open_case(self) -> Origin | None:
        """The case as it stands; None where there is none, or where it can't be exported now."""
        case = self._document.case
        if case is None:
            return None
        # A case that has no file yet is called as its file will be.
        path = self._document.path or Path.home() / file_name(case.patient.label)
        if self.is_busy:
            self.said.emit("A deck is being written. Wait for it, or cancel it first.")
            return None
        return Origin(case, path, self._document.sitting, self._document.album)

    def _start(self, origin: Origin, path: Path, work: Callable[[Job], "DeckReport"]) -> None:
        def done(report: "DeckReport") -> None:
            self._tell_done(origin, path, report)

        def failed(error: BaseException) -> None:
            self._tell_failure(origin, path, error)

        self._jobs.start(EXPORT, work, done, failed, f"Writing {path.name}")

    def _tell_done(self, origin: Origin, path: Path, report: "DeckReport") -> None:
        log.info("exported %d slides or pages", report.slides)
        self.said.emit(f"{path.name} is written{self.of(origin)}.")
        if path.suffix.lower() == DECK:
            self._last_decks.put(origin.path, path)
        # Without the details: a note tells them together.
        self.exported.emit(Written(path, report.slides, report.notes, origin, report.check))

    def _tell_failure(self, origin: Origin, path: Path, error: BaseException) -> None:
        from boardapp.deck.errors import DeckError, ExportCancelled

        if isinstance(error, ExportCancelled):
            self.said.emit("The export was cancelled; nothing was written.")
            return
        self.said.emit(f"{path.name} was not written{self.of(origin)}.")
        if isinstance(error, DeckError):
            from boardapp.desktop.parts.dialogs import ProblemDialog

            heading = f"{path.name} can't be written{self.of(origin)}."
            ProblemDialog.tell(self._window, heading, [str(error)])
        else:
            self.failed.emit(error)

    def of(self, origin: Origin) -> str:
        """Which case a file is of, where another has been opened since: to follow its name."""
        if origin.sitting == self._document.sitting:
            return ""
        return f" for “{origin.case.title}” ({origin.path.name}), which was open before"

    def _proposal(self, case_path: Path, suffix: str = DECK) -> Path:
        """The file that was asked for last while this case is open, else one named after it."""
        last = self._asked_last.get((self._document.sitting, suffix))
        if last is not None:
            return last
        kept = self._settings.get(DECK_FOLDER)
        folder = first_folder(*([path_of(kept)] if kept else []), case_path.parent)
        return folder / (case_stem(case_path.name) + suffix)

    def _last_deck(self, case_path: Path) -> Path:
        """The deck that was written last of this case, if it is there; else a folder to look in."""
        last = self._last_decks.of(case_path)
        if last is not None and kind_of(last) == "file":
            return last
        return self._proposal(case_path).parent

    def _remember(self, origin: Origin, path: Path) -> None:
        """Propose this file again, whether or not it can be written."""
        self._settings.put(DECK_FOLDER, kept_text(path.parent))
        self._asked_last[origin.sitting, path.suffix.lower()] = path
