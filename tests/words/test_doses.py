"""Doses as a reader writes them."""

import pytest

from boardapp.case.therapy import CellDose
from boardapp.case.value import Value
from boardapp.words.doses import cell_dose_text, dose_text, fractions_text, share_text


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        (None, ""),
        (75, "75 % of the standard dose"),
        ("50..75", "50–75 % of the standard dose"),
        ("reduced", "share of the standard dose: reduced"),
        ("not reported", "share of the standard dose: not reported"),
    ],
)
def test_a_share_is_told_as_it_is_stated(stated: str | float | None, told: str) -> None:
    assert share_text(None if stated is None else Value(stated)) == told


def test_a_dose_that_is_not_reported_says_so_before_its_share() -> None:
    assert dose_text(Value(50), "mg/m2") == "50 mg/m²"
    assert dose_text(Value(50), "mg/m2", Value(75)) == "50 mg/m²; 75 % of the standard dose"
    assert dose_text(None, "mg/m2", Value(75)) == "not reported; 75 % of the standard dose"


def test_the_cells_of_a_graft_stand_before_their_dose() -> None:
    one = CellDose(cells="CD34+", dose=Value(5.2), unit="10*6/kg")
    assert cell_dose_text(one) == "CD34+ 5.2 ×10⁶/kg"
    assert cell_dose_text(CellDose(cells="CD3+")) == "CD3+ not reported"


@pytest.mark.parametrize(("number", "text"), [(1, "in 1 fraction"), (8, "in 8 fractions")])
def test_fractions_have_their_number(number: int, text: str) -> None:
    assert fractions_text(Value(number)) == text
