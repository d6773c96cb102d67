"""`boardapp board`: the cases of a meeting as one deck with an agenda."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from boardapp.cli.console import DONE, HAS_ERRORS, PROGRAM, failed
from boardapp.cli.options import add_preset, add_template, add_verbose
from boardapp.cli.target import target_fault
from boardapp.words.plurals import numbered

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_MOST_MINUTES = 120


def add_options(command: "ArgumentParser") -> None:
    """Add the cases, the deck to write, and the time for each case."""
    command.add_argument(
        "cases",
        metavar="CASE",
        type=Path,
        nargs="+",
        help="case files, in the order of the meeting",
    )
    command.add_argument("-o", "--output", metavar="OUT.pptx", type=Path, help="the deck to write")
    command.add_argument(
        "--update",
        metavar="DECK.pptx",
        type=Path,
        help="bring the edited deck of a meeting up to date; what was edited stays, and is told",
    )
    add_preset(command)
    add_template(command)
    add_verbose(command)
    command.add_argument(
        "--minutes",
        metavar="N",
        type=_minutes,
        help="for each case, 1 to 120 (default: short 3, standard 5, full 10)",
    )


def run(options: "Namespace") -> int:
    """Write the deck of a meeting; a broken case is told and left out."""
    from boardapp.deck.agenda.export import export_agenda
    from boardapp.deck.errors import DeckError
    from boardapp.progress_bar import ProgressBar

    if fault := _misused(options):
        return failed(fault)
    target = options.output or options.update
    for case in options.cases:
        if case.exists() and (fault := target_fault(target, case, (".pptx",))):
            return failed(fault)
    if options.update:
        return _update(options, target)
    try:
        with ProgressBar() as bar:
            report = export_agenda(
                options.cases,
                target,
                options.preset,
                options.minutes,
                reading=bar.cases,
                progress=bar.slides,
                template=options.template,
            )
    except DeckError as error:
        return failed(error)
    print(f"{target}: {numbered(report.slides, 'slide')}, {numbered(report.cases, 'case')}")
    for note in (*report.notes, *(report.details if options.verbose else ())):
        print(f"  {' '.join(note.split())}")
    for item in report.left_out:
        print(f"{PROGRAM}: left out: {item.reason}", file=sys.stderr)
    return HAS_ERRORS if report.left_out else DONE


def _misused(options: "Namespace") -> str:
    """Which options are missing or do not go together; empty if all is well."""
    if not options.output and not options.update:
        return "Name the deck to write with -o OUT.pptx, or one to update with --update DECK.pptx."
    if options.template and options.update:
        return "--template goes with a new deck: an edited one keeps the look it has."
    return ""


def _update(options: "Namespace", target: Path) -> int:
    from boardapp.deck.agenda.update import update_agenda
    from boardapp.deck.errors import DeckError
    from boardapp.progress_bar import ProgressBar

    try:
        with ProgressBar() as bar:
            report = update_agenda(
                options.cases, options.update, target, options.preset, options.minutes,
                reading=bar.cases, progress=bar.slides,
            )  # fmt: skip
    except DeckError as error:
        return failed(error)
    print(f"{target}: {numbered(report.slides, 'slide')}")
    for line in report.lines:
        print(f"  {line}")
    return DONE


def _minutes(text: str) -> int:
    """The time for a case. Raises ArgumentTypeError with a sentence."""
    if text.isdecimal() and len(text) < 4 and 1 <= int(text) <= _MOST_MINUTES:
        return int(text)
    from argparse import ArgumentTypeError

    raise ArgumentTypeError(f"write a whole number from 1 to {_MOST_MINUTES}")
