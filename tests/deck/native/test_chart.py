"""Native charts: every number is in the file, and the file is sound."""

import io
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from boardapp.casefile.files import read_case
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.native.chart import add_chart
from boardapp.figures.charts.chart import Band, Chart, Instant, Level, Point, Series, Shade, Word
from boardapp.figures.charts.laboratory import lab_chart
from boardapp.figures.charts.mrd import mrd_chart
from boardapp.resources import asset, example_case
from boardapp.review.review_case import review_case

FRAME = Frame(left=48, top=124, width=864, height=346)


def point(x: float, y: float, **fields: Any) -> Point:
    return Point(**{"x": x, "y": y, "low": y, "high": y, "x_low": x, "x_high": x, **fields})


def chart(*series: Series, **fields: Any) -> Chart:
    defaults: dict[str, Any] = {
        "title": "aPTT", "y_title": "aPTT, s", "x_title": "Months from diagnosis",
        "x_range": (0.0, 24.0), "y_range": (0.0, 60.0), "summary": "aPTT: 45 s, high.",
    }  # fmt: skip
    return Chart(series=series, **{**defaults, **fields})


def drawn(one: Chart, folder: Path, frame: Frame = FRAME) -> tuple[Any, Any]:
    """The one group on the slide, and the chart in it, read back from a file."""
    deck = Presentation(str(asset("template.pptx")))
    layout = next(layout for layout in deck.slide_layouts if layout.name == "Visual")
    slide = deck.slides.add_slide(layout)
    for holder in list(slide.placeholders):
        holder._element.getparent().remove(holder._element)
    add_chart(slide, one, frame)
    deck.save(str(folder / "deck.pptx"))
    slide = Presentation(str(folder / "deck.pptx")).slides[0]
    (group,) = slide.shapes
    (graphic,) = [shape for shape in group.shapes if shape.has_chart]  # type: ignore[attr-defined]
    return group, graphic


def numbers(graphic: Any) -> dict[str, list[tuple[float, float]]]:
    """The points of each series by its name; runs of one name follow each other."""
    found: dict[str, list[tuple[float, float]]] = {}
    for series in graphic.chart.plots[0].series:
        xs = [float(v.text) for v in series._element.iterfind(f"{qn('c:xVal')}//{qn('c:v')}")]
        ys = [value for value in series.values if value is not None]
        found.setdefault(series.name, []).extend(zip(xs, ys, strict=True))
    return found


@pytest.mark.parametrize("name", ["letter", "synthetic"])
def test_every_number_comes_back_from_the_file(name: str, tmp_path: Path) -> None:
    review = review_case(read_case(example_case(name)))
    for one in [mrd_chart(review), *(lab_chart(s, review) for s in review.labs[:3])]:
        assert one is not None
        found = numbers(drawn(one, tmp_path)[1])
        for series in one.series:
            for p in series.points:
                assert (p.x, p.y) in found[series.name]
        for level in one.levels:
            namesakes = [each.y for each in one.levels if each.name == level.name]
            ends = [(x, y) for y in namesakes for x in one.x_range]
            assert sorted(found[level.name]) == sorted(ends)


def test_the_chart_has_its_finding_as_alt_text(tmp_path: Path) -> None:
    group, graphic = drawn(chart(Series(name="aPTT", points=(point(3, 45),))), tmp_path)
    for shape in (group, graphic):
        assert shape._element._nvXxPr.cNvPr.get("descr") == "aPTT: 45 s, high."


