"""Days that are exact to each other are drawn so, and the diagnosis bears the doubt."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.complications import Admission, AdverseEvent
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.timeline import Bar, Mark
from boardapp.review.clock.frame import Frame
from boardapp.review.review_case import review_case
from tests.review.building import a_case, moments_of


def _parts(stay: str, *days: str) -> dict[str, Any]:
    return {
        "admissions": (Admission(id="stay", reason="fever", start=When.parse(stay)),),
        "adverse_events": tuple(
            AdverseEvent(id=f"e{n}", term=f"event {n}", grade=None, onset=When.parse(day))
            for n, day in enumerate(days)
        ),
    }


_DAYS = ("stay + 2 d", "stay + 4 d", "stay + 11 d")


@pytest.mark.parametrize(
    ("diagnosed", "stay", "days", "frame"),
    [
        ("age 10 y", "dx + 2 mo", _DAYS, Frame("stay", "start")),
        ("age 10 y", "dx + 28 d", _DAYS, None),  # exact from the diagnosis as well
        ("2020-01-01", "2020-03-05", _DAYS, None),
        ("2020-01-01", "2020-03", _DAYS, Frame("stay", "start")),
        ("age 10 y", "dx + 2 mo", ("stay + 2 d", "dx + 5 d", "dx + 9 d", "dx + 11 d"), None),
        ("age 10 y", "after dx", _DAYS, None),  # nobody knows how far away
        ("age 10 y", "dx + 2 y", _DAYS, None),  # in more doubt than two months
        ("age 10 y", "dx + 2 mo", ("stay + 1 mo", "stay + 2 mo", "stay + 3 mo"), None),
    ],
)
def test_the_frame_is_the_event_from_which_most_days_are_exact(
    diagnosed: str, stay: str, days: tuple[str, ...], frame: Frame | None
) -> None:
    case = a_case(diagnosed=diagnosed, **_parts(stay, *days))
    assert moments_of(case).clock.frame == frame


def _drawn(case: Any) -> dict[str, Mark | Bar]:
    timeline = course_timeline(review_case(case), detail="all")
    return {e.label: e for lane in timeline.lanes for e in (*lane.bars, *lane.marks) if e.label}


def test_what_hangs_on_the_frame_has_no_whisker_and_the_diagnosis_has_one() -> None:
    look = Assessment(when=When.parse("stay + 31 d"), response="no evidence of recurrence")
    therapy = Therapy(id="t", name="VAC", line=1, start=When.parse("dx"))
    case = a_case(
        diagnosed="age 10 y",
        therapies=(therapy,),
        assessments=(look,),
        **_parts("dx + 2 mo", *_DAYS),
    )
    drawn = _drawn(case)
    found = drawn["No evidence of recurrence"]
    assert isinstance(found, Mark)
    assert found.earliest == found.latest == found.at
    diagnosis = drawn["Diagnosis"]
    assert isinstance(diagnosis, Mark)
    assert diagnosis.at == 0
    assert diagnosis.earliest == pytest.approx(-15.2, abs=0.1)
    assert diagnosis.latest == pytest.approx(15.2, abs=0.1)
    told = course_timeline(review_case(case)).frame
    assert told == "Days are exact from admission for fever, itself month 2"


def test_without_a_frame_all_stands_from_the_diagnosis() -> None:
    drawn = _drawn(a_case(diagnosed="age 10 y", **_parts("dx + 28 d", *_DAYS)))
    diagnosis = drawn["Diagnosis"]
    assert isinstance(diagnosis, Mark)
    assert (diagnosis.earliest, diagnosis.latest) == (0, 0)
    assert course_timeline(review_case(a_case())).frame == ""


def test_the_texts_still_tell_the_doubt_of_the_distance_from_the_diagnosis() -> None:
    case = a_case(diagnosed="age 10 y", **_parts("dx + 2 mo", *_DAYS))
    moment = moments_of(case).start("e0")
    assert moment.latest is not None
    assert moment.earliest is not None
    assert moment.latest - moment.earliest == pytest.approx(30.4, abs=0.1)
    assert moment.drawn_bounds == (moment.drawn, moment.drawn)
