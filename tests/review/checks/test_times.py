"""Faults of time: told where they are certain, silent where they can be right."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Privacy
from boardapp.case.complications import Transfusion
from boardapp.case.meeting import Meeting, Statement
from boardapp.case.place import Place
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.review.model.findings import Finding
from boardapp.review.review_case import review_case
from tests.review.building import a_case, moments_of, result


def _findings(as_of: str = "not reported", date: str = "not reported", **parts: Any) -> Any:
    meeting = Meeting(
        question=Statement(text="Which?"), as_of=When.parse(as_of), date=When.parse(date)
    )
    case = a_case(
        **{"diagnosed": "2020-02-07", "privacy": Privacy(status="synthetic"), "meeting": meeting}
        | parts
    )
    return review_case(case).findings


def _look(when: str, **more: Any) -> Assessment:
    return Assessment(when=When.parse(when), **more)


def test_a_contradiction_is_an_error_with_its_places() -> None:
    (found,) = _findings(
        therapies=(
            Therapy(
                id="blina",
                name="blinatumomab",
                start=When.parse("dx + 10 mo"),
                end=When.parse("dx + 8 mo"),
            ),
        )
    )

    assert found == Finding(
        severity="error",
        title="Times contradict each other",
        sentence=(
            "It cannot be that the start of blinatumomab is 10 mo after diagnosis and the end of "
            "blinatumomab is 8 mo after diagnosis, since blinatumomab cannot end before it begins: "
            "therapy 1, start says “dx + 10 mo”; therapy 1, end says “dx + 8 mo”."
        ),
        basis="boardapp time conventions 1",
        to_do="Look up the times named here in the source, and correct the one that is wrong.",
        place="therapies[0].start",
        event="blina",
        rule="times",
    )


def test_what_only_breaks_the_usual_course_is_a_warning() -> None:
    found = _findings(
        assessments=(
            _look("dx + 5 mo", finding="relapse", number=2),
            _look("dx + 9 mo", finding="relapse", number=1),
        )
    )

    assert [f.severity for f in found] == ["warning", "note", "note"]
    assert {f.rule for f in found[1:]} == {"relapse without a remission"}
    assert "(assumed, not stated)" in found[0].sentence
    assert found[0].to_do.endswith("if they are right, keep them.")


def test_a_time_that_refers_to_nothing_is_an_error_at_its_place() -> None:
    (found,) = _findings(assessments=(_look("after car-t"),))

    assert (found.severity, found.place, found.event) == (
        "error",
        "assessments[0].when",
        "assessments[0]",
    )
    assert found.sentence == (
        '"after car-t" refers to "car-t", which is no event of this case; the time is left out.'
    )


@pytest.mark.parametrize(
    ("as_of", "date", "when", "sentence"),
    [
        ("2020-06-30", "not reported", "2020-07-01", "Evaluation is dated after the day the data"),
        ("2020-06-30", "2020-07-05", "2020-07-02", "Evaluation is dated after the day the data"),
        ("not reported", "2020-07-05", "2020-07-06", "Evaluation is dated after the meeting."),
        ("dx + 28 d", "not reported", "dx + 29 d", "Evaluation is dated after the day the data"),
    ],
)
def test_a_look_after_the_end_of_the_data_is_warned_of(
    as_of: str, date: str, when: str, sentence: str
) -> None:
    (found,) = _findings(as_of, date, assessments=(_look(when),))

    assert (found.severity, found.place) == ("warning", "assessments[0].when")
    assert found.sentence.startswith(sentence)


@pytest.mark.parametrize(
    ("as_of", "when"),
    [
        ("2020-06-30", "2020-06-30"),
        ("2020-06", "2020-06-30"),
        ("2020-06-30", "2020-06"),  # may have been before
        ("dx + 5 mo", "dx + 5 mo"),
        ("~ dx + 5 mo", "dx + 6 mo"),
        ("2020-06-30", "not reported"),
        ("2020-06-30", "after dx"),
        ("not reported", "2031-01-01"),
    ],
)
def test_a_look_that_may_be_in_time_is_not(as_of: str, when: str) -> None:
    assert _findings(as_of, assessments=(_look(when),)) == ()


@pytest.mark.parametrize(("status", "count"), [("given", 1), ("ongoing", 1), ("planned", 0)])
def test_what_is_planned_may_be_dated_later(status: str, count: int) -> None:
    therapy = Therapy(name="HSCT", status=status, start=When.parse("2020-08-01"))  # type: ignore[arg-type]

    assert len(_findings("2020-06-30", therapies=(therapy,))) == count


def test_late_results_of_one_test_are_one_finding() -> None:
    (found,) = _findings(
        "2020-06-30",
        labs=(result(1, "2020-07-02"), result(2, "2020-07-01"), result(3, "2020-06-30")),
    )

    assert (found.title, found.place) == ("Platelets", "labs[1]")
    assert found.sentence == (
        "2 results (first 2020-07-01) of platelets are dated after the day the data end."
    )


@pytest.mark.parametrize(
    ("when", "count"),
    [("2020-02-01", 0), ("2020-01-07", 0), ("2020-01-01", 1), ("2019-12", 1), ("before dx", 0)],
)
def test_results_long_before_the_diagnosis_are_noted(when: str, count: int) -> None:
    found = _findings(labs=(result(40, when),))

    assert [f.severity for f in found] == ["note"] * count


def test_an_early_result_is_told_with_its_time() -> None:
    (found,) = _findings(labs=(result(40, "2019-02-07"),))

    assert found.sentence == (
        "A result (2019-02-07) of platelets lies more than a month before the diagnosis."
    )


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("therapies[0]", "one"),
        ("therapies[0].radiation[0].dose", "one"),
        ("therapies[1].start", "therapies[1]"),
        ("therapies[10].start", ""),
        ("diagnosis.cns", "dx"),
        ("labs[0]", ""),
        ("", ""),
    ],
)
def test_the_event_at_a_place_is_found(place: str, key: str) -> None:
    case = a_case(therapies=(Therapy(id="one", name="one"), Therapy(name="two")))

    assert moments_of(case).event_at(Place(place)) == key


def test_a_transfusion_before_the_diagnosis_is_no_fault() -> None:
    early = Transfusion(product="platelets", when=When.parse("dx - 1 d"))
    assert _findings(transfusions=(early,)) == ()


def test_a_therapy_before_the_diagnosis_still_is_asked_about() -> None:
    early = Therapy(name="induction", start=When.parse("dx - 1 d"))
    assert [f.severity for f in _findings(therapies=(early,))] == ["warning"]
