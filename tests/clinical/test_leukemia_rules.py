"""Leukemia rules at their thresholds: the last value on one side and the first on the other."""

from typing import Literal

import pytest

from boardapp.case.value import Value
from boardapp.clinical.cns_status import cns_class, steinherz_bleyer
from boardapp.clinical.leukemia_bounds import is_surely_over, side
from boardapp.clinical.leukemia_remission_number import remission_number, stated_number
from boardapp.clinical.marrow_class import marrow_class
from boardapp.clinical.mrd_class import contradicts, mrd_class
from boardapp.clinical.relapse_marrow import marrow_relapse
from boardapp.clinical.relapse_site import relapse_site
from boardapp.clinical.relapse_timing import Months, bfm_timing, cog_timing
from boardapp.clinical.response_criteria import eln_objection, is_crh, response_class

Number = int | float | str | None


def _value(stated: Number) -> Value | None:
    return None if stated is None else Value(stated)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (4.9, "below"),
        (5, "above"),
        ("<5", "below"),
        ("<=5", None),
        ("≤5", None),
        ("up to 5", None),
        (">5", "above"),
        (">=5", "above"),
        (">4", None),
        ("4..4.9", "below"),
        ("4..5", None),
        ("5..9", "above"),
        ("~4.16", "below"),  # + 20 % is 4.992
        ("~4.17", None),
        ("~6.24", None),
        ("~6.25", "above"),  # - 20 % is 5
        ("normal", None),
        ("not done", None),
        (None, None),
    ],
)
def test_a_value_has_a_side_only_where_it_is_certain(stated: Number, expected: str | None) -> None:
    assert side(_value(stated), 5) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [(6, False), (6.1, True), (">6", True), (">=6", False), ("6..7", False), ("7..9", True),
     ("many", False), (None, False)],
)  # fmt: skip
def test_over_a_limit_is_more_than_it(stated: Number, expected: bool) -> None:
    assert is_surely_over(_value(stated), 6) is expected


@pytest.mark.parametrize(
    ("leukocytes", "erythrocytes", "expected"),
    [
        (4, 9, "CNS2a"),
        (4.9, 9.9, "CNS2a"),
        (4, 10, "CNS2b"),
        (5, 9, "CNS3a"),
        (5, 9.9, "CNS3a"),
        (5, 10, "CNS2c or CNS3b"),
        (4, None, "CNS2, letter not reported"),
        (5, None, "CNS2c or CNS3a or CNS3b"),
        (None, 9, "CNS2a or CNS3a"),
        ("<5", "<10", "CNS2a"),
    ],
)
def test_cns_class_of_csf_with_blasts(
    leukocytes: Number, erythrocytes: Number, expected: str
) -> None:
    assert cns_class(_value(leukocytes), _value(erythrocytes), "present").text == expected


@pytest.mark.parametrize("leukocytes", [0, 4, 5, 100])
def test_without_blasts_it_is_cns1_whatever_the_counts(leukocytes: int) -> None:
    assert cns_class(Value(leukocytes), Value(50), "absent").text == "CNS1"


def test_signs_decide_alone_and_blasts_not_looked_for_leave_it_open() -> None:
    assert cns_class(Value(0), Value(0), "absent", has_signs=True).text == "CNS3c"
    open_class = cns_class(Value(9), Value(0), None)
    assert (open_class.text, open_class.missing) == ("not reported", ("blasts on cytospin",))


@pytest.mark.parametrize(
    ("csf", "expected"),
    [((10, 1000, 50_000, 10_000_000), False),  # 0.01 is not more than 2 × 0.005
     ((10.1, 1000, 50_000, 10_000_000), True),
     ((10, 0, 50_000, 10_000_000), None),
     ((10, 1000, 50_000, 0), None),
     ((10, 1, 5, 1), False),
     ((11, 1, 5, 1), True)],
)  # fmt: skip
def test_steinherz_bleyer_is_more_than_twice_the_blood(
    csf: tuple[float, float, float, float], expected: bool | None
) -> None:
    assert steinherz_bleyer(*csf) is expected


@pytest.mark.parametrize(("leukocytes", "expected"), [(10, "CNS2c"), (10.1, "CNS3b")])
def test_blood_counts_part_cns2c_from_cns3b(leukocytes: float, expected: str) -> None:
    found = cns_class(
        Value(leukocytes),
        Value(1000),
        "present",
        blood_leukocytes=Value(50_000),
        blood_erythrocytes=Value(10_000_000),
    )
    assert (found.text, found.missing) == (expected, ())


