"""A written deck, opened again: what stands on it, in which form, and what it refuses."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from boardapp.deck.checks.package import check_package
from boardapp.deck.checks.slides import Problem
from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.fitting.design import LAYOUTS
from boardapp.deck.slides import Deck, PictureBlock, TableBlock
from boardapp.deck.writing.writer import build_package, write_deck
from tests.deck.sample_deck import deck, every_block, picture, slide, table, text

VISUAL_TAGS = {qn("p:pic"), qn("p:graphicFrame"), qn("p:grpSp")}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "deck.pptx"


@pytest.fixture
def opened(target: Path) -> Callable[[Deck], Any]:
    def write_and_open(made: Deck) -> Any:
        write_deck(made, target)
        return Presentation(str(target))

    return write_and_open


def shapes_of(presentation: Any) -> Iterator[Any]:
    for page in presentation.slides:
        yield from page.shapes


def all_text(presentation: Any) -> str:
    return "\n".join(s.text_frame.text for s in shapes_of(presentation) if s.has_text_frame)


def test_every_kind_of_block_gives_a_valid_file(
    target: Path, assert_valid_pptx: Callable[[Path], None]
) -> None:
    report = write_deck(every_block(), target)
    assert_valid_pptx(target)
    assert report.slides == 8
    assert report.notes == ()


def test_titles_are_first_in_reading_order_and_unique(opened: Any) -> None:
    presentation = opened(every_block())
    titles = [page.shapes.title.text_frame.text for page in presentation.slides]
    assert titles[:2] == ["What should the board decide?", "Two blocks"]
    assert len(set(titles)) == 8
    assert all(
        page.shapes[0].shape_id == page.shapes.title.shape_id for page in presentation.slides
    )


def test_text_table_and_form_read_back(opened: Any) -> None:
    presentation = opened(every_block())
    assert "Drug: inotuzumab ozogamicin, 9 cycles" in all_text(presentation)
    tables = [shape.table for shape in shapes_of(presentation) if shape.has_table]
    assert [cell.text for cell in tables[0].rows[1].cells] == [
        "row 0 cell 0", "row 0 cell 1", "row 0 cell 2",
    ]  # fmt: skip
    form = [[cell.text for cell in row.cells] for row in tables[1].rows]
    assert form == [["Item", "Entry"], ["Decision", ""], ["Owner", "Dr A"]]
    assert all(table.first_row for table in tables)


def test_labels_are_bold_and_the_text_after_them_is_not(opened: Any) -> None:
    body = next(
        shape for shape in opened(every_block()).slides[0].placeholders
        if "Drug:" in shape.text_frame.text
    )  # fmt: skip
    runs = body.text_frame.paragraphs[0].runs
    assert runs[0].text == "Drug: "
    assert runs[0].font.bold
    assert not any(run.font.bold for run in runs[1:])


def test_every_visual_has_alt_text(opened: Any) -> None:
    found = [
        shape._element._nvXxPr.cNvPr.get("descr")
        for shape in shapes_of(opened(every_block()))
        if shape._element.tag in VISUAL_TAGS
    ]
    assert len(found) == 5  # table, timeline, chart, picture, form
    assert all(found)
    assert "Platelets rose from 40 to 250 ×10⁹/L." in found
    assert "Enhancement" in found


def test_a_picture_without_data_is_left_to_radiology(opened: Any) -> None:
    words = all_text(opened(every_block()))
    assert "To be shown by radiology\nMass of the testis" in words


def test_footer_number_and_banner_stand_on_every_slide(opened: Any) -> None:
    for number, page in enumerate(opened(every_block()).slides, start=1):
        kinds = {s.placeholder_format.type: s for s in page.placeholders}
        assert kinds[PP_PLACEHOLDER.FOOTER].text_frame.text == "Patient 1 · published"
        field = kinds[PP_PLACEHOLDER.SLIDE_NUMBER]._element.find(".//" + qn("a:fld"))
        assert field.get("type") == "slidenum"
        assert field.find(qn("a:t")).text == str(number)
        assert "SYNTHETIC CASE – made up" in [s.text_frame.text for s in page.placeholders]


def test_without_a_banner_its_place_is_gone(opened: Any) -> None:
    page = opened(deck(slide("One", text("a")))).slides[0]
    assert [shape.name for shape in page.placeholders if "anner" in shape.name] == []


def test_no_placeholder_is_left_empty(opened: Any) -> None:
    for page in opened(deck(slide("Nothing here"), slide("Table", table(2), layout="text"))).slides:
        assert all(shape.text_frame.text for shape in page.placeholders)


def test_notes_give_each_statement_with_its_source(opened: Any) -> None:
    notes = opened(every_block()).slides[0].notes_slide.notes_text_frame.text
    assert notes.split("\n") == [
        "Sources",
        "Nine cycles [letter; ¶5]",
        "MRD negative [letter]",
        "Stated by the presenter",
    ]


def test_sections_hold_the_slides_in_order(opened: Any) -> None:
    presentation = opened(every_block())
    space = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
    sections = presentation.element.findall(f".//{space}section")
    assert [item.get("name") for item in sections] == ["Case", "Course", "Discussion", "Backup"]
    assert [len(item.findall(f".//{space}sldId")) for item in sections] == [1, 3, 3, 1]


def test_every_run_has_its_language_and_codes_are_not_spell_checked(opened: Any) -> None:
    presentation = opened(deck(slide("KMT2A-r ALL found", text("given blinatumomab again"))))
    runs = [
        run._r
        for shape in presentation.slides[0].shapes
        if not shape.is_placeholder or shape.placeholder_format.idx == 0
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    proofed = {run.find(qn("a:t")).text: run.rPr.get("noProof") for run in runs}
    assert {run.rPr.get("lang") for run in runs} == {"en-GB"}
    assert proofed["blinatumomab"] == "1"
    assert proofed["given "] is None


def test_the_properties_name_the_case_and_no_person(opened: Any) -> None:
    core = opened(every_block()).core_properties
    assert (core.title, core.subject, core.author) == ("Patient 1", "Tumor board", "boardapp")
    assert core.last_modified_by == "boardapp"
    assert core.created.isoformat() == "2000-01-01T00:00:00"


def test_the_date_can_be_stated(opened: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert opened(every_block()).core_properties.created.isoformat() == "2023-11-14T22:13:20"


def test_two_writes_give_the_same_bytes(tmp_path: Path) -> None:
    digests = set()
    for number in range(2):
        path = tmp_path / f"{number}.pptx"
        write_deck(every_block(), path)
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import hashlib\n"
        "from boardapp.deck.slides import Deck, Slide, TextBlock, Paragraph\n"
        "from boardapp.deck.writing.writer import build_package\n"
        "s = Slide(key='a', section='Case', title='KMT2A and MRD',"
        " blocks=(TextBlock(paragraphs=(Paragraph(text='one'),)),))\n"
        "d = Deck(title='t', subject='s', footer='f', banner='b', slides=(s,))\n"
        "print(hashlib.sha256(build_package(d).data).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(found) == 1


def test_progress_is_told_slide_by_slide(target: Path) -> None:
    told: list[tuple[int, int]] = []
    write_deck(deck(slide("a"), slide("b")), target, lambda *done: told.append(done))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_fitting_a_very_long_table_can_be_cancelled(target: Path) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 5

    with pytest.raises(ExportCancelled):
        write_deck(deck(slide("Long", table(3000, 6))), target, cancelled=cancelled)
    assert len(asked) == 6
    assert not target.exists()


@pytest.mark.parametrize("asked", [0, 1, 2])
def test_a_cancelled_export_leaves_the_old_file(target: Path, asked: int) -> None:
    target.write_bytes(b"old")
    answers = iter([False] * asked + [True] * 9)
    with pytest.raises(ExportCancelled):
        write_deck(deck(slide("a"), slide("b")), target, cancelled=lambda: next(answers))
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_as_target_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="is a folder, not a file"):
        write_deck(deck(slide("a")), tmp_path)


def test_a_missing_folder_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="is not there"):
        write_deck(deck(slide("a")), tmp_path / "none" / "deck.pptx")


def test_a_write_protected_deck_stays_as_it_was(target: Path) -> None:
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(DeckError, match="Close it in PowerPoint"):
        write_deck(deck(slide("a")), target)
    assert target.read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeckError, match="the disk is full"):
        write_deck(deck(slide("a")), target)
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("lock", [".~lock.deck.pptx#", "~$deck.pptx"])
def test_a_deck_open_elsewhere_can_be_replaced(target: Path, lock: str) -> None:
    target.write_bytes(b"old")
    (target.parent / lock).write_text("open in another program", encoding="utf-8")
    write_deck(deck(slide("a")), target)
    assert target.read_bytes()[:2] == b"PK"


def test_text_from_the_right_says_so(opened: Any) -> None:
    cells = TableBlock(columns=("Name", "a"), rows=(("12 מטופל", "MRD مرحبا"),))
    page = opened(deck(slide("RTL", text("مرحبا", "left"), cells))).slides[0]
    stated = {
        "".join(run.text or "" for run in paragraph.iter(qn("a:t"))): paragraph.find(qn("a:pPr"))
        for paragraph in page.shapes._spTree.iter(qn("a:p"))
    }
    assert dict(stated["مرحبا"].attrib).items() >= {"rtl": "1", "algn": "r", "marL": "0"}.items()
    assert stated["12 מטופל"].get("rtl") == "1"
    assert stated["left"].get("rtl") == stated["MRD مرحبا"].get("rtl") == "0"


HOSTILE = (
    '=HYPERLINK("http://x")',
    "nul \x00 escape \x1b surrogate \ud800 none \ufffe",
    "مرحبا بالعالم",
    "😀" * 120,
    "x" * 400,
    "<b>&amp;</b>",
)


def test_hostile_text_is_written_and_stays_text(
    target: Path, assert_valid_pptx: Callable[[Path], None]
) -> None:
    made = deck(
        slide(HOSTILE[1], text(*HOSTILE), layout="text"),
        slide(
            "Table",
            TableBlock(columns=HOSTILE[:3], rows=(HOSTILE[3:6], HOSTILE[:3]), summary=HOSTILE[1]),
        ),
        title=HOSTILE[1],
        footer=HOSTILE[1],
    )
    write_deck(made, target)
    assert_valid_pptx(target)
    words = all_text(Presentation(str(target)))
    assert '=HYPERLINK("http://x")' in words
    assert "<b>&amp;</b>" in words
    assert "x" * 400 in words
    assert "_x00" not in words


texts = st.text(max_size=200)


@given(texts, st.lists(texts, max_size=9), st.lists(st.tuples(texts, texts), max_size=9))
@settings(max_examples=20)
def test_no_text_makes_an_unsound_deck(
    title: str, paragraphs: list[str], rows: list[tuple[str, str]]
) -> None:
    made = deck(
        slide(title, text(*paragraphs), TableBlock(columns=(title, "b"), rows=tuple(rows))),
        slide(title, text(*paragraphs, is_emphasised=True), layout="text"),
        footer=title,
    )
    assert check_package(build_package(made).data) == []


def test_an_unsound_deck_is_never_put_in_place(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.write_bytes(b"old")
    found = [Problem("Slide 1: small type.", is_grave=False), Problem("Two slides share an id.")]
    monkeypatch.setattr("boardapp.deck.writing.build.check_parts", lambda *_, **__: found)
    with pytest.raises(DeckError, match="would not be sound: Two slides share an id"):
        write_deck(deck(slide("a")), target)
    assert target.read_bytes() == b"old"


def test_a_lesser_problem_is_reported(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Problem("Slide 1: small type.", is_grave=False)]
    monkeypatch.setattr("boardapp.deck.writing.build.check_parts", lambda *_, **__: found)
    assert write_deck(deck(slide("a")), target).notes == ("Slide 1: small type.",)


def test_a_template_without_a_layout_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LAYOUTS, "stack", "No such layout")
    with pytest.raises(DeckError, match="lacks the layout “No such layout”"):
        build_package(deck(slide("a")))


def test_ten_thousand_words_are_shortened_and_kept_in_the_notes(opened: Any) -> None:
    field = " ".join(f"word{number}" for number in range(10_000))
    presentation = opened(deck(slide("Long", text(field))))
    assert len(presentation.slides) == 1
    assert "word9999" not in all_text(presentation)
    notes = presentation.slides[0].notes_slide.notes_text_frame.text
    assert notes == f"In full\n{field}"


def test_a_case_without_slides_is_a_sound_file(target: Path) -> None:
    assert write_deck(deck(), target).slides == 0
    assert len(Presentation(str(target)).slides) == 0


def test_a_picture_that_cannot_be_read_is_named_and_the_rest_is_written(target: Path) -> None:
    block = PictureBlock(caption="MRI", description="Enhancement", data=b"no picture")
    report = write_deck(deck(slide("Imaging", block), slide("Next", text("a"))), target)
    assert report.slides == 2
    (told,) = report.notes
    assert told.startswith("The picture “MRI” could not be read: it is no picture, or damaged")
    assert "This picture could not be read" in all_text(Presentation(str(target)))


def test_a_long_description_of_an_absent_picture_stays_in_its_frame(target: Path) -> None:
    block = PictureBlock(caption="MRI", description="Enhancement of the dura. " * 900)
    assert write_deck(deck(slide("Imaging", block)), target).notes == ()
    written = all_text(Presentation(str(target)))
    assert 1000 < written.count("dura") * 25 < 3000
    assert "…" in written


def test_a_caption_of_blanks_is_none(target: Path) -> None:
    write_deck(deck(slide("Imaging", PictureBlock(caption="\u00a0 ", description="MRI"))), target)
    names = [shape.name for shape in Presentation(str(target)).slides[0].shapes]
    assert "Picture" in names
    assert "Caption" not in names


def test_a_deck_of_a_case_without_a_title_has_one(opened: Callable[[Deck], Any]) -> None:
    untitled = replace(every_block(), title=" ")
    assert opened(untitled).core_properties.title == "Untitled case"


def test_a_picture_keeps_its_shape_and_loses_its_data(target: Path) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E] = "Doe, Jane 1970-01-01"
    data = picture("JPEG", (400, 100), exif=exif)
    block = PictureBlock(caption="MRI", description="Enhancement", data=data)
    written = build_package(deck(slide("Imaging", block, layout="visual"))).data
    target.write_bytes(written)
    shape = next(s for s in Presentation(str(target)).slides[0].shapes if hasattr(s, "image"))
    assert shape.width / shape.height == pytest.approx(4, abs=0.01)
    assert b"Doe" not in shape.image.blob


def test_importing_the_writer_loads_neither_pptx_nor_lxml() -> None:
    found = "{'pptx', 'lxml', 'PIL'} & set(sys.modules)"
    code = f"import sys, boardapp.deck.writing.writer; print({found})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
