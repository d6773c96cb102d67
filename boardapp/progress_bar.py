"""A bar on the terminal that says how far a long command is."""

import sys
from typing import TextIO

_WIDTH = 24


class ProgressBar:
    """One line on standard error, drawn over and over; silent where nobody watches.

    A pipe or a log gets nothing. Leave it as a context manager: the line is then wiped, so
    that what is told next begins on a clean one.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._is_watched = bool(self._stream) and self._stream.isatty()
        self._longest = 0

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(self, *_: object) -> None:
        if self._longest:
            self._write("\r" + " " * self._longest + "\r")

    def cases(self, done: int, total: int) -> None:
        """So many cases are read."""
        self._draw("Reading cases", done, total)

    def slides(self, done: int, total: int) -> None:
        """So many slides are written."""
        self._draw("Writing slides", done, total)

    def _draw(self, name: str, done: int, total: int) -> None:
        if not self._is_watched:
            return
        filled = _WIDTH * done // total if total else _WIDTH
        line = f"{name} [{'#' * filled}{'.' * (_WIDTH - filled)}] {done} of {total}"
        self._write("\r" + line.ljust(self._longest))
        self._longest = max(self._longest, len(line))

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