def test_what_is_missing_for_a_cns_class_is_named() -> None:
    assert cns_class(Value(9), None, "present").missing == (
        "CSF erythrocytes",
        "blood leukocytes and erythrocytes (Steinherz–Bleyer)",
    )
    assert cns_class(Value(4), None, "present").missing == ("CSF erythrocytes",)
    assert cns_class(None, Value(9), "present").missing == ("CSF leukocytes",)
    assert cns_class(None, Value(10), "present").missing == (
        "CSF leukocytes",
        "blood leukocytes and erythrocytes (Steinherz–Bleyer)",
    )


@pytest.mark.parametrize(
    ("leukocytes", "erythrocytes", "expected"), [(4, 9, "CNS2a"), (4, 10, "CNS2b"), (5, 9, "CNS3a")]
)
def test_blood_counts_change_no_class_that_does_not_ask_for_them(
    leukocytes: float, erythrocytes: float, expected: str
) -> None:
    blood = (Value(1), Value(1))
    found = cns_class(
        Value(leukocytes),
        Value(erythrocytes),
        "present",
        blood_leukocytes=blood[0],
        blood_erythrocytes=blood[1],
    )
    assert (found.text, found.missing) == (expected, ())


@pytest.mark.parametrize(
    ("blasts", "expected"),
    [(0, "M1"), (4.9, "M1"), (5, "M2"), (24.9, "M2"), (25, "M3"), (100, "M3"), ("<5", "M1"),
     ("3..6", "M1 or M2"), (">5", "M2 or M3"), ("not done", ""),
     (None, "")],
)  # fmt: skip
def test_marrow_class(blasts: Number, expected: str) -> None:
    assert marrow_class(_value(blasts)) == expected


def _response(blasts: Number = 4.9, platelets: Number = 100, neutrophils: Number = 1) -> str:
    return response_class(
        blasts=_value(blasts),
        circulating_blasts="absent",
        platelets=_value(platelets),
        neutrophils=_value(neutrophils),
        extramedullary="absent",
    ).allowed


def test_response_at_its_thresholds() -> None:
    assert _response() == "CR"
    assert _response(blasts=5) == "no remission"
    assert _response(platelets=99.9) == "CRi"
    assert _response(neutrophils=0.99) == "CRi"
    assert _response(platelets="40..50") == "CRi"
    assert _response(platelets=None) == "CR or CRi"
    assert _response(platelets="90..110") == "CR or CRi"


def test_low_platelets_exclude_cr_though_the_marrow_is_not_reported() -> None:
    found = response_class(platelets=Value("40..50"))
    assert found.allowed == "CRi at most"
    assert found.against == ("platelets 40–50 ×10⁹/L",)
    assert found.missing == (
        "marrow blasts",
        "circulating blasts",
        "neutrophils",
        "extramedullary disease",
    )


def test_disease_anywhere_is_no_remission_and_silence_is_not_assessable() -> None:
    assert response_class(extramedullary="present").allowed == "no remission"
    assert response_class(circulating_blasts="present").against == ("circulating blasts",)
    assert response_class().allowed == "not assessable"
    assert response_class(platelets=Value(300), neutrophils=Value(4)).allowed == "not assessable"


@pytest.mark.parametrize(
    ("blasts", "extramedullary", "mrd", "platelets", "expected"),
    [
        (4.9, "absent", None, None, "MLFS at least"),
        (4.9, "absent", None, 99.9, "MLFS or CRi"),
        (4.9, "absent", None, 100, "MLFS at least"),
        (4.9, "absent", 0.0099, None, "MLFS at least"),
        (4.9, "absent", 0.01, None, "not assessable"),
        (4.9, "absent", 0.01, 99.9, "CRi at most"),
        (4.9, "absent", "<0.01", None, "MLFS at least"),
        (4.9, None, None, None, "not assessable"),
        (None, "absent", None, None, "not assessable"),
        (5, "absent", None, None, "no remission"),
        (4.9, "present", None, None, "no remission"),
    ],
)
def test_a_marrow_without_leukemia_is_told_while_the_blood_is_not_reported(
    blasts: Number,
    extramedullary: Literal["present", "absent"] | None,
    mrd: Number,
    platelets: Number,
    expected: str,
) -> None:
    found = response_class(
        blasts=_value(blasts),
        extramedullary=extramedullary,
        mrd=_value(mrd),
        platelets=_value(platelets),
    )
    assert found.allowed == expected
    assert "circulating blasts" in found.missing


