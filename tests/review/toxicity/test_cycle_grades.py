"""The worst grade of each test within each cycle."""

from typing import Any

from boardapp.case.laboratory import LabResult
from boardapp.case.therapy import Cycle, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.review import Review
from boardapp.review.model.toxicity import CycleGrade, TherapyCycle
from boardapp.review.review_case import review_case
from boardapp.words.grades import cycle_grade_text
from boardapp.words.recovery import recovered_text
from tests.review.building import a_case, result


def _review(*labs: LabResult, end: str = "2020-07-20") -> Review:
    therapy = Therapy(
        id="ino",
        name="inotuzumab ozogamicin",
        line=1,
        start=When.parse("2020-06-01"),
        end=When.parse(end),
        courses=(
            Cycle(number=1, start=When.parse("2020-06-01")),
            Cycle(number=2, start=When.parse("2020-06-29")),
        ),
    )
    return review_case(a_case(diagnosed="2020-01-01", therapies=(therapy,), labs=labs))


def _cycles(*labs: LabResult, end: str = "2020-07-20") -> tuple[TherapyCycle, ...]:
    return _review(*labs, end=end).toxicity.therapies[0].cycles


def _platelets(cycle: TherapyCycle) -> CycleGrade:
    (grade,) = [one for one in cycle.grades if one.test == "platelets"]
    return grade


def _count(value: float, when: str) -> LabResult:
    return result(value, when, low=150.0, high=450.0, source="chart labs")


def test_the_worst_of_a_cycle_is_told_with_its_day_and_when_it_was_over() -> None:
    first, _ = _cycles(
        _count(180, "2020-06-01"),
        _count(49, "2020-06-10"),
        _count(30, "2020-06-12"),
        _count(60, "2020-06-18"),
        _count(90, "2020-06-22"),
    )
    grade = _platelets(first)
    assert (grade.number, grade.value, grade.day) == (3, "30 ×10⁹/L", 12)
    assert (recovered_text(grade), grade.count) == ("day 22", 5)
    assert (grade.place, grade.source) == ("labs[2]", "chart labs")


def test_a_result_on_the_day_a_cycle_starts_belongs_to_it_and_not_to_the_one_before() -> None:
    first, second = _cycles(_count(60, "2020-06-28"), _count(20, "2020-06-29"))
    assert (_platelets(first).number, recovered_text(_platelets(first))) == (
        2,
        "not within the cycle",
    )
    assert (_platelets(second).number, _platelets(second).day) == (4, 1)


def test_the_last_cycle_ends_with_the_day_of_its_stated_end() -> None:
    _, second = _cycles(_count(40, "2020-07-20"), _count(20, "2020-07-21"))
    assert (_platelets(second).number, _platelets(second).count) == (3, 1)


def test_without_a_stated_end_no_result_is_counted_to_the_last_cycle() -> None:
    first, second = _cycles(_count(40, "2020-06-20"), _count(20, "2020-07-10"), end="not reported")
    assert _platelets(first).number == 3
    assert second.grades == ()
    assert second.open_end.startswith("the end of this cycle is not reported")


def test_a_result_that_may_lie_in_either_cycle_is_counted_to_neither_and_said() -> None:
    first, second = _cycles(
        _count(20, "2020-06-25..2020-07-02"), _count(40, "2020-06-08..2020-06-12")
    )
    assert (_platelets(first).number, _platelets(first).day, _platelets(first).count) == (
        3,
        None,
        1,
    )
    assert cycle_grade_text(_platelets(second).grade, None) == "no result"
    assert (first.unplaced, second.unplaced) == (1, 1)


def test_a_result_without_a_range_is_ungradable_and_never_0() -> None:
    first, _ = _cycles(result(120, "2020-06-08"))
    assert cycle_grade_text(_platelets(first).grade, None) == "ungradable: no LLN"
    assert _platelets(first).number is None


def test_any_test_that_reached_grade_3_is_told_others_only_if_they_matter_always() -> None:
    fields = {"test": "fibrinogen", "unit": "g/L", "low": 1.8, "high": 4.0}
    first, second = _cycles(
        LabResult(value=Value(0.7), when=When.parse("2020-06-08"), **fields),
        LabResult(value=Value(1.7), when=When.parse("2020-07-02"), **fields),
    )
    assert [(g.test, g.number) for g in first.grades] == [("fibrinogen", 3)]
    assert second.grades == ()


def test_of_a_test_graded_both_ways_the_extreme_on_the_side_of_the_grade_is_told() -> None:
    fields = {"test": "potassium", "unit": "mmol/L", "low": 3.5, "high": 5.0}
    first, _ = _cycles(
        LabResult(value=Value(6.4), when=When.parse("2020-06-04"), **fields),
        LabResult(value=Value(6.8), when=When.parse("2020-06-05"), **fields),
        LabResult(value=Value(4.0), when=When.parse("2020-06-06"), **fields),
    )
    (grade,) = first.grades
    assert (grade.value, grade.day, recovered_text(grade)) == ("6.8 mmol/L", 5, "day 6")


def test_the_version_of_the_criteria_is_told() -> None:
    assert _review().toxicity.grade_rule == "CTCAE v5.0"


def test_a_high_count_is_not_taken_for_a_low_one() -> None:
    fields = {"test": "leukocytes", "unit": "10*9/L", "low": 6.0, "high": 17.5}
    first, second = _cycles(
        LabResult(value=Value(312), when=When.parse("2020-06-01"), **fields),
        LabResult(value=Value(0.8), when=When.parse("2020-07-01"), **fields),
    )
    assert [cycle_grade_text(g.grade, g.direction) for g in first.grades] == ["3 high"]
    assert [cycle_grade_text(g.grade, g.direction) for g in second.grades] == ["4 low"]
    (platelets,) = _cycles(_count(20, "2020-06-10"))[0].grades
    assert cycle_grade_text(platelets.grade, platelets.direction) == "4"


def _therapy(start: str, *cycles: str, **fields: Any) -> Therapy:
    return Therapy(
        id="ino",
        name="inotuzumab ozogamicin",
        line=1,
        start=When.parse(start),
        courses=tuple(
            Cycle(number=number, start=When.parse(day)) for number, day in enumerate(cycles, 1)
        ),
        **fields,
    )


def test_the_last_cycle_of_an_ongoing_therapy_goes_on() -> None:
    therapy = _therapy("2020-06-01", "2020-06-01", "2020-06-29", status="ongoing")
    labs = (_count(40, "2020-06-28"), _count(20, "2020-07-10"))
    case = a_case(diagnosed="2020-01-01", therapies=(therapy,), labs=labs)
    first, second = review_case(case).toxicity.therapies[0].cycles
    assert (_platelets(first).number, _platelets(second).number) == (3, 4)
    assert (_platelets(second).day, second.last_day, second.open_end) == (12, None, "")


def test_results_told_from_a_therapy_of_unknown_time_are_counted_to_its_cycles() -> None:
    therapy = _therapy("after dx", "ino", "ino + 28 d", end=When.parse("ino + 50 d"))
    labs = (_count(40, "ino + 9 d"), _count(20, "ino + 28 d"), _count(180, "dx + 3 d"))
    case = a_case(diagnosed="2020-01-01", therapies=(therapy,), labs=labs)
    first, second = review_case(case).toxicity.therapies[0].cycles
    assert [(_platelets(c).number, _platelets(c).count) for c in (first, second)] == [
        (3, 1),
        (4, 1),
    ]
    # The third may have been before the therapy or in its first cycle, but not in the second.
    assert (first.unplaced, second.unplaced) == (1, 0)
