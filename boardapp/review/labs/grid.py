"""The results of a case as a grid: tests down, times across, kept in step with each edit.

A row is one test by the rule of `one_tests`; a column is one time as the case states it, in the
order of the clock, and what has no time on it comes last. A cell holds every result of its test at
its time. A row or column that an edit has emptied stays, as in any spreadsheet, until the grid is
made anew.
"""

import math
import operator
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.labs.one_test import one_tests
from boardapp.review.model.base import Moment

MomentOf = Callable[[When], Moment]
Cell = tuple[int, int]
"""A row and a column."""
_Spelled = tuple[str, str, str]


class GridTest(NamedTuple):
    """What a row is of: its name, and how a new result of it is stated."""

    name: str
    test: str
    unit: str = ""
    specimen: str = ""

    def stated(self, when: When) -> LabResult:
        """A result of it that says nothing yet."""
        return LabResult(test=self.test, when=when, unit=self.unit, specimen=self.specimen)


@dataclass(slots=True)
class GridStep:
    """What another state of the results changes: columns to be made and taken, rows, and cells."""

    results: tuple[LabResult, ...]
    new_times: list[When] = field(default_factory=list)
    old_times: list[When] = field(default_factory=list)
    gone: list[LabResult] = field(default_factory=list)
    added: list[LabResult] = field(default_factory=list)


class LabGrid:
    """The results of one case; changed in steps, so that no edit goes through all of them."""

    def __init__(self, moment_of: MomentOf) -> None:
        self.moment_of = moment_of
        self.results: tuple[LabResult, ...] = ()
        self.tests: list[GridTest] = []
        self.times: list[When] = []
        self._columns: dict[When, int] = {}
        self._cells: list[dict[When, tuple[LabResult, ...]]] = []
        self._rows: dict[_Spelled, int] = {}
        self._samples: list[LabResult] = []

    def at(self, row: int, column: int) -> tuple[LabResult, ...]:
        """The results of a cell; none beyond the last row or column."""
        if row >= len(self.tests) or column >= len(self.times):
            return ()
        return self._cells[row].get(self.times[column], ())

    def in_column(self, column: int) -> list[LabResult]:
        """All results of one time."""
        when = self.times[column]
        return [result for cells in self._cells for result in cells.get(when, ())]

    def cell_of(self, result: LabResult) -> Cell | None:
        """Where a result stands; None: nowhere."""
        row, column = self._rows.get(_spelled(result)), self._columns.get(result.when)
        return None if row is None or column is None else (row, column)

    def column_of(self, when: When) -> int:
        """The column of a time; −1: it has none."""
        return self._columns.get(when, -1)

    def row_of(self, test: GridTest) -> int:
        """The row in which results that are stated so stand; −1: there is none yet."""
        return self._row_for(_sample(test))

    def step_to(self, results: tuple[LabResult, ...]) -> GridStep:
        """What it takes to show these results; nothing is changed yet."""
        gone, added = difference(self.results, results)
        step = GridStep(results, gone=gone, added=added)
        step.new_times = [w for w in dict.fromkeys(r.when for r in added) if w not in self._columns]
        if step.new_times:  # A column that others take the place of goes; any other stays.
            leaving = Counter(result.when for result in gone)
            still = {result.when for result in added}
            step.old_times = [
                when
                for when, count in leaving.items()
                if when not in still and count == sum(len(c.get(when, ())) for c in self._cells)
            ]
        return step

    def place_for(self, when: When) -> int:
        """Where the column of a new time belongs."""
        ranks = [self._rank(known) for known in self.times]
        return bisect_right(ranks, self._rank(when))

    def add_time(self, when: When) -> None:
        """Make an empty column for a time, where it belongs."""
        self.times.insert(self.place_for(when), when)
        self._count_columns()

    def drop_time(self, when: When) -> None:
        """Take away the column of a time; its results have gone or go."""
        self.times.remove(when)
        self._count_columns()

    def is_in_order(self) -> bool:
        """Whether the columns are in the order of the clock as it is now."""
        ranks = [self._rank(when) for when in self.times]
        return all(map(operator.le, ranks, ranks[1:]))

    def order_times(self) -> None:
        """Put the columns into the order of the clock as it is now."""
        self.times.sort(key=self._rank)
        self._count_columns()

    def add_test(self, test: GridTest) -> None:
        """Make an empty row for a test at the end."""
        self._new_row(test, [_sample(test)])

    def first_without_row(self, step: GridStep) -> GridTest | None:
        """The first test among the new results that has no row yet; None: each has."""
        for result in step.added:
            if _spelled(result) in self._rows:
                continue
            row = self._row_for(result)
            if row < 0:
                return _test_of(result, result.test, result.unit)
            self._join(row, result)
        return None

    def take(self, step: GridStep) -> list[Cell]:
        """Put the results of a step into their cells, and tell which have changed."""
        changed: dict[Cell, None] = {}
        for result in step.gone:
            cells = self._cells[self._rows[_spelled(result)]]
            left = list(cells.get(result.when, ()))
            left.pop(next(n for n, one in enumerate(left) if one is result))
            if left:
                cells[result.when] = tuple(left)
            else:
                cells.pop(result.when)
            if (cell := self.cell_of(result)) is not None:
                changed[cell] = None
        for result in step.added:
            row = self._rows[_spelled(result)]
            cells = self._cells[row]
            cells[result.when] = (*cells.get(result.when, ()), result)
            changed[row, self._columns[result.when]] = None
        self.results = step.results
        return list(changed)

    def _row_for(self, result: LabResult) -> int:
        """The row that a result belongs to by the rule of one test; −1: none yet."""
        if (known := self._rows.get(_spelled(result))) is not None:
            return known
        samples = [*self._samples, result]
        group = next(
            sum(one.groups, ())
            for one in one_tests(samples)
            if any(len(samples) - 1 in numbers for numbers in one.groups)
        )
        others = [samples[number] for number in group if number < len(samples) - 1]
        return self._rows[_spelled(others[0])] if others else -1

    def _join(self, row: int, result: LabResult) -> None:
        """Let results that are spelled like this one stand in a row."""
        self._rows[_spelled(result)] = row
        self._samples.append(result)
        if not self.tests[row].unit and not self._cells[row]:
            self.tests[row] = self.tests[row]._replace(unit=result.unit)

    def _new_row(self, test: GridTest, samples: Iterable[LabResult]) -> None:
        row = len(self.tests)
        self.tests.append(test)
        self._cells.append({})
        for sample in samples:
            self._rows[_spelled(sample)] = row
            self._samples.append(sample)

    def fill(self, results: tuple[LabResult, ...]) -> None:
        """Show these results in rows and columns of their own; for a new grid only."""
        self.results = results
        for one in one_tests(results):
            numbers = sorted(number for group in one.groups for number in group)
            last = results[numbers[-1]]
            samples = [_sample_of(results, group) for group in one.groups]
            self._new_row(_test_of(last, one.test, one.unit), samples)
            cells: dict[When, list[LabResult]] = {}
            for number in numbers:
                cells.setdefault(results[number].when, []).append(results[number])
            self._cells[-1] = {when: tuple(found) for when, found in cells.items()}
        self.times = list(dict.fromkeys(when for cells in self._cells for when in cells))
        self.order_times()

    def _count_columns(self) -> None:
        self._columns = {when: number for number, when in enumerate(self.times)}

    def _rank(self, when: When) -> tuple[int, float, float, str]:
        moment = self.moment_of(when)
        if moment.drawn is None:
            return (1 if when.is_reported else 2), 0.0, 0.0, str(when)
        latest = math.inf if moment.latest is None else moment.latest
        return 0, moment.drawn, latest, str(when)


