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


@pytest.mark.parametrize(
    ("leukocytes", "segments", "bands", "expected"),
    [
        ("2..3", 10, 4, (0.28, 0.42)),
        (2.4, "10..20", 4, (0.336, 0.576)),
        (2.4, 10, "4..14", (0.336, 0.576)),
        (2.4, "<10", 0, (0.0, 0.24)),
        (2.4, 10, "<4", (0.24, 0.336)),
        (2.4, "10..20", None, (0.24, None)),
        ("2..3", 10, None, (0.2, None)),
        (2.4, "<60", 50, (1.2, 2.64)),  # perhaps 100 %, and not surely more
    ],
)
def test_each_part_of_a_count_may_be_a_range(
    leukocytes: Number, segments: Number, bands: Number, expected: tuple[float, float | None]
) -> None:
    found = neutrophil_count(_value(leukocytes), _value(segments), _value(bands))
    assert (found.low, found.high) == pytest.approx(expected)
    assert found.unit == "10*9/L"


@pytest.mark.parametrize(
    ("leukocytes", "segments", "why_not", "inputs"),
    [
        (None, 10, "leukocytes not reported", ("segments 10 %",)),
        (2.4, None, "share of segments not reported", ("leukocytes 2.4 ×10⁹/L",)),
        (None, None, "leukocytes not reported", ()),
        (2.4, 101, "the shares are together more than 100 %",
         ("leukocytes 2.4 ×10⁹/L", "segments 101 %")),
    ],
)  # fmt: skip
def test_why_no_count_is_derived(
    leukocytes: Number, segments: Number, why_not: str, inputs: tuple[str, ...]
) -> None:
    found = neutrophil_count(_value(leukocytes), _value(segments))
    assert (found.why_not, found.inputs, found.is_known) == (why_not, inputs, False)


@pytest.mark.parametrize(
    ("height", "creatinine", "why_not", "inputs"),
    [
        (None, 0.5, "height not reported", ("creatinine 0.5 mg/dL",)),
        (100, None, "creatinine not reported", ("height 100 cm",)),
        (None, None, "height not reported", ()),
    ],
)
def test_why_no_rate_is_told_without_its_parts(
    height: Number, creatinine: Number, why_not: str, inputs: tuple[str, ...]
) -> None:
    found = schwartz_gfr(_value(height), _value(creatinine), _months(48))
    assert (found.why_not, found.inputs) == (why_not, inputs)
    assert (found.unit, found.is_known) == ("mL/min/{1.73_m2}", False)


@pytest.mark.parametrize(
    ("age", "why_not"),
    [
        (Age(low_months=48), "age not known: the formula is for 1 to 18 years"),
        (Age(high_months=48), "age not known: the formula is for 1 to 18 years"),
        (_months(11, 12), "age perhaps outside 1 to 18 years"),
        (_months(216, 217), "age perhaps outside 1 to 18 years"),
        (_months(217), "age outside 1 to 18 years"),
        (_months(11), "age outside 1 to 18 years"),
    ],
)
def test_an_age_that_is_not_sure_is_not_enough(age: Age, why_not: str) -> None:
    assert schwartz_gfr(Value(100), Value(0.5), age).why_not == why_not


def test_a_range_of_height_is_one_of_the_rate() -> None:
    found = schwartz_gfr(Value("100..110"), Value(0.5), _months(48))
    assert (found.low, found.high) == pytest.approx((82.6, 90.86))


@pytest.mark.parametrize(
    ("qt", "rate", "why_not", "inputs"),
    [
        (None, 60, "QT not reported", ("rate 60/min",)),
        (380, None, "heart rate not reported", ("QT 380 ms",)),
        (380, 0, "heart rate not reported", ("QT 380 ms", "rate 0/min")),
        (380, 1, "", ("QT 380 ms", "rate 1/min")),
    ],
)
def test_why_no_qtc_is_told(
    qt: Number, rate: Number, why_not: str, inputs: tuple[str, ...]
) -> None:
    for found in corrected_qt(_value(qt), _value(rate)):
        assert (found.why_not, found.inputs) == (why_not, inputs)


def test_a_range_of_qt_or_rate_is_one_of_qtc() -> None:
    by_qt, _ = corrected_qt(Value("370..380"), Value(60))
    by_rate, cubic = corrected_qt(Value(380), Value("60..240"))
    assert (by_qt.low, by_qt.high) == (370, 380)
    assert (by_rate.low, by_rate.high) == pytest.approx((380, 760))
    assert (cubic.low, cubic.high) == pytest.approx((380, 603.2), abs=0.1)
    assert [one.formula for one in (by_rate, cubic)] == ["QT / √(60 / rate)", "QT / ∛(60 / rate)"]


@pytest.mark.parametrize(
    ("before", "after", "limit", "why_not", "formula"),
    [
        (None, 1e-4, None, "no level before", "log₁₀(before / after)"),
        (0, 1e-4, None, "no level before", "log₁₀(before / after)"),
        (1e-3, None, None, "no limit of detection", "log₁₀(before / limit of detection)"),
        (1e-3, None, 0, "no limit of detection", "log₁₀(before / limit of detection)"),
        (1e-3, 0, None, "no level after", "log₁₀(before / after)"),
        (1e-3, "detected", None, "no level after", "log₁₀(before / after)"),
        ("<1e-3", None, 1e-4, "the levels leave it open", "log₁₀(before / limit of detection)"),
        (1e-3, 1e-4, None, "", "log₁₀(before / after)"),
    ],
)
def test_why_no_fall_is_told(
    before: Number, after: Number, limit: Number, why_not: str, formula: str
) -> None:
    found = mrd_log_fall(_value(before), _value(after), negative_at=_value(limit))
    assert (found.why_not, found.formula) == (why_not, formula)


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
