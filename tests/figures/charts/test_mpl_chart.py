"""What matplotlib is given to draw."""

import subprocess
import sys
from typing import Any

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from boardapp.figures.charts.laboratory import lab_chart
from boardapp.figures.charts.mpl_chart import draw_chart
from boardapp.figures.charts.mrd import mrd_chart


def _figure() -> Figure:
    return Figure(figsize=(7, 3.6), dpi=100)


def _lines(axes: Any, label: str) -> list[Any]:
    return [line for line in axes.lines if line.get_label() == label]


def test_results_are_drawn_where_they_are(make: Any) -> None:
    chart = lab_chart(make.series(make.number(0, 45), make.number(304.36875, 30)), make.review())
    assert chart is not None
    axes = draw_chart(_figure(), chart)
    (line,) = _lines(axes, "platelets")
    assert list(line.get_xdata()) == pytest.approx([0, 10])
    assert list(line.get_ydata()) == [45, 30]
    assert line.get_linestyle() == "-"
    assert axes.get_yscale() == "linear"
    assert axes.get_ylim() == chart.y_range


def test_no_line_runs_through_a_single_point(make: Any) -> None:
    chart = lab_chart(make.series(make.number(10, 45)), make.review())
    assert chart is not None
    (line,) = _lines(draw_chart(_figure(), chart), "platelets")
    assert line.get_linestyle() == "None"
    assert line.get_marker() == "o"


def test_negatives_are_open_triangles_at_their_limit_on_a_log_axis(make: Any) -> None:
    results = (
        make.mrd(0, "positive", value=1e-2, limit=1e-6),
        make.mrd(30, "negative", limit=1e-6),
    )
    chart = mrd_chart(make.review(mrd=results))
    assert chart is not None
    axes = draw_chart(_figure(), chart)
    (negative,) = _lines(axes, "MRD by NGS, not detected (at its limit)")
    assert list(negative.get_ydata()) == [1e-6]
    assert negative.get_marker() == "v"
    assert negative.get_markerfacecolor() == "none"
    assert axes.get_yscale() == "log"
    (limit,) = _lines(axes, "Limit 1×10⁻⁶ NGS")
    assert limit.get_linestyle() == "--"
    assert list(limit.get_ydata()) == [1e-6, 1e-6]


def test_the_reference_is_a_band_between_its_bounds(make: Any) -> None:
    series = make.series(make.number(0, 45), reference="25–35", reference_low=25, reference_high=35)
    chart = lab_chart(series, make.review())
    assert chart is not None
    figure = _figure()
    axes = draw_chart(figure, chart)
    (band,) = [patch for patch in axes.patches if patch.get_label() == "Reference 25–35"]
    assert (band.get_y(), band.get_y() + band.get_height()) == (25, 35)
    assert "Reference 25–35" in [text.get_text() for text in figure.texts]


def test_a_range_is_a_bar_and_an_open_time_a_dashed_line(make: Any) -> None:
    result = make.result(300, 40, 50, "40–50", bounds=(100, None))
    chart = lab_chart(make.series(result), make.review())
    assert chart is not None
    axes = draw_chart(_figure(), chart)
    spans = [path.vertices[:, 1] for one in axes.collections for path in one.get_paths()]
    assert [40, 50] in [list(ys) for ys in spans]
    (whisker,) = [c for c in axes.collections if c.get_linestyle()[0][1] is not None]
    (path,) = whisker.get_paths()
    assert list(path.vertices[:, 1]) == [45, 45]
    assert path.vertices[1][0] == chart.x_range[1]


def test_words_are_written_and_have_no_mark(make: Any) -> None:
    chart = lab_chart(make.series(make.result(10, None, None, "normal")), make.review())
    assert chart is not None
    figure = _figure()
    axes = draw_chart(figure, chart)
    assert "↑ normal" in [text.get_text() for text in figure.texts]
    assert list(axes.get_yticks()) == []
    assert not any(line.get_xdata() for line in axes.lines)


@pytest.mark.parametrize(
    ("dark", "paper", "ink"), [(False, "#ffffff", "#1a1a1a"), (True, "#161616", "#f0f0f0")]
)
def test_the_page_follows_the_theme_and_the_results_do_not(
    make: Any, dark: bool, paper: str, ink: str
) -> None:
    chart = lab_chart(make.series(make.number(0, 45)), make.review())
    assert chart is not None
    figure = _figure()
    axes = draw_chart(figure, chart, dark=dark)
    assert to_hex(figure.get_facecolor()) == paper
    assert to_hex(axes.xaxis.label.get_color()) == ink
    assert to_hex(_lines(axes, "platelets")[0].get_color()) == "#0072b2"


def test_the_figure_carries_the_summary_for_its_description(make: Any) -> None:
    chart = lab_chart(make.series(make.number(0, 45)), make.review())
    assert chart is not None
    figure = _figure()
    draw_chart(figure, chart)
    assert figure.get_label() == chart.summary


@pytest.mark.parametrize("size", [(12, 6), (7, 3.6), (3, 2), (0.5, 0.5)])
@pytest.mark.parametrize("name", ["letter", "synthetic"])
def test_the_examples_draw_at_any_size_without_a_warning(
    read: Any, name: str, size: tuple[float, float]
) -> None:
    review = read(name)
    charts = [mrd_chart(review), *(lab_chart(series, review) for series in review.labs[:4])]
    for chart in charts:
        assert chart is not None
        figure = Figure(figsize=size, dpi=50)
        draw_chart(figure, chart)
        figure.canvas.draw()  # type: ignore[attr-defined]


def test_drawing_again_replaces_the_chart(make: Any) -> None:
    chart = lab_chart(make.series(make.number(0, 45)), make.review())
    assert chart is not None
    figure = _figure()
    draw_chart(figure, chart)
    draw_chart(figure, chart)
    assert len(figure.axes) == 1


def test_matplotlib_is_imported_only_to_draw() -> None:
    code = "import sys, boardapp.figures.charts.mpl_chart; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
