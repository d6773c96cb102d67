"""A case as a FHIR R4 Bundle: mCODE where it fits, stated codes where nothing does."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from boardapp.case.case import Case
from boardapp.case.facts import StatedRecord
from boardapp.case.place import Place
from boardapp.case.record import Record
from boardapp.importers.converted import Converted
from boardapp.importers.fhir.writing import records
from boardapp.importers.fhir.writing.details import details
from boardapp.importers.fhir.writing.elements import Element
from boardapp.importers.report import LeftOut

_SUBJECT: Element = {"reference": "Patient/patient"}
_OF_PATIENT = frozenset({"AllergyIntolerance", "FamilyMemberHistory"})
"""Resources that say "patient" where others say "subject"."""
_LISTS = (
    *("sources", "assessments", "imaging", "pathology", "work_ups", "transfusions", "infections"),
    *("admissions", "organ_support", "images", "goals", "options", "references", "remarks"),
    *("doubts", "acknowledgements"),
)
"""Lists whose records stand in their details alone."""
_SINGLE = ("privacy", "meeting", "recommendation", "presentation")


class _Bundle:
    """Collects resources, and gives each the id by which others refer to it."""

    def __init__(self) -> None:
        self.entries: list[Element] = []
        self._numbers: Counter[str] = Counter()

    def add(self, resource: Element, name: str = "") -> str:
        """Add a resource; gives the reference to it."""
        kind = resource["resourceType"]
        if not name:
            self._numbers[kind] += 1
            name = f"{kind.lower()}-{self._numbers[kind]}"
        about: Element = {}
        if kind != "Patient":
            about = {"patient" if kind in _OF_PATIENT else "subject": _SUBJECT}
        made = {"resourceType": kind, "id": name} | resource | about
        self.entries.append({"fullUrl": f"urn:boardapp:{kind}:{name}", "resource": made})
        return f"{kind}/{name}"


def convert(case: Case) -> Converted:
    """The case as a Bundle of type collection, and what of it the Bundle can't hold."""
    bundle = _Bundle()
    bundle.add(records.patient(case.patient), "patient")
    head = Case(title=case.title, diagnosis=case.diagnosis)
    bundle.add(details("case", _Title(title=head.title), _SUBJECT))
    _add_diagnosis(case, bundle)
    _add_patient(case, bundle)
    _add_simple(case, bundle)
    _add_told_twice(case, bundle)
    for name in _LISTS:
        for record in getattr(case, name):
            bundle.add(details(name, record, _SUBJECT))
    for name in _SINGLE:
        record = getattr(case, name)
        if not StatedRecord(name, Place.of(name), record).is_silent:
            bundle.add(details(name, record, _SUBJECT))
    tree = {"resourceType": "Bundle", "type": "collection", "entry": bundle.entries}
    encoded = msgspec.json.Encoder(decimal_format="number").encode(tree)
    data = msgspec.json.format(encoded, indent=2) + b"\n"
    return Converted(data, len(bundle.entries), tuple(_left_out(case)))


class _Title(Record, frozen=True, kw_only=True):
    """The case's own field."""

    title: str


def _add_diagnosis(case: Case, bundle: _Bundle) -> None:
    focus = bundle.add(records.diagnosis(case.diagnosis), "diagnosis")
    bundle.add(details("diagnosis", case.diagnosis, _SUBJECT, [focus]))


def _add_patient(case: Case, bundle: _Bundle) -> None:
    found = case.patient
    focus = [bundle.add(records.condition(one)) for one in found.conditions]
    focus += [bundle.add(records.performance(one)) for one in found.performance]
    bundle.add(details("patient", found, _SUBJECT, focus))


def _add_simple(case: Case, bundle: _Bundle) -> None:
    """Results and measurements: alone where the resource holds all, else with their details."""
    for result in case.labs:
        _add(bundle, "labs", result, [records.result(result)], is_alone=records.is_whole(result))
    for measure in case.measurements:
        alone = records.is_whole(measure)
        _add(bundle, "measurements", measure, [records.measurement(measure)], is_alone=alone)


def _add_told_twice(case: Case, bundle: _Bundle) -> None:
    """What FHIR tells a part of: the resources, and the details of which they are the focus."""
    for therapy in case.therapies:
        _add(bundle, "therapies", therapy, list(records.therapies(therapy)))
    for stage in case.staging:
        _add(bundle, "staging", stage, [records.staging(stage)])
    for finding in case.genetics:
        _add(bundle, "genetics", finding, [records.genetic_finding(finding)])
    for event in case.adverse_events:
        _add(bundle, "adverse_events", event, [records.adverse_event(event)])


def _add(
    bundle: _Bundle, kind: str, record: Record, made: Sequence[Element], *, is_alone: bool = False
) -> None:
    focus = [bundle.add(resource) for resource in made]
    if not is_alone:
        bundle.add(details(kind, record, _SUBJECT, focus))


def _left_out(case: Case) -> Iterator[LeftOut]:
    """What the Bundle can't hold."""
    pictures = sum(bool(image.file) for image in case.images)
    if pictures:
        yield LeftOut("images", pictures, "the pictures themselves; their captions are there")
    unknown: dict[str, Any] = case.unknown
    if unknown:
        yield LeftOut("case", len(unknown), "keys that boardapp does not know")
