"""What matplotlib is given to draw of toxicity along cycles."""

from typing import Any

import pytest
from matplotlib.figure import Figure

from boardapp.figures.cycles.cycles import CycleFigure, cycle_figure
from boardapp.figures.cycles.mpl_cycles import cycle_layout, draw_cycles
from boardapp.figures.cycles.scene import cycle_scene
from boardapp.figures.palette import DARK, LIGHT
from boardapp.figures.scene import Curve, Shape
from boardapp.review.model.review import Review


@pytest.fixture(scope="module")
def reinduction(read: Any) -> CycleFigure:
    review: Review = read("synthetic")
    one = next(t for t in review.toxicity.therapies if t.key == "reinduction")
    figure = cycle_figure(one, review.toxicity.grade_rule)
    assert figure is not None
    return figure


def _drawn(cycles: CycleFigure, *, dark: bool = False) -> Figure:
    height = cycle_layout(cycles, 576).height
    figure = Figure(figsize=(8, height / 72), dpi=100)
    draw_cycles(figure, cycles, dark=dark)
    return figure


def test_every_word_of_the_figure_is_written(reinduction: CycleFigure) -> None:
    texts = {text.get_text() for text in _drawn(reinduction).axes[0].texts}
    assert {
        "Complications by cycle of CNS-directed reinduction",
        "Cycle 1", "Cycle 2", "Cycle 3",
        "urticaria, grade 2",
        "platelets grade 4 (lab)",
        "vincristine 1.5 mg/m² day 1, 8, 15; pegaspargase 2500 IU/m² day 3, 15",
        "Day of the cycle (day 1: its start)",
        "worst result of grade 3 or more by CTCAE v5.0 (lab)",
    } <= texts  # fmt: skip


def test_complications_and_results_differ_in_more_than_colour(reinduction: CycleFigure) -> None:
    scene = cycle_scene(cycle_layout(reinduction, 576), LIGHT)
    forms = {one.name: one.form for one in scene if isinstance(one, Shape)}
    assert forms["urticaria, grade 2"] == "circle"
    assert forms["platelets grade 4 (lab)"] == "diamond"
    doses = [one for one in scene if isinstance(one, Curve) and one.name == "dose"]
    assert doses
    assert {one.places[0][0] - one.places[1][0] for one in doses} == {0.0}


def test_the_figure_is_as_high_as_what_it_shows(reinduction: CycleFigure) -> None:
    figure = _drawn(reinduction)
    low = min(text.get_position()[1] for text in figure.axes[0].texts)
    high = max(text.get_position()[1] for text in figure.axes[0].texts)
    assert low > 0
    assert high < figure.get_size_inches()[1] * 72


def test_the_finding_is_the_label_of_the_figure_for_its_description(
    reinduction: CycleFigure,
) -> None:
    assert _drawn(reinduction).get_label() == reinduction.summary


def test_a_dark_page_changes_paper_and_ink_only(reinduction: CycleFigure) -> None:
    light, dark = _drawn(reinduction), _drawn(reinduction, dark=True)
    assert light.get_facecolor() != dark.get_facecolor()
    layout = cycle_layout(reinduction, 576)
    for name in ("urticaria, grade 2", "platelets grade 4 (lab)"):
        colours = {
            one.stroke.colour
            for page in (LIGHT, DARK)
            for one in cycle_scene(layout, page)
            if isinstance(one, Shape) and one.name == name and one.stroke
        }
        assert len(colours) == 1
