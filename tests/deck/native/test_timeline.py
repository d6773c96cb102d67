"""The native timeline: one described group of sound shapes."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.oxml.ns import qn

from boardapp.casefile.files import read_case
from boardapp.deck.fitting.design import BODY
from boardapp.deck.fitting.measure import text_width
from boardapp.deck.native.timeline import add_timeline
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.geometry import lay_out
from boardapp.figures.timeline.timeline import AxisBreak, Bar, Lane, Mark, Tick, Timeline
from boardapp.resources import asset, example_case
from boardapp.review.review_case import review_case

FRAME = BODY
EXAMPLES = ["letter", "synthetic", "minimal"]


def example(name: str) -> Timeline:
    return course_timeline(review_case(read_case(example_case(name))))


def drawn(timeline: Timeline, folder: Path) -> Any:
    """The group, read back from a file."""
    deck = Presentation(str(asset("template.pptx")))
    layout = next(layout for layout in deck.slide_layouts if layout.name == "Visual")
    slide = deck.slides.add_slide(layout)
    for holder in list(slide.placeholders):
        holder._element.getparent().remove(holder._element)
    add_timeline(slide, timeline, FRAME)
    deck.save(str(folder / "deck.pptx"))
    (group,) = Presentation(str(folder / "deck.pptx")).slides[0].shapes
    return group


def texts(group: Any) -> list[str]:
    return [s.text_frame.text for s in group.shapes if s.has_text_frame and s.text_frame.text]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_group_carries_the_summary(name: str, tmp_path: Path) -> None:
    timeline = example(name)
    group = drawn(timeline, tmp_path)
    assert group._element._nvXxPr.cNvPr.get("descr") == timeline.summary


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_text_of_the_geometry_is_on_the_slide(name: str, tmp_path: Path) -> None:
    timeline = example(name)
    geometry = lay_out(timeline, FRAME.width, FRAME.height, text_width)
    found = texts(drawn(timeline, tmp_path))
    wanted = [label.text for label in geometry.labels] + [lane.name for lane in geometry.lanes]
    wanted += [entry.legend.text for entry in geometry.legend]
    assert sorted(wanted) == sorted(set(found) & set(wanted)) or set(wanted) <= set(found)


@pytest.mark.parametrize("name", EXAMPLES)
def test_shapes_have_ids_of_their_own_and_stay_in_the_frame(name: str, tmp_path: Path) -> None:
    group = drawn(example(name), tmp_path)
    ids = [shape.shape_id for shape in group.shapes]
    assert len(set(ids)) == len(ids)
    slack = 2 * 12700
    for shape in group.shapes:
        assert shape.left >= FRAME.left * 12700 - slack
        assert shape.top >= FRAME.top * 12700 - slack
        assert shape.left + shape.width <= FRAME.right * 12700 + slack
        assert shape.top + shape.height <= FRAME.bottom * 12700 + slack


def test_children_are_in_slide_coordinates(tmp_path: Path) -> None:
    transform = drawn(example("letter"), tmp_path)._element.grpSpPr.find(qn("a:xfrm"))
    offset, child_offset = transform.find(qn("a:off")), transform.find(qn("a:chOff"))
    assert dict(offset.attrib) == dict(child_offset.attrib)
    assert dict(transform.find(qn("a:ext")).attrib) == dict(transform.find(qn("a:chExt")).attrib)


def test_no_shape_takes_the_themes_effects(tmp_path: Path) -> None:
    assert list(drawn(example("letter"), tmp_path)._element.iter(qn("p:style"))) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_text_is_at_least_16_points(name: str, tmp_path: Path) -> None:
    group = drawn(example(name), tmp_path)
    sizes = [int(run.get("sz")) for run in group._element.iter(qn("a:rPr"))]
    assert sizes
    assert min(sizes) >= 1600


def _timeline(*bars: Bar, marks: tuple[Mark, ...] = ()) -> Timeline:
    return Timeline(
        start=0, end=100, lanes=(Lane(name="Line 1", bars=bars, marks=marks),),
        ticks=(Tick(at=0, text="0"),), legend=(), axis_title="Months from diagnosis", summary="x",
    )  # fmt: skip


def _bar(**fields: Any) -> Bar:
    exact = {"start_earliest": 10, "start_latest": 10, "end_earliest": 60, "end_latest": 60}
    texts = {"key": "a", "label": "AALL15P1", "tip": ""}
    return Bar(role="chemotherapy", start=10, end=60, **{**exact, **texts, **fields})


def test_an_exact_bar_is_solid(tmp_path: Path) -> None:
    group = drawn(_timeline(_bar()), tmp_path)
    assert list(group._element.iter(qn("a:pattFill"))) == []


def _forms(group: Any, colour: str) -> list[Any]:
    """The shapes with a fill of this colour."""
    fills = group._element.iter(qn("a:srgbClr"))
    found = [one.getparent().getparent() for one in fills if one.get("val") == colour]
    return [one for one in found if one.tag == qn("p:spPr")]


def test_an_unsure_edge_is_pale_and_dashed(tmp_path: Path) -> None:
    group = drawn(_timeline(_bar(end_earliest=30, end_latest=60)), tmp_path)
    (pale,) = _forms(group, "A6CEE4")
    assert pale.find(f"{qn('a:ln')}/{qn('a:prstDash')}").get("val") == "dash"


def test_an_open_end_has_no_edge(tmp_path: Path) -> None:
    group = drawn(_timeline(_bar(end_earliest=30, end_latest=None)), tmp_path)
    (pale,) = _forms(group, "A6CEE4")
    assert pale.find(f"{qn('a:ln')}/{qn('a:noFill')}") is not None


def test_a_relapse_is_one_line_in_the_group_through_all_lanes(tmp_path: Path) -> None:
    mark = Mark(
        key="r", label="R1 marrow", tip="", role="relapse", shape="circle", at=50,
        earliest=50, latest=50,
    )  # fmt: skip
    heads = Lane(name="Turning points", marks=(mark,), is_head=True)
    course = _timeline(_bar())
    group = drawn(replace(course, lanes=(heads, *course.lanes)), tmp_path)
    lines = [s for s in group.shapes if s._element.tag == qn("p:cxnSp")]
    (turn,) = [s for s in lines if s._element.find(f".//{qn('a:srgbClr')}").get("val") == "D55E00"]
    (bar,) = [s for s in group.shapes if _is_bar(s)]
    assert turn.top < bar.top
    assert turn.top + turn.height > bar.top + bar.height
    assert "R1 marrow" in texts(group)


def _is_bar(shape: Any) -> bool:
    fill = shape._element.find(f"{qn('p:spPr')}/{qn('a:solidFill')}/{qn('a:srgbClr')}")
    return fill is not None and fill.get("val") == "0072B2"


def test_an_ongoing_bar_ends_in_an_arrow(tmp_path: Path) -> None:
    group = drawn(_timeline(_bar(is_ongoing=True)), tmp_path)
    shapes = [g.get("prst") for g in group._element.iter(qn("a:prstGeom"))]
    assert shapes.count("homePlate") == 1


def test_a_break_is_a_band_of_paper_with_zigzags_and_two_slashes(tmp_path: Path) -> None:
    course = replace(
        _timeline(_bar()), breaks=(AxisBreak(start=20, end=50, where="Axis broken", reason=""),)
    )
    group = drawn(course, tmp_path)
    paths = [path.getparent().getparent().getparent() for path in group._element.iter(qn("a:path"))]
    filled = [one for one in paths if one.find(f"{qn('a:solidFill')}") is not None]
    assert [one.find(f"{qn('a:solidFill')}/{qn('a:srgbClr')}").get("val") for one in filled] == [
        "FFFFFF", "FFFFFF",
    ]  # fmt: skip
    assert len(paths) == 6


def test_an_open_mark_has_no_fill_of_its_role(tmp_path: Path) -> None:
    mark = Mark(
        key="m", label="", tip="", role="mrd negative", shape="circle", at=50,
        earliest=50, latest=50, is_open=True,
    )  # fmt: skip
    group = drawn(_timeline(marks=(mark,)), tmp_path)
    (circle,) = [
        g.getparent() for g in group._element.iter(qn("a:prstGeom")) if g.get("prst") == "ellipse"
    ]
    assert circle.find(f"{qn('a:solidFill')}/{qn('a:srgbClr')}").get("val") == "FFFFFF"
    assert circle.find(f"{qn('a:ln')}//{qn('a:srgbClr')}").get("val") == "0072B2"


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_deck_is_sound(assert_valid_pptx: Any, tmp_path: Path, name: str) -> None:
    drawn(example(name), tmp_path)
    assert_valid_pptx(tmp_path / "deck.pptx")
