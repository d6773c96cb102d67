"""Laboratory results and measurements from Observations, with their components.

A test gets the name by which the program knows it only where its LOINC code is listed with that
name and its unit fits; else it keeps the name of the source, so that a glucose in urine is never
read as one in blood.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from boardapp.case.laboratory import LabResult
from boardapp.case.patient import Measurement
from boardapp.case.record import Code
from boardapp.case.value import Kind as ValueKind
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.magnitude import power_of_ten
from boardapp.clinical.units import UnitError
from boardapp.clinical.usual_limits import range_fault
from boardapp.importers.fhir.concepts import Concept, all_of, concept, objects, texts
from boardapp.importers.fhir.gathering import Gathering, sentence
from boardapp.importers.fhir.json_resources import Resource
from boardapp.importers.fhir.observation_kinds import specimen_in_name
from boardapp.importers.fhir.resources import Located
from boardapp.importers.fhir.values import Limits, Stated, absent, limits, stated_value
from boardapp.words.values import range_text, with_unit

TIMES = ("effectiveDateTime", "effectivePeriod", "effectiveInstant", "effectiveTiming")
NO_VALUE, PANEL = "states no value", "is a panel: its members are records of their own"
_DATED = ("valueDateTime", "valuePeriod")
_FLAGS = {
    **dict.fromkeys(("H", "HU", "HH", "A"), "high"),
    **dict.fromkeys(("L", "LU", "LL"), "low"),
    "N": "normal",
}
_STATUS_TOLD = {
    "preliminary": "preliminary",
    "registered": "registered",
    "unknown": "status not known",
    "amended": "amended",
    "corrected": "corrected",
}
_SEVERAL = re.compile(r"\bor\b", re.IGNORECASE)
_LARGEST = 2.0**60
_BLOOD = ("blood", "serum", "plasma", "red blood cells", "platelet poor plasma")


def status_note(resource: Resource) -> str:
    """What the status of an Observation says, where it is not simply final."""
    status = resource.get("status")
    return _STATUS_TOLD.get(status, "") if isinstance(status, str) else ""


def observed_when(located: Located, gathered: Gathering) -> When:
    """When it was observed: its own time, else that of its report or of its specimen."""
    return _observed(located, gathered)[0]


def _observed(located: Located, gathered: Gathering) -> tuple[When, str]:
    """When it was observed, and at which time of day."""
    for holder in filter(None, (located, gathered.report_of.get(id(located)))):
        when = gathered.when(holder, *TIMES)
        if when.is_reported:
            return when, gathered.times.clock(gathered.stated_time(holder.resource, *TIMES)[0])
    specimen = gathered.resources.resolve(located.resource.get("specimen"), located)
    collection = specimen.resource.get("collection") if specimen else None
    if isinstance(collection, dict) and specimen is not None:
        start, end = gathered.stated_time(collection, "collectedDateTime", "collectedPeriod")
        return gathered.times.when(start, gathered.where(specimen), end), gathered.times.clock(
            start
        )
    return When.NOT_REPORTED, ""


def specimen_of(located: Located, gathered: Gathering) -> str:
    """What an Observation, or the report that lists it, was made of; empty where not told."""
    report = gathered.report_of.get(id(located))
    for holder in filter(None, (located, report)):
        for reference in objects(holder.resource.get("specimen", ())):
            found = gathered.follow(reference, holder)
            if found is not None and found.kind == "Specimen":
                return specimen_text(found.resource)
    return ""


def specimen_text(resource: Resource) -> str:
    """A specimen in words: its type, and the site that it was taken from."""
    collection = resource.get("collection")
    site = texts(collection.get("bodySite")) if isinstance(collection, dict) else ""
    kind = concept(resource.get("type"))
    named = next((_SPECIMENS[c.code] for c in kind.codes if c.code in _SPECIMENS), kind.text)
    return ", ".join(filter(None, (named, site)))


_SPECIMENS = {
    "TISS": "tissue",
    "BLD": "blood",
    "WB": "blood",
    "SER": "serum",
    "PLAS": "plasma",
    "MAR": "marrow",
    "BMA": "bone marrow aspirate",
    "BON": "bone",
    "CSF": "cerebrospinal fluid",
    "UR": "urine",
}
"""Specimens of HL7 v2 tables 0487 and 0070, which exports give by the bare code."""


def read_laboratory(located: Located, code: Concept, gathered: Gathering) -> str:
    """The results of a laboratory Observation: its own, and one for each component."""
    rows = list(_rows(located, code, gathered))
    if not rows:
        return _without_value(located.resource)
    when, clock = _observed(located, gathered)
    specimen, cited = specimen_of(located, gathered), gathered.cite(located, clock)
    for name, element, stated in rows:
        lab = _lab(name, element, stated, located, gathered, specimen)
        gathered.draft.labs.append(replace(lab, when=when, source=cited))
        gathered.clocks.append(clock)
    return ""


def read_measurement(located: Located, code: Concept, gathered: Gathering) -> str:
    """Vital signs, measures of the body, scores and answers; none of them is a result of blood."""
    rows = list(_rows(located, code, gathered))
    if not rows:
        return _without_value(located.resource)
    when, clock = _observed(located, gathered)
    resource, cited = located.resource, gathered.cite(located, clock)
    notes = [status_note(resource), *gathered.notes(resource), *_beside(resource)]
    for name, element, stated in rows:
        gathered.draft.measurements.append(
            Measurement(
                name=_MEASURES.get(name.code_in("LOINC"), name.text),
                when=when,
                value=stated.value,
                unit=stated.unit,
                codes=name.codes,
                source=cited,
                note=sentence([*notes, stated.note, _range_note(element, stated)]),
            )
        )
    return ""


def _beside(resource: Resource) -> list[str]:
    """What a measurement has no field for: where, how and on which side it was taken."""
    return [texts(resource.get(key)) for key in ("bodySite", "method")]


def _range_note(element: Resource, stated: Stated) -> str:
    """The reference range of a measurement, and the source's own flag, in words."""
    found = limits(element.get("referenceRange"), stated.unit)
    told = found.note
    if found.low is not None or found.high is not None:
        told = f"reference range {with_unit(range_text(found.low, found.high), stated.unit)}"
    return sentence([told, _flag_note(element, stated.value, found)])


