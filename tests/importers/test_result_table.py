"""Tables are read in the dialects that hospitals export, and written without surprises."""

from pathlib import Path

import pytest

from boardapp.importers.result_table import (
    ResultTable,
    TableError,
    csv_line,
    harmless,
    parse_table,
    read_table,
    write_table,
)

HERE = Path("labs.csv")
FIRST_LINE = "the first line must name test, value and unit"


def read(text: str) -> ResultTable:
    return parse_table(text.encode(), HERE)


@pytest.mark.parametrize(
    ("data", "delimiter"),
    [
        (b"test,value,unit\nPLT,40,K/uL\n", ","),
        (b"test;value;unit\nPLT;40;K/uL\n", ";"),
        (b"test\tvalue\tunit\nPLT\t40\tK/uL", "\t"),
        (b"\xef\xbb\xbftest,value,unit\r\nPLT,40,K/uL\r\n", ","),
        (b"sep=;\ntest;value;unit\nPLT;40;K/uL\n", ";"),
        (b"\xef\xbb\xbfSEP=,\r\ntest,value,unit\r\nPLT,40,K/uL\r\n", ","),
        ("test,value,unit\nPLT,40,K/uL".encode("utf-16"), ","),
        (b'"test","value","unit"\n"PLT","40","K/uL"\n', ","),
        (b"\n\ntest,value,unit\n\nPLT,40,K/uL\n,,\n", ","),
        (b" Test ,VALUE,Unit\rPLT,40,K/uL\r", ","),
    ],
)
def test_a_dialect_is_recognised(data: bytes, delimiter: str) -> None:
    table = parse_table(data, HERE)
    assert table.delimiter == delimiter
    assert list(table.rows) == [("PLT", "40", "K/uL")]
    assert [table.place(name) for name in ("test", "value", "unit", "low")] == [0, 1, 2, None]


def test_windows_text_is_read() -> None:
    table = parse_table("test;value;unit\nPLT;40;Tsd/µl\n".encode("cp1252"), HERE)
    assert next(table.rows)[2] == "Tsd/µl"


def test_a_short_row_is_filled_and_a_long_one_marked() -> None:
    table = read("test,value,unit,note\nPLT,40\nANC,0,5,10*9/L,x\nHb,8,g/dL,y,,\n")
    assert next(table.rows) == ("PLT", "40", "", "", "", "")
    assert [table.is_overlong(row) for row in table.rows] == [False, True, False]
    assert table.columns == ("test", "value", "unit", "note", "", "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "labs.csv is empty; the first line must name test, value and unit."),
        ("\n \n", "labs.csv is empty; the first line must name test, value and unit."),
        (
            "analyte,value,unit\nPLT,40,K/uL\n",
            f'labs.csv has no column "test"; {FIRST_LINE}.',
        ),
        ("a,b\n1,2\n", f'labs.csv has no column "test", "value" and "unit"; {FIRST_LINE}.'),
        (
            "test,value,unit,Value\nPLT,40,K,4\n",
            'labs.csv has more than one column "value"; keep one.',
        ),
    ],
)
def test_a_table_without_its_columns_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(TableError) as error:
        read(text)
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02", b"PK\x03\x04\x00\x00", b"\xff\xfe\x00", b"\x81\x00"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(TableError, match=r"^labs.csv is no text; save the table as CSV"):
        parse_table(data, HERE)


def test_a_cell_beyond_measure_is_refused() -> None:
    with pytest.raises(TableError, match=r"^labs.csv is no table: field larger"):
        read("test,value,unit\n" + "x" * 200_000 + ",1,s\n")


def test_a_file_that_isnt_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"^none.csv is not there; check the name"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(TableError, match=r"is a folder, not a file"):
        read_table(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        '\ufefftest;value;unit;note\r\nPLT;40;K/µL;"a;b ""c"""\r\n',
        'test,value,unit,note\nPLT,40,K/uL,"two\nlines, or\r\nthree"\n',
        "test\tvalue\tunit\nPLT\t40\tK/uL\n",
    ],
)
def test_what_is_written_keeps_the_dialect(text: str, tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    data = text.encode()
    source.write_bytes(data)
    table = read_table(source)
    write_table(target, table, (table.columns, *table.rows))
    assert target.read_bytes() == data


def test_a_table_that_cant_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"is a folder"):
        write_table(tmp_path, read("test,value,unit\n"), ())
    with pytest.raises(TableError, match=r"^out.csv can't be written: the folder .* is not there"):
        write_table(tmp_path / "none" / "out.csv", read("test,value,unit\n"), ())


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "\t=1", "\r=1", "+a", "-1;=2", "--x"],
)
def test_a_formula_is_written_as_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    text = "test,value,unit\n" + csv_line((cell, "", ""), ",")
    assert next(parse_table(text.encode(), HERE).rows)[0] == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["-4", "+0.5", "-1,5", "-1e-6", "+++", "-", "- -", "", "<0.1", "40", "a=b", "'=1"]
)
def test_a_number_a_sign_and_plain_text_stay(cell: str) -> None:
    assert harmless(cell) == cell
