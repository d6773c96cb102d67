"""The slide of MRD: where it stands, and what its title asserts."""

import pytest

from boardapp.case.deck_settings import Preset
from boardapp.casefile.files import read_case
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import ChartBlock, Deck
from boardapp.resources import example_case
from boardapp.review.review_case import review_case


def deck_of(name: str, preset: Preset = "standard") -> Deck:
    return build_deck(review_case(read_case(example_case(name))), preset)


@pytest.mark.parametrize("preset", ["short", "standard", "full"])
def test_a_series_of_mrd_has_a_slide_of_its_own_behind_the_status(preset: Preset) -> None:
    deck = deck_of("synthetic", preset)
    keys = [slide.key for slide in deck.slides]
    assert keys[keys.index("status") + 1] == "mrd"
    charts = {s.key for s in deck.slides for b in s.blocks if isinstance(b, ChartBlock)}
    assert "mrd" in charts
    assert "status" not in charts


def test_one_drawable_result_makes_no_slide_and_stays_with_the_status() -> None:
    deck = deck_of("letter")
    assert "mrd" not in {slide.key for slide in deck.slides}
    (status,) = [slide for slide in deck.slides if slide.key == "status"]
    assert "MRD result" in {column for b in status.blocks for column in getattr(b, "columns", ())}
