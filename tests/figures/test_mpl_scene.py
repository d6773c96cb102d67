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


@pytest.mark.parametrize(("dark", "paper"), [(False, "#ffffff"), (True, "#161616")])
def test_the_paper_follows_the_theme(make: Any, dark: bool, paper: str) -> None:
    chart = lab_chart(make.series(make.number(0, 45)), make.review())
    assert chart is not None
    figure = Figure(figsize=(7, 3.6), dpi=100)
    draw_chart(figure, chart, dark=dark)
    assert to_hex(figure.get_facecolor()) == paper
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
    figure = Figure(figsize=(7, 3.6), dpi=100)
    draw_chart(figure, chart)
    draw_chart(figure, chart)
    assert len(figure.axes) == 1


def test_matplotlib_is_imported_only_to_draw() -> None:
    code = "import sys, boardapp.figures.charts.mpl_chart; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
