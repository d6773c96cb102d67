"""One file through one command: what is needed for it, and what came of it.

A job is data and a function of a module, so that it can be sent to another process or computer.
"""

import contextlib
import io
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal

import msgspec

from boardapp.cli.console import DONE, FAILED, PROGRAM, own_fault, refused

if TYPE_CHECKING:
    from argparse import Namespace

Summary = Literal["first", "last", ""]
"""Which line of what a command prints tells most; none of a page or of JSON."""
Result = Literal["done", "has errors", "failed"]
_RESULTS: dict[int, Result] = {DONE: "done", FAILED: "failed"}
_ONE_AT_A_TIME = Lock()
"""What a command prints is caught for the whole process; a worker of a cluster may have threads."""


class Job(msgspec.Struct, frozen=True):
    """A file, and what is to be done with it.

    `run` is the command with `options` for this file alone. What it prints is written to
    `target` if `is_printed`; else the command writes that itself. `summary` is the line of it that
    tells most. `fingerprint` follows from the
    file and all options: the same one gives the same result.
    """

    source: Path
    target: Path
    run: "Callable[[Namespace], int]"
    options: "Namespace"
    is_printed: bool
    summary: Summary = "first"
    fingerprint: str = ""


class Outcome(msgspec.Struct, frozen=True):
    """What came of a job; `told` is the command's own line of it, or why it failed."""

    source: Path
    target: Path
    result: Result
    told: str
    fingerprint: str = ""


def done(job: Job) -> Outcome:
    """Do a job. Whatever goes wrong is an outcome: one file never ends the rest."""
    with _ONE_AT_A_TIME:
        code, printed, told = _caught(job)
    if job.is_printed and code != FAILED:
        code, told = _written(job.target, printed, code)
    line = _line(told, "first") if code == FAILED else _line(printed.decode(), job.summary)
    return outcome(job, _RESULTS.get(code, "has errors"), _plain(line, job.target))


def outcome(job: Job, result: Result, told: str) -> Outcome:
    """An outcome of this job."""
    return Outcome(job.source, job.target, result, told, job.fingerprint)


def _caught(job: Job) -> tuple[int, bytes, str]:
    """The exit code of a job, what it printed, and what it said on standard error."""
    printed, told = io.BytesIO(), io.StringIO()
    out = io.TextIOWrapper(printed, "utf-8", newline="\n", write_through=True)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
        try:
            job.target.parent.mkdir(parents=True, exist_ok=True)
            code = job.run(job.options)
        except OSError as error:
            code = FAILED
            print(refused(error), file=sys.stderr)
        except Exception as error:  # noqa: BLE001 - one bad file never ends the rest
            code = FAILED
            print(own_fault(error), file=sys.stderr)
    return code, printed.getvalue(), told.getvalue()


def _line(text: str, which: Summary) -> str:
    lines = text.splitlines() if which else []
    return (lines[0] if which == "first" else lines[-1]) if lines else ""


def _written(target: Path, printed: bytes, code: int) -> tuple[int, str]:
    """The code after what was printed is written, and why if it can't be."""
    from boardapp.casefile.disk import write_atomic

    try:
        write_atomic(target, printed)
    except OSError as error:
        return FAILED, refused(error)
    return code, ""


def _plain(line: str, target: Path) -> str:
    """A line of a command, without its own name and that of the file it wrote."""
    return line.removeprefix(f"{PROGRAM}: ").removeprefix(f"{target}: ").strip()
