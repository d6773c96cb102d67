"""All labels of a chart together: none on another, none out of the figure, none on a result."""

from itertools import combinations, product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.figures.charts.chart import Band, Chart, Instant, Level, Point, Series, Shade
from boardapp.figures.charts.layout import ChartLayout, lay_out_chart
from boardapp.figures.charts.places import plot_x, plot_y
from boardapp.figures.lanes import Box

SIZES = [(864.0, 346.0), (420.0, 330.0), (360.0, 260.0)]


def chart(values: list[tuple[float, float]], grades: list[float], **fields: Any) -> Chart:
    points = tuple(
        Point(x=x, y=y, low=y, high=y, x_low=x, x_high=x, text=f"{y:.3g}") for x, y in values
    )
    lines = tuple(
        Level(y=y, label=f"G{n} low", short=f"G{n} low", role="grade", rule="CTCAE v5.0 (lab)")
        for n, y in enumerate(grades)
    )
    defaults: dict[str, Any] = {
        "title": "platelets", "y_title": "platelets, ×10⁹/L", "x_title": "Months from diagnosis",
        "x_range": (0.0, 30.0), "y_range": (0.0, 500.0), "levels": lines,
        "bands": (Band(low=150, high=450, label="Reference 150–450"),),
        "shades": (Shade(start=3, end=9, label="L1 induction"),),
        "instants": (Instant(x=12, label="R1"),),
    }  # fmt: skip
    return Chart(series=(Series(name="platelets", points=points),), **{**defaults, **fields})


def boxes_of(layout: ChartLayout) -> list[Box]:
    labels = [*layout.tops, *layout.lines, *layout.words]
    return [label.box for label in labels] + [one.label.box for one in layout.points]


def told(layout: ChartLayout) -> str:
    """All that is written of lines and bands."""
    return " ".join([*(label.text for label in layout.lines), *layout.notes])


values = st.lists(
    st.tuples(st.floats(0, 30), st.floats(0, 500)),
    min_size=1,
    max_size=60,
    unique_by=lambda p: p[0],
).map(sorted)


@settings(max_examples=60, deadline=None)
@given(values, st.lists(st.floats(1, 499), max_size=4), st.sampled_from(SIZES))
def test_no_label_overlaps_another_the_frame_or_a_result(
    results: list[tuple[float, float]], levels: list[float], size: tuple[float, float]
) -> None:
    one = chart(results, levels)
    layout = lay_out_chart(one, *size, 14)
    boxes = boxes_of(layout)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    frame = Box(-1e-6, -1e-6, size[0] + 2e-6, size[1] + 2e-6)
    assert all(box.left >= frame.left and box.right <= frame.right for box in boxes)
    assert all(box.top >= frame.top and box.bottom <= frame.bottom for box in boxes)
    places = [(plot_x(one, layout.plot, x), plot_y(one, layout.plot, y)) for x, y in results]
    for box, (x, y) in product(boxes, places):
        assert not (box.left < x < box.right and box.top < y < box.bottom)


@settings(max_examples=60, deadline=None)
@given(values, st.lists(st.floats(1, 499), max_size=4), st.sampled_from(SIZES))
def test_every_line_and_band_is_named_in_the_plot_beside_it_or_under_it(
    results: list[tuple[float, float]], levels: list[float], size: tuple[float, float]
) -> None:
    one = chart(results, levels)
    text = told(lay_out_chart(one, *size, 14))
    assert "150–450" in text
    assert all(level.label in text for level in one.levels)


def _waves(count: int) -> list[tuple[float, float]]:
    """Results that go from one end of the axis to the other again and again."""
    return [(30 * n / count, 10 + 470 * (n % 2)) for n in range(count)]


def test_in_a_free_plot_nothing_moves_out_of_it() -> None:
    layout = lay_out_chart(chart([(3, 200), (6, 180)], [100, 50]), 864, 346, 14)
    assert all(label.box.right <= layout.plot.right for label in layout.lines)
    assert layout.notes == ()


def test_where_results_fill_the_plot_grades_stand_beside_it_and_the_band_is_told_under_it() -> None:
    layout = lay_out_chart(chart(_waves(290), [50, 25]), 420, 330, 14)
    assert [label.text for label in layout.lines] == ["G0 low", "G1 low"]
    assert all(label.box.left == layout.plot.right for label in layout.lines)
    assert layout.lines[1].box.right <= 420
    assert layout.notes == ("Band: Reference 150–450",)
    assert [entry.text for row in layout.key_rows for entry in row] == ["CTCAE v5.0 (lab)"]


def test_a_long_label_is_short_beside_the_plot_and_in_full_under_it() -> None:
    limit = Level(y=250, label="Limit 1×10⁻⁶ NGS", short="1×10⁻⁶")
    one = chart(_waves(290), [], levels=(limit,), bands=())
    layout = lay_out_chart(one, 420, 330, 14)
    assert [label.text for label in layout.lines] == ["1×10⁻⁶"]
    assert layout.notes == ("Dashed line: Limit 1×10⁻⁶ NGS",)


def test_a_label_too_wide_for_the_margin_is_told_under_the_plot() -> None:
    limit = Level(y=250, label="Limit", short="a limit of detection by next-generation sequencing")
    layout = lay_out_chart(chart(_waves(290), [], levels=(limit,), bands=()), 420, 330, 14)
    assert layout.lines == ()
    assert layout.notes == ("Dashed line: Limit",)


def test_of_many_results_only_the_first_last_highest_and_lowest_are_marked() -> None:
    results = [(30 * n / 300, 100.0 + n % 7) for n in range(300)]
    results[120], results[200] = (12.0, 400.0), (20.0, 5.0)
    crowded = lay_out_chart(chart(results, []), 420, 330, 14)
    assert crowded.crowding == "crowded"
    assert crowded.marked == {(0, 0), (0, 120), (0, 200), (0, 299)}
    few = lay_out_chart(chart(results[::20], []), 420, 330, 14)
    assert (few.crowding, few.marked) == ("few", frozenset())
    many = lay_out_chart(chart(results[::5], []), 420, 330, 14)
    assert (many.crowding, many.marked) == ("many", frozenset())
