"""The command line: what was asked for, and only then the imports it needs."""

import atexit
import gc
import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from boardapp import __version__

if TYPE_CHECKING:  # what a command needs is imported when it runs
    from argparse import ArgumentParser, Namespace

    from boardapp.case import Case
    from boardapp.deck.writer import DeckReport

DONE, HAS_ERRORS, FAILED, INTERRUPTED = 0, 1, 2, 130
_MOST_MINUTES = 120
PRESETS = ("short", "standard", "full")
_PROGRAM = "boardapp"
_EXIT_CODES = (
    "Exit codes: 0 done, 1 check found errors or board left a case out, 2 the input or the "
    "target can't be used (the reason is told on standard error)."
)

_NO_QT = (
    "On Debian or Ubuntu, `make demo` names the system libraries that it needs; "
    "all other commands work without them."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the window where none is named.

    Returns the exit code: 0 done, 1 a check found errors or a board left a case out, 2 the
    input or the target can't be used (the sentence on standard error says why), 130
    interrupted by Ctrl-C.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    _spare_the_console()
    if argv is None and _is_command(arguments):
        _spare_the_collector()
    try:
        code = _run(arguments)
        if sys.stdout:  # A program started without a console has none.
            sys.stdout.flush()  # Here, so that a broken pipe is met here.
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return DONE
    except OSError as error:  # A name that is too long, a full disk behind the output, …
        if error.filename is None:
            _silence_stdout()
        return _failed(_refused(error))
    except Exception as error:  # noqa: BLE001 - the program's edge: no user reads a traceback
        return _failed(_own_fault(error))
    return code


def _run(arguments: list[str]) -> int:
    if not _is_command(arguments):
        return _open_window(arguments)
    try:
        options = _parser().parse_args(_with_values(arguments))
    except SystemExit as stop:  # argparse has said all; 0 after --help, 2 after a slip.
        return int(stop.code or DONE)
    run: Callable[[Namespace], int] = options.run
    return run(options)


def _is_command(arguments: Sequence[str]) -> bool:
    return bool(arguments) and (arguments[0] in _COMMANDS or arguments[0].startswith("-"))


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


def _parser() -> "ArgumentParser":
    import argparse

    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        usage=f"{_PROGRAM} [CASE] | {_PROGRAM} COMMAND …",
        description="Prepare and give a tumor-board presentation from one case file.",
        epilog="Without a command the window opens, with CASE if one is named. "
        f"{_EXIT_CODES} Not a medical device.",
    )
    parser.add_argument("--version", action="version", version=f"{_PROGRAM} {__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog=_PROGRAM
    )
    for name, (add_options, run, text) in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text, epilog=_EXIT_CODES)
        add_options(command)
        command.set_defaults(run=run)
    return parser


def _case_option(command: "ArgumentParser") -> None:
    command.add_argument("case", metavar="CASE", type=Path, help="a .board.json or .board file")


def _json_option(command: "ArgumentParser") -> None:
    _case_option(command)
    command.add_argument("--json", action="store_true", help="print JSON for other programs")


def _export_options(command: "ArgumentParser") -> None:
    _case_option(command)
    command.add_argument(
        "-o", "--output", metavar="OUT", type=Path, help="default: beside the case"
    )
    _preset_option(command)
    command.add_argument(
        "--slides",
        metavar="NAMES",
        default="",
        help="which slides, in this order, such as question,timeline,labs,backup; "
        "-toxicity leaves one out",
    )
    _template_option(command)
    kinds = command.add_mutually_exclusive_group()
    kinds.add_argument("--pdf", action="store_true", help="a PDF hand-out instead of PowerPoint")
    kinds.add_argument(
        "--minute", action="store_true", help="the minute on one page, as .pdf or .docx"
    )
    kinds.add_argument(
        "--update",
        metavar="DECK.pptx",
        type=Path,
        help="bring an edited deck up to date; what was edited stays, and is told",
    )
    command.add_argument(
        "--notes", action="store_true", help="with --pdf: each slide on a sheet with its notes"
    )


def _preset_option(command: "ArgumentParser") -> None:
    command.add_argument(
        "--preset",
        choices=PRESETS,
        help="short: 4 slides to show; standard: up to 10; full: the whole case; backup slides "
        "stand behind (default: what the case keeps, else standard)",
    )


