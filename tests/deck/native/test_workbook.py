"""The workbook in a chart: values only, the same bytes each time."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from boardapp.deck.native.rows import Row, rows_of
from boardapp.deck.native.workbook import workbook
from boardapp.figures.charts.chart import Chart, Level, Point, Series

SPACE = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def row(name: str, *places: tuple[float, float], first: int = 1) -> Row:
    return Row(None, 0, name, places, first)


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
    data = workbook([row(text)])
    cell = part_of(data, "worksheets/sheet1").find(".//s:c", SPACE)
    assert cell.get("t") == "s"
    assert cell.find(".//s:f", SPACE) is None
    assert cells_of(data) == {"B1": text.strip()}


def test_numbers_are_written_as_such_and_gaps_left_out() -> None:
    data = workbook([row("a", (1.5, 40), (2, float("nan")), (float("inf"), 1e-7))])
    assert cells_of(data) == {"B1": "a", "A2": "1.5", "B2": "40", "A3": "2", "B4": "1e-07"}


def test_control_characters_do_not_break_the_sheet() -> None:
    assert cells_of(workbook([row("a\x00b<&\ud800")])) == {"B1": "ab<&"}


def test_series_of_one_name_share_it() -> None:
    data = workbook([row("a", (1, 2)), row("a", (3, 4), first=4)])
    assert len(part_of(data, "sharedStrings")) == 1
    assert cells_of(data) == {"B1": "a", "A2": "1", "B2": "2", "B4": "a", "A5": "3", "B5": "4"}


def test_the_same_rows_give_the_same_bytes() -> None:
    assert workbook([row("a", (1, 2))]) == workbook([row("a", (1, 2))])


def test_the_longest_row_comes_first_and_each_knows_its_cells() -> None:
    points = tuple(Point(x=x, y=1.0, low=1.0, high=1.0) for x in (1.0, 2.0, 3.0))
    chart = Chart(
        title="ANC", y_title="", x_title="", x_range=(0.0, 9.0), y_range=(0.0, 2.0),
        series=(Series(name="short", points=points[:1]), Series(name="long", points=points)),
        levels=(Level(y=0.5, label="grade 4"),),
    )  # fmt: skip
    rows = rows_of(chart)
    assert [(found.name, found.name_cell, found.cells("A")) for found in rows] == [
        ("long", "Sheet1!$B$1", "Sheet1!$A$2:$A$4"),
        ("grade 4", "Sheet1!$B$6", "Sheet1!$A$7:$A$8"),
        ("short", "Sheet1!$B$10", "Sheet1!$A$11:$A$11"),
    ]
    assert rows[1].places == ((0.0, 0.5), (9.0, 0.5))


def test_a_chart_without_results_has_one_row_of_its_name() -> None:
    chart = Chart(
        title="ANC", y_title="", x_title="", x_range=(0.0, 9.0), y_range=(0.0, 2.0), series=()
    )
    (only,) = rows_of(chart)
    assert (only.name, only.places, only.of) == ("ANC", (), None)


def test_it_opens_as_a_spreadsheet(tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook([row("platelets", (0.5, 40.0))]))
    assert OpenXmlValidator().validate(path).errors == []
