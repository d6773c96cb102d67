"""The outline of a deck: which slides there are, and what each says, from a review."""

from boardapp.deck.outline.build import AS_MADE, build_deck, outline_of
from boardapp.deck.outline.chosen import is_of_another, kept_choice
from boardapp.deck.outline.picker import SlideChoice, settings_of

__all__ = [
    "AS_MADE",
    "SlideChoice",
    "build_deck",
    "is_of_another",
    "kept_choice",
    "outline_of",
    "settings_of",
]