@pytest.mark.parametrize(
    ("blasts", "platelets", "neutrophils", "mrd", "fda", "eln"),
    [
        (1, 120, 1.5, 0.009, "CR", ""),
        (1, 120, 1.5, None, "CR", ""),
        (1, 120, 1.5, 0.01, "CR", "not CR by ELN 2024: MRD ≥ 1 %"),
        (1, 120, 1.5, 0.03, "CR", "not CR by ELN 2024: MRD ≥ 1 %"),
        (
            1, 100, 1.0, 0.009, "CR",
            "CRi by ELN 2024, which asks for more: platelets and neutrophils at the limit",
        ),
        (1, 100, 1.1, None, "CR", "CRi by ELN 2024, which asks for more: platelets at the limit"),
        (1, 100.1, 1.1, None, "CR", ""),
        (6, 120, 1.5, 0.0001, "no remission", ""),
        (6, 120, 1.5, 0.03, "no remission", ""),
        (1, 40, 0.4, 0.02, "CRi", "not CRi by ELN 2024: MRD ≥ 1 %"),
        (1, 40, 0.4, 0.009, "CRi", ""),
    ],
)  # fmt: skip
def test_a_remission_by_counts_says_by_which_system(
    blasts: Number, platelets: Number, neutrophils: Number, mrd: Number, fda: str, eln: str
) -> None:
    found = response_class(
        blasts=_value(blasts),
        circulating_blasts="absent",
        platelets=_value(platelets),
        neutrophils=_value(neutrophils),
        extramedullary="absent",
        mrd=_value(mrd),
    )
    assert found.allowed == fda
    assert eln_objection(found, _value(platelets), _value(neutrophils), _value(mrd)) == eln


@pytest.mark.parametrize(
    ("neutrophils", "platelets", "expected"),
    [
        (0.7, 68, True),
        (0.5, 50, True),
        (0.49, 60, False),
        (0.6, 49, False),
        (0.2, 20, False),
        (1.2, 60, True),
        (0.7, 120, True),
        (1.0, 100, False),
        (None, 60, None),
        (None, 40, False),
        ("0.4..0.6", 60, None),
    ],
)
def test_crh_asks_for_half_of_the_counts_of_a_cr(
    neutrophils: Number, platelets: Number, expected: bool | None
) -> None:
    assert is_crh(_value(platelets), _value(neutrophils)) is expected


def test_in_aml_a_marrow_without_leukemia_has_no_blasts_in_the_blood() -> None:
    known = {"blasts": Value(1), "extramedullary": "absent"}
    assert response_class(**known).allowed == "MLFS at least"  # type: ignore[arg-type]
    assert response_class(**known, is_aml=True).allowed == "not assessable"  # type: ignore[arg-type]


def test_blasts_in_the_blood_are_no_state_without_leukemia() -> None:
    found = response_class(blasts=Value(1), extramedullary="absent", circulating_blasts="present")
    assert (found.allowed, found.against) == ("no remission", ("circulating blasts",))


@pytest.mark.parametrize(
    ("outcome", "level", "limit", "expected"),
    [
        ("negative", None, 1e-4, "negative"),
        ("negative", None, 1.1e-4, "negative with insufficient sensitivity"),
        ("negative", None, 1e-6, "negative"),
        ("negative", None, None, "negative, limit of detection not reported"),
        ("positive", 1e-4, None, "positive"),
        ("positive", 9.9e-5, None, "positive below 1×10⁻⁴"),
        ("positive", None, 1e-4, "positive, level not reported"),
        ("indeterminate", None, None, "indeterminate"),
    ],
)
def test_mrd_class(outcome: str, level: Number, limit: Number, expected: str) -> None:
    assert mrd_class(outcome, _value(level), _value(limit)) == expected


@pytest.mark.parametrize(
    ("outcome", "level", "limit", "is_wrong"),
    [
        ("negative", 1e-4, 1e-4, True),
        ("negative", 9e-5, 1e-4, False),
        ("negative", "<1e-4", 1e-4, False),
        ("negative", 1e-3, None, True),
        ("negative", 9e-5, None, False),
        ("negative", 2e-4, 1e-3, False),  # below its own limit
        ("negative", ">1e-3", 1e-4, True),
        ("negative", None, None, False),
        ("positive", 1e-5, 1e-4, True),
        ("positive", 1e-4, 1e-4, False),
        ("positive", 1e-5, None, False),
    ],
)
def test_outcome_level_and_limit_that_disagree(
    outcome: str, level: Number, limit: Number, is_wrong: bool
) -> None:
    assert bool(contradicts(outcome, _value(level), _value(limit))) is is_wrong


