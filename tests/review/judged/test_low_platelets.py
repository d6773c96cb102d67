"""T-ICAHT after CAR-T cells by the platelets of a case."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.laboratory import LabResult
from boardapp.case.therapy import Cells, Therapy
from boardapp.case.when import When
from boardapp.review.model.findings import StatedAndComputed
from boardapp.review.review_case import review_case
from tests.review.building import a_case, result

_CAR_T = Therapy(
    id="car-t", name="tisagenlecleucel", kind="cellular therapy", start=When.parse("2020-06-01"),
    cells=Cells(product="tisagenlecleucel"), source="chart ¶4",
)  # fmt: skip


def _platelets(days: range | tuple[int, ...], value: float) -> list[LabResult]:
    return [result(value, f"car-t + {day} d") for day in days]


def _case(*counts: LabResult, therapies: tuple[Therapy, ...] = (_CAR_T,), **more: Any) -> Case:
    return a_case(therapies=therapies, labs=counts, **more)


def _rows(case: Case) -> list[StatedAndComputed]:
    rows = review_case(case).stated_and_computed
    return [row for row in rows if row.subject.startswith("T-ICAHT")]


def _cells(case: Case) -> list[tuple[str, str]]:
    return [(row.subject, row.computed) for row in _rows(case)]


_EARLY, _LATE = "T-ICAHT, early (days 0 to 30)", "T-ICAHT, late (days 31 to 100)"


@pytest.mark.parametrize(
    ("days", "value", "expected"),
    [
        (range(1, 6), 45, [(_EARLY, "at least T-ICAHT grade 1")]),
        (range(1, 9), 45, [(_EARLY, "at least T-ICAHT grade 2")]),
        (range(1, 4), 15, [(_EARLY, "at least T-ICAHT grade 3")]),
        (range(1, 15), 15, [(_EARLY, "T-ICAHT grade 4")]),
        (range(1, 15), 50, []),
        ((60, 70), 80, [(_LATE, "at least T-ICAHT grade 1")]),
        ((60,), 80, []),
        ((101, 110), 20, []),
    ],
)
def test_the_grade_of_each_phase(
    days: range | tuple[int, ...], value: float, expected: list[tuple[str, str]]
) -> None:
    assert _cells(_case(*_platelets(days, value))) == expected


def test_what_is_missing_and_the_rule_are_told() -> None:
    (row,) = _rows(_case(*_platelets(range(1, 6), 45)))
    assert row.missing == ("platelets on 26 days",)
    assert row.rule == "T-ICAHT grade, version 1"
    assert (row.stated, row.agreement, row.source) == ("not reported", "open", "chart ¶4")
    names = [one.name for one in review_case(_case(*_platelets((1,), 45))).definitions]
    assert "T-ICAHT" in names
    assert "T-ICAHT" not in [one.name for one in review_case(_case()).definitions]


def test_from_a_relapse_on_nothing_counts() -> None:
    relapse = Assessment(finding="relapse", when=When.parse("car-t + 6 d"))
    case = _case(*_platelets(range(1, 9), 45), assessments=(relapse,))
    # Days 0 to 5, of which day 0 was not counted.
    assert _cells(case) == [(_EARLY, "T-ICAHT grade 1 to 3")]
    before = Assessment(finding="relapse", when=When.parse("2020-04-01"))
    case = _case(*_platelets(range(1, 9), 45), assessments=(before,))
    assert _cells(case) == [(_EARLY, "at least T-ICAHT grade 2")]


@pytest.mark.parametrize(
    ("kind", "grade"),
    [
        ("chemotherapy", "T-ICAHT grade 1 to 3"),
        ("transplant", "T-ICAHT grade 1 to 3"),
        ("supportive", "at least T-ICAHT grade 2"),
    ],
)
def test_the_next_treatment_ends_the_count_and_support_does_not(kind: str, grade: str) -> None:
    other = Therapy(id="next", name="another", kind=kind, start=When.parse("car-t + 6 d"))
    case = _case(*_platelets(range(1, 9), 45), therapies=(_CAR_T, other))
    assert _cells(case) == [(_EARLY, grade)]


def test_only_car_t_cells_with_one_day_are_graded() -> None:
    counts = _platelets(range(1, 9), 15)
    lymphocytes = Therapy(
        id="car-t", name="donor lymphocytes", kind="cellular therapy",
        start=When.parse("2020-06-01"), cells=Cells(product="donor lymphocytes"),
    )  # fmt: skip
    assert _cells(_case(*counts, therapies=(lymphocytes,))) == []
    longer = Therapy(
        id="car-t", name="CAR-T cells with lymphodepletion", kind="cellular therapy",
        start=When.parse("2020-06-01"), end=When.parse("2020-06-06"),
    )  # fmt: skip
    assert _cells(_case(*counts, therapies=(longer,))) == []
