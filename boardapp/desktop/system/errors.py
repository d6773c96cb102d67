"""The last net: an exception that nobody caught becomes a log line and a sentence."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from boardapp import __version__

log = logging.getLogger(__name__)

QUIET_S = 10.0  # the same fault is shown again only after so long
SENTENCE = (
    "Something went wrong inside boardapp. The open case is unchanged. You can go on working; "
    "if it happens again, close the program and send the details to whoever maintains it."
)

Show = Callable[[str, str], None]


class Errors(QObject):
    """Receives faults from any thread and shows each on the GUI thread, not too often.

    `show(sentence, details)` opens the dialog. While it is open, further faults are only logged:
    a fault in a paint event comes back with every frame.
    """

    _caught = Signal(object)

    def __init__(self, show: Show, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self._last_shown: dict[str, float] = {}
        self._is_showing = False
        self._caught.connect(self._receive)

    def install(self) -> None:
        """Receive what nobody catches, in slots, in the thread pool and in plain threads."""
        sys.excepthook = self._on_main
        threading.excepthook = self._on_thread

    def report(self, error: BaseException) -> None:
        """Log and show a fault; may be called from any thread."""
        self._caught.emit(error)

    def _on_main(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error.with_traceback(trace))

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    @Slot(object)
    def _receive(self, error: BaseException) -> None:
        # Not from where it was raised, which may be amidst painting.
        QTimer.singleShot(0, self, partial(self._tell, error))

    def _tell(self, error: BaseException) -> None:
        place = _place(error)
        now = monotonic()
        if now - self._last_shown.get(place, -QUIET_S) < QUIET_S:
            return
        self._last_shown[place] = now
        log.error("uncaught %s", place)
        if self._is_showing:
            return
        self._is_showing = True
        try:
            self._show(SENTENCE, details(error))
        finally:
            self._is_showing = False


def details(error: BaseException) -> str:
    """Versions and the way to the fault, without what was said: a message may quote a case."""
    lines = [f"{type(error).__name__} in boardapp {__version__}", versions(), ""]
    lines += [
        f"{_short(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join(lines)


def versions() -> str:
    """The versions of what the program stands on, in one line."""
    import platform

    return f"Python {platform.python_version()}, Qt {PySide6.__version__}, {platform.platform()}"


def _place(error: BaseException) -> str:
    """What went wrong where, in one line without values."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{_short(frames[-1].filename)}:{frames[-1].lineno}" if frames else "an unknown place"
    return f"{type(error).__name__} at {where}"


def _short(filename: str) -> str:
    """The last parts of a path: its beginning may hold the user's name."""
    return "/".join(Path(filename).parts[-3:])
