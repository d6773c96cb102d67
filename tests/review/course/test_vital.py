"""The status of a patient who died, lives or was lost: as stated, each with its time."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.meeting import Meeting
from boardapp.case.patient import Patient, VitalStatus
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.building import a_case

REMISSION = Assessment(id="cr", when=When.parse("dx + 40 d"), finding="remission", response="CR")
RELAPSE = Assessment(id="rel", when=When.parse("dx + 300 d"), finding="relapse", sites=("marrow",))
DEATH = Assessment(id="end", when=When.parse("dx + 405 d"), finding="death", cause="sepsis")


def _review(*looks: Assessment, vital: VitalStatus | None = None, **parts: Any) -> Review:
    patient = Patient(vital_status=vital)
    return review_case(a_case(assessments=looks, patient=patient, **parts))


def _vital(state: Any, when: str = "not reported", **more: str) -> VitalStatus:
    return VitalStatus(state=state, when=When.parse(when), source="chart", **more)


def _rows(review: Review) -> list[tuple[str, str, str]]:
    asked = ("vital", "disease", "therapy", "planned", "later")
    return [(r.label, r.value, r.note) for r in review.status.rows if r.domain in asked]


def test_a_death_stands_before_what_the_last_look_found() -> None:
    review = _review(REMISSION, RELAPSE, DEATH)
    assert _rows(review)[:2] == [
        ("Vital state", "died (sepsis)", "405 d after diagnosis"),
        ("Disease, last look", "relapse (marrow)", "300 d after diagnosis"),
    ]
    assert review.status.text == (
        "died (sepsis); disease at the last look: relapse (marrow), 300 d after diagnosis"
    )
    assert review.status.death is not None
    assert review.status.death.place == "assessments[2]"


def test_a_death_that_only_the_vital_status_states_is_on_the_clock_and_in_the_course() -> None:
    review = _review(RELAPSE, vital=_vital("dead", "dx + 405 d", cause="sepsis"))
    assert _rows(review)[0] == ("Vital state", "died (sepsis)", "405 d after diagnosis")
    assert [(look.name, look.place) for look in review.looks] == [
        ("relapse (marrow)", "assessments[0]"),
        ("death (sepsis)", "patient.vital_status"),
    ]
    assert [entry.title for entry in review.course][-1] == "Death (sepsis)"
    assert review.as_of.drawn == 405
    assert [edge.label for edge in review.clock][-1] == "death"


def test_two_statements_of_one_death_are_one_and_the_stated_cause_is_told() -> None:
    bare = Assessment(when=When.parse("dx + 405 d"), finding="death")
    review = _review(bare, vital=_vital("dead", "dx + 405 d", cause="sepsis"))
    assert [look.state for look in review.looks] == ["death"]
    assert _rows(review)[0] == ("Vital state", "died (sepsis)", "405 d after diagnosis")
    assert "one death" not in [finding.rule for finding in review.findings]


@pytest.mark.parametrize(
    ("vital", "row"),
    [
        (_vital("alive", "dx + 2 y"), ("alive at last contact", "2 y after diagnosis")),
        (
            _vital("alive", "dx + 2 y", disease="in remission"),
            ("alive at last contact (in remission)", "2 y after diagnosis"),
        ),
        (_vital("alive"), ("alive", "")),
        (_vital("lost to follow-up", "dx + 2 y"), ("lost to follow-up", "2 y after diagnosis")),
        (_vital("dead"), ("died", "")),
    ],
)
def test_the_vital_status_is_told_as_stated_with_its_time(
    vital: VitalStatus, row: tuple[str, str]
) -> None:
    review = _review(REMISSION, vital=vital)
    assert [(r.value, r.note) for r in review.status.rows if r.domain == "vital"] == [row]
    assert [(r.value, r.note) for r in review.patient if r.label == "Vital state"] == [row]


def test_the_last_contact_stands_behind_the_state_of_the_disease() -> None:
    review = _review(REMISSION, vital=_vital("alive", "dx + 2 y"))
    assert review.status.text == "CR; alive at last contact, 2 y after diagnosis"
    assert review.status.death is None
    assert review.as_of.drawn == pytest.approx(730.5, abs=1)


def test_what_is_not_reported_of_life_is_no_row() -> None:
    assert "vital" not in [row.domain for row in _review(REMISSION).status.rows]
    silent = _review(REMISSION, vital=_vital("not reported"))
    assert "vital" not in [row.domain for row in silent.status.rows]


@pytest.mark.parametrize(
    ("vital", "looks", "name"),
    [
        (_vital("alive", "dx + 2 y"), (REMISSION,), "alive at last contact"),
        (None, (REMISSION, DEATH), "death (sepsis)"),
        (_vital("dead", "dx + 405 d"), (REMISSION,), "death"),
    ],
)
def test_what_came_after_the_data_of_the_meeting_is_none_of_its_status(
    vital: VitalStatus | None, looks: tuple[Assessment, ...], name: str
) -> None:
    meeting = Meeting(as_of=When.parse("dx + 310 d"))
    review = _review(*looks, vital=vital, meeting=meeting)
    assert review.status.death is None
    assert [row[:2] for row in _rows(review) if row[0] != "Therapy"] == [
        ("Disease", "CR"),
        ("After these data", name),
    ]


def test_nothing_goes_on_and_nothing_is_planned_of_a_patient_who_died() -> None:
    begun = When.parse("dx + 320 d")
    ongoing = Therapy(name="venetoclax", line=1, status="ongoing", start=begun)
    planned = Therapy(name="CAR-T", line=2, status="planned")
    review = _review(RELAPSE, DEATH, therapies=(ongoing, planned))
    assert _rows(review)[2:] == [
        ("Therapy", "ongoing at death: venetoclax", "320 d after diagnosis"),
        ("Had been planned", "CAR-T", ""),
    ]
    assert "Had been planned: CAR-T." in review.one_liner
    assert "Died (sepsis), 405 d after diagnosis" in review.one_liner


def test_who_lives_has_therapies_that_go_on() -> None:
    begun = When.parse("dx + 320 d")
    ongoing = Therapy(name="venetoclax", line=1, status="ongoing", start=begun)
    review = _review(RELAPSE, therapies=(ongoing,))
    assert ("Therapy", "ongoing: venetoclax", "320 d after diagnosis") in _rows(review)