_MEASURES = {
    "29463-7": "weight",
    "3141-9": "weight",
    "8302-2": "height",
    "8277-6": "body surface",
    "3140-1": "body surface",
    "8310-5": "temperature",
    "8331-1": "temperature",
    "8867-4": "heart rate",
    "9279-1": "respiratory rate",
    "8480-6": "systolic blood pressure",
    "8462-4": "diastolic blood pressure",
    "39156-5": "body mass index",
    "2708-6": "oxygen saturation",
    "59408-5": "oxygen saturation",
    "10230-1": "ejection fraction",
    "8806-2": "ejection fraction",
    "8636-3": "QTc",
}
"""What the program calls measures of the body, by LOINC code."""


def _rows(
    located: Located, code: Concept, gathered: Gathering
) -> Iterator[tuple[Concept, Resource, Stated]]:
    """Name, element and value of the Observation and of each component that states one."""
    resource = located.resource
    components = objects(resource.get("component", ()))
    own = _stated(resource, located, gathered)
    if own is None and not components:
        own = absent(resource)
    if own is not None:
        yield code, resource, own
    for component in components:
        stated = _stated(component, located, gathered) or absent(component)
        if stated is not None:
            yield _part_name(concept(component.get("code")), code), component, stated


def _part_name(part: Concept, whole: Concept) -> Concept:
    """A component with no name but a bare code is called after what it is a part of."""
    is_bare = not any(code.display for code in part.codes) and part.text in map(_bare, part.codes)
    return part._replace(text=f"{whole.text} ({part.text})") if is_bare else part


def _bare(code: Code) -> str:
    return f"{code.system} {code.code}"


def _stated(element: Resource, located: Located, gathered: Gathering) -> Stated | None:
    stated = stated_value(element)
    if stated is not None:
        return stated
    for key in _DATED:
        if key in element:
            start, end = gathered.stated_time(element, key)
            when = gathered.times.when(start, gathered.where(located), end)
            return Stated(Value(str(when)))
    if any(key.startswith("value") for key in element):
        what = next(key for key in element if key.startswith("value"))
        gathered.doubt(located, f"has a {what} that a case can't hold")
    return None


def _without_value(resource: Resource) -> str:
    if resource.get("hasMember"):
        return PANEL
    if any(key.startswith("value") for part in _elements(resource) for key in part):
        return "has a value that a case can't hold (a wave, an attachment, a broken number)"
    return NO_VALUE


def _elements(resource: Resource) -> list[Resource]:
    return [resource, *objects(resource.get("component", ()))]


def _lab(
    name: Concept,
    element: Resource,
    stated: Stated,
    located: Located,
    gathered: Gathering,
    specimen: str,
) -> LabResult:
    """A result without its time and its source."""
    loinc = name.code_in("LOINC")
    known = _test_of(loinc) if loinc else None
    analyte = known if known and _fits(known, stated) else None
    if known and analyte is None:
        gathered.doubt(
            located,
            f"the unit {stated.unit or '(none)'} does not fit LOINC {loinc} ({known.name}); "
            "the unit was kept, and the test is called as printed",
            test=_own_name(name),
            field="unit",
        )
    told = specimen or ("" if analyte else _apart(specimen_in_name(name)))
    test = _known_name(name, analyte) if analyte else _own_name(name)
    found = _limits(test, element, stated, analyte, located, gathered)
    return LabResult(
        test=test,
        value=stated.value,
        unit=stated.unit,
        low=found.low,
        high=found.high,
        specimen=told,
        code=loinc,
        method=texts(element.get("method")),
        codes=name.codes,
        note=sentence(
            [
                status_note(located.resource),
                stated.note,
                found.note,
                _flag_note(element, stated.value, found),
                texts(located.resource.get("bodySite")),
                *gathered.notes(located.resource),
            ]
        ),
    )


