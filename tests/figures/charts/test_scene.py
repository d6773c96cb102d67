"""What of a chart is drawn, and where: the same for slide, preview and panel."""

from collections.abc import Iterable
from typing import Any

import pytest

from boardapp.figures.charts.chart import Chart, Point, Series
from boardapp.figures.charts.laboratory import lab_chart
from boardapp.figures.charts.layout import lay_out_chart
from boardapp.figures.charts.mrd import mrd_chart
from boardapp.figures.charts.places import plot_x, plot_y
from boardapp.figures.charts.scene import ChartScene, chart_scene
from boardapp.figures.palette import DARK, LIGHT, Page
from boardapp.figures.scene import Curve, Scene, Shape, Text

SIZE = (700.0, 360.0)


def _scene(chart: Chart | None, page: Page = LIGHT) -> tuple[ChartScene, Any]:
    assert chart is not None
    layout = lay_out_chart(chart, *SIZE, 14)

    def place(x: float, y: float) -> tuple[float, float]:
        return plot_x(chart, layout.plot, x), plot_y(chart, layout.plot, y)

    return chart_scene(chart, layout, *SIZE, page), place


def _named(scene: Scene, name: str) -> list[Any]:
    return [one for one in scene if isinstance(one, Shape | Curve) and one.name == name]


def _middle(shape: Shape) -> tuple[float, float]:
    return shape.box.left + shape.box.width / 2, shape.box.middle


def _flat(places: Iterable[tuple[float, float]]) -> list[float]:
    return [part for place in places for part in place]


def _texts(scene: Scene) -> list[str]:
    return [one.text for one in scene if isinstance(one, Text)]


def test_results_are_drawn_where_they_are(make: Any) -> None:
    chart = lab_chart(make.series(make.number(0, 45), make.number(304.36875, 30)), make.review())
    scene, place = _scene(chart)
    curve, first, second = _named(scene.values, "platelets")
    assert _flat(curve.places) == pytest.approx(_flat((place(0, 45), place(10, 30))))
    assert _flat(map(_middle, (first, second))) == pytest.approx(_flat(curve.places))
    assert (first.form, first.fill, curve.stroke.colour) == ("circle", "0072B2", "0072B2")


def test_no_line_runs_through_a_single_point(make: Any) -> None:
    scene, _ = _scene(lab_chart(make.series(make.number(10, 45)), make.review()))
    (mark,) = _named(scene.values, "platelets")
    assert mark.form == "circle"


def test_negatives_are_open_triangles_at_their_limit_on_a_log_axis(make: Any) -> None:
    results = (
        make.mrd(0, "positive", value=1e-2, limit=1e-6),
        make.mrd(30, "negative", limit=1e-6),
    )
    scene, place = _scene(mrd_chart(make.review(mrd=results)))
    (negative,) = _named(scene.values, "MRD by NGS, not detected (at its limit)")
    assert (negative.form, negative.fill) == ("down triangle", "")
    assert _middle(negative) == pytest.approx(place(30 / 30.436875, 1e-6))
    (limit,) = _named(scene.values, "MRD by NGS, limit of detection")
    assert limit.box.width > limit.box.height
    assert _middle(limit) == pytest.approx(place(0, 1e-6))


def test_the_reference_is_a_band_between_its_bounds(make: Any) -> None:
    series = make.series(make.number(0, 45), reference="25–35", reference_low=25, reference_high=35)
    scene, place = _scene(lab_chart(series, make.review()))
    (band,) = _named(scene.behind, "Reference 25–35")
    assert (band.box.top, band.box.bottom) == pytest.approx((place(0, 35)[1], place(0, 25)[1]))
    assert "Reference 25–35" in _texts(scene.front)


def test_a_range_is_a_bar_and_an_open_time_a_dashed_line(make: Any) -> None:
    result = make.result(300, 40, 50, "40–50", bounds=(100, None))
    chart = lab_chart(make.series(result), make.review())
    scene, place = _scene(chart)
    assert chart is not None
    (bar,) = _named(scene.values, "platelets, range")
    assert [y for _, y in bar.places] == pytest.approx([place(0, 50)[1], place(0, 40)[1]])
    (whisker,) = _named(scene.behind, "possible time: 40–50")
    assert whisker.stroke.is_dashed
    assert whisker.places[1] == pytest.approx(place(chart.x_range[1], 45))


