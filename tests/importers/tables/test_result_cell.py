"""A cell of results states a number, a limit, a range, words, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.importers.numerals import Mark
from boardapp.importers.tables.result_cell import Cell, CellKind, read_cell, read_limit, read_range


@pytest.mark.parametrize(
    ("cell", "stated"),
    [
        ("19", 19),
        ("8.2", 8.2),
        ("10.0", "10.0"),
        (".3", ".3"),
        ("-2.3", -2.3),
        ("1.2e3", "1.2e3"),
        ("150 000", 150000),
        (438.0, 438),
        (0.882, 0.882),
        (0, 0),
    ],
)
def test_a_number_keeps_its_digits(cell: Cell, stated: float | str) -> None:
    found = read_cell(cell, "")
    assert found.kind is CellKind.NUMBER
    assert found.value is not None
    assert found.value.stated == stated


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("<2.0", None, 2.0),
        ("< 1", None, 1.0),
        ("LESS THAN 5", None, 5.0),
        (">50", 50.0, None),
        ("GREATER THAN 1000", 1000.0, None),
        ("> OR = 60", 60.0, None),
        ("≤5", None, 5.0),
    ],
)
def test_a_limit_is_no_number(cell: str, low: float | None, high: float | None) -> None:
    found = read_cell(cell, "")
    assert found.kind is CellKind.CENSORED
    assert found.value is not None
    assert (found.value.low, found.value.high) == (low, high)


@pytest.mark.parametrize("cell", ["0-2", "3-5", "21 - 50", "40–50"])
def test_a_range_is_kept_as_one(cell: str) -> None:
    assert read_cell(cell, "").kind is CellKind.RANGE


@pytest.mark.parametrize(
    "cell",
    ["1+", "2+", "NEG", "POS", "NONE", "TR", "MOD", "Yellow", "RARE", "1:80", "NORMAL", "VERY LOW"],
)
def test_words_stay_words(cell: str) -> None:
    found = read_cell(cell, "")
    assert (found.kind, found.is_unread) == (CellKind.WORDS, False)
    assert found.value is not None
    assert found.value.stated == cell


@pytest.mark.parametrize(
    "cell",
    [
        *("HOLD", "See Comments", "NotDone", "RANDOM", "ART", "NOT INTUBATED", "pending", "QNS"),
        *("Hemolyzed", "hämolytisch", "non fait", "---", "#DIV/0!", "Cancelled", "not done", "n/a"),
    ],
)
def test_words_that_say_that_there_is_none_are_no_result(cell: str) -> None:
    found = read_cell(cell, "")
    assert (found.kind, found.value) == (CellKind.NO_RESULT, None)


@pytest.mark.parametrize("cell", ["", "   ", None])
def test_nothing_is_empty(cell: Cell) -> None:
    assert read_cell(cell, "").kind is CellKind.EMPTY


@pytest.mark.parametrize(
    ("cell", "number", "flag"),
    [
        ("130 H", 130, "H"),
        ("130H", 130, "H"),
        ("130 (H)", 130, "H"),
        ("2.5 LL", 2.5, "LL"),
        ("5.2*", 5.2, "*"),
        ("H 130", 130, "H"),
        ("*7.1", 7.1, "*"),
        ("0.48↓", 0.48, "↓"),
        ("4.1+", 4.1, "+"),
        ("130 low", 130, "low"),
    ],
)
def test_a_flag_is_taken_off_the_number_and_kept(cell: str, number: float, flag: str) -> None:
    found = read_cell(cell, "")
    assert found.value is not None
    assert (found.value.low, found.flag) == (number, flag)


@pytest.mark.parametrize(
    ("cell", "number", "unit"),
    [
        ("185 g/L", 185, "g/L"),
        ("66.89 [in_i]", 66.89, "[in_i]"),
        ("4.5 x10^9/L", 4.5, "x10^9/L"),
        ("40 10*3/uL", 40, "10*3/uL"),
        ("5 %", 5, "%"),
    ],
)
def test_a_unit_behind_the_number_is_its_unit(cell: str, number: float, unit: str) -> None:
    found = read_cell(cell, "")
    assert found.value is not None
    assert (found.value.low, found.unit) == (number, unit)


@pytest.mark.parametrize(
    ("cell", "mark"),
    [("0,5", ""), ("45,000", ""), ("1.200", ","), ("3.5", ",")],
)
def test_what_may_be_two_numbers_is_none(cell: str, mark: Mark) -> None:
    found = read_cell(cell, mark)
    assert (found.kind, found.value) == (CellKind.UNCLEAR, None)


def test_the_mark_of_the_table_decides() -> None:
    for cell, mark, number in (("0,5", ",", 0.5), ("1,234", ".", 1234), ("1.234,5", ",", 1234.5)):
        found = read_cell(cell, mark)
        assert found.value is not None
        assert found.value.low == number


def test_a_date_among_results_is_no_number() -> None:
    assert read_cell("12/07/2021", "").kind is CellKind.WORDS


@given(st.text(max_size=30), st.sampled_from(["", ".", ","]))
def test_any_text_is_read_without_a_fault(text: str, mark: Mark) -> None:
    found = read_cell(text, mark)
    assert (found.value is None) == (
        found.kind in (CellKind.EMPTY, CellKind.NO_RESULT, CellKind.UNCLEAR)
    )


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_a_number_of_a_workbook_is_never_changed(number: float) -> None:
    found = read_cell(number, "")
    assert found.value is None or found.value.low == number


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("3.5-5.0", (3.5, 5.0)),
        ("3.5 - 5.0 g/dL", (3.5, 5.0)),
        ("(135 - 145)", (135.0, 145.0)),
        ("[0.0 to 1.2]", (0.0, 1.2)),
        ("< 5", (None, 5.0)),
        (">60", (60.0, None)),
        ("4-11", (4.0, 11.0)),
        ("4.0-10.0 x10^9/L", (4.0, 10.0)),
        ("3.9-5.6 (fasting)", (3.9, 5.6)),
        ("12-14 y Male: 4.4-5.2", None),
        ("18-64: 3.5-5.0", None),
        ("negative", (None, None)),
        ("5", None),
    ],
)
def test_a_printed_range_sets_limits(
    text: str, limits: tuple[float | None, float | None] | None
) -> None:
    assert read_range(text, "") == limits


def test_a_limit_is_read_with_or_without_its_sign() -> None:
    assert [read_limit(text, "") for text in ("3.5", "< 5", "", "low")] == [3.5, 5.0, None, None]
