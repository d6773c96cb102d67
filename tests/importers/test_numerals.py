"""Decimal commas and thousands are read where a table settles them, and refused elsewhere."""

import pytest

from boardapp.importers.numerals import Mark, NumeralError, decimal_mark, plain_number


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1,5", "40"], ","),
        (["0,125"], ","),
        (["1234,567"], ","),
        (["1.234,5"], ","),
        (["<0,1", "normal"], ","),
        (["1.5"], "."),
        (["1,234.5"], "."),
        (["40.5-50.5"], "."),
        (["1,234"], ""),
        (["150.000"], ""),
        (["1,5", "1.5"], ""),
        (["12", "", "5.1.2019"], ""),
        ([], ""),
    ],
)
def test_a_tables_numbers_settle_on_a_mark(cells: list[str], mark: Mark) -> None:
    assert decimal_mark(cells) == mark


@pytest.mark.parametrize(
    ("cell", "mark", "number"),
    [
        ("40", "", "40"),
        ("1.5", "", "1.5"),
        ("150.000", "", "150.000"),  # a point is a point, unless the table has commas
        ("1e-6", "", "1e-6"),
        (" < 0.1 ", "", "< 0.1"),
        ("≤5", "", "<=5"),
        ("≥ 200", "", ">=200"),
        ("LESS THAN 2.0", "", "<2.0"),
        ("greater than 50", "", ">50"),
        ("40-50", "", "40..50"),
        ("40 – 50", "", "40..50"),
        ("-4", "", "-4"),
        ("40..50", ",", "40..50"),
        (".5", "", ".5"),
        ("5,", "", "5,"),
        ("1.234.567", ".", "1.234.567"),  # no number, and no guess
        ("normal", ",", "normal"),
        ("", ",", ""),
    ],
)
def test_a_plain_cell_is_read_without_a_word(cell: str, mark: Mark, number: str) -> None:
    assert plain_number(cell, mark) == (number, "")


@pytest.mark.parametrize(
    ("cell", "mark", "number"),
    [
        ("1,5", ",", "1.5"),
        ("1,234", ",", "1.234"),
        ("<0,1", ",", "<0.1"),
        ("40,5-50,5", ",", "40.5..50.5"),
        ("40,5..50,5", ",", "40.5..50.5"),
        ("12,5 g/dL", ",", "12.5 g/dL"),
        ("1.234,5", ",", "1234.5"),
        ("40,000", ".", "40000"),
        ("1,234,567.8", ".", "1234567.8"),
        ("40,000-50,000", ".", "40000..50000"),
    ],
)
def test_a_cell_that_was_turned_is_said(cell: str, mark: Mark, number: str) -> None:
    read, note = plain_number(cell, mark)
    assert read == number
    assert note.startswith(f'"{cell}" read as ')


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("1,5", ""),
        ("1,234", ""),
        ("1,5", "."),
        ("150.000", ","),
        ("1.5", ","),
        ("40.000-50.000", ","),
    ],
)
def test_a_cell_with_two_meanings_is_refused(cell: str, mark: Mark) -> None:
    with pytest.raises(NumeralError, match="may"):
        plain_number(cell, mark)


@pytest.mark.parametrize(
    ("cell", "number", "is_told"),
    [
        ("40 to 50", "40..50", False),
        ("40 to 50 K/uL", "40..50 K/uL", False),
        ("45 000", "45000", True),
        ("45\u202f000", "45000", True),
        ("1 234 567.8", "1234567.8", True),
        ("<45 000", "<45000", True),
        ("130 H", "130", True),
        ("130H", "130", True),
        ("130 (H)", "130", True),
        ("3.2 LL", "3.2", True),
        ("L 3.2", "3.2", True),
        ("3.2*", "3.2", True),
        ("<5 L", "<5", True),
        ("４５", "45", False),
        ("12 g/dL", "12 g/dL", False),
        ("5 1", "5 1", False),
    ],
)
def test_flags_blanks_and_wide_digits(cell: str, number: str, is_told: bool) -> None:
    read, note = plain_number(cell, "")
    assert (read, bool(note)) == (number, is_told)
