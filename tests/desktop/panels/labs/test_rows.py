"""The tests that want to be looked at stand first; each row says how the latest result stands."""

import pytest

from boardapp.case.case import Case
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.desktop.panels.labs.rows import in_order, result_rows, rows_of_tests
from boardapp.review.review_case import review_case
from tests.review.building import a_case


def _lab(test: str, value: float | str, day: int, **more: float) -> LabResult:
    unit = {"platelets": "10*9/L", "CRP": "mg/L", "sodium": "mmol/L"}[test]
    when = When.parse(f"dx + {day} d")
    return LabResult(test=test, value=Value(value), unit=unit, when=when, **more)  # type: ignore[arg-type]


CASE = a_case(
    labs=(
        _lab("sodium", 140, 1, low=135, high=145),
        _lab("CRP", 40, 1, low=0, high=5),
        _lab("platelets", 90, 1, low=150, high=450),
        _lab("platelets", 20, 9, low=150, high=450),
    )
)


def _told(case: Case) -> list[tuple[str, ...]]:
    return [row.cells[:3] for row in rows_of_tests(in_order(review_case(case)))]


def test_the_graver_the_latest_result_the_earlier_its_test() -> None:
    assert _told(CASE) == [
        ("platelets", "20 ×10⁹/L ↘", "↓ low, grade 4"),
        ("CRP", "40 mg/L", "↑ high"),
        ("sodium", "140 mmol/L", ""),
    ]


def test_results_stand_newest_first() -> None:
    series = next(s for s, name in in_order(review_case(CASE)) if name == "platelets")
    assert [row.cells[1] for row in result_rows(series)] == ["20", "90"]
    assert list(result_rows(None)) == []


@pytest.mark.parametrize(
    ("before", "last", "sign"),
    [(20, 30, " ↗"), (30, 20, " ↘"), (20, 20, ""), (20, "15..30", ""), ("<20", 25, " ↗"),
     ("<20", 15, ""), (20, "normal", "")],
)  # fmt: skip
def test_a_trend_is_told_only_where_it_is_sure(
    before: float | str, last: float | str, sign: str
) -> None:
    labs = (_lab("CRP", before, 1), _lab("CRP", last, 5))
    ((_, value, _),) = _told(a_case(labs=labs))
    assert value.endswith(sign)
    assert ("↗" in value, "↘" in value) == ("↗" in sign, "↘" in sign)


def test_no_case_has_no_tests() -> None:
    assert in_order(None) == ()
