"""The times of one column: which order its dates have is decided once, by all of them.

Dates that can be read in two ways ("05/03/2021") are read as the rest of their column tells;
where no date of the column tells, the order is open, and somebody must say it. What is read is
given as ISO 8601, or as a day counted from an event.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from boardapp.importers.tables.result_cell import Cell


class DateOrder(Enum):
    """How the dates of a column are to be read."""

    STATED = "stated"
    """Each says it itself: ISO 8601, a month in letters, a date that the workbook stores."""
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    OPEN = "open"
    """Every date of the column may be day/month or month/day."""
    CONTRADICTED = "contradicted"
    """Some can only be day/month, and some only month/day."""


class ReadTime(NamedTuple):
    """A time as read: a date in ISO 8601 of any precision with `clock` ("20:21"), or a day.

    `day` counts from an event, with day 0 on it; None for a date.
    """

    iso: str = ""
    clock: str = ""
    day: int | None = None


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero gennaio gen januari",
            "february feb februar feber février févr fevrier febrero febbraio februari",
            "march mar märz mrz maerz mars marzo maart",
            "april apr avril avr abril aprile",
            "may mai mayo maggio mei",
            "june jun juni juin junio giugno",
            "july jul juli juillet juil julio luglio",
            "august aug août aout agosto augustus",
            "september sep sept septembre septiembre settembre",
            "october oct oktober okt octobre octubre ottobre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre déc diciembre dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
_CLOCK = (
    r"(?:[T ,]+(?:um\s+|à\s+|at\s+)?(\d{1,2})[:h](\d{2})(?::\d{2}(?:\.\d+)?)?\s*([AP]\.?M\.?)?)?"
)
_ZONE = r"(?:\s*(?:Z|UTC|[+-]\d{2}:?\d{2}))?"
_ISO = re.compile(
    rf"(\d{{4}})(?:[-/.](\d{{1,2}})(?:[-/.](\d{{1,2}}))?)?{_CLOCK}{_ZONE}", re.IGNORECASE
)
_ISO_WITH_CLOCK = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:")
_CLOCK_ALONE = re.compile(rf"(\d{{2}}):(\d{{2}})(?::\d{{2}}(?:\.\d+)?)?{_ZONE}")
_COMPACT = re.compile(r"((?:19|20|21)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:\d{2})?)?")
_THREE = re.compile(
    rf"(\d{{1,2}})([-/.])\s?(\d{{1,2}})\2\s?(\d{{4}}|\d{{2}}){_CLOCK}{_ZONE}", re.IGNORECASE
)
_DAY_NAMED = re.compile(
    r"(?:[^\W\d_]+,?\s+)?(\d{1,2})\.?[-\s./]*([^\W\d_]+)\.?,?[-\s./]*(\d{4}|\d{2})"
    r"(?:[:T ](\d{1,2}):(\d{2})(?::\d{2})?\s*([AP]M)?)?",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(
    rf"(?:[^\W\d_]+,\s+)?([^\W\d_]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_CLOCK}",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:study\s*day|day|days|tag|jour|día|giorno|d|t|j)\s*:?\s*([+-]?\s*\d{1,5})|"
    r"([+-]?\d{1,5})\s*(?:d|days?|tage?|jours?)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[+-]?\d{1,6}(?:\.\d+)?")
_SERIALS = (20_000.0, 80_000.0)
"""Days of Excel from 1954 to 2119: no laboratory result is older, and no shifted date later."""
_EXCEL_ZERO = date(1899, 12, 30)
_CENTURY = 69
"""Years of two digits below this are of this century, as POSIX reads them."""


def order_of(cells: Iterable[Cell]) -> DateOrder:
    """How the dates of a column are to be read. With dots the day stands first, as in Germany."""
    day_first = month_first = both = False
    for cell in cells:
        if not isinstance(cell, str) or _is_iso(cell):
            continue
        match = _THREE.fullmatch(cell.strip())
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 or (match[2] == "." and second <= 12):
            day_first = True
        elif second > 12:
            month_first = True
        else:
            both = True
    if day_first and month_first:
        return DateOrder.CONTRADICTED
    if day_first or month_first:
        return DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST
    return DateOrder.OPEN if both else DateOrder.STATED


def is_date(cell: Cell) -> bool:
    """Whether a cell alone looks like a date, whatever its order; a bare number does not."""
    if isinstance(cell, date):
        return True
    if not isinstance(cell, str) or not (text := cell.strip()) or len(text) > 40:
        return False
    if _THREE.fullmatch(text):
        return True
    found = _of_text(text, DateOrder.DAY_FIRST)
    return found is not None and found.iso.count("-") == 2


def is_relative_day(cell: Cell) -> bool:
    """Whether a cell names a day that is counted from something: "day 12", "D+28"."""
    return isinstance(cell, str) and _RELATIVE.fullmatch(cell.strip()) is not None


def read_time(cell: Cell, order: DateOrder) -> ReadTime | None:
    """A date, or a serial day of Excel; None where it is no time that can be read surely."""
    if isinstance(cell, datetime):
        clock = f"{cell:%H:%M}" if (cell.hour, cell.minute) != (0, 0) else ""
        return ReadTime(cell.date().isoformat(), clock)
    if isinstance(cell, date):
        return ReadTime(cell.isoformat())
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_serial(float(cell))
    if not isinstance(cell, str):
        return None
    if _is_iso(cell) and (found := _of_two(cell)):
        return found
    text = " ".join(cell.split())
    if _NUMBER.fullmatch(text) and (found := _of_serial(float(text))):
        return found
    return _of_text(text, order)


def read_day(cell: Cell) -> ReadTime | None:
    """A day counted from an event: "day 12", "D+28", "-3", 14; None where it is none."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return ReadTime(day=int(cell)) if float(cell).is_integer() else None
    if not isinstance(cell, str):
        return None
    text = " ".join(cell.split())
    if match := _RELATIVE.fullmatch(text):
        return ReadTime(day=int((match[1] or match[2]).replace(" ", "")))
    if _NUMBER.fullmatch(text) and float(text).is_integer():
        return ReadTime(day=int(float(text)))
    return None