def _template_option(command: "ArgumentParser") -> None:
    command.add_argument(
        "--template",
        metavar="FILE",
        type=Path,
        help="a .pptx or .potx of your institution, whose look the deck takes",
    )


def _board_options(command: "ArgumentParser") -> None:
    command.add_argument(
        "cases",
        metavar="CASE",
        type=Path,
        nargs="+",
        help="case files, in the order of the meeting",
    )
    command.add_argument(
        "-o", "--output", metavar="OUT.pptx", type=Path, required=True, help="the deck to write"
    )
    _preset_option(command)
    _template_option(command)
    command.add_argument(
        "--minutes",
        metavar="N",
        type=_minutes,
        help="for each case, 1 to 120 (default: short 3, standard 5, full 10)",
    )


def _minutes(text: str) -> int:
    """The time for a case. Raises ArgumentTypeError with a sentence."""
    if text.isdecimal() and len(text) < 4 and 1 <= int(text) <= _MOST_MINUTES:
        return int(text)
    from argparse import ArgumentTypeError

    raise ArgumentTypeError(f"write a whole number from 1 to {_MOST_MINUTES}")


def _grade_options(command: "ArgumentParser") -> None:
    command.add_argument(
        "table", metavar="TABLE.csv", type=Path, help="results with columns test, value, unit"
    )
    command.add_argument(
        "-o", "--output", metavar="OUT.csv", type=Path, help="default: standard output"
    )
    command.add_argument(
        "--ctcae",
        choices=("5.0", "6.0"),
        default="5.0",
        help="the version of the criteria (default: %(default)s)",
    )


def _no_options(_: "ArgumentParser") -> None:
    """The command takes none."""


def _export(options: "Namespace") -> int:
    from boardapp.casefile import CaseFileError, read_case
    from boardapp.deck import DeckError, export_deck
    from boardapp.deck.export import default_output
    from boardapp.resources import ResourceError

    if fault := _misused(options):
        return _failed(fault)
    if options.update:
        return _update(options)
    suffixes = _suffixes(options)
    target = options.output or _beside(default_output(options.case), options)
    try:
        case = read_case(options.case)
        if fault := _target_fault(target, options.case, suffixes):
            return _failed(fault)
        if fault := _paint_fault(options, target):
            return _failed(fault)
        if options.pdf or options.minute:
            report = _write_handout(options, case, target)
        else:
            names = _names(options.slides)
            report = export_deck(
                case, options.case, target, options.preset, slides=names, template=options.template
            )
    except (CaseFileError, DeckError, ResourceError) as error:
        return _failed(error)
    except ImportError as error:
        return _failed(f"The PDF can't be painted: {error}. {_NO_QT}")
    print(
        f"{target}: {_counted(report.slides, 'page' if options.pdf or options.minute else 'slide')}"
    )
    for note in (*report.notes, report.check):
        if note:
            print(f"  {' '.join(note.split())}")
    return DONE


def _misused(options: "Namespace") -> str:
    """Which options of an export do not go together; empty if all do."""
    if options.notes and not options.pdf:
        return "--notes goes with --pdf: the notes of a deck are in its PowerPoint file."
    if options.slides and options.minute:
        return "--slides goes with a deck or --pdf: the minute is always the same sheet."
    if options.template and options.update:
        return "--template goes with a new deck: an edited one keeps the look it has."
    if options.template and (options.pdf or options.minute):
        return "--template goes with a deck: hand-out and minute have a look of their own."
    return ""


def _update(options: "Namespace") -> int:
    from boardapp.casefile import CaseFileError, read_case
    from boardapp.deck.errors import DeckError
    from boardapp.deck.update.update import update_deck

    target = options.output or options.update
    names = _names(options.slides)
    try:
        case = read_case(options.case)
        if fault := _target_fault(target, options.case, (".pptx",)):
            return _failed(fault)
        report = update_deck(
            case, options.case, options.update, target, options.preset, slides=names
        )
    except (CaseFileError, DeckError) as error:
        return _failed(error)
    print(f"{target}: {_counted(report.slides, 'slide')}")
    for line in report.lines:
        print(f"  {line}")
    return DONE


