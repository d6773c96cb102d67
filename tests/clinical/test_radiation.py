"""Which radiation doses are questioned, on both sides of every threshold."""

import pytest

from boardapp.case.value import Value
from boardapp.clinical.radiation import dose_in_gray, radiation_fault


@pytest.mark.parametrize(
    ("site", "dose", "unit"),
    [
        ("cranium", 12, "Gy"),  # a usual cranial dose
        ("cranium", 1200, "cGy"),  # the same in the other unit
        ("cranium", 30, "Gy"),  # at the limit, not above it
        ("mediastinum", 36, "Gy"),  # above 30, but not cranial
        ("mediastinum", 99.9, "Gy"),
        ("cranium", "not reported", "Gy"),
        ("cranium", 1200, "mSv"),  # an unknown unit is not judged
        ("cranium", "<20", "Gy"),
        ("cranium", 1, "Gy"),
        ("cranium", 0, "Gy"),
        ("spleen", 0.5, "Gy"),
        ("femoral head", 54, "Gy"),  # another head
        ("pancreatic head", 54, "Gy"),
        ("head and neck", 60, "Gy"),
        ("head of the pancreas", 50, "Gy"),
        ("both testes", 100, "cGy"),  # at the limit, not below it
    ],
)
def test_a_plausible_dose_stays_silent(site: str, dose: float | str, unit: str) -> None:
    assert radiation_fault(site, Value(dose), unit, is_blood_cancer=True) is None


@pytest.mark.parametrize(
    ("site", "dose", "unit", "words"),
    [
        ("cranium", 1200, "Gy", "1200 cGy would be 12 Gy"),
        ("mediastinum", 100, "Gy", "100 cGy would be 1 Gy"),
        ("cranium", 10_000, "cGy", "more than any course"),
        ("cranium", 30.1, "Gy", "above the 30 Gy"),
        ("CNS", 18, "cGy", "18 cGy to the CNS is 0.18 Gy, less than a course of radiation gives."),
        ("cranium", 0.99, "Gy", "less than a course of radiation gives"),
        ("whole brain", "30..36", "gy", "is 36 Gy"),
        ("both testes", 24, "cGy", "24 cGy to both testes is 0.24 Gy"),
        ("left orbit", 99, "rad", "less than a course"),
    ],
)
def test_an_implausible_dose_is_named(site: str, dose: float | str, unit: str, words: str) -> None:
    sentence = radiation_fault(site, Value(dose), unit, is_blood_cancer=True)
    assert sentence is not None
    assert words in sentence


@pytest.mark.parametrize(("site", "dose"), [("brain stem", 54), ("craniospinal axis", 36)])
def test_doses_of_brain_tumors_have_no_limit_of_leukemia(site: str, dose: float) -> None:
    assert radiation_fault(site, Value(dose), "Gy", is_blood_cancer=False) is None
    assert radiation_fault(site, Value(dose), "Gy", is_blood_cancer=True) is not None


@pytest.mark.parametrize(
    ("dose", "unit", "gray"),
    [
        (12, "Gy", 12.0),
        (1200, "cGy", 12.0),
        (1200, " rad ", 12.0),
        ("12..18", "Gy", 18.0),
        (">12", "Gy", None),  # no upper bound is stated
        ("not reported", "Gy", None),
        (12, "mSv", None),
    ],
)
def test_a_dose_is_told_in_gray(dose: float | str, unit: str, gray: float | None) -> None:
    assert dose_in_gray(Value(dose), unit) == gray


@pytest.mark.parametrize(
    ("dose", "fractions", "words"),
    [
        (12, 24, ""),  # 0.5 Gy each, at the limit
        (12, 25, "0.48 Gy a fraction, less than 0.5 Gy"),
        (12, 80, "0.15 Gy a fraction"),
        (34, 1, ""),  # a single stereotactic dose
        (35, 1, ""),
        (35.1, 1, "35.1 Gy a fraction, more than 35 Gy"),
        (54, 3, ""),
        (12, None, ""),
        (12, 0, ""),
    ],
)
def test_a_fraction_is_one_that_is_given(dose: float, fractions: float | None, words: str) -> None:
    told = radiation_fault("lung", Value(dose), "Gy", is_blood_cancer=False, fractions=fractions)
    assert words in (told or "")
    assert bool(told) is bool(words)
