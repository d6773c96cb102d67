"""The clinical colours keep their contrast."""

import math
from itertools import combinations
from typing import Any

import pytest

from boardapp.figures.palette import (
    BARS,
    DARK,
    LIGHT,
    MARKS,
    PENS,
    TOXICITY,
    Page,
    contrast,
    pen_colour,
    tint,
)
from boardapp.figures.timeline.scene import PALE


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == 21
    assert contrast("0072B2", "FFFFFF") == pytest.approx(5.19, abs=0.01)


@pytest.mark.parametrize("role", BARS)
def test_text_on_a_bar_can_be_read(role: str) -> None:
    paint = BARS[role]  # type: ignore[index]
    assert contrast(paint.fill, paint.text) >= 4.5
    assert contrast(tint(paint.fill, 0.25), LIGHT.ink) >= 4.5


@pytest.mark.parametrize(
    "colour", sorted({*MARKS.values(), *(pen.colour for pen in PENS.values())})
)
def test_marks_and_lines_stand_out_on_white(colour: str) -> None:
    assert contrast(colour, "FFFFFF") >= 3


@pytest.mark.parametrize("page", [LIGHT, DARK], ids=["light", "dark"])
def test_text_on_a_page_can_be_read(page: Page) -> None:
    for paper in (page.paper, page.lane, page.reference):
        assert contrast(page.ink, paper) >= 7
        assert contrast(page.muted, paper) >= 4.5


@pytest.mark.parametrize("page", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", PENS)
def test_lines_stand_out_on_either_page(page: Page, role: str) -> None:
    assert contrast(pen_colour(role, page), page.paper) >= 3  # type: ignore[arg-type]


_PROTANOPIA = (
    (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)  # fmt: skip
_DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)  # fmt: skip
_ALL_CONES = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
"""What is seen of linear red, green and blue (Machado, Oliveira and Fernandes, 2009, table 1)."""
_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)


def _times(matrix: Any, vector: Any) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _lab(colour: str, cones: Any) -> tuple[float, float, float]:
    """CIE 1976 L*a*b* of what is seen of a colour."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    seen = [min(max(part, 0.0), 1.0) for part in _times(cones, linear)]
    xyz = [part / white for part, white in zip(_times(_TO_XYZ, seen), _WHITE, strict=True)]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("cones", [_ALL_CONES, _PROTANOPIA, _DEUTERANOPIA])
def test_colours_of_therapies_are_told_apart_by_the_colour_blind(cones: Any) -> None:
    told_by_lane = {"supportive", "remission", "goal"}
    fills = {
        role: paint.fill
        for role, paint in BARS.items()
        if role not in told_by_lane and not role.startswith("toxicity")
    }
    near = [
        (first, second)
        for first, second in combinations(fills, 2)
        if math.dist(_lab(fills[first], cones), _lab(fills[second], cones)) < 16
    ]
    assert near == []


@pytest.mark.parametrize("cones", [_ALL_CONES, _PROTANOPIA, _DEUTERANOPIA])
def test_the_graver_a_complication_the_darker_and_none_has_the_colour_of_a_relapse(
    cones: Any,
) -> None:
    _, *graded = TOXICITY
    lightness = [_lab(colour, cones)[0] for colour in graded]
    assert lightness == sorted(lightness, reverse=True)
    for first, second in combinations(TOXICITY, 2):
        assert math.dist(_lab(first, cones), _lab(second, cones)) >= 16
    for role in ("second", "fourth", "grade"):
        assert math.dist(_lab(PENS[role].colour, cones), _lab(MARKS["relapse"], cones)) >= 16
    for colour in TOXICITY:
        assert math.dist(_lab(colour, cones), _lab(MARKS["relapse"], cones)) >= 16


@pytest.mark.parametrize("page", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", BARS)
def test_what_is_pale_is_nearer_to_the_paper_and_carries_the_ink(page: Page, role: str) -> None:
    fill = BARS[role].fill  # type: ignore[index]
    pale = tint(fill, PALE, page.paper)
    assert contrast(pale, page.paper) < max(contrast(fill, page.paper), 1.6)
    assert contrast(pale, page.ink) >= 4.5


def test_clinical_colours_do_not_follow_the_theme() -> None:
    assert pen_colour("value", LIGHT) == pen_colour("value", DARK) == "0072B2"
