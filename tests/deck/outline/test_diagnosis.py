"""The slide of the disease: what is a sign, and what is not."""

from pathlib import Path

from boardapp.casefile.files import read_case
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import FigureBlock
from boardapp.figures.cards.cards import Cards
from boardapp.review.review_case import review_case

COURSES = Path(__file__).resolve().parents[2] / "e2e" / "courses"


def _tiles(name: str) -> dict[str, str]:
    review = review_case(read_case(COURSES / f"{name}.board.json"), keeps_dates=False)
    deck = build_deck(review, "standard")
    slide = next(one for one in deck.slides if one.key == "diagnosis")
    (block,) = slide.blocks
    assert isinstance(block, FigureBlock)
    assert isinstance(block.figure, Cards)
    cards = [card for row in block.figure.rows for card in row.cards]
    return {card.head: " / ".join(words.text for words in card.words) for card in cards}


def test_a_fusion_that_was_found_is_no_sign() -> None:
    tiles = _tiles("ph_positive_all")
    assert tiles["BCR::ABL1"] == "present"
    assert "Signs" not in tiles


def test_a_feature_that_is_there_is_a_sign_and_a_variant_is_none() -> None:
    tiles = _tiles("lung_egfr")
    assert tiles["Signs"] == "Invasion of the left atrium"
    assert "EGFR L858R" in tiles


def test_a_spinal_fluid_without_blasts_is_told_though_it_has_no_class() -> None:
    tiles = _tiles("t_all_two_relapses")
    assert tiles["CNS status"] == "CSF without blasts (class not reported)"
