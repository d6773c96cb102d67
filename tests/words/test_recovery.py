"""How long a complication or a low count lasted, as far as that is known."""

import pytest

from boardapp.case.interval import Interval
from boardapp.review.model.base import Moment
from boardapp.review.model.toxicity import CycleGrade, PlacedComplication
from boardapp.words.recovery import recovered_text, recovery_text, until_recovery_text


def _complication(lasted: Interval | None, *, is_ongoing: bool = False) -> PlacedComplication:
    return PlacedComplication(
        key="fever", term="fever", kind="adverse event", cycle="cycle 1", day="day 8",
        onset=Moment(), lasted=lasted, is_ongoing=is_ongoing,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lasted", "text", "in_a_sentence"),
    [
        (Interval(8.0, 8.0), "8 d", "8 d until recovery"),
        (Interval(0.0, 0.0), "0 d", "0 d until recovery"),
        (Interval(1.0, 8.0), "1–8 d", "1–8 d until recovery"),
        (Interval(200.0, None), "at least 6 mo", "at least 6 mo until recovery"),
        (Interval(0.0, 8.0), "length not known", "length not known"),
        (Interval(None, 8.0), "length not known", "length not known"),
        (Interval(), "length not known", "length not known"),
        (None, "", ""),
    ],
)
def test_a_length_is_told_where_more_than_its_most_is_known(
    lasted: Interval | None, text: str, in_a_sentence: str
) -> None:
    assert until_recovery_text(_complication(lasted)) == text
    assert recovery_text(_complication(lasted)) == in_a_sentence


def test_what_goes_on_is_told_so_unless_an_end_is_stated() -> None:
    assert recovery_text(_complication(None, is_ongoing=True)) == "ongoing"
    assert until_recovery_text(_complication(Interval(8.0, 8.0), is_ongoing=True)) == "8 d"


@pytest.mark.parametrize(
    ("is_recovered", "day", "text"),
    [
        (None, None, ""),
        (False, None, "not within the cycle"),
        (True, None, "within the cycle"),
        (True, 22, "day 22"),
    ],
)
def test_a_grade_is_recovered_within_its_cycle_or_not(
    is_recovered: bool | None, day: int | None, text: str
) -> None:
    grade = CycleGrade(test="platelets", is_recovered=is_recovered, recovered_day=day)
    assert recovered_text(grade) == text
