"""The minute as a word processor draws it: LibreOffice stands in for Word."""

import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from boardapp.casefile.files import read_case
from boardapp.deck.minute.docx import export_minute_docx

pytestmark = pytest.mark.slow

LEFT, RIGHT = 42.0, 553.0
"""The margins of the sheet, in points from its left edge."""
INSET = 7.0
"""Of a cell's text from the edge of its table."""
Word = tuple[str, float, float]


@pytest.fixture(params=["letter_path", "synthetic_path", "minimal_path"])
def pages(request: pytest.FixtureRequest, tmp_path: Path) -> list[list[Word]]:
    """The words of each page with their left and right ends, in points."""
    for program, reason in (("lowriter", "needs LibreOffice"), ("pdftotext", "needs poppler")):
        if not shutil.which(program):
            pytest.skip(reason)
    case = request.getfixturevalue(request.param)
    export_minute_docx(read_case(case), case, tmp_path / "minute.docx")
    office = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/office"]
    convert = [*office, "--convert-to", "pdf", "--outdir", str(tmp_path), "minute.docx"]
    subprocess.run(convert, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    places = ["pdftotext", "-bbox", "minute.pdf", "words.html"]
    subprocess.run(places, cwd=tmp_path, check=True, timeout=60)
    root = ET.parse(tmp_path / "words.html").getroot()
    space = {"h": "http://www.w3.org/1999/xhtml"}
    return [
        [
            (word.text or "", float(word.get("xMin", 0)), float(word.get("xMax", 0)))
            for word in page.iterfind("h:word", space)
        ]
        for page in root.iterfind(".//h:page", space)
    ]


def test_the_minute_is_one_page_with_its_number_at_the_right(pages: list[list[Word]]) -> None:
    [words] = pages
    *_, first, of, last = words
    assert [first[0], of[0], last[0]] == ["1", "of", "1"]
    assert last[2] == pytest.approx(RIGHT, abs=1)


def test_tables_begin_at_the_margin_of_the_text(pages: list[list[Word]]) -> None:
    [words] = pages
    starts = {text: left for text, left, _ in words}
    assert starts["Patient:"] == pytest.approx(LEFT, abs=1)
    assert starts["Dissent"] == pytest.approx(LEFT + INSET, abs=1)
    assert max(right for *_, right in words) < RIGHT + 1