def test_a_chart_is_one_group_in_which_all_of_it_stands(tmp_path: Path) -> None:
    """So moving it moves the axis, the bars of therapies, the lines and the labels."""
    one = chart(
        Series(name="aPTT", points=(point(3, 45, x_low=1, x_high=8),)),
        shades=(Shade(start=0, end=4, label="L1 AALL15P1", is_uncertain=True),),
        bands=(Band(low=25, high=35, label="Reference 25–35"),),
        instants=(Instant(x=5, label="R1"),),
        words=(Word(x=8, text="normal"), Word(x=None, text="prolonged")),
    )
    slide, graphic = drawn(one, tmp_path)
    assert graphic.shape_id in {shape.shape_id for shape in slide.shapes}
    assert graphic._element.find(f".//{qn('a:graphicFrameLocks')}") is None
    texts = {shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    assert {
        "L1 AALL15P1",
        "R1",
        "Reference 25–35",
        "↑ normal",
        "Without a place on the axis: prolonged",
    } <= texts


def test_bands_stand_behind_the_chart_and_on_their_values(tmp_path: Path) -> None:
    one = chart(
        Series(name="aPTT", points=(point(3, 45),)),
        shades=(Shade(start=6, end=18, label="L1"),),
        bands=(Band(low=15, high=30, label="Reference 15–30"),),
    )
    slide, graphic = drawn(one, tmp_path)
    layout = graphic.chart._chartSpace.find(f".//{qn('c:manualLayout')}")
    x, y, w, h = (float(layout.find(qn(f"c:{tag}")).get("val")) for tag in "xywh")
    left, top = graphic.left + x * graphic.width, graphic.top + y * graphic.height
    width, height = w * graphic.width, h * graphic.height
    shade, band = list(slide.shapes)[:2]
    assert shade.left == pytest.approx(left + width * 6 / 24, abs=5000)
    assert shade.width == pytest.approx(width / 2, abs=5000)
    assert band.top == pytest.approx(top + height / 2, abs=5000)
    assert band.height == pytest.approx(height / 4, abs=5000)
    elements = list(slide.shapes._spTree)
    assert elements.index(band._element) < elements.index(graphic._element)


def test_axis_ids_are_positive_and_agree(tmp_path: Path) -> None:
    _, graphic = drawn(chart(Series(name="aPTT", points=(point(3, 45),))), tmp_path)
    space = graphic.chart._chartSpace
    ids = [int(element.get("val")) for element in space.iter(qn("c:axId"))]
    crossed = [int(element.get("val")) for element in space.iter(qn("c:crossAx"))]
    assert min(ids) > 0
    assert set(ids) == set(crossed)
    assert len(set(ids)) == 2


def test_a_log_axis_has_its_base_first_and_crosses_at_its_foot(tmp_path: Path) -> None:
    one = chart(
        Series(name="MRD", points=(point(3, 1e-3),)), is_log=True, y_range=(1e-7, 1.0),
        levels=(Level(y=1e-6, label="Limit 1×10⁻⁶"),),
    )  # fmt: skip
    _, graphic = drawn(one, tmp_path)
    axis = graphic.chart.value_axis
    scaling = axis._element.find(qn("c:scaling"))
    assert next(child.tag for child in scaling) == qn("c:logBase")
    assert (axis.minimum_scale, axis.maximum_scale) == (1e-7, 1.0)
    assert graphic.chart.category_axis._element.find(qn("c:crossesAt")).get("val") == "1e-07"


def test_a_single_point_has_a_marker_and_no_line(tmp_path: Path) -> None:
    _, graphic = drawn(chart(Series(name="aPTT", points=(point(3, 45),))), tmp_path)
    (series,) = graphic.chart.plots[0].series
    line = series._element.find(f"{qn('c:spPr')}/{qn('a:ln')}")
    assert line.find(qn("a:noFill")) is not None
    assert series.marker.style is not None
    assert series._element.find(qn("c:smooth")).get("val") == "0"


def test_negatives_are_open_triangles_without_line_or_marker(tmp_path: Path) -> None:
    negative = Series(
        name="MRD, not detected", points=(point(3, 1e-6),), is_open=True, meaning="not detected"
    )
    slide, graphic = drawn(chart(negative, is_log=True, y_range=(1e-7, 1.0)), tmp_path)
    (series,) = graphic.chart.plots[0].series
    assert series.points[0].data_label.text_frame.text == "▽"
    assert series._element.find(f"{qn('c:marker')}/{qn('c:symbol')}").get("val") == "none"
    key = [s.text_frame.text for s in slide.shapes if s.has_text_frame and "▽" in s.text_frame.text]
    assert [text.strip() for text in key] == ["▽ not detected"]


def test_a_range_is_an_error_bar_from_bound_to_bound(tmp_path: Path) -> None:
    _, graphic = drawn(
        chart(Series(name="platelets, range", points=(point(3, 45, low=40, high=50),))), tmp_path
    )
    (series,) = graphic.chart.plots[0].series
    bars = series._element.find(qn("c:errBars"))
    assert bars.find(qn("c:errDir")).get("val") == "y"
    lengths = [v.text for v in bars.iter(qn("c:v"))]
    assert lengths == ["5", "5"]


def test_no_stray_title_and_no_legend(tmp_path: Path) -> None:
    _, graphic = drawn(chart(Series(name="aPTT", points=(point(3, 45),))), tmp_path)
    assert graphic.chart._chartSpace.find(f".//{qn('c:autoTitleDeleted')}").get("val") == "1"
    assert not graphic.chart.has_legend


def test_all_text_is_at_least_16_points(tmp_path: Path) -> None:
    one = chart(
        Series(name="aPTT", points=(point(3, 45, text="45"), point(9, 30, text="30"))),
        shades=(Shade(start=0, end=4, label="L1 AALL15P1"),),
    )
    slide, graphic = drawn(one, tmp_path)
    sizes = [
        int(run.get("sz"))
        for root in (slide._element, graphic.chart._chartSpace)
        for tag in ("a:rPr", "a:defRPr")
        for run in root.iter(qn(tag))
        if run.get("sz")
    ]
    assert min(sizes) >= 1600


def test_a_chart_of_words_only_shows_no_scale(tmp_path: Path) -> None:
    slide, graphic = drawn(chart(words=(Word(x=3, text="normal"),), y_title=""), tmp_path)
    assert not graphic.chart.value_axis.visible
    assert "↑ normal" in [s.text_frame.text for s in slide.shapes if s.has_text_frame]


def test_longer_series_come_first(tmp_path: Path) -> None:
    """LibreOffice 7.4 drops a series that stands before a longer one."""
    short = Series(name="short", points=(point(1, 5),))
    long = Series(name="long", points=(point(1, 5), point(2, 6)))
    _, graphic = drawn(chart(short, long), tmp_path)
    counts = [len(list(series.values)) for series in graphic.chart.plots[0].series]
    assert all(before >= after for before, after in pairwise(counts))


@pytest.mark.parametrize("width", [864, 418])
def test_the_deck_is_sound(assert_valid_pptx: Any, tmp_path: Path, width: float) -> None:
    review = review_case(read_case(example_case("synthetic")))
    one = mrd_chart(review)
    assert one is not None
    drawn(one, tmp_path, Frame(left=48, top=124, width=width, height=346))
    assert_valid_pptx(tmp_path / "deck.pptx")


def test_a_crowded_line_has_marks_only_at_its_first_last_highest_and_lowest(
    tmp_path: Path,
) -> None:
    ys = [100.0] * 300
    ys[120], ys[200] = 400.0, 5.0
    points = tuple(point(30 * n / 300, y, text=f"{y:g}") for n, y in enumerate(ys))
    one = chart(Series(name="aPTT", points=points), x_range=(0.0, 30.0), y_range=(0.0, 500.0))
    _, graphic = drawn(one, tmp_path)
    (series,) = graphic.chart.plots[0].series
    assert series.marker.style == XL_MARKER_STYLE.NONE
    assert series.format.line.width.pt == 1.75
    element = series._element
    marked = {
        int(one.find(qn("c:idx")).get("val")): one.find(f"{qn('c:marker')}/{qn('c:symbol')}")
        for one in element.iterfind(qn("c:dPt"))
    }
    assert {number: symbol.get("val") for number, symbol in marked.items()} == {
        0: "circle", 120: "circle", 200: "circle", 299: "circle",
    }  # fmt: skip


def test_a_single_result_among_a_crowd_keeps_its_mark(tmp_path: Path) -> None:
    line = tuple(point(20 * n / 300, 100.0, text="100") for n in range(300))
    lone = (point(29, 50, text="50"),)
    one = chart(
        Series(name="aPTT", points=line),
        Series(name="aPTT", points=lone, is_joined=False),
        x_range=(0.0, 30.0),
        y_range=(0.0, 500.0),
    )
    _, graphic = drawn(one, tmp_path)
    _, single = graphic.chart.plots[0].series
    assert single.marker.style == XL_MARKER_STYLE.CIRCLE


def test_a_line_that_breaks_is_one_series_with_an_empty_row(tmp_path: Path) -> None:
    points = (point(1, 5), point(2, 6), point(5, 7, text="7"), point(6, 8))
    one = chart(Series(name="aPTT", points=points, breaks=(2,)))
    _, graphic = drawn(one, tmp_path)
    (series,) = graphic.chart.plots[0].series
    assert list(series.values) == [5, 6, None, 7, 8]
    book = zipfile.ZipFile(io.BytesIO(graphic.chart.part.chart_workbook.xlsx_part.blob))
    sheet = parse_xml(book.read("xl/worksheets/sheet1.xml"))
    cells = {cell.get("r"): cell.findtext("{*}v") for cell in sheet.iter("{*}c")}
    assert cells == {
        "B1": "0", "A2": "1", "B2": "5", "A3": "2", "B3": "6", "A5": "5", "B5": "7", "A6": "6",
        "B6": "8",
    }  # fmt: skip
    labels = {int(e.find(qn("c:idx")).get("val")) for e in series._element.iter(qn("c:dLbl"))}
    assert labels == {3}


def test_what_decides_is_told_in_bold_of_20_points(tmp_path: Path) -> None:
    one = chart(
        Series(name="aPTT", points=(point(3, 45, text="45"), point(9, 30, text="30",
                                                                   is_emphasised=True)))
    )  # fmt: skip
    _, graphic = drawn(one, tmp_path)
    (series,) = graphic.chart.plots[0].series
    looks = {
        label.find(f".//{qn('a:t')}").text: label.find(f".//{qn('a:rPr')}")
        for label in series._element.iter(qn("c:dLbl"))
    }
    assert {text: (look.get("sz"), look.get("b")) for text, look in looks.items()} == {
        "30": ("2000", "1"), "45": ("1600", None),
    }  # fmt: skip


def test_a_hollow_series_has_open_marks_and_a_dashed_line(tmp_path: Path) -> None:
    points = (point(1, 5), point(2, 6))
    _, graphic = drawn(chart(Series(name="aPTT", points=points, is_hollow=True)), tmp_path)
    (series,) = graphic.chart.plots[0].series
    look = series._element.find(f"{qn('c:marker')}/{qn('c:spPr')}")
    assert look.find(qn("a:noFill")) is not None
    assert look.find(f"{qn('a:ln')}/{qn('a:solidFill')}") is not None
    assert series._element.find(f"{qn('c:spPr')}/{qn('a:ln')}/{qn('a:prstDash')}") is not None


def test_limits_are_dashes_that_belong_to_the_data(tmp_path: Path) -> None:
    limits = Series(name="limit", points=(point(3, 1e-6),), is_joined=False, is_limit=True,
                    meaning="limit of detection")  # fmt: skip
    group, graphic = drawn(chart(limits, is_log=True, y_range=(1e-7, 1.0)), tmp_path)
    (series,) = graphic.chart.plots[0].series
    assert series.marker.style == XL_MARKER_STYLE.DASH
    assert list(series.values) == [1e-6]
    texts = [s.text_frame.text for s in group.shapes if s.has_text_frame]
    assert "▬ limit of detection" in [text.strip() for text in texts]


def test_a_relapse_runs_through_the_bars_and_the_plot(tmp_path: Path) -> None:
    one = chart(
        Series(name="aPTT", points=(point(3, 45),)),
        shades=(Shade(start=6, end=18, label="InO", role="antibody"),),
        instants=(Instant(x=12, label="R1 marrow", x_low=12, x_high=12),),
    )
    group, graphic = drawn(one, tmp_path)
    bar = next(s for s in group.shapes if s.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE)
    turn = next(s for s in group.shapes if s.shape_type == MSO_SHAPE_TYPE.LINE)
    assert bar.fill.fore_color.rgb == RGBColor.from_string("E69F00")
    assert turn.top == bar.top
    assert turn.left == pytest.approx(bar.left + bar.width / 2, abs=10000)
    layout = graphic.chart._chartSpace.find(f".//{qn('c:manualLayout')}")
    y, h = (float(layout.find(qn(f"c:{tag}")).get("val")) for tag in "yh")
    assert bar.top + bar.height <= graphic.top + y * graphic.height
    foot = graphic.top + (y + h) * graphic.height
    assert turn.top + turn.height == pytest.approx(foot, abs=10000)
