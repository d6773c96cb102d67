"""The command line: what was asked for, and only then the imports it needs."""

import atexit
import gc
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from boardapp import __version__
from boardapp.cli.commands import COMMANDS, command
from boardapp.cli.console import (
    DONE,
    EXIT_CODES,
    FAILED,
    HAS_ERRORS,
    INTERRUPTED,
    PROGRAM,
    failed,
    own_fault,
    refused,
    silence_stdout,
    spare_the_console,
)
from boardapp.cli.later import load_seldom_used_later
from boardapp.cli.window import open_window

if TYPE_CHECKING:  # what a command needs is imported when it runs
    from argparse import ArgumentParser, Namespace

__all__ = ["DONE", "FAILED", "HAS_ERRORS", "INTERRUPTED", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the window where none is named.

    Returns the exit code: 0 done, 1 a check found errors or a board left a case out, 2 the
    input or the target can't be used (the sentence on standard error says why), 130
    interrupted by Ctrl-C.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    spare_the_console()
    if argv is None and _is_command(arguments):
        _spare_the_collector()
        load_seldom_used_later()
    try:
        code = _run(arguments)
        if sys.stdout:  # A program started without a console has none.
            sys.stdout.flush()  # Here, so that a broken pipe is met here.
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence_stdout()
        return DONE
    except OSError as error:  # A name that is too long, a full disk behind the output, …
        if error.filename is None:
            silence_stdout()
        return failed(refused(error))
    except Exception as error:  # noqa: BLE001 - the program's edge: no user reads a traceback
        return failed(own_fault(error))
    return code


def _run(arguments: list[str]) -> int:
    if not _is_command(arguments):
        return open_window(arguments)
    try:
        options = _parser(arguments[0]).parse_args(_with_values(arguments))
    except SystemExit as stop:  # argparse has said all; 0 after --help, 2 after a slip.
        return int(stop.code or DONE)
    run: Callable[[Namespace], int] = options.run
    return run(options)


def _is_command(arguments: Sequence[str]) -> bool:
    return bool(arguments) and (arguments[0] in COMMANDS or arguments[0].startswith("-"))


def _spare_the_collector() -> None:
    """Let nobody search for garbage: a command keeps what it makes, and its process ends.

    Else the search takes 0.1 s of the 0.55 s of an export, a part of it after all is done.
    """
    gc.disable()
    atexit.register(gc.freeze)


def _with_values(arguments: list[str]) -> list[str]:
    """The arguments with "--slides -toxicity" as one: argparse would take it for an option."""
    joined = list(arguments)
    for place, (word, value) in reversed(list(enumerate(pairwise(arguments)))):
        if word == "--slides" and not value.startswith("--"):
            joined[place : place + 2] = [f"--slides={value}"]
    return joined


def _parser(wanted: str) -> "ArgumentParser":
    """The parser of all commands; only the wanted one is loaded and knows its options."""
    import argparse

    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [CASE] | {PROGRAM} COMMAND …",
        description="Prepare and give a tumor-board presentation from one case file.",
        epilog="Without a command the window opens, with CASE if one is named. "
        f"{EXIT_CODES} Not a medical device.",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog=PROGRAM
    )
    for name, text in COMMANDS.items():
        added = commands.add_parser(name, help=text, description=text, epilog=EXIT_CODES)
        if name == wanted:
            chosen = command(name)
            chosen.add_options(added)
            added.set_defaults(run=chosen.run)
    return parser
