"""What all sentences are made with: the review, times as a deck tells them, and marks of doubt."""

from collections.abc import Sequence

import msgspec

from boardapp.deck.outline.doubts import Doubts
from boardapp.deck.outline.times import Times
from boardapp.review.model.base import Shown
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised
from boardapp.words.lists import listed
from boardapp.words.plurals import counted
from boardapp.words.sentences import with_full_stop

MOST_TOLD = 4
"""How many things of a kind are told one by one; of more the rest is counted."""


class Telling(msgspec.Struct, frozen=True):
    """A review with the marks of its doubts and the wording of its times.

    `shown` is what stands on the slide, where it shows some of many.
    """

    review: Review
    doubts: Doubts
    times: Times
    shown: tuple[Shown, ...] = ()


def sentence(text: str) -> str:
    """The text with its capital and its full stop; empty stays empty."""
    text = text.strip()
    return with_full_stop(capitalised(text)) if text else ""


def first_of(texts: Sequence[str], more: str) -> str:
    """The texts in a row; of many the first few, and how many `more` (a noun) there are."""
    shown = texts[:MOST_TOLD]
    rest = len(texts) - len(shown)
    return "; ".join((*shown, *((f"{counted(rest, more).lower()} more",) if rest else ())))


def named(texts: Sequence[str]) -> str:
    """A list of names; of many the first few, and how many others there are."""
    shown = list(dict.fromkeys(texts))
    if len(shown) <= 2 * MOST_TOLD:
        return listed(shown)
    rest = len(shown) - 2 * MOST_TOLD
    others = counted(rest, "other").lower()
    return listed([*shown[: 2 * MOST_TOLD], others])
