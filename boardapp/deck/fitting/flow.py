"""How the blocks of a slide flow over slides: in which sizes, beside or above each other."""

from collections.abc import Callable, Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from boardapp.deck.fitting.design import BODY_POINTS, GAP, GUTTER, REFERENCE_POINTS, TABLE_POINTS
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.page import Placed, Sizes
from boardapp.deck.fitting.placing import clip_block, needed_height, place, split_block
from boardapp.deck.fitting.table_fit import breaks_words
from boardapp.deck.slides import (
    Block,
    ChartBlock,
    FigureBlock,
    FormBlock,
    PictureBlock,
    Slide,
    TableBlock,
    TextBlock,
    TimelineBlock,
)

VISUALS = (ChartBlock, TimelineBlock, FigureBlock, PictureBlock)
VISUAL_SHARE = 0.56
"""The part of the width a visual gets beside a text or a table."""

Ask = Callable[[], None]
"""Raises what stops the work, where nobody waits for it any more."""

_Groups = list[list[Block]]
"""The blocks of each slide."""


def ask_nobody() -> None:
    """For those who have nothing to stop."""


class _Room(msgspec.Struct, frozen=True):
    """What blocks are put into: the body of a slide, sizes of type, whom to ask whether to stop."""

    body: Frame
    sizes: Sizes
    ask: Ask


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """Blocks parted into a `count` of slides at one size of type.

    `full` has the short text of full ones. `place` evens the slides out and places the blocks,
    which takes most of the time, so only the flow that is chosen does it. `has_broken_words`:
    a column of a table is too narrow for one of its words.
    """

    count: int
    full: dict[str, str]
    has_broken_words: bool
    place: Callable[[], tuple[tuple[Placed, ...], ...]]


def best_flow(slide: Slide, body: Frame, ask: Ask) -> Flow:
    """The flow that shortens and breaks least, then takes the fewest slides, in large type."""
    flows = []
    for sizes in _sizes(slide):
        flow = _flow(slide, _Room(body, sizes, ask))
        if flow.count == 1 and not flow.full and not flow.has_broken_words:
            return flow
        flows.append(flow)
    return min(flows, key=lambda flow: (len(flow.full), flow.has_broken_words, flow.count))


def readable(slide: Slide, body: Frame) -> Slide:
    """The slide with tables or texts in place of figures, where these need more than there is.

    In type at the floor; a figure that nothing else says stays.
    """
    sizes = _sizes(slide)[-1]
    is_paired = slide.layout == "two" and len(slide.blocks) > 1
    if is_paired and _side_by_side(slide.blocks, _Room(body, sizes, ask_nobody)):
        return slide
    heights = [needed_height(block, body.width, sizes) for block in slide.blocks]
    if sum(heights) + GAP * (len(heights) - 1) <= body.height:
        return slide
    blocks = (
        kept
        for block in slide.blocks
        for kept in (block.otherwise if isinstance(block, FigureBlock) else ()) or (block,)
    )
    return replace(slide, blocks=tuple(blocks))


def _sizes(slide: Slide) -> list[Sizes]:
    """The sizes to try, the largest first. Beside a visual type stays smaller: it needs room."""
    body = REFERENCE_POINTS if slide.key.startswith("references") else BODY_POINTS
    first = 1 if any(isinstance(block, VISUALS) for block in slide.blocks) else 0
    has_tables = any(isinstance(block, (TableBlock, FormBlock)) for block in slide.blocks)
    has_text = any(isinstance(block, TextBlock) for block in slide.blocks)
    steps = [(first, first)]
    while steps[-1] != (2, 2):
        text, table = steps[-1]
        steps.append((text + 1, table) if text == table else (text, table + 1))
    kept = [s for s in steps if s[0] == s[1] or (has_text and has_tables)]
    return [
        Sizes(body=body[text], sub=max(body[text] - 2, body[-1]), table=TABLE_POINTS[table])
        for text, table in kept
    ]


def _flow(slide: Slide, room: _Room) -> Flow:
    if slide.layout == "two" and len(slide.blocks) > 1:
        beside = _side_by_side(slide.blocks, room)
        if beside:
            return beside
    return _stacked(slide.blocks, room)


