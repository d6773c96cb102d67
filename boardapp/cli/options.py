"""Options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_case(command: "ArgumentParser") -> None:
    """Add the case file."""
    command.add_argument("case", metavar="CASE", type=Path, help="a .board.json or .board file")


def add_cases(command: "ArgumentParser") -> None:
    """Add the case files, of which there may be many."""
    from boardapp.cli.many.each import add_many

    command.add_argument(
        "case",
        metavar="CASE",
        type=Path,
        nargs="+",
        help=".board.json or .board files, or folders of them",
    )
    add_many(command)


def add_json(command: "ArgumentParser") -> None:
    """Add the case files, where to write of many, and `--json`."""
    add_cases(command)
    command.add_argument(
        "-o", "--output", metavar="FOLDER", type=Path, help="the folder for the texts of many cases"
    )
    command.add_argument("--json", action="store_true", help="print JSON for other programs")


def add_preset(command: "ArgumentParser") -> None:
    """Add `--preset`."""
    from boardapp.case.deck_settings import PRESETS

    command.add_argument(
        "--preset",
        choices=PRESETS,
        help="short: 4 slides to show; standard: up to 10; full: the whole case; backup slides "
        "stand behind (default: what the case keeps, else standard)",
    )


def add_template(command: "ArgumentParser") -> None:
    """Add `--template`."""
    command.add_argument(
        "--template",
        metavar="FILE",
        type=Path,
        help="a .pptx or .potx of your institution, whose look the deck takes",
    )


def add_verbose(command: "ArgumentParser") -> None:
    """Add `--verbose`."""
    command.add_argument(
        "-v", "--verbose", action="store_true", help="tell each slide that was split by itself"
    )


def names_of(text: str) -> list[str]:
    """The names of slides in a list parted by commas."""
    return [name for name in text.split(",") if name.strip()]
