"""Loose statements are said once: a unit behind a number goes into its own field."""

from pathlib import Path

import pytest

from boardapp.case.assessment import Assessment, Chimerism, CnsStatus, Marrow, Mrd
from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.therapy import Radiation, Therapy
from boardapp.case.value import Value
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import encode_case
from boardapp.casefile.settled import settled


def a_case(**parts: object) -> Case:
    return Case(title="Invented", diagnosis=Diagnosis(disease=Coded(text="B-ALL")), **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stated", "unit", "value", "then"),
    [
        ("<5 K/uL", "10*9/L", Value("<5"), "10*9/L"),
        ("<5 K/uL", "", Value("<5"), "K/uL"),
        ("45 ×10⁹/L", "10*9/L", Value(45), "10*9/L"),
        ("0,5 mg/dL", "", Value(0.5), "mg/dL"),
        ("40–50 g/L", "g/L", Value("40..50"), "g/L"),
        ("5 g/L", "g/dL", Value("5 g/L"), "g/dL"),  # another unit: nobody knows which is right
        ("5 apples", "", Value("5 apples"), ""),
        ("130 H", "", Value("130 H"), ""),  # high, and not 130 henry
        ("3.2 L", "", Value("3.2 L"), ""),  # low, and not litres
        ("45K", "", Value("45K"), ""),
        ("12 s", "", Value(12), "s"),
        ("45,000 K/uL", "", Value("45,000 K/uL"), ""),
        ("normal", "10*9/L", Value("normal"), "10*9/L"),
        ("4 of 5 mg", "", Value("4 of 5 mg"), ""),
    ],
)
def test_a_unit_behind_a_result_goes_into_its_field(
    stated: str, unit: str, value: Value, then: str
) -> None:
    (lab,) = settled(a_case(labs=(LabResult(test="x", value=Value(stated), unit=unit),))).labs
    assert (lab.value, lab.unit) == (value, then)


def test_a_dose_in_another_unit_than_its_record_stays_as_it_is_printed() -> None:
    field = Radiation(site="cranium", dose=Value("1200 cGy"), unit="Gy")
    case = a_case(therapies=(Therapy(name="RT", radiation=(field,)),))
    assert settled(case) is case
    (therapy,) = settled(
        a_case(
            therapies=(Therapy(name="RT", radiation=(Radiation(site="x", dose=Value("18 Gy")),)),)
        )
    ).therapies
    assert therapy.radiation[0] == Radiation(site="x", dose=Value(18), unit="Gy")


def test_values_that_always_have_one_unit_take_it_in_words_too() -> None:
    look = Assessment(
        marrow=Marrow(blasts=Value("45 %")),
        cns=CnsStatus(leukocytes=Value("3/µL"), erythrocytes=Value("5 G/L")),
        chimerism=(Chimerism(donor=Value("100%")),),
    )
    (after,) = settled(a_case(assessments=(look,))).assessments
    assert after.marrow == Marrow(blasts=Value(45))
    assert after.cns == CnsStatus(leukocytes=Value(3), erythrocytes=Value("5 G/L"))
    assert after.chimerism == (Chimerism(donor=Value(100)),)


def test_a_share_in_percent_is_never_taken_for_a_fraction() -> None:
    alone = Mrd(result="positive", value=Value("0.01 %"))
    both = Mrd(result="positive", value=Value("0.01 %"), limit=Value(1e-5))
    marrow = Marrow(mrd=(alone, both))
    (after,) = settled(a_case(assessments=(Assessment(marrow=marrow),))).assessments
    assert after.marrow is not None
    assert after.marrow.mrd[0] == Mrd(result="positive", value=Value(0.01), unit="%")
    assert after.marrow.mrd[1] == both  # asked about: the limit is a fraction


def test_what_is_settled_on_reading_is_written_so_and_read_back_the_same() -> None:
    case = a_case(labs=(LabResult(test="x", value=Value("<5 K/uL")),))
    data = encode_case(case)
    read = decode_case(data, Path("x.board.json"))
    assert read.labs[0] == LabResult(test="x", value=Value("<5"), unit="K/uL")
    assert encode_case(read) == data
    assert settled(read) is read


def test_a_case_without_loose_statements_stays_the_same_object() -> None:
    case = a_case(labs=(LabResult(test="x", value=Value(5), unit="g/L"),))
    assert settled(case) is case
