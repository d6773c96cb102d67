"""The clinical colours keep their contrast."""

import pytest

from boardapp.figures.palette import (
    BARS,
    DARK,
    LIGHT,
    MARKS,
    PENS,
    Page,
    contrast,
    pen_colour,
    tint,
)


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
    for paper in (page.paper, page.lane, page.reference, *page.shades):
        assert contrast(page.ink, paper) >= 7
        assert contrast(page.muted, paper) >= 4.5


@pytest.mark.parametrize("page", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", PENS)
def test_lines_stand_out_on_either_page(page: Page, role: str) -> None:
    assert contrast(pen_colour(role, page), page.paper) >= 3  # type: ignore[arg-type]


def test_clinical_colours_do_not_follow_the_theme() -> None:
    assert pen_colour("value", LIGHT) == pen_colour("value", DARK) == "0072B2"