def test_words_are_written_and_have_no_mark(make: Any) -> None:
    scene, _ = _scene(lab_chart(make.series(make.result(10, None, None, "normal")), make.review()))
    assert "↑ normal" in _texts(scene.front)
    assert scene.values == ()


def test_the_page_follows_the_theme_and_the_results_do_not(make: Any) -> None:
    chart = lab_chart(make.series(make.number(0, 45)), make.review())
    for page in (LIGHT, DARK):
        scene, _ = _scene(chart, page)
        (mark,) = _named(scene.values, "platelets")
        assert mark.fill == "0072B2"
        title = next(one for one in scene.axes if isinstance(one, Text) and one.is_upright)
        assert title.runs[0].colour == page.ink


def _windowed() -> Chart:
    points = (Point(x=0, y=0, low=0, high=0), Point(x=10, y=100, low=100, high=100))
    return Chart(
        title="t", y_title="", x_title="", x_range=(4.0, 8.0), y_range=(0.0, 100.0),
        series=(Series(name="line", points=points),),
    )  # fmt: skip


def test_a_line_that_leaves_the_window_is_cut_where_it_crosses_its_edge() -> None:
    scene, place = _scene(_windowed())
    (curve,) = _named(scene.values, "line")
    assert _flat(curve.places) == pytest.approx(_flat((place(4, 40), place(8, 80))))


def test_type_of_half_the_size_makes_lines_and_marks_of_half_the_size(make: Any) -> None:
    chart = lab_chart(make.series(make.number(0, 45), make.number(300, 30)), make.review())
    assert chart is not None
    large, small = (
        chart_scene(chart, lay_out_chart(chart, 1400, 720, size), 1400, 720) for size in (14, 7)
    )
    curve, mark, _ = _named(large.values, "platelets")
    less, smaller, _ = _named(small.values, "platelets")
    assert curve.stroke.width == 2 * less.stroke.width
    assert mark.box.width == pytest.approx(2 * smaller.box.width)


def test_a_line_breaks_where_no_course_is_known_and_both_stretches_are_one_series(
    make: Any,
) -> None:
    results = tuple(
        make.mrd(day, "positive" if value else "negative", value=value, limit=1e-6)
        for day, value in ((0, 1e-2), (30, 1e-3), (60, None), (90, 1e-4), (120, 1e-5))
    )
    scene, place = _scene(mrd_chart(make.review(mrd=results)))
    curves = [one for one in _named(scene.values, "MRD by NGS") if isinstance(one, Curve)]
    month = 30.436875
    assert [_flat(curve.places) for curve in curves] == [
        pytest.approx(_flat((place(0, 1e-2), place(30 / month, 1e-3)))),
        pytest.approx(_flat((place(90 / month, 1e-4), place(120 / month, 1e-5)))),
    ]


def test_the_method_beside_the_most_sensitive_one_has_larger_open_marks(make: Any) -> None:
    results = (
        make.mrd(0, "positive", value=1e-3, limit=1e-4, method="flow cytometry"),
        make.mrd(0, "positive", value=1e-3, limit=1e-6),
        make.mrd(30, "positive", value=1e-5, limit=1e-6),
    )
    scene, _ = _scene(mrd_chart(make.review(mrd=results)))
    (ring,) = _named(scene.values, "MRD by flow cytometry")
    square = next(s for s in _named(scene.values, "MRD by NGS") if isinstance(s, Shape))
    assert (ring.form, ring.fill, square.form) == ("circle", "", "box")
    assert ring.box.width > 1.5 * square.box.width
    assert square.fill
    told = "".join(_texts(scene.front))
    for entry in ("○ flow cytometry", "■ NGS", "▬ limit of detection"):
        assert entry in told