def _fits(analyte: Analyte, stated: Stated) -> bool:
    """Whether the unit of a number can be one of this test."""
    return not stated.value.is_numeric or _is_unit_of(analyte.name, stated.unit)


@lru_cache(maxsize=2_000)
def _is_unit_of(test: str, unit: str) -> bool:
    analyte = find_analyte(test)
    if analyte is None:
        return False
    try:
        analyte.convert(Fraction(1), analyte.read_unit(unit), analyte.standard)
    except UnitError:
        return not unit
    return True


@lru_cache(maxsize=2_000)
def _fine_up_to(test: str, unit: str) -> float:
    """A value of a test up to which nobody would ask about its size, in steps of two.

    What is too large begins at one limit and goes on for a power of ten at least, so that no step
    leaps over it. Found once for a test and its unit, since each question converts units exactly.
    """
    analyte = find_analyte(test)
    value = 2.0**-20
    while analyte is not None and value < _LARGEST:
        if power_of_ten(analyte, value * 2, unit, None, None):
            return value
        value *= 2
    return float("inf")


@lru_cache(maxsize=20_000)
def _range_fault(test: str, unit: str, high: float | None) -> str:
    analyte = find_analyte(test)
    return range_fault(analyte, unit, high) if analyte else ""


@lru_cache(maxsize=2_000)
def _test_of(name: str) -> Analyte | None:
    return find_analyte(name)


def _known_name(name: Concept, analyte: Analyte) -> str:
    """The name of the source where it means the same test, else the program's."""
    return name.text if _test_of(name.text) is analyte else analyte.name


def _own_name(name: Concept) -> str:
    """The name of the source, told apart from a test of another code with the same name."""
    if find_analyte(name.text) is None or not name.codes:
        return name.text or "not named"
    display = next((code.display for code in name.codes if code.display), "")
    if display and find_analyte(display) is None:
        return display
    code = name.codes[0]
    return f"{name.text} ({code.system} {code.code})"


def _apart(specimen: str) -> str:
    """The specimen that a name tells, where it is not blood."""
    is_blood = specimen.casefold().startswith(_BLOOD)
    return "" if is_blood or _SEVERAL.search(specimen) else specimen


def _limits(
    test: str,
    element: Resource,
    stated: Stated,
    analyte: Analyte | None,
    located: Located,
    gathered: Gathering,
) -> Limits:
    """The range of a result of this `test`, unless it can't be its own."""
    found = limits(element.get("referenceRange"), stated.unit)
    value = stated.value
    if analyte is None or value.kind is not ValueKind.NUMBER or value.low is None:
        return found
    if gathered.own:
        return found
    is_inside = (
        found.low is not None and found.high is not None and found.low <= value.low <= found.high
    )
    is_large = value.low > _fine_up_to(analyte.name, stated.unit)
    if is_large and (factor := power_of_ten(analyte, value.low, stated.unit, None, None)):
        what = f"{value.text} {stated.unit} of {analyte.name} is more than anybody has"
        range_too = f", and so is its range {found.low:g} to {found.high:g}" if is_inside else ""
        fits = f"; {value.low / factor:g} would fit"
        told = f"{what}{range_too}{fits}: look up the unit"
        gathered.doubt(located, told, test=test, field="value")
        if is_inside:
            return Limits(note=f"reference range {found.low:g} to {found.high:g} {stated.unit}")
    elif (
        found.low is not None
        and found.high is not None
        and (factor := power_of_ten(analyte, value.low, stated.unit, found.low, found.high))
    ):
        gathered.doubt(
            located,
            f"{value.text} {stated.unit} of {analyte.name} fits its range "
            f"({found.low:g} to {found.high:g}) only by a factor of {factor:g}: look up the unit",
            test=test,
            field="value",
        )
    if fault := _range_fault(analyte.name, stated.unit, found.high):
        gathered.doubt(located, f"{fault}; the range was left out", test=test)
        return Limits(note=f"reference range {found.low} to {found.high} {stated.unit}")
    return found


def _flag_note(element: Resource, value: Value, found: Limits) -> str:
    """The laboratory's own flag, where the range does not say the same."""
    if "interpretation" not in element:
        return ""
    codes = [code.code for one in all_of(element.get("interpretation", ())) for code in one.codes]
    flags = [_FLAGS[code] for code in codes if code in _FLAGS]
    told = texts(element.get("interpretation", ()))
    if not told or (flags and flags[0] == _computed(value, found)):
        return ""
    return f"called {told.lower() if flags else told} by the source"


def _computed(value: Value, found: Limits) -> str:
    if value.kind is not ValueKind.NUMBER or value.low is None:
        return ""
    if found.low is None and found.high is None:
        return ""
    if found.high is not None and value.low > found.high:
        return "high"
    return "low" if found.low is not None and value.low < found.low else "normal"
