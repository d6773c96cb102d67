"""The pages of a deck are kept for the same deck in the same style, and for no other."""

from msgspec.structs import replace

from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.kept_pages import kept_pages
from boardapp.deck.fitting.page import FittedDeck
from boardapp.deck.fitting.stage import OWN_STYLE, Style
from boardapp.deck.slides import Deck
from tests.deck.sample_deck import deck, slide, text


def _pages(made: Deck, style: Style = OWN_STYLE) -> FittedDeck:
    return kept_pages(made, lambda: None, style)


def test_an_equal_deck_in_the_same_style_is_fitted_once() -> None:
    first = _pages(deck(slide("A", text("one"))))
    assert _pages(deck(slide("A", text("one")))) is first
    assert first == paginate(deck(slide("A", text("one"))))


def test_one_other_word_and_another_style_are_fitted_anew() -> None:
    made = deck(slide("A", text("one " * 40)))
    other, narrow = deck(slide("A", text("two " * 40))), replace(OWN_STYLE, wideness=1.4)
    _pages(made)
    assert _pages(other) == paginate(other)
    _pages(made)
    assert _pages(made, narrow) == paginate(made, style=narrow)
    assert _pages(made) == paginate(made)
