"""How wide the blocks of a strip are: as wide as their texts need, for order shows no length."""

from itertools import accumulate

from boardapp.figures.strip.strip import Block, Strip
from boardapp.figures.text_width import BOLDER, Measure, wrapped

PADDING = 5.0
"""Beside a text within a block, in points."""
POINT = 8.0
"""How long the point of a block is."""
BESIDE_TURN = 66.0
"""From the line of the last turn to the words of the calm: half its sites stand there."""
_LEAST_BLOCK = 64.0
_STEPS = 40
"""In so many steps spare width goes to the block that needs it most."""


def block_edges(
    strip: Strip, width: float, sizes: tuple[float, float], measure: Measure
) -> list[float]:
    """The left edges of all blocks and the right edge of the last, in points.

    `sizes` are those of the names of blocks and of all other texts.
    """
    return _Widths(strip, width, sizes, measure).edges()


class _Widths:
    """The blocks of one strip in one pair of sizes."""

    def __init__(
        self, strip: Strip, width: float, sizes: tuple[float, float], measure: Measure
    ) -> None:
        self.strip, self.width, self.measure = strip, width, measure
        self.name_size, self.size = sizes

    def edges(self) -> list[float]:
        """First what the longest words need; spare width to the block that needs it most."""
        blocks = self.strip.blocks
        least = [max(_LEAST_BLOCK, self._longest_word(block) + 2 * PADDING) for block in blocks]
        least[-1] = max(least[-1], self._edge_turn_room())
        least[-1] += max(self._calm_room() - sum(least[self._calm_block() :]), 0.0)
        spare = self.width - sum(least)
        if spare < 0:
            least = [one * self.width / sum(least) for one in least]
        for step in range(_STEPS if spare > 0 else 0):
            count = self._line_count if step % 2 else self._tag_line_count
            heights = [count(b, w) for b, w in zip(blocks, least, strict=True)]
            if max(heights) <= 1:
                heights = [self._length(b) / w for b, w in zip(blocks, least, strict=True)]
            least[heights.index(max(heights))] += spare / _STEPS
        return [0.0, *accumulate(least)]

    def _edge_turn_room(self) -> float:
        """What the last block needs so that a turn at its end has half of it for its name."""
        turns = self.strip.turns
        if self.strip.calm or not turns or turns[-1].at < len(self.strip.blocks):
            return 0.0
        return 2 * (self._bold(turns[-1].name) + 8)

    def _calm_block(self) -> int:
        """The block at which the calm begins; the last where there is none."""
        last = len(self.strip.blocks) - 1
        return min(int(self.strip.calm.since), last) if self.strip.calm else last

    def _calm_room(self) -> float:
        """How wide the calm's longest word is, beside the name of the last turn."""
        calm = self.strip.calm
        if calm is None:
            return 0.0
        words = [self._bold(word) for word in calm.text.split()]
        words += [self.measure(word, self.size) for word in calm.note.split()]
        return BESIDE_TURN + max(words, default=0.0) + 1

    def _line_count(self, block: Block, width: float) -> float:
        """How many lines the texts within a block take at a width."""
        room = width - 2 * PADDING - POINT
        name = wrapped(block.name, self.name_size * BOLDER, room, self.measure)
        texts = (wrapped(text, self.size, room, self.measure) for text in block.texts)
        return len(name) * self.name_size / self.size + sum(map(len, texts))

    def _tag_line_count(self, block: Block, width: float) -> float:
        """How many lines what was found at a block takes at a width."""
        room = width - 2 * PADDING
        is_before_last = block in self.strip.blocks[-2:-1]
        if block.found and self.strip.blocks[-1].is_tail and is_before_last:
            room += 80.0
        return sum(len(wrapped(tag.text, self.size, room, self.measure)) for tag in block.found)

    def _longest_word(self, block: Block) -> float:
        bold = [self._bold(word) for word in block.name.split()]
        words = [w for text in (*block.texts, *(t.text for t in block.found)) for w in text.split()]
        widths = [*(bold or [0.0]), *(self.measure(word, self.size) + 4 for word in words)]
        return max(widths) + POINT

    def _length(self, block: Block) -> float:
        """How long all that is to be read in a block is, or under it."""
        within = self._bold(block.name) + sum(self.measure(t, self.size) for t in block.texts)
        under = sum(self.measure(tag.text, self.size) for tag in block.found)
        return max(within, under / 3) + 1

    def _bold(self, text: str) -> float:
        return self.measure(text, self.name_size) * BOLDER
