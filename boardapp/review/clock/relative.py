"""A case without calendar dates in what its author wrote, for a deck.

Times that are stated as times keep their statement: `Moments` drops their dates. Here it is the
free text: a date in it is told from the diagnosis where the calendar is tied to it.
"""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from boardapp.case.case import Case, Reference
from boardapp.case.dates_in_text import dates_in
from boardapp.case.interval import Interval
from boardapp.case.value import Value
from boardapp.case.when import CalendarDate, On
from boardapp.review.clock.clock import Clock
from boardapp.words.times import DATE_NOT_SHOWN, day_as_number

T = TypeVar("T")

_MOST_DOUBT_D = 731.0
"""A date that may be further apart from the diagnosis, two years, tells nothing (ours)."""
NO_TEXTS = frozenset(
    {"id", "file", "about", "after", "key_images", "unknown", "presentation", "place", "rule"}
)
"""Fields that are no text for a reader: names of records and of files."""


class Relative:
    """Tells the dates in texts from the diagnosis: "on 14 March 2019" becomes "on day 17".

    Where the diagnosis has no day of the calendar, "date not shown" stands in a de-identified
    case; in another the author's words stay.
    """

    def __init__(self, case: Case, clock: Clock) -> None:
        self._clock = clock
        self._is_masked = case.privacy.status == "de-identified"
        self._read: dict[str, str] = {}

    def read(self, value: T) -> T:
        """The value, itself where it holds no date."""
        found: object = value
        if isinstance(value, str):
            found = self._text(value)
        elif isinstance(value, Value):
            found = value if value.is_numeric else _same(value, str(value.stated), self._text)
        elif isinstance(value, tuple):
            parts = tuple(self.read(part) for part in value)
            found = value if all(map(_is_same, parts, value)) else parts
        elif isinstance(value, Reference):
            found = value  # When a paper appeared is no date of the patient.
        elif isinstance(value, msgspec.Struct):
            found = self._record(value)
        return found  # type: ignore[return-value]

    def _record(self, record: msgspec.Struct) -> msgspec.Struct:
        changed = {
            name: told
            for name in record.__struct_fields__
            if name not in NO_TEXTS
            and (told := self.read(getattr(record, name))) is not getattr(record, name)
        }
        return msgspec.structs.replace(record, **changed) if changed else record

    def _text(self, text: str) -> str:
        told = self._read.get(text)
        if told is None:
            told = text
            for date in reversed(dates_in(text)):
                words = self._words(date.date)
                if words:
                    told = told[: date.start] + words + told[date.end :]
            self._read[text] = told
        return text if told == text else told

    def _words(self, date: CalendarDate | None) -> str:
        """The date from diagnosis; empty where the author's words are to stay."""
        is_year = date is not None and date.month is None
        bounds = Interval() if date is None else self._clock.from_diagnosis(On(date))
        is_known = bounds.width is not None and bounds.width <= _MOST_DOUBT_D
        if not is_known or (is_year and not self._is_masked):
            return DATE_NOT_SHOWN if self._is_masked else ""
        return "the day of diagnosis" if bounds == Interval(0.0, 0.0) else day_as_number(bounds)


def _same(value: Value, text: str, told: Callable[[str], str]) -> Value:
    words = told(text)
    return value if words == text else Value(words)


def _is_same(one: object, other: object) -> bool:
    return one is other
