"""FHIR R4 into a case: each resource to its own reader, and every one told to the ledger."""

import gc
from collections.abc import Callable, Iterator

from boardapp.case.case import Case, Source
from boardapp.importers.doubtful_results import doubt_results
from boardapp.importers.draft import Draft
from boardapp.importers.fhir.concepts import concept, objects, text_of
from boardapp.importers.fhir.conditions import diagnosis_of, onset_of, read_condition
from boardapp.importers.fhir.drugs import Drugs
from boardapp.importers.fhir.duplicates import Duplicates
from boardapp.importers.fhir.gathering import SOURCE_ID, Gathering
from boardapp.importers.fhir.json_resources import Entry, entries_of
from boardapp.importers.fhir.observations import read_observation
from boardapp.importers.fhir.other_resources import (
    read_adverse_event,
    read_allergy,
    read_care_plan,
    read_document,
    read_encounter,
    read_family,
    read_imaging_study,
    read_patient,
    read_report,
)
from boardapp.importers.fhir.own_records import TOLD_WHOLE, OwnRecords
from boardapp.importers.fhir.patients import NOT_A_PATIENT, Patients, drop_identifiers
from boardapp.importers.fhir.procedures import read_procedure
from boardapp.importers.fhir.resources import Located, Resources
from boardapp.importers.fhir.same_day import by_clock
from boardapp.importers.fhir.versions import other_version
from boardapp.importers.identity import Identity
from boardapp.importers.imported import ImportOptions, Watch
from boardapp.importers.ledger import Ledger
from boardapp.importers.source_error import SourceError
from boardapp.importers.source_files import Source as Origin
from boardapp.importers.times import Times, iso_date

_Reader = Callable[[Located, Gathering], str]
_READERS: dict[str, _Reader] = {
    "Patient": read_patient,
    "Observation": read_observation,
    "Condition": read_condition,
    "Procedure": read_procedure,
    "AdverseEvent": read_adverse_event,
    "AllergyIntolerance": read_allergy,
    "FamilyMemberHistory": read_family,
    "Encounter": read_encounter,
    "ImagingStudy": read_imaging_study,
    "CarePlan": read_care_plan,
    "DocumentReference": read_document,
    "DiagnosticReport": read_report,
}
_DRUGS = frozenset({"MedicationAdministration", "MedicationRequest", "MedicationStatement"})
_KEPT_OPEN = frozenset({"DiagnosticReport", "Condition", "Patient", "Specimen", "Medication"})
"""What others look into: read once, since there are few."""
_HELPERS = frozenset({"Medication", "Specimen", "BodyStructure", "Substance"})
"""What is kept only where a fact was read through it."""
_ORDER = ("Patient", "Condition")
"""Read first: what others are judged by. Reports are read last, by what became of their results."""
_NO_PLACE: dict[str, str] = {
    **dict.fromkeys(
        ("Practitioner", "PractitionerRole", "Organization", "Location", "CareTeam", "Person"),
        "is staff or a place, and no fact of the patient",
    ),
    "RelatedPerson": "names another person",
    **dict.fromkeys(
        ("Claim", "ClaimResponse", "ExplanationOfBenefit", "Coverage", "Account", "Invoice"),
        "is about payment",
    ),
    **dict.fromkeys(
        ("Provenance", "AuditEvent", "Consent", "Task", "Appointment", "Schedule", "Slot"),
        "is about how records are kept",
    ),
    **dict.fromkeys(
        ("Composition", "List", "MessageHeader", "Bundle"),
        "arranges other resources, which are read by themselves",
    ),
    **dict.fromkeys(
        ("ServiceRequest", "SupplyDelivery", "DeviceRequest", "NutritionOrder"),
        "is an order of something that is no drug",
    ),
    **dict.fromkeys(("Immunization", "ImmunizationRecommendation"), "is about vaccines"),
    **dict.fromkeys(("ResearchStudy", "ResearchSubject", "Group"), "is about a study or a group"),
    **dict.fromkeys(("Device", "DeviceUseStatement"), "is about a device"),
    **dict.fromkeys(
        ("Questionnaire", "QuestionnaireResponse"), "is a form, whose answers are not read"
    ),
    "Goal": "is a goal of a care plan, which does not say whose it is",
    "MedicationDispense": "tells what a pharmacy handed out, and not what was given",
    "OperationOutcome": "tells how the export went",
}
_OTHER_KIND = "has no place in a case"


def read_source(origin: Origin, options: ImportOptions, ledger: Ledger, watch: Watch) -> Case:
    """The case of one patient of a FHIR source. Raises `SourceError`."""
    was_enabled = gc.isenabled()
    gc.disable()  # All objects stay until the case is made: the search for garbage finds none.
    try:
        return _read(origin, options, ledger, watch)
    except RecursionError:
        raise SourceError(
            f"{origin.name} is nested more deeply than any resource; it was not read"
        ) from None
    finally:
        if was_enabled:
            gc.enable()


def _read(origin: Origin, options: ImportOptions, ledger: Ledger, watch: Watch) -> Case:
    resources = Resources(_entries(origin, ledger))
    for _ in range(resources.empty):
        ledger.read("entry")
        ledger.left_out("entry", "holds no resource")
    patients = Patients(resources)
    patient = patients.chosen(options.patient, origin.name)
    ledger.patients, ledger.patient = tuple(patients.ids), patient
    gathered = _gathering(origin, options, ledger, resources, patients, patient)
    drugs = Drugs(gathered)
    duplicates = Duplicates()
    order = sorted(resources.found, key=_rank)
    for done, located in enumerate(order):
        if not done % 200:
            watch.step(done, len(order))
        _refuse_other_version(origin, located)
        _tell(located, _outcome(located, gathered, patients, drugs, duplicates), ledger)
        if located.kind not in _KEPT_OPEN:
            located.release()
    drugs.finish()
    gathered.draft.labs = by_clock(gathered.draft.labs, gathered.clocks)
    case, faults = gathered.own.complete(gathered.draft.case(), gathered.times)
    for fault in faults:
        ledger.warn("records of boardapp", fault)
    doubt_results(gathered.draft.labs, ledger)
    _tell_helpers(resources, gathered)
    gathered.times.tell()
    gathered.identity.tell()
    return case


