"""The title of MRD: each clause with its method and time, none calm where it was found."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.meeting import Meeting
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.deck.mrd_titles import mrd_title
from boardapp.deck.outline.times import Times
from boardapp.review.course.mrd_trend import mrd_trend
from boardapp.review.review_case import review_case
from tests.review.building import a_case

FLOW = "flow cytometry"


def mrd(found: float | str | None, limit: float | None = 1e-6, method: str = "NGS",
        specimen: str = "marrow") -> Mrd:  # fmt: skip
    return Mrd(
        result="negative" if found is None else "positive",
        value=None if found is None else Value(found),
        limit=None if limit is None else Value(limit),
        method=method,
        specimen=specimen,
    )


def look(day: float | str, *results: Mrd, **more: Any) -> Assessment:
    when = day if isinstance(day, str) else f"dx + {day:g} d"
    return Assessment(when=When.parse(when), marrow=Marrow(mrd=results), **more)


def title(*looks: Assessment, **more: Any) -> str:
    trend = mrd_trend(review_case(a_case(assessments=looks, **more)))
    assert trend is not None
    return mrd_title(trend, Times())


def test_what_comes_again_after_a_sample_that_could_have_found_it_is_back() -> None:
    assert title(
        look(100, mrd(1e-3)),
        look(700, mrd(None)),
        look(854, mrd(2.4e-6)),
        look(868, mrd(None, 1e-4, FLOW), mrd(5.1e-6)),
    ) == (
        "MRD is back by NGS: 2.4, then 5.1×10⁻⁶ in two weeks, month 28.5; "
        "flow not detected (< 1×10⁻⁴)"
    )


@pytest.mark.parametrize(
    ("limit", "head"),
    [
        (2.4e-6, "MRD is back by NGS: 2.4×10⁻⁶"),
        (2.5e-6, "MRD detected by NGS: 2.4×10⁻⁶"),
        (None, "MRD detected by NGS: 2.4×10⁻⁶"),
    ],
)
def test_a_sample_that_could_not_have_found_it_does_not_make_it_back(
    limit: float | None, head: str
) -> None:
    looks = look(100, mrd(1e-3)), look(700, mrd(None, limit)), look(854, mrd(2.4e-6))
    assert title(*looks) == f"{head}, month 28.1"


def test_what_was_never_found_before_is_new_and_not_back() -> None:
    assert title(look(100, mrd(None)), look(200, mrd(1e-5))) == (
        "MRD is now detected by NGS: 1×10⁻⁵, month 6.6"
    )


@pytest.mark.parametrize(
    ("days", "between"),
    [
        (1, "in a day"), (6, "in 6 days"), (7, "in a week"), (56, "in eight weeks"),
        (63, "in 63 days"), (100, "in 100 days"), (101, "in 3.3 months"),
    ],
)  # fmt: skip
def test_two_positives_are_still_detected_with_the_time_between_them(
    days: int, between: str
) -> None:
    told = title(look(30, mrd(1.2e-2)), look(30 + days, mrd(3e-4)))
    assert told.startswith(f"MRD is still detected by NGS: 1.2×10⁻², then 3×10⁻⁴ {between}, ")


def test_a_time_that_is_not_known_to_the_day_gives_no_time_between() -> None:
    told = title(look("dx + 1 mo", mrd(1.2e-2)), look("dx + 6 mo", mrd(3e-4)))
    assert told == "MRD is still detected by NGS: 1.2×10⁻², then 3×10⁻⁴, 6 mo after diagnosis"


def test_negatives_are_counted_since_their_first_sample_and_tell_the_last_limit() -> None:
    looks = [look(30, mrd(1e-3)), look(60, mrd(None))]
    assert title(*looks) == "MRD not detected by NGS (< 1×10⁻⁶), day 60"
    looks += [look(90, mrd(None, 8e-6)), look(120, mrd(None))]
    assert title(*looks) == (
        "MRD not detected by NGS in three samples since day 60; last < 1×10⁻⁶, month 3.9"
    )


def test_a_negative_look_never_hides_what_another_method_found_last() -> None:
    assert title(look(60, mrd(2e-5)), look(90, mrd(None, 1e-4, FLOW))) == (
        "MRD not detected by flow (< 1×10⁻⁴), day 90; NGS last 2×10⁻⁵, day 60"
    )


def test_what_others_found_is_told_in_fewer_words_before_it_is_left_out() -> None:
    negative = look(120, mrd(None, 1e-4, FLOW))
    found = [look(60, mrd(2e-5)), look(70, mrd(3e-4, method="RQ-PCR"))]
    assert title(*found, negative) == (
        "MRD not detected by flow (< 1×10⁻⁴), month 3.9; at other looks found by NGS and RQ-PCR"
    )


def test_a_result_without_a_time_is_told_without_one_and_not_as_the_last() -> None:
    untimed = look("not reported", mrd(2e-5))
    assert title(untimed, look(90, mrd(None, 1e-4, FLOW))) == (
        "MRD not detected by flow (< 1×10⁻⁴), day 90; NGS 2×10⁻⁵, time not reported"
    )
    assert title(untimed) == "MRD detected by NGS: 2×10⁻⁵"


def test_a_negative_of_an_earlier_look_is_not_joined_to_the_last_one() -> None:
    assert title(look(60, mrd(None, 1e-4, FLOW)), look(90, mrd(2e-5))) == (
        "MRD detected by NGS: 2×10⁻⁵, day 90"
    )


def test_specimens_are_not_compared_and_the_other_is_named() -> None:
    blood = mrd(None, 1e-5, specimen="blood")
    assert title(look(60, blood), look(90, mrd(2e-5), blood)) == (
        "MRD detected by NGS: 2×10⁻⁵, day 90; NGS in blood not detected (< 1×10⁻⁵)"
    )


def test_results_whose_order_is_not_sure_are_not_compared() -> None:
    assert title(look("after dx", mrd(1e-3)), look(90, mrd(2e-5))) == (
        "MRD detected by NGS: 2×10⁻⁵, day 90"
    )


def test_a_level_that_is_not_a_plain_number_is_told_as_stated() -> None:
    assert title(look(60, mrd("<1e-4")), look(90, mrd("~2e-4"))) == (
        "MRD is still detected by NGS: < 1×10⁻⁴, then about 2×10⁻⁴ in 30 days, day 90"
    )


def test_what_is_from_a_relapse_or_from_before_it_says_so() -> None:
    first, relapse = look(60, mrd(1e-4)), {"finding": "relapse", "number": 1}
    assert title(first, look(100, **relapse)) == (
        "Last MRD by NGS: 1×10⁻⁴, day 60 (before relapse 1)"
    )
    at_relapse = look(100, mrd(0.6), **relapse)
    assert title(first, at_relapse) == "MRD by NGS: 6×10⁻¹, day 100 (at relapse 1)"
    assert title(first, at_relapse, look(130, mrd(1e-3))) == (
        "MRD is still detected by NGS: 6×10⁻¹, then 1×10⁻³ in 30 days, month 4.3"
    )


def test_what_came_after_the_data_of_the_meeting_is_not_told() -> None:
    meeting = Meeting(as_of=When.parse("dx + 150 d"))
    assert title(look(100, mrd(1e-3)), look(200, mrd(None)), meeting=meeting) == (
        "MRD detected by NGS: 1×10⁻³, day 100"
    )


def test_without_an_outcome_there_is_no_trend() -> None:
    assert mrd_trend(review_case(a_case())) is None
    unclear = Mrd(result="not done", method="NGS")
    assert mrd_trend(review_case(a_case(assessments=(look(60, unclear),)))) is None


def test_the_doubts_about_what_it_tells_stand_behind_it() -> None:
    trend = mrd_trend(review_case(a_case(assessments=(look(60, mrd(1e-3)),))))
    assert trend is not None
    assert mrd_title(trend, Times(), lambda text: f"{text} (doubt 2)") == (
        "MRD detected by NGS: 1×10⁻³, day 60 (doubt 2)"
    )
