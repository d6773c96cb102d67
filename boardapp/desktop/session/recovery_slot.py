"""The place of one recovery copy on disk, with the lock that tells whose it is."""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

from boardapp.desktop.system.folders import recovery_folder, recovery_place

COPY = ".json"


class RecoverySlot:
    """One recovery copy, which one window of one running program holds.

    A program that was ended by force leaves its copy; its lock counts no more, so that the next
    start can claim it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = QLockFile(f"{path}.lock")
        self._lock.setStaleLockTime(0)  # held as long as the process lives

    @classmethod
    def new(cls) -> "RecoverySlot":
        """A slot that nobody else has, claimed. Raises OSError where nothing can be kept."""
        slot = cls(recovery_folder() / f"{os.urandom(8).hex()}{COPY}")
        if not slot.claim():
            raise PermissionError(f"nothing can be kept in {slot.path.parent}")
        return slot

    def claim(self) -> bool:
        """Hold the copy; False while another window or program does."""
        return self._lock.tryLock(0)

    def release(self) -> None:
        """Let go of the copy; its file stays."""
        self._lock.unlock()

    def drop(self) -> None:
        """Delete the copy with its pictures. Raises OSError, and then still holds it."""
        from boardapp.casefile.recovery_copy import drop_copy

        drop_copy(self.path)
        self._lock.unlock()


def left_slots() -> list[RecoverySlot]:
    """The slots that a program which runs no more has left, claimed; the oldest first."""
    try:
        paths = sorted(recovery_place().glob(f"*{COPY}"), key=lambda path: path.stat().st_mtime)
    except OSError:  # one was deleted just now, or nothing can be read there
        return []
    _drop_orphans({path.stem for path in paths})
    return [slot for slot in map(RecoverySlot, paths) if slot.claim()]


def _drop_orphans(kept: set[str]) -> None:
    """Delete pictures whose copy was not written any more, or was deleted before them."""
    for folder in recovery_place().glob("*.pictures"):
        slot = RecoverySlot(folder.with_suffix(COPY))
        if folder.stem not in kept and slot.claim():
            with suppress(OSError):
                slot.drop()
            slot.release()
