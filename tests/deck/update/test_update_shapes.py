"""Updates block by block: charts, layouts, animations, sections, and what counts as an edit."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation
from pptx.chart.data import XyChartData
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from boardapp.case.case import Case
from boardapp.casefile.files import read_case
from boardapp.deck.checks.package import check_package
from boardapp.deck.marking.case import fact_sample
from boardapp.deck.marking.marker import shapes_of
from boardapp.deck.marking.shapes import _read_chart, form_digest, shape_form
from boardapp.deck.slides import ChartBlock, Deck, PictureBlock, Slide
from boardapp.deck.update import source
from boardapp.deck.update.overlap import covered
from boardapp.deck.update.report import UpdateReport
from boardapp.deck.update.update import update_deck
from boardapp.deck.writing.writer import write_deck
from tests.deck.sample_deck import (
    chart,
    charts_of,
    deck,
    every_block,
    picture,
    point,
    slide,
    table,
    text,
)

Edit = Callable[[Any], object]
RunUpdate = Callable[..., tuple[UpdateReport, Any]]


@pytest.fixture
def case(minimal_path: Path) -> Case:
    return read_case(minimal_path)


@pytest.fixture
def run(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RunUpdate:
    """Writes the old slides, lets a person edit them, and updates them to the new ones."""

    def update(old: Deck, edit: Edit, new: Deck) -> tuple[UpdateReport, Any]:
        path = tmp_path / "deck.pptx"
        facts = fact_sample(case)
        write_deck(replace(old, facts=facts), path)
        presentation = Presentation(str(path))
        edit(presentation)
        presentation.save(str(path))
        made = (replace(new, facts=facts), ())
        monkeypatch.setattr(source, "deck_of", lambda *_, **__: made)
        report = update_deck(case, None, path)
        assert [p.text for p in check_package(path.read_bytes()) if p.is_grave] == []
        return report, Presentation(str(path))

    return update


def nothing(_: Any) -> None:
    """No edit."""


def charted(value: float = 250, **more: Any) -> Slide:
    points = (point(1, 40), point(3, 120), point(6, value))
    series = (replace(chart().series[0], points=points),)
    made = chart(series=series, summary=f"Platelets {value:g} at last.")
    return slide("Platelets", ChartBlock(chart=made), **more)


def native(presentation: Any, number: int = 0) -> Any:
    return charts_of(presentation.slides[number])[0]


def values(presentation: Any) -> list[float]:
    return list(native(presentation).chart.plots[0].series[0].values)


# Charts and pictures


def test_an_untouched_chart_gets_its_new_values(run: RunUpdate) -> None:
    report, updated = run(deck(charted()), nothing, deck(charted(310)))
    assert values(updated)[-1] == 310
    assert report.kept == ()


def test_a_merely_moved_chart_follows_the_data_with_its_axis_and_labels(run: RunUpdate) -> None:
    places = []

    def move(presentation: Any) -> None:
        group = presentation.slides[0].shapes[1]
        group.top = Emu(group.top + 100_000)
        places.append((group.left, group.top))

    report, updated = run(deck(charted()), move, deck(charted(310)))
    group = updated.slides[0].shapes[1]
    assert values(updated)[-1] == 310
    assert (group.left, group.top) == places[0]
    assert report.kept[0].what == ("Chart: moved by hand; what it shows follows the case.",)


def test_a_chart_moved_within_its_group_keeps_its_values_and_the_notes_tell_the_new_ones(
    run: RunUpdate,
) -> None:
    def move(presentation: Any) -> None:
        native(presentation).top = Emu(native(presentation).top + 100_000)

    report, updated = run(deck(charted()), move, deck(charted(310)))
    assert values(updated)[-1] == 250
    assert report.kept[0].what == (
        "Chart: as edited.",
        "Chart: no longer “Platelets 250 at last.”.",
        "Chart: now “Platelets 310 at last.”.",
    )
    assert "Platelets 310 at last." in updated.slides[0].notes_slide.notes_text_frame.text


def test_a_chart_with_values_put_in_by_hand_is_kept(run: RunUpdate) -> None:
    def change(presentation: Any) -> None:
        data = XyChartData()
        series = data.add_series("By hand")
        series.add_data_point(1, 5)
        native(presentation).chart.replace_data(data)

    report, updated = run(deck(charted()), change, deck(charted(310)))
    assert values(updated) == [5]
    assert report.kept[0].what[0] == "Chart: as edited."


def test_a_new_picture_replaces_the_old_one(run: RunUpdate) -> None:
    def pictured(data: bytes) -> Deck:
        return deck(slide("Imaging", PictureBlock(caption="MRI", description="x", data=data)))

    _, updated = run(pictured(picture()), nothing, pictured(picture(size=(90, 60))))
    images = [s.image for s in updated.slides[0].shapes if hasattr(s, "image")]
    assert [image.size for image in images] == [(90, 60)]
    names = [str(part.partname) for part in updated.part.package.iter_parts()]
    assert sum(name.startswith("/ppt/media/") for name in names) == 1


# Units that come and go


def test_a_block_that_the_case_now_gives_is_added_below(run: RunUpdate) -> None:
    old, new = deck(slide("A", text("one"))), deck(slide("A", text("one"), table(2)))
    _, updated = run(old, nothing, new)
    kinds = [shape.has_table for shape in updated.slides[0].shapes]
    assert kinds.count(True) == 1
    assert kinds.index(True) < len(kinds) - 1  # the foot stays last in reading order


def test_a_block_that_the_case_no_longer_gives_goes(run: RunUpdate) -> None:
    old, new = deck(slide("A", text("one"), table(2))), deck(slide("A", text("one")))
    _, updated = run(old, nothing, new)
    assert not any(shape.has_table for shape in updated.slides[0].shapes)


def test_a_table_with_other_columns_is_still_the_table_that_was_edited(run: RunUpdate) -> None:
    def move(presentation: Any) -> None:
        found = next(s for s in presentation.slides[0].shapes if s.has_table)
        found.left = Emu(found.left + 50_000)

    report, updated = run(deck(slide("A", table(2))), move, deck(slide("A", table(2, 4))))
    assert sum(shape.has_table for shape in updated.slides[0].shapes) == 1
    assert "Table: as edited." in report.kept[0].what


def test_a_new_shape_over_an_added_one_is_told(run: RunUpdate) -> None:
    def add(presentation: Any) -> None:
        box = presentation.slides[0].shapes.add_textbox(Pt(60), Pt(300), Pt(400), Pt(40))
        box.name = "My remark"
        box.text_frame.text = "Mine"

    old, new = deck(slide("A", text("one"))), deck(slide("A", text("one"), table(9)))
    report, _ = run(old, add, new)
    assert "Table now lies over “My remark”; move one of them." in report.kept[0].what


def test_what_stood_over_it_before_is_not_told_again(run: RunUpdate) -> None:
    _, updated = run(deck(slide("A", text("one"))), nothing, deck(slide("A", text("one"))))
    place = (0, 0, 12_000_000, 6_000_000)
    assert covered(updated.slides[0], [("Table", [place], [place])]) == []


# Layouts


def laid_out(layout: str, *words: str) -> Deck:
    return deck(slide("A", *(text(word) for word in words), layout=layout))


def test_an_untouched_slide_takes_its_new_layout(run: RunUpdate) -> None:
    report, updated = run(laid_out("text", "one"), nothing, laid_out("stack", "one", "two"))
    assert updated.slides[0].slide_layout.name == "Stack"
    assert report.kept == ()


def test_a_slide_with_a_placeholder_that_must_stay_keeps_its_layout(run: RunUpdate) -> None:
    def move(presentation: Any) -> None:
        body = presentation.slides[0].placeholders[1]
        body.left = Emu(body.left + 50_000)

    report, updated = run(laid_out("text", "one"), move, laid_out("stack", "one", "two"))
    assert updated.slides[0].slide_layout.name == "Title and body"
    assert "Its new layout has no place for what was edited, so the slide stays." in (
        report.kept[0].what
    )
    assert "Text 2: now “two”." in report.kept[0].what


# Animations


def animate(presentation: Any, name: str) -> None:
    page = presentation.slides[0]
    shape = next(shape for shape in page.shapes if shape.name == name)
    page.element.append(parse_xml(
        '<p:timing xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:bldLst>'
        f'<p:bldP spid="{shape.shape_id}" grpId="0"/></p:bldLst></p:timing>'
    ))  # fmt: skip


def called_out(*words: str) -> Deck:
    return deck(slide("A", *(text(w, is_emphasised=True) for w in words), text("body")))


def test_an_animation_finds_its_shape_after_an_update(run: RunUpdate) -> None:
    _, updated = run(called_out("old"), lambda p: animate(p, "Call-out"), called_out("new"))
    page = updated.slides[0]
    shape = next(shape for shape in page.shapes if shape.name == "Call-out")
    assert shape.text_frame.text == "new"
    named = page.element.find(f".//{qn('p:bldP')}").get("spid")
    assert named == str(shape.shape_id)


def test_an_animation_of_a_shape_that_is_gone_is_taken_off_and_told(run: RunUpdate) -> None:
    report, updated = run(called_out("old"), lambda p: animate(p, "Call-out"), called_out())
    assert updated.slides[0].element.find(qn("p:timing")) is None
    assert report.kept[0].what == ("Its animation named a shape that is gone, and was taken off.",)


# Sections


def sections(presentation: Any) -> list[tuple[str, int]]:
    found = presentation.element.iter(
        "{http://schemas.microsoft.com/office/powerpoint/2010/main}section"
    )
    return [(item.get("name"), len(list(item[0]))) for item in found]


def parted(*names: tuple[str, str]) -> Deck:
    return deck(*(slide(title, text(title), section=part) for title, part in names))


def test_renamed_sections_keep_their_names_and_take_the_new_slides(run: RunUpdate) -> None:
    def rename(presentation: Any) -> None:
        next(iter(presentation.element.iter("{*}section"))).set("name", "Our patient")

    old = parted(("a", "Case"), ("b", "Backup"))
    new = parted(("a", "Case"), ("a2", "Case"), ("c", "Course"), ("b", "Backup"), ("b2", "Backup"))
    report, updated = run(old, rename, new)
    assert sections(updated) == [("Our patient", 2), ("Course", 1), ("Backup", 2)]
    assert [s.shapes.title.text_frame.text for s in updated.slides] == ["a", "a2", "c", "b", "b2"]
    assert len(report.added) == 3


def test_a_deck_whose_sections_were_removed_gets_none(run: RunUpdate) -> None:
    def remove(presentation: Any) -> None:
        extensions = presentation.element.find(qn("p:extLst"))
        presentation.element.remove(extensions)

    old, new = parted(("a", "Case"), ("b", "Backup")), parted(("a", "Case"), ("c", "Course"),
                                                              ("b", "Backup"))  # fmt: skip
    _, updated = run(old, remove, new)
    assert sections(updated) == []
    assert [s.shapes.title.text_frame.text for s in updated.slides] == ["a", "c", "b"]


def test_a_slide_moved_across_sections_joins_the_one_it_stands_in(run: RunUpdate) -> None:
    def move(presentation: Any) -> None:
        listed = presentation.slides._sldIdLst
        listed.insert(0, listed[3])

    names = (("a", "Case"), ("b", "Case"), ("c", "Course"), ("d", "Backup"))
    _, updated = run(parted(*names), move, parted(*names))
    assert sections(updated) == [("Case", 3), ("Course", 1), ("Backup", 0)]


# What counts


@pytest.fixture
def written(tmp_path: Path) -> Any:
    path = tmp_path / "deck.pptx"
    write_deck(every_block(), path)
    return Presentation(str(path))


def digests(presentation: Any) -> list[str]:
    return [
        form_digest(shape_form(s, page.part))
        for page in presentation.slides
        for s in shapes_of(page)
    ]


def first(presentation: Any, tag: str) -> Any:
    return next(item for page in presentation.slides for item in page.element.iter(qn(tag)))


SEEN: dict[str, Edit] = {
    "a size of type": lambda p: first(p, "a:rPr").set("sz", "3300"),
    "bold type": lambda p: first(p, "a:rPr").set("b", "1"),
    "a word": lambda p: setattr(first(p, "a:t"), "text", "Another word"),
    "a place": lambda p: first(p, "a:off").set("x", "12345"),
    "a width": lambda p: first(p, "a:gridCol").set("w", "99999"),
    "a colour": lambda p: p.slides[0].element.find(
        f".//{qn('p:spPr')}/{qn('a:solidFill')}/{qn('a:schemeClr')}").set("val", "accent2"),
    "alt text": lambda p: first(p, "a:tbl").getparent().getparent().getparent().find(
        f"./*/{qn('p:cNvPr')}").set("descr", "Other"),
    "a crop": lambda p: first(p, "p:blipFill").insert(
        1, etree.Element(qn("a:srcRect"), {"l": "10000"})),
    "a cell": lambda p: setattr(next(first(p, "a:tbl").iter(qn("a:t"))), "text", "x"),
    "a paragraph": lambda p: first(p, "a:p").addnext(deepcopy(first(p, "a:p"))),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_what_people_see_changes_the_digest(name: str, written: Any) -> None:
    before = digests(written)
    SEEN[name](written)
    changed = [a != b for a, b in zip(before, digests(written), strict=True)]
    assert changed.count(True) == 1


UNSEEN: dict[str, Edit] = {
    "an id": lambda p: first(p, "p:sp").find(f"./*/{qn('p:cNvPr')}").set("id", "777"),
    "a name": lambda p: first(p, "p:sp").find(f"./*/{qn('p:cNvPr')}").set("name", "Other"),
    "a language": lambda p: first(p, "a:rPr").set("lang", "de-DE"),
    "a proofing mark": lambda p: first(p, "a:rPr").set("noProof", "1"),
    "a stated default": lambda p: first(p, "a:rPr").set("i", "0"),
    "the height of a row": lambda p: first(p, "a:tr").set("h", "999999"),
    "the number of the slide": lambda p: setattr(
        first(p, "a:fld").find(qn("a:t")), "text", "99"),
}  # fmt: skip


@pytest.mark.parametrize("gone", ["idx", "value"])
def test_a_point_that_lacks_its_number_or_value_is_read_all_the_same(gone: str) -> None:
    point = {"idx": "<c:pt><c:v>1</c:v></c:pt>", "value": "<c:pt idx='0'/>"}[gone]
    other = "<c:pt idx='1'><c:v>2.50</c:v></c:pt>"
    cache = f"<c:numCache {nsdecls('c')}>{point}{other}</c:numCache>"
    form: list[str] = []
    _read_chart(parse_xml(cache), form, has_look=False)
    first = ["pt", "v: 1"] if gone == "idx" else ["pt"]
    assert form == [*first, "pt idx=1", "v: 2.5"]


def test_the_values_of_a_series_are_read_with_their_numbers() -> None:
    points = "".join(f"<c:pt idx='{n}'><c:v>{n}.10</c:v></c:pt>" for n in range(3))
    form: list[str] = []
    _read_chart(
        parse_xml(f"<c:numCache {nsdecls('c')}>{points}</c:numCache>"), form, has_look=False
    )
    assert form == ["pt", "v: 0.1", "pt idx=1", "v: 1.1", "pt idx=2", "v: 2.1"]


@pytest.mark.parametrize("name", UNSEEN)
def test_what_a_mere_save_may_change_does_not(name: str, written: Any) -> None:
    before = digests(written)
    UNSEEN[name](written)
    assert digests(written) == before
