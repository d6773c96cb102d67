"""Rows that are made when they are looked at: a table of thousands shows some thirty."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import overload

from boardapp.desktop.parts.facts_model import FactRow

KEPT = 512


class LazyRows(Sequence[FactRow]):
    """`count` rows, the row at a number made by `make` and kept for a while."""

    def __init__(self, count: int, make: Callable[[int], FactRow]) -> None:
        self._count = count
        self._make = lru_cache(maxsize=KEPT)(make)

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
