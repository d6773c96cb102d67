"""The checks of a written deck find what they are for, and nothing in a good one."""

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy

import pytest
from lxml import etree
from pptx import Presentation

from boardapp.deck.checks.package import check_package, check_parts
from boardapp.deck.markup.archive import zip_parts
from boardapp.deck.slides import ChartBlock
from boardapp.deck.writing.package import packed
from boardapp.deck.writing.writer import build_package
from tests.deck.sample_deck import chart, deck, every_block, slide, text
from tests.deck.templates import parts_of

Parts = dict[str, bytes]
SLIDE = "ppt/slides/slide1.xml"
SECOND = "ppt/slides/slide2.xml"
MAIN = "ppt/presentation.xml"


@pytest.fixture(scope="module")
def parts() -> Parts:
    with zipfile.ZipFile(io.BytesIO(build_package(every_block()).data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def swap(name: str, old: str, new: str, count: int = 1) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        text = parts[name].decode("utf-8")
        assert old in text
        parts[name] = text.replace(old, new, count).encode("utf-8")

    return change


def drop(name: str) -> Callable[[Parts], None]:
    return lambda parts: parts.pop(name) and None


def add(name: str, data: bytes) -> Callable[[Parts], None]:
    return lambda parts: parts.update({name: data})


def unlist(kind: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        tree = etree.fromstring(parts[MAIN])
        for item in tree.findall(f".//{{*}}{kind}"):
            item.getparent().remove(item)
        parts[MAIN] = etree.tostring(tree)

    return change


def twice(kind: str, name: str = "ppt/presentation.xml") -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        tree = etree.fromstring(parts[name])
        item = tree.find(f".//{{*}}{kind}")
        item.addnext(deepcopy(item))
        parts[name] = etree.tostring(tree)

    return change


@pytest.mark.parametrize("has_dates", [True, False])
def test_trees_that_are_known_give_the_same_problems_as_the_file(has_dates: bool) -> None:
    faint = slide("A", text("Seen on 8 Feb 2021 by a@example.org"))
    built = build_package(deck(faint, slide("B", ChartBlock(chart=chart(title="MRN 123456")))))
    known = packed(Presentation(io.BytesIO(built.data))).trees
    found = check_parts(parts_of(built.data), known, has_dates=has_dates)
    assert found == check_package(built.data, has_dates=has_dates)
    assert [problem for problem in found if "a@example.org" in problem.text]


def test_a_known_tree_is_not_read_again(parts: Parts) -> None:
    broken = parts | {SLIDE: b"<p:sld"}
    known = {SLIDE: Presentation(io.BytesIO(zip_parts(parts))).slides[0].element}
    assert check_parts(broken, known) == []


SIXTH = "ppt/slides/slide6.xml"


def test_a_good_deck_has_no_problem(parts: Parts) -> None:
    assert check_package(zip_parts(parts)) == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (drop("ppt/slideLayouts/slideLayout4.xml"), "missing"),
        (add("ppt/media/stray.bmp", b"x"), "has no content type"),
        (add("ppt/slides/slide99.xml", b"<a/>"), "Nothing leads to “ppt/slides/slide99.xml”."),
        (add("PPT/presentation.xml", b"<a/>"), "is stored twice"),
        (swap(SLIDE, "<p:cSld>", "<p:cSld"), "is no sound XML"),
        (swap("ppt/presentation.xml", 'r:id="rId1"', 'r:id="rId99"'), "rId99, which it has not"),
        (swap("ppt/presentation.xml", 'sldId id="257"', 'sldId id="999"'), "sections do not hold"),
        (swap(SLIDE, 'cNvPr id="3"', 'cNvPr id="2"'), "Slide 1: two of its shapes"),
        (swap("ppt/presentation.xml", "</p:presentation>", "<p:extLst/></p:presentation>"),
         "in p:presentation, p:extLst stands 2 times"),
        (swap("ppt/presentation.xml", "<p:sldMasterIdLst>", "<p:extLst/><p:sldMasterIdLst>"),
         "p:sldMasterIdLst stands at a wrong place"),
        (swap(SLIDE, "<p:cSld>", "<p:timing/><p:cSld>"), "p:cSld stands at a wrong place"),
        (swap(SLIDE, "</p:sld>", "<p:cSld/></p:sld>"), "in p:sld, p:cSld stands"),
        (swap(SLIDE, "<a:bodyPr", "<a:p/><a:bodyPr"), "a:bodyPr stands at a wrong place"),
        (swap(SECOND, "<a:tblGrid>", "<a:tblGrid/><a:tblGrid>"), "a:tblGrid stands 2 times"),
        (swap(SECOND, "<a:tblGrid>", "<p:sp/><a:tblGrid>"), "p:sp does not belong into a:tbl"),
        (swap("ppt/notesSlides/notesSlide1.xml", "<p:cSld>", "<p:extLst/><p:cSld>"),
         "“ppt/notesSlides/notesSlide1.xml”: in p:notes, p:cSld stands at a wrong place."),
        (unlist("notesMasterId"), "The master of the notes is not listed"),
        (unlist("sldMasterId"), "The master of the slides is not listed"),
        (twice("sldMasterId"), "A master of the slides is listed twice"),
        (twice("notesMasterId"), "A master of the notes is listed twice"),
        (twice("sldLayoutId", "ppt/slideMasters/slideMaster1.xml"), "layouts have the same id"),
    ],
)  # fmt: skip
def test_a_grave_fault_is_found(parts: Parts, fault: Callable[[Parts], None], said: str) -> None:
    broken = dict(parts)
    fault(broken)
    problems = check_package(zip_parts(broken))
    assert any(said in problem.text and problem.is_grave for problem in problems), problems


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (swap(SLIDE, 'type="title"', 'type="body"'), "Slide 1: it has no title."),
        (swap(SECOND, "Two blocks", "What should the board decide?"),
         "Slide 2: it has the title of slide 1."),
        (swap(SECOND, 'descr="', 'title="'), "has no alt text"),
        (swap(SECOND, 'firstRow="1"', 'firstRow="0"'), "has no header row"),
        (swap(SECOND, 'sz="1800"', 'sz="1200"'), "type of 12 points, below the 14"),
        (swap(SECOND, "row 0 cell 0", "row 0 cell 0 " * 30), "too low for its text"),
        (swap(SECOND, ">left<", f">{'left ' * 900}<"), "does not fit it"),
        (swap(SIXTH, 'x="609600"', 'x="9609600"'), "out of the slide"),
    ],
)  # fmt: skip
def test_a_fault_of_a_slide_is_named(
    parts: Parts, fault: Callable[[Parts], None], said: str
) -> None:
    broken = dict(parts)
    fault(broken)
    problems = check_package(zip_parts(broken))
    assert any(said in problem.text and not problem.is_grave for problem in problems), problems


