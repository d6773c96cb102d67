"""`boardapp convert`: a case in the format of another program."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from boardapp.cli.console import DONE, failed
from boardapp.cli.options import add_case

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from boardapp.case.case import Case
    from boardapp.importers.converted import Converted

TARGETS = {
    "fhir": "boardapp.importers.fhir.writing.bundle",
    "phenopacket": "boardapp.importers.phenopacket.writer",
    "labs": "boardapp.importers.tables.labs_csv",
}
"""The module of each format, which is loaded when it is asked for."""


class Target(Protocol):
    """What the module of a format offers."""

    def convert(self, case: "Case") -> "Converted":
        """The case as a file of this format."""


def add_options(command: "ArgumentParser") -> None:
    """Add the case, the format and where to write it."""
    add_case(command)
    command.add_argument(
        "--to",
        choices=tuple(TARGETS),
        required=True,
        help="fhir: a FHIR R4 Bundle; phenopacket: GA4GH, version 2, as JSON; "
        "labs: laboratory results as CSV",
    )
    command.add_argument(
        "-o", "--output", metavar="OUT", type=Path, required=True, help="the file to write"
    )


def run(options: "Namespace") -> int:
    """Write the file, and say what of the case it can't hold."""
    from boardapp.casefile.disk import reason, write_atomic
    from boardapp.casefile.faults import CaseFileError
    from boardapp.casefile.files import read_case
    from boardapp.words.plurals import numbered

    target: Path = options.output
    if not target.parent.is_dir():
        return failed(f"The folder {target.parent} is not there; make it, or choose another.")
    if target.exists():
        return failed(f"{target} is there already; choose another name with -o.")
    try:
        converted = cast(Target, import_module(TARGETS[options.to])).convert(
            read_case(options.case)
        )
        write_atomic(target, converted.data)
    except CaseFileError as error:
        return failed(error)
    except OSError as error:
        return failed(f"{target} {reason(error)}.")
    print(f"{target}: {numbered(converted.facts, 'fact')} written")
    for left in converted.left_out:
        print(f"  Not in it: {left.count} × {left.kind}: {left.why}")
    return DONE
