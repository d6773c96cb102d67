"""Which specimens are blood."""

import pytest

from boardapp.clinical.specimens import is_blood


@pytest.mark.parametrize(
    "specimen", ["", " ", "blood", "Serum", "PLASMA", " EDTA  blood ", "Ser/Plas", "arterial blood"]
)
def test_blood_and_its_parts(specimen: str) -> None:
    assert is_blood(specimen)


@pytest.mark.parametrize(
    "specimen", ["urine", "CSF", "ascites", "marrow", "bone marrow", "blood culture", "cord blood"]
)
def test_other_specimens(specimen: str) -> None:
    assert not is_blood(specimen)