def _refuse_other_version(origin: Origin, located: Located) -> None:
    """Raise `SourceError` where a resource says what only another version of FHIR can."""
    if located.kind not in _NO_PLACE and (version := other_version(located.resource)):
        raise SourceError(
            f"{origin.name} is FHIR {version} ({located.kind}), and R4 is read; export it as R4"
        )


def _entries(origin: Origin, ledger: Ledger) -> Iterator[Entry]:
    for file in origin.files:
        if origin.is_folder and b'"resourceType"' not in file.head:
            ledger.read("file")
            ledger.left_out("file", "is not FHIR as JSON")
            continue
        yield from entries_of(file.read(), file.name)


def _gathering(
    origin: Origin,
    options: ImportOptions,
    ledger: Ledger,
    resources: Resources,
    patients: Patients,
    patient: str,
) -> Gathering:
    identity = Identity(ledger, keep=options.keep_identifiers, keep_dates=options.keep_dates)
    drop_identifiers(resources, identity)
    own = [one for one in resources.found if patients.of(one) == patient]
    held = patients.held.get(patient)
    if held is None:
        told = "no patient is named" if not patient else "the patient is named, but not held"
        ledger.warn("patient", f"{told}: sex and age are not known")
    diagnosis, candidates = diagnosis_of([one for one in own if one.kind == "Condition"])
    if diagnosis is None:
        names = ", ".join(f'"{concept(c.resource.get("code")).text}"' for c in candidates)
        what = f"it could be {names}" if names else "no condition is a cancer by its code"
        ledger.warn("diagnosis", f"not taken: {what}")
    onset = iso_date(onset_of(diagnosis)) if diagnosis else None
    born = iso_date(text_of(held.resource, "birthDate")) if held else None
    times = Times(ledger, born=born, diagnosed=onset, keep_dates=options.keep_dates)
    name = identity.file_name(origin.name)
    source = Source(id=SOURCE_ID, citation=f"FHIR R4, {name}", kind="import")
    gathered = Gathering(resources, ledger, times, identity, Draft(source))
    gathered.diagnosis, gathered.onset = diagnosis, onset
    gathered.own = OwnRecords(resources)
    ledger.keeps_doubts = not gathered.own
    if held is not None and held.holder is not None:
        gathered.used.add(id(held))
        read_patient(held, gathered)
    _find_reports(gathered)
    return gathered


def _find_reports(gathered: Gathering) -> None:
    """Which report lists each result; of several the first."""
    for report in gathered.resources.found:
        if report.kind != "DiagnosticReport":
            continue
        for reference in objects(report.resource.get("result", ())):
            found = gathered.resources.resolve(reference, report)
            if found is not None:
                gathered.report_of.setdefault(id(found), report)


def _rank(located: Located) -> int:
    if located.kind in _ORDER:
        return _ORDER.index(located.kind)
    return len(_ORDER) + (located.kind == "DiagnosticReport")


def _outcome(
    located: Located, gathered: Gathering, patients: Patients, drugs: Drugs, duplicates: Duplicates
) -> str | None:
    """Why a resource was left out, "" where it is in the case; None: it is decided at the end."""
    kind = located.kind
    if kind in _NO_PLACE:
        return _NO_PLACE[kind]
    owner = patients.of(located)
    if owner is None:
        return NOT_A_PATIENT
    if (
        owner != gathered.ledger.patient
        and (owner or len(patients.ids) > 1)
        and kind not in _HELPERS
    ):
        return "is of another patient" if owner else "names no patient"
    if kind in _HELPERS:
        return None
    if kind not in _READERS and kind not in _DRUGS:
        return _OTHER_KIND
    if gathered.own.holds(located):
        return ""
    if id(located) in gathered.own.told_whole:
        return TOLD_WHOLE
    if not gathered.own and duplicates.is_known(located):
        return "says exactly what another one says"
    return drugs.read(located) if kind in _DRUGS else _READERS[kind](located, gathered)


def _tell(located: Located, outcome: str | None, ledger: Ledger) -> None:
    ledger.read(located.kind)
    if outcome:
        ledger.left_out(located.kind, outcome)
    elif outcome is not None:
        ledger.kept(located.kind)


def _tell_helpers(resources: Resources, gathered: Gathering) -> None:
    """What is kept only where a fact was read through it, and all that is contained."""
    for located in resources.all():
        is_contained = located.holder is not None
        if not is_contained and located.kind not in _HELPERS:
            continue
        if is_contained:
            gathered.ledger.read(located.kind)
        if id(located) in gathered.used:
            gathered.ledger.kept(located.kind)
            if located.kind == "Specimen":
                gathered.ledger.put("specimens")
        elif is_contained and located.kind in _NO_PLACE:
            gathered.ledger.left_out(located.kind, _NO_PLACE[located.kind])
        elif is_contained and located.kind == "Patient":
            gathered.ledger.left_out(located.kind, "is contained: it only names the patient")
        else:
            gathered.ledger.left_out(located.kind, "nothing in the case refers to it")
