"""`Gathering`: what every part of the FHIR importer needs while it reads."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from boardapp.case.record import Code
from boardapp.case.when import CalendarDate, When, WhenError
from boardapp.importers.doubts import Fact
from boardapp.importers.draft import Draft
from boardapp.importers.fhir.concepts import objects, own_text, plain
from boardapp.importers.fhir.json_resources import Resource
from boardapp.importers.fhir.own_codes import SOURCE, WHEN
from boardapp.importers.fhir.own_records import OwnRecords
from boardapp.importers.fhir.resources import Located, Resources, reference_text
from boardapp.importers.identity import Identity
from boardapp.importers.ledger import Ledger
from boardapp.importers.times import Times, iso_date

SOURCE_ID = "fhir"
_NO_SEMICOLON = {ord(";"): ","}
_AGE_UNITS = {
    **dict.fromkeys(("a", "y", "yr", "year", "years"), "y"),
    **dict.fromkeys(("mo", "month", "months"), "mo"),
    **dict.fromkeys(("wk", "week", "weeks"), "wk"),
    **dict.fromkeys(("d", "day", "days"), "d"),
}


@dataclass(slots=True)
class Gathering:
    """One source while it is read: its resources, what became of them, and the case so far.

    `report_of` gives the DiagnosticReport that lists a resource as its result. `used` are the
    resources that something in the case was read through, such as a Medication.
    `own` are the records that boardapp wrote itself. `other_procedures` tells which remark holds
    the procedures of a name. `clocks` are the times of day of the draft's results.
    """

    resources: Resources
    ledger: Ledger
    times: Times
    identity: Identity
    draft: Draft
    report_of: dict[int, Located] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    other_procedures: dict[str, int] = field(default_factory=dict)
    own: OwnRecords = field(default_factory=lambda: OwnRecords(Resources(())))
    diagnosis: Located | None = None
    onset: CalendarDate | None = None
    clocks: list[str] = field(default_factory=list)
    _places: dict[int, str] = field(default_factory=dict)

    def where(self, located: Located) -> str:
        """The place of a resource in the source, without what names the patient."""
        key = id(located)
        if key not in self._places:
            name = f"{located.kind}/{located.id}" if located.id else ""
            words = located.id.replace("-", " ").replace("_", " ").replace(".", " ")
            if not name or self.identity.is_named_in(words):
                name = f"{located.kind} entry {located.number}"
            self._places[key] = name.translate(_NO_SEMICOLON)
        return self._places[key]

    def cite(self, located: Located, clock: str = "") -> str:
        """The source of a fact that was read from a resource; that of the case in our own.

        The time of day (`clock`), for which a time has no place, stands behind it.
        """
        if self.own:
            return own_text(located.resource, SOURCE)
        cited = f"{SOURCE_ID} {self.where(located)}"
        return f"{cited}, {clock}" if clock else cited

    def doubt(self, located: Located, what: str, *, test: str = "", field: str = "") -> None:
        """Something in a resource seems wrong; of several results it gave, `test` is meant."""
        where = self.where(located)
        self.ledger.doubt(where, what, Fact(where, test=test, field=field))

    def follow(self, reference: object, holder: Located) -> Located | None:
        """What a Reference leads to, which then counts as used; None where it is not there."""
        found = self.resources.resolve(reference, holder)
        if found is not None:
            self.used.add(id(found))
        return found

    def is_missing(self, reference: object, holder: Located) -> bool:
        """Whether a Reference names something that the source does not hold."""
        return bool(reference_text(reference)) and self.resources.resolve(reference, holder) is None

    def when(self, located: Located, *keys: str) -> When:
        """The time of a resource: the first of these fields that it has.

        A field may be a date, or a Period: then the stretch from its start to its end.
        """
        if told := own_text(located.resource, WHEN):
            return self._own_time(told)
        start, end = self.stated_time(located.resource, *keys)
        return self.times.when(start, self.where(located), end) if start or end else NOT_REPORTED

    def _own_time(self, told: str) -> When:
        try:
            return self.times.again(When.parse(told))
        except WhenError:
            return NOT_REPORTED

    def age(self, value: object) -> When:
        """The time that an Age states; "not reported" where it states none."""
        if not isinstance(value, dict):
            return NOT_REPORTED
        unit = _AGE_UNITS.get(str(value.get("code") or value.get("unit") or ""))
        try:
            return When.parse(f"age {value.get('value')} {unit}") if unit else NOT_REPORTED
        except WhenError:
            return NOT_REPORTED

    def stated_time(self, resource: Resource, *keys: str) -> tuple[str, str]:
        """The first of these times as the source writes it: start, and end where it has one."""
        for key in keys:
            value = resource.get(key)
            if isinstance(value, str) and value:
                return value, ""
            if isinstance(value, dict):
                start, end = plain(value.get("start")), plain(value.get("end"))
                if start or end:
                    return start, end
                events = value.get("event")  # of a Timing
                if isinstance(events, list) and events:
                    return plain(events[0]), plain(events[-1]) if len(events) > 1 else ""
        return "", ""

    def notes(self, resource: Resource) -> list[str]:
        """What the annotations of a resource say, without what names the patient."""
        if "note" not in resource:
            return []
        found = (plain(note.get("text")) for note in objects(resource["note"]))
        return [self.identity.words(text) for text in found if text]

    def is_far_before_onset(self, start: str) -> bool:
        """Whether a time lies more than a year before the disease began."""
        date = iso_date(start) if start else None
        if date is None or self.onset is None:
            return False
        return date.year < self.onset.year - 1 or (
            date.year == self.onset.year - 1 and (date.month or 12) < (self.onset.month or 1)
        )


NOT_REPORTED = When.NOT_REPORTED


def sentence(parts: Iterable[str]) -> str:
    """Notes as one text."""
    return "; ".join(dict.fromkeys(part for part in parts if part))


def joined_codes(*groups: Iterable[Code]) -> tuple[Code, ...]:
    """Codes of several groups, each once."""
    found: list[Code] = []
    for code in (code for group in groups for code in group):
        if code not in found:
            found.append(code)
    return tuple(found)
