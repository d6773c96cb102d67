"""Observations: each to the kind of fact that its code makes it, by one table."""

from collections.abc import Callable
from typing import Literal

from boardapp.case.assessment import Assessment
from boardapp.case.pathology import PathologyReport, Staging
from boardapp.case.patient import PerformanceStatus
from boardapp.clinical.performance import scale_of
from boardapp.importers.fhir.concepts import Concept, concept, objects, text_of, texts
from boardapp.importers.fhir.conditions import read_comorbidities
from boardapp.importers.fhir.gathering import Gathering, joined_codes, sentence
from boardapp.importers.fhir.genomics import (
    read_gene_mutation,
    read_karyotype,
    read_region_studied,
    read_variant,
)
from boardapp.importers.fhir.observation_kinds import Kind, kind_of
from boardapp.importers.fhir.resources import Located
from boardapp.importers.fhir.results import (
    observed_when,
    read_laboratory,
    read_measurement,
    status_note,
)
from boardapp.importers.fhir.staging_names import stage_name, staging_system
from boardapp.importers.fhir.values import stated_value

LISTED_APART = "is about a condition that is not in the source"
_TIMES = ("effectiveDateTime", "effectivePeriod", "effectiveInstant", "effectiveTiming")
_NO_FACT = {"entered-in-error": "entered in error", "cancelled": "cancelled"}
_SCALES = {
    "89247-1": "ECOG",
    "424122007": "ECOG",
    "89243-0": "Karnofsky",
    "273546003": "Karnofsky",
    "C38144": "Lansky",
    "89246-3": "Lansky",
}
Basis = Literal["clinical", "pathological", "after therapy", "recurrence", "not stated"]
_CLINICAL = (
    *("399537006", "399504009", "399534004", "399387003"),
    *("21908-9", "21905-5", "21906-3", "21907-1"),
)
_PATHOLOGICAL = (
    *("399588009", "384625004", "371494008", "371497001"),
    *("21902-2", "21899-0", "21900-6", "21901-4"),
)
_BASIS: dict[str, Basis] = {
    **dict.fromkeys(_CLINICAL, "clinical"),
    **dict.fromkeys(_PATHOLOGICAL, "pathological"),
}
"""Codes of stage group, T, N and M in SNOMED CT and LOINC, by what they rest on."""


def read_observation(located: Located, gathered: Gathering) -> str:
    """One Observation; why it was left out, or "" where it is in the case."""
    resource = located.resource
    status = resource.get("status")
    if status in _NO_FACT:
        return _NO_FACT[status]
    code = concept(resource.get("code"))
    if _is_about_another(located, code, gathered):
        return LISTED_APART
    report = gathered.report_of.get(id(located))
    kind = kind_of(resource, code, report.resource if report else None)
    return _READERS[kind](located, code, gathered)


def _is_about_another(located: Located, code: Concept, gathered: Gathering) -> bool:
    """Whether it judges a condition that the source does not hold; told, never taken."""
    focus = objects(located.resource.get("focus", ()))
    if not focus or not all(gathered.is_missing(one, located) for one in focus):
        return False
    value = stated_value(located.resource)
    told = f"{code.text}: {value.value.text}" if value else code.text
    what = f'"{told}" {LISTED_APART}, and is not taken for this patient\'s'
    gathered.ledger.warn(gathered.where(located), what)
    return True


def _staging(located: Located, code: Concept, gathered: Gathering) -> str:
    resource = located.resource
    value = concept(resource.get("valueCodeableConcept"))
    stated = stated_value(resource)
    stage = value.text or (stated.value.text if stated else "")
    if not stage:
        return "states no stage"
    if gathered.is_far_before_onset(gathered.stated_time(resource, *_TIMES)[0]):
        gathered.doubt(located, "is dated more than a year before the onset of the disease")
    method = texts(resource.get("method"))
    parts = [
        f"{concept(part.get('code')).text}: {found.value.text}"
        for part in objects(resource.get("component", ()))
        if (found := stated_value(part))
    ]
    gathered.draft.staging.append(
        Staging(
            system=staging_system(method or code.text),
            stage=stage_name(stage),
            basis=_basis(code),
            when=observed_when(located, gathered),
            codes=joined_codes(code.codes, value.codes),
            source=gathered.cite(located),
            note=sentence(
                [
                    code.text if method else "",
                    *parts,
                    status_note(resource),
                    *gathered.notes(resource),
                ]
            ),
        )
    )
    return ""


