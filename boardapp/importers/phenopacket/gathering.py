"""What every part needs while it reads: places, times, terms."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from boardapp.case.value import StatedValueError, Value
from boardapp.case.when import When
from boardapp.importers.draft import Draft
from boardapp.importers.identity import Identity
from boardapp.importers.ledger import Ledger
from boardapp.importers.phenopacket.terms import age, age_range, inner, label, text_of
from boardapp.importers.times import Times

SOURCE_ID = "phenopacket"


@dataclass(slots=True)
class Gathering:
    """One phenopacket while it is read, and the case so far. `part` is where it stands."""

    part: str
    ledger: Ledger
    times: Times
    identity: Identity
    draft: Draft

    def cite(self, where: str) -> str:
        """The source of a fact that was read from a place of the packet."""
        return f"{SOURCE_ID} {self.where(where)}"

    def where(self, where: str) -> str:
        """A place of the packet in the source."""
        return f"{self.part}.{where}" if self.part else where

    def when(self, element: object, where: str) -> When:
        """The time that a TimeElement means; "not reported" for a class of onset.

        Such a class ("Childhood onset") is no time, and stands in the note.
        """
        if age_of := inner(element, "age"):
            return age(age_of.get("iso8601duration"))
        if stretch := inner(element, "ageRange"):
            ends = (inner(stretch, end).get("iso8601duration") for end in ("start", "end"))
            return age_range(*ends)
        if interval := inner(element, "interval"):
            return self.interval(interval, where)
        stamp = element.get("timestamp") if isinstance(element, dict) else None
        return self.times.when(text_of(stamp), self.where(where)) if stamp else NOT_REPORTED

    def interval(self, interval: dict[str, Any], where: str) -> When:
        """The time within an interval."""
        start, end = text_of(interval.get("start")), text_of(interval.get("end"))
        return self.times.when(start, self.where(where), end if end != start else "")

    def ends(self, interval: dict[str, Any], where: str) -> tuple[When, When]:
        """When what lasted so long began and ended."""
        found = (text_of(interval.get(key)) for key in ("start", "end"))
        start, end = (
            self.times.when(text, self.where(where)) if text else NOT_REPORTED for text in found
        )
        return start, end

    def words(self, text: object) -> str:
        """What an author wrote, without what names the patient."""
        plain = text_of(text)
        return self.identity.words(plain) if plain else ""


NOT_REPORTED = When.NOT_REPORTED


def class_of_onset(element: object) -> str:
    """The class that a TimeElement names in place of a time: "Childhood onset"."""
    told = label(inner(element, "ontologyClass"))
    weeks = inner(element, "gestationalAge").get("weeks") if isinstance(element, dict) else None
    return told or (f"{weeks} weeks of gestation" if weeks is not None else "")


def number(found: object) -> Value | None:
    """A number of a packet as a value, with its digits; None for what is none."""
    if isinstance(found, bool) or found is None:
        return None
    try:
        text = str(found)
        return Value(float(text) if isinstance(found, int | float) else text)
    except (StatedValueError, ValueError, OverflowError):
        return None


def sentence(parts: Iterable[str]) -> str:
    """Notes as one text."""
    return "; ".join(dict.fromkeys(part for part in parts if part))
