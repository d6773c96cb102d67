"""The times of a table's column as times of a case, each different entry once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from boardapp.case.when import Anchor, Offset, Part, Span, When, WhenError
from boardapp.importers.ledger import Ledger
from boardapp.importers.tables.date_column import (
    DateOrder,
    ReadTime,
    order_of,
    read_clock,
    read_day,
    read_time,
)
from boardapp.importers.tables.headers import Role
from boardapp.importers.tables.mapping import Mapping
from boardapp.importers.tables.result_cell import Cell

AsWhen = Callable[[str, str], When]
"""Makes a time of a case of an ISO 8601 date and the place where it stands."""


@dataclass(frozen=True, slots=True)
class Reader:
    """For what the results of a table are read.

    Rows are told to `ledger` as `kind`. Dates become times by `as_when`, and days count from
    `zero`; None where nobody said from what. `words` takes out of an author's words what names
    the patient. `source` is the id of the source of the facts.
    """

    ledger: Ledger
    kind: str
    as_when: AsWhen
    words: Callable[[str], str]
    source: str
    zero: Anchor | None = None


class TimeEntry(NamedTuple):
    """One entry of a column of times.

    `order` sorts entries in time. `is_unread` tells an entry that states something which is no
    time that can be read surely.
    """

    when: When
    clock: str = ""
    order: tuple[str, int, str] = ("", 0, "")
    is_unread: bool = False


def order_in(cells: Sequence[Cell], mapping: Mapping) -> DateOrder:
    """How the dates of a column are to be read: as the mapping says, else as the column tells."""
    if mapping.date_order is not None:
        return DateOrder(mapping.date_order)
    return order_of(cells)


def read_entry(cell: Cell, role: Role, order: DateOrder) -> ReadTime | None:
    """One entry of a column of dates ("date") or of days ("day", "study day")."""
    if role in ("date", "when"):
        return read_time(cell, order)
    found = read_day(cell)
    if role != "study day" or found is None or found.day is None:
        return found
    # A study has no day 0: day 1 is the day itself, and day -1 the one before.
    return None if found.day == 0 else ReadTime(day=found.day - (found.day > 0))


def time_entry(cell: Cell, clock: Cell, role: Role, order: DateOrder, reader: Reader) -> TimeEntry:
    """The time of a case that an entry means, with the time of day beside it."""
    if role == "when":
        return _own_notation(cell)
    read = read_entry(cell, role, order)
    if read is None:
        return TimeEntry(When.NOT_REPORTED, is_unread=cell is not None and str(cell).strip() != "")
    at = read.clock or read_clock(clock)
    if read.day is None:
        return TimeEntry(reader.as_when(read.iso, reader.kind), at, (read.iso, 0, at))
    if reader.zero is None:
        return TimeEntry(When.NOT_REPORTED, is_unread=True)
    return TimeEntry(days_from(reader.zero, read.day), at, ("", read.day, at))


def days_from(zero: Anchor, day: int) -> When:
    """So many days after an event, or before it."""
    span = Span((Part(float(abs(day)), "d"),)) if day else None
    return When((Offset(zero, span, -1 if day < 0 else 1),))


def _own_notation(cell: Cell) -> TimeEntry:
    """A time as a case writes it, in a table that boardapp wrote."""
    text = cell.strip() if isinstance(cell, str) else ""
    try:
        when = When.parse(text) if text else When.NOT_REPORTED
    except WhenError:
        return TimeEntry(When.NOT_REPORTED, is_unread=True)
    return TimeEntry(when)
