"""How a slide of the list looks: its first page small, and what is to be known of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from boardapp.deck.fitting.page import Page
    from boardapp.deck.outline.picker import SlideChoice


class Mark(NamedTuple):
    """A sign on a thumbnail, and what it says in words."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Face:
    """A slide of the list as it is shown.

    `numbers` are its written slides, counted from 0; none where it is left out. `thumbnail` None:
    it is not painted yet. `is_changed`: an edit has just changed what it shows.
    """

    numbers: tuple[int, ...] = ()
    thumbnail: QImage | None = field(default=None, compare=False)
    marks: tuple[Mark, ...] = ()
    is_changed: bool = False


NO_FACE = Face()


def marks_of(choice: "SlideChoice", pages: "Sequence[Page]") -> tuple[Mark, ...]:
    """What is to be known of a slide: shortened, split, titled by somebody, with doubts."""
    count = len(pages)
    found = (
        (
            any(page.full_texts for page in pages),
            Mark("✂", "something is too long for it and was shortened; its notes have it whole"),
        ),
        (count > 1, Mark(f"1/{count}", f"goes over {count} slides")),
        (choice.title != choice.made_title, Mark("✎", "has a title of your own")),
        (
            any(note.kind == "doubt" for page in pages[:1] for note in page.slide.notes),
            Mark("▲", "shows something that is in doubt; its notes tell what"),
        ),
    )
    return tuple(mark for holds, mark in found if holds)
