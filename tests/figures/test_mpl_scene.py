"""What matplotlib is given to draw."""

import subprocess
import sys

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from boardapp.figures.lanes import Box
from boardapp.figures.mpl_scene import draw_scene
from boardapp.figures.palette import DARK, LIGHT, Page
from boardapp.figures.scene import Shape

SCENE = (Shape(box=Box(10, 10, 50, 20), fill="336699"),)


@pytest.mark.parametrize(("page", "paper"), [(LIGHT, "#ffffff"), (DARK, "#161616")])
def test_the_paper_is_that_of_the_page(page: Page, paper: str) -> None:
    figure = Figure(figsize=(7, 3.6), dpi=100)
    draw_scene(figure, SCENE, page, "What it shows")
    assert to_hex(figure.get_facecolor()) == paper
    assert figure.get_label() == "What it shows"


def test_drawing_again_replaces_the_scene() -> None:
    figure = Figure(figsize=(7, 3.6), dpi=100)
    draw_scene(figure, SCENE, LIGHT, "")
    draw_scene(figure, SCENE, LIGHT, "")
    (axes,) = figure.axes
    assert len(axes.patches) == 1


def test_matplotlib_is_imported_only_to_draw() -> None:
    code = "import sys, boardapp.figures.picture; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
