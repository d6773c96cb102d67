"""What commands say, and to whom: words, JSON, exit codes, and the sentences of failure."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from boardapp import __version__

DONE, HAS_ERRORS, FAILED, INTERRUPTED = 0, 1, 2, 130
PROGRAM = "boardapp"
EXIT_CODES = (
    "Exit codes: 0 done, 1 check found errors or board left a case out, 2 the input or the "
    "target can't be used (the reason is told on standard error)."
)
NO_QT = (
    "On Debian or Ubuntu, `make demo` names the system libraries that it needs; "
    "all other commands work without them."
)


def print_json(value: object) -> None:
    """Print JSON in UTF-8, as JSON is, whatever the encoding of the console.

    A time stands in it in the grammar of the case file.
    """
    import msgspec

    text = msgspec.json.format(msgspec.json.encode(value, enc_hook=_as_json), indent=2) + b"\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(text)


def _as_json(value: object) -> object:
    """What JSON has no word for: places, times, values, entries made when asked for."""
    from boardapp.case.value import Value
    from boardapp.case.when import When

    if isinstance(value, Value):
        return value.stated
    if isinstance(value, str | When):
        return str(value)
    if isinstance(value, Sequence):
        return list(value)
    raise NotImplementedError(type(value))


def failed(error: object) -> int:
    """Say on standard error why it can't be done."""
    print(f"{PROGRAM}: {error}", file=sys.stderr)
    return FAILED


def refused(error: OSError) -> str:
    """What the system refused, as a sentence."""
    from boardapp.casefile.disk import reason

    name = "The output" if error.filename is None else str(error.filename)
    return f"{name if len(name) < 100 else name[:100] + '…'} {reason(error)}."


def own_fault(error: Exception) -> str:
    """A fault that nobody foresaw, with what a report of it needs."""
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"A fault of {PROGRAM} itself, for which we are sorry: {type(error).__name__}: {error} "
        f"({Path(place.filename).name}, line {place.lineno}, version {__version__}). "
        "Please report it with what you did; your case file was not changed."
    )


def spare_the_console() -> None:
    """Keep "¶" and "×10⁹/L" from breaking a console with another encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def silence_stdout() -> None:
    """Send what is still to be written nowhere, so that Python does not fail on it at its end.

    The reader of a pipe ("| head") has gone, or the disk behind the output is full.
    """
    import contextlib

    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError):  # A stand-in for standard output has no number.
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
