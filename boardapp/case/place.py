"""`Place`: where a fact stands in a case, as a path: "therapies[3].agents[0].dose"."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Generic, NamedTuple, Self, TypeVar, cast

import msgspec

from boardapp.case.record import Lasting, Record

Step = str | int
"""A key of a record, or the number of an item in a list, from 0."""

_KEY = r"[A-Za-z_$][\w$-]*"
_PATH = re.compile(rf"(?:{_KEY}(?:\[(?:0|[1-9]\d*)\])*(?:\.{_KEY}(?:\[(?:0|[1-9]\d*)\])*)*)?")
_STEP = re.compile(rf"({_KEY})|\[(\d+)\]")
_RECORD = re.compile(rf"({_KEY})(?:\[(\d+)\])?")
_Record = TypeVar("_Record", bound=Record)


class PlaceError(LookupError):
    """A text that is no place, or a place that this case doesn't have."""


class Place(str):
    """A path in a case: keys parted by points, numbers of list items in brackets.

    The empty place is the case itself. A place is text of this form and made only here:
    `Place.of("labs", 3)`, `place / "value"`, `Place.parse` for what somebody wrote. It is
    a text, and no list of steps, since a case may hold 100,000 results.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """The place that a text names. Raises `PlaceError` where it is none."""
        if not _PATH.fullmatch(text):
            raise PlaceError(f'"{text}" is no place in a case; write one such as "labs[3].value"')
        return cls(text)

    @classmethod
    def of(cls, *steps: Step) -> "Place":
        """The place that these steps lead to from the case."""
        place: Place = cls()
        for step in steps:
            place /= step
        return place

    def __truediv__(self, step: Step) -> "Place":
        """The place one step further: a key, or the number of an item."""
        if isinstance(step, int):
            return Place(f"{self}[{step}]")
        return Place(f"{self}.{step}" if self else step)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The keys and numbers that lead here."""
        return tuple(key or int(number) for key, number in _STEP.findall(self))

    @property
    def parent(self) -> "Place":
        """The place one step back; the case is its own parent."""
        return Place.of(*self.steps[:-1])

    @property
    def collection(self) -> str:
        """The first key: "labs" of "labs[3].value"; empty for the case itself."""
        match = _RECORD.match(self)
        return match[1] if match else ""

    @property
    def number(self) -> int | None:
        """The number of the record in its list: 3 of "labs[3].value"; None outside of lists."""
        match = _RECORD.match(self)
        return int(match[2]) if match and match[2] else None

    @property
    def record(self) -> "Place":
        """The record of the case that holds it: "labs[3]", "diagnosis"."""
        match = _RECORD.match(self)
        return Place(match[0]) if match else Place()

    def contains(self, other: str) -> bool:
        """Whether `other` is this place or lies in it. The case contains every place."""
        if not self or other == self:
            return True
        return other.startswith(self) and other[len(self)] in ".["

    @property
    def holders(self) -> tuple[str, ...]:
        """Every place that contains it, the outermost first, itself last; without the case."""
        ends = (end for end, letter in enumerate(self) if letter in ".[")
        return (*(self[:end] for end in ends), str(self)) if self else ()

    def below(self, whole: str) -> str:
        """What leads here from `whole`, which contains it: ".value" from "labs[3]"."""
        return self[len(whole) :]

    def get(self, whole: Record) -> Any:  # noqa: ANN401 - a record, a list, a value
        """What stands here in `whole`, a case; None where a part of it is not stated.

        Raises `PlaceError` where it has no such place.
        """
        found: object = whole
        for step in self.steps:
            if found is None and isinstance(step, str):
                return None  # "marrow.blasts" of a look without a marrow
            found = self._inner(found, step)
        return found

    def is_in(self, whole: Record) -> bool:
        """Whether the case has this place."""
        try:
            self.get(whole)
        except PlaceError:
            return False
        return True

    def put(self, whole: _Record, value: object) -> _Record:
        """`whole` with `value` here; what did not change is shared.

        Raises `PlaceError` where the case has no such place.
        """
        return cast(_Record, self._put(whole, self.steps, value))

    def _put(self, whole: object, steps: tuple[Step, ...], value: object) -> object:
        if not steps:
            return value
        step = steps[0]
        inner = self._put(self._inner(whole, step), steps[1:], value)
        if isinstance(step, int):
            items = cast(tuple[object, ...], whole)
            return (*items[:step], inner, *items[step + 1 :])
        return msgspec.structs.replace(cast(Record, whole), **{step: inner})

    def _inner(self, whole: object, step: Step) -> object:
        if isinstance(step, int):
            if isinstance(whole, tuple) and step < len(whole):
                return whole[step]
        elif isinstance(whole, Record):
            if step in whole.__struct_fields__:
                return getattr(whole, step)
            if step in whole.unknown:
                return whole.unknown[step]
        raise PlaceError(f"{self} is not in this case")


WHOLE = Place()
"""The case itself."""


class Placed(NamedTuple, Generic[_Record]):
    """A record with its place; `key` is its id, or its place where it has none."""

    key: str
    place: Place
    record: _Record


def placed(
    collection: str, records: Sequence[_Record], within: Place = WHOLE
) -> Iterator[Placed[_Record]]:
    """The records of a list with their keys and places, in the order of the file."""
    for number, record in enumerate(records):
        place = within / collection / number
        yield Placed(key_of(record, place), place, record)


def key_of(record: Record, place: Place) -> str:
    """What the clock calls a record by: its id, or its place where it has none."""
    return (record.id if isinstance(record, Lasting) else "") or place
