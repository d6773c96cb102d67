"""Drugs: given, ordered, or said to be taken; repeats of one drug as one span with its count.

Rule "spans of a drug, version 1" (ours): records of one drug and one kind (given, ordered, said)
are one span as long as no two neighbours in time are more than 90 days apart. What was given is
never joined with what was only ordered. Where doses differ, each is told with its time.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from boardapp.case.record import Code
from boardapp.case.therapy import Agent, Schedule, Status, Therapy
from boardapp.case.value import Value
from boardapp.case.when import CalendarDate, When
from boardapp.importers.fhir.concepts import (
    Concept,
    all_of,
    concept,
    objects,
    text_of,
    texts,
)
from boardapp.importers.fhir.gathering import Gathering, joined_codes, sentence
from boardapp.importers.fhir.intents import intent_of
from boardapp.importers.fhir.json_resources import Resource
from boardapp.importers.fhir.resources import Located
from boardapp.importers.fhir.values import Stated, quantity
from boardapp.importers.times import first_day, iso_date
from boardapp.words.plurals import numbered

GAP_D = 90
Said = Literal["administrations", "orders", "statements"]
_STATUS: dict[Said, dict[str, Status]] = {
    "administrations": {
        "completed": "given",
        "in-progress": "ongoing",
        "stopped": "given",
        "not-done": "not given",
        "on-hold": "postponed",
    },
    "orders": {
        "active": "ordered",
        "completed": "ordered",
        "stopped": "ordered",
        "on-hold": "postponed",
        "cancelled": "not given",
        "draft": "planned",
    },
    "statements": {
        "active": "said to be taken",
        "completed": "said to be taken",
        "stopped": "said to be taken",
        "intended": "planned",
        "on-hold": "postponed",
        "not-taken": "not given",
    },
}
_KINDS: dict[str, Said] = {
    "MedicationAdministration": "administrations",
    "MedicationRequest": "orders",
    "MedicationStatement": "statements",
}
_NOUNS: dict[Said, str] = {
    "administrations": "administration",
    "orders": "order",
    "statements": "statement",
}
_PLANS = frozenset({"proposal", "plan", "option"})
_PER_TIME = ("/h", "/min", "/d", "/s", "/wk")
_TOLD_STATUS = frozenset({"on-hold", "stopped", "cancelled", "draft"})


@dataclass(frozen=True, slots=True)
class _Use:
    """One record of a drug."""

    located: Located
    name: str
    codes: tuple[Code, ...]
    said: Said
    status: Status
    start: str
    end: str
    dose: Stated | None
    route: str
    text: str
    reason: str
    intent: str
    notes: tuple[str, ...]

    @property
    def day(self) -> CalendarDate | None:
        return iso_date(self.start) if self.start else None

    @property
    def key(self) -> tuple[str, Said, Status, str, str]:
        """What two records of one span have in common."""
        coded = next((f"{code.system} {code.code}" for code in self.codes), self.name.casefold())
        return coded, self.said, self.status, self.intent, self.reason


class Drugs:
    """Gathers the records of drugs, and makes therapies of them at the end."""

    def __init__(self, gathered: Gathering) -> None:
        self._gathering = gathered
        self._uses: list[_Use] = []

    def read(self, located: Located) -> str:
        """One record of a drug; why it was left out, or "" where it will be in the case."""
        resource, said = located.resource, _KINDS[located.kind]
        status = text_of(resource, "status")
        if status == "entered-in-error":
            return "entered in error"
        if resource.get("doNotPerform") is True:
            return "is an order not to give the drug"
        found = _STATUS[said].get(status)
        if found is None:
            return f"has the status {status or '(none)'}, which does not say whether it was given"
        if said == "orders" and text_of(resource, "intent") in _PLANS and found == "ordered":
            found = "planned"
        drug = self._drug(located)
        if not drug.text:
            return "names no drug"
        self._gathering.ledger.put(said)
        self._uses.append(self._use(located, said, found, drug))
        return ""

    def finish(self) -> None:
        """Put the spans into the case, in the order of their first record."""
        groups: dict[tuple[str, ...], list[_Use]] = defaultdict(list)
        for use in self._uses:
            groups[use.key].append(use)
        for uses in groups.values():
            for span in _spans(uses):
                self._gathering.draft.therapies.append(self._therapy(span))

    def _drug(self, located: Located) -> Concept:
        resource = located.resource
        named = concept(resource.get("medicationCodeableConcept"))
        if named.text:
            return named
        reference = resource.get("medicationReference")
        medication = self._gathering.follow(reference, located)
        if medication is None:
            return named
        named = concept(medication.resource.get("code"))
        if named.text:
            return named
        ingredients = [
            part
            for one in objects(medication.resource.get("ingredient", ()))
            for part in all_of(one.get("itemCodeableConcept"))
        ]
        return Concept(
            " + ".join(part.text for part in ingredients),
            joined_codes(*(part.codes for part in ingredients)),
        )

    def _use(self, located: Located, said: Said, status: Status, drug: Concept) -> _Use:
        resource, gathered = located.resource, self._gathering
        dosages = objects(resource.get("dosage") or resource.get("dosageInstruction") or ())
        dosage = dosages[0] if dosages else {}
        start, end = gathered.stated_time(resource, "effectiveDateTime", "effectivePeriod")
        if said == "orders":
            start, end = _ordered(dosage, gathered, text_of(resource, "authoredOn"))
        return _Use(
            located=located,
            name=gathered.identity.words(drug.text),
            codes=drug.codes,
            said=said,
            status=status,
            start=start,
            end=end,
            dose=self._dose(dosage, located),
            route=texts(dosage.get("route")),
            text=gathered.identity.words(
                "; ".join(filter(None, (text_of(one, "text") for one in dosages)))
            ),
            reason=_reason(resource),
            intent=intent_of(resource),
            notes=(*_told(resource), *gathered.notes(resource)),
        )

    def _dose(self, dosage: Resource, located: Located) -> Stated | None:
        """The dose; a "rate" without a time in its unit is one, and is told."""
        for part in (*objects(dosage.get("doseAndRate", ())), dosage):
            for key in ("doseQuantity", "dose"):
                if isinstance(part.get(key), dict) and (found := quantity(part[key])):
                    return found
            if isinstance(part.get("doseRange"), dict):
                ends = [quantity(part["doseRange"].get(key) or {}) for key in ("low", "high")]
                if ends[0] and ends[1] and ends[0].unit == ends[1].unit:
                    text = f"{ends[0].value.stated}..{ends[1].value.stated}"
                    return Stated(Value(text), ends[0].unit)
            rate = part.get("rateQuantity")
            found = quantity(rate) if isinstance(rate, dict) else None
            if found and "/" in found.unit and not found.unit.endswith(_PER_TIME):
                told = f"{found.value.text} {found.unit}"
                self._gathering.doubt(located, f"states the dose {told} as a rate")
                return found
        return None

    def _therapy(self, span: list[_Use]) -> Therapy:
        gathered, first = self._gathering, span[0]
        doses = {(use.dose.value, use.dose.unit) if use.dose else None for use in span}
        is_one_dose = len(doses) == 1
        dose = first.dose if is_one_dose else None
        words = list(dict.fromkeys(use.text for use in span if use.text))
        count = numbered(len(span), _NOUNS[first.said])
        told = [count] if len(span) > 1 else []
        sources = "; ".join(dict.fromkeys(gathered.cite(use.located) for use in span))
        agent = Agent(
            name=first.name,
            dose=dose.value if dose else None,
            unit=dose.unit if dose else "",
            route=", ".join(dict.fromkeys(use.route for use in span if use.route)),
            schedule="; ".join([*told, *(words if len(words) == 1 else ())]),
            codes=joined_codes(*(use.codes for use in span)),
        )
        return Therapy(
            name=first.name,
            status=first.status,
            intent=first.intent or "not reported",
            start=self._start(span),
            end=self._end(span),
            agents=(agent,),
            schedules=self._schedules(span) if not is_one_dose or len(words) > 1 else (),
            reason_stopped=first.reason or "not reported",
            codes=agent.codes,
            source=sources if len(span) <= _SOURCES else _first_and_last(span, gathered),
            note=sentence(note for use in span for note in use.notes),
        )

    def _start(self, span: list[_Use]) -> When:
        first = span[0]
        return self._gathering.times.when(first.start, self._gathering.where(first.located))

    def _end(self, span: list[_Use]) -> When:
        """The last day that is stated: of a drug that was given, the last day on which it was.

        The date of the last order is no end.
        """
        ends = [use.end for use in span if use.end]
        if span[0].said == "administrations" and span[0].status == "given":
            ends += [use.start for use in span if use.start]
        if not ends:
            return When.NOT_REPORTED
        return self._gathering.times.when(max(ends), self._gathering.where(span[-1].located))

    def _schedules(self, span: list[_Use]) -> tuple[Schedule, ...]:
        """Each wording or dose of a span with how often, and from when to when."""
        counts: Counter[str] = Counter()
        times: dict[str, list[_Use]] = defaultdict(list)
        for use in span:
            dose = f"{use.dose.value.text} {use.dose.unit}".strip() if use.dose else ""
            text = ", ".join(filter(None, (dose, use.text))) or "dose not reported"
            counts[text] += 1
            times[text].append(use)
        return tuple(
            Schedule(
                text=f"{text} ({numbered(count, _NOUNS[span[0].said])})",
                when=self._gathering.times.when(
                    times[text][0].start,
                    self._gathering.where(times[text][0].located),
                    times[text][-1].start if count > 1 else "",
                ),
                source=self._gathering.cite(times[text][0].located),
            )
            for text, count in counts.items()
        )


_SOURCES = 4
"""So many records of one span are cited by name; of more the first and the last."""


def _first_and_last(span: list[_Use], gathered: Gathering) -> str:
    return f"{gathered.cite(span[0].located)}; {gathered.cite(span[-1].located)}"


def _spans(uses: list[_Use]) -> list[list[_Use]]:
    """The records of one drug in order of time, parted where too much time lies between two."""
    ordered = sorted(uses, key=lambda use: use.start or "")
    spans: list[list[_Use]] = []
    until: CalendarDate | None = None
    for use in ordered:
        day = use.day
        is_near = until is None or day is None or (first_day(day) - first_day(until)).days <= GAP_D
        if spans and is_near:
            spans[-1].append(use)
        else:
            spans.append([use])
        until = iso_date(use.end) or day or until if use.end else day or until
    return spans


def _ordered(dosage: Resource, gathered: Gathering, authored: str) -> tuple[str, str]:
    """From when to when a drug is ordered: the bounds of its timing, else the day of the order."""
    timing = dosage.get("timing")
    repeat = timing.get("repeat") if isinstance(timing, dict) else None
    if isinstance(repeat, dict):
        start, end = gathered.stated_time(repeat, "boundsPeriod")
        return start or authored, end
    return authored, ""


def _reason(resource: Resource) -> str:
    """Why it was stopped or not given, where the source says so."""
    if text_of(resource, "status") in ("completed", "active", "in-progress"):
        return ""
    return texts(resource.get("statusReason", ()))


def _told(resource: Resource) -> list[str]:
    status = text_of(resource, "status")
    reasons = texts(resource.get("reasonCode", ()))
    return [
        f"status of the source: {status}" if status in _TOLD_STATUS else "",
        f"for: {reasons}" if reasons else "",
    ]
