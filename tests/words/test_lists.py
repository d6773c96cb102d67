"""Lists in a sentence."""

import pytest

from boardapp.words.lists import with_shared_ending


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        (("AST increased", "ALT increased", "GGT increased"), "AST, ALT and GGT increased"),
        (("AST increased", "fever"), "AST increased and fever"),
        (("fever",), "fever"),
    ],
)
def test_terms_share_their_last_word(terms: tuple[str, ...], text: str) -> None:
    assert with_shared_ending(terms) == text
