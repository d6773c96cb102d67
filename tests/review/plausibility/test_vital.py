"""Life and death, as two places of a case state them."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.complications import Infection
from boardapp.case.patient import Measurement, Patient, PerformanceStatus, VitalStatus
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.findings import Finding

from .gate import found_by


def _death(when: str = "2021-03-10", cause: str = "") -> Assessment:
    return Assessment(when=When.parse(when), finding="death", cause=cause)


def _found(rule: str, vital: VitalStatus | None, *deaths: Assessment) -> list[Finding]:
    return found_by(rule, patient=Patient(vital_status=vital), assessments=deaths)


def _vital(state: Any, when: str = "not reported", cause: str = "") -> VitalStatus:
    return VitalStatus(state=state, when=When.parse(when), cause=cause)


@pytest.mark.parametrize(
    ("state", "when", "severity"),
    [
        ("alive", "2021-03-11", "error"),
        ("alive", "2021-04", "error"),
        ("alive", "2021-03-10", "note"),
        ("alive", "2021-03-09", "note"),
        ("alive", "2021-03", "warning"),
        ("alive", "not reported", "warning"),
        ("lost to follow-up", "2021-04-01", "error"),
        ("lost to follow-up", "2021-01-01", "note"),
    ],
)
def test_nobody_lives_after_a_death(state: str, when: str, severity: str) -> None:
    (found,) = _found("vital status and death", _vital(state, when), _death())
    assert (found.severity, found.place) == (severity, "patient.vital_status.state")


@pytest.mark.parametrize(
    ("vital", "deaths"),
    [
        (None, (_death(),)),
        (_vital("alive", "2021-04-01"), ()),
        (_vital("not reported"), (_death(),)),
        (_vital("dead", "2021-03-10"), (_death(),)),
    ],
)
def test_one_statement_of_life_or_death_contradicts_nothing(
    vital: VitalStatus | None, deaths: tuple[Assessment, ...]
) -> None:
    assert not _found("vital status and death", vital, *deaths)
    assert not _found("one death", vital, *deaths)


@pytest.mark.parametrize(
    ("when", "is_told"),
    [("2021-03-10", False), ("2021-03-11", True), ("2021-03", False), ("not reported", False)],
)
def test_a_patient_dies_on_one_day(when: str, is_told: bool) -> None:
    assert bool(_found("one death", _vital("dead", when), _death())) is is_told
    assert bool(_found("one death", None, _death(), _death(when))) is is_told


def test_two_days_of_death_are_told_with_both() -> None:
    (found,) = _found("one death", _vital("dead", "2021-03-11"), _death())
    assert found.sentence == (
        "The vital status states a death on 11 Mar 2021, an assessment one on 10 Mar 2021."
    )
    assert (found.severity, found.also_at) == ("error", ("assessments[0].when",))


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("sepsis", "relapse", True),
        ("sepsis", "Sepsis", False),
        ("sepsis", "sepsis with multi-organ failure", False),
        ("sepsis", "", False),
        ("sepsis", "not reported", False),
    ],
)
def test_a_death_has_one_cause(one: str, other: str, is_told: bool) -> None:
    vital = _vital("dead", "2021-03-10", cause=one)
    assert bool(_found("one death", vital, _death(cause=other))) is is_told
    same_day = (_death(cause=one), _death(cause=other))
    assert bool(_found("one death", None, *same_day)) is is_told


def test_what_comes_after_a_death_of_the_vital_status_is_found() -> None:
    patient = Patient(vital_status=_vital("dead", "2021-03-10"))
    infection = Infection(name="pneumonia", onset=When.parse("2021-03-12"))
    (found,) = found_by("events after a death", patient=patient, infections=(infection,))
    assert found.sentence == "Pneumonia is dated after the death (death)."


def test_what_is_planned_though_the_vital_status_states_a_death_is_found() -> None:
    patient = Patient(vital_status=_vital("dead", "2021-03-10"))
    planned = Therapy(name="CAR-T", status="planned")
    (found,) = found_by("plans after a death", patient=patient, therapies=(planned,))
    assert found.place == "therapies[0].status"


@pytest.mark.parametrize(("when", "is_told"), [("2021-03-11", False), ("2021-03-12", True)])
def test_nothing_is_measured_or_judged_after_a_death(when: str, is_told: bool) -> None:
    at = When.parse(when)
    weight = Measurement(name="weight", value=Value(30), unit="kg", when=at)
    lansky = PerformanceStatus(scale="Lansky", value=Value(90), when=at)
    vital = _vital("dead", "2021-03-10")
    found = found_by(
        "events after a death",
        patient=Patient(vital_status=vital, performance=(lansky,)),
        measurements=(weight,),
    )
    places = ["measurements[0].when", "patient.performance[0].when"]
    assert [finding.place for finding in found] == (places if is_told else [])
