"""The limits of grades 3 and 4 stand in a chart only where a result reached one."""

from typing import Any

import pytest
from msgspec.structs import replace

from boardapp.clinical.ctcae_grade import LabGrade
from boardapp.figures.charts.grade_levels import grade_levels
from boardapp.figures.charts.laboratory import lab_chart


def _graded(make: Any, *pairs: tuple[float, LabGrade | None]) -> list[Any]:
    return [
        replace(make.number(day, value), grade=grade) for day, (value, grade) in enumerate(pairs)
    ]


def _g(number: int) -> LabGrade:
    return LabGrade(number)


def _levels(
    make: Any, *pairs: tuple[float, LabGrade | None], **fields: Any
) -> list[tuple[float, str]]:
    levels = grade_levels(make.series(*_graded(make, *pairs), **fields))
    assert {(level.role, level.rule) for level in levels} <= {("grade", "CTCAE v5.0 (lab)")}
    return [(level.y, level.label) for level in levels]


G3, G4 = "G3", "G4"


def test_low_platelets_show_where_grades_3_and_4_begin(make: Any) -> None:
    assert _levels(make, (180, _g(0)), (30, _g(3))) == [(50, G3), (25, G4)]


def test_a_worst_grade_of_a_range_counts(make: Any) -> None:
    assert _levels(make, (20, LabGrade(4, is_worst_of_range=True))) == [(50, G3), (25, G4)]


@pytest.mark.parametrize("grade", [None, _g(0), _g(2), LabGrade(why=("no LLN",))])
def test_without_a_grade_of_3_there_is_no_level(make: Any, grade: LabGrade | None) -> None:
    assert _levels(make, (60, grade)) == []


def test_the_limits_are_in_the_unit_of_the_series(make: Any) -> None:
    assert _levels(make, (900, _g(3)), test="neutrophils", unit="/uL") == [
        (1000, G3),
        (500, G4),
    ]


def test_multiples_of_the_upper_limit_need_one_limit_for_all_results(make: Any) -> None:
    alt = {"test": "ALT", "unit": "U/L"}
    assert _levels(make, (267, _g(3)), **alt, reference_high=45.0) == [(225, G3), (900, G4)]
    assert _levels(make, (267, _g(3)), **alt) == []


def test_of_a_test_graded_both_ways_only_the_side_reached_is_shown_and_named(make: Any) -> None:
    potassium = {"test": "potassium", "unit": "mmol/L"}
    low, high = [(3.0, "G3 low"), (2.5, "G4 low")], [(6.0, "G3 high"), (7.0, "G4 high")]
    assert _levels(make, (2.8, _g(3)), **potassium) == low
    assert _levels(make, (6.4, _g(3)), **potassium) == high
    assert sorted(_levels(make, (2.8, _g(3)), (6.4, _g(3)), **potassium)) == sorted(low + high)


def test_a_line_is_called_by_rule_and_grade_in_the_workbook(make: Any) -> None:
    (level, _) = grade_levels(make.series(*_graded(make, (20, _g(4)))))
    assert level.name == "CTCAE v5.0 (lab) G3"


def test_the_chart_holds_the_levels_that_lie_near_its_values(make: Any) -> None:
    points = _graded(make, (20, _g(4)), (30, _g(3)))
    chart = lab_chart(make.series(*points), make.review())
    assert chart is not None
    assert [level.y for level in chart.levels] == [50, 25]
    assert chart.y_range[1] > 50


def test_a_level_far_beyond_the_values_does_not_press_them_flat(make: Any) -> None:
    points = _graded(make, (40, _g(0)), (230, _g(3)))
    series = make.series(*points, test="ALT", unit="U/L", reference_high=45.0)
    chart = lab_chart(series, make.review())
    assert chart is not None
    assert [level.y for level in chart.levels] == [225]
    assert chart.y_range[1] < 300
