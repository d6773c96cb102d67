"""The log of the program, and the trace it leaves if it crashes inside Qt.

Into the log go counts and kinds, never a value, a name or a path: it may be sent to others.
"""

import faulthandler
import logging
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from boardapp import __version__
from boardapp.desktop.system.folders import data_folder, data_place, log_file

LIMIT_BYTES = 500_000
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

log = logging.getLogger("boardapp")
_crash_file: TextIO | None = None


def start_log() -> str:
    """Write the program's own log lines to `log_file()`, keeping one older file.

    Returns a sentence where no log can be written: the program works without one.
    """
    log.setLevel(logging.INFO)
    try:
        path = log_file()
        _set_aside_if_long(path)
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError as error:
        log.addHandler(logging.NullHandler())
        return no_log(error)
    handler.setFormatter(_Formatter(FORMAT))
    log.addHandler(handler)
    log.info("boardapp %s, Python %s", __version__, sys.version.split()[0])
    return ""


def no_log(error: OSError) -> str:
    """Why there is no log, in a sentence."""
    return (
        f"No log can be written in {data_place()} ({error.strerror or type(error).__name__}). "
        "boardapp works without it; should something go wrong, there will be no trace of it."
    )


def stop_log() -> None:
    """Close the log; lines after this go nowhere."""
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


def note_crashes() -> None:
    """Let the interpreter write its stack to a file if Qt or a library crashes."""
    global _crash_file  # noqa: PLW0603  the handle must stay open as long as the process lives
    if faulthandler.is_enabled():
        return
    with suppress(OSError):  # `start_log` has told that nothing can be written there
        _crash_file = (data_folder() / "crash.log").open("a", encoding="utf-8")
        faulthandler.enable(_crash_file)


def _set_aside_if_long(path: Path) -> None:
    if path.exists() and path.stat().st_size > LIMIT_BYTES:
        path.replace(path.with_suffix(".old.log"))


class _Formatter(logging.Formatter):
    """Leaves out the text of an exception: it may quote what a case file says."""

    def formatException(self, ei: object) -> str:
        return ""
