"""Parts of a review that are kept: made anew only where something they read has changed."""

import operator
from collections.abc import Callable, Sequence
from typing import TypeVar

from boardapp.case.case import Case

T = TypeVar("T")

_NOT_ON_THE_CLOCK = frozenset(
    {
        "title", "meeting", "privacy", "labs", "measurements", "work_ups", "references", "sources",
        "remarks", "doubts", "acknowledgements", "presentation", "recommendation", "options",
    }
)  # fmt: skip
"""Fields of a case that place no event; what is not named here does, for all that is known."""


class ReviewCancelled(Exception):
    """Nobody asks for this review any more."""


class Parts:
    """The parts of the last review, each with what it was made from.

    Structs of a case are frozen and share what did not change, so that the same object says the
    same thing. `made` names the parts that the last review had to make.
    """

    def __init__(self) -> None:
        self.made: list[str] = []
        self._cancelled: Callable[[], bool] = _never
        self._kept: dict[str, tuple[Sequence[object], object]] = {}

    def begin(self, cancelled: Callable[[], bool] | None = None) -> None:
        """A review begins; it ends between two parts where `cancelled` says so."""
        self.made = []
        self._cancelled = cancelled or _never

    def go_on(self) -> None:
        """Raises ReviewCancelled where nobody asks for the review any more.

        What was made until then is kept for the next review.
        """
        if self._cancelled():
            raise ReviewCancelled

    def part(self, name: str, make: Callable[[], T], *reads: object) -> T:
        """The part of this name, kept where all that it reads is the same object as before."""
        return self.each(name, make, reads)

    def equal(self, name: str, value: T) -> T:
        """The value of this name as it was made before, where it is equal to this one."""
        kept = self._kept.get(name)
        if kept and kept[1] == value:
            return kept[1]
        self._kept[name] = ((), value)
        return value

    def each(self, name: str, make: Callable[[], T], reads: Sequence[object]) -> T:
        """As `part`, for what reads very many objects, such as the results of one test."""
        self.go_on()
        kept = self._kept.get(name)
        if kept and len(kept[0]) == len(reads) and all(map(operator.is_, kept[0], reads)):
            return kept[1]  # type: ignore[return-value]
        found = make()
        self.made.append(name)
        self._kept[name] = (reads, found)
        return found


def _never() -> bool:
    return False


def read_by_the_clock(case: Case) -> tuple[object, ...]:
    """All of a case that the clock reads."""
    return tuple(
        getattr(case, name) for name in case.__struct_fields__ if name not in _NOT_ON_THE_CLOCK
    )


_NO_FACTS = frozenset({"title", "presentation", "doubts", "acknowledgements"})
"""Fields of a case from which nothing is derived but what is told of themselves."""


def facts_of(case: Case) -> tuple[object, ...]:
    """All of a case that states something of the patient or the meeting."""
    return tuple(getattr(case, name) for name in case.__struct_fields__ if name not in _NO_FACTS)
