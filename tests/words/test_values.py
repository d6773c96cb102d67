"""Values, ranges and flags in words."""

import pytest

from boardapp.case.value import Value
from boardapp.words.flags import flag_text, outside_text
from boardapp.words.values import range_text, value_text, with_unit


@pytest.mark.parametrize(
    ("stated", "unit", "text"),
    [
        (41.2, "10*9/L", "41.2 ×10⁹/L"),
        ("40..50", "%", "40–50 %"),
        ("<0.01", "ug/L", "< 0.01 µg/L"),
        (">=5", "1", "≥ 5"),
        ("~12", "g/dL", "about 12 g/dL"),
        (0.00005, "g/L", "5×10⁻⁵ g/L"),
        (1e22, "1", "1×10²²"),
        (-2.5, "mmol/L", "−2.5 mmol/L"),
        ("normal", "g/dL", "normal"),
        ("not done", "g/dL", "not done"),
        ("pending", "%", "pending"),
        ("45,000", "/uL", "45,000/µL"),  # kept as words, since it may mean two numbers
        ("45,000 K", "/uL", "45,000 K"),
    ],
)
def test_a_value_has_its_unit_and_words_have_none(
    stated: float | str, unit: str, text: str
) -> None:
    assert value_text(Value(stated), unit) == text


def test_a_value_that_is_not_there_is_said() -> None:
    assert value_text(None, "%") == "not reported"


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (25, 35, "s", "25–35 s"),
        (150.0, None, "10*9/L", "≥ 150 ×10⁹/L"),
        (None, 0.9, "mg/dL", "≤ 0.9 mg/dL"),
        (-2, 2, "mmol/L", "−2 to 2 mmol/L"),
        (1234567, 2345678, "", "1234567–2345678"),
        (0, 0, "1", "0"),
        (None, None, "g/L", ""),
    ],
)
def test_a_range_reads_as_one(low: float | None, high: float | None, unit: str, text: str) -> None:
    assert range_text(low, high, unit) == text


@pytest.mark.parametrize(
    ("flag", "is_numeric", "text"),
    [
        ("low", True, "↓ low"),
        ("high", True, "↑ high"),
        ("normal", True, "in range"),
        ("no range", True, "no range"),
        ("", True, "across a limit"),
        ("", False, "in words"),
    ],
)
def test_a_flag_has_one_wording(flag: str, is_numeric: bool, text: str) -> None:
    assert flag_text(flag, is_numeric=is_numeric) == text


def test_only_what_is_outside_is_marked_behind_a_value() -> None:
    assert [outside_text(flag) for flag in ("low", "high", "normal", "no range", "")] == [
        "↓ low", "↑ high", "", "", ""
    ]  # fmt: skip


def test_a_unit_that_begins_with_a_stroke_stands_at_its_number() -> None:
    assert with_unit("1", "/uL") == "1/µL"
    assert value_text(Value("40..50"), "/uL") == "40–50/µL"
    assert with_unit("4", "10*9/L") == "4 ×10⁹/L"
