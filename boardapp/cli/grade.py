"""`boardapp grade`: a table of laboratory results, graded by the CTCAE."""

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from boardapp.cli.console import DONE, PROGRAM, failed
from boardapp.cli.many.each import Each, add_many, run_each

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
        "table",
        metavar="TABLE.csv",
        type=Path,
        nargs="+",
        help="results with columns test, value, unit; of any length",
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT.csv",
        type=Path,
        help="default: standard output; a folder for many tables",
    )
    command.add_argument(
        "--ctcae",
        choices=("5.0", "6.0"),
        default="5.0",
        help="the version of the criteria (default: %(default)s)",
    )
    add_many(command)


def run(options: "Namespace") -> int:
    """Write each table with its grades and reasons."""
    return run_each(options, EACH)


def _grade(options: "Namespace") -> int:
    from boardapp.importers.graded_table import GradedTable
    from boardapp.importers.result_table import TableError, csv_line, read_table, write_table
    from boardapp.review.plausibility.one_result import OneResult

    source, target = options.table, options.output
    try:
        table = read_table(source)
        graded = GradedTable(table, options.ctcae, OneResult().doubts)
        lines = chain([graded.columns], graded.rows)
        if target is None:
            sys.stdout.writelines(csv_line(cells, table.delimiter) for cells in lines)
        elif target.exists() and target.samefile(source):
            return failed(f"{target} is the table itself; choose another name with -o.")
        else:
            write_table(target, table, lines)
            told = f"{graded.graded} of {graded.count} rows graded by CTCAE v{options.ctcae}"
            print(f"{target}: {told}")
    except TableError as error:
        return failed(error)
    if graded.replaced:
        print(f"{PROGRAM}: written anew: {', '.join(graded.replaced)}", file=sys.stderr)
    return DONE


EACH = Each(_grade, "table", (".csv", ".tsv"), lambda _: ".csv")
