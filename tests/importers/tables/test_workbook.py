"""Workbooks are opened with distrust."""

import io
import zipfile

import pytest

from boardapp.importers.source_error import SourceError
from boardapp.importers.tables import workbook
from boardapp.importers.tables.workbook import is_workbook, sheets_of_workbook
from tests.importers.tables.made import ods, xlsx

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
