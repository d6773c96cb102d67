"""Bad input is named, and never graded."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from boardapp.case.value import Value
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.ctcae import grade_result
from boardapp.clinical.ctcae_grade import Ungradable
from boardapp.clinical.lab_result import Number, Result, exact, read_result
from boardapp.clinical.units import UnitError, parse_unit


def refused(test: str, value: Any, unit: str = "", **context: Any) -> str:
    result = grade_result(test, value, unit, **context)
    assert isinstance(result, Ungradable), result
    return result.reason


@pytest.mark.parametrize(
    ("test", "value", "unit", "context", "reason"),
    [
        # no value, or none that is a number
        ("platelets", None, "10*9/L", {}, "no value, only the unit 10*9/L"),
        ("platelets", "", "10*9/L", {}, "no value, only the unit 10*9/L"),
        ("platelets", "", "", {}, "no value"),
        ("platelets", "not done", "10*9/L", {}, "no value: not done"),
        ("platelets", "clotted", "10*9/L", {}, '"clotted" is no number'),
        ("platelets", "1,5", "10*9/L", {}, '"1,5" is no number'),
        ("platelets", "40..", "10*9/L", {}, '"40.." is no number'),
        ("platelets", "1+", "10*9/L", {}, '"1+" is no number'),
        ("platelets", float("nan"), "10*9/L", {}, '"nan" is no finite number'),
        ("platelets", "1e999", "10*9/L", {}, '"1e999" is no finite number'),
        ("platelets", "1e-99999999", "10*9/L", {}, '"1e-99999999" is no number'),
        ("platelets", "50..40", "10*9/L", {}, "upside down"),
        # units
        ("platelets", 40, "", {}, "the value has no unit"),
        ("platelets", 40, "Zellen/Feld", {}, "unit not known: Zellen/Feld"),
        ("platelets", 40, "g/L", {}, "g/L is no unit of platelets"),
        ("lymphocytes", 30, "%", {}, "% is no unit of lymphocytes"),
        ("albumin", 500, "umol/L", {}, "umol/L is no unit of albumin"),
        ("Hb", 8, "K/uL", {}, "K/uL is no unit of haemoglobin"),
        ("ALT", 50, "mg/dL", {"high": 40}, "mg/dL is no unit of ALT"),
        ("platelets", "40 g/L", "", {}, "g/L is no unit of platelets"),
        # impossible numbers
        ("platelets", -4, "10*9/L", {}, "the value −4 is negative, which platelets can't be"),
        ("platelets", "-4..40", "10*9/L", {}, "the value −4 to 40 is negative"),
        ("platelets", "<-1", "10*9/L", {}, "is negative"),
        ("haematocrit", 101, "%", {}, "101 % is more than 100 % of the whole"),
        ("neutrophils %", "90..101", "%", {}, "more than 100 %"),
        ("marrow blasts", 1.2, "1", {}, "more than 100 %"),
        # ranges
        ("platelets", 40, "10*9/L", {"low": 450, "high": 150}, "low 450 is above high 150"),
        ("platelets", 40, "10*9/L", {"low": "abc"}, 'low: "abc" is no number'),
        ("ALT", 40, "U/L", {"high": "<40"}, 'high: "<40" is no number'),
        # baselines, where they count
        ("ALT", 90, "U/L", {"high": 40, "baseline": "abc"}, 'baseline: "abc" is no number'),
        ("ALT", 90, "U/L", {"high": 40, "baseline": "<5"}, 'baseline: "<5" is no number'),
        ("ALT", 90, "U/L", {"high": 40, "baseline": -5}, "baseline -5 is negative"),
        ("ALT", 90, "U/L", {"high": 40, "baseline": "80 mg/L"}, "mg/L can't be converted to U/L"),
        (
            "ALT",
            90,
            "U/L",
            {"high": 40, "baseline": 80, "baseline_unit": "blub"},
            "unit not known: blub",
        ),
        (
            "ALT",
            90,
            "",
            {"high": 40, "baseline": 80, "baseline_unit": "U/L"},
            "the baseline is in U/L, but the value has no unit",
        ),
        (
            "ALT",
            90,
            "U/L",
            {"high": 40, "baseline": 8, "baseline_flag": "huge"},
            'baseline_flag "huge" is none of low, normal, high',
        ),
        (
            "ALT",
            90,
            "U/L",
            {"high": 40, "baseline": 8, "baseline_low": 9, "baseline_high": 5},
            "baseline range upside down: low 9 is above high 5",
        ),
        (
            "ALT",
            90,
            "U/L",
            {"high": 40, "baseline": 80, "baseline_high": 40, "baseline_flag": "NORMAL"},
            "baseline 80 is high by its own range, but flagged normal",
        ),
        (
            "ALT",
            90,
            "U/L",
            {"high": 40, "baseline": 8, "baseline_low": 10, "baseline_flag": "HIGH"},
            "baseline 8 is low by its own range, but flagged high",
        ),
        (
            "ALT",
            90,
            "U/L",
            {
                "high": 40,
                "baseline": 20,
                "baseline_low": 10,
                "baseline_high": 40,
                "baseline_flag": "HIGH",
            },
            "baseline 20 is normal by its own range, but flagged high",
        ),
    ],
)
def test_bad_input_is_named_and_not_graded(
    test: str, value: Any, unit: str, context: dict[str, Any], reason: str
) -> None:
    assert reason in refused(test, value, unit, **context)


@pytest.mark.parametrize(
    ("test", "value", "unit"),
    [
        ("haematocrit", 100, "%"),
        ("factor VIII", 180, "%"),  # an activity, not a share
        ("platelets", 0, "10*9/L"),
        ("base excess", -4, "mmol/L"),
        ("MRD", "1e-6", "1"),
    ],
)
def test_what_is_only_unusual_is_read(test: str, value: Any, unit: str) -> None:
    analyte = find_analyte(test)
    assert analyte is not None
    assert read_result(Result(test, value, unit), analyte).value.is_numeric


def test_a_baseline_that_isnt_used_is_named_beside_the_grade() -> None:
    result = grade_result("platelets", 40, "10*9/L", baseline="abc")
    assert result.grade == 3
    assert 'baseline not used: baseline: "abc" is no number' in result.reason


def test_value_and_unit_may_stand_in_one_cell() -> None:
    assert grade_result("platelets", "40 10*9/L").grade == 3
    assert grade_result("Hb", "7.9 g/dL").grade == 3
    assert grade_result("ALT", 90, "U/L", high=40, baseline="1.5 ukat/L").grade == 0


@pytest.mark.parametrize(
    "value", [40, 40.0, "40", Decimal(40), Fraction(40), Value(40), "4e1", "+40"]
)
def test_a_number_may_be_written_in_many_ways(value: Number) -> None:
    assert grade_result("platelets", value, "10*9/L").grade == 3


@pytest.mark.parametrize(
    ("stated", "number"),
    [
        (0.1, Fraction(1, 10)),
        ("52.5", Fraction(105, 2)),
        (".5", Fraction(1, 2)),
        ("1e-6", Fraction(1, 10**6)),
        (" 7 ", Fraction(7)),
        (Value("3.30"), Fraction(33, 10)),
        (Fraction(1, 3), Fraction(1, 3)),
        ("1e40", Fraction(10**40)),
        ("1e41", None),
        ("1e-41", None),
        ("0." + "1" * 38, Fraction("0." + "1" * 38)),
        ("0." + "1" * 39, None),
        ("inf", None),
        ("five", None),
        ("", None),
    ],
)
def test_a_number_keeps_all_its_digits(stated: object, number: Fraction | None) -> None:
    assert exact(stated) == number


def test_a_reading_is_converted_with_its_limits() -> None:
    analyte = find_analyte("Hb")
    assert analyte is not None
    result = Result("Hb", "7..8", "g/dL", 11, 15, baseline=10)
    reading = read_result(result, analyte).converted(parse_unit("g/L"))
    assert (reading.least, reading.most) == ((70, 0), (80, 0))
    assert (reading.lln, reading.uln, reading.baseline) == (110, 150, 100)
    assert reading.baseline_is_low is True
    assert reading.baseline_is_high is False


def test_a_reading_without_unit_isnt_converted() -> None:
    analyte = find_analyte("ALT")
    assert analyte is not None
    with pytest.raises(UnitError, match="no unit"):
        read_result(Result("ALT", 40), analyte).converted(parse_unit("U/L"))


@pytest.mark.parametrize(
    ("value", "unit", "reason"),
    [("", "", "no value"), (None, " s ", "no value, only the unit s"), ("", " ", "no value")],
)
def test_a_missing_value_is_told_with_what_is_there(value: Any, unit: str, reason: str) -> None:
    assert refused("aPTT", value, unit) == reason


@pytest.mark.parametrize(
    ("context", "reason"),
    [
        ({"baseline_low": "x"}, 'baseline_low: "x" is no number'),
        ({"baseline_high": "x"}, 'baseline_high: "x" is no number'),
        ({"low": 5, "high": 4}, "range upside down: low 5 is above high 4"),
        ({"baseline": "7 blub"}, "unit not known: blub"),
    ],
)
def test_the_place_of_a_fault_is_named(context: dict[str, Any], reason: str) -> None:
    assert refused("ALT", 90, "U/L", **{"high": 40, **context}) == reason


def test_an_unknown_unit_is_told_without_more() -> None:
    assert refused("platelets", 40, "blub") == "unit not known: blub"


def test_what_lies_on_a_limit_is_no_fault() -> None:
    assert grade_result("ALT", 41, "U/L", low=40, high=40).grade == 1
    assert grade_result("ALT", 41, "U/L", high=40, baseline=0).grade == 1
    assert grade_result("bilirubin", 1.1, "mg/dL", high=1, baseline=0.3).grade == 1
    on_limits = {"baseline": 40, "baseline_low": 40, "baseline_high": 40}
    assert grade_result("ALT", 90, "U/L", high=40, baseline_flag="normal", **on_limits).grade == 1
    creatinine = {"high": 90, "low": 20, "baseline": 20, "version": "6.0"}
    assert grade_result("creatinine", 70, "umol/L", **creatinine).grade == 0
    assert grade_result("ALT", "<=40", "U/L", high=40).grade == 0
    assert grade_result("Hct", 101).reason.startswith("CTCAE v5.0")


@pytest.mark.parametrize(
    ("flag", "is_high", "is_low"),
    [
        *((flag, None, None) for flag in ("", " ", "unknown", "Not reported")),
        *((flag, False, True) for flag in ("LOW", "L", "low low", "LL")),
        *((flag, False, False) for flag in ("Normal", "n")),
        *((flag, True, False) for flag in ("HIGH", "h", "HIGH HIGH", "HH")),
    ],
)
def test_a_baseline_flag_is_read(flag: str, is_high: bool | None, is_low: bool | None) -> None:
    analyte = find_analyte("ALT")
    assert analyte is not None
    reading = read_result(Result("ALT", 90, "U/L", baseline_flag=flag), analyte)
    assert (reading.baseline_is_high, reading.baseline_is_low) == (is_high, is_low)


def test_a_converted_reading_is_in_its_new_unit_and_open_where_it_was() -> None:
    analyte = find_analyte("Hb")
    assert analyte is not None
    reading = read_result(Result("Hb", ">7", "g/dL"), analyte).converted(parse_unit("g/L"))
    assert reading.unit == parse_unit("g/L")
    assert (reading.least, reading.most) == ((70, 1), (float("inf"), 0))
    zero = read_result(Result("Hb", 0, "g/dL"), analyte).converted(parse_unit("g/L"))
    assert zero.least == (0, 0)


def test_what_may_be_negative_is_read_so_with_a_negative_baseline() -> None:
    analyte = find_analyte("base excess")
    assert analyte is not None
    reading = read_result(Result("base excess", -3, "mmol/L", baseline=-2), analyte)
    assert (reading.least[0], reading.baseline) == (-3, -2)
