"""The disease at presentation, as labelled rows."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from boardapp.case.assessment import Antigen, CnsStatus
from boardapp.case.case import Case
from boardapp.case.deaths import VITAL_STATUS
from boardapp.case.diagnosis import Diagnosis, Feature, GeneticFinding
from boardapp.case.patient import Patient
from boardapp.case.place import Place, placed
from boardapp.case.said import is_not_done, said
from boardapp.case.when import Order, When
from boardapp.clinical.condition_kind import ORDER, condition_kind
from boardapp.clinical.diseases.profile import RowName
from boardapp.clinical.diseases.recognition import RULE, By, profile_of, recognised
from boardapp.review.clock.moments import Moments
from boardapp.review.course.mentions import is_staged_in_words
from boardapp.review.course.tissue_rows import tissue_rows
from boardapp.review.model.base import AntigenRow, ConditionRow, FoundRow, Moment, ReadAs, Row
from boardapp.review.model.tissue import NO_TISSUE, Tissue
from boardapp.words.capitals import capitalised
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.studies import genetic_short, genetic_text
from boardapp.words.times import AT_DIAGNOSIS, age_text, short_text
from boardapp.words.values import value_text, with_unit
from boardapp.words.vital import vital_text

_MISSING = (NOT_REPORTED, "not done")


def diagnosis_rows(case: Case, moments: Moments, tissue: Tissue = NO_TISSUE) -> tuple[Row, ...]:
    """What is stated of the disease, with its stages and the reports on its tissue.

    The items that its profile asks for are named even where they are not reported; others only
    where they are stated.
    """
    dx = case.diagnosis
    asked = profile_of(dx).rows
    if "stage" in asked and (tissue.stages or is_staged_in_words(case)):
        asked -= {"stage"}
    if any(report.is_of_diagnosis and report.histology for report in tissue.reports):
        asked -= {"morphology"}  # the report tells it
    rows = _rows(case, moments, tissue)
    return tuple(row for name, row in rows if name in (None, *asked) or _is_said(row, dx))


def _rows(case: Case, moments: Moments, tissue: Tissue) -> Iterator[tuple[RowName | None, Row]]:
    """Every row with its name in the profiles; those that stand in every case have none."""
    dx = case.diagnosis
    words = profile_of(dx).words
    yield None, _row("Disease", dx.disease.text, dx, "disease")
    yield None, _row("Diagnosed", _diagnosed(dx, moments), dx, "when")
    yield from ((None, row) for row in tissue_rows(tissue))
    staging = Place.of("staging")
    yield "stage", Row(label="Stage", value=NOT_REPORTED, is_missing=True, place=staging)
    yield from ((None, _genetic_row(i, g, dx, moments)) for i, g in enumerate(dx.genetics))
    yield "leukocytes", _row("Leukocytes", _leukocytes_text(dx), dx, "leukocytes")
    blasts = value_text(dx.marrow_blasts, "%")
    yield "marrow blasts", _row(f"Marrow {words.cells}", blasts, dx, "marrow_blasts")
    yield "morphology", _row(capitalised(words.morphology), dx.morphology, dx, "morphology")
    yield "immunophenotype", _immunophenotype_row(dx)
    yield "CNS status", _row("CNS status", cns_status_text(dx.cns), dx, "cns")
    sites = ", ".join(dx.extramedullary)
    yield "extramedullary", _row(words.sites, sites, dx, "extramedullary")
    yield from ((None, _feature_row(i, f, moments)) for i, f in enumerate(dx.features))
    yield "risk group", _row("Risk group", dx.risk_group, dx, "risk_group")


def _diagnosed(dx: Diagnosis, moments: Moments) -> str:
    """When it was diagnosed, on a day with the age."""
    diagnosed = moments.start(dx.id)
    when = short_text(diagnosed)
    if diagnosed.calendar and diagnosed.calendar.day:
        age = age_text(diagnosed.age) or "age not reported"
        when = f"{when} ({age})"
    return when


def _is_said(row: Row, dx: Diagnosis) -> bool:
    """Whether the file says anything of the field, be it "not done"."""
    if row.place.collection != "diagnosis":
        return not row.is_missing
    return getattr(dx, str(row.place.steps[1])) not in (None, "", ())


def read_as(dx: Diagnosis) -> ReadAs:
    """The profile that the disease is read by, with what decided as note."""
    found = recognised(dx)
    return ReadAs(
        label="Read as",
        value=found.profile.title,
        note=_DECIDED_BY[found.by].format(code=found.code),
        rule=RULE,
        place=Place.of("diagnosis", "profile"),
        source=dx.source,
    )


_DECIDED_BY: dict[By, str] = {
    "case": "as the case sets it",
    "code": "by its code {code}",
    "name": "by its name",
    "nothing": "since no profile knows its name",
}


def _leukocytes_text(dx: Diagnosis) -> str:
    """The count with its unit; a number without one says so."""
    text = value_text(dx.leukocytes, dx.leukocytes_unit)
    is_bare = dx.leukocytes is not None and dx.leukocytes.is_numeric and not dx.leukocytes_unit
    return f"{text} (unit {NOT_REPORTED})" if is_bare else text


def patient_rows(patient: Patient, moments: Moments, age: str = "") -> tuple[Row, ...]:
    """Sex, conditions, performance status and vital state, each with its time as note.

    `age` is that as of the data, where the one at diagnosis is not known.
    An earlier malignancy and a syndrome stand before other conditions, and all that boards ask
    for before what is told beside it, such as a social fact.
    """
    conditions = _condition_rows(patient, moments)
    rows: list[Row] = [
        Row(
            label="Sex",
            value=patient.sex,
            is_missing=not said(patient.sex),
            place=Place("patient.sex"),
            source=patient.source,
        )
    ]
    if age:
        born = Place("patient.born") if patient.born.is_reported else Place("meeting.as_of")
        rows.append(Row(label="Age", value=age, place=born, source=patient.source))
    for index, status in enumerate(patient.performance):
        label = f"Performance status ({status.scale})"
        rows.append(
            Row(
                label="Performance status" if status.value.is_missing else label,
                value=status.value.text,
                is_missing=status.value.is_missing,
                note=moments.short(status.when),
                place=Place.of("patient", "performance", index),
                source=status.source,
            )
        )
    if (vital := patient.vital_status) and (text := vital_text(vital)):
        rows.append(
            Row(
                label="Vital state",
                value=text,
                note=moments.short(vital.when),
                place=VITAL_STATUS,
                source=vital.source or patient.source,
            )
        )
    asked = [row for row in conditions if row.kind != "other"]
    return (rows[0], *asked, *rows[1:], *(row for row in conditions if row.kind == "other"))


def _condition_rows(patient: Patient, moments: Moments) -> list[ConditionRow]:
    """The conditions in the order of their kinds; those of one kind in that of the file."""
    rows = [
        ConditionRow(
            label=item.kind.capitalize(),
            value=item.text,
            kind=condition_kind(item.kind),
            note=moments.short(item.when),
            place=Place.of("patient", "conditions", index),
            source=item.source,
        )
        for index, item in enumerate(patient.conditions)
    ]
    return sorted(rows, key=lambda row: ORDER.index(row.kind))


def antigen_rows(case: Case, moments: Moments) -> tuple[AntigenRow, ...]:
    """Each antigen's expression at diagnosis and at each assessment that looked."""
    found = list(_antigens(case, moments))
    return tuple(
        AntigenRow(
            antigen=antigen.name,
            label=f"{antigen.name}, {when}",
            value=_antigen_text(antigen).removeprefix(f"{antigen.name} "),
            is_missing=antigen.state in _MISSING,
            is_not_done=is_not_done(antigen.state),
            note=note,
            place=place,
            source=antigen.source,
        )
        for antigen, when, note, place in found
    )