def test_small_type_on_the_timeline_is_named(parts: Parts) -> None:
    name, slide = next((name, data) for name, data in parts.items() if b'name="Timeline"' in data)
    before, mark, timeline = slide.partition(b'name="Timeline"')
    small = {**parts, name: before + mark + re.sub(rb'sz="1[46]00"', b'sz="1300"', timeline)}
    assert small != parts
    problems = [problem.text for problem in check_package(zip_parts(small))]
    assert [text for text in problems if "type of 13 points, below the 14 it needs" in text]


def test_a_formula_in_a_workbook_is_found(parts: Parts) -> None:
    name = next(name for name in parts if name.endswith(".xlsx"))
    with zipfile.ZipFile(io.BytesIO(parts[name])) as archive:
        book = {inner: archive.read(inner) for inner in archive.namelist()}
    swap("xl/worksheets/sheet1.xml", "<v>", "<f>1+1</f><v>")(book)
    problems = check_package(zip_parts({**parts, name: zip_parts(book)}))
    assert [problem.text for problem in problems] == [f"“{name}” holds a formula or a link."]


@pytest.mark.parametrize("data", [b"", b"PK", b"no archive at all"])
def test_what_is_no_archive_is_named(data: bytes) -> None:
    assert "no sound archive" in check_package(data)[0].text
