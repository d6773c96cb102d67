"""`boardapp grade`: a table of laboratory results, graded by the CTCAE."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from boardapp.cli.console import DONE, PROGRAM, failed

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_options(command: "ArgumentParser") -> None:
    """Add the table, where to write it, and the version of the criteria."""
    command.epilog = (
        "Also read where there are such columns: low and high (the laboratory's range), baseline, "
        "baseline_unit, baseline_low, baseline_high, baseline_flag (low, normal, high), direction "
        "(low, high), anticoagulated (yes, no), specimen; for rows that name febrile neutropenia, "
        "sinusoidal obstruction syndrome or tumor lysis syndrome temperature, over_an_hour, "
        "defibrotide, tumor_lysis (yes, no). A row that can't be graded keeps its "
        "cells and gets the reason."
    )
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


def run(options: "Namespace") -> int:
    """Grade each row and write the table with its grades and reasons."""
    from boardapp.importers.graded_table import grade_table
    from boardapp.importers.result_table import TableError, read_table, table_text, write_table
    from boardapp.review.plausibility.one_result import OneResult

    source, target = options.table, options.output
    try:
        graded = grade_table(read_table(source), options.ctcae, OneResult().doubts)
        if target is None:
            print(table_text(graded.table), end="")
        elif target.exists() and target.samefile(source):
            return failed(f"{target} is the table itself; choose another name with -o.")
        else:
            write_table(target, graded.table)
            rows = len(graded.table.rows)
            print(f"{target}: {graded.graded} of {rows} rows graded by CTCAE v{options.ctcae}")
    except TableError as error:
        return failed(error)
    if graded.replaced:
        print(f"{PROGRAM}: written anew: {', '.join(graded.replaced)}", file=sys.stderr)
    return DONE
