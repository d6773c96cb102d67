"""A deck that people edited, brought up to date: theirs stays, the rest follows the case."""

import shutil
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.deck_settings import DeckSettings, SlideSetting
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.deck.checks.package import check_package
from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.export import export_deck
from boardapp.deck.marking.marker import read_deck_mark, read_mark
from boardapp.deck.update.remark import HEADING
from boardapp.deck.update.report import UpdateReport
from boardapp.deck.update.update import BY_HAND, COPY, NOT_GIVEN, update_deck
from boardapp.resources import example_case
from tests.deck import templates

QUESTION = (
    "Is a second transplant an option after so many lines of therapy, and if so, from which donor, "
    "with which conditioning, and what should bridge the time until then, given bleeding and a "
    "prolonged aPTT under inotuzumab ozogamicin?"
)
SLIDES = ("question", "timeline", "status", "options")
"""What most tests need of the short deck: the backup would only take time."""
Edit = Callable[[Any], None]
Update = Callable[..., UpdateReport]


@pytest.fixture
def case(letter_path: Path) -> Case:
    return read_case(letter_path)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("written") / "deck.pptx"
    export_deck(read_case(example_case("letter")), None, path, "short", slides=SLIDES)
    return path


@pytest.fixture
def deck(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(written, tmp_path))


@pytest.fixture
def edit(deck: Path) -> Callable[[Edit], None]:
    def run(change: Edit) -> None:
        presentation = Presentation(str(deck))
        change(presentation)
        presentation.save(str(deck))

    return run


@pytest.fixture
def update(deck: Path) -> Update:
    """Updates the deck in place; whatever was done to it, the file is sound afterwards."""

    def run(case: Case) -> UpdateReport:
        report = update_deck(case, None, deck)
        assert [p.text for p in check_package(deck.read_bytes()) if p.is_grave] == []
        return report

    return run


def asked(case: Case, question: str = QUESTION) -> Case:
    stated = replace(case.meeting.question, text=question)
    return replace(case, meeting=replace(case.meeting, question=stated, questions=()))


def measured(case: Case, value: int = 77) -> Case:
    """The case with another first result of the platelets."""
    number = next(i for i, lab in enumerate(case.labs) if lab.test == "platelets")
    lab = replace(case.labs[number], value=Value(value))
    return replace(case, labs=(*case.labs[:number], lab, *case.labs[number + 1 :]))


def relapsed(case: Case) -> Case:
    new = Assessment(
        id="relapse-5", when=When.parse("after last-follow-up"), finding="relapse",
        sites=("testis",), source="letter ¶10",
    )  # fmt: skip
    return replace(case, assessments=(*case.assessments, new))


def slide_of(path_or_deck: Any, key: str, part: int = 1) -> Any:
    presentation = (
        Presentation(str(path_or_deck)) if isinstance(path_or_deck, Path) else path_or_deck
    )
    for slide in presentation.slides:
        mark = read_mark(slide)
        if mark and (mark.key, mark.part) == (key, part):
            return slide
    return None


def keys(path: Path) -> list[str]:
    marks = [read_mark(slide) for slide in Presentation(str(path)).slides]
    return [f"{mark.key} {mark.part}" if mark else "by hand" for mark in marks]


def text_of(slide: Any) -> str:
    return "\n".join(t.text or "" for t in slide.element.iter(qn("a:t")))


def notes_of(slide: Any) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def table_on(slide: Any) -> Any:
    return next(shape for shape in slide.shapes if shape.has_table)


# Nothing changed


def test_an_untouched_deck_of_an_unchanged_case_stays_the_same_to_the_byte(
    case: Case, deck: Path, update: Update
) -> None:
    before = deck.read_bytes()
    report = update(case)
    assert deck.read_bytes() == before
    assert (report.updated, report.kept, report.added, report.removed) == ((), (), (), ())
    nothing, checked = report.lines
    assert nothing == "Nothing had changed in the case since the deck was written."
    assert checked.endswith("parts of the file; nothing found.")


