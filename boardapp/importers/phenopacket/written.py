"""Terms and times of a case as a phenopacket writes them.

What has no code is a term of the namespace LOCAL, which the packet declares: its label is what the
case says. Such a term is read back as words without a code.
"""

import re
from collections.abc import Iterable
from typing import Any

from boardapp.case.record import Code
from boardapp.case.when import AtAge, CalendarDate, On, Part, Span, When
from boardapp.importers.times import first_day, last_day

Json = dict[str, Any]
LOCAL = "LOCAL"
NO_UNIT = f"{LOCAL}:no-unit"
PREFIXES: dict[str, str] = {
    "HPO": "HP",
    "NCIt": "NCIT",
    "LOINC": "LOINC",
    "SNOMED CT": "SNOMED",
    "ICD-10": "ICD10",
    "ICD-10-CM": "ICD10CM",
    "ICD-O-3": "ICDO",
    "HGNC": "HGNC",
    "RxNorm": "RXNORM",
    "UCUM": "UCUM",
    "Sequence Ontology": "SO",
    "MONDO": "MONDO",
    "OMIM": "OMIM",
}
"""The prefix of each terminology that a packet can name a term by."""
_UNITS = {"y": "Y", "mo": "M", "wk": "W", "d": "D"}


def term(text: str, codes: Iterable[Code] = ()) -> Json:
    """A term: by the first code whose terminology has a prefix, else by the words alone."""
    for code in codes:
        if prefix := PREFIXES.get(code.system):
            identifier = (
                code.code if code.code.startswith(f"{prefix}:") else f"{prefix}:{code.code}"
            )
            return {"id": identifier, "label": text or code.display or code.code}
    return local(text)


def local(text: str) -> Json:
    """A term that has no code."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60]
    return {"id": f"{LOCAL}:{slug or 'text'}", "label": text}


def unit(text: str) -> Json:
    """A unit as a term."""
    return {"id": f"UCUM:{text}", "label": text} if text else {"id": NO_UNIT, "label": "none"}


def time_element(when: When) -> Json | None:
    """A time as a TimeElement: a day, a stretch of days, an age or a stretch of ages.

    None for what a packet can't hold: a time told from another event, an order, an "about".
    """
    match when.clauses:
        case (On(date, until, False),):
            return _dated(date, until)
        case (AtAge(span, False),):
            return _aged(span)
    return None


def interval(start: When, end: When) -> Json | None:
    """Two days as an interval; None where one is no day."""
    days = [when.calendar_day for when in (start, end if end.is_reported else start)]
    if None in days:
        return None
    return dict(zip(("start", "end"), (f"{day}T00:00:00Z" for day in days), strict=True))


def _dated(date: CalendarDate, until: CalendarDate | None) -> Json:
    first, last = first_day(date), last_day(until or date)
    if first == last:
        return {"timestamp": f"{first}T00:00:00Z"}
    return {"interval": {"start": f"{first}T00:00:00Z", "end": f"{last}T00:00:00Z"}}


def _aged(span: Span) -> Json | None:
    low = _duration(span.low)
    if low is None:
        return None
    if span.high is None:
        return {"age": {"iso8601duration": low}}
    high = _duration(span.high)
    if high is None:
        return None
    return {"ageRange": {"start": {"iso8601duration": low}, "end": {"iso8601duration": high}}}


def _duration(amount: Iterable[Part]) -> str | None:
    """A length of time by ISO 8601; None where a part of it is no whole number."""
    parts = tuple(amount)
    if not all(part.number.is_integer() for part in parts):
        return None
    return "P" + "".join(f"{int(part.number)}{_UNITS[part.unit]}" for part in parts)
