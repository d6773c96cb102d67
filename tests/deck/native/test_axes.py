"""The axes of a native chart: powers of ten as people write them, beside their ticks."""

from pathlib import Path

import pytest
from pptx.enum.chart import XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn

from boardapp.figures.charts.chart import Chart, Series
from tests.deck.native.test_chart import FRAME, chart, drawn, point


def mrd(low: float) -> Chart:
    return chart(
        Series(name="MRD", points=(point(3, 1e-1),)),
        title="MRD", y_title="MRD, fraction of cells", is_log=True, y_range=(low, 1.0),
    )  # fmt: skip


def test_powers_of_ten_stand_beside_their_grid_lines(tmp_path: Path) -> None:
    slide, graphic = drawn(mrd(1e-4), tmp_path)
    axis = graphic.chart.value_axis
    assert axis.tick_label_position == XL_TICK_LABEL_POSITION.NONE
    texts = {s.text_frame.text: s for s in slide.shapes if s.has_text_frame and "10" in s.text}
    assert list(texts) == ["10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰"]
    layout = graphic.chart._chartSpace.find(f".//{qn('c:plotArea')}/{qn('c:layout')}")
    place = {child.tag.split("}")[1]: child.get("val") for child in layout[0]}
    top = graphic.top.pt + float(place["y"]) * graphic.height.pt
    height = float(place["h"]) * graphic.height.pt
    for power, text in ((0, "10⁰"), (-2, "10⁻²"), (-4, "10⁻⁴")):
        shape = texts[text]
        middle = shape.top.pt + shape.height.pt / 2
        assert middle == pytest.approx(top + height * -power / 4, abs=0.5)
        left = graphic.left.pt + float(place["x"]) * graphic.width.pt
        assert shape.left.pt + shape.width.pt < left


def test_the_title_of_written_ticks_stays_at_the_edge_of_the_chart(tmp_path: Path) -> None:
    _, graphic = drawn(mrd(1e-4), tmp_path)
    layout = graphic.chart.value_axis._element.find(f"{qn('c:title')}/{qn('c:layout')}")
    place = {child.tag.split("}")[1]: child.get("val") for child in layout[0]}
    assert (place["xMode"], place["yMode"], float(place["x"])) == ("edge", "edge", 0.0)
    assert 0 < float(place["y"]) * FRAME.height < FRAME.height / 2


def test_plain_numbers_stay_the_axis_own(tmp_path: Path) -> None:
    slide, graphic = drawn(mrd(1e-2), tmp_path)
    assert graphic.chart.value_axis.tick_label_position == XL_TICK_LABEL_POSITION.LOW
    assert not [s for s in slide.shapes if s.has_text_frame and s.text.startswith("10")]
