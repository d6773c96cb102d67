"""What people change of a look survives a change of data, or the update says that it can't."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation
from pptx.enum.chart import XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from boardapp.case.case import Case
from boardapp.casefile.files import read_case
from boardapp.deck.export import export_deck
from boardapp.deck.slides import Slide
from boardapp.deck.update.renew import ROWS_RESET
from boardapp.deck.update.update import update_deck
from boardapp.resources import example_case
from tests.deck.sample_deck import deck, slide, table, text
from tests.deck.update.test_update import asked, set_text, slide_of, text_of
from tests.deck.update.test_update_shapes import charted, native, nothing, run

__all__ = ["run"]
Edit = Callable[[Any], None]


@pytest.fixture
def case(minimal_path: Path) -> Case:
    return read_case(minimal_path)


def rows(last: str) -> Slide:
    made = table(3)
    changed = (*made.rows[:-1], (*made.rows[-1][:-1], last))
    return slide("A", text("words"), replace(made, rows=changed))


def _table(presentation: Any) -> Any:
    return next(shape for shape in presentation.slides[0].shapes if shape.has_table)


def _legend(presentation: Any) -> None:
    chart = native(presentation).chart
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP


def _gridlines(presentation: Any) -> None:
    chart = native(presentation).chart
    chart.value_axis.has_minor_gridlines = True


def _labels(presentation: Any) -> None:
    labels = native(presentation).chart.plots[0].series[0]._element.get_or_add_dLbls()
    labels.find(qn("c:showVal")).set("val", "1")


@pytest.mark.parametrize("change", [_legend, _gridlines, _labels])
def test_a_chart_with_another_look_keeps_it_and_the_new_value_is_told(
    change: Edit, run: Any
) -> None:
    before = {}

    def edit(presentation: Any) -> None:
        change(presentation)
        before["xml"] = etree.tostring(native(presentation).chart._chartSpace)

    report, updated = run(deck(charted()), edit, deck(charted(310)))
    assert etree.tostring(native(updated).chart._chartSpace) == before["xml"]
    assert report.kept[0].what[0] == "Chart: as edited."
    assert report.kept[0].what[-1] == "Chart: now “Platelets 310 at last.”."


def _style(shape: Any) -> None:
    found = shape._element.find(f".//{qn('a:tableStyleId')}")
    found.text = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


def _margins(shape: Any) -> None:
    shape.table.cell(1, 0).margin_left = Pt(30)


def _spacing(shape: Any) -> None:
    shape.table.cell(1, 0).text_frame.paragraphs[0].line_spacing = 1.5


@pytest.mark.parametrize("change", [_style, _margins, _spacing])
def test_a_table_with_another_look_keeps_it_and_the_new_value_is_told(
    change: Edit, run: Any
) -> None:
    before = {}

    def edit(presentation: Any) -> None:
        change(_table(presentation))
        before["xml"] = etree.tostring(_table(presentation)._element)

    report, updated = run(deck(rows("one")), edit, deck(rows("two")))
    assert etree.tostring(_table(updated)._element) == before["xml"]
    assert "Table: as edited." in report.kept[0].what
    assert any("now “" in told and "two" in told for told in report.kept[0].what)


@pytest.mark.parametrize("change", [_style, _margins, _spacing])
def test_a_look_alone_is_no_reason_to_write_anything(change: Edit, run: Any) -> None:
    report, _ = run(deck(rows("one")), lambda p: change(_table(p)), deck(rows("one")))
    assert report.updated == ()


def _higher(presentation: Any) -> None:
    for row in _table(presentation).table.rows:
        row.height = Emu(row.height + Pt(12))


def test_rows_that_were_made_higher_are_set_anew_and_it_is_said(run: Any) -> None:
    report, updated = run(deck(rows("one")), _higher, deck(rows("two")))
    assert "two" in text_of(updated.slides[0])
    assert f"Table: {ROWS_RESET}" in report.kept[0].what


def test_rows_that_grew_by_a_hair_are_no_reason_to_speak(run: Any) -> None:
    def save(presentation: Any) -> None:
        for row in _table(presentation).table.rows:
            row.height = Emu(row.height + Pt(1))

    report, _ = run(deck(rows("one")), save, deck(rows("two")))
    assert report.kept == ()


def test_spacing_and_insets_of_a_text_count_as_a_look(run: Any) -> None:
    def edit(presentation: Any) -> None:
        shape = next(s for s in presentation.slides[0].shapes if "words" in (
            s.text_frame.text if s.has_text_frame else ""))  # fmt: skip
        shape.text_frame.paragraphs[-1].line_spacing = Pt(40)

    old, new = (deck(slide("A", text(words), table(2))) for words in ("words", "words and more"))
    report, updated = run(old, edit, new)
    assert "words and more" not in text_of(updated.slides[0])
    assert "Text: as edited." in report.kept[0].what


def test_an_untouched_deck_has_no_other_look(run: Any) -> None:
    report, _ = run(deck(rows("one"), charted()), nothing, deck(rows("two"), charted(310)))
    assert report.kept == ()


# Long rows


def test_long_rows_tell_what_differs_and_not_twice_the_same(run: Any) -> None:
    start = "a long statement about the course that both rows have in common " * 8

    def edit(presentation: Any) -> None:
        set_text(_table(presentation).table.cell(1, 0), "mine")

    report, _ = run(deck(rows(start + "before")), edit, deck(rows(start + "after")))
    gone, come = report.kept[0].what[-2:]
    assert gone.startswith("Table: no longer “… ")
    assert "before”" in gone
    assert come.startswith("Table: now “… ")
    assert "after”" in come


# A timeline that was moved


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("course") / "deck.pptx"
    export_deck(read_case(example_case("letter")), None, path, "short",
                slides=("question", "timeline"))  # fmt: skip
    return path.read_bytes()


def _group(presentation: Any) -> Any:
    page = slide_of(presentation, "timeline")
    return next(shape for shape in page.shapes if shape.name in ("Timeline", "Course"))


def _renamed(case: Case) -> Case:
    first = replace(case.therapies[0], name="Induction under another name")
    return replace(case, therapies=(first, *case.therapies[1:]))


def _moved(data: bytes, path: Path) -> tuple[int, int, int, int]:
    path.write_bytes(data)
    presentation = Presentation(str(path))
    group = _group(presentation)
    group.left, group.top = Emu(group.left + 300_000), Emu(group.top - 100_000)
    group.width = Emu(group.width - 400_000)
    presentation.save(str(path))
    return group.left, group.top, group.width, group.height


def test_a_timeline_that_was_merely_moved_follows_the_case(course: bytes, tmp_path: Path) -> None:
    letter = read_case(example_case("letter"))
    path = tmp_path / "deck.pptx"
    place = _moved(course, path)
    for _ in range(2):
        report = update_deck(_renamed(letter), None, path)
        group = _group(Presentation(str(path)))
        assert (group.left, group.top, group.width, group.height) == place
        assert "Induction under another name" in " ".join(
            text_of(slide_of(path, "timeline")).split()
        )
        assert report.kept[0].what == ("Course: moved by hand; what it shows follows the case.",)
    assert report.updated == ()


def test_a_timeline_that_was_moved_and_recoloured_stays(course: bytes, tmp_path: Path) -> None:
    letter = read_case(example_case("letter"))
    path = tmp_path / "deck.pptx"
    _moved(course, path)
    presentation = Presentation(str(path))
    colour = next(_group(presentation)._element.iter(qn("a:srgbClr"), qn("a:schemeClr")))
    colour.getparent().replace(colour, etree.Element(qn("a:srgbClr"), {"val": "ABCDEF"}))
    presentation.save(str(path))
    report = update_deck(_renamed(letter), None, path)
    assert "Induction under another name" not in " ".join(
        text_of(slide_of(path, "timeline")).split()
    )
    assert report.kept[0].what[0] == "Course: as edited."


# A question under a title of somebody else's


def test_a_question_that_would_fit_the_title_stands_below_an_edited_one(
    course: bytes, tmp_path: Path
) -> None:
    letter = read_case(example_case("letter"))
    path = tmp_path / "deck.pptx"
    path.write_bytes(course)
    presentation = Presentation(str(path))
    set_text(slide_of(presentation, "question").shapes.title, "Bleeding")
    presentation.save(str(path))
    update_deck(asked(letter, "What next?"), None, path)
    page = slide_of(path, "question")
    assert page.shapes.title.text_frame.text == "Bleeding"
    assert "What next?" in text_of(page)


def test_a_question_in_an_untouched_title_is_said_once(course: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(course)
    update_deck(asked(read_case(example_case("letter")), "What next?"), None, path)
    assert text_of(slide_of(path, "question")).count("What next?") == 1


# Damaged decks


def test_a_damaged_deck_is_told_in_one_sentence(course: bytes, tmp_path: Path) -> None:
    import random

    from boardapp.deck.errors import DeckError
    from tests.deck.template.mutations import mutated

    letter = read_case(example_case("letter"))
    path, taken = tmp_path / "deck.pptx", 0
    for seed in range(25):
        data, told = mutated(deepcopy(course), random.Random(seed))
        path.write_bytes(data)
        try:
            update_deck(letter, None, path)
            taken += 1
        except DeckError as error:
            said = str(error)
            assert said.startswith((str(path), "The presentation to update: is damaged")), told
            assert path.read_bytes() == data, told
    assert 3 < taken < 24
