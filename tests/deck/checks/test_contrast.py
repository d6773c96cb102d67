"""Text that is hard to read is told, with its contrast; legible text is not."""

import io
from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Pt

from boardapp.deck.checks.package import check_package
from boardapp.deck.writing.writer import build_package
from tests.deck.sample_deck import deck, every_block, slide, text


def _problems(
    colour: str, fill: str | None = None, points: float = 14, below: str = "", height: float = 540
) -> list[str]:
    """What is said of a text box in these colours on a slide of our own; `below` fills a box."""
    presentation: Any = Presentation(io.BytesIO(build_package(deck(slide("One", text("a")))).data))
    presentation.slide_height = Pt(height)
    page = presentation.slides[0]
    if below:
        under = page.shapes.add_textbox(Pt(190), Pt(290), Pt(320), Pt(70))
        under.name = "Under"
        under._element._nvXxPr.cNvPr.set("descr", "a box")
        under.fill.solid()
        under.fill.fore_color.rgb = RGBColor.from_string(below)
    box = page.shapes.add_textbox(Pt(200), Pt(300), Pt(300), Pt(50))
    if fill:
        box.fill.solid()
        box.fill.fore_color.rgb = RGBColor.from_string(fill)
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = "faint", Pt(points)
    run.font.color.rgb = RGBColor.from_string(colour)
    target = io.BytesIO()
    presentation.save(target)
    found = [problem.text for problem in check_package(target.getvalue())]
    return [item for item in found if "contrast" in item]


def test_faint_text_on_the_background_is_told() -> None:
    assert _problems("999999") == [
        "Slide 1: “faint” has a contrast of 2.8, below the 4.5 it needs."
    ]


@pytest.mark.parametrize(
    ("colour", "fill", "points", "below", "count"),
    [
        ("767676", None, 14, "", 0),
        ("888888", None, 14, "", 1),
        ("888888", None, 18, "", 0),
        ("999999", None, 18, "", 1),
        ("FFFFFF", "12355B", 14, "", 0),
        ("FFFFFF", "F6C944", 14, "", 1),
        ("FFFFFF", None, 14, "12355B", 0),
        ("1F2A37", None, 14, "12355B", 1),
    ],
)
def test_text_is_judged_by_size_and_by_what_is_behind_it(
    colour: str, fill: str | None, points: float, below: str, count: int
) -> None:
    assert len(_problems(colour, fill, points, below)) == count


@pytest.mark.parametrize(("points", "count"), [(13.5, 0), (13.0, 1)])
def test_what_large_type_is_scales_with_the_height_of_a_slide(points: float, count: int) -> None:
    """18 points on a slide 540 high are 13.5 on one of 405."""
    assert len(_problems("888888", points=points, height=405)) == count


def test_every_block_of_ours_is_legible() -> None:
    assert build_package(every_block()).problems == ()
