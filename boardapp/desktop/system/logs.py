"""The log of the program, and the trace it leaves if it crashes inside Qt.

Into the log go counts and kinds, never a value, a name or a path: it may be sent to others.
"""

import faulthandler
import logging
import sys
from typing import TextIO

from boardapp import __version__
from boardapp.desktop.system.folders import data_folder, log_file

LIMIT_BYTES = 500_000
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

log = logging.getLogger("boardapp")
_crash_file: TextIO | None = None


def start_log() -> None:
    """Write the program's own log lines to `log_file()`, keeping one older file."""
    _set_aside_if_long()
    handler = logging.FileHandler(log_file(), encoding="utf-8", delay=True)
    handler.setFormatter(_Formatter(FORMAT))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.info("boardapp %s, Python %s", __version__, sys.version.split()[0])


def stop_log() -> None:
    """Close the log; lines after this go nowhere."""
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


def note_crashes() -> None:
    """Let the interpreter write its stack to a file if Qt or a library crashes."""
    global _crash_file  # noqa: PLW0603  the handle must stay open as long as the process lives
    if not faulthandler.is_enabled():
        _crash_file = (data_folder() / "crash.log").open("a", encoding="utf-8")
        faulthandler.enable(_crash_file)


def _set_aside_if_long() -> None:
    path = log_file()
    if path.exists() and path.stat().st_size > LIMIT_BYTES:
        path.replace(path.with_suffix(".old.log"))


class _Formatter(logging.Formatter):
    """Leaves out the text of an exception: it may quote what a case file says."""

    def formatException(self, ei: object) -> str:
        return ""
