"""Which rows of a table are shown, and in what order: the panel's own until the user says else."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import overload

from PySide6.QtCore import QObject, QTimer, Signal

from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.lazy_rows import LazyRows
from boardapp.desktop.parts.tables.ranks import Rank

SLICE_S = 0.012
"""How long rows are looked through at a time: a case may have 100,000, each made to be read."""
_ROWS_BETWEEN_LOOKS = 16


@dataclass(frozen=True, slots=True)
class Sort:
    """A column that the rows are sorted by, and which way."""

    column: int
    is_descending: bool = False


class RowOrder(QObject):
    """The rows of a table as its panel gives them, sorted and chosen among by the user.

    `changed` fires when other rows are shown, or in another order. Sort and filter stay when
    other rows are taken, but not over an empty table: what hides rows of one patient must not
    hide those of the next.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[FactRow] = ()
        self._sort: Sort | None = None
        self._words: tuple[str, ...] = ()
        self._own: Sequence[int] = range(0)
        self._shown: Sequence[FactRow] = ()
        self._texts: list[str] = []
        self._found: list[int] = []
        self._looking: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look_on)

    @property
    def rows(self) -> Sequence[FactRow]:
        """All rows in the panel's own order."""
        return self._rows

    @property
    def shown(self) -> Sequence[FactRow]:
        """The rows that are shown, in the order in which they are."""
        return self._shown

    @property
    def sort(self) -> Sort | None:
        """What is sorted by; None: the panel's own order."""
        return self._sort

    @property
    def filter(self) -> str:
        """What is looked for in the rows; empty: all are shown."""
        return " ".join(self._words)

    @property
    def is_looking(self) -> bool:
        """Whether not all rows have been looked through yet."""
        return self._looking is not None

    def take(self, rows: Sequence[FactRow]) -> None:
        """Take other rows, and show them as the user wished the last."""
        self._rows, self._texts = rows, []
        if not rows:
            self._sort, self._words = None, ()
        self._begin()

    def may_sort(self, column: int) -> bool:
        """Whether any row has a rank in this column."""
        if isinstance(self._rows, LazyRows):
            return column in self._rows.ranked
        return any(row.rank(column) is not None for row in self._rows)

    def sort_by(self, sort: Sort | None) -> None:
        """Sort by a column; None: show the panel's own order again."""
        self._sort = sort
        self._begin()

    def show_only(self, text: str) -> None:
        """Show the rows that hold each of these words, however they are written."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._begin()

    def find(self, name: str) -> int:
        """At which number the row is shown that is known by this; −1: it is not."""
        rows = self._rows
        if isinstance(rows, LazyRows):
            found = rows.find(name)
            return self.number_of(found) if found >= 0 else -1
        return next((n for n, own in enumerate(self._own) if rows[own].name == name), -1)

    def number_of(self, own: int) -> int:
        """At which number a row of the panel's order is shown; −1: the filter leaves it out."""
        if isinstance(self._own, range):
            return own if own in self._own else -1
        return self._own.index(own) if own in self._own else -1

    def _begin(self) -> None:
        """Show what is known at once; rows that must be looked through come as they are found."""
        self._looking = None
        self._timer.stop()
        if self._words:
            self._looking = self._look()
            self._look_on()
        else:
            self._show(range(len(self._rows)))

    def _look_on(self) -> None:
        """Look through some more rows."""
        if self._looking is None:
            return
        try:
            next(self._looking)
        except StopIteration:
            self._looking = None
            self._timer.stop()
        else:
            if not self._timer.isActive():
                self._timer.start(0)
            return
        self._show(self._found)

    def _look(self) -> Iterator[None]:
        """Find the rows that hold every word; a stop at each end of a slice of time."""
        self._found = []
        begun = perf_counter()
        for number in range(len(self._rows)):
            if number == len(self._texts):
                self._texts.append(" ".join(self._rows[number].cells).casefold())
            if all(word in self._texts[number] for word in self._words):
                self._found.append(number)
            if number % _ROWS_BETWEEN_LOOKS == 0 and perf_counter() - begun > SLICE_S:
                yield
                begun = perf_counter()

    def _show(self, numbers: Sequence[int]) -> None:
        self._own = self._sorted(numbers)
        is_whole = isinstance(self._own, range)
        self._shown = self._rows if is_whole else PickedRows(self._rows, self._own)
        self.changed.emit()

    def _sorted(self, numbers: Sequence[int]) -> Sequence[int]:
        if self._sort is None:
            return numbers
        rank = self._ranks_of(self._sort.column)
        ranks = {number: rank(number) for number in numbers}
        stated = [number for number in numbers if ranks[number] is not None]
        missing = [number for number in numbers if ranks[number] is None]
        # Equal ones stay in the panel's own order, whichever way is sorted.
        stated.sort(key=lambda n: ranks[n], reverse=self._sort.is_descending)  # type: ignore[arg-type,return-value]
        return [*stated, *missing]

    def _ranks_of(self, column: int) -> Callable[[int], Rank]:
        rows = self._rows
        if isinstance(rows, LazyRows):
            return (lambda n: rows.rank(n, column)) if column in rows.ranked else lambda _: None
        return lambda n: rows[n].rank(column)


class PickedRows(Sequence[FactRow]):
    """Some of the rows, in an order of their own."""

    def __init__(self, rows: Sequence[FactRow], numbers: Sequence[int]) -> None:
        self._rows, self._numbers = rows, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, number: int) -> FactRow: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[FactRow]: ...

    def __getitem__(self, number: int | slice) -> FactRow | Sequence[FactRow]:
        if isinstance(number, slice):
            return [self._rows[n] for n in self._numbers[number]]
        return self._rows[self._numbers[number]]
