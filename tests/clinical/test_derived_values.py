"""Values that are derived of others: neutrophils, eGFR, QTc and the fall of MRD."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.interval import Age
from boardapp.case.value import Value
from boardapp.clinical.mrd_fall import mrd_log_fall
from boardapp.clinical.neutrophil_count import neutrophil_count
from boardapp.clinical.qt_correction import corrected_qt
from boardapp.clinical.schwartz_gfr import schwartz_gfr

Number = int | float | str | None


def _value(stated: Number) -> Value | None:
    return None if stated is None else Value(stated)


def _months(low: int | None, high: int | None = None) -> Age:
    return Age(low_months=low, high_months=low if high is None else high)


@pytest.mark.parametrize(
    ("leukocytes", "segments", "bands", "expected"),
    [
        (2.4, 10, 4, (0.336, 0.336)),
        (2.4, 10, None, (0.24, None)),  # bands count too: at least
        ("2..3", 10, 0, (0.2, 0.3)),
        ("<2", 10, 0, (0.0, 0.2)),
        (">2", 10, 0, (0.2, None)),
        (2.4, "10..20", 5, (0.36, 0.6)),
        (5, 60, 40, (5.0, 5.0)),
        (5, 60, 41, (None, None)),  # more than 100 %
        (None, 10, 4, (None, None)),
        (2.4, None, 4, (None, None)),
        (2.4, "not done", 4, (None, None)),
    ],
)
def test_neutrophils_are_segments_and_bands(
    leukocytes: Number, segments: Number, bands: Number, expected: tuple[float | None, float | None]
) -> None:
    found = neutrophil_count(_value(leukocytes), _value(segments), _value(bands))
    assert (found.low, found.high) == pytest.approx(expected)
    assert bool(found.why_not) is (expected == (None, None))
    assert found.formula == "leukocytes × (segments + bands) / 100"


def test_the_inputs_of_a_derived_value_are_told() -> None:
    assert neutrophil_count(Value(2.4), Value(10), Value(4)).inputs == (
        "leukocytes 2.4 ×10⁹/L",
        "segments 10 %",
        "bands 4 %",
    )


@pytest.mark.parametrize(
    ("height", "creatinine", "age", "expected"),
    [
        (100, 0.5, _months(48), (82.6, 82.6)),
        (100, 44 / 88.4, _months(48), (82.98, 82.98)),  # 44 µmol/L
        (120, 2.9, _months(84), (17.09, 17.09)),
        (100, "0.4..0.5", _months(48), (82.6, 103.25)),
        (100, "<0.5", _months(48), (82.6, None)),
        (100, 0.5, _months(12), (82.6, 82.6)),
        (100, 0.5, _months(11), None),
        (100, 0.5, _months(8), None),  # the age of infant leukemia
        (100, 0.5, _months(10, 14), None),
        (100, 0.5, _months(216), (82.6, 82.6)),
        (100, 0.5, _months(217), None),
        (100, 0.5, None, None),
        (100, 0.5, Age(), None),
        (None, 0.5, _months(48), None),
        (100, None, _months(48), None),
    ],
)
def test_bedside_schwartz_is_for_1_to_18_years(
    height: Number, creatinine: Number, age: Age | None, expected: tuple[float, float] | None
) -> None:
    found = schwartz_gfr(_value(height), _value(creatinine), age)
    if expected is None:
        assert not found.is_known
        assert found.why_not
    else:
        assert (found.low, found.high) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    ("age", "why_not"),
    [
        (_months(8), "age outside 1 to 18 years"),
        (_months(10, 14), "age perhaps outside 1 to 18 years"),
        (None, "age not known: the formula is for 1 to 18 years"),
    ],
)
def test_why_no_rate_is_told(age: Age | None, why_not: str) -> None:
    assert schwartz_gfr(Value(100), Value(0.5), age).why_not == why_not


@pytest.mark.parametrize(
    ("qt", "rate", "bazett", "fridericia"),
    [
        (320, 140, 488.8, 424.4),
        (380, 60, 380, 380),
        (380, 100, 490.6, 450.5),
        (None, 60, None, None),
        (380, None, None, None),
        (380, 0, None, None),
    ],
)
def test_qtc_by_both_formulas(
    qt: Number, rate: Number, bazett: float | None, fridericia: float | None
) -> None:
    found = corrected_qt(_value(qt), _value(rate))
    assert [one.low for one in found] == pytest.approx([bazett, fridericia], abs=0.1)
    assert [one.high for one in found] == pytest.approx([bazett, fridericia], abs=0.1)


@pytest.mark.parametrize(
    ("rate", "is_told"), [(100, False), (101, True), ("90..110", True), (">90", True)]
)
def test_bazett_overcorrects_above_100(rate: Number, *, is_told: bool) -> None:
    bazett, fridericia = corrected_qt(Value(350), _value(rate))
    assert bool(bazett.note) is is_told
    assert not fridericia.note


@pytest.mark.parametrize(
    ("before", "after", "limit", "expected"),
    [
        (2.1e-3, 5e-5, None, (1.623, 1.623)),
        (3.4e-1, None, 1e-4, (3.531, None)),
        (1e-3, 1e-2, None, (-1.0, -1.0)),  # a rise
        (">1e-3", 1e-4, None, (1.0, None)),
        ("1e-3..1e-2", 1e-4, None, (1.0, 2.0)),
        (1e-3, "<1e-5", None, (2.0, None)),
        (">1e-2", None, 1e-4, (2.0, None)),
        (1e-3, None, None, None),
        (None, 1e-4, None, None),
        (0, 1e-4, None, None),
        ("<1e-4", None, 1e-4, None),  # negative before as after
    ],
)
def test_the_fall_of_mrd_in_powers_of_ten(
    before: Number, after: Number, limit: Number, expected: tuple[float, float | None] | None
) -> None:
    found = mrd_log_fall(_value(before), _value(after), negative_at=_value(limit))
    if expected is None:
        assert not found.is_known
        assert found.why_not
    else:
        assert (found.low, found.high) == pytest.approx(expected, abs=0.001)
        assert found.is_beyond is (after is None)


_LEVELS = st.floats(1e-6, 0.9)


@given(_LEVELS, _LEVELS)
def test_a_fall_there_and_back_is_none(one: float, other: float) -> None:
    there = mrd_log_fall(Value(one), Value(other)).low
    back = mrd_log_fall(Value(other), Value(one)).low
    assert there is not None
    assert back is not None
    assert there + back == pytest.approx(0)


@given(st.floats(0.1, 400), st.floats(0, 50), st.floats(0, 50))
def test_neutrophils_are_never_more_than_leukocytes(
    cells: float, segments: float, bands: float
) -> None:
    found = neutrophil_count(Value(cells), Value(segments), Value(bands))
    assert found.low is not None
    assert 0 <= found.low <= cells * (1 + 1e-9)


@given(st.floats(50, 190), st.floats(0.1, 10), st.floats(0.01, 2))
def test_a_range_of_creatinine_holds_what_its_ends_give(
    height: float, low: float, width: float
) -> None:
    high = low + width
    age = _months(100)
    span = schwartz_gfr(Value(height), Value(f"{low}..{high}"), age)
    ends = [schwartz_gfr(Value(height), Value(one), age).low for one in (high, low)]
    assert [span.low, span.high] == pytest.approx(ends)


@given(st.floats(200, 600), st.floats(61, 220))
def test_bazett_corrects_more_than_fridericia_above_60(qt: float, rate: float) -> None:
    bazett, fridericia = corrected_qt(Value(qt), Value(rate))
    assert bazett.low is not None
    assert fridericia.low is not None
    assert bazett.low > fridericia.low > qt
