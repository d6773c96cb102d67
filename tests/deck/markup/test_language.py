"""What a spelling checker should leave alone."""

import pytest

from boardapp.deck.markup.language import pieces


@pytest.mark.parametrize(
    "word",
    [
        "KMT2A", "KMT2A::AFF1", "MRD", "AALL15P1", "CAR-T", "CD22", "blinatumomab",
        "inotuzumab ozogamicin", "pSTAT5", "CloneSeq", "cytarabine", "ursodiol",
    ],
)  # fmt: skip
def test_codes_and_drugs_are_left_alone(word: str) -> None:
    assert all(is_left for piece, is_left in pieces(word) if any(c.isalpha() for c in piece))


@pytest.mark.parametrize(
    "text", ["the marrow was in remission", "Platelets recovered.", "He came home", "a dose of 12"]
)
def test_plain_words_are_checked(text: str) -> None:
    assert pieces(text) == [(text, False)]


def test_the_pieces_together_are_the_text() -> None:
    text = "After KMT2A-r ALL, blinatumomab (2 cycles) and CAR-T; then “none”."
    assert "".join(piece for piece, _ in pieces(text)) == text


def test_an_empty_text_has_no_pieces() -> None:
    assert pieces("") == []