def cns_status_text(cns: CnsStatus | None) -> str:
    """The stated status; what was found where it has no class; "not reported" without either."""
    if cns is None:
        return NOT_REPORTED
    if not said(cns.status) and cns.blasts in ("present", "absent"):
        found = "blasts in the CSF" if cns.blasts == "present" else "CSF without blasts"
        return f"{found} (class {NOT_REPORTED})"
    return cns.status


def _antigens(case: Case, moments: Moments) -> Iterator[tuple[Antigen, str, str, Place]]:
    """Each antigen with the name of the look, its time and its place."""
    for index, antigen in enumerate(case.diagnosis.immunophenotype):
        found = _found(antigen.when, moments)
        note = moments.short(antigen.when)
        yield (
            antigen,
            found["note"] or AT_DIAGNOSIS,
            note,
            Place.of("diagnosis", "immunophenotype", index),
        )
    for key, look, assessment in placed("assessments", case.assessments):
        for index, antigen in enumerate(assessment.antigens):
            note = moments.short(antigen.when) or moments.short(assessment.when)
            yield (
                antigen,
                moments.labels[key],
                note,
                look / "antigens" / index,
            )


def _row(label: str, value: str, dx: Diagnosis, field: str) -> Row:
    text = value or NOT_REPORTED
    return Row(
        label=label,
        value=text,
        is_missing=text in _MISSING,
        is_not_done=is_not_done(text),
        place=Place.of("diagnosis", field),
        source=dx.source,
    )


