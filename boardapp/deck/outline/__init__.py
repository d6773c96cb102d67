"""The outline of a deck: what each slide says, from a review."""

from boardapp.deck.outline.build import build_deck

__all__ = ["build_deck"]
