"""Parts that are more than their whole."""

import pytest

from boardapp.case.laboratory import LabResult

from .gate import found_by, result

_Test = tuple[str, float, str]


def _labs(part: _Test, whole: _Test, **more: str) -> tuple[LabResult, ...]:
    (test, value, unit), (other, total, unit_of_whole) = part, whole
    when = more.pop("when", "2020-03-01")
    return (
        result(total, "2020-03-01", test=other, unit=unit_of_whole),
        result(value, when, test=test, unit=unit, **more),
    )


@pytest.mark.parametrize(
    ("labs", "is_told"),
    [
        (_labs(("ANC", 1.8, "10*9/L"), ("leukocytes", 0.9, "10*9/L")), True),
        (_labs(("ANC", 0.9, "10*9/L"), ("leukocytes", 0.9, "10*9/L")), False),
        (_labs(("ANC", 0.94, "10*9/L"), ("leukocytes", 0.9, "10*9/L")), False),
        (_labs(("ANC", 0.95, "10*9/L"), ("leukocytes", 0.9, "10*9/L")), True),
        (_labs(("ANC", 900, "/uL"), ("leukocytes", 0.9, "10*9/L")), False),
        (_labs(("ANC", 1800, "/uL"), ("leukocytes", 0.9, "10*9/L")), True),
        (_labs(("ANC", 1.8, "10*9/L"), ("leukocytes", 0.9, "10*9/L"), when="2020-03-02"), False),
        (_labs(("ANC", 1.8, "10*9/L"), ("leukocytes", 0.9, "10*9/L"), specimen="CSF"), False),
        (_labs(("direct bilirubin", 2.9, "mg/dL"), ("bilirubin", 0.6, "mg/dL")), True),
        (_labs(("direct bilirubin", 0.2, "mg/dL"), ("bilirubin", 0.6, "mg/dL")), False),
        (_labs(("direct bilirubin", 9, "umol/L"), ("bilirubin", 0.6, "mg/dL")), False),
    ],
)
def test_a_part_is_no_more_than_its_whole(labs: tuple[LabResult, ...], is_told: bool) -> None:
    assert bool(found_by("part and whole", labs=labs)) is is_told


@pytest.mark.parametrize(("value", "is_told"), [(100, False), (101, True), (45, False)])
def test_a_share_of_the_leukocytes_is_no_more_than_all(value: float, is_told: bool) -> None:
    labs = (result(value, test="neutrophils", unit="%"),)
    assert bool(found_by("share of the leukocytes", labs=labs)) is is_told
