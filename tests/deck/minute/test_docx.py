"""The minute for Word: native, sound, and on one page."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from msgspec.structs import replace

from boardapp.casefile.files import read_case
from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.fitting.measure import text_height
from boardapp.deck.minute.docx import export_minute_docx


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Path], Any]:
    """Export the minute of a case and open it again."""

    def write(case: Path) -> Any:
        report = export_minute_docx(read_case(case), case, tmp_path / "minute.docx")
        assert (report.slides, report.notes) == (1, ())
        return Document(str(tmp_path / "minute.docx"))

    return write


def _cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_question_patient_course_and_form_are_there(
    letter_path: Path, written: Callable[[Path], Any]
) -> None:
    document = written(letter_path)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0].startswith("Infant B-ALL with KMT2A rearrangement")
    assert texts[1].startswith("Question: Bleeding under long inotuzumab: what")
    assert texts[2].startswith("Patient: Male, 9 mo at diagnosis")
    course, form = document.tables
    assert [row[0] for row in _cells(course)] == ["Line", "1", "2", "3", "4", "5", "6", "7"]
    assert _cells(form)[:2] == [["Item", "Entry"], ["Decision", ""]]
    assert document.paragraphs[0].style.name == "Heading 1"


def test_header_and_footer_say_whose_it_is(
    letter_path: Path, written: Callable[[Path], Any]
) -> None:
    [section] = written(letter_path).sections
    [header] = section.header.paragraphs
    assert header.text.startswith("Tumor board minute · Patient 1 · as of 14 mo after")
    assert header.text.endswith("privacy: published")
    assert section.footer.paragraphs[0].text.startswith("The board decides, not the program.")
    assert (section.page_width, section.page_height) == (Pt(595), Pt(842))


def test_a_made_up_case_says_so(synthetic_path: Path, written: Callable[[Path], Any]) -> None:
    [section] = written(synthetic_path).sections
    banner, _ = section.header.paragraphs
    assert banner.text == "SYNTHETIC CASE – made up, describes no patient"
    assert banner.runs[0].bold


def test_tables_have_header_rows_and_alt_text(
    letter_path: Path, written: Callable[[Path], Any]
) -> None:
    for table in written(letter_path).tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        description = table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert len(description) > 20


def test_properties_name_the_document_and_nobody(
    letter_path: Path, written: Callable[[Path], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    core = written(letter_path).core_properties
    assert core.title.startswith("Infant B-ALL")
    assert (core.author, core.last_modified_by, core.comments) == ("boardapp", "boardapp", "")
    assert core.language == "en-GB"
    assert core.created.replace(tzinfo=None) == datetime(1970, 1, 2)  # noqa: DTZ001 - as stored


@pytest.mark.parametrize("name", ["letter_path", "synthetic_path", "minimal_path"])
def test_the_document_is_sound(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    from openxml_audit import OpenXmlValidator

    path = request.getfixturevalue(name)
    export_minute_docx(read_case(path), path, tmp_path / "a.docx")
    found = OpenXmlValidator().validate(tmp_path / "a.docx")
    assert [str(error) for error in found.errors] == []


def test_nothing_of_the_librarys_template_is_left(letter_path: Path, tmp_path: Path) -> None:
    export_minute_docx(read_case(letter_path), letter_path, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        names = set(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [n for n in names if "thumbnail" in n or "customXml" in n or "app.xml" in n]


def test_the_same_case_gives_the_same_bytes(letter_path: Path, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        export_minute_docx(read_case(letter_path), letter_path, tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


@pytest.mark.parametrize("name", ["letter_path", "synthetic_path", "minimal_path"])
def test_it_fits_one_page_by_measure(
    name: str, written: Callable[[Path], Any], request: pytest.FixtureRequest
) -> None:
    """Heights as Word counts them: rows as stated or as high as their text, lines at 1.22."""
    document = written(request.getfixturevalue(name))
    [section] = document.sections
    room = (section.page_height - section.top_margin - section.bottom_margin) / Pt(1)
    assert sum(_height(child, document) for child in document.element.body) < room


def _height(element: Any, document: Any) -> float:
    if element.tag == qn("w:tbl"):
        rows = element.findall(f".//{qn('w:trHeight')}")
        return sum(int(row.get(qn("w:val"))) / 20 + 1 for row in rows)
    if element.tag != qn("w:p"):
        return 0.0
    text = "".join(node.text or "" for node in element.iter(qn("w:t")))
    style = "Heading 1" if element.find(f".//{qn('w:pStyle')}") is not None else "Normal"
    points = document.styles[style].font.size.pt
    if not text:
        return 10.0
    width = 595 - 2 * 42 - 20
    return text_height(text, points, width, is_bold=style != "Normal") + 10 + 8


def test_a_cancelled_minute_is_not_written(minimal_path: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportCancelled):
        export_minute_docx(read_case(minimal_path), minimal_path, tmp_path / "a.docx", lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_can_not_be_written_is_told(minimal_path: Path, tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="Nothing was saved"):
        export_minute_docx(read_case(minimal_path), minimal_path, tmp_path / "none" / "a.docx")


def test_words_from_the_right_run_from_the_right(letter_path: Path, tmp_path: Path) -> None:
    case = read_case(letter_path)
    words = "האם להמשיך (אינוטוזומאב) 12 mg/m2 או השתלה, ומתי יש לעשות זאת אחרי הטיפול הקודם"
    meeting = replace(case.meeting, question=replace(case.meeting.question, text=f"{words}?" * 2))
    path = tmp_path / "minute.docx"
    export_minute_docx(replace(case, meeting=meeting), None, path)
    found = [p for p in Document(str(path)).paragraphs if "אינוטוזומאב" in p.text]
    assert found
    for paragraph in found:
        assert paragraph._p.pPr.find(qn("w:bidi")) is not None
        assert "12\u00a0mg/m2\u200e" in paragraph.text
        assert [run.font.rtl for run in paragraph.runs][-1] is True
    others = [p for p in Document(str(path)).paragraphs if p.text and "אינוטוזומאב" not in p.text]
    assert not [p for p in others if p._p.xpath("w:pPr/w:bidi")]
