"""Rows that are made when they are looked at: a table of thousands shows some thirty."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import overload

from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.ranks import Rank

KEPT = 512
Ranks = Callable[[int], Rank]
"""From the number of a row to what it is sorted by, without making the row."""
NO_RANKS: Mapping[int, Ranks] = MappingProxyType({})


class LazyRows(Sequence[FactRow]):
    """`count` rows, the row at a number made by `make` and kept for a while.

    `ranks` are those of the columns that can be sorted, by their numbers. `name` gives what a row
    is known by, without making it; `find` the number of the row that is known by this, else −1.
    """

    def __init__(
        self,
        count: int,
        make: Callable[[int], FactRow],
        ranks: Mapping[int, Ranks] = NO_RANKS,
        name: Callable[[int], str] | None = None,
        find: Callable[[str], int] | None = None,
    ) -> None:
        self._count = count
        self._make = lru_cache(maxsize=KEPT)(make)
        self._ranks, self._name, self._find = ranks, name, find

    @property
    def ranked(self) -> set[int]:
        """The columns that can be sorted."""
        return set(self._ranks)

    def rank(self, number: int, column: int) -> Rank:
        """What the row at this number is sorted by in a column."""
        return self._ranks[column](number)

    def name(self, number: int) -> str:
        """What the row at this number is known by after an edit."""
        return self._name(number) if self._name is not None else self[number].name

    def find(self, name: str) -> int:
        """The number of the row that is known by this; −1: there is none."""
        if self._find is not None:
            return self._find(name)
        return next((n for n in range(self._count) if self.name(n) == name), -1)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> FactRow: ...

    @overload
    def __getitem__(self, number: slice) -> list[FactRow]: ...

    def __getitem__(self, number: int | slice) -> FactRow | list[FactRow]:
        if isinstance(number, slice):
            return [self._make(n) for n in range(*number.indices(self._count))]
        if not -self._count <= number < self._count:
            raise IndexError(number)
        return self._make(number % self._count)
