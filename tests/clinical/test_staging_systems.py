"""Stages that a system has, and those that it lacks."""

import pytest

from boardapp.clinical.staging_systems import grade_fault, stage_fault


@pytest.mark.parametrize(
    ("system", "stage"),
    [
        ("TNM (8th)", "cT2b N1 M0"),
        ("TNM", "cT4bN3M1c2"),
        ("TNM", "ypT0 ypN0 cM0"),
        ("TNM", "rpT1a"),
        ("TNM", "aT4"),
        ("TNM", "pTis(DCIS) pN0(i+)"),
        ("TNM", "pT1mi pN1(sn) MX"),
        ("TNM", "Ta"),
        ("TNM", "T0 N0"),
        ("TNM", "TX NX"),
        ("TNM", "T4 N1 M0, stage IIIA"),
        ("AJCC 8", "IVB"),
        ("AJCC 8", "stage 0"),
        ("Ann Arbor", "I"),
        ("Ann Arbor", "IVBES"),
        ("Ann Arbor", "IIIB S"),
        ("Ann Arbor", "IVB"),
        ("Ann Arbor", "4B"),
        ("Lugano", "II bulky"),
        ("Lugano", "stage IIX"),
        ("Lugano", "limited"),
        ("Lugano", "IV"),
        ("TNM", "T1 N0, ATM5 lost"),
        ("TNM", "12 nodes examined: T2 N1"),
        ("FIGO", "0"),
        ("INRG", "L1"),
        ("INRG", "L2"),
        ("INRG", "M"),
        ("INRG", "MS"),
        ("INRG", "high risk"),
        ("INSS", "1"),
        ("INSS", "2B"),
        ("INSS", "stage 4S"),
        ("WHO grade", "1"),
        ("WHO CNS grade", "grade IV"),
        ("WHO grade", "2–3"),
        ("WHO grade", "low"),
        ("FIGO", "IA2"),
        ("FIGO", "IVB"),
        ("IRS", "group I"),
        ("IRS", "group IV"),
        ("COG", "high risk"),
        ("NWTS", "V"),
        ("SIOP", "stage I"),
        ("PRETEXT", "I"),
        ("PRETEXT", "IV V+ P−"),
        ("Rai", "0"),
        ("Rai", "IV"),
        ("Binet", "C"),
        ("our own", "99"),
        ("Jewett", "T5"),
    ],
)
def test_a_stage_that_the_system_has_is_none_to_ask_about(system: str, stage: str) -> None:
    assert stage_fault(system, stage) is None


@pytest.mark.parametrize(
    ("system", "stage", "told"),
    [
        ("TNM", "T5", "T5 is none: T has 0 to 4, is, a and X"),
        ("TNM", "cT5N1M0", "T5 is none: T has 0 to 4, is, a and X"),
        ("TNM", "T2bN4M0", "N4 is none: N has 0 to 3 and X"),
        ("UICC", "T1 N1 M2", "M2 is none: M has 0 and 1"),
        ("TNM", "Nis", "Nis is none: N has 0 to 3 and X"),
        ("TNM", "ccT2", "the TNM has the prefixes c, p, y, r and a, not cc"),
        ("TNM", "stage VI", "stage VI is none: its stages are 0 to IV"),
        ("AJCC 8", "V", "stage V is none: its stages are 0 to IV"),
        ("TNM", "T1 N0, stage 5", "stage 5 is none: its stages are 0 to IV"),
        ("Ann Arbor", "stage VI", "its stages are I to IV with A, B, E, S and X"),
        ("Ann Arbor", "V", "its stages are I to IV with A, B, E, S and X"),
        ("Ann Arbor", "0", "its stages are I to IV with A, B, E, S and X"),
        ("Lugano", "IIIF", "its stages are I to IV with A, B, E, S and X"),
        ("Lugano", "V", "its stages are I to IV with A, B, E, S and X"),
        ("WHO grade", "IIII", "it has grades 1 to 4"),
        ("INRG", "L3", "its stages are L1, L2, M and MS"),
        ("INRGSS", "4S", "its stages are L1, L2, M and MS"),
        ("INSS", "5", "its stages are 1, 2A, 2B, 3, 4 and 4S"),
        ("INSS", "L1", "its stages are 1, 2A, 2B, 3, 4 and 4S"),
        ("WHO grade", "7", "it has grades 1 to 4"),
        ("WHO grade", "0", "it has grades 1 to 4"),
        ("WHO grade", "grade 5", "it has grades 1 to 4"),
        ("WHO grade", "4-5", "it has grades 1 to 4"),
        ("FIGO", "V", "its stages are I to IV"),
        ("COG/IRS", "group V", "its groups are I to IV"),
        ("IRS", "0", "its groups are I to IV"),
        ("SIOP", "VI", "its stages are I to V at most"),
        ("COG", "stage 0", "its stages are I to V at most"),
        ("PRETEXT", "5", "its groups are I to IV"),
        ("Rai", "5", "its stages are 0 to IV"),
        ("Binet", "D", "its stages are A, B and C"),
    ],
)
def test_a_stage_that_the_system_lacks_is_told_with_what_it_has(
    system: str, stage: str, told: str
) -> None:
    fault = stage_fault(system, stage)
    assert fault is not None
    assert fault.told == told
    assert fault.source


@pytest.mark.parametrize(
    ("grading", "grade", "is_told"),
    [
        ("FNCLCC", "1", False),
        ("FNCLCC", "G3", False),
        ("FNCLCC", "grade 4", True),
        ("FNCLCC", "0", True),
        ("FNCLCC", "high", False),
        ("WHO", "4", False),
        ("WHO", "7", True),
        ("Gleason", "9", False),
        ("", "9", False),
    ],
)
def test_a_grade_is_one_of_its_grading(grading: str, grade: str, is_told: bool) -> None:
    fault = grade_fault(grading, grade)
    assert bool(fault) is is_told
    if fault and grading == "FNCLCC":
        assert fault.told == "it has grades 1 to 3"
