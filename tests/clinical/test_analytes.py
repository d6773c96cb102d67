"""Tests are found by name, synonym or code, and never by likeness."""

import re
from collections import Counter
from fractions import Fraction

import pytest

from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analyte_names import CODES, NAMES
from boardapp.clinical.analytes import ANALYTES, find_analyte, folded
from boardapp.clinical.units import UnitError, parse_unit


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("platelets", "platelets"),
        ("  PLT ", "platelets"),
        ("777-3", "platelets"),
        ("Thrombozyten", "platelets"),
        ("ANC", "neutrophils"),
        ("Neutrophils %", "neutrophils, share"),
        ("751-8", "neutrophils"),
        ("wbc", "leukocytes"),
        ("Hemoglobin", "haemoglobin"),
        ("Hb", "haemoglobin"),
        ("PTT", "aPTT"),
        ("INR(PT)", "INR"),
        ("PT", "prothrombin time"),
        ("Fibrinogen, Functional", "fibrinogen"),
        ("sgpt", "ALT"),
        ("Alanine  Aminotransferase", "ALT"),
        ("γ-GT", "GGT"),
        ("Bilirubin, Total", "bilirubin"),
        ("bilirubin, direct", "direct bilirubin"),
        ("BUN", "urea nitrogen"),
        ("iCa", "ionised calcium"),
        ("Calcium, Total", "calcium"),
        ("29265-6", "corrected calcium"),
        ("urate", "uric acid"),
        ("Factor VIII", "factor VIII"),
        ("measurable residual disease", "MRD"),
        ("BM blasts", "marrow blasts"),
        ("CSF WBC", "CSF leukocytes"),
        ("IgG", "IgG"),
        ("CD4", "CD4 lymphocytes"),
        ("MTX", "methotrexate"),
    ],
)
def test_a_name_in_use_finds_its_test(text: str, name: str) -> None:
    found = find_analyte(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text", ["", "platelet counts", "Hb A1c", "plt.", "ALT/AST", "777", "glucos"]
)
def test_nothing_is_matched_by_likeness(text: str) -> None:
    assert find_analyte(text) is None


def test_no_name_belongs_to_two_tests() -> None:
    names = Counter(
        name
        for analyte in ANALYTES
        for name in {
            folded(name)
            for name in (
                *(analyte.name, *analyte.synonyms, *analyte.loinc),
                *(*NAMES.get(analyte.name, ()), *CODES.get(analyte.name, ())),
            )
        }
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_further_names_belong_to_tests_that_there_are() -> None:
    assert {*NAMES, *CODES} <= {analyte.name for analyte in ANALYTES}


@pytest.mark.parametrize("analyte", ANALYTES, ids=lambda analyte: analyte.name)
def test_a_test_can_be_shown_and_compared(analyte: Analyte) -> None:
    usual = analyte.read_unit(analyte.unit)
    assert analyte.convert(Fraction(1), usual, analyte.standard) > 0


def test_loinc_codes_have_their_check_digit() -> None:
    codes = [code for analyte in ANALYTES for code in analyte.loinc]
    codes += [code for further in CODES.values() for code in further]
    assert len(codes) > 100
    assert [code for code in codes if not _has_check_digit(code)] == []


def _has_check_digit(code: str) -> bool:
    """LOINC's check digit: Luhn's, modulus 10."""
    match = re.fullmatch(r"(\d+)-(\d)", code)
    if match is None:
        return False
    doubled = [
        sum(divmod(int(digit) * (2 if place % 2 == 0 else 1), 10))
        for place, digit in enumerate(reversed(match[1]))
    ]
    return (10 - sum(doubled) % 10) % 10 == int(match[2])


@pytest.mark.parametrize(
    ("test", "number", "unit", "expected"),
    [
        # The factors that laboratories publish, to their digits.
        ("bilirubin", "1", "mg/dL", 17.1),
        ("creatinine", "1", "mg/dL", 88.4),
        ("glucose", "100", "mg/dL", 5.55),
        ("calcium", "10", "mg/dL", 2.50),
        ("ionised calcium", "2", "meq/L", 1.0),
        ("magnesium", "2", "mg/dL", 0.823),
        ("phosphate", "1", "mg/dL", 0.323),
        ("uric acid", "1", "mg/dL", 59.48),
        ("cholesterol", "100", "mg/dL", 2.586),
        ("triglycerides", "100", "mg/dL", 1.129),
        ("urea nitrogen", "1", "mg/dL", 0.357),
        ("lactate", "9", "mg/dL", 0.999),
        ("haemoglobin", "1", "mmol/L", 16.11),
        ("sodium", "140", "mEq/L", 140),
        ("methotrexate", "0.45444", "mg/L", 1.0),
        ("ALT", "1", "ukat/L", 60),
        ("platelets", "40000", "/uL", 40),
        ("CSF leukocytes", "5", "/uL", 5),
    ],
)
def test_a_result_is_brought_into_its_si_unit(
    test: str, number: str, unit: str, expected: float
) -> None:
    analyte = find_analyte(test)
    assert analyte is not None
    got = analyte.convert(Fraction(number), analyte.read_unit(unit), analyte.standard)
    assert float(got) == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize(
    ("test", "unit"), [("albumin", "mmol/L"), ("CRP", "nmol/L"), ("IgG", "umol/L")]
)
def test_mass_and_moles_are_apart_without_a_molar_mass(test: str, unit: str) -> None:
    analyte = find_analyte(test)
    assert analyte is not None
    with pytest.raises(UnitError, match="molar mass"):
        analyte.convert(Fraction(1), analyte.read_unit(unit), analyte.standard)


def test_an_international_unit_is_an_enzyme_unit_for_enzymes_only() -> None:
    enzyme, factor = find_analyte("ALT"), find_analyte("factor VIII")
    assert enzyme is not None
    assert factor is not None
    assert enzyme.read_unit("IU/L") == parse_unit("U/L")
    assert enzyme.read_unit("k[iU]/L") == parse_unit("kU/L")
    assert factor.read_unit("IU/dL").code == "[IU]/dL"


@pytest.mark.parametrize("text", ["", "units", "unit", "1", "pH"])
def test_the_ph_needs_no_unit(text: str) -> None:
    analyte = find_analyte("pH")
    assert analyte is not None
    assert analyte.read_unit(text).code == "[pH]"


def test_a_count_without_unit_is_not_read() -> None:
    analyte = find_analyte("platelets")
    assert analyte is not None
    with pytest.raises(UnitError, match=r"^the value has no unit$"):
        analyte.read_unit("")
