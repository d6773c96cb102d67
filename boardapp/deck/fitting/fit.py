"""Give every block its place and size of type, over as many slides as that takes.

Text is measured, never left to the shrinking of PowerPoint: what does not fit is set smaller,
down to a floor, then goes on to another slide, and only as a last resort is shortened, with
the full text in the notes and a line in the report.
"""

from collections.abc import Callable, Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from boardapp.deck.fitting.binding import bind_deck, bind_slide, loosen
from boardapp.deck.fitting.design import (
    BODY_POINTS,
    FOOTER_POINTS,
    GAP,
    GUTTER,
    REFERENCE_POINTS,
    TABLE_POINTS,
    TITLE_LINES,
    TITLE_POINTS,
)
from boardapp.deck.fitting.frame import Frame, inset
from boardapp.deck.fitting.measure import LINE_PITCH, line_count, shorten
from boardapp.deck.fitting.notes_fit import case_of, filled, with_notes
from boardapp.deck.fitting.page import FittedDeck, Page, Placed, PlacedTable, Sizes
from boardapp.deck.fitting.periods import by_period
from boardapp.deck.fitting.placing import clip_block, needed_height, place, split_block, tidy
from boardapp.deck.fitting.splits import Shortened, Split, rests_behind, split_details, split_notes
from boardapp.deck.fitting.stage import CARD_INSET, OWN_STYLE, Stage, Style, stretched
from boardapp.deck.fitting.table_fit import breaks_words
from boardapp.deck.fitting.text import brief, clean, texts_of
from boardapp.deck.slides import (
    Block,
    ChartBlock,
    Deck,
    FigureBlock,
    FormBlock,
    PictureBlock,
    Slide,
    TableBlock,
    TextBlock,
    TimelineBlock,
)

UNTITLED = "Untitled slide"
VISUALS = (ChartBlock, TimelineBlock, FigureBlock, PictureBlock)
VISUAL_SHARE = 0.56
"""The part of the width a visual gets beside a text or a table."""

Ask = Callable[[], None]

_Groups = list[list[Block]]
"""The blocks of each slide."""


def _ask_nobody() -> None:
    """For those who have nothing to stop."""


class _Room(msgspec.Struct, frozen=True):
    """What blocks are put into: the body of a slide, sizes of type, whom to ask whether to stop."""

    body: Frame
    sizes: Sizes
    ask: Ask


class _Told(msgspec.Struct, frozen=True):
    """What is to be told of the deck, gathered slide by slide."""

    notes: list[str]
    splits: list[Split]
    short: Shortened


class _Flow(msgspec.Struct, frozen=True, kw_only=True):
    """Blocks parted into a `count` of slides at one size of type.

    `full` has the short text of full ones. `place` evens the slides out and places the blocks,
    which takes most of the time, so only the flow that is chosen does it. `has_broken_words`:
    a column of a table is too narrow for one of its words.
    """

    count: int
    full: dict[str, str]
    has_broken_words: bool
    place: Callable[[], tuple[tuple[Placed, ...], ...]]


def paginate(deck: Deck, ask: Ask = _ask_nobody, style: Style = OWN_STYLE) -> FittedDeck:
    """Fit a deck: the same slides with places and sizes, split where they must be.

    Everything fits, no size is below its floor, and no two titles are the same. Pure: the
    same deck gives the same pages. `ask` is called before each slide is filled: what it
    raises stops the work.
    """
    deck = bind_deck(clean(deck))
    told = _Told(notes=[], splits=[], short=Shortened())
    stages = {layout: style.narrowed(layout) for layout in style.stages}
    foot = min((stage.footer for stage in stages.values()), key=lambda frame: frame.width)
    strip = Frame(left=0, top=0, width=0.8 * style.width / style.wideness, height=LINE_PITCH)
    deck = replace(
        deck,
        footer=_in_lines(deck.footer, "footer", foot, told.notes),
        banner=_in_lines(deck.banner, "banner", strip, told.notes),
    )
    titles: set[str] = set()

    def fitted(slide: Slide) -> list[Page]:
        ask()
        return [
            _on_stage(page, style)
            for part in _parts(slide, style, told.notes)
            for page in _fit_slide(part, stages[slide.layout], titles, told, ask)
        ]

    made = [[] if slide.gathers_notes else fitted(slide) for slide in deck.slides]
    noted = with_notes([page for pages in made for page in pages], deck.slides, style)
    rest = iter(noted.pages)
    pages = list[Page]()
    for slide, own in zip(deck.slides, made, strict=True):
        pages += [next(rest) for _ in own]
        if slide.gathers_notes and (whole := filled(slide, noted.rests[case_of(slide)])):
            pages += with_notes(fitted(whole), (), style).pages
    return FittedDeck(
        deck=deck,
        pages=rests_behind(pages),
        notes=(*split_notes(told.splits), *told.short.notes(), *told.notes),
        details=(*split_details(told.splits), *told.short.details()),
    )


