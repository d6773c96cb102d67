"""The strip of therapies over a plot: on its time axis, named, with relapses through both."""

from itertools import combinations
from typing import Any

import pytest

from boardapp.figures.charts.chart import Chart, Instant, Point, Series, Shade
from boardapp.figures.charts.layout import lay_out_chart
from boardapp.figures.charts.places import plot_x
from boardapp.figures.charts.scene import chart_scene
from boardapp.figures.palette import BARS
from boardapp.figures.scene import Curve, Shape, Text


def chart(**more: Any) -> Chart:
    points = tuple(
        Point(x=x, y=y, low=y, high=y, x_low=x, x_high=x) for x, y in ((1.0, 5.0), (20.0, 9.0))
    )
    given: dict[str, Any] = {
        "title": "t", "y_title": "platelets", "x_title": "Months from diagnosis",
        "x_range": (0.0, 24.0), "y_range": (0.0, 10.0),
        "series": (Series(name="platelets", points=points),), **more,
    }  # fmt: skip
    return Chart(**given)


SHADES = (
    Shade(start=2, end=8, label="induction", role="chemotherapy"),
    Shade(start=10, end=12, label="InO", role="antibody"),
    Shade(start=11, end=14, label="triple IT", role="intrathecal", is_uncertain=True),
)


def test_a_bar_stands_over_its_months_above_the_plot() -> None:
    one = chart(shades=SHADES)
    layout = lay_out_chart(one, 800, 400, 16)
    for shade, bar in zip(one.shades, layout.bars, strict=True):
        assert bar.left == pytest.approx(plot_x(one, layout.plot, shade.start))
        assert bar.right == pytest.approx(plot_x(one, layout.plot, shade.end))
        assert bar.bottom <= layout.plot.top
    assert layout.bars[0].top == layout.bars[1].top < layout.bars[2].top


def test_no_bar_lies_over_another_or_over_a_name() -> None:
    layout = lay_out_chart(chart(shades=SHADES), 800, 400, 16)
    boxes = [*layout.bars, *(label.box for label in layout.tops)]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]


def test_bars_have_the_colours_of_their_class_and_hatching_where_an_edge_is_not_known() -> None:
    one = chart(shades=SHADES)
    scene = chart_scene(one, lay_out_chart(one, 800, 400, 16), 800, 400)
    names = {shade.label for shade in SHADES}
    bars = [s for s in scene.behind if isinstance(s, Shape) and s.name in names]
    assert [(bar.fill, bar.is_hatched) for bar in bars] == [
        (BARS["chemotherapy"].fill, False),
        (BARS["antibody"].fill, False),
        (BARS["intrathecal"].fill, True),
    ]
    texts = {one.text.strip() for one in scene.front if isinstance(one, Text)}
    assert {"induction", "InO", "triple IT", "▨ times not exact"} <= texts


def test_a_relapse_runs_from_the_top_of_the_bars_to_the_axis_beside_its_name() -> None:
    one = chart(shades=SHADES, instants=(Instant(x=9, label="R1 marrow", x_low=9, x_high=9),))
    layout = lay_out_chart(one, 800, 400, 16)
    scene = chart_scene(one, layout, 800, 400)
    (turn,) = [c for c in scene.behind if isinstance(c, Curve) and c.name == "R1 marrow"]
    x = plot_x(one, layout.plot, 9)
    assert turn.places == ((x, layout.bars[0].top), (x, layout.plot.bottom))
    (name,) = [t for t in scene.front if isinstance(t, Text) and t.text == "R1 marrow"]
    assert name.is_bold
    assert x < name.box.left < x + 10
    assert max(bar.bottom for bar in layout.bars) <= name.box.top
    assert name.box.bottom <= layout.plot.top + 1


def test_therapies_that_all_overlap_leave_the_values_their_room() -> None:
    shades = tuple(Shade(start=n / 10, end=20, label=f"therapy {n}") for n in range(40))
    layout = lay_out_chart(chart(shades=shades), 800, 400, 16)
    assert len(layout.bars) == 40
    assert len({bar.top for bar in layout.bars}) == 4
    assert layout.plot.height > 150


def test_without_therapies_the_plot_has_the_room() -> None:
    bare, full = (lay_out_chart(chart(shades=s), 800, 400, 16) for s in ((), SHADES))
    assert bare.plot.height > full.plot.height + 60
    assert bare.bars == ()


def test_bars_whose_names_find_no_room_are_named_under_the_plot() -> None:
    names = [f"regimen number {number}" for number in range(30)]
    shades = tuple(
        Shade(start=n * 0.2, end=n * 0.2 + 0.1, label=name, short=name)
        for n, name in enumerate(names)
    )
    layout = lay_out_chart(chart(shades=shades), 800, 400, 16)
    named = {names[label.index] for label in layout.tops}
    lost = [name for name in names if name not in named]
    assert lost
    (note,) = layout.notes
    assert note.startswith(f"Bars without a name: {lost[0]}; {lost[1]}")
    assert lay_out_chart(chart(shades=SHADES), 800, 400, 16).notes == ()