def lab_grid(results: tuple[LabResult, ...], moment_of: MomentOf) -> LabGrid:
    """The grid of these results, of which a time is laid on the clock by `moment_of`."""
    made = LabGrid(moment_of)
    made.fill(results)
    return made


def difference(
    old: Sequence[LabResult], new: Sequence[LabResult]
) -> tuple[list[LabResult], list[LabResult]]:
    """The results that are in the one list alone, and those in the other, as objects.

    Each in its order. Quick where the lists share most, as before and after an edit.
    """
    if len(old) == len(new):
        other = list(_where_not(bytes(map(operator.is_, old, new))))
        before, after = [old[n] for n in other], [new[n] for n in other]
    else:
        head = _same(old, new)
        tail = _same(old[: head - 1 if head else None : -1], new[: head - 1 if head else None : -1])
        before, after = list(old[head : len(old) - tail]), list(new[head : len(new) - tail])
    mine, yours = set(map(id, before)), set(map(id, after))
    if len(mine) == len(before) and len(yours) == len(after):
        gone = [one for one in before if id(one) not in yours] if mine - yours else []
        return gone, [one for one in after if id(one) not in mine] if yours - mine else []
    return _without(before, Counter(map(id, after))), _without(after, Counter(map(id, before)))


def _where_not(same: bytes) -> Iterator[int]:
    """Where a zero stands; of 100,000 of them most are looked at in C."""
    number = same.find(0)
    while number >= 0:
        yield number
        number = same.find(0, number + 1)


def _same(old: Sequence[LabResult], new: Sequence[LabResult]) -> int:
    """How many are the same objects from the first on."""
    same = bytes(map(operator.is_, old, new))
    return same.find(0) if 0 in same else len(same)


def _without(results: Iterable[LabResult], others: Mapping[int, int]) -> list[LabResult]:
    """The results beyond those that the others have too, each as often as it stands there."""
    left = dict(others)
    found = []
    for result in results:
        key = id(result)
        if left.get(key, 0):
            left[key] -= 1
        else:
            found.append(result)
    return found


def _spelled(result: LabResult) -> _Spelled:
    return result.test, result.unit, result.specimen


def _test_of(result: LabResult, name: str, unit: str) -> GridTest:
    return GridTest(name, result.test, unit, result.specimen)


def _sample(test: GridTest) -> LabResult:
    """A number of a test that has no result yet, by which its row is found."""
    return LabResult(test=test.test, unit=test.unit, specimen=test.specimen, value=Value(1))


def _sample_of(results: Sequence[LabResult], group: Sequence[int]) -> LabResult:
    """A result that stands for all of its group: a number, where it has one."""
    return results[next((n for n in group if results[n].value.is_numeric), group[0])]
