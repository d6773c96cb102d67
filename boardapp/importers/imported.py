"""What an import is asked for, what it gives back, and how it is watched."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from boardapp.case.case import Case
from boardapp.importers.report import Report
from boardapp.importers.source_error import ImportCancelled

if TYPE_CHECKING:
    from boardapp.importers.tables.mapping import Mapping

Progress = Callable[[int, int], None]
"""Told how many of how many steps are done."""
Cancelled = Callable[[], bool]
"""Asked between two steps whether anybody still waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How to import.

    `patient` is the id of the one to take, empty where the source has one only. `mapping` says
    which column of a table is what, or is the file that does.
    `keep_identifiers` takes names, record numbers and the birth date over; `keep_dates` keeps
    calendar dates, where else times become ages or days from the diagnosis.
    """

    patient: str = ""
    mapping: "Path | Mapping | None" = None
    keep_identifiers: bool = False
    keep_dates: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """A case made of a source, and the report of what became of each record."""

    case: Case
    report: Report


def _unwatched(_done: int, _total: int) -> None:
    """Nobody watches."""


def _wanted() -> bool:
    """Nobody cancels."""
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """Who watches an import, and may end it."""

    progress: Progress = _unwatched
    cancelled: Cancelled = _wanted

    def step(self, done: int, total: int) -> None:
        """Tell how far it is. Raises `ImportCancelled` where nobody waits any more."""
        if self.cancelled():
            raise ImportCancelled
        self.progress(done, total)
