"""Every fact of a case, record by record: nothing that the file states is left out.

Whoever shows a case in words of his own may leave something out; whoever walks here can't.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import accumulate
from typing import overload

import msgspec

from boardapp.case.case import Case
from boardapp.case.place import Place
from boardapp.case.record import Code, Record, source_of
from boardapp.case.value import Value
from boardapp.case.when import When

Leaf = str | int | float | bool | date | Value | When
"""What one field states."""

_NO_FACTS = frozenset({"format", "version", "presentation", "unknown", "id"})
"""No facts of the case: what the file is, how its deck is chosen, keys that a check tells, and
the names by which records point at each other."""
_SILENT = frozenset({"not reported", "not stated"})


class StatedFact(msgspec.Struct, frozen=True):
    """One field as stated: its name, with the names of the parts that hold it before it.

    `parts` is ("agents", "1", "dose") for the dose of the first drug of a therapy. `unit` is
    the unit stated beside a number; it is then no fact of its own.
    """

    parts: tuple[str, ...]
    value: Leaf
    unit: str = ""


class StatedRecord(msgspec.Struct, frozen=True):
    """One record of the file. `kind` is its list in the file ("therapies"), or its own key."""

    kind: str
    place: Place
    record: Record

    @property
    def source(self) -> str:
        """Where the record stands in the source; empty where it does not say."""
        return source_of(self.record)

    @property
    def is_silent(self) -> bool:
        """Whether it states nothing, as the recommendation before the meeting."""
        return next(self.facts(), None) is None

    def facts(self) -> Iterator[StatedFact]:
        """Each field that is stated, in the order of the schema.

        The source of the record itself stands beside them. A field is not stated where it is
        empty, or silent by its default ("not reported"); a default that says something
        ("given") is what the file means by its silence.
        """
        if isinstance(self.record, Case):
            # Its records are told each by itself: to walk them all took 100 ms of a click.
            title = self.record.title
            return iter((StatedFact(("title",), title),) if title else ())
        return (fact for fact in _facts(self.record, ()) if fact.parts != ("source",))


class StatedRecords(Sequence[StatedRecord]):
    """Every record of a case in the order of the file; first the case with its own fields.

    Each is made when it is asked for: a case may hold 100,000 results.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._parts = tuple(_parts(case))
        self._starts = (0, *accumulate(count for _, count in self._parts))

    def __len__(self) -> int:
        return self._starts[-1]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StatedRecords) and self._case == other._case

    def __hash__(self) -> int:
        return hash(self._case)

    @overload
    def __getitem__(self, number: int) -> StatedRecord: ...

    @overload
    def __getitem__(self, number: slice) -> tuple[StatedRecord, ...]: ...

    def __getitem__(self, number: int | slice) -> StatedRecord | tuple[StatedRecord, ...]:
        if isinstance(number, slice):
            return tuple(self[n] for n in range(*number.indices(len(self))))
        if not 0 <= number < len(self):
            raise IndexError(number)
        part = bisect_right(self._starts, number) - 1
        name = self._parts[part][0]
        if not name:
            return StatedRecord("case", Place.of("title"), self._case)
        held = getattr(self._case, name)
        if isinstance(held, Record):
            return StatedRecord(name, Place.of(name), held)
        index = number - self._starts[part]
        return StatedRecord(name, Place.of(name, index), held[index])

    def numbers_in(self, collection: str) -> range:
        """Where the records of a list, or the record of this key, stand among them."""
        for part, (name, count) in enumerate(self._parts):
            if name and name == collection:
                return range(self._starts[part], self._starts[part] + count)
        return range(0)

    def number_of(self, place: Place) -> int | None:
        """Where the record at this place stands among them; None where it states nothing."""
        if place == "title":
            return 0
        for part, (name, count) in enumerate(self._parts):
            if name and name == place.collection:
                number = place.number or 0
                return self._starts[part] + number if number < count else None
        return None


def _parts(case: Case) -> Iterator[tuple[str, int]]:
    """Each key of the case that holds records, with their number; "" is the case itself."""
    yield "", 1
    for name in case.__struct_fields__:
        held = getattr(case, name)
        if name in _NO_FACTS:
            continue
        if isinstance(held, tuple) and held:
            yield name, len(held)
        elif isinstance(held, Record) and not StatedRecord(name, Place.of(name), held).is_silent:
            yield name, 1


def _facts(record: Record, parts: tuple[str, ...]) -> Iterator[StatedFact]:
    unit = getattr(record, "unit", "")
    own_units = record.own_units
    for name, default, is_unit in _told_fields(type(record)):
        value = getattr(record, name)
        if not _is_silent(value, default) and not (is_unit and _has_number(record)):
            yield from _leaves(value, (*parts, name), own_units.get(name, unit))


@cache
def _told_fields(kind: type[Record]) -> tuple[tuple[str, object, bool], ...]:
    """The fields of a struct that may state a fact, with their default, and whether each is a unit.

    A note stands last, before it what was inferred. Kept, because msgspec looks the types up anew
    at each call, and a case has some thousand records.
    """
    late = ("", "inferred", "note")
    fields = sorted(
        msgspec.structs.fields(kind),
        key=lambda field: late.index(field.name) if field.name in late else 0,
    )
    return tuple(
        (field.name, field.default, field.name == "unit")
        for field in fields
        if field.name not in _NO_FACTS
    )


def _has_number(record: Record) -> bool:
    return any(isinstance(getattr(record, name), Value) for name in record.__struct_fields__)


def _leaves(value: object, parts: tuple[str, ...], unit: str) -> Iterator[StatedFact]:
    if isinstance(value, Code):
        # One fact: an export gives four codes of one drug, each with system, code and name.
        yield StatedFact(parts, " ".join(filter(None, (value.system, value.code, value.display))))
    elif isinstance(value, Record):
        yield from _facts(value, parts)
    elif isinstance(value, tuple):
        for number, item in enumerate(value, start=1):
            yield from _leaves(item, (*parts, str(number)), unit)
    elif isinstance(value, Leaf):
        is_number = isinstance(value, Value | float)
        yield StatedFact(parts, value, unit if is_number else "")


def _is_silent(value: object, default: object) -> bool:
    if value is None or value in ("", (), False):
        return True
    return value == default and (not isinstance(value, str) or value in _SILENT)
