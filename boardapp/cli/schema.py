"""`boardapp schema`: the JSON Schema of the case file."""

from typing import TYPE_CHECKING

from boardapp.cli.console import DONE, print_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_options(_: "ArgumentParser") -> None:
    """The command takes none."""


def run(_: "Namespace") -> int:
    """Print the schema."""
    from boardapp.casefile.schema import schema

    print_json(schema())
    return DONE
