"""Decks in the templates of institutions: sound, legible, in the template's places."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from boardapp.case.deck_settings import Preset
from boardapp.casefile.files import read_case
from boardapp.deck.errors import DeckError
from boardapp.deck.export import export_deck
from boardapp.deck.writing.writer import DeckReport, write_deck
from boardapp.resources import example_case
from tests.deck.sample_deck import charts_of, deck, every_block, slide, text
from tests.deck.templates import TEMPLATES, written

CHECKS = Path(__file__).resolve().parents[4] / "shared" / "checks"
IMPRESS = Path("/usr/lib/libreoffice/share/template/common/presnt")


@pytest.fixture
def in_template(tmp_path: Path) -> Callable[[str], tuple[Any, DeckReport]]:
    """Write the deck with every block in a template, and open it again."""

    def write(name: str) -> tuple[Any, DeckReport]:
        target = tmp_path / "deck.pptx"
        report = write_deck(every_block(), target, template=written(tmp_path, name))
        return Presentation(str(target)), report

    return write


def _holders(page: Any) -> dict[Any, Any]:
    return {shape.placeholder_format.type: shape for shape in page.placeholders}


def _footers(page: Any) -> list[str]:
    return [s.text_frame.text for s in page.shapes if s.has_text_frame and "published" in
            s.text_frame.text]  # fmt: skip


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_gives_a_sound_and_legible_deck(in_template: Any, name: str) -> None:
    presentation, report = in_template(name)
    assert report.problems == ()
    assert report.parts > 0
    for page in presentation.slides:
        assert page.shapes[0].shape_id == page.shapes.title.shape_id
        assert _footers(page) == ["Patient 1 · published"]
        assert page.element.findall(f".//{qn('a:fld')}")


@pytest.mark.parametrize(
    "name",
    ["four to three", "ten wide", "of PowerPoint", "dark", "two masters", "no footer", "potx"],
)
def test_templates_that_differ_pass_the_schema(
    in_template: Any, tmp_path: Path, name: str, assert_valid_pptx: Callable[[Path], None]
) -> None:
    in_template(name)
    assert_valid_pptx(tmp_path / "deck.pptx")


def test_the_size_of_the_slides_is_the_template_s(in_template: Any) -> None:
    presentation, _ = in_template("four to three")
    assert (presentation.slide_width.pt, presentation.slide_height.pt) == (720, 540)
    edges = [shape.left.pt + shape.width.pt for page in presentation.slides for shape in page.shapes
             if shape.width]  # fmt: skip
    assert max(edges) <= 720


def test_type_scales_with_the_height_of_the_slides(in_template: Any) -> None:
    sizes = {}
    for name in ("potx", "ten wide"):
        presentation, report = in_template(name)
        assert report.problems == ()
        pages = list(presentation.slides)
        sizes[name] = [
            sorted(int(run.get("sz")) for run in page.element.iter(qn("a:rPr")) if run.get("sz"))
            for page in pages
        ]
        places = [(s.left, s.top, s.width) for page in pages for s in page.shapes if s.width]
        edges = [(left + width) / presentation.slide_width for left, _, width in places]
        assert max(edges) > 0.9
    assert len(sizes["ten wide"]) == len(sizes["potx"])
    assert sizes["ten wide"] == [[round(size * 0.75) for size in page] for page in sizes["potx"]]


def test_the_insets_of_a_title_scale_too(in_template: Any) -> None:
    presentation, _ = in_template("ten wide")
    body = presentation.slides[0].shapes.title.text_frame._txBody.find(qn("a:bodyPr"))
    assert (body.get("lIns"), body.get("tIns")) == ("68580", "34290")


def test_a_chart_on_smaller_slides_has_smaller_type_and_marks(in_template: Any) -> None:
    found = {}
    for name in ("potx", "ten wide"):
        presentation, _ = in_template(name)
        chart = next(s.chart for page in presentation.slides for s in charts_of(page))
        space = chart._chartSpace
        found[name] = (
            {int(font.get("sz")) for font in space.iter(qn("a:defRPr")) if font.get("sz")},
            {int(mark.get("val")) for mark in space.iter(qn("c:size"))},
        )
    assert found["ten wide"][0] == {round(size * 0.75) for size in found["potx"][0]}
    assert found["ten wide"][1] == {round(size * 0.75) for size in found["potx"][1]}


def test_lists_of_extensions_and_notes_masters_stay_single(in_template: Any) -> None:
    presentation, _ = in_template("of PowerPoint")
    children = [child.tag for child in presentation.element]
    assert children.count(qn("p:extLst")) == 1
    assert children.count(qn("p:notesMasterIdLst")) == 1
    assert children[-1] == qn("p:extLst")
    uris = [item.get("uri") for item in presentation.element.find(qn("p:extLst"))]
    assert len(uris) == len(set(uris)) == 2


def test_layouts_are_found_by_name(in_template: Any) -> None:
    presentation, report = in_template("four to three")
    assert [page.slide_layout.name for page in presentation.slides][:3] == [
        "Title and Content", "Two Content", "Title Only",
    ]  # fmt: skip
    assert not [note for note in report.notes if "layout" in note]


def test_layouts_with_other_names_are_found_by_their_placeholders(in_template: Any) -> None:
    presentation, report = in_template("foreign names")
    assert [page.slide_layout.name for page in presentation.slides][:3] == [
        "Haus 1", "Haus 3", "Haus 5",
    ]  # fmt: skip
    assert not [note for note in report.notes if "layout" in note]


def test_the_master_that_has_the_layouts_is_taken(in_template: Any) -> None:
    presentation, _ = in_template("two masters")
    masters = {page.slide_layout.slide_master.part.partname for page in presentation.slides}
    assert masters == {presentation.slide_masters[1].part.partname}


def test_footer_and_number_stand_in_the_template_s_placeholders(in_template: Any) -> None:
    presentation, _ = in_template("four to three")
    holders = _holders(presentation.slides[0])
    assert PP_PLACEHOLDER.FOOTER in holders
    assert PP_PLACEHOLDER.SLIDE_NUMBER in holders
    assert PP_PLACEHOLDER.DATE not in holders


def test_a_template_without_footer_is_told_and_text_boxes_stand_in(in_template: Any) -> None:
    presentation, report = in_template("no footer")
    assert PP_PLACEHOLDER.FOOTER not in _holders(presentation.slides[0])
    assert [note for note in report.notes if "template" in note] == [
        "The template has no footer on some of its layouts; there a text box stands in.",
        "The template has no slide number on some of its layouts; there a text box stands in.",
    ]


def test_charts_lie_on_a_light_sheet_where_the_template_is_dark(in_template: Any) -> None:
    for name, count in (("dark", 2), ("four to three", 0)):
        presentation, _ = in_template(name)
        sheets = [s for page in presentation.slides for s in page.shapes if s.name == "Sheet"]
        assert len(sheets) == count  # the chart and the timeline


def test_text_on_a_picture_has_a_sheet_and_the_report_says_why(in_template: Any) -> None:
    presentation, report = in_template("picture behind")
    assert all("Sheet" in [s.name for s in page.shapes] for page in presentation.slides)
    assert any("light sheet under it" in note for note in report.notes)


def test_a_title_on_a_dark_band_becomes_light(in_template: Any) -> None:
    presentation, _ = in_template("band")
    run = presentation.slides[0].shapes.title.text_frame.paragraphs[0].runs[0]
    assert run._r.rPr.find(f".//{qn('a:schemeClr')}").get("val") == "bg1"


def test_an_unknown_font_gets_more_room_and_is_told(in_template: Any) -> None:
    presentation, report = in_template("wide font")
    assert any("“Clinic Sans”" in note for note in report.notes)
    runs = [run for page in presentation.slides for run in page.element.iter(qn("a:rPr"))]
    assert {run.get("cap") for run in runs} == {None, "none"}
    chart = next(s.chart for page in presentation.slides for s in charts_of(page))
    assert {font.get("typeface") for font in chart._chartSpace.iter(qn("a:latin"))} == {"Calibri"}


def test_text_in_a_wide_font_is_given_more_lines(tmp_path: Path) -> None:
    made = deck(slide("Long", text("word " * 100)))
    heights = []
    for name in ("potx", "wide font"):
        write_deck(made, tmp_path / "d.pptx", template=written(tmp_path, name))
        page = Presentation(str(tmp_path / "d.pptx")).slides[0]
        heights.append(next(s.height.pt for s in page.shapes if "word" in s.text_frame.text))
    assert heights[1] > heights[0] * 1.2


def test_the_banner_stands_above_the_title(in_template: Any) -> None:
    for page in in_template("four to three")[0].slides:
        [banner] = [shape for shape in page.shapes if shape.name == "Banner"]
        assert banner.text_frame.text == "SYNTHETIC CASE – made up"
        assert banner.top == 0
        assert page.shapes.title.top >= banner.height


def test_a_template_without_titles_is_refused(tmp_path: Path) -> None:
    presentation = Presentation()
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type in {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}:
                shape._element.getparent().remove(shape._element)
    path = tmp_path / "untitled.pptx"
    presentation.save(str(path))
    with pytest.raises(DeckError, match="no slide layout with a title"):
        write_deck(every_block(), tmp_path / "deck.pptx", template=path)


def test_slides_too_small_for_text_are_refused(tmp_path: Path) -> None:
    presentation = Presentation()
    presentation.slide_height = presentation.slide_height // 3
    path = tmp_path / "small.pptx"
    presentation.save(str(path))
    with pytest.raises(DeckError, match="leaves no room for text"):
        write_deck(every_block(), tmp_path / "deck.pptx", template=path)


@pytest.mark.parametrize(
    ("name", "logo"),
    [
        ("logo above right", (830, 15)),
        ("logo above left", (20, 15)),
        ("logo below right", (830, 440)),
        ("logo below left", (20, 440)),
    ],
)
def test_nothing_is_written_over_a_logo(
    in_template: Any, name: str, logo: tuple[float, float]
) -> None:
    presentation, report = in_template(name)
    assert report.problems == ()
    left, top = logo
    for page in presentation.slides:
        for shape in page.shapes:
            if not shape.width or shape.name == "Banner":
                continue
            across = min(shape.left.pt + shape.width.pt, left + 110) - max(shape.left.pt, left)
            down = min(shape.top.pt + shape.height.pt, top + 50) - max(shape.top.pt, top)
            assert across <= 2 or down <= 2, shape.name


def test_a_title_that_stands_too_low_on_every_layout_is_raised(tmp_path: Path) -> None:
    presentation = Presentation()
    height = presentation.slide_height
    for holder in (presentation.slide_master, *presentation.slide_layouts):
        for shape in holder.placeholders:
            if shape.placeholder_format.type in {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}:
                shape.left, shape.top = 457200, round(height * 0.35)
                shape.width, shape.height = 8229600, round(height * 0.2)
    path = tmp_path / "low.pptx"
    presentation.save(str(path))
    report = write_deck(every_block(), tmp_path / "deck.pptx", template=path)
    assert report.problems == ()
    page = Presentation(str(tmp_path / "deck.pptx")).slides[0]
    assert page.shapes.title.top < height * 0.1


def test_the_same_template_gives_the_same_bytes(tmp_path: Path) -> None:
    template = written(tmp_path, "dark")
    made = []
    for number in range(2):
        path = tmp_path / f"{number}.pptx"
        write_deck(every_block(), path, template=template)
        made.append(path.read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("name", ["four to three", "ten wide", "wide font"])
def test_the_standard_deck_shows_twelve_slides_at_most_and_every_option(
    tmp_path: Path, name: str
) -> None:
    path, target = example_case("letter"), tmp_path / "deck.pptx"
    report = export_deck(read_case(path), path, target, template=written(tmp_path, name))
    assert report.problems == ()
    presentation = Presentation(str(target))
    p14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
    parts = {
        part.get("name"): [int(item.get("id")) for item in part.iter(f"{p14}sldId")]
        for part in presentation.element.iter(f"{p14}section")
    }
    backup = parts.pop("Backup")
    main = [number for numbers in parts.values() for number in numbers]
    assert 8 <= len(main) <= 12
    assert [page.slide_id for page in presentation.slides] == [*main, *backup]
    titles = {page.slide_id: page.shapes.title.text_frame.text for page in presentation.slides}
    behind = {titles[number] for number in backup}
    assert not [title for title in behind if title.startswith(("Options", "Question"))]


def _checked(script: str, path: Path) -> str:
    """The last line of one of the checks beside the checkout; skipped where it is not there."""
    if not (CHECKS / script).exists():
        pytest.skip("shared sample data absent")
    done = subprocess.run([sys.executable, CHECKS / script, path], capture_output=True, text=True,
                          check=False)  # fmt: skip
    return done.stdout.strip()


def _overflowing(said: str) -> list[str]:
    """The findings but those on one word: broken at its hyphen, its half is taken for another."""
    return [line for line in said.splitlines()[:-1] if " 1 words outside" not in line]


@pytest.mark.slow
@pytest.mark.parametrize("preset", ["short", "standard", "full"])
@pytest.mark.parametrize("case", ["letter", "synthetic", "minimal"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_case_in_every_template_passes_all_checks(
    tmp_path: Path, name: str, case: str, preset: Preset, assert_valid_pptx: Callable[[Path], None]
) -> None:
    path, target = example_case(case), tmp_path / "deck.pptx"
    template = written(tmp_path, name)
    report = export_deck(read_case(path), path, target, preset, template=template)
    assert report.problems == ()
    assert_valid_pptx(target)
    assert ": 0 errors, 0 warnings" in _checked("pptx_check.py", target)
    assert _overflowing(_checked("overflow_check.py", target)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["DNA", "Candy", "Lights", "Midnightblue", "Portfolio", "Vivid"])
def test_the_templates_of_impress_give_a_sound_deck(
    tmp_path: Path, name: str, assert_valid_pptx: Callable[[Path], None]
) -> None:
    source = IMPRESS / f"{name}.otp"
    if not source.exists():
        pytest.skip("needs LibreOffice")  # Debian keeps its templates in a package of LibreOffice
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "pptx", "--outdir", tmp_path, source],
        check=True, capture_output=True,
    )  # fmt: skip
    path, target = example_case("letter"), tmp_path / "deck.pptx"
    report = export_deck(read_case(path), path, target, template=tmp_path / f"{name}.pptx")
    assert report.problems == ()
    assert_valid_pptx(target)
    assert ": 0 errors, 0 warnings" in _checked("pptx_check.py", target)
