"""Calendar dates in what an author wrote: recognised at the door, as data.

A deck travels further than its case, and a date is what a patient is known by. So a date in
words is read here, once, with its precision; no finished text is searched for one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from boardapp.case.when import CalendarDate, When, WhenError

_MONTHS = (
    "jan|januar|january|jänner|janv|janvier|ene|enero",
    "feb|februar|february|févr|fevr|février|fevrier|febrero",
    "mar|mär|march|märz|mrz|mars|marzo", "apr|april|avr|avril|abr|abril", "may|mai|mayo",
    "jun|june|juni|juin|junio", "jul|july|juli|juil|juillet|julio",
    "aug|august|août|aout|agosto", "sep|sept|september|septembre|septiembre",
    "oct|okt|october|oktober|octobre|octubre", "nov|november|novembre|noviembre",
    "dec|dez|december|dezember|déc|décembre|decembre|dic|diciembre",
)  # fmt: skip
_NUMBER_OF = {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split("|")
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_NUMBER_OF, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<year>(?:18|19|20|21)\d\d)(?!\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 2019-03-14, 2019/03/14, 2019.3.14, and 2019-03
        rf"(?<![\d.-]){_YEAR}(?P<sep>[-/.])(?P<number>0?[1-9]|1[0-2])(?:(?P=sep){_DAY})(?![\d-])",
        rf"(?<![\w.-]){_YEAR}-(?P<number>0[1-9]|1[0-2])(?![\d-])",
        # 14.3.2019, 14/03/2019, 3/14/2019, 14-03-2019
        rf"(?<![\d.])(?P<one>\d{{1,2}})(?P<sep>[-/.])\s?(?P<two>\d{{1,2}})(?P=sep)\s?{_YEAR}",
        r"(?<![\d./-])(?P<one>\d{1,2})(?P<sep>[/.])(?P<two>\d{1,2})(?P=sep)(?P<short>\d\d)(?![\w/-]|\.\d)",
        # 03/2019, 3.2019
        rf"(?<![\d./])(?P<number>0?[1-9]|1[0-2])[/.]{_YEAR}",
        # 14 March 2019, 14. März 2019, 14th of March, 2019, 14 de marzo de 2019
        (
            rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|\.)?(?:\s+(?:of|de))?[\s-]+{_MONTH},?(?:\s+de)?"
            rf"[\s-]*{_YEAR}"
        ),
        # March 14, 2019, and March 2019
        rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"\b{_MONTH},?(?:\s+(?:of|de))?[\s-]*{_YEAR}",
        rf"^{_YEAR}$",
        # in 2019, but not "in 2016 WHO" nor "ELN 2022"
        (
            r"(?:(?<=\bin )|(?<=\bsince )|(?<=\buntil )|(?<=\bfrom )|(?<=\bbefore )|(?<=\bafter )"
            rf"|(?<=\bduring )|(?<=\bearly )|(?<=\blate )|(?<=\bmid-)){_YEAR}(?!\s+(?-i:[A-Z]))"
        ),
    )
)
_WORTH_A_LOOK = re.compile(r"\d[./]\d\d(?!\d)|(?:18|19|20|21)\d\d")


class DateInText(NamedTuple):
    """A date from `start` to `end` of a text.

    `date` is None where it can't be told which day is meant ("3/4/2019", "14.3.19").
    """

    start: int
    end: int
    date: CalendarDate | None


def dates_in(text: str) -> list[DateInText]:
    """The dates in a text, in its order; none overlaps another."""
    if not _WORTH_A_LOOK.search(text):
        return []
    found: list[DateInText] = []
    for date in _all_dates(text):
        if all(date.end <= other.start or other.end <= date.start for other in found):
            found.append(date)
    return sorted(found)


def _all_dates(text: str) -> Iterator[DateInText]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            if parts.get("month") == "may":
                continue  # "may 2000 mg be given": the month is written "May".
            if "one" in parts and not _is_day_and_month(int(parts["one"]), int(parts["two"])):
                continue
            yield DateInText(match.start(), match.end(), _date(parts))


def _is_day_and_month(one: int, two: int) -> bool:
    return 1 <= min(one, two) <= 12 and max(one, two) <= 31


def _date(parts: dict[str, str | None]) -> CalendarDate | None:
    if parts.get("short"):
        return None
    month = int(parts.get("number") or 0) or _NUMBER_OF.get((parts.get("month") or "").lower())
    day = int(parts.get("day") or 0) or None
    if parts.get("one"):
        one, two = int(parts["one"] or 0), int(parts["two"] or 0)
        is_day_first = parts["sep"] == "." or one > 12
        if not is_day_first and two <= 12 and one != two:
            return None  # Written the one way in one country, the other way in another.
        day, month = (one, two) if is_day_first else (two, one)
    date = CalendarDate(int(parts["year"] or 0), month, day)
    try:
        When.parse(str(date))
    except WhenError:
        return None
    return date