def _board(options: "Namespace") -> int:
    from boardapp.deck.agenda_export import export_board
    from boardapp.deck.errors import DeckError
    from boardapp.progress_bar import ProgressBar

    target = options.output
    for case in options.cases:
        if case.exists() and (fault := _target_fault(target, case, (".pptx",))):
            return _failed(fault)
    try:
        with ProgressBar() as bar:
            report = export_board(
                options.cases,
                target,
                options.preset,
                options.minutes,
                reading=bar.cases,
                progress=bar.slides,
                template=options.template,
            )
    except DeckError as error:
        return _failed(error)
    print(f"{target}: {_counted(report.slides, 'slide')}, {_counted(report.cases, 'case')}")
    for note in report.notes:
        print(f"  {' '.join(note.split())}")
    for item in report.left_out:
        print(f"{_PROGRAM}: left out: {item.reason}", file=sys.stderr)
    return HAS_ERRORS if report.left_out else DONE


def _names(text: str) -> list[str]:
    """The names of slides in a list parted by commas."""
    return [name for name in text.split(",") if name.strip()]


def _suffixes(options: "Namespace") -> tuple[str, ...]:
    """How the file may end."""
    if options.minute:
        return (".pdf", ".docx")
    return (".pdf",) if options.pdf else (".pptx",)


def _beside(deck: Path, options: "Namespace") -> Path:
    """The file beside the case, named after it: "letter.pdf", "letter-minute.pdf"."""
    if options.minute:
        return deck.with_name(f"{deck.stem}-minute.pdf")
    return deck.with_suffix(".pdf") if options.pdf else deck


def _paint_fault(options: "Namespace", target: Path) -> str:
    """Why no PDF can be painted; empty if it can, or if none is asked for."""
    if not (options.pdf or options.minute) or target.suffix.lower() == ".docx":
        return ""
    from boardapp.desktop.handout_kinds import missing_library

    missing = missing_library()
    return f"The PDF can't be painted: {missing}. {_NO_QT}" if missing else ""


def _write_handout(options: "Namespace", case: "Case", target: Path) -> "DeckReport":
    """Write the PDF or the Word document; only the PDF needs Qt, and no screen."""
    from boardapp.desktop.handout_kinds import Kind, write_handout

    kind: Kind = "notes" if options.notes else "slides"
    if options.minute:
        kind = "minute-word" if target.suffix.lower() == ".docx" else "minute"
    if kind == "minute-word":
        return write_handout(kind, case, options.case, target)
    from boardapp.desktop.handout import ready_to_paint

    application = ready_to_paint()
    try:
        names = _names(options.slides)
        return write_handout(kind, case, options.case, target, options.preset, slides=names)
    finally:
        del application


def _target_fault(target: Path, case: Path, suffixes: tuple[str, ...]) -> str:
    """Why nothing can be written there, told before the work is done; empty if it can."""
    first = suffixes[0]
    if target.is_dir():
        return f"{target} is a folder; name the file too, such as -o {target / 'deck'}{first}."
    if target.exists() and target.samefile(case):
        return f"{target} is the case itself; choose another name for the deck with -o."
    if target.suffix.lower() not in suffixes:
        return _wrong_ending(target, suffixes)
    if not target.parent.is_dir():
        return f"The folder {target.parent} is not there; make it, or choose another with -o."
    return ""


def _wrong_ending(target: Path, suffixes: tuple[str, ...]) -> str:
    endings = " or ".join(suffixes)
    if suffixes != (".pptx",):
        return f"{target} does not end in {endings}; choose another name."
    hint = {".pdf": ", or add --pdf or --minute", ".docx": ", or add --minute"}
    more = hint.get(target.suffix.lower(), "")
    return f"{target} does not end in .pptx, as PowerPoint needs it; choose another name{more}."


def _show(options: "Namespace") -> int:
    from boardapp.casefile import CaseFileError, read_case
    from boardapp.review import review_case

    try:
        review = review_case(read_case(options.case))
    except CaseFileError as error:
        return _failed(error)
    if options.json:
        _print_json(review)
    else:
        from boardapp.review.plain_text import review_text

        print(review_text(review), end="")
    return DONE


def _check(options: "Namespace") -> int:
    from boardapp.casefile import CaseFileError, check_images, read_case
    from boardapp.review import review_case
    from boardapp.review.findings import image_findings
    from boardapp.review.plain_text import findings_text

    try:
        case = read_case(options.case)
        faults = check_images(case, options.case)
    except CaseFileError as error:
        return _failed(error)
    findings = (*image_findings(faults), *review_case(case).findings)
    has_errors = any(finding.severity == "error" for finding in findings)
    if options.json:
        _print_json(findings)
    else:
        print(findings_text(findings), end="")
        print(_summary(len(findings), has_errors=has_errors))
    return HAS_ERRORS if has_errors else DONE


