"""Where cards stand, and the size of their type: the largest in which all of it fits."""

from collections.abc import Iterator

import msgspec

from boardapp.figures.cards.cards import Card, Cards, Rank, Row, Words
from boardapp.figures.cards.look import HEAD_TEXT, look_of, paper_of
from boardapp.figures.figure import Drawing
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

GAP = 10.0
"""Between two cards, in points."""
INSET = 10.0
_EDGE = 1.5
_BETWEEN = 0.25
"""Above a paragraph, in sizes of type."""
_MOST_VALUE_LINES = 2
_VALUES = (28.0, 26.0, 24.0, 22.0)
"""Smaller sizes for values that are too long for the one wished."""
_LEAST_LEFT_HEAD = 54.0
_MOST_STRETCH = 2.2
"""A row grows to so many times what it needs where there is room."""


class Sizes(msgspec.Struct, frozen=True):
    """Points of type: of values at most, of text, headings and bullets, of details."""

    value: float
    text: float
    detail: float


STEPS = (
    Sizes(36, 24, 20), Sizes(34, 22, 20), Sizes(32, 20, 18), Sizes(28, 18, 18), Sizes(22, 18, 18),
    Sizes(22, 18, 16),
)  # fmt: skip
"""The sizes wished first; the last is the floor on a slide of 7.5 in: that of text, and for
details that of tables."""
FLOOR = STEPS[-1]
_RESCUE = (Sizes(24, 16, 16), Sizes(20, 14, 14), Sizes(16, 12, 12))
"""For a frame that is smaller than what the cards take at the floor."""


def draw_cards(cards: Cards, width: float, height: float, measure: Measure, page: Page) -> Drawing:
    """The cards in a frame, in the largest type in which all fits; what is left over is shared."""
    for sizes in (*STEPS, *_RESCUE):
        laid = _Laid(cards, width, sizes, measure, page)
        is_whole = not laid.has_broken_words or sizes not in STEPS[:-1]
        if laid.needed <= height and is_whole:
            break
    return Drawing(scene=tuple(laid.parts(height)), height=laid.needed)


def least_cards_height(cards: Cards, width: float, measure: Measure, page: Page) -> float:
    """What the cards take at the floor, in points."""
    return _Laid(cards, width, FLOOR, measure, page).needed


class _Laid:
    """Cards at one set of sizes."""

    def __init__(
        self, cards: Cards, width: float, sizes: Sizes, measure: Measure, page: Page
    ) -> None:
        self.cards, self.width, self.sizes = cards, width, sizes
        self.measure, self.page = measure, page
        self.has_broken_words = False
        self.left_head = self._left_head()
        self.heights = [self._row_height(row) for row in cards.rows]

    @property
    def needed(self) -> float:
        """The height of all rows and the gaps between them."""
        return sum(self.heights) + GAP * (len(self.heights) - 1)

    def parts(self, height: float) -> Iterator[Primitive]:
        """All cards in place; rows share what they do not need, as far as that looks well."""
        spare = max(height - self.needed, 0.0) / max(sum(self.heights), 1.0)
        top = 0.0
        for row, needed in zip(self.cards.rows, self.heights, strict=True):
            grown = needed * min(1 + spare, _MOST_STRETCH)
            head = self._head_height(row)
            for card, left, width in self._places(row):
                yield from self._card(card, Box(left, top, width, grown), head)
            top += grown + GAP

    # Along a row

    def _places(self, row: Row) -> Iterator[tuple[Card, float, float]]:
        """Each card with its left edge and its width."""
        left = 0.0
        for card, width in zip(row.cards, self._widths(row), strict=True):
            yield card, left, width
            left += width + GAP

    def _widths(self, row: Row) -> list[float]:
        """By the shares of the cards, but none narrower than its longest word, if that can be."""
        free = self.width - GAP * (len(row.cards) - 1)
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
            longest_word(text, _size_of(rank, self.sizes), self.measure)
            * (BOLDER if rank in {"value", "heading"} else 1.0)
            + (BULLET if rank == "bullet" else 0.0)
            for text, rank in texts
        ]
        beside = self.left_head if card.head_at == "left" else 0.0
        return max(widths, default=0.0) + 2 * INSET + 2 + beside

    def _left_head(self) -> float:
        """The width of heads beside their cards: one for all of them."""
        heads = [c.head for row in self.cards.rows for c in row.cards if c.head_at == "left"]
        size = self.sizes.text
        words = max((longest_word(head, size, self.measure) for head in heads), default=0.0)
        return max(words * BOLDER + 2 * INSET + 4, _LEAST_LEFT_HEAD)

    def _body_width(self, card: Card, width: float) -> float:
        return width - (self.left_head if card.head and card.head_at == "left" else 0.0)

    # Heights

    def _row_height(self, row: Row) -> float:
        head = self._head_height(row)
        return max(self._height(card, width, head) for card, _, width in self._places(row))

    def _head_height(self, row: Row) -> float:
        """The height of the bands above the cards of a row: that of the highest."""
        heads = [(card, width) for card, _, width in self._places(row) if _has_band(card)]
        return max((self._padded(self._head(*one)) for one in heads), default=0.0)

    def _height(self, card: Card, width: float, head: float) -> float:
        body = self._padded(self._passages(card, self._body_width(card, width)))
        if not card.head or card.head_at == "within":
            return body
        if card.head_at == "top":
            return head + (body if card.words else 0.0)
        return max(body, self._padded(self._head(card, self.left_head)))

    def _padded(self, passages: tuple[Passage, ...]) -> float:
        return passages_height(passages) + INSET

    # Words

    def _head(self, card: Card, width: float) -> tuple[Passage, ...]:
        colour = look_of(card.tone, self.page).text if card.is_dashed else HEAD_TEXT
        size = self.sizes.text
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
            return _size_of(words.rank, self.sizes)
        room = (width - 2 * INSET) / BOLDER
        for most_lines in (1, _MOST_VALUE_LINES):
            for size in (self.sizes.value, *(s for s in _VALUES if s < self.sizes.value)):
                lines = wrapped(words.text, size, room, self.measure)
                is_whole = longest_word(words.text, size, self.measure) <= room
                if len(lines) <= most_lines and is_whole and size > self.sizes.text:
                    return size
        return self.sizes.text

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

    def _card(self, card: Card, box: Box, band: float) -> Iterator[TextBox]:
        look = look_of(card.tone, self.page)
        stroke = Stroke(look.fill, _EDGE, is_dashed=card.is_dashed)
        body = box
        if card.head and card.head_at != "within":
            is_left = card.head_at == "left"
            width = self.left_head if is_left else box.width
            passages = self._head(card, width)
            height = box.height if is_left or not card.words else band
            yield TextBox(
                box=Box(box.left, box.top, width, height),
                passages=passages,
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
            yield self._body(card, body, stroke)

    def _body(self, card: Card, box: Box, stroke: Stroke) -> TextBox:
        is_tile = card.head_at == "within"
        return TextBox(
            box=box,
            passages=self._passages(card, box.width),
            fill=paper_of(card, self.page),
            stroke=stroke if is_tile or card.is_dashed else None,
            inset=INSET,
            is_middle=is_tile or card.head_at == "left",
            name=card.head or "Card",
        )


def _has_band(card: Card) -> bool:
    return bool(card.head) and card.head_at == "top"


def _size_of(rank: Rank, sizes: Sizes) -> float:
    return sizes.detail if rank == "detail" else sizes.text