def _basis(code: Concept) -> Basis:
    return next((_BASIS[one.code] for one in code.codes if one.code in _BASIS), "not stated")


def _performance(located: Located, code: Concept, gathered: Gathering) -> str:
    stated = stated_value(located.resource)
    if stated is None:
        return "states no value"
    printed = text_of(located.resource["code"], "text")
    scale = next((_SCALES[one.code] for one in code.codes if one.code in _SCALES), code.text)
    scale = printed if scale_of(printed) == scale_of(scale) and printed else scale
    if gathered.is_far_before_onset(gathered.stated_time(located.resource, *_TIMES)[0]):
        gathered.doubt(located, "is dated more than a year before the onset of the disease")
    gathered.ledger.put("statuses")
    gathered.draft.performance.append(
        PerformanceStatus(
            scale=scale,
            value=stated.value,
            when=observed_when(located, gathered),
            codes=code.codes,
            source=gathered.cite(located),
            note=sentence([status_note(located.resource), *gathered.notes(located.resource)]),
        )
    )
    return ""


def _disease_status(located: Located, code: Concept, gathered: Gathering) -> str:
    value = concept(located.resource.get("valueCodeableConcept"))
    stated = stated_value(located.resource)
    if stated is None:
        return "states no value"
    if gathered.is_far_before_onset(gathered.stated_time(located.resource, *_TIMES)[0]):
        gathered.doubt(located, "is dated more than a year before the onset of the disease")
    evidence = ", ".join(
        concept(one.get("valueCodeableConcept")).text
        for one in objects(located.resource.get("extension", ()))
        if str(one.get("url", "")).endswith("evidence-type")
    )
    gathered.ledger.put("statuses")
    gathered.draft.assessments.append(
        Assessment(
            when=observed_when(located, gathered),
            finding="evaluation",
            response=stated.value.text,
            confirmed_by=evidence,
            codes=joined_codes(code.codes, value.codes),
            source=gathered.cite(located),
            note=sentence([status_note(located.resource), *gathered.notes(located.resource)]),
        )
    )
    return ""


def _tissue(located: Located, code: Concept, gathered: Gathering) -> str:
    value = concept(located.resource.get("valueCodeableConcept"))
    if not value.text:
        return "states no value"
    is_grade = kind_of(located.resource, code, None) == "grade of tissue"
    gathered.draft.pathology.append(
        PathologyReport(
            when=observed_when(located, gathered),
            histology="" if is_grade else value.text,
            grade=value.text if is_grade else "",
            grading=code.text if is_grade and code.codes and code.codes[0].display else "",
            codes=joined_codes(code.codes, value.codes),
            source=gathered.cite(located),
            note=status_note(located.resource),
        )
    )
    return ""


def _comorbidities(located: Located, code: Concept, gathered: Gathering) -> str:
    _ = code
    return "" if read_comorbidities(located, gathered) else "names nothing that is in the source"


def _implication(located: Located, code: Concept, gathered: Gathering) -> str:
    _ = located, code, gathered
    return "says what a finding means in general: knowledge, and no fact of this patient"


_READERS: dict[Kind, Callable[[Located, Concept, Gathering], str]] = {
    "laboratory": read_laboratory,
    "measurement": read_measurement,
    "performance": _performance,
    "disease status": _disease_status,
    "staging": _staging,
    "variant": read_variant,
    "gene mutation": read_gene_mutation,
    "karyotype": read_karyotype,
    "region studied": read_region_studied,
    "implication": _implication,
    "comorbidities": _comorbidities,
    "histology": _tissue,
    "grade of tissue": _tissue,
}
