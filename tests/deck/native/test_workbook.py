"""The workbook in a chart: values only, the same bytes each time."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData

from boardapp.deck.native.workbook import Sheet, use_safe_workbooks

SPACE = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def part_of(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"xl/{name}.xml"))


def cells_of(data: bytes) -> dict[str, str]:
    shared = ["".join(item.itertext()) for item in part_of(data, "sharedStrings")]
    cells = part_of(data, "worksheets/sheet1").iterfind(".//s:c", SPACE)
    return {
        cell.get("r"): shared[int(cell[0].text)] if cell.get("t") == "s" else cell[0].text
        for cell in cells
    }


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "http://x", "\t=1", "{=1}"])
def test_text_stays_text(text: str) -> None:
    sheet = Sheet()
    sheet.write(0, 0, text)
    cell = part_of(sheet.to_bytes(), "worksheets/sheet1").find(".//s:c", SPACE)
    assert cell.get("t") == "s"
    assert cell.find(".//s:f", SPACE) is None
    assert cells_of(sheet.to_bytes()) == {"A1": text.strip()}


def test_numbers_dates_and_gaps_are_written_as_such() -> None:
    sheet = Sheet()
    sheet.write_column(0, 26, [1.5, 40, None, float("nan"), float("inf"), date(2024, 1, 31)])
    cells = cells_of(sheet.to_bytes())
    assert cells == {"AA1": "1.5", "AA2": "40", "AA6": "45322"}


def test_control_characters_do_not_break_the_sheet() -> None:
    sheet = Sheet()
    sheet.write(0, 0, "a\x00b<&\ud800")
    assert cells_of(sheet.to_bytes()) == {"A1": "ab<&"}


def test_the_same_cells_give_the_same_bytes() -> None:
    first, second = Sheet(), Sheet()
    first.write(0, 0, "a")
    first.write(1, 0, 2)
    second.write(1, 0, 2)
    second.write(0, 0, "a")
    assert first.to_bytes() == second.to_bytes()


def test_python_pptx_uses_it_for_its_charts() -> None:
    use_safe_workbooks()
    xy = XyChartData()
    series = xy.add_series("=1+1")
    series.add_data_point(1, 40)
    assert cells_of(xy._workbook_writer.xlsx_blob) == {"B1": "=1+1", "A2": "1", "B2": "40"}
    bars = CategoryChartData(number_format="0.0")
    bars.categories = ["@a", "b"]
    bars.add_series("=x", (1.0, None))
    found = cells_of(bars._workbook_writer.xlsx_blob)
    assert found == {"A2": "@a", "A3": "b", "B1": "=x", "B2": "1.0"}


def test_it_opens_as_a_spreadsheet(tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    sheet = Sheet()
    sheet.write(0, 1, "platelets", sheet.add_format({"num_format": "0.00"}))
    path = tmp_path / "book.xlsx"
    path.write_bytes(sheet.to_bytes())
    assert OpenXmlValidator().validate(path).errors == []