def _grade(options: "Namespace") -> int:
    from boardapp.importers.graded_table import grade_table
    from boardapp.importers.result_table import TableError, read_table, table_text, write_table

    source, target = options.table, options.output
    try:
        graded = grade_table(read_table(source), options.ctcae)
        if target is None:
            print(table_text(graded.table), end="")
        elif target.exists() and target.samefile(source):
            return _failed(f"{target} is the table itself; choose another name with -o.")
        else:
            write_table(target, graded.table)
            rows = len(graded.table.rows)
            print(f"{target}: {graded.graded} of {rows} rows graded by CTCAE v{options.ctcae}")
    except TableError as error:
        return _failed(error)
    if graded.replaced:
        print(f"{_PROGRAM}: written anew: {', '.join(graded.replaced)}", file=sys.stderr)
    return DONE


def _schema(_: "Namespace") -> int:
    from boardapp.casefile import schema

    _print_json(schema())
    return DONE


def _open_window(arguments: Sequence[str]) -> int:
    if fault := _no_case(arguments):
        return _failed(fault)
    try:
        from boardapp.desktop.application import run
    except ImportError as error:
        return _failed(f"The window can't open: {error}. {_NO_QT}")
    return run([_PROGRAM, *arguments])


def _no_case(arguments: Sequence[str]) -> str:
    """Why these arguments name no case to open; empty if they do, or if there are none."""
    if len(arguments) > 1 and Path(arguments[0]).exists():
        return f"The window opens one case; too much was named: {' '.join(arguments[1:])}."
    if arguments and not Path(arguments[0]).is_file():
        name = arguments[0]
        if Path(name).is_dir():
            return f'"{name}" is a folder; name a case file in it.'
        return f'"{name}" is no command, and no such file is here; {_meant(name)}'
    return ""


def _meant(name: str) -> str:
    import difflib

    folder = Path(name).parent
    files = (str(path) for path in folder.iterdir()) if folder.is_dir() else ()
    names = [*_COMMANDS, *(file for file in files if file.endswith((".json", ".board")))]
    close = difflib.get_close_matches(name, names, n=1)
    return f'did you mean "{close[0]}"?' if close else f"{_PROGRAM} --help lists the commands."


def _print_json(value: object) -> None:
    """Print JSON in UTF-8, as JSON is, whatever the encoding of the console."""
    import msgspec

    text = msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(text)


def _summary(count: int, *, has_errors: bool) -> str:
    if not count:
        return "No doubts and no faults."
    return f"{_counted(count, 'finding')}, {'with' if has_errors else 'no'} errors among them."


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _failed(error: object) -> int:
    print(f"{_PROGRAM}: {error}", file=sys.stderr)
    return FAILED


def _refused(error: OSError) -> str:
    from boardapp.casefile.disk import reason

    name = "The output" if error.filename is None else str(error.filename)
    return f"{name if len(name) < 100 else name[:100] + '…'} {reason(error)}."


def _own_fault(error: Exception) -> str:
    """A fault that nobody foresaw, with what a report of it needs."""
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"A fault of {_PROGRAM} itself, for which we are sorry: {type(error).__name__}: {error} "
        f"({Path(place.filename).name}, line {place.lineno}, version {__version__}). "
        "Please report it with what you did; your case file was not changed."
    )


def _spare_the_console() -> None:
    """Keep "¶" and "×10⁹/L" from breaking a console with another encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def _silence_stdout() -> None:
    """Send what is still to be written nowhere, so that Python does not fail on it at its end.

    The reader of a pipe ("| head") has gone, or the disk behind the output is full.
    """
    import contextlib

    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError):  # A stand-in for standard output has no number.
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


_Command = tuple[Callable[["ArgumentParser"], None], Callable[["Namespace"], int], str]
_COMMANDS: dict[str, _Command] = {
    "export": (_export_options, _export, "Write the deck of a case, a hand-out or a minute."),
    "board": (_board_options, _board, "Write the cases of a meeting as one deck with an agenda."),
    "show": (_json_option, _show, "Print the review: status, lines, relapses, clock."),
    "check": (_json_option, _check, "List all doubts and faults of a case."),
    "grade": (_grade_options, _grade, "Grade a table of laboratory results by the CTCAE."),
    "schema": (_no_options, _schema, "Print the JSON Schema of the case file."),
}