def page_count(slide: Slide, style: Style = OWN_STYLE) -> int:
    """How many pages a slide of the outline takes in a style."""
    body = style.narrowed(slide.layout).body
    count = 0
    for part in by_period(bind_slide(clean(slide)), style):
        kept = (tidy(block) for block in part.blocks)
        whole = replace(part, blocks=tuple(block for block in kept if block is not None))
        count += _best_flow(_readable(whole, body), body, _ask_nobody).count
    return count


def _parts(slide: Slide, style: Style, notes: list[str]) -> tuple[Slide, ...]:
    """The slide, or where a course is too much for it, a slide for each part."""
    parts = by_period(slide, style)
    if len(parts) > 1:
        name = brief(" ".join(slide.title.split()))
        how = "by period " if isinstance(slide.blocks[0], TimelineBlock) else ""
        notes.append(f"“{name}” did not fit one slide and was split {how}over {len(parts)}.")
    return parts


def _readable(slide: Slide, body: Frame) -> Slide:
    """The slide with tables or texts in place of figures, where these need more than there is.

    In type at the floor; a figure that nothing else says stays.
    """
    sizes = _sizes(slide)[-1]
    is_paired = slide.layout == "two" and len(slide.blocks) > 1
    if is_paired and _side_by_side(slide.blocks, _Room(body, sizes, _ask_nobody)):
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


def _on_stage(page: Page, style: Style) -> Page:
    """The page at its full width, with an edge left around visuals that lie on a sheet."""
    stage = style.stages[page.slide.layout]
    if style.wideness == 1 and not stage.has_card:
        return page
    return replace(page, placed=tuple(_final(item, stage, style.wideness) for item in page.placed))


def _final(placed: Placed, stage: Stage, wideness: float) -> Placed:
    frame, below = stretched(placed.frame, wideness), placed.caption_frame
    if stage.has_card and isinstance(placed.block, (ChartBlock, TimelineBlock, FigureBlock)):
        frame = inset(frame, CARD_INSET)
    below = stretched(below, wideness) if below else None
    if not isinstance(placed, PlacedTable):
        return replace(placed, frame=frame, caption_frame=below)
    widths = tuple(width * wideness for width in placed.column_widths)
    return replace(placed, frame=frame, caption_frame=below, column_widths=widths)


