"""`boardapp import`: a case made of an export, with a report of what became of each record."""

from pathlib import Path
from typing import TYPE_CHECKING

from boardapp.cli.console import DONE, failed
from boardapp.cli.many.each import Each, add_many, run_each
from boardapp.endings import CASE, CASE_ENDINGS
from boardapp.words.plurals import numbered

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from boardapp.importers.imported import Imported
    from boardapp.importers.report import Report

SHOWN_WARNINGS = 10


def add_options(command: "ArgumentParser") -> None:
    """Add the source, where to write, whom to take, and what may be kept."""
    command.add_argument(
        "source",
        metavar="SOURCE",
        type=Path,
        nargs="+",
        help="a file, or a folder with the files of one patient; with -o FOLDER each file is a "
        "case of its own",
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="CASE.board.json",
        type=Path,
        help="the new case; without it only what was found is told",
    )
    command.add_argument(
        "--patient", metavar="ID", default="", help="whom to take, where there are several"
    )
    command.add_argument(
        "--mapping", metavar="FILE", type=Path, help="which column of a table is which test"
    )
    command.add_argument(
        "--report", metavar="REPORT.json", type=Path, help="what was read, kept and left out"
    )
    command.add_argument(
        "--keep-identifiers",
        action="store_true",
        help="take names, record numbers and the birth date over, which else stay out",
    )
    command.add_argument(
        "--keep-dates",
        action="store_true",
        help="keep calendar dates, which else become ages or days from the diagnosis",
    )
    add_many(command)


def run(options: "Namespace") -> int:
    """Import, write the case and the report, and say what became of the records."""
    return run_each(options, EACH)


def _import(options: "Namespace") -> int:
    from boardapp.casefile.faults import CaseFileError
    from boardapp.importers.import_source import import_source
    from boardapp.importers.imported import ImportOptions
    from boardapp.importers.source_error import SourceError

    if fault := _fault(options):
        return failed(fault)
    wanted = ImportOptions(
        patient=options.patient,
        mapping=options.mapping,
        keep_identifiers=options.keep_identifiers,
        keep_dates=options.keep_dates,
    )
    try:
        imported = import_source(options.source, wanted)
        _write(options, imported)
    except (SourceError, CaseFileError) as error:
        return failed(error)
    _tell(imported.report, options.output)
    return DONE


EACH = Each(
    _import,
    "source",
    (".json", ".ndjson", ".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".yaml", ".yml", ".pb"),
    lambda _: CASE,
    takes_folder=True,
    beside=(("report", ".report.json"),),
)


def _fault(options: "Namespace") -> str:
    """Why nothing can be written where the user wants it; empty if it can."""
    target: Path | None = options.output
    for path in filter(None, (target, options.report)):
        if path.is_dir():
            return f"{path} is a folder; name the file too."
        if not path.parent.is_dir():
            return f"The folder {path.parent} is not there; make it, or choose another."
    if target is None:
        return ""
    if not target.name.endswith(CASE_ENDINGS):
        return f"{target} does not end in {' or '.join(CASE_ENDINGS)}; choose another name."
    if target.exists() and "is_one_of_many" not in options:
        return f"{target} is there already; choose another name with -o."
    return ""


def _write(options: "Namespace", imported: "Imported") -> None:
    from boardapp.casefile.disk import write_atomic
    from boardapp.casefile.files import write_case

    if options.output:
        write_case(options.output, imported.case)
    if options.report:
        write_atomic(options.report, imported.report.to_json())


def _tell(report: "Report", target: Path | None) -> None:
    kept, read = sum(report.kept.values()), sum(report.read.values())
    name = target or "No case was written; name one with -o"
    print(f"{name}: {kept} of {numbered(read, 'record')} taken ({report.format})")
    found = ", ".join(
        f"{count} {key.replace('_', ' ')}" for key, count in report.case.items() if count
    )
    print(f"  In the case: {found or 'nothing'}")
    for left in report.left_out:
        print(f"  Left out: {left.count} × {left.kind}: {left.why}")
    for warned in report.warnings[:SHOWN_WARNINGS]:
        print(f"  Asked about: {warned.where}: {warned.what}")
    if (more := len(report.warnings) - SHOWN_WARNINGS) > 0:
        print(f"  and {more} more, which --report lists")
