"""A fitted deck as data: each block with its place and its size of type.

The PowerPoint writer and the painter on screen both draw from it, so they agree.
"""

from collections import Counter

import msgspec

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.slides import Block, Deck, Slide


class Sizes(msgspec.Struct, frozen=True, kw_only=True):
    """The sizes of type on a slide, in points."""

    body: float
    sub: float
    table: float


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A block on its slide. `caption_frame` is None where it has no caption."""

    block: Block
    frame: Frame
    sizes: Sizes
    caption: str = ""
    caption_frame: Frame | None = None


class PlacedTable(Placed, frozen=True, kw_only=True):
    """A table or form with its `columns`, header row first in `cells`; sizes in points."""

    cells: tuple[tuple[str, ...], ...]
    column_widths: tuple[float, ...]
    row_heights: tuple[float, ...]
    has_row_names: bool = False


class NoteLine(msgspec.Struct, frozen=True):
    """One paragraph of the notes as it is printed."""

    text: str
    is_heading: bool = False


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One slide as it will be: its final title, and its blocks in reading order.

    `slide` holds the blocks of this page only. `full_texts` are texts that had to be
    shortened; they go to the notes. `notes` are these as they will be printed.
    """

    slide: Slide
    title_points: float
    placed: tuple[Placed, ...]
    full_texts: tuple[str, ...] = ()
    notes: tuple[NoteLine, ...] = ()


class FittedDeck(msgspec.Struct, frozen=True, kw_only=True):
    """A deck in which everything fits.

    `notes` say what was split or shortened for it; `details` say one by one what a note says of
    several slides.
    """

    deck: Deck
    pages: tuple[Page, ...]
    notes: tuple[str, ...] = ()
    details: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[tuple[str, int], ...]:
        """For each page the key of its slide, and which of the slide's pages it is, from 1."""
        counts: Counter[str] = Counter()
        found = []
        for page in self.pages:
            counts[page.slide.key] += 1
            found.append((page.slide.key, counts[page.slide.key]))
        return tuple(found)
