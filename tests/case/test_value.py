"""Values as stated: numbers, ranges, limits, words and silences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.number_spellings import spelled
from boardapp.case.value import Kind, StatedValueError, Value

STATED = [
    # stated, kind, low, high, shown
    (45, Kind.NUMBER, 45, 45, "45"),
    (0, Kind.NUMBER, 0, 0, "0"),
    (54.6, Kind.NUMBER, 54.6, 54.6, "54.6"),
    (37.0, Kind.NUMBER, 37, 37, "37"),
    (-1.5, Kind.NUMBER, -1.5, -1.5, "−1.5"),
    (1e-4, Kind.NUMBER, 1e-4, 1e-4, "1×10⁻⁴"),
    (0.00012345678, Kind.NUMBER, 0.00012345678, 0.00012345678, "1.2345678×10⁻⁴"),
    (0.001, Kind.NUMBER, 0.001, 0.001, "0.001"),
    (123456.78, Kind.NUMBER, 123456.78, 123456.78, "123456.78"),  # no digit is lost
    (1234567.5, Kind.NUMBER, 1234567.5, 1234567.5, "1234567.5"),
    (0.1 + 0.2, Kind.NUMBER, 0.1 + 0.2, 0.1 + 0.2, "0.3"),
    ("45", Kind.NUMBER, 45, 45, "45"),
    (" 45 ", Kind.NUMBER, 45, 45, "45"),
    ("1e-6", Kind.NUMBER, 1e-6, 1e-6, "1×10⁻⁶"),
    ("5.", Kind.NUMBER, 5, 5, "5."),
    ("40..50", Kind.RANGE, 40, 50, "40–50"),
    ("40 .. 50", Kind.RANGE, 40, 50, "40–50"),
    ("5..5", Kind.RANGE, 5, 5, "5–5"),
    ("-1.5..-.5", Kind.RANGE, -1.5, -0.5, "−1.5 to −.5"),
    ("<0.01", Kind.BELOW, None, 0.01, "< 0.01"),
    ("<= 5", Kind.BELOW, None, 5, "≤ 5"),
    (">2000", Kind.ABOVE, 2000, None, "> 2000"),
    (">=2000", Kind.ABOVE, 2000, None, "≥ 2000"),
    ("~12", Kind.ABOUT, 12, 12, "about 12"),
    ("normal", Kind.TEXT, None, None, "normal"),
    ("1+", Kind.TEXT, None, None, "1+"),
    ("1..2..3", Kind.TEXT, None, None, "1..2..3"),
    ("NaN", Kind.TEXT, None, None, "NaN"),
    ("< few", Kind.TEXT, None, None, "< few"),
    ("40–50", Kind.RANGE, 40, 50, "40–50"),
    ("40-50", Kind.RANGE, 40, 50, "40–50"),
    ("40 to 50", Kind.RANGE, 40, 50, "40–50"),
    ("1,5–2,5", Kind.RANGE, 1.5, 2.5, "1.5–2.5"),
    ("≤5", Kind.BELOW, None, 5, "≤ 5"),
    ("≥ 2,5", Kind.ABOVE, 2.5, None, "≥ 2.5"),
    ("LESS THAN 5", Kind.BELOW, None, 5, "< 5"),
    ("more than 2000", Kind.ABOVE, 2000, None, "> 2000"),
    ("at least 3", Kind.ABOVE, 3, None, "≥ 3"),
    ("＜５", Kind.BELOW, None, 5, "< 5"),
    ("ca. 12", Kind.ABOUT, 12, 12, "about 12"),
    ("1,5", Kind.NUMBER, 1.5, 1.5, "1.5"),
    ("0,125", Kind.NUMBER, 0.125, 0.125, "0.125"),
    ("1.234,5", Kind.NUMBER, 1234.5, 1234.5, "1234.5"),
    ("1,234.5", Kind.NUMBER, 1234.5, 1234.5, "1234.5"),
    ("45 000", Kind.NUMBER, 45000, 45000, "45000"),
    ("−5", Kind.NUMBER, -5, -5, "−5"),
    ("5×10⁻³", Kind.NUMBER, 5e-3, 5e-3, "5×10⁻³"),
    ("5x10^-3", Kind.NUMBER, 5e-3, 5e-3, "5×10⁻³"),
    ("2,5 · 10⁻⁴", Kind.NUMBER, 2.5e-4, 2.5e-4, "2.5×10⁻⁴"),
    ("10⁻⁴", Kind.NUMBER, 1e-4, 1e-4, "1×10⁻⁴"),
    ("10*-4", Kind.NUMBER, 1e-4, 1e-4, "1×10⁻⁴"),
    ("< 10⁻⁴", Kind.BELOW, None, 1e-4, "< 1×10⁻⁴"),
    ("45,000", Kind.TEXT, None, None, "45,000"),
    ("1,200,000", Kind.NUMBER, 1_200_000, 1_200_000, "1200000"),
    ("1,20,000", Kind.TEXT, None, None, "1,20,000"),
    ("1.234.567", Kind.TEXT, None, None, "1.234.567"),
    ("50-40", Kind.TEXT, None, None, "50-40"),
    ("2019-03-14", Kind.TEXT, None, None, "2019-03-14"),
    ("1200 cGy", Kind.TEXT, None, None, "1200 cGy"),
    ("46,XX", Kind.TEXT, None, None, "46,XX"),
    ("about normal", Kind.TEXT, None, None, "about normal"),
    ("not done", Kind.MISSING, None, None, "not done"),
    ("Not reported", Kind.MISSING, None, None, "Not reported"),
]


@pytest.mark.parametrize(("stated", "kind", "low", "high", "shown"), STATED)
def test_a_value_says_what_sort_of_statement_it_is(
    stated: str | float, kind: Kind, low: float | None, high: float | None, shown: str
) -> None:
    value = Value(stated)
    assert (value.kind, value.low, value.high, value.text) == (kind, low, high, shown)


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ("", "is empty"),
        ("  ", "is empty"),
        ("50..40", "upside down"),
        ("1...5", "upside down"),  # 1 to .5, whichever was meant
        (float("nan"), "no finite number"),
        (float("inf"), "no finite number"),
        ("1e999", "no finite number"),
        ("<1e999", "no finite number"),
        (10**400, "no finite number"),
        (True, "expected a number or a text, got bool"),
        (None, "expected a number or a text, got NoneType"),
    ],
)
def test_what_is_no_value_is_refused(stated: object, message: str) -> None:
    with pytest.raises(StatedValueError, match=message):
        Value(stated)  # type: ignore[arg-type]


def test_a_limit_is_no_result_and_a_silence_is_no_number() -> None:
    assert Value("<0.01").is_censored
    assert Value(">=3").is_censored
    assert not Value("~3").is_censored
    assert Value("not done").is_missing
    assert not Value("not done").is_numeric
    assert not Value("normal").is_numeric


@pytest.mark.parametrize(
    ("stated", "is_strict"),
    [("<5", True), ("<=5", False), ("≤5", False), ("up to 5", False), ("less than 5", True),
     (">5", True), (">=5", False), ("≥ 5", False), (5, False), ("~5", False), ("4..5", False)],
)  # fmt: skip
def test_a_limit_says_whether_it_may_be_reached(stated: int | str, is_strict: bool) -> None:
    assert Value(stated).is_strict is is_strict


def test_a_value_is_frozen() -> None:
    value = Value(5)
    with pytest.raises(AttributeError, match="frozen"):
        value.low = 0.0  # type: ignore[misc]
    assert value.low == 5


def test_values_are_equal_where_their_statements_are() -> None:
    assert Value("40..50") == Value(" 40..50 ")
    assert hash(Value("40..50")) == hash(Value("40..50"))
    assert Value("5") != Value(5)
    assert Value(5) != 5


def test_a_long_row_of_digits_is_judged_at_once() -> None:
    # With an ambiguous pattern this took hours.
    assert Value("1" * 300_000 + "x").kind is Kind.TEXT


@given(st.one_of(st.integers(-(10**15), 10**15), st.floats(allow_nan=False, allow_infinity=False)))
def test_every_finite_number_is_kept(number: float) -> None:
    value = Value(number)
    assert value.stated == number
    assert value.low == value.high == number


@given(st.one_of(st.text(max_size=20), st.text(st.sampled_from("0123456789.<>=~e+- "), max_size=9)))
def test_any_text_is_a_value_that_reads_back_as_itself_or_a_sentence(text: str) -> None:
    try:
        value = Value(text)
    except StatedValueError as error:
        message = str(error)
        assert message
    else:
        assert Value(value.stated) == value
        assert value.text
        if value.low is not None and value.high is not None:
            assert value.low <= value.high


@pytest.mark.parametrize(
    ("stated", "number", "unit"),
    [
        ("1200 cGy", "1200", "cGy"),
        ("<5 K/uL", "<5", "K/uL"),
        ("40–50 ×10⁹/L", "40..50", "×10⁹/L"),
        ("3,2 mg/dL", "3.2", "mg/dL"),
        ("12 %", "12", "%"),
        ("≤ 5 µL", "<=5", "µL"),
        ("5/nL", "5", "/nL"),
        ("0.01%", "0.01", "%"),
        ("5×10⁻³ %", "5e-3", "%"),
    ],
)
def test_a_unit_behind_a_number_is_told_apart(stated: str, number: str, unit: str) -> None:
    assert spelled(stated) == (number, unit)
    assert Value(stated).kind is Kind.TEXT


@pytest.mark.parametrize("stated", ["45,000", "130 H", "5 K/uL", "<5 K/uL", "1-2-3", "3 cycles"])
def test_words_that_begin_as_a_number_are_known_to_be_unread(stated: str) -> None:
    assert Value(stated).is_unread


@pytest.mark.parametrize("stated", ["1+", "2++", "1:80", "7/10", "normal", "M2", "<5", "not done"])
def test_words_that_mean_no_number_are_not_unread(stated: str) -> None:
    assert not Value(stated).is_unread


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        (407.190972244009, "407"),
        (16.3917552209816, "16.4"),
        (0.9396154685255556, "0.94"),
        (13046.123456789012, "13046"),
        (66.89999999999999, "66.9"),
        (12345.678, "12345.678"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_of_a_computed_number_three_digits_are_shown(stated: float, text: str) -> None:
    value = Value(stated)
    assert value.text == text
    assert value.stated == stated
