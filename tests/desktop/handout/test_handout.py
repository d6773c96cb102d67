"""The PDF hand-out, read back: its texts, bookmarks, tags and properties."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from boardapp.casefile.files import read_case
from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.export import deck_of
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.page import FittedDeck, PlacedTable
from boardapp.deck.slides import Note
from boardapp.desktop.handout.content import Content
from boardapp.desktop.handout.handout import export_handout, handout_bytes, ready_to_paint
from boardapp.desktop.handout.kinds import KINDS, has_slides, write_handout
from tests.deck import sample_deck as make


@pytest.fixture(autouse=True)
def _ready(qapp: QApplication) -> None:
    assert ready_to_paint() is qapp


@pytest.fixture
def sample() -> FittedDeck:
    return paginate(make.every_block())


def _read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data), strict=True)


def _words(text: str) -> str:
    return "".join(text.split())


def _elements(node: Any) -> Iterator[Any]:
    """All parts below a node of the structure tree."""
    for kid in node["/K"]:
        found = kid.get_object()
        if not isinstance(found, int):
            yield found
            yield from _elements(found)


# What is on the pages


@pytest.mark.parametrize("name", ["letter_path", "synthetic_path", "minimal_path"])
def test_every_title_and_cell_can_be_selected(name: str, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue(name)
    fitted = paginate(deck_of(read_case(path), path, "standard")[0])
    reader = _read(handout_bytes(fitted)[0])
    assert len(reader.pages) == len(fitted.pages)
    for page, painted in zip(fitted.pages, reader.pages, strict=True):
        text = _words(painted.extract_text())
        assert _words(page.slide.title) in text
        tables = (placed for placed in page.placed if isinstance(placed, PlacedTable))
        cells = (cell for table in tables for row in table.cells for cell in row)
        assert [cell for cell in cells if _words(cell) not in text] == []


def test_words_are_parted_by_blanks(sample: FittedDeck) -> None:
    text = _read(handout_bytes(sample)[0]).pages[0].extract_text()
    assert "What should the board decide?" in text
    assert "Drug: inotuzumab ozogamicin, 9 cycles" in text


def test_a_page_has_the_size_of_a_slide_and_nothing_is_a_picture_but_pictures(
    sample: FittedDeck,
) -> None:
    reader = _read(handout_bytes(sample)[0])
    assert {tuple(map(float, page.mediabox)) for page in reader.pages} == {(0, 0, 960, 540)}
    with_images = [number for number, page in enumerate(reader.pages) if page.images]
    assert with_images == [4]


def test_the_font_of_the_deck_travels_with_the_file(sample: FittedDeck) -> None:
    names = {
        str(font.get_object()["/BaseFont"])
        for page in _read(handout_bytes(sample)[0]).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert names == {"/Carlito", "/Carlito-Bold"}


# Bookmarks, properties, tags


def test_bookmarks_lead_to_sections_and_slides(sample: FittedDeck) -> None:
    reader = _read(handout_bytes(sample)[0])
    found = [
        (entry.title, reader.get_destination_page_number(entry))
        for group in reader.outline
        for entry in (group if isinstance(group, list) else [group])  # type: ignore[list-item]
    ]
    assert found == [
        ("Case", 0),
        ("What should the board decide?", 0),
        ("Course", 1),
        ("Two blocks", 1),
        ("Course", 2),
        ("Platelets recovered", 3),
        ("Discussion", 4),
        ("Imaging", 4),
        ("Imaging to be shown", 5),
        ("Recommendation", 6),
        ("Backup", 7),
        ("References", 7),
    ]


def test_the_document_says_what_it_is(sample: FittedDeck) -> None:
    reader = _read(handout_bytes(sample)[0])
    about = reader.metadata
    assert about is not None
    assert (about.title, about.subject, about.author) == ("Patient 1", "Tumor board", "boardapp")
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - a PDF's own kind
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert (xmp.dc_title, xmp.dc_language) == ({"x-default": "Patient 1"}, ["en-GB"])


def test_parts_are_tagged_in_reading_order(sample: FittedDeck) -> None:
    root: Any = _read(handout_bytes(sample)[0]).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - see above
    roles = [str(part["/S"]) for part in _elements(root["/StructTreeRoot"])]
    assert roles[:5] == ["/Document", "/Sect", "/H1", "/H2", "/Sect"]
    assert roles.count("/H1") == len(sample.pages)
    assert roles.count("/Table") == 2
    assert {"/L", "/LI", "/Lbl", "/LBody", "/TR", "/TH", "/TD", "/P"} <= set(roles)


def test_visuals_say_what_they_show(sample: FittedDeck) -> None:
    root: Any = _read(handout_bytes(sample)[0]).trailer["/Root"]
    figures = [p["/Alt"] for p in _elements(root["/StructTreeRoot"]) if p["/S"] == "/Figure"]
    assert figures == [
        "One line of therapy, then relapse 1.",
        "Platelets rose from 40 to 250 ×10⁹/L.",
        "Enhancement",
    ]


def test_header_cells_head_their_column_or_their_row(sample: FittedDeck) -> None:
    root: Any = _read(handout_bytes(sample)[0]).trailer["/Root"]
    scopes = [p["/A"]["/Scope"] for p in _elements(root["/StructTreeRoot"]) if p["/S"] == "/TH"]
    assert scopes == ["/Column"] * 3 + ["/Column"] * 2 + ["/Row"] * 2


def test_marked_content_is_balanced_and_known_to_the_tree(sample: FittedDeck) -> None:
    reader = _read(handout_bytes(sample)[0])
    numbers: Any = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    for number, page in enumerate(reader.pages):
        content = page.get_contents()
        assert content is not None
        data = content.get_data()
        assert data.count(b"BDC") + data.count(b"BMC") == data.count(b"EMC")
        assert data.count(b"/MCID") == len(parents[number])
        assert b"-50000" not in data


def test_the_same_case_gives_the_same_bytes(
    sample: FittedDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    first, second = handout_bytes(sample)[0], handout_bytes(sample)[0]
    assert first == second
    assert _read(first).metadata["/CreationDate"] == "D:19700102000000Z"  # type: ignore[index]


# With notes


def test_notes_stand_below_their_slide(sample: FittedDeck) -> None:
    data, count = handout_bytes(sample, with_notes=True)
    reader = _read(data)
    assert count == len(reader.pages) == len(sample.pages)
    text = reader.pages[0].extract_text()
    assert "What should the board decide?" in text
    assert "Nine cycles [letter; ¶5]" in text
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_long_notes_go_on_to_the_next_sheet() -> None:
    notes = tuple(Note(text=f"Fact {number} " + "and more " * 20) for number in range(40))
    fitted = paginate(
        make.deck(make.slide("a", make.text("one"), notes=notes), make.slide("b", make.text("two")))
    )
    data, count = handout_bytes(fitted, with_notes=True)
    reader = _read(data)
    assert count > 2
    text = _words("".join(page.extract_text() for page in reader.pages))
    assert all(_words(note.text) in text for note in notes)
    assert "Slide 1, notes continued" in reader.pages[1].extract_text()
    assert reader.get_destination_page_number(reader.outline[1][1]) == count - 1  # type: ignore[index, arg-type]


# Export


def test_progress_is_told_page_by_page(letter_path: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    report = export_handout(
        read_case(letter_path), letter_path, tmp_path / "a.pdf", Content("short"),
        progress=lambda *done: told.append(done),
    )  # fmt: skip
    assert report.slides == len(_read((tmp_path / "a.pdf").read_bytes()).pages)
    assert told == [(n, report.slides) for n in range(1, report.slides + 1)]


@pytest.mark.parametrize("asked", [0, 1, 6])
def test_a_cancelled_handout_leaves_the_old_file(
    asked: int, minimal_path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    answers = iter([False] * asked + [True] * 99)
    with pytest.raises(ExportCancelled):
        export_handout(read_case(minimal_path), minimal_path, target,
                       cancelled=lambda: next(answers))  # fmt: skip
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_target_that_can_not_be_written_is_told(minimal_path: Path, tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="Nothing was saved"):
        export_handout(read_case(minimal_path), minimal_path, tmp_path / "none" / "a.pdf")


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_kind_is_written(kind: Any, minimal_path: Path, tmp_path: Path) -> None:
    target = tmp_path / f"a{KINDS[kind].suffix}"
    report = write_handout(kind, read_case(minimal_path), minimal_path, target, Content("short"))
    assert report.path == target
    assert target.read_bytes()[:2] == (b"%P" if target.suffix == ".pdf" else b"PK")
    assert has_slides(kind) == (kind in {"slides", "notes"})
    assert report.slides >= 1
