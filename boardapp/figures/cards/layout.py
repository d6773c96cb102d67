"""Where cards stand, and the size of their type: the largest in which all of it fits."""

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from boardapp.figures.cards.cards import Card, Cards, Rank, Row, Words
from boardapp.figures.cards.look import HEAD_TEXT, look_of, paper_of
from boardapp.figures.figure import FactBox
from boardapp.figures.laid import Laid, Sizes
from boardapp.figures.lanes import Box
from boardapp.figures.palette import Page
from boardapp.figures.scene import (
    BULLET,
    Passage,
    Primitive,
    Stroke,
    TextBox,
    passages_height,
)
from boardapp.figures.text_width import BOLDER, Measure, longest_word, wrapped

INSET = 10.0
_EDGE = 1.5
_BETWEEN = 0.25
"""Above a paragraph, in sizes of type."""
_MOST_VALUE_LINES = 2
_VALUES = (28.0, 26.0, 24.0, 22.0)
"""Smaller sizes for values that are too long for the one wished."""
_LEAST_LEFT_HEAD = 54.0


class _Cell(msgspec.Struct, frozen=True):
    """A card in its row: its left edge, its width, its head and its words in lines."""

    card: Card
    left: float
    width: float
    head: tuple[Passage, ...]
    words: tuple[Passage, ...]


class _Row(msgspec.Struct, frozen=True):
    """Cards side by side; `band` is the height of their heads, that of the highest."""

    cells: list[_Cell]
    band: float


