"""Keeps a recovery copy of the open case while it has changes that no file holds."""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from boardapp.desktop.session.document import Document
from boardapp.desktop.session.recovery_slot import RecoverySlot
from boardapp.desktop.system.folders import recovery_place
from boardapp.desktop.system.jobs import Job, Jobs
from boardapp.desktop.system.path_text import kept_text
from boardapp.desktop.system.settings import RECOVERY, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from boardapp.case.case import Case
    from boardapp.desktop.session.drafts import Draft as Text

    State = tuple[Case | None, Path | None, tuple[Text, ...]]
    """What a copy says: the case, its file, the drafts."""

KEEP = "recovery"
TITLE = "Keeping a recovery copy"
EVERY_MS = 1000
"""From one writing to the next; with the writing itself no more than two seconds are ever lost."""

log = logging.getLogger(__name__)


class Recovery(QObject):
    """Writes the copy on another thread, not too often; deletes it once a file has all.

    Drafts go with the case. `failed` hands on a sentence when a copy can't be written, once until
    one can.
    """

    failed = Signal(str)

    def __init__(self, document: Document, jobs: Jobs, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._jobs, self._settings = document, jobs, settings
        self._slot: RecoverySlot | None = None
        self._begun_at = 0.0
        self._is_writing = self._is_behind = self._has_told = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._keep)
        self._kept_last: State | None = None
        self._for_good: tuple[Callable[[], None], Callable[[str], None]] | None = None
        changes = (document.stepped, document.filed, document.changed, document.drafts.changed)
        for signal in changes:
            signal.connect(self.note)

    def note(self) -> None:
        """Keep what has changed, soon; or let the copy go, if a file has it all."""
        if not self._is_needed():
            self._drop()
        elif self._is_writing:
            self._is_behind = True
        elif not self._timer.isActive() and not _is_same(self._state(), self._kept_last):
            since_ms = (time.monotonic() - self._begun_at) * 1000
            self._timer.start(max(0, round(EVERY_MS - since_ms)))

    def adopt(self, slot: RecoverySlot) -> None:
        """Go on with the copy that the open case was recovered from, so that one is always there.

        Whoever calls this has claimed the slot, and marks the case as not saved afterwards.
        """
        self._drop()
        self._slot = slot

    def keep_for_good(self, done: Callable[[], None], failed: Callable[[str], None]) -> None:
        """Write what would be lost now, even if no copies are wanted else; then call `done`.

        Calls `failed` with a sentence where that can't be done.
        """
        self._for_good = (done, failed)
        if self._is_writing:
            self._is_behind = True
        else:
            self._keep()

    def leave(self) -> None:
        """The window closes and its copy stays, for the next start to offer."""
        self._timer.stop()
        if self._slot is not None:
            self._slot.release()
            self._slot = None

    def end(self) -> None:
        """The program ends, and nothing that the user wants is lost. No job may run any more."""
        self._is_writing = False
        self._drop()

    def _is_needed(self) -> bool:
        document = self._document
        has_news = document.case is not None and (document.is_modified or len(document.drafts) > 0)
        return has_news and (self._settings.get(RECOVERY) or self._for_good is not None)

    def _state(self) -> "State":
        """What a copy would say now."""
        return self._document.case, self._document.path, self._document.drafts.all

    def _keep(self) -> None:
        if not self._is_needed():
            self._drop()
            self._answer()
            return
        self._begun_at = time.monotonic()
        try:
            self._slot = self._slot or RecoverySlot.new()
        except OSError as error:
            self._tell(error)
            return
        self._is_writing, self._is_behind = True, False
        work = self._work(self._slot, self._state())
        self._jobs.start(KEEP, work, self._kept, self._failed, TITLE, is_prompt=True)

    def _work(self, slot: RecoverySlot, state: "State") -> "Callable[[Job], State]":
        """The writing of the case as it stands now; gives back what was written."""
        case, path, drafts = state
        name, stamp = self._document.name, self._document.stamp
        pictures = self._document.pictures.kept_with(case) if case is not None else {}

        def work(_: Job) -> "State":
            from boardapp.casefile.recovery_copy import Draft, RecoveryCopy, as_kept, write_copy

            if case is None:
                return state
            copy = RecoveryCopy(
                name=name,
                kept_at=time.time(),
                case=as_kept(case),
                path=kept_text(path) if path else "",
                stamp=stamp,
                drafts=tuple(Draft(*draft) for draft in drafts),
            )
            write_copy(slot.path, copy, pictures)
            return state

        return work

    def _kept(self, state: "State") -> None:
        self._kept_last = state
        self._is_writing = self._has_told = False
        if self._for_good is not None and not _is_same(self._state(), self._kept_last):
            self._keep()
        elif self._for_good is not None:
            self._answer()
        elif self._is_behind or not self._is_needed():
            self.note()

    def _answer(self) -> None:
        """Tell who asked for a copy for good that it is there."""
        if self._for_good is not None:
            (done, _), self._for_good = self._for_good, None
            done()

    def _failed(self, error: BaseException) -> None:
        self._is_writing = False
        self._tell(error)
        self.note()  # the disk may have room again

    def _tell(self, error: BaseException) -> None:
        if self._for_good is not None:
            (_, failed), self._for_good = self._for_good, None
            failed(why_not_kept(error))
            return
        if self._has_told:
            return
        self._has_told = True
        log.warning("no recovery copy: %s", type(error).__name__)
        self.failed.emit(why_not_kept(error))

    def _drop(self) -> None:
        """Delete the copy; one that is being written, once it is."""
        self._timer.stop()
        self._kept_last = None
        if self._is_writing or self._slot is None:
            return
        with suppress(OSError):  # the next start finds that it says what the file says
            self._slot.drop()
        self._slot = None


def _is_same(one: "State", other: "State | None") -> bool:
    """Whether two copies would say the same; a case is known by its identity, which is quick."""
    return other is not None and one[0] is other[0] and one[1:] == other[1:]


def why_not_kept(error: BaseException) -> str:
    """What to do where no recovery copy can be written, in sentences."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return (
        f"Unsaved work can't be kept in a recovery copy in {recovery_place()} ({reason}). Save "
        "often: what you change is only in this window until then."
    )
