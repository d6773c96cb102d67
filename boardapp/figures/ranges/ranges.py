"""Results on their ranges as data: each test a row, its range a band, its value a mark on it."""

import msgspec

from boardapp.case.place import Place
from boardapp.figures.figure import NOWHERE, Figure


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One result. `low` to `high` is the stated value (equal for a number), None where unbounded.

    `has_number`: it states a number; else it is told in words alone. The reference has the unit
    of the value; both its bounds are None where no range is given. `details` stand small beside
    it: the range first, then time and doubts. `place` is where it stands in the case.
    """

    name: str
    text: str
    details: tuple[str, ...] = ()
    has_number: bool = True
    low: float | None = None
    high: float | None = None
    reference_low: float | None = None
    reference_high: float | None = None
    is_outside: bool = False
    place: Place = NOWHERE

    @property
    def has_track(self) -> bool:
        """Whether its value can stand on its range."""
        has_range = self.reference_low is not None or self.reference_high is not None
        return self.has_number and has_range


class Ranges(Figure, frozen=True, kw_only=True):
    """Rows of results, the most important first."""

    results: tuple[Result, ...]