def _immunophenotype_row(dx: Diagnosis) -> Row:
    row = _row("Immunophenotype", _antigens_text(dx.immunophenotype), dx, "immunophenotype")
    is_missing = all(antigen.state in _MISSING for antigen in dx.immunophenotype)
    return msgspec.structs.replace(row, is_missing=is_missing)


def _genetic_row(index: int, finding: GeneticFinding, dx: Diagnosis, moments: Moments) -> FoundRow:
    return FoundRow(
        label=capitalised(finding.name),
        value=genetic_text(finding),
        short=genetic_short(finding),
        is_missing=finding.result in _MISSING,
        is_not_done=is_not_done(finding.result),
        place=Place.of("diagnosis", "genetics", index),
        source=finding.source or dx.source,
        **_found(finding.when, moments),
    )


def _feature_row(index: int, feature: Feature, moments: Moments) -> FoundRow:
    value = value_text(feature.value, feature.unit) if feature.value else feature.state
    found = _found(feature.when, moments)
    return FoundRow(
        label=capitalised(feature.name),
        value=value,
        is_missing=feature.state in _MISSING,
        is_not_done=is_not_done(feature.state),
        place=Place.of("diagnosis", "features", index),
        source=feature.source,
        **found | {"note": "; ".join(filter(None, (feature.note, found["note"])))},
    )


def _found(when: When, moments: Moments) -> dict[str, Any]:
    """When a finding was made: at the diagnosis, surely after it, or at a time apart from it."""
    moment = moments.at(when)
    is_later = moment.earliest is not None and moment.earliest > 0
    is_earlier = moment.latest is not None and moment.latest < 0
    is_apart = is_later or is_earlier or (when.is_reported and _is_only_order(moment))
    return {
        "when": moment,
        "is_later": is_later,
        "is_apart": is_apart,
        "note": short_text(moment) if is_apart else "",
    }


def _is_only_order(moment: Moment) -> bool:
    """Whether a time tells an order alone, such as "before vismodegib": no time of diagnosis."""
    is_order = all(isinstance(clause, Order) for clause in moment.when.clauses)
    return is_order and not moment.is_dated and not moment.is_exact


def _antigens_text(antigens: Iterable[Antigen]) -> str:
    return ", ".join(map(_antigen_text, antigens))


def _antigen_text(antigen: Antigen) -> str:
    if not antigen.value:
        return f"{antigen.name} {antigen.state}"
    return f"{antigen.name} {antigen.state} ({with_unit(antigen.value.text, antigen.unit)})"
