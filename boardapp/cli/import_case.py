"""`boardapp import`: a case made of an export, with a report of what became of each record."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from boardapp.cli.console import DONE, failed
from boardapp.cli.many.each import Each, add_many, run_each
from boardapp.endings import CASE, CASE_ENDINGS
from boardapp.words.plurals import numbered

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from boardapp.case.case import Case
    from boardapp.importers.imported import Imported, ImportOptions
    from boardapp.importers.report import Report

SHOWN_WARNINGS = 10
_FILES = (
    (
        ("-o", "--output"),
        "CASE.board.json",
        "the new case; without it only what was found is told",
    ),
    (
        ("--into",),
        "CASE",
        "a case to add to; nothing in it is overwritten (written to -o if that is named)",
    ),
    (("--mapping",), "FILE", "which column of a table is which test"),
    (
        ("--save-mapping",),
        "FILE",
        "write what was understood of a table, to be changed and given with --mapping",
    ),
    (("--report",), "REPORT.json", "what was read, kept and left out"),
)
"""Options that name a file: as they are written, what stands for the file, and what it is for."""


def add_options(command: "ArgumentParser") -> None:
    """Add the source, where to write, whom to take, and what may be kept."""
    _add_files(command)
    command.add_argument(
        "--patient", metavar="ID", default="", help="whom to take, where there are several"
    )
    command.add_argument(
        "--keep-identifiers",
        action="store_true",
        help="take names, record numbers and the birth date over, which else stay out",
    )
    command.add_argument(
        "--keep-dates",
        action="store_true",
        help="keep calendar dates, which else become days from the diagnosis, or ages",
    )
    add_many(command)


def _add_files(command: "ArgumentParser") -> None:
    """Add what is read, and what is written."""
    command.add_argument(
        "source",
        metavar="SOURCE",
        type=Path,
        nargs="+",
        help="a file, or a folder with the files of one patient; with -o FOLDER each file is a "
        "case of its own",
    )
    for names, metavar, told in _FILES:
        command.add_argument(*names, metavar=metavar, type=Path, help=told)


def run(options: "Namespace") -> int:
    """Import, write the case and the report, and say what became of the records."""
    if not options.into:
        return run_each(options, EACH)
    if options.jobs or options.dask:
        return failed("--into adds to one case, one source after the other; leave out --jobs.")
    return _add(options)


def _import(options: "Namespace") -> int:
    """Make a case of one source."""
    from boardapp.casefile.disk import reason
    from boardapp.casefile.faults import CaseFileError
    from boardapp.casefile.files import write_case
    from boardapp.importers.import_source import import_source
    from boardapp.importers.source_error import SourceError

    if fault := _fault(options):
        return failed(fault)
    try:
        if options.save_mapping:
            _save_mapping(options, options.source)
        imported = import_source(options.source, _wanted(options, None))
        if options.output:
            write_case(options.output, imported.case)
        if options.report:
            _write_report(options.report, imported.report)
    except (SourceError, CaseFileError) as error:
        return failed(error)
    except OSError as error:
        return failed(f"{error.filename or 'The output'} {reason(error)}.")
    _tell(imported.report, options.output or "No case was written; name one with -o")
    return DONE


def _add(options: "Namespace") -> int:
    """Add the sources to a case in their order: all of them, or none where one can't be read."""
    from boardapp.casefile.disk import reason
    from boardapp.casefile.faults import CaseFileError
    from boardapp.casefile.files import read_case, write_case
    from boardapp.importers.source_error import SourceError

    if fault := _fault(options):
        return failed(fault)
    try:
        if options.save_mapping:
            _save_mapping(options, options.source[0])
        into = read_case(options.into)
        added = _added(options, into)
        case = added[-1].case
        if options.output:
            write_case(options.output, case, images_from=options.into)
        elif case != into:  # A file to which nothing is added is not written again.
            write_case(options.into, case)
        if options.report:
            for path, one in zip(_report_paths(options), added, strict=True):
                _write_report(path, one.report)
    except (SourceError, CaseFileError) as error:
        return failed(error)
    except OSError as error:
        return failed(f"{error.filename or 'The output'} {reason(error)}.")
    for source, one in zip(options.source, added, strict=True):
        print(one.told)
        _tell(one.report, source if len(added) > 1 else options.into)
    return DONE