@pytest.mark.parametrize("change", [asked, measured, relapsed])
def test_an_untouched_deck_becomes_what_a_new_export_gives(
    change: Callable[[Case], Case], case: Case, deck: Path, update: Update, tmp_path: Path
) -> None:
    report = update(change(case))
    fresh = tmp_path / "fresh.pptx"
    export_deck(change(case), None, fresh, "short", slides=SLIDES)
    updated, exported = (Presentation(str(path)).slides for path in (deck, fresh))
    assert [text_of(slide) for slide in updated] == [text_of(slide) for slide in exported]
    assert [notes_of(slide) for slide in updated] == [notes_of(slide) for slide in exported]
    assert [digests(slide) for slide in updated] == [digests(slide) for slide in exported]
    assert report.updated
    assert report.kept == ()


def digests(slide: Any) -> list[list[str]]:
    mark = read_mark(slide)
    assert mark is not None
    return [[shape.digest for shape in unit.shapes] for unit in mark.units]


def test_a_second_update_changes_nothing_more(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    edit(lambda p: set_text(slide_of(p, "question").shapes.title, "My own title"))
    update(measured(asked(case)))
    before = deck.read_bytes()
    report = update(measured(asked(case)))
    assert deck.read_bytes() == before
    assert report.updated == ()


def test_what_powerpoint_changes_on_saving_does_not_count_as_an_edit(
    case: Case, edit: Any, update: Update
) -> None:
    edit(as_saved_by_powerpoint)
    report = update(measured(asked(case)))
    assert report.kept == ()
    assert any("second transplant" in slide or "slide 1" in slide for slide in report.updated)


def as_saved_by_powerpoint(presentation: Any) -> None:
    """Ids, names, extensions, languages, proofing marks, cut runs: what a mere save may change."""
    for slide in presentation.slides:
        for number, item in enumerate(slide.element.iter(qn("p:cNvPr")), start=1):
            item.set("id", str(number + 900))
            item.set("name", f"Shape {number}")
            if item.find(qn("a:extLst")) is None:
                item.append(creation_id(number))
        for run in list(slide.element.iter(qn("a:r"))):
            run.get_or_add_rPr().set("dirty", "0")
            run.rPr.set("lang", "en-US")
            cut_in_two(run)
        for paragraph in slide.element.iter(qn("a:p")):
            if paragraph.find(qn("a:endParaRPr")) is None:
                etree.SubElement(paragraph, qn("a:endParaRPr"), {"lang": "en-US", "dirty": "0"})
        for row in slide.element.iter(qn("a:tr")):
            row.set("h", str(int(row.get("h")) + 3))


def creation_id(number: int) -> Any:
    text = (
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"><a16:creationId '
        'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" '
        f'id="{{{number:08X}-0000-4000-8000-000000000000}}"/></a:ext></a:extLst>'
    )
    return etree.fromstring(text)


def cut_in_two(run: Any) -> None:
    text = run.find(qn("a:t")).text or ""
    if len(text) > 3:
        rest = deepcopy(run)
        run.find(qn("a:t")).text, rest.find(qn("a:t")).text = text[:2], text[2:]
        run.find(qn("a:rPr")).set("err", "1")
        run.addnext(rest)


# What a person changed


def set_text(shape: Any, text: str) -> None:
    shape.text_frame.paragraphs[0].runs[0].text = text
    for run in shape.text_frame.paragraphs[0].runs[1:]:
        run.text = ""


def test_a_new_title_stays_and_the_rest_of_the_slide_is_updated(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    edit(lambda p: set_text(slide_of(p, "question").shapes.title, "What shall we do?"))
    report = update(asked(case))
    slide = slide_of(deck, "question")
    assert slide.shapes.title.text_frame.text == "What shall we do?"
    assert "Is a second transplant an option" in text_of(slide)
    assert report.kept[0].slide == "slide 1, “What shall we do?”"
    assert report.kept[0].what[0] == "Title: as edited."


def test_a_moved_figure_stays_where_it_is_and_shows_what_changed(
    case: Case, deck: Path, edit: Any, update: Update, assert_valid_pptx: Callable[[Path], None]
) -> None:
    def move(presentation: Any) -> None:
        shape = next(s for s in slide_of(presentation, "question").shapes if s.name == "Question")
        shape.left = Emu(shape.left + 500000)

    edit(move)
    assert_valid_pptx(deck)
    stood = next(s for s in slide_of(deck, "question").shapes if s.name == "Question")
    report = update(asked(case))
    slide = slide_of(deck, "question")
    assert_valid_pptx(deck)
    kept = next(shape for shape in slide.shapes if shape.name == "Question")
    assert kept.left == stood.left
    assert "Is a second transplant an option" in text_of(slide)
    moved = "Question: moved by hand; what it shows follows the case."
    assert report.kept[0].what == (moved,)


def test_added_shapes_stay_and_the_own_shapes_around_them_are_updated(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    def add(presentation: Any) -> None:
        box = slide_of(presentation, "question").shapes.add_textbox(
            Inches(1), Inches(1), Inches(2), Inches(0.5)
        )
        box.text_frame.text = "Ask the parents first"

    edit(add)
    report = update(asked(case))
    assert "Ask the parents first" in text_of(slide_of(deck, "question"))
    assert "Is a second transplant an option" in text_of(slide_of(deck, "question"))
    assert "A shape that was added." in report.kept[0].what
    assert report.kept[0].slide in report.updated


def test_a_changed_table_cell_keeps_the_table_and_tells_the_new_value(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    key = "status"

    def change(presentation: Any) -> None:
        table = table_on(slide_of(presentation, key)).table
        set_text(table.cell(1, 1), "as I say")

    edit(change)
    report = update(measured(relapsed(case)))
    assert table_on(slide_of(deck, key)).table.cell(1, 1).text == "as I say"
    told = next(kept for kept in report.kept if "Table 1: as edited." in kept.what or
                "Table: as edited." in kept.what)  # fmt: skip
    assert any(": now “" in sentence for sentence in told.what)
    assert HEADING in notes_of(slide_of(deck, key))


def test_a_shape_that_was_taken_off_is_not_put_back(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    def remove(presentation: Any) -> None:
        for shape in list(slide_of(presentation, "question").shapes):
            if shape.name == "Question":
                shape._element.getparent().remove(shape._element)

    edit(remove)
    report = update(asked(case))
    assert "Is a second transplant an option" not in text_of(slide_of(deck, "question"))
    assert "Question: taken off by hand." in report.kept[0].what


def test_edited_notes_stay_and_get_a_remark_that_the_next_update_replaces(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    def write(presentation: Any) -> None:
        frame = slide_of(presentation, "question").notes_slide.notes_text_frame
        frame.add_paragraph().text = "Speak slowly."

    edit(write)
    update(asked(case, "First? " + QUESTION))
    assert "Speak slowly." in notes_of(slide_of(deck, "question"))
    assert "First?" in notes_of(slide_of(deck, "question"))
    update(asked(case, "Second? " + QUESTION))
    notes = notes_of(slide_of(deck, "question"))
    assert notes.count(HEADING) == 1
    assert "Second?" in notes
    assert "First?" not in notes
    update(case)
    assert HEADING not in notes_of(slide_of(deck, "question"))
    assert notes_of(slide_of(deck, "question")).endswith("Speak slowly.")


def test_a_correction_by_hand_that_the_case_then_makes_too_is_adopted(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    later = Path(deck.with_name("later.pptx"))
    export_deck(asked(case), None, later, "short", slides=SLIDES)
    correct = slide_of(later, "question")

    def change(presentation: Any) -> None:
        shapes = list(slide_of(presentation, "question").shapes)
        for shape, right in zip(shapes, correct.shapes, strict=True):
            if shape.name == "Question":
                for part in list(shape.shapes):
                    shape._element.remove(part._element)
                alt = right._element.nvGrpSpPr.cNvPr.get("descr")
                shape._element.nvGrpSpPr.cNvPr.set("descr", alt)
                for part in right.shapes:
                    shape._element.append(deepcopy(part._element))
            elif shape.has_text_frame:
                shape._element.replace(shape._element.txBody, deepcopy(right._element.txBody))

    edit(change)
    report = update(asked(case))
    assert "Question: as edited." in report.kept[0].what
    assert update(asked(case)).kept == ()


def test_a_recoloured_shape_counts_as_edited(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    def paint(presentation: Any) -> None:
        shape = next(s for s in slide_of(presentation, "question").shapes if s.name == "Question")
        shape = next(part for part in shape.shapes if part.has_text_frame)
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor(0xFF, 0xEE, 0xDD)

    edit(paint)
    update(asked(case))
    shape = next(s for s in slide_of(deck, "question").shapes if s.name == "Question")
    painted = next(part for part in shape.shapes if part.has_text_frame)
    assert painted.fill.fore_color.rgb == RGBColor(0xFF, 0xEE, 0xDD)


# Slides


def delete(presentation: Any, slide: Any) -> None:
    listed = presentation.slides._sldIdLst
    item = next(item for item in listed if int(item.get("id")) == slide.slide_id)
    presentation.part.drop_rel(item.rId)
    listed.remove(item)


def duplicate(presentation: Any, slide: Any) -> Any:
    """Copy a slide as scripts do: its XML and its relationships."""
    copy = presentation.slides.add_slide(slide.slide_layout)
    for shape in list(copy.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in slide.shapes:
        copy.shapes._spTree.append(deepcopy(shape._element))
    for rid, relation in slide.part.rels.items():
        if relation.reltype.endswith("/tags"):
            data = deepcopy(slide.element.cSld.find(qn("p:custDataLst")))
            data[0].set(qn("r:id"), copy.part.relate_to(relation.target_part, relation.reltype))
            copy.element.cSld.append(data)
        assert rid
    return copy


def test_a_deleted_slide_stays_deleted_and_is_named(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    edit(lambda p: delete(p, slide_of(p, "status")))
    for _ in range(2):
        report = update(measured(case))
        assert "status 1" not in keys(deck)
        assert len(report.removed) == 1
        assert report.added == ()


def test_the_order_of_slides_is_kept_and_the_sections_follow(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    def reorder(presentation: Any) -> None:
        listed = presentation.slides._sldIdLst
        listed.insert(0, listed[3])

    edit(reorder)
    before = keys(deck)
    update(relapsed(measured(case)))
    assert [key for key in keys(deck) if key in before] == before


def test_a_new_backup_slide_stands_in_the_backup_though_its_neighbour_is_shown(
    case: Case, tmp_path: Path
) -> None:
    """An older deck, or a choice of its author, has the table of lines among the main slides."""
    path = tmp_path / "deck.pptx"
    shown = DeckSettings(preset="standard", slides=(SlideSetting(key="lines", part="main"),))
    bare = {"evidence": "", "risks": "", "prior_exposure": ""}
    brief = tuple(replace(option, **bare) for option in case.options)
    export_deck(replace(case, options=brief, presentation=shown), None, path, "standard")
    assert "options-in-full 1" not in keys(path)
    update_deck(case, None, path)
    there = keys(path)
    assert there.index("recommendation 1") < there.index("lines 1")
    assert there.index("lines 1") < there.index("options-in-full 1")


def test_a_slide_made_by_hand_stays_where_it_is_and_is_named(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    def add(presentation: Any) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts[0])
        slide.shapes.title.text_frame.text = "Our own experience"
        listed = presentation.slides._sldIdLst
        listed.insert(1, listed[-1])

    edit(add)
    report = update(asked(case))
    assert keys(deck)[:3:2] == ["question 1", "timeline 1"]
    assert keys(deck)[1] == "by hand"
    kept = {kept.slide: kept.what for kept in report.kept}
    assert kept["slide 2, “Our own experience”"] == (BY_HAND,)


def test_of_a_duplicated_slide_one_is_updated_and_the_other_kept(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    edit(lambda p: duplicate(p, slide_of(p, "question")))
    report = update(asked(case))
    slides = list(Presentation(str(deck)).slides)
    assert "Is a second transplant an option" in text_of(slides[0])
    assert "Is a second transplant an option" not in text_of(slides[-1])
    assert report.kept[-1].what == (COPY,)
    assert len(report.kept) == 1


def test_of_an_edited_slide_and_its_untouched_copy_the_copy_is_updated(
    case: Case, deck: Path, edit: Any, update: Update
) -> None:
    def change(presentation: Any) -> None:
        duplicate(presentation, slide_of(presentation, "question"))
        set_text(presentation.slides[0].shapes.title, "Mine")

    edit(change)
    update(asked(case))
    slides = list(Presentation(str(deck)).slides)
    assert "Is a second transplant an option" not in text_of(slides[0])
    assert "Is a second transplant an option" in text_of(slides[-1])


def test_a_new_slide_is_put_at_its_place_in_the_outline(
    case: Case, tmp_path: Path, assert_valid_pptx: Callable[[Path], None]
) -> None:
    path = tmp_path / "deck.pptx"
    slides = ("question", "goals", "options", "backup", "relapses")
    export_deck(replace(case, goals=()), None, path, slides=slides)
    assert "goals 1" not in keys(path)
    report = update_deck(case, None, path)
    export_deck(case, None, tmp_path / "fresh.pptx", slides=slides)
    assert keys(path) == keys(tmp_path / "fresh.pptx")
    assert len(report.added) == 1
    assert_valid_pptx(path)
    assert check_package(path.read_bytes()) == []


def test_an_untouched_slide_that_the_case_no_longer_gives_is_taken_out(
    case: Case, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    export_deck(case, None, path, slides=("question", "goals", "options"))
    report = update_deck(replace(case, goals=()), None, path)
    assert "goals 1" not in keys(path)
    assert len(report.withdrawn) == 1
    assert check_package(path.read_bytes()) == []
    assert "goals 1" in keys_after(case, path)


def keys_after(case: Case, path: Path) -> list[str]:
    update_deck(case, None, path)
    return keys(path)


def test_an_edited_slide_that_the_case_no_longer_gives_stays(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    export_deck(case, None, path, slides=("question", "goals", "options"))
    presentation = Presentation(str(path))
    set_text(slide_of(presentation, "goals").shapes.title, "What they want")
    presentation.save(str(path))
    report = update_deck(replace(case, goals=()), None, path)
    assert "goals 1" in keys(path)
    assert any(kept.what == ("Title: as edited.", NOT_GIVEN) for kept in report.kept)


def test_no_part_is_left_without_use_and_charts_are_renewed(
    synthetic_path: Path, tmp_path: Path, assert_valid_pptx: Callable[[Path], None]
) -> None:
    case = read_case(synthetic_path)
    path, fresh = tmp_path / "deck.pptx", tmp_path / "fresh.pptx"
    export_deck(case, synthetic_path, path, "short")
    fewer = replace(case, labs=case.labs[:-300])
    update_deck(fewer, synthetic_path, path)
    export_deck(fewer, synthetic_path, fresh, "short")
    assert len(parts(path)) == len(parts(fresh))
    assert_valid_pptx(path)
    assert check_package(path.read_bytes()) == []
    charts = [
        sorted(data for name, data in parts(p).items() if name.startswith("ppt/charts/chart"))
        for p in (path, fresh)
    ]
    assert charts[0] == charts[1]


def test_an_animated_shape_keeps_its_id(case: Case, deck: Path, edit: Any, update: Update) -> None:
    ids: list[int] = []

    def animate(presentation: Any) -> None:
        slide = slide_of(presentation, "question")
        shape = next(s for s in slide.shapes if s.name == "Question")
        ids.append(shape.shape_id)

    edit(animate)
    update(asked(case))
    shape = next(s for s in slide_of(deck, "question").shapes if s.name == "Question")
    assert shape.shape_id == ids[0]


# The deck


def test_the_deck_says_from_which_state_of_the_case_it_is(
    case: Case, deck: Path, update: Update
) -> None:
    before = parts(deck)["docProps/custom.xml"]
    update(asked(case))
    assert parts(deck)["docProps/custom.xml"] != before
    mark = read_deck_mark(Presentation(str(deck)))
    assert mark is not None
    assert mark.preset == "short"


def test_another_file_can_be_written_and_the_edited_one_stays(
    case: Case, deck: Path, tmp_path: Path
) -> None:
    before, target = deck.read_bytes(), tmp_path / "new.pptx"
    report = update_deck(asked(case), None, deck, target)
    assert deck.read_bytes() == before
    assert report.path == target
    assert "Is a second transplant an option" in text_of(slide_of(target, "question"))


def test_a_cancelled_update_leaves_the_deck_as_it_is(case: Case, deck: Path) -> None:
    before = deck.read_bytes()
    with pytest.raises(ExportCancelled):
        update_deck(asked(case), None, deck, cancelled=lambda: True)
    assert deck.read_bytes() == before


def test_a_failure_leaves_the_deck_as_it_is(
    case: Case, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = deck.read_bytes()
    monkeypatch.setattr("boardapp.deck.markup.saving.write_atomic", fail)
    with pytest.raises(DeckError, match=r"deck\.pptx"):
        update_deck(asked(case), None, deck)
    assert deck.read_bytes() == before


def test_a_deck_of_another_case_is_refused(minimal_path: Path, deck: Path) -> None:
    with pytest.raises(DeckError, match="was made from another case than"):
        update_deck(read_case(minimal_path), None, deck)


def test_a_deck_not_made_by_boardapp_is_refused(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "other.pptx"
    Presentation().save(str(path))
    with pytest.raises(DeckError, match="was not made by boardapp"):
        update_deck(case, None, path)


def test_a_deck_of_a_newer_boardapp_is_refused(case: Case, deck: Path) -> None:
    rewrite(
        deck,
        b"&quot;format&quot;:1,&quot;version&quot;:&quot;",
        b"&quot;format&quot;:9,&quot;version&quot;:&quot;9",
    )
    with pytest.raises(DeckError, match="was made by a newer boardapp"):
        update_deck(case, None, deck)


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    found = parts(path)
    assert any(old in data for data in found.values())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in found.items():
            archive.writestr(name, data.replace(old, new))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is damaged or no PowerPoint presentation"),
        (b"PK\x03\x04 and no more", "is damaged or no PowerPoint presentation"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "has a password"),
    ],
)
def test_a_file_that_is_no_deck_is_refused(
    data: bytes, sentence: str, case: Case, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    with pytest.raises(DeckError, match=sentence):
        update_deck(case, None, path)
    assert path.read_bytes() == data


def test_a_deck_cut_off_is_refused(case: Case, deck: Path) -> None:
    deck.write_bytes(deck.read_bytes()[:-2000])
    with pytest.raises(DeckError, match="is damaged"):
        update_deck(case, None, deck)


def test_a_slide_whose_mark_is_damaged_counts_as_made_by_hand(
    case: Case, deck: Path, update: Update
) -> None:
    rewrite(deck, b'val="[&quot;question', b'val="{&quot;question')
    report = update(asked(case))
    assert report.kept[0].what == (BY_HAND,)


@pytest.mark.parametrize("name", ["four to three", "dark", "potx"])
def test_a_deck_in_a_template_is_updated_in_its_design(
    name: str, case: Case, tmp_path: Path
) -> None:
    path, again, fresh = (tmp_path / name for name in ("deck.pptx", "again.pptx", "fresh.pptx"))
    template = templates.written(tmp_path, name)
    export_deck(case, None, path, "short", slides=SLIDES, template=template)
    nothing, _ = update_deck(case, None, path, again).lines
    assert nothing == "Nothing had changed in the case since the deck was written."
    assert parts(again) == parts(path)
    update_deck(asked(case), None, path)
    export_deck(asked(case), None, fresh, "short", slides=SLIDES, template=template)
    slides = [Presentation(str(p)).slides for p in (path, fresh)]
    assert [digests(slide) for slide in slides[0]] == [digests(slide) for slide in slides[1]]


def test_the_slides_that_were_asked_for_are_asked_for_again(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    export_deck(case, None, path, slides=("question", "goals"))
    before = keys(path)
    report = update_deck(asked(case), None, path)
    assert report.added == ()
    assert keys(path) == before
