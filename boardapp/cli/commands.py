"""The commands: the module that holds each, and what it does."""

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

COMMANDS = {
    "export": "Write the deck of a case, a hand-out or a minute.",
    "board": "Write the cases of a meeting as one deck with an agenda.",
    "show": "Print the review: status, lines, relapses, clock.",
    "check": "List all doubts and faults of a case.",
    "grade": "Grade a table of laboratory results by the CTCAE.",
    "import": "Make a case of an export: FHIR and other formats, told by their content.",
    "convert": "Write a case in the format of another program.",
    "schema": "Print the JSON Schema of the case file.",
}
"""Each command is the module of its name beside this one, or the one named below."""
_MODULES = {"import": "import_case"}
"""A command that has the name of a word of Python's."""


class Command(Protocol):
    """What the module of a command offers."""

    def add_options(self, command: "ArgumentParser") -> None:
        """Add the options of this command to its parser."""

    def run(self, options: "Namespace") -> int:
        """Do it; returns the exit code."""


def command(name: str) -> Command:
    """The module of a command, loaded only when it is asked for."""
    return cast(Command, import_module(f"boardapp.cli.{_MODULES.get(name, name)}"))
