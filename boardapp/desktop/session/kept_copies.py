"""The recovery copies that an earlier run left: found at the start, recovered or discarded."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from boardapp.desktop.session.document import Document, Loaded, load
from boardapp.desktop.session.files import READ, Files
from boardapp.desktop.session.recovery import Recovery
from boardapp.desktop.session.recovery_slot import RecoverySlot, left_slots
from boardapp.desktop.session.saving import stamp_of
from boardapp.desktop.system.jobs import Job, Jobs
from boardapp.desktop.system.path_text import path_of
from boardapp.desktop.system.reach import answers
from boardapp.today import today

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.casefile.recovery_copy import Draft, RecoveryCopy

LOOK = "recovery copies"
STEP = "Recover unsaved changes"
ANSWER_S = 2.0
"""How long the disk of a case has to answer, before its copy is offered without a look at it."""


@dataclass(frozen=True, slots=True, eq=False)
class KeptCopy:
    """One copy that was left; `copy` None: it can't be read, and `fault` says why.

    `is_file_newer`: the case's file was written after the copy, by this program or another.
    """

    slot: RecoverySlot
    copy: "RecoveryCopy | None"
    fault: str = ""
    is_file_newer: bool = False

    @property
    def name(self) -> str:
        """What the user knows the case by; empty where the copy can't be read."""
        return self.copy.name if self.copy else ""

    @property
    def kept_at(self) -> datetime | None:
        """When it was written, on the user's clock; None where the copy can't be read."""
        return datetime.fromtimestamp(self.copy.kept_at).astimezone() if self.copy else None


@dataclass(frozen=True, slots=True)
class _Read:
    """A copy read whole.

    `opened` is the case as its file has it; where that can't be read, as the copy has it, and
    `has_file` is False.
    """

    kept: KeptCopy
    case: "Case"
    opened: Loaded
    has_file: bool
    drafts: "tuple[Draft, ...]"


class KeptCopies(QObject):
    """What was left, for the user to decide on; `changed` fires when the list does.

    `said` tells the status bar; `failed` hands on a fault of the program.
    """

    changed = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self, document: Document, files: Files, jobs: Jobs, recovery: Recovery, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._files = document, files
        self._jobs, self._recovery = jobs, recovery
        self.copies: list[KeptCopy] = []

    def look(self) -> None:
        """Look for copies; what says the same as its file is deleted without a word."""
        slots = left_slots()
        if slots:
            self._jobs.start(
                LOOK,
                lambda _: [kept for slot in slots if (kept := _looked_at(slot))],
                self._show,
                self.failed.emit,
                "Looking for unsaved work",
            )

    def recover(self, kept: KeptCopy) -> None:
        """Open the case as the copy has it, its changes as one step to undo; not saved yet."""
        if not self._files.may_quit(partial(self.recover, kept)):
            return
        self._jobs.abandon(READ)
        left = self._document.case

        def done(read: _Read) -> None:
            if self._document.case is left or self._files.may_quit(partial(self._open, read)):
                self._open(read)

        self._jobs.start(READ, _read_whole(kept), done, self._refused(kept), "Reading the copy")

    def discard(self, kept: KeptCopy) -> None:
        """Delete a copy for good."""
        try:
            kept.slot.drop()
        except OSError as error:
            self.said.emit(f"The recovery copy was not deleted ({error.strerror}).")
            return
        self._forget(kept)
        self.said.emit("The recovery copy is deleted.")

    def release(self) -> None:
        """Leave what was not decided on to the next start."""
        for kept in self.copies:
            kept.slot.release()
        self.copies = []

    def _show(self, found: list[KeptCopy]) -> None:
        self.copies += found
        self.changed.emit()

    def _forget(self, kept: KeptCopy) -> None:
        self.copies.remove(kept)
        self.changed.emit()

    def _open(self, read: _Read) -> None:
        document = self._document
        document.take(read.opened)
        self._recovery.adopt(read.kept.slot)
        if read.has_file:
            document.apply(STEP, read.opened.case, read.case)
            self.said.emit(f"Recovered {document.name}. Undo shows it as its file has it.")
        else:
            document.mark_unsaved()
            self.said.emit(f"Recovered {document.name}. Save it to keep it.")
        self._forget(read.kept)
        document.drafts.restore((one.place, one.field, one.text) for one in read.drafts)
        self._recovery.note()

    def _refused(self, kept: KeptCopy) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            from boardapp.casefile.faults import CaseFileError

            if not isinstance(error, CaseFileError):
                self.failed.emit(error)
                return
            number = self.copies.index(kept)
            self.copies[number] = KeptCopy(kept.slot, None, str(error))
            self.changed.emit()

        return failed


def _looked_at(slot: RecoverySlot) -> KeptCopy | None:
    """What a slot holds; None, and deleted, where the case's file says the same."""
    from boardapp.casefile.faults import CaseFileError
    from boardapp.casefile.files import read_case
    from boardapp.casefile.recovery_copy import read_copy

    try:
        copy = read_copy(slot.path)
    except CaseFileError as error:
        return KeptCopy(slot, None, str(error))
    path = _answering(path_of(copy.path) if copy.path else None)
    with suppress(CaseFileError, OSError):
        if path and not copy.drafts and copy.read_case(slot.path) == read_case(path):
            slot.drop()
            return None
    written = stamp_of(path) if path else None
    is_newer = written is not None and written[0] / 1e9 > copy.kept_at
    return KeptCopy(slot, copy, is_file_newer=is_newer)


def _answering(path: Path | None) -> Path | None:
    """The path; None where its disk does not answer: what was kept is offered all the same."""
    return path if path is not None and answers(path, ANSWER_S) else None


def _read_whole(kept: KeptCopy) -> Callable[[Job], _Read]:
    def work(_: Job) -> _Read:
        from boardapp.casefile.faults import CaseFileError
        from boardapp.casefile.recovery_copy import read_copy, read_pictures
        from boardapp.review.review_case import review_case

        copy, pictures = read_copy(kept.slot.path), read_pictures(kept.slot.path)
        case = copy.read_case(kept.slot.path)
        path = path_of(copy.path) if copy.path else None
        if _answering(path) is not None and path is not None:
            with suppress(CaseFileError):
                # With the stamp of the copy: what another program wrote since is asked about.
                saved = replace(load(path), stamp=copy.stamp, pictures=pictures)
                return _Read(kept, case, saved, has_file=True, drafts=copy.drafts)
        opened = Loaded(path, case, review_case(case, today()), copy.stamp, pictures)
        return _Read(kept, case, opened, has_file=False, drafts=copy.drafts)

    return work
