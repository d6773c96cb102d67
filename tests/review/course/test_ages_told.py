"""How old the patient is told to be: at diagnosis, else as of the data, and never guessed."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.meeting import Meeting
from boardapp.case.patient import Patient, VitalStatus
from boardapp.case.when import When
from boardapp.review.review_case import review_case
from tests.review.building import a_case

RELAPSE = Assessment(when=When.parse("2023-11-02"), finding="relapse", sites=("marrow",))
UNDATED = Assessment(when=When.parse("after dx"), finding="relapse", sites=("marrow",))


def _who(as_of: str = "not reported", born: str = "not reported", **parts: Any) -> tuple[str, str]:
    """Who the one-liner is about, and the age among the facts of the patient."""
    vital = parts.pop("vital", None)
    patient = Patient(sex="male", born=When.parse(born), vital_status=vital)
    meeting = Meeting(as_of=When.parse(as_of))
    case = a_case(**({"patient": patient, "meeting": meeting, "assessments": (UNDATED,)} | parts))
    review = review_case(case)
    ages = [row.value for row in review.patient if row.label == "Age"]
    return review.one_liner.partition(" with B-ALL")[0], "".join(ages)


@pytest.mark.parametrize(
    ("as_of", "born", "told"),
    [
        ("age 14 y", "not reported", "14 y"),
        ("2024-03-01", "2009-05-01", "14 y 10 mo"),
        ("2024-03-01", "2009", "14 y 2 mo – 15 y 1 mo"),
    ],
)
def test_the_age_now_is_told_where_the_time_of_the_diagnosis_is_not_known(
    as_of: str, born: str, told: str
) -> None:
    now = f"{told} as of these data"
    assert _who(as_of, born) == (f"Male, {now},", now)


def test_without_a_stated_time_of_the_data_it_is_that_of_the_latest_of_them() -> None:
    who, age = _who(born="2009-05-01", assessments=(RELAPSE,))
    assert who == "Male, 14 y 6 mo as of these data,"
    assert age == "14 y 6 mo as of these data"


@pytest.mark.parametrize(
    ("as_of", "born"),
    [
        ("not reported", "not reported"),
        ("not reported", "2009-05-01"),
        ("2024-03-01", "not reported"),
    ],
)
def test_nothing_is_guessed(as_of: str, born: str) -> None:
    assert _who(as_of, born) == ("Male patient", "")


def test_the_age_at_diagnosis_stands_alone_where_it_is_known() -> None:
    assert _who("age 14 y", diagnosed="age 9 y") == ("Male, 9 y at diagnosis,", "")
    assert _who("2024-03-01", "2009-05-01", diagnosed="2018-05-02") == (
        "Male, 9 y at diagnosis,",
        "",
    )


def test_an_age_at_diagnosis_that_is_known_roughly_stands_behind_the_age_now() -> None:
    who, _ = _who("2024-03-01", "2009-05-01", diagnosed="2012..2019")
    assert who == "Male, 14 y 10 mo as of these data, 2–10 y at diagnosis,"


def test_of_a_patient_who_died_it_is_the_age_at_death() -> None:
    dead = VitalStatus(state="dead", when=When.parse("age 14 y"))
    assert _who(vital=dead)[0] == "Male, 14 y at death,"
