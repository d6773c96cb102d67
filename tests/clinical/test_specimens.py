"""Which specimens are blood."""

import pytest

from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.specimens import is_blood, is_graded_in


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


@pytest.mark.parametrize(
    ("test", "specimen", "expected"),
    [
        ("UPCR", "urine", True),
        ("UPCR", "", True),
        ("UPCR", "blood", False),
        ("glucose", "urine", False),
        ("glucose", "Plasma", True),
        ("a test of our own", "serum", True),
    ],
)
def test_a_test_of_urine_is_graded_in_urine_and_no_other(
    test: str, specimen: str, expected: bool
) -> None:
    assert is_graded_in(specimen, find_analyte(test)) is expected
