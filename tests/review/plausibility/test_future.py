"""What is dated after the day on which the case is read; no day, no finding."""

from datetime import date
from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Image
from boardapp.case.complications import AdverseEvent
from boardapp.case.laboratory import LabResult
from boardapp.case.meeting import Meeting, Recommendation, Statement
from boardapp.case.patient import Measurement, Patient
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.review.model.findings import Finding
from boardapp.review.review_case import review_case

from .gate import a_case, result

TODAY = date(2026, 3, 10)


def _when(text: str) -> When:
    return When.parse(text)


def _found(today: date | None = TODAY, **parts: Any) -> list[Finding]:
    findings = review_case(a_case(**parts), today).findings
    return [finding for finding in findings if finding.rule == "dates after today"]


def _meeting(as_of: str = "not reported", day: str = "not reported") -> Meeting:
    return Meeting(question=Statement(text="Which?"), as_of=_when(as_of), date=_when(day))


@pytest.mark.parametrize(
    ("when", "count"),
    [
        ("2026-03-10", 0),
        ("2026-03-11", 1),
        ("2026-03", 0),  # it may have been today
        ("2026-04", 1),
        ("2026", 0),
        ("2027", 1),
        ("2026-03-01..2026-03-20", 0),
        ("2026-03-11..2026-03-20", 1),
        ("~ 2026-03-11", 0),
        ("not reported", 0),
        ("after relapse-1", 0),
    ],
)
def test_a_look_and_a_result_are_not_after_today(when: str, count: int) -> None:
    relapse = Assessment(id="relapse-1", finding="relapse", when=_when("2025-01-01"))
    look = Assessment(when=_when(when))

    found = _found(assessments=(relapse, look), labs=(result(40, when),))

    places = [finding.place for finding in found if finding.place != "labs[0].when"]
    assert places == ["assessments[1].when"] * count
    assert len(found) == 2 * count


def test_a_time_from_the_diagnosis_is_judged_by_its_day() -> None:
    looks = (Assessment(when=_when("dx + 74 mo")), Assessment(when=_when("dx + 70 mo")))
    (found,) = _found(diagnosed="2020-02-07", assessments=looks)
    assert found.sentence == "Evaluation is dated after today (2026-03-10)."
    assert (found.severity, found.place) == ("warning", "assessments[0].when")
    assert found.basis == "dates after today, version 1: the day on which the case is read"


def test_no_day_no_finding() -> None:
    assert _found(None, assessments=(Assessment(when=_when("2130-01-01")),)) == []


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"adverse_events": (AdverseEvent(term="sepsis", onset=_when("2026-03-11")),)},
         "adverse_events[0].onset"),
        ({"therapies": (Therapy(name="InO", start=_when("2026-03-11")),)}, "therapies[0].start"),
        ({"therapies": (Therapy(name="InO", start=_when("2026-03-11"), status="planned"),)}, ""),
        ({"therapies": (Therapy(name="InO", start=_when("2026-03-01"), end=_when("2026-05-01"),
                                status="ongoing"),)}, ""),
        ({"images": (Image(caption="MRI", file="", when=_when("2026-03-11")),)},
         "images[0].when"),
        ({"meeting": _meeting(day="2026-03-17")}, ""),
        ({"meeting": _meeting(as_of="2026-03-11")}, "meeting.as_of"),
        ({"meeting": _meeting(as_of="2026-03-10")}, ""),
        ({"measurements": (Measurement(name="weight", when=_when("2026-03-11")),)},
         "measurements[0].when"),
        ({"recommendation": Recommendation(due=_when("2026-04-01"))}, ""),
        ({"diagnosed": "not reported", "patient": Patient(born=_when("2026-03-11"))},
         "patient.born"),
    ],
)  # fmt: skip
def test_what_is_past_and_what_may_lie_ahead(parts: dict[str, Any], place: str) -> None:
    assert [finding.place for finding in _found(**parts)] == [place] * bool(place)


def test_what_lies_after_the_end_of_the_data_is_told_once() -> None:
    labs: tuple[LabResult, ...] = (result(40, "2206-03-01"), result(50, "2206-03-02"))
    look = Assessment(when=_when("2206-03-01"))
    case = a_case(meeting=_meeting(as_of="2026-03-01"), labs=labs, assessments=(look,))

    findings = review_case(case, TODAY).findings

    assert [(f.rule, f.place) for f in findings] == [
        ("times", "assessments[0].when"),
        ("times", "labs[0]"),
    ]


def test_each_test_is_told_once() -> None:
    labs = (result(40, "2206-03-01"), result(50, "2206-03-02"), result(1, "2206-03-01", test="CRP"))
    assert [finding.place for finding in _found(labs=labs)] == ["labs[0].when", "labs[2].when"]


def test_a_case_whose_dates_were_shifted_is_one_finding() -> None:
    (found,) = _found(
        diagnosed="2130-02",
        assessments=(Assessment(when=_when("2130-08-01")),),
        labs=(result(40, "2130-08-01"),),
    )
    assert found.place == "diagnosis.when"
    assert found.sentence == (
        "By its times the diagnosis is not before 2130-02-01; today is 2026-03-10."
    )


def test_results_are_judged_where_the_diagnosis_has_no_date() -> None:
    (found,) = _found(diagnosed="not reported", labs=(result(40, "2206-03-01"),))
    assert found.place == "labs[0].when"


def test_results_that_all_lie_in_the_future_are_one_finding() -> None:
    """Exports of laboratories without a diagnosis may have their dates shifted by a century."""
    labs = tuple(
        result(1, f"2164-0{month}-01", test=test)
        for test, month in (("PLT", 1), ("Hb", 2), ("ANC", 3))
    )
    found = _found(diagnosed="not reported", labs=labs)
    assert [str(one.place) for one in found] == ["labs[0].when"]
    assert found[0].sentence == (
        "All 3 results are dated from 2164-01-01 to 2164-03-01; today is 2026-03-10."
    )
    assert len(_found(diagnosed="not reported", labs=(*labs, result(1, "2020-01-01")))) == 3
