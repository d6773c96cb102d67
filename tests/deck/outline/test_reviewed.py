"""The review of a deck is kept while its case says the same."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from boardapp.case.deck_settings import DeckSettings
from boardapp.casefile.files import read_case
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
