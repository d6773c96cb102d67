"""What stands at a path, asked on another thread: a share that is gone may never answer.

The thread of the window waits a moment, within which any disk of this computer answers.
"""

import stat
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

Kind = Literal["file", "folder", "nothing", "unreachable", "unknown"]
"""`unreachable`: the system refuses to look (no permission, too long a name, a dead share).
`unknown`: it has not answered yet."""

PATIENCE_S = 0.03
KEPT_S = 5.0
"""How long an answer that came late holds: who waited for it asks once more."""


def kinds_of(
    paths: Sequence[Path], later: "Callable[[], None] | SignalInstance | None" = None
) -> list[Kind]:
    """What stands at each path; `later` (a method of a QObject) hears of late answers.

    Waits `PATIENCE_S` at most for all of them.
    """
    looks = [_look(path) for path in paths]
    until = monotonic() + PATIENCE_S
    for look in looks:
        look.wait(until - monotonic())
    found: list[Kind] = [look.answer for look in looks]  # one moment for all: they go on answering
    for path, look, kind in zip(paths, looks, found, strict=True):
        if kind == "unknown":
            _late[path] = look
            if later is not None:
                look.tell(later)
    return found


def kind_of(path: Path, later: "Callable[[], None] | SignalInstance | None" = None) -> Kind:
    """What stands at a path; `later` (a method of a QObject) hears of a late answer."""
    return kinds_of([path], later)[0]


def first_folder(*candidates: Path) -> Path:
    """The first of several folders that is there and answers; the last, if none is."""
    kinds = kinds_of(candidates)
    there = (path for path, kind in zip(candidates, kinds, strict=True) if kind == "folder")
    return next(there, candidates[-1])


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by links too; False where a disk does not answer."""
    if one == other:
        return True
    looks = [_look(one), _look(other)]
    until = monotonic() + PATIENCE_S
    for look in looks:
        look.wait(until - monotonic())
    first, second = (look.identity for look in looks)
    return first is not None and first == second


def answers(path: Path, seconds: float) -> bool:
    """Whether the disk of a path answers in time, be it that nothing is there."""
    look = _look(path)
    look.wait(seconds)
    return look.answer != "unknown"


class _Look(QObject):
    """One question to the disk, on a thread that is given up if it never ends."""

    _answered = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.answer: Kind = "unknown"
        self.identity: tuple[int, int] | None = None
        self.answered_at = 0.0
        self._path = path
        self._is_answered = threading.Event()
        threading.Thread(target=self._ask, name="look", daemon=True).start()

    def wait(self, seconds: float) -> None:
        """Wait for the answer, but not longer than this."""
        self._is_answered.wait(max(seconds, 0))

    def tell(self, later: "Callable[[], None] | SignalInstance") -> None:
        """Call `later` on the thread of the window when the answer is there."""
        self._answered.connect(later, Qt.ConnectionType.QueuedConnection)
        if self._is_answered.is_set():  # between the question and the connection
            self._answered.emit()

    def _ask(self) -> None:
        self.answer, self.identity = _kind(self._path)
        self.answered_at = monotonic()
        self._is_answered.set()
        self._answered.emit()


_late: dict[Path, _Look] = {}
"""The questions that were not answered in time: a dead share gets each but once."""


def _look(path: Path) -> _Look:
    look = _late.get(path)
    if look is not None:
        if look.answer == "unknown" or monotonic() - look.answered_at < KEPT_S:
            return look
        del _late[path]
    return _Look(path)


def _kind(path: Path) -> tuple[Kind, tuple[int, int] | None]:
    """What stands there, and the device and number by which the disk knows it."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return "nothing", None
    except (OSError, ValueError):  # also a name that no system takes
        return "unreachable", None
    kind: Kind = "folder" if stat.S_ISDIR(found.st_mode) else "file"
    return kind, (found.st_dev, found.st_ino)