class LaidCards(Laid[Cards]):
    """Cards at one set of sizes: of values at most, of text, headings and bullets, of details."""

    steps: ClassVar[tuple[Sizes, ...]] = (
        (36, 26, 22), (36, 24, 20), (34, 22, 20), (32, 20, 18),
        (28, 18, 18), (22, 18, 18), (22, 18, 16),
    )  # fmt: skip
    """The floor is that of text, and for details that of tables. The first is for words alone."""
    rescue = ((24, 16, 16), (20, 14, 14), (16, 12, 12))
    gap = 10.0
    most_stretch = 2.2

    def __init__(
        self, figure: Cards, width: float, sizes: Sizes, measure: Measure, page: Page
    ) -> None:
        super().__init__(figure, width, sizes, measure, page)
        self.value, self.text, self.detail = sizes
        self.has_broken_words = False
        self.left_head = self._left_head()
        self.rows = [self._row(row) for row in figure.rows]
        self.heights = [
            max(self._height(cell, row.band) for cell in row.cells) for row in self.rows
        ]

    @property
    def is_whole(self) -> bool:
        """Whether no word is broken within; below the wished sizes it may be.

        Beside values the words stay smaller than those.
        """
        if self.sizes == self.steps[0] and self._has_values:
            return False
        return not self.has_broken_words or self.sizes not in self.steps[:-1]

    def parts(self, height: float) -> Iterator[Primitive]:
        """All cards in place."""
        top = 0.0
        for row, needed in zip(self.rows, self.heights, strict=True):
            grown = self.grown(needed, height)
            for cell in row.cells:
                yield from self._card(cell, Box(cell.left, top, cell.width, grown), row.band)
            top += grown + self.gap

    @property
    def _has_values(self) -> bool:
        cards = (card for row in self.figure.rows for card in row.cards)
        return any(words.rank == "value" for card in cards for words in card.words)

    def facts(self, height: float) -> Iterator[FactBox]:
        """Each card that tells a fact."""
        top = 0.0
        for row, needed in zip(self.rows, self.heights, strict=True):
            grown = self.grown(needed, height)
            for cell in row.cells:
                yield FactBox(cell.card.place, Box(cell.left, top, cell.width, grown))
            top += grown + self.gap

    # Along a row

    def _row(self, row: Row) -> _Row:
        cells, left = list[_Cell](), 0.0
        for card, width in zip(row.cards, self._widths(row), strict=True):
            cells.append(self._cell(card, left, width))
            left += width + self.gap
        bands = (self._padded(cell.head) for cell in cells if _has_band(cell.card))
        return _Row(cells, max(bands, default=0.0))

    def _cell(self, card: Card, left: float, width: float) -> _Cell:
        """The card with its head and words in lines as wide as it, or as its part of it."""
        if not card.head or card.head_at == "within":
            return _Cell(card, left, width, (), self._passages(card, width))
        if card.head_at == "top":
            return _Cell(card, left, width, self._head(card, width), self._passages(card, width))
        words = self._passages(card, width - self.left_head)
        return _Cell(card, left, width, self._head(card, self.left_head), words)

    def _widths(self, row: Row) -> list[float]:
        """By the shares of the cards, but none narrower than its longest word, if that can be."""
        free = self.width - self.gap * (len(row.cards) - 1)
        total = sum(card.share for card in row.cards)
        widths = [free * card.share / total for card in row.cards]
        least = [self._least_width(card) for card in row.cards]
        lacking = sum(max(low - width, 0.0) for low, width in zip(least, widths, strict=True))
        spare = sum(max(width - low, 0.0) for low, width in zip(least, widths, strict=True))
        if not lacking or lacking > spare:
            return widths
        kept = 1 - lacking / spare
        return [
            low + max(width - low, 0.0) * kept for low, width in zip(least, widths, strict=True)
        ]

    def _least_width(self, card: Card) -> float:
        """How wide the longest word makes a card; a value may be set smaller."""
        texts = [(words.text, words.rank) for words in card.words]
        if card.head_at == "top":
            texts.append((card.head, "heading"))
        widths = [
            longest_word(text, self._size_of(rank), self.measure)
            * (BOLDER if rank in {"value", "heading"} else 1.0)
            + (BULLET if rank == "bullet" else 0.0)
            for text, rank in texts
        ]
        beside = self.left_head if card.head_at == "left" else 0.0
        return max(widths, default=0.0) + 2 * INSET + 2 + beside

    def _left_head(self) -> float:
        """The width of heads beside their cards: one for all of them."""
        heads = [c.head for row in self.figure.rows for c in row.cards if c.head_at == "left"]
        size = self.text
        words = max((longest_word(head, size, self.measure) for head in heads), default=0.0)
        return max(words * BOLDER + 2 * INSET + 4, _LEAST_LEFT_HEAD)

    # Heights

    def _height(self, cell: _Cell, band: float) -> float:
        words = self._padded(cell.words)
        if not cell.head:
            return words
        if cell.card.head_at == "top":
            return band + (words if cell.card.words else 0.0)
        return max(words, self._padded(cell.head))

    def _padded(self, passages: tuple[Passage, ...]) -> float:
        return passages_height(passages) + INSET

    # Words

    def _head(self, card: Card, width: float) -> tuple[Passage, ...]:
        colour = look_of(card.tone, self.page).text if card.is_dashed else HEAD_TEXT
        size = self.text
        return (self._passage(card.head, size, colour, width, is_bold=True),)

    def _passages(self, card: Card, width: float) -> tuple[Passage, ...]:
        found = []
        if card.head and card.head_at == "within":
            label = Words(text=card.head, rank="detail", tone="muted")
            found.append(self._words(label, width))
        found += [self._words(words, width) for words in card.words]
        return tuple(found)

    def _words(self, words: Words, width: float) -> Passage:
        colour = look_of(words.tone, self.page).text
        is_bold = words.rank in {"value", "heading"}
        size = self._size(words, width)
        return self._passage(
            words.text, size, colour, width, is_bold=is_bold, is_bulleted=words.rank == "bullet"
        )

    def _size(self, words: Words, width: float) -> float:
        """The size of a paragraph; a value is as large as one line allows, else two."""
        if words.rank != "value":
            return self._size_of(words.rank)
        room = (width - 2 * INSET) / BOLDER
        for most_lines in (1, _MOST_VALUE_LINES):
            for size in (self.value, *(s for s in _VALUES if s < self.value)):
                lines = wrapped(words.text, size, room, self.measure)
                is_whole = longest_word(words.text, size, self.measure) <= room
                if len(lines) <= most_lines and is_whole and size > self.text:
                    return size
        return self.text

    def _size_of(self, rank: Rank) -> float:
        return self.detail if rank == "detail" else self.text

    def _passage(
        self, text: str, size: float, colour: str, width: float,
        *, is_bold: bool = False, is_bulleted: bool = False,
    ) -> Passage:  # fmt: skip
        room = width - 2 * INSET - (BULLET if is_bulleted else 0.0)
        set_size = size * BOLDER if is_bold else size
        if longest_word(text, set_size, self.measure) > room + 1:
            self.has_broken_words = True
        return Passage(
            lines=tuple(wrapped(text, set_size, room, self.measure)),
            size=size,
            colour=colour,
            is_bold=is_bold,
            is_bulleted=is_bulleted,
            before=size * _BETWEEN,
        )

    # Boxes

    def _card(self, cell: _Cell, box: Box, band: float) -> Iterator[TextBox]:
        card, look = cell.card, look_of(cell.card.tone, self.page)
        stroke = Stroke(look.fill, _EDGE, is_dashed=card.is_dashed)
        body = box
        if cell.head:
            is_left = card.head_at == "left"
            width = self.left_head if is_left else box.width
            height = box.height if is_left or not card.words else band
            yield TextBox(
                box=Box(box.left, box.top, width, height),
                passages=cell.head,
                fill=self.page.paper if card.is_dashed else look.fill,
                stroke=stroke,
                inset=INSET,
                align="middle" if is_left else "left",
                is_middle=True,
                name=card.head,
            )
            body = (
                Box(box.left + width, box.top, box.width - width, box.height)
                if is_left
                else Box(box.left, box.top + height, box.width, box.height - height)
            )
        if card.words:
            yield self._body(cell, body, stroke)

    def _body(self, cell: _Cell, box: Box, stroke: Stroke) -> TextBox:
        card, is_tile = cell.card, cell.card.head_at == "within"
        return TextBox(
            box=box,
            passages=cell.words,
            fill=paper_of(card, self.page),
            stroke=stroke if is_tile or card.is_dashed else None,
            inset=INSET,
            is_middle=is_tile or card.head_at == "left",
            name=card.head or "Card",
        )


def _has_band(card: Card) -> bool:
    return bool(card.head) and card.head_at == "top"