class _Added(NamedTuple):
    """The case with one source more, its report with the conflicts, and what was added in words."""

    case: "Case"
    report: "Report"
    told: str


def _added(options: "Namespace", into: "Case") -> list[_Added]:
    """The case after each of the sources. Raises `SourceError`."""
    from boardapp.importers.import_source import import_source

    case, found = into, list[_Added]()
    for source in options.source:
        found.append(_merged(case, import_source(source, _wanted(options, case))))
        case = found[-1].case
    return found


def _wanted(options: "Namespace", into: "Case | None") -> "ImportOptions":
    """How to import, into a case or as a new one."""
    from boardapp.importers.imported import ImportOptions
    from boardapp.importers.merge import holds_dates

    return ImportOptions(
        patient=options.patient,
        mapping=options.mapping,
        keep_identifiers=options.keep_identifiers,
        keep_dates=options.keep_dates or (into is not None and holds_dates(into)),
    )


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
    is_many = "is_one_of_many" in options or (options.into and len(options.source) > 1)
    if options.save_mapping and is_many:
        return "--save-mapping writes the mapping of one table; give one source."
    for path in filter(None, (target, options.report, options.save_mapping)):
        if path.is_dir():
            return f"{path} is a folder; name the file too."
        if not path.parent.is_dir():
            return f"The folder {path.parent} is not there; make it, or choose another."
    if target is None:
        return ""
    if not target.name.endswith(CASE_ENDINGS):
        return f"{target} does not end in {' or '.join(CASE_ENDINGS)}; choose another name."
    if target.exists() and "is_one_of_many" not in options:
        return f"{target} is there already; choose another name with -o, or add to it with --into."
    return ""


def _save_mapping(options: "Namespace", source: Path) -> None:
    """Before anything is read: what is asked about a table can then be said in its mapping."""
    from boardapp.casefile.disk import write_atomic
    from boardapp.importers.source_files import open_source
    from boardapp.importers.tables.mapping import read_mapping
    from boardapp.importers.tables.understanding import understand_file

    file = open_source(source).files[0]
    given = read_mapping(options.mapping) if options.mapping else None
    mapping = understand_file(file.read(), file.name, given).mapping
    write_atomic(options.save_mapping, mapping.to_json())
    print(f"{options.save_mapping}: how {file.name} is understood")


def _merged(into: "Case", imported: "Imported") -> _Added:
    """The case with what is new, and the report, which tells the conflicts too."""
    from msgspec.structs import replace

    from boardapp.importers.merge import merge
    from boardapp.importers.report import Warned
    from boardapp.words.differences import difference_text

    merged = merge(into, imported.case)
    conflicts = tuple(
        Warned(
            str(one.place), f"differs, and stays as it is: {difference_text(one.here, one.there)}"
        )
        for one in merged.conflicts
    )
    added, known = sum(merged.added.values()), sum(merged.known.values())
    told = f"{numbered(added, 'fact')} added, {known} known already, {len(conflicts)} in conflict"
    warnings = (*conflicts, *imported.report.warnings)
    return _Added(merged.case, replace(imported.report, warnings=warnings), told)


def _report_paths(options: "Namespace") -> list[Path]:
    """Where the reports are written: the file that was named, or one beside it for each source.

    "report.json" becomes "report-labs.json" for labs.csv, and "report-labs-2.json" for another.
    """
    if len(options.source) == 1:
        return [options.report]
    paths = list[Path]()
    for source in options.source:
        stem = f"{options.report.stem}-{source.resolve().stem}"
        names = (stem, *(f"{stem}-{number}" for number in range(2, len(options.source) + 1)))
        free = (options.report.with_stem(name) for name in names)
        paths.append(next(path for path in free if path not in paths))
    return paths


def _write_report(path: Path, report: "Report") -> None:
    from boardapp.casefile.disk import write_atomic

    write_atomic(path, report.to_json())


def _tell(report: "Report", name: Path | str) -> None:
    kept, read = sum(report.kept.values()), sum(report.read.values())
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
