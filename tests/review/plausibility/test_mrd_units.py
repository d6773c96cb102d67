"""A level of MRD whose unit is not read is told, and printed as it is stated."""

import pytest

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.review_case import review_case
from tests.review.building import a_case


def _look(unit: str, value: float | str | None = 2) -> Assessment:
    mrd = Mrd(
        result="positive", value=None if value is None else Value(value), unit=unit,
        method="flow", specimen="marrow",
    )  # fmt: skip
    return Assessment(id="a", when=When.parse("2020-04-01"), finding="evaluation",
                      marrow=Marrow(mrd=(mrd,)))  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "value", "count"),
    [
        ("copies/mL", 2, 1),
        ("copies/mL", "<2", 1),
        ("copies/mL", None, 0),
        ("copies/mL", "not done", 0),
        ("per 10⁶", 2, 0),
        ("ppm", 2, 0),
        ("10^-4", 2, 0),
        ("%", 2, 0),
    ],
)
def test_a_unit_that_is_not_read_is_a_finding(
    unit: str, value: float | str | None, count: int
) -> None:
    review = review_case(a_case(diagnosed="2020-02-07", assessments=(_look(unit, value),)))
    found = [one for one in review.findings if one.rule == "unit of MRD"]
    assert [(one.severity, one.place) for one in found] == [
        ("warning", "assessments[0].marrow.mrd[0].unit")
    ] * count


def test_its_level_is_printed_as_stated_and_never_called_not_reported() -> None:
    review = review_case(a_case(diagnosed="2020-02-07", assessments=(_look("copies/mL"),)))
    (point,) = review.mrd
    assert point.value is None
    assert "2 copies/mL as stated, unit not read" in point.text
    assert "level not reported" not in point.text


def test_a_level_per_million_is_read() -> None:
    review = review_case(a_case(diagnosed="2020-02-07", assessments=(_look("cells/10⁶"),)))
    (point,) = review.mrd
    assert point.value == pytest.approx(2e-6)
