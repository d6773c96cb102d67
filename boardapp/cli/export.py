"""`boardapp export`: the deck of a case, a hand-out, a minute, or an edited deck updated."""

from pathlib import Path
from typing import TYPE_CHECKING

from boardapp.cli.console import DONE, NO_QT, failed
from boardapp.cli.many.each import Each, run_each
from boardapp.cli.options import add_cases, add_preset, add_template, add_verbose, names_of
from boardapp.cli.target import target_fault
from boardapp.endings import CASE_ENDINGS
from boardapp.words.plurals import numbered

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from boardapp.case.case import Case
    from boardapp.deck.writing.writer import DeckReport

OWN_LOOK = "The minute is in boardapp's own design: --template is for slides."


def add_options(command: "ArgumentParser") -> None:
    """Add what to write, where, in whose look, and which slides."""
    add_cases(command)
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help="default: beside the case; a folder for many cases",
    )
    add_preset(command)
    command.add_argument(
        "--slides",
        metavar="NAMES",
        default="",
        help="which slides, in this order, such as question,timeline,labs,backup; "
        "-toxicity leaves one out",
    )
    add_template(command)
    add_verbose(command)
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


def run(options: "Namespace") -> int:
    """Write the files that were asked for."""
    if fault := _misused(options):
        return failed(fault)
    return run_each(options, EACH)


def _export(options: "Namespace") -> int:
    """Write the file that was asked for, and say what did not fit."""
    from boardapp.casefile.faults import CaseFileError
    from boardapp.casefile.files import read_case
    from boardapp.deck.errors import DeckError
    from boardapp.deck.export import default_output, export_deck
    from boardapp.resources import ResourceError

    if options.update:
        return _update(options)
    suffixes = _suffixes(options)
    target = options.output or _beside(default_output(options.case), options)
    try:
        case = read_case(options.case)
        if fault := target_fault(target, options.case, suffixes):
            return failed(fault)
        if fault := _paint_fault(options, target):
            return failed(fault)
        if options.pdf or options.minute:
            report = _write_handout(options, case, target)
        else:
            names = names_of(options.slides)
            report = export_deck(
                case, options.case, target, options.preset, slides=names, template=options.template
            )
    except (CaseFileError, DeckError, ResourceError) as error:
        return failed(error)
    except ImportError as error:
        return failed(f"The PDF can't be painted: {error}. {NO_QT}")
    print(
        f"{target}: {numbered(report.slides, 'page' if options.pdf or options.minute else 'slide')}"
    )
    details = report.details if options.verbose else ()
    own_look = OWN_LOOK if options.template and options.minute else ""
    for note in (*report.notes, *details, own_look, report.check):
        if note:
            print(f"  {' '.join(note.split())}")
    return DONE


def _ending(options: "Namespace") -> str:
    """How the file ends that is written for each of many cases."""
    return "-minute.pdf" if options.minute else _suffixes(options)[0]


EACH = Each(_export, "case", CASE_ENDINGS, _ending)


def _misused(options: "Namespace") -> str:
    """Which options of an export do not go together; empty if all do."""
    if options.notes and not options.pdf:
        return "--notes goes with --pdf: the notes of a deck are in its PowerPoint file."
    if options.slides and options.minute:
        return "--slides goes with a deck or --pdf: the minute is always the same sheet."
    if options.template and options.update:
        return "--template goes with a new deck: an edited one keeps the look it has."
    if options.update and (len(options.case) > 1 or options.case[0].is_dir()):
        return "--update goes with one case: an edited deck is of one case."
    return ""


def _update(options: "Namespace") -> int:
    from boardapp.casefile.faults import CaseFileError
    from boardapp.casefile.files import read_case
    from boardapp.deck.errors import DeckError
    from boardapp.deck.update.update import update_deck

    target = options.output or options.update
    names = names_of(options.slides)
    try:
        case = read_case(options.case)
        if fault := target_fault(target, options.case, (".pptx",)):
            return failed(fault)
        report = update_deck(
            case, options.case, options.update, target, options.preset, slides=names
        )
    except (CaseFileError, DeckError) as error:
        return failed(error)
    print(f"{target}: {numbered(report.slides, 'slide')}")
    for line in report.lines:
        print(f"  {line}")
    return DONE


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
    from boardapp.desktop.handout.kinds import missing_library

    missing = missing_library()
    return f"The PDF can't be painted: {missing}. {NO_QT}" if missing else ""


def _write_handout(options: "Namespace", case: "Case", target: Path) -> "DeckReport":
    """Write the PDF or the Word document; only the PDF needs Qt, and no screen."""
    from boardapp.desktop.handout.content import Content
    from boardapp.desktop.handout.kinds import Kind, write_handout

    kind: Kind = "notes" if options.notes else "slides"
    if options.minute:
        kind = "minute-word" if target.suffix.lower() == ".docx" else "minute"
    if kind == "minute-word":
        return write_handout(kind, case, options.case, target)
    from boardapp.desktop.handout.handout import ready_to_paint

    application = ready_to_paint()
    try:
        content = Content(options.preset, names_of(options.slides), options.template)
        return write_handout(kind, case, options.case, target, content)
    finally:
        del application
