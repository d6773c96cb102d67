"""Upper limits that can't be of a test in its unit."""

import pytest

from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.usual_limits import is_too_small_creatinine, range_fault


@pytest.mark.parametrize(
    ("test", "unit", "high", "is_doubted"),
    [
        ("haemoglobin", "g/dL", 8.7, True),
        ("haemoglobin", "g/dL", 10.5, False),
        ("haemoglobin", "mmol/L", 8.7, False),
        ("haemoglobin", "g/dL", 160, True),
        ("creatinine", "umol/L", 0.7, True),
        ("creatinine", "umol/L", 35, False),
        ("creatinine", "mg/dL", 0.4, False),
        ("creatinine", "mg/dL", 62, True),
        ("glucose", "mg/dL", 5.6, True),
        ("glucose", "mg/dL", 100, False),
        ("bilirubin", "umol/L", 1.2, True),
        ("bilirubin", "mg/dL", 1.2, False),
        ("bilirubin", "mg/dL", 21, True),
        ("uric acid", "umol/L", 5.5, True),
        ("calcium", "mg/dL", 10.4, False),
        ("calcium", "mmol/L", 10.4, True),
        ("platelets", "10*9/L", 450, False),
        ("platelets", "/uL", 450, True),
        ("ferritin", "ug/L", 1, False),
    ],
)
def test_a_range_beside_the_wrong_unit(test: str, unit: str, high: float, is_doubted: bool) -> None:
    analyte = find_analyte(test)
    assert analyte is not None
    assert bool(range_fault(analyte, unit, high)) is is_doubted
    assert range_fault(analyte, unit, None) == ""


@pytest.mark.parametrize(
    ("unit", "value", "small"),
    [("umol/L", 0.5, True), ("umol/L", 8, False), ("umol/L", 7.9, True), ("mg/dL", 0.5, False)],
)
def test_a_creatinine_in_mg_per_dl_called_micromoles(unit: str, value: float, small: bool) -> None:
    analyte = find_analyte("creatinine")
    assert analyte is not None
    assert is_too_small_creatinine(analyte, unit, value) is small


def test_a_limit_beyond_what_a_float_holds_in_another_unit_is_no_fault_of_the_program() -> None:
    analyte = find_analyte("leukocytes")
    assert analyte is not None
    assert range_fault(analyte, "10*12/L", 1.7e308) == ""
