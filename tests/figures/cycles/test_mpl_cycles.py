"""What matplotlib is given to draw of toxicity along cycles."""

from typing import Any

import pytest
from matplotlib.figure import Figure

from boardapp.figures.cycles.cycles import CycleFigure, cycle_figure
from boardapp.figures.cycles.mpl_cycles import cycle_layout, draw_cycles
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
    lines = {line.get_label(): line for line in _drawn(reinduction).axes[0].lines}
    assert lines["urticaria, grade 2"].get_marker() == "o"
    assert lines["platelets grade 4 (lab)"].get_marker() == "D"
    assert lines["dose"].get_marker() == "|"


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
    names = ("urticaria, grade 2", "platelets grade 4 (lab)")
    for name in names:
        colours = {
            line.get_color()
            for figure in (light, dark)
            for line in figure.axes[0].lines
            if line.get_label() == name
        }
        assert len(colours) == 1
