"""The review of a deck is kept while its case says the same."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from boardapp.case.deck_settings import DeckSettings
from boardapp.casefile.files import read_case
from boardapp.deck.fitting.stage import OWN_STYLE
from boardapp.deck.outline.build import build_deck, outline_of
from boardapp.deck.outline.reviewed import deck_review
from boardapp.review.review_case import review_case


def test_another_choice_of_slides_needs_no_other_review(letter_path: Path) -> None:
    case = read_case(letter_path)
    first = deck_review(case)
    assert deck_review(case) is first
    assert deck_review(replace(case, presentation=DeckSettings(preset="full"))) is first


@pytest.mark.parametrize("field", ["title", "labs", "assessments", "patient", "privacy"])
def test_a_changed_case_is_reviewed_anew(letter_path: Path, field: str) -> None:
    case = read_case(letter_path)
    first = deck_review(case)
    changed = {
        "title": "Another",
        "labs": case.labs[1:],
        "assessments": case.assessments[1:],
        "patient": replace(case.patient, label="Patient 9"),
        "privacy": replace(case.privacy, status="synthetic"),
    }
    other = replace(case, **{field: changed[field]})
    assert deck_review(other) is not first
    assert deck_review(other) == review_case(other, keeps_dates=False)


def test_the_same_words_of_another_patient_are_another_review(letter_path: Path) -> None:
    assert deck_review(read_case(letter_path)) is not deck_review(read_case(letter_path))


def test_slides_that_were_listed_are_not_made_again_to_be_written(letter_path: Path) -> None:
    review = deck_review(read_case(letter_path))
    outline_of(review, "standard")
    first, second = (build_deck(review, "standard").slides for _ in range(2))
    assert all(one.blocks is other.blocks for one, other in zip(first, second, strict=True))


def test_slides_of_another_review_or_with_other_images_or_another_style_are_made_anew(
    letter_path: Path,
) -> None:
    case = read_case(letter_path)
    images = {"a.png": b"1"}
    first = build_deck(deck_review(case), "standard", images)
    other = replace(case, patient=replace(case.patient, label="Patient 9"))
    assert "Patient 9" in build_deck(deck_review(other), "standard", images).footer
    again = build_deck(deck_review(case), "standard", {"a.png": b"2"})
    narrow = replace(OWN_STYLE, wideness=1.4)
    styled = build_deck(deck_review(case), "standard", images, style=narrow)
    assert again.slides == first.slides
    for made in (again, styled):
        assert made.slides[0].blocks is not first.slides[0].blocks