@pytest.mark.parametrize(
    ("blasts", "cns", "other", "expected"),
    [
        (25, False, False, "isolated marrow"),
        (24.9, False, False, "not assessable"),
        (25, None, False, "marrow; other sites not reported"),
        (5, True, False, "combined"),
        (4.9, True, False, "isolated CNS"),
        (4.9, True, True, "CNS and other extramedullary"),
        (4.9, True, None, "CNS"),
        (4.9, False, True, "other extramedullary"),
        (5, False, True, "combined"),
        (None, True, True, "CNS and other extramedullary; marrow blasts not reported"),
        (None, None, None, "not assessable"),
    ],
)
def test_relapse_site(blasts: Number, cns: bool | None, other: bool | None, expected: str) -> None:
    assert relapse_site(_value(blasts), has_cns=cns, has_other_site=other) == expected


def test_blasts_in_the_blood_are_a_marrow_relapse() -> None:
    found = relapse_site(None, has_cns=False, has_other_site=False, has_blood_blasts=True)
    assert found == "isolated marrow"


@pytest.mark.parametrize(
    ("tests", "second", "expected"),
    [
        ((25,), None, "relapse"),
        ((24.9,), None, "second marrow needed"),
        ((24.9, 1), None, "relapse"),
        ((24.9, 0.9), None, "second marrow needed"),
        ((5, 1), None, "relapse"),
        ((4.9, 1), None, "second marrow needed"),
        ((4.9, 1, 1), None, "relapse"),
        ((1, 1, 1), None, "relapse"),
        ((1, 1), 2, "relapse"),
        ((5,), 1, "relapse not confirmed"),
        ((5,), 2, "relapse"),
        ((0.9, 0.9), None, "below 1 %: not covered"),
        (("3..6", 1, 1), None, "not assessable"),
        ((), None, "not assessable"),
        # Flow cytometry and PCR lead; the share of blasts is one test among the others.
        ((40,), None, "relapse"),
        ((40, 35), None, "relapse"),
        ((8, 2), None, "relapse"),
        ((8,), None, "second marrow needed"),
        ((3, 1, 1), None, "relapse"),
        ((0.8,), None, "below 1 %: not covered"),
        ((40, "3..6"), None, "relapse"),
    ],
)
def test_ponte_di_legno(tests: tuple[Number, ...], second: int | None, expected: str) -> None:
    values = [Value(test) for test in tests if test is not None]
    assert marrow_relapse(values, second) == expected


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ((17.9, 17.9), "very early"),
        ((18, 18), "early"),
        ((35.9, 35.9), "early"),
        ((36, 36), "late"),
        ((17, 19), "very early or early"),
        ((20, None), "early or late"),
        ((None, None), "not assessable"),
    ],
)
def test_cog_time_class(months: tuple[float | None, float | None], expected: str) -> None:
    assert cog_timing(Months(*months)) == expected


@pytest.mark.parametrize(
    ("from_diagnosis", "from_end", "expected"),
    [
        (17.9, None, "very early"),
        (18, 5.9, "early"),
        (18, 6, "late"),
        (30, -2, "early"),
        (40, None, "early or late"),
    ],
)
def test_bfm_time_class(from_diagnosis: float, from_end: float | None, expected: str) -> None:
    found = bfm_timing(Months(from_diagnosis, from_diagnosis), Months(from_end, from_end))
    assert found == expected


@pytest.mark.parametrize(("relapses", "expected"), [(0, "CR1"), (1, "CR2"), (2, "≥ CR3"),
                                                    (4, "≥ CR3")])  # fmt: skip
def test_remission_number(relapses: int, expected: str) -> None:
    assert remission_number(relapses) == expected


@pytest.mark.parametrize(
    ("response", "expected"),
    [("CR2", 2), ("CRi1", 1), ("CR9", 9), ("CR10", None), ("CR0", None),
     ("first complete remission", 1), ("second complete remission", 2), ("third remission", 3),
     ("fourth complete response", 4), ("fifth remission", 5), ("sixth remission", None),
     ("CR", None), ("complete remission", None), ("MRD after cycle 2, CR", None)],
)  # fmt: skip
def test_the_number_that_a_response_states(response: str, expected: int | None) -> None:
    assert stated_number(response) == expected
