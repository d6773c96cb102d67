"""Where the parts of a strip stand: rows by what they need, along the edges of its blocks."""

from collections.abc import Sequence

import msgspec

from boardapp.case.place import Place
from boardapp.figures.figure import NOWHERE
from boardapp.figures.lanes import LINE_PITCH, Box
from boardapp.figures.strip.strip import Block, Length, Strip, StripTurn, Tag
from boardapp.figures.strip.widths import BESIDE_TURN, PADDING, POINT, block_edges
from boardapp.figures.text_width import BOLDER, Measure, cut_to_width, wrapped

ROW_GAP = 5.0
BRACKET = 8.0
"""The height of a bracket without its text."""
_MOST_PADDING, _MOST_GAP = 36.0, 18.0
_SIZES = (
    (26.0, 20.0), (22.0, 18.0), (20.0, 18.0), (18.0, 16.0), (16.0, 16.0), (16.0, 14.0),
    (14.0, 14.0), (12.0, 12.0),
)  # fmt: skip
"""Names of blocks and all other texts, the wished first; 16 is the floor on a slide of 7.5 in.

Smaller type is only for a block that is too much for a frame of its own.
"""
_FLOOR = (16.0, 16.0)
NOTE_SIZE = 16.0
_MOST_TAG_LINES = 5
_LEAST_HALF = 30.0
"""Half the width that the name of a turn has at least; at the edge it stands to one side."""


class Lines(msgspec.Struct, frozen=True):
    """Lines of text in a box, the first at its top; `size` in points."""

    box: Box
    lines: tuple[str, ...]
    size: float
    is_bold: bool = False


class BlockPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A block with its texts, and what was found there under it."""

    block: Block
    box: Box
    texts: tuple[Lines, ...]
    tags: tuple[tuple[Tag, Lines], ...]


class TurnPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A turn: the line from `top` to `bottom` at `x`, its name and sites above."""

    turn: StripTurn
    x: float
    top: float
    bottom: float
    texts: tuple[Lines, ...]


class LengthPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A bracket from `left` to `right` at `y`, with its text below."""

    left: float
    right: float
    y: float
    text: Lines
    place: Place = NOWHERE


class StripLayout(msgspec.Struct, frozen=True, kw_only=True):
    """A strip in place. `lost` counts texts that had to be cut."""

    width: float
    height: float
    blocks: tuple[BlockPlace, ...]
    turns: tuple[TurnPlace, ...]
    lengths: tuple[LengthPlace, ...]
    calm: tuple[Lines, ...]
    calm_line: tuple[float, float, float] | None
    is_calm_good: bool
    notes: Lines
    lost: int


def lay_out_strip(strip: Strip, width: float, height: float, measure: Measure) -> StripLayout:
    """The strip in `width` × `height` points, in the largest type that holds all of it."""
    tries = []
    for sizes in _SIZES:
        draft = _Draft(strip, width, sizes, measure).layout()
        if draft.height <= height and not draft.lost:
            spare = height - draft.height
            return _Draft(strip, width, sizes, measure, spare).layout()
        tries.append(draft)
    fitting = [draft for draft in tries if draft.height <= height]
    if not fitting:
        fitting = [_with_fewer_tags(strip, width, height, measure)]
    return min(fitting, key=lambda draft: draft.lost)


def _with_fewer_tags(strip: Strip, width: float, height: float, measure: Measure) -> StripLayout:
    """So many of what was found at a block as there is room for; the notes name the others."""
    draft = _Draft(strip, width, _SIZES[-1], measure).layout()
    for most in range(max(len(block.found) for block in strip.blocks) - 1, -1, -1):
        blocks = tuple(_first_tags(block, most) for block in strip.blocks)
        left_out = sum(max(len(block.found) - most, 0) for block in strip.blocks)
        fewer = msgspec.structs.replace(strip, blocks=blocks)
        draft = _Draft(fewer, width, _SIZES[-1], measure).layout()
        draft = msgspec.structs.replace(draft, lost=draft.lost + left_out)
        if draft.height <= height:
            break
    return draft


def _first_tags(block: Block, most: int) -> Block:
    rest = len(block.found) - most
    if rest <= 0:
        return block
    told = Tag(text=f"… and {rest} more: see the notes")
    return msgspec.structs.replace(block, found=(*block.found[:most], told))


def holds(strip: Strip, width: float, height: float, measure: Measure) -> bool:
    """Whether all of the strip can be read in the frame, in type that is not below the floor."""
    draft = _Draft(strip, width, _FLOOR, measure).layout()
    return draft.height <= height and not draft.lost


class _Draft:
    """One try at one pair of sizes."""

    def __init__(
        self,
        strip: Strip,
        width: float,
        sizes: tuple[float, float],
        measure: Measure,
        spare: float = 0.0,
    ) -> None:
        self.strip, self.width, self.measure = strip, width, measure
        self.name_size, self.size = sizes
        self.line = self.size * LINE_PITCH
        self.lost = 0
        self.padding = PADDING + min(spare * 0.22, _MOST_PADDING)
        self.gap = ROW_GAP + min(spare * 0.12, _MOST_GAP)
        self.edges = block_edges(strip, width, sizes, measure)

    def layout(self) -> StripLayout:
        """All parts in place, from the top."""
        turn_texts = [self._turn_lines(turn, n) for n, turn in enumerate(self.strip.turns)]
        calm = self._calm_lines()
        head = max((sum(map(self._high, one)) for one in (*turn_texts, calm)), default=0.0)
        top = head + ROW_GAP if head else 0.0
        blocks, bottom = self._blocks(top)
        lengths, foot = self._lengths(bottom + self.gap)
        notes = self._notes(foot + self.gap)
        return StripLayout(
            width=self.width,
            height=notes.box.bottom,
            blocks=blocks,
            turns=tuple(
                self._turn(turn, texts, head, max(bottom, foot - 2))
                for turn, texts in zip(self.strip.turns, turn_texts, strict=True)
            ),
            lengths=lengths,
            calm=self._stacked(calm, head),
            calm_line=self._calm_line(top),
            is_calm_good=self.strip.calm is not None and self.strip.calm.is_good,
            notes=notes,
            lost=self.lost,
        )

    def _notes(self, top: float) -> Lines:
        size = min(self.size, NOTE_SIZE)
        lines = wrapped(" ".join(self.strip.notes), size, self.width, self.measure)
        box = Box(0.0, top, self.width, len(lines) * size * LINE_PITCH)
        return Lines(box, tuple(lines), size)

    def x(self, at: float) -> float:
        """A place of the order in points."""
        last = len(self.edges) - 1
        block = min(int(at), last)
        if block == last:
            return self.edges[last]
        return self.edges[block] + (at - block) * (self.edges[block + 1] - self.edges[block])

    # Rows

    def _blocks(self, top: float) -> tuple[tuple[BlockPlace, ...], float]:
        """The blocks, and the lower edge of what was found under them."""
        texts = [self._block_texts(block, n) for n, block in enumerate(self.strip.blocks)]
        height = max((sum(map(self._high, one)) for one in texts), default=0.0) + 2 * self.padding
        places, bottom = [], top + height
        for n, (block, lines) in enumerate(zip(self.strip.blocks, texts, strict=True)):
            left, right = self.edges[n], self.edges[n + 1]
            box = Box(left, top, right - left, height)
            used = sum(map(self._high, lines))
            begun = top + (height - used) / 2
            tags = self._tags(block, left, self._tag_edge(n), top + height + self.gap)
            bottom = max([bottom, *(lines.box.bottom for _, lines in tags)])
            places.append(
                BlockPlace(block=block, box=box, texts=self._stacked(lines, begun, down=True),
                           tags=tags)
            )  # fmt: skip
        return tuple(places), bottom

    def _tag_edge(self, number: int) -> float:
        """How far what was found at a block may reach: under the last look too, if it has room."""
        turns = {turn.at for turn in self.strip.turns}
        last = self.strip.blocks[-1]
        is_before_tail = last.is_tail and number == len(self.strip.blocks) - 2
        is_free = is_before_tail and not last.found and number + 1 not in turns
        return self.edges[number + (2 if is_free else 1)]

    def _block_texts(self, block: Block, number: int) -> list[Lines]:
        left, right = self.edges[number], self.edges[number + 1]
        room = right - left - 2 * PADDING - POINT
        begun = left + PADDING + POINT / 2
        names = wrapped(block.name, self.name_size * BOLDER, room, self.measure)
        rest = [line for text in block.texts
                for line in wrapped(text, self.size, room, self.measure)]  # fmt: skip
        found = [Lines(Box(begun, 0.0, room, 0.0), self._cut(names, self.name_size * BOLDER, room),
                       self.name_size, is_bold=True)]  # fmt: skip
        if rest:
            lines = self._cut(rest, self.size, room)
            found.append(Lines(Box(begun, 0.0, room, 0.0), lines, self.size))
        return found

    def _tags(
        self, block: Block, left: float, right: float, top: float
    ) -> tuple[tuple[Tag, Lines], ...]:
        found = []
        for tag in block.found:
            room = right - left - 2 * PADDING
            lines = self._lines(tag.text, left + PADDING, top, room, _MOST_TAG_LINES)
            found.append((tag, lines))
            top = lines.box.bottom + PADDING
        return tuple(found)

    def _turn_lines(self, turn: StripTurn, number: int) -> list[Lines]:
        """Name and sites above a line, as wide as its neighbours allow."""
        x = self.x(turn.at)
        turns = self.strip.turns
        before = (self.x(turns[number - 1].at) + x) / 2 if number else 0.0
        is_last = number == len(turns) - 1
        calm = x + 60 if is_last and self.strip.calm else self.width
        after = calm if is_last else (self.x(turns[number + 1].at) + x) / 2
        is_at_edge = is_last and after - x < _LEAST_HALF
        room = (after - before) / 2 if is_at_edge else min(x - before, after - x)
        half = max(min(room, 110.0), _LEAST_HALF) - 3
        left = min(max(x - half, 0.0), self.width - 2 * half)
        box = Box(left, 0.0, 2 * half, 0.0)
        name = self._cut([turn.name], self.name_size * BOLDER, 2 * half)
        found = [Lines(box, name, self.name_size, is_bold=True)]
        sites = wrapped(turn.text, self.size, 2 * half, self.measure)
        if sites:
            found.append(Lines(box, self._cut(sites, self.size, 2 * half), self.size))
        return found

    def _turn(
        self, turn: StripTurn, texts: Sequence[Lines], head: float, bottom: float
    ) -> TurnPlace:
        x = self.x(turn.at)
        return TurnPlace(turn=turn, x=x, top=head, bottom=bottom, texts=self._stacked(texts, head))

    def _calm_lines(self) -> list[Lines]:
        calm = self.strip.calm
        if calm is None:
            return []
        left = self.x(calm.since) + BESIDE_TURN
        room = self.width - left
        box = Box(left, 0.0, room, 0.0)
        name = wrapped(calm.text, self.name_size * BOLDER, room, self.measure)
        found = [
            Lines(box, self._cut(name, self.name_size * BOLDER, room), self.name_size, is_bold=True)
        ]
        if calm.note:
            lines = wrapped(calm.note, self.size, room, self.measure)
            found.append(Lines(box, self._cut(lines, self.size, room), self.size))
        return found

    def _calm_line(self, top: float) -> tuple[float, float, float] | None:
        calm = self.strip.calm
        return (self.x(calm.since) + 4, self.width, top - ROW_GAP / 2 + 1) if calm else None

    def _lengths(self, top: float) -> tuple[tuple[LengthPlace, ...], float]:
        """Brackets in rows, so that none lies over another, and the foot of the last row."""
        rows: list[list[tuple[float, float]]] = []
        places = []
        for length in sorted(self.strip.lengths, key=lambda one: (one.end - one.start, one.start)):
            left, right, text_left, width = self._length_room(length)
            reach = min(left, text_left), max(right, text_left + width)
            row = next((n for n, taken in enumerate(rows) if _is_free(reach, taken)), len(rows))
            if row == len(rows):
                rows.append([])
            rows[row].append(reach)
            y = top + row * (BRACKET + self.line) + BRACKET / 2
            box = Box(text_left, y + 2, width, self.line)
            text = Lines(box, self._cut([length.text], self.size, self.width), self.size)
            places.append(LengthPlace(left=left, right=right, y=y, text=text, place=length.place))
        height = len(rows) * (BRACKET + self.line)
        return tuple(places), top + height - (ROW_GAP if not rows else 0.0)

    def _length_room(self, length: Length) -> tuple[float, float, float, float]:
        left, right = self.x(length.start) + 3, self.x(length.end) - 3
        width = min(self.measure(length.text, self.size) + 8, self.width)
        middle = (left + right) / 2
        return left, right, min(max(middle - width / 2, 0.0), self.width - width), width

    # Text

    def _lines(self, text: str, left: float, top: float, width: float, most: int = 99) -> Lines:
        lines = wrapped(text, self.size, width, self.measure)
        if len(lines) > most:
            self.lost += 1
            lines = [*lines[: most - 1], f"{lines[most - 1]}…"]
        kept = self._cut(lines, self.size, width)
        return Lines(Box(left, top, width, len(kept) * self.line), kept, self.size)

    def _cut(self, lines: Sequence[str], size: float, width: float) -> tuple[str, ...]:
        kept = tuple(cut_to_width(line, width + 1, size, self.measure) for line in lines)
        self.lost += sum(short != line for short, line in zip(kept, lines, strict=True))
        return kept

    def _high(self, lines: Lines) -> float:
        return len(lines.lines) * lines.size * LINE_PITCH

    def _stacked(
        self, texts: Sequence[Lines], edge: float, *, down: bool = False
    ) -> tuple[Lines, ...]:
        """Texts one above the other: down from an edge, or up to it."""
        top = edge if down else edge - sum(map(self._high, texts))
        found = []
        for lines in texts:
            box = Box(lines.box.left, top, lines.box.width, self._high(lines))
            found.append(Lines(box, lines.lines, lines.size, is_bold=lines.is_bold))
            top = box.bottom
        return tuple(found)


def _is_free(reach: tuple[float, float], taken: Sequence[tuple[float, float]]) -> bool:
    return all(reach[1] < left - 2 or reach[0] > right + 2 for left, right in taken)