def read_clock(cell: Cell) -> str:
    """A time of day in a column of its own as "20:21"; empty where it is none."""
    if isinstance(cell, time | datetime):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}" if 0 <= minutes < 1440 else ""
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 1440)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if not isinstance(cell, str):
        return ""
    match = re.fullmatch(
        r"(\d{1,2})[:h.]?(\d{2})(?::\d{2})?\s*([AP]M)?\s*(?:Uhr)?", cell.strip(), re.IGNORECASE
    )
    return _clock(match[1], match[2], match[3]) if match else ""


def _is_iso(text: str) -> bool:
    return _ISO_WITH_CLOCK.match(text) is not None


def _of_two(text: str) -> ReadTime | None:
    """A date and a time of day, each of which a column has over and over again."""
    day, clock = _iso(text[:4], text[5:7], text[8:10]), _clock_of(text[11:])
    return ReadTime(day, clock) if day and clock else None


@lru_cache(maxsize=20_000)
def _clock_of(text: str) -> str:
    match = _CLOCK_ALONE.fullmatch(text)
    return _clock(match[1], match[2], None) if match else ""


def _of_serial(number: float) -> ReadTime | None:
    if not _SERIALS[0] <= number <= _SERIALS[1]:
        return None
    minutes = round((number % 1) * 1440)
    clock = f"{minutes // 60:02d}:{minutes % 60:02d}" if 0 < minutes < 1440 else ""
    return ReadTime((_EXCEL_ZERO + timedelta(days=int(number))).isoformat(), clock)


def _of_text(text: str, order: DateOrder) -> ReadTime | None:
    if match := _ISO.fullmatch(text):
        return _made(match[1], match[2], match[3], match.groups()[3:6])
    if match := _COMPACT.fullmatch(text):
        return _made(match[1], match[2], match[3], (match[4], match[5], None))
    if match := _THREE.fullmatch(text):
        first, second = match[1], match[3]
        if order not in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST):
            return None
        day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
        return _made(_year(match[4]), month, day, match.groups()[4:7])
    if (match := _DAY_NAMED.fullmatch(text)) and (named := _MONTHS.get(match[2].casefold())):
        return _made(_year(match[3]), str(named), match[1], match.groups()[3:6])
    if (match := _NAMED_DAY.fullmatch(text)) and (named := _MONTHS.get(match[1].casefold())):
        return _made(match[3], str(named), match[2], match.groups()[3:6])
    return None


_Clock = tuple[str | None, str | None, str | None]


def _made(
    year: str, month: str | None, day: str | None, clock: tuple[str | None, ...]
) -> ReadTime | None:
    iso = _iso(year, month, day)
    hour, minute, half = clock
    return ReadTime(iso, _clock(hour, minute, half) if hour and minute else "") if iso else None


@lru_cache(maxsize=20_000)
def _iso(year: str, month: str | None, day: str | None) -> str:
    """The date in ISO 8601; empty where there is no such day."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:  # Neither a day of the calendar, nor digits.
        return ""
    return "-".join([f"{int(year):04d}", *(f"{int(part):02d}" for part in (month, day) if part)])


def _clock(hour: str, minute: str, half: str | None) -> str:
    number = int(hour)
    if half:
        number = number % 12 + (12 if half[0] in "pP" else 0)
    return f"{number:02d}:{minute}" if number < 24 and int(minute) < 60 else ""


def _year(digits: str) -> str:
    if len(digits) == 4:
        return digits
    return f"20{digits}" if int(digits) < _CENTURY else f"19{digits}"
