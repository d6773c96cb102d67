"""Where the parts of a chart stand."""

from typing import Any

import pytest

from boardapp.figures.charts.chart import Chart, Point, Series, Word
from boardapp.figures.charts.key import key_entries
from boardapp.figures.charts.layout import lay_out_chart
from boardapp.figures.charts.places import plot_x, plot_y, tick_text
from boardapp.figures.lanes import Box

PLOT = Box(100, 20, 400, 200)


def chart(*series: Series, **fields: Any) -> Chart:
    defaults: dict[str, Any] = {
        "title": "MRD", "y_title": "MRD", "x_title": "Months from diagnosis",
        "x_range": (0.0, 24.0), "y_range": (1e-7, 1.0), "is_log": True,
    }  # fmt: skip
    return Chart(series=series, **{**defaults, **fields})


def series(name: str, **fields: Any) -> Series:
    point = Point(x=3, y=1e-3, low=1e-3, high=1e-3, x_low=3, x_high=3, text="1×10⁻³")
    return Series(name=name, points=(point,), **fields)


def test_places_follow_the_axes() -> None:
    one = chart()
    assert plot_x(one, PLOT, 12) == 300
    assert plot_y(one, PLOT, 1.0) == PLOT.top
    assert plot_y(one, PLOT, 1e-7) == pytest.approx(PLOT.bottom)
    assert plot_y(one, PLOT, 0) == pytest.approx(PLOT.bottom)


def test_one_plain_kind_needs_no_key() -> None:
    assert key_entries(chart(series("aPTT"), series("aPTT"))) == ()


def test_a_mark_in_several_colours_is_named_once_in_ink() -> None:
    entries = key_entries(
        chart(
            series("flow, not detected", is_open=True, meaning="not detected"),
            series("NGS", role="second"),
            series("NGS, not detected", role="second", is_open=True, meaning="not detected"),
        )
    )
    assert [(e.symbol, e.text, e.colour) for e in entries] == [
        ("▽", "not detected", "1A1A1A"),
        ("■", "NGS", "009E73"),
    ]


def test_a_line_through_a_result_of_unknown_time_is_in_the_key_and_is_no_limit() -> None:
    entries = {}
    for low, high in ((3, 3), (2, 9), (2, None)):
        point = Point(x=3, y=1e-3, low=1e-3, high=1e-3, x_low=low, x_high=high)
        entries[high] = key_entries(chart(Series(name="NGS", points=(point,))))
    assert [(e.symbol, e.text) for e in entries[3]] == []
    assert [(e.symbol, e.text) for e in entries[9]] == [("├┤", "possible time of a result")]
    assert [(e.symbol, e.text) for e in entries[None]] == [("– –", "possible time, open ended")]


def test_ticks_below_a_thousandth_are_powers_of_ten() -> None:
    assert tick_text(1e-4, chart()) == "10⁻⁴"
    assert tick_text(0.1, chart(y_range=(0.01, 100.0))) == "0.1"


def test_every_word_is_written_somewhere() -> None:
    words = tuple(Word(x=3, text=f"word number {n}") for n in range(9))
    layout = lay_out_chart(chart(words=(*words, Word(x=None, text="untimed"))), 500, 400, 14)
    written = " ".join([*(label.text for label in layout.words), *layout.notes])
    assert all(f"word number {n}" in written for n in range(9))
    assert layout.notes[-1] == "Without a place on the axis: untimed"
    assert layout.plot.height > 0


def test_the_plot_and_its_labels_stay_within_the_figure() -> None:
    one = chart(series("MRD by NGS"), words=(Word(x=3, text="normal"),))
    layout = lay_out_chart(one, 864, 346, 14)
    boxes = [layout.plot, *(b.box for b in (*layout.tops, *layout.lines, *layout.words))]
    assert all(box.left >= 0 and box.right <= 864 for box in boxes)
    assert all(box.top >= 0 and box.bottom <= 346 for box in boxes)
