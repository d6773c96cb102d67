"""Workbooks are opened with distrust."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from boardapp.importers.source_error import SourceError
from boardapp.importers.tables import workbook
from boardapp.importers.tables.workbook import is_workbook, sheets_of_workbook
from tests.importers.tables.made import ods, read_text, xlsx

GOOD = xlsx({"A": [["x"]], "Empty": []})


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, content)
    return out.getvalue()


def test_a_workbook_is_known_by_what_it_holds() -> None:
    assert [is_workbook(data) for data in (GOOD, ods([["x"]]), b"PK\x03\x04 other", b"a,b")] == [
        *(True, True, False, False)
    ]


def test_empty_sheets_are_left_out_and_places_count_from_the_corner() -> None:
    (sheet,) = sheets_of_workbook(xlsx({"A": [[], ["", "", "x"]], "Empty": []}), "a.xlsx")
    assert list(sheet.rows()) == [["", "", ""], ["", "", "x"]]
    assert sheet.place(1, 2) == "A!C2"


def test_macros_are_refused() -> None:
    with pytest.raises(SourceError, match="holds macros"):
        sheets_of_workbook(with_part(GOOD, "xl/vbaProject.bin", b"x"), "a.xlsm")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED_BYTES", 100_000)
    with pytest.raises(SourceError, match="unpacks to"):
        sheets_of_workbook(with_part(GOOD, "xl/big.xml", b"0" * 200_000), "a.xlsx")


def test_a_formula_gives_the_value_that_is_stored() -> None:
    out = io.BytesIO()
    from xlsxwriter import Workbook

    with Workbook(out) as book:
        book.add_worksheet("A").write_formula(0, 0, "=1+1", None, 2)
    (sheet,) = sheets_of_workbook(out.getvalue(), "a.xlsx")
    assert list(sheet.rows()) == [[2.0]]


def test_a_package_that_is_no_workbook_is_not_called_a_damaged_one() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", b"<Types/>")
        package.writestr("ppt/presentation.xml", b"<p/>")
    with pytest.raises(SourceError, match=r"slides.pptx is no workbook; export the results"):
        sheets_of_workbook(out.getvalue(), "slides.pptx")


def written(fill: Callable[[Workbook], None]) -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        fill(book)
    return out.getvalue()


def test_a_percentage_is_read_as_it_is_shown(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("R & D")
        sheet.write_row(0, 0, ["Date", "Test", "Result", "Unit"])
        for row, code in enumerate(("0%", "0.0%", '0.0"%"', "General"), start=1):
            sheet.write_row(row, 0, ["2021-03-05", "Lymphocytes"])
            sheet.write_number(row, 2, 0.455, book.add_format({"num_format": code}))
            sheet.write(row, 3, "%")

    found = read_text(tmp_path, written(fill), name="labs.xlsx")
    assert [one.value.text for one in found.labs] == ["45.5", "45.5", "0.455", "0.455"]
    assert {one.unit for one in found.labs} == {"%"}


def test_a_date_over_several_rows_holds_for_each_of_them(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet, day = book.add_worksheet("A"), book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, ["Date", "Test", "Result", "Unit"])
        sheet.merge_range(1, 0, 2, 0, date(2021, 3, 5), day)
        sheet.merge_range(3, 0, 4, 0, "")
        sheet.merge_range(1, 2, 2, 2, 45)
        for row, test in enumerate(("Platelets", "Leukocytes", "ALT", "CRP"), start=1):
            sheet.write(row, 1, test)
            sheet.write(row, 3, "10*9/L" if row < 3 else "U/L")
        sheet.write_row(3, 2, [30])
        sheet.write_row(4, 2, [5])

    found = read_text(tmp_path, written(fill), name="labs.xlsx")
    assert sorted((one.test, str(one.when)) for one in found.labs) == [
        ("ALT", "not reported"),
        ("CRP", "not reported"),
        ("Platelets", "2021-03-05"),
    ]


def test_a_column_of_units_is_no_time_of_a_table_with_dates_across(tmp_path: Path) -> None:
    text = "Test,Unit,2021-03-05,2021-03-06\nPlatelets,10*9/L,45,60\nHemoglobin,g/dL,8.1,8.3\n"
    found = read_text(tmp_path, text)
    assert found.left_out == {}
    assert [one[1:] for one in found.told] == [
        ("2021-03-05", "45", "10*9/L"),
        ("2021-03-05", "8.1", "g/dL"),
        ("2021-03-06", "60", "10*9/L"),
        ("2021-03-06", "8.3", "g/dL"),
    ]
