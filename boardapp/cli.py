"""The command line: what was asked for, and only then the imports it needs."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from boardapp import __version__

DONE, HAS_ERRORS, FAILED = 0, 1, 2
PRESETS = ("short", "standard", "full")
_PROGRAM = "boardapp"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the window where none is named.

    Returns the exit code: 0 done, 1 a check found errors, 2 the input or the target
    can't be used (the sentence on standard error says why).
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    if not arguments or (arguments[0] not in _COMMANDS and not arguments[0].startswith("-")):
        return _open_window(arguments)
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of a pipe ("| head") has gone: nothing is left to say to it.
        sys.stderr.close()
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        usage=f"{_PROGRAM} [CASE] | {_PROGRAM} COMMAND …",
        description="Prepare and give a tumor-board presentation from one case file.",
        epilog="Without a command the window opens, with CASE if one is named. "
        "Exit codes: 0 done, 1 errors found by check, 2 the input or the target can't be used. "
        "Not a medical device.",
    )
    parser.add_argument("--version", action="version", version=f"{_PROGRAM} {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (add_options, run, text) in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        add_options(command)
        command.set_defaults(run=run)
    return parser


def _case_option(command: argparse.ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE", type=Path, help="a .board.json or .board file")


def _json_option(command: argparse.ArgumentParser) -> None:
    _case_option(command)
    command.add_argument("--json", action="store_true", help="print JSON for other programs")


def _export_options(command: argparse.ArgumentParser) -> None:
    _case_option(command)
    command.add_argument(
        "-o", "--output", metavar="OUT.pptx", type=Path, help="default: beside the case"
    )
    command.add_argument(
        "--preset",
        choices=PRESETS,
        default="standard",
        help="short: 4 slides; standard: 8 to 10; full: the whole case (default: %(default)s)",
    )


def _no_options(_: argparse.ArgumentParser) -> None:
    """The command takes none."""


def _export(options: argparse.Namespace) -> int:
    from boardapp.casefile import CaseFileError, read_case
    from boardapp.deck import DeckError, export_deck
    from boardapp.deck.export import default_output

    target = options.output or default_output(options.case)
    try:
        report = export_deck(read_case(options.case), options.case, target, options.preset)
    except (CaseFileError, DeckError) as error:
        return _failed(error)
    print(f"{target}: {report.slide_count} slides")
    for note in report.notes:
        print(f"  {note}")
    return DONE


def _show(options: argparse.Namespace) -> int:
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


def _check(options: argparse.Namespace) -> int:
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
        print(_counted(len(findings), has_errors=has_errors))
    return HAS_ERRORS if has_errors else DONE


def _schema(_: argparse.Namespace) -> int:
    from boardapp.casefile import schema

    _print_json(schema())
    return DONE


def _open_window(arguments: Sequence[str]) -> int:
    try:
        from boardapp.desktop.application import run
    except ImportError as error:
        return _failed(
            f"The window can't open: {error}. On Debian or Ubuntu, `make demo` names the system "
            "libraries that it needs; export, show, check and schema work without them."
        )
    return run([_PROGRAM, *arguments])


def _print_json(value: object) -> None:
    import msgspec

    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def _counted(count: int, *, has_errors: bool) -> str:
    if not count:
        return "No doubts and no faults."
    return f"{count} findings, {'with' if has_errors else 'no'} errors among them."


def _failed(error: object) -> int:
    print(f"{_PROGRAM}: {error}", file=sys.stderr)
    return FAILED


def _speak_utf8() -> None:
    """Keep "¶" and "×10⁹/L" from breaking a console with another encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


_Command = tuple[
    Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int], str
]
_COMMANDS: dict[str, _Command] = {
    "export": (_export_options, _export, "Write the deck of a case as PowerPoint."),
    "show": (_json_option, _show, "Print the review: status, lines, relapses, clock."),
    "check": (_json_option, _check, "List all doubts and faults of a case."),
    "schema": (_no_options, _schema, "Print the JSON Schema of the case file."),
}