def _side_by_side(blocks: tuple[Block, ...], room: _Room) -> Flow | None:
    """Two blocks beside each other and the rest below; None if they do not fit one slide."""
    body, sizes = room.body, room.sizes
    below = [needed_height(block, body.width, sizes) for block in blocks[2:]]
    foot = sum(below) + GAP * len(below)
    left, right = _halves(blocks, body, body.height - foot)
    for block, frame in ((blocks[0], left), (blocks[1], right)):
        if needed_height(block, frame.width, sizes) > frame.height:
            return None
    placed = [place(blocks[0], left, sizes), place(blocks[1], right, sizes)]
    top = left.bottom + GAP
    for block, height in zip(blocks[2:], below, strict=True):
        frame = Frame(left=body.left, top=top, width=body.width, height=height)
        placed.append(place(block, frame, sizes))
        top += height + GAP
    page = tuple(placed)
    broken = any(_breaks(item.block, item.frame.width, sizes) for item in page)
    return Flow(count=1, full={}, has_broken_words=broken, place=lambda: (page,))


def _halves(blocks: tuple[Block, ...], body: Frame, height: float) -> tuple[Frame, Frame]:
    room = body.width - GUTTER
    visual = [isinstance(block, VISUALS) for block in blocks[:2]]
    share = 0.5 if visual[0] == visual[1] else VISUAL_SHARE if visual[0] else 1 - VISUAL_SHARE
    left = Frame(left=body.left, top=body.top, width=room * share, height=height)
    width = room - left.width
    return left, Frame(left=body.right - width, top=body.top, width=width, height=height)


def _stacked(blocks: tuple[Block, ...], room: _Room) -> Flow:
    """Blocks one above the other, over as many slides as they take, about equally full."""
    body, sizes = room.body, room.sizes
    full: dict[str, str] = {}
    clipped = []
    for block in blocks:
        short, found = clip_block(block, body.width, body.height, sizes)
        clipped.append(short)
        full |= found
    groups = _groups(clipped, body.height, room)
    return Flow(
        count=len(groups),
        full=full,
        has_broken_words=any(_breaks(block, body.width, sizes) for block in clipped),
        place=partial(_placed, clipped, groups, room),
    )


def _breaks(block: Block, width: float, sizes: Sizes) -> bool:
    return isinstance(block, TableBlock) and breaks_words(block, width, sizes.table)


def _placed(
    blocks: Sequence[Block], groups: _Groups, room: _Room
) -> tuple[tuple[Placed, ...], ...]:
    if len(groups) > 1:
        groups = _balanced(partial(_groups, blocks, room=room), room.body.height, groups)
    return tuple(_assemble(group, room) for group in groups)


def _balanced(groups_in: Callable[[float], _Groups], height: float, groups: _Groups) -> _Groups:
    """The same number of slides, filled to the lowest height that keeps that number."""
    low, high, best = 0.5, 1.0, groups
    for _ in range(5):
        middle = (low + high) / 2
        found = groups_in(height * middle)
        if len(found) <= len(groups):
            high, best = middle, found
        else:
            low = middle
    return best


def _groups(blocks: Sequence[Block], height: float, room: _Room) -> _Groups:
    """The blocks of each slide, parts of split blocks among them.

    `height` is what a slide is filled to; a block that cannot be split may go beyond it.
    """
    body, sizes = room.body, room.sizes
    queue, groups, used = list(blocks), [list[Block]()], 0.0
    while queue:
        room.ask()
        block = queue.pop(0)
        gap = GAP if groups[-1] else 0
        needed = needed_height(block, body.width, sizes, height)
        if used + gap + needed <= height:
            groups[-1].append(block)
            used += gap + needed
            continue
        head, rest = split_block(block, body.width, height - used - gap, sizes)
        if head is None and not groups[-1]:
            head, rest = split_block(block, body.width, body.height, sizes, least=1)
            head, rest = (head, rest) if head else (block, None)
        if head:
            groups[-1].append(head)
        if rest:
            queue.insert(0, rest)
        if queue:
            groups.append([])
            used = 0.0
    return groups


def _assemble(blocks: Sequence[Block], room: _Room) -> tuple[Placed, ...]:
    """Place the blocks of one slide; visuals and forms share what is left over."""
    body, sizes = room.body, room.sizes
    heights = [needed_height(block, body.width, sizes) for block in blocks]
    left_over = body.height - sum(heights) - GAP * (len(blocks) - 1)
    growing = [block for block in blocks if _grows(block)]
    placed, top = [], body.top
    for block, needed in zip(blocks, heights, strict=True):
        height = needed + (left_over / len(growing) if _grows(block) and left_over > 0 else 0)
        frame = Frame(left=body.left, top=top, width=body.width, height=height)
        placed.append(place(block, frame, sizes))
        top += height + GAP
    return tuple(placed)


def _grows(block: Block) -> bool:
    return isinstance(block, (*VISUALS, FormBlock))
