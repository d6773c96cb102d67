"""Times as people write them, put into the notation of a case where they can mean one thing only.

"14.03.2019", "March 2019", "9 months old", "5 months after diagnosis". A text that is in the
notation already, or that nobody can be sure of, stays as it is.
"""

import re
from datetime import date

from boardapp.case.dates_in_text import dates_in
from boardapp.case.when import CalendarDate, When, WhenError

DIAGNOSIS = "diagnosis"
_ABOUT = re.compile(r"(?:~|about|around|approximately|approx\.?|circa|ca\.|c\.)\s*", re.IGNORECASE)
_SPAN = r"(?P<span>\d[\d.]*(?:\s*\.\.\s*\d[\d.]*)?[\s-]*[A-Za-z]+(?:\s+\d[\d.]*[\s-]*[A-Za-z]+)?)"
_AGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:at\s+)?(?:the\s+)?age(?:d|\s+of)?:?\s+{_SPAN}",
        rf"(?:at\s+)?{_SPAN}[\s-]+(?:old|of\s+age)",
    )
)
_FROM_DIAGNOSIS = re.compile(
    rf"{_SPAN}\s+(?P<way>after|before|from|since)\s+(?:the\s+)?{DIAGNOSIS}", re.IGNORECASE
)
_BESIDE_DIAGNOSIS = re.compile(
    rf"(?P<way>at|after|before)\s+(?:the\s+)?{DIAGNOSIS}|{DIAGNOSIS}", re.IGNORECASE
)
_TWO_WAYS = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")


class AmbiguousTimeError(ValueError):
    """A date that is one day in one country and another elsewhere; the message names both."""


def in_notation(text: str, diagnosis: str) -> str:
    """The text in the notation of `When`; as it is where it is read so, or by nobody.

    `diagnosis` is the id by which times name the diagnosis; empty: they can't. Raises
    `AmbiguousTimeError`.
    """
    text = text.strip()
    if diagnosis and (found := _from_diagnosis(text, diagnosis)):
        return found
    if _is_read(text):
        return text
    about = _ABOUT.match(text)
    rest = text[about.end() :] if about else text
    found = _date(rest) or _age(rest)
    return f"{'~ ' if about else ''}{found}" if found and _is_read(found) else text


def _from_diagnosis(text: str, diagnosis: str) -> str:
    if match := _FROM_DIAGNOSIS.fullmatch(text):
        sign = "-" if match["way"].lower() == "before" else "+"
        found = f"{diagnosis} {sign} {_plain(match['span'])}"
        return found if _is_read(found) else ""
    if match := _BESIDE_DIAGNOSIS.fullmatch(text):
        way = (match["way"] or "at").lower()
        return diagnosis if way == "at" else f"{way} {diagnosis}"
    return ""


def _date(text: str) -> str:
    found = dates_in(text)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
        return ""
    if found[0].date is not None:
        return str(found[0].date)
    if match := _TWO_WAYS.fullmatch(text):
        days = [_day(match[4], *pair) for pair in ((match[3], match[1]), (match[1], match[3]))]
        raise AmbiguousTimeError(
            f'"{text}" can be two days; write {days[0]} for {_spoken(days[0])}, '
            f"or {days[1]} for {_spoken(days[1])}"
        )
    return ""


def _day(year: str, month: str, day: str) -> CalendarDate:
    return CalendarDate(int(year), int(month), int(day))


def _spoken(day: CalendarDate) -> str:
    return f"{day.day} {date(day.year, day.month or 1, 1):%B}"


def _age(text: str) -> str:
    for pattern in _AGES:
        if match := pattern.fullmatch(text):
            return f"age {_plain(match['span'])}"
    return ""


def _plain(span: str) -> str:
    """The length of time without the hyphen of "9-month-old"."""
    return " ".join(span.replace("-", " ").split()).lower()


def _is_read(text: str) -> bool:
    try:
        When.parse(text)
    except WhenError:
        return False
    return True