def _in_lines(text: str, name: str, frame: Frame, notes: list[str]) -> str:
    """The footer or banner in as many lines as its frame has, which is one in our own design."""
    text = " ".join(text.split())
    lines = max(int(frame.height // (FOOTER_POINTS * LINE_PITCH)), 1)
    short = shorten(text, FOOTER_POINTS, frame.width, lines, is_bold=True)
    if short != text:
        room = "one line" if lines == 1 else f"{lines} lines"
        notes.append(f"The {name} “{brief(text)}” was shortened to {room}.")
    return short


# Slides


def _fit_slide(slide: Slide, stage: Stage, titles: set[str], told: _Told, ask: Ask) -> list[Page]:
    kept = (tidy(block) for block in slide.blocks)
    slide = replace(slide, blocks=tuple(block for block in kept if block is not None))
    slide = _readable(slide, stage.body)
    flow = _best_flow(slide, stage.body, ask)
    parts = flow.place()
    count = len(parts)
    name = " ".join(slide.title.split()) or slide.key.strip() or UNTITLED
    if count > 1:
        told.splits.append(
            Split(
                title=name,
                count=count,
                is_backup=slide.section == "Backup",
                has_rest_in_backup=slide.rest_in_backup,
            )
        )
    told.short.texts.extend((name, text) for text in flow.full)
    pages = []
    for number, placed in enumerate(parts, start=1):
        suffix = slide.tail + (f" ({number} of {count})" if count > 1 else "")
        title, points, full_title = _fit_title(name, suffix, stage.title, titles)
        if full_title and number == 1:
            told.short.titles.append(full_title)
        part = replace(slide, title=title, blocks=tuple(item.block for item in placed))
        if number > 1 and slide.rest_in_backup:
            part = replace(part, section="Backup", section_name=None)
        full = tuple(text for text, short in flow.full.items() if _shows(placed, short))
        pages.append(
            Page(
                slide=part,
                title_points=points,
                placed=placed,
                full_texts=tuple(loosen(text) for text in (full_title, *full) if text),
            )
        )
    return pages


def _fit_title(title: str, suffix: str, room: Frame, titles: set[str]) -> tuple[str, float, str]:
    """A title that fits and is new, its size, and its full text if it was shortened."""
    number, unique = 1, suffix
    while True:
        fitted, points = _size_title(title, unique, room)
        if fitted not in titles:
            break
        number += 1
        unique = f" – {number}{suffix}"
    titles.add(fitted)
    return fitted, points, "" if fitted == title + unique else title


def _size_title(title: str, suffix: str, room: Frame) -> tuple[str, float]:
    for points in TITLE_POINTS:
        lines = line_count(title + suffix, points, room.width, is_bold=True)
        if lines <= TITLE_LINES and lines * points * LINE_PITCH <= room.height:
            return title + suffix, points
    floor = TITLE_POINTS[-1]
    return shorten(title, floor, room.width, TITLE_LINES, is_bold=True, tail=suffix), floor


def _shows(placed: Sequence[Placed], text: str) -> bool:
    return any(text in texts_of(item.block) for item in placed)


# Flows


def _best_flow(slide: Slide, body: Frame, ask: Ask) -> _Flow:
    """The flow that shortens and breaks least, then takes the fewest slides, in large type."""
    flows = []
    for sizes in _sizes(slide):
        flow = _flow(slide, _Room(body, sizes, ask))
        if flow.count == 1 and not flow.full and not flow.has_broken_words:
            return flow
        flows.append(flow)
    return min(flows, key=lambda flow: (len(flow.full), flow.has_broken_words, flow.count))


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


def _flow(slide: Slide, room: _Room) -> _Flow:
    if slide.layout == "two" and len(slide.blocks) > 1:
        beside = _side_by_side(slide.blocks, room)
        if beside:
            return beside
    return _stacked(slide.blocks, room)


def _side_by_side(blocks: tuple[Block, ...], room: _Room) -> _Flow | None:
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
    return _Flow(count=1, full={}, has_broken_words=broken, place=lambda: (page,))


def _halves(blocks: tuple[Block, ...], body: Frame, height: float) -> tuple[Frame, Frame]:
    room = body.width - GUTTER
    visual = [isinstance(block, VISUALS) for block in blocks[:2]]
    share = 0.5 if visual[0] == visual[1] else VISUAL_SHARE if visual[0] else 1 - VISUAL_SHARE
    left = Frame(left=body.left, top=body.top, width=room * share, height=height)
    width = room - left.width
    return left, Frame(left=body.right - width, top=body.top, width=width, height=height)


def _stacked(blocks: tuple[Block, ...], room: _Room) -> _Flow:
    """Blocks one above the other, over as many slides as they take, about equally full."""
    body, sizes = room.body, room.sizes
    full: dict[str, str] = {}
    clipped = []
    for block in blocks:
        short, found = clip_block(block, body.width, body.height, sizes)
        clipped.append(short)
        full |= found
    groups = _groups(clipped, body.height, room)
    return _Flow(
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
