"""Rows of results: marks on bands, in the largest type that fits, no text over another."""

from itertools import combinations
from typing import Any

import pytest

from boardapp.figures.drawing import draw, least_height
from boardapp.figures.figure import Drawing
from boardapp.figures.palette import LIGHT, TURN_TEXT
from boardapp.figures.ranges.ranges import Ranges, Result
from boardapp.figures.scene import Curve, Shape, Text
from boardapp.figures.text_width import arial_width


def result(value: float | None, **more: Any) -> Result:
    given: dict[str, Any] = {
        "name": "aPTT", "text": f"{value} s", "details": ("(25–35)", "month 3"), "low": value,
        "high": value, "reference_low": 25.0, "reference_high": 35.0, **more,
    }  # fmt: skip
    return Result(**given)


def drawn(*results: Result, width: float = 418.0, height: float = 384.0) -> Drawing:
    figure = Ranges(name="Latest results", summary="", results=results)
    return draw(figure, width, height, arial_width)


def marks(drawing: Drawing, name: str) -> list[Any]:
    return [p for p in drawing.scene if isinstance(p, Shape | Curve) and p.name == name]


def middle(shape: Shape) -> float:
    return shape.box.left + shape.box.width / 2


def test_a_value_stands_on_its_band() -> None:
    drawing = drawn(result(30))
    (band,) = marks(drawing, "Reference of aPTT")
    (dot,) = marks(drawing, "30 s")
    assert middle(dot) == pytest.approx(middle(band))
    assert band.fill == LIGHT.reference


def test_what_is_outside_differs_by_place_and_colour_of_its_words() -> None:
    drawing = drawn(result(40, is_outside=True, text="40 s ↑ high"))
    (band,) = marks(drawing, "Reference of aPTT")
    (dot,) = marks(drawing, "40 s ↑ high")
    assert middle(dot) > band.box.right
    (text,) = [p for p in drawing.scene if isinstance(p, Text) and p.text == "40 s ↑ high"]
    assert (text.runs[0].colour, text.is_bold) == (TURN_TEXT, True)


def test_what_lies_off_the_track_points_outwards() -> None:
    (point,) = marks(drawn(result(400)), "400 s, beyond")
    tip, *feet = point.places
    assert all(tip[0] > foot[0] for foot in feet)


def test_a_stated_range_is_a_bar_and_a_bound_alone_an_open_mark() -> None:
    (bar,) = marks(drawn(result(28, high=34.0, text="28–34 s")), "28–34 s")
    assert bar.places[0][0] < bar.places[1][0]
    (bound,) = marks(drawn(result(None, high=30.0, text="< 30 s")), "< 30 s")
    assert (bound.fill, bound.stroke is not None) == (LIGHT.paper, True)


def test_a_result_in_words_has_neither_band_nor_mark() -> None:
    drawing = drawn(result(None, high=None, has_number=False, text="normal"))
    assert [p for p in drawing.scene if isinstance(p, Shape | Curve)] == []
    assert "normal" in {p.text for p in drawing.scene if isinstance(p, Text)}


def test_rows_take_the_largest_type_that_fits_and_never_less_than_the_floor() -> None:
    few, many = drawn(result(30)), drawn(*(result(30 + n) for n in range(8)))
    sizes = [{p.size for p in one.scene if isinstance(p, Text)} for one in (few, many)]
    assert sizes == [{20.0, 18.0}, {18.0, 16.0}]
    rows = tuple(result(30 + n) for n in range(8))
    least = least_height(Ranges(name="", summary="", results=rows), 418.0, arial_width)
    assert least <= 384.0
    (tight,) = {p.size for p in drawn(*rows, height=least + 1).scene if isinstance(p, Text)}
    assert tight == 16.0


def test_no_text_lies_over_another() -> None:
    drawing = drawn(*(result(20 + 5 * n, name=f"test number {n}") for n in range(8)))
    boxes = [p.box for p in drawing.scene if isinstance(p, Text)]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert max(box.bottom for box in boxes) <= 384.0 + 1e-6


def test_no_word_of_a_name_is_broken_where_half_the_width_holds_it() -> None:
    alone = {"reference_low": None, "reference_high": None, "details": ()}
    drawing = drawn(*(result(1.0, name=name, **alone) for name in ("Hb", "Thrombozyten")))
    texts = [p.text for p in drawing.scene if isinstance(p, Text)]
    assert "Thrombozyten" in texts
    beside = drawn(result(30, name="Immunoglobulin heavy-chain"))
    words = " ".join(p.text for p in beside.scene if isinstance(p, Text))
    assert "Immunoglobulin" in words
