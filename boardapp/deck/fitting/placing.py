"""What each kind of block needs, where it may be split, and where its parts stand."""

from math import inf

from msgspec.structs import replace

from boardapp.deck.fitting.design import CAPTION_POINTS
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import shorten, text_height, text_width
from boardapp.deck.fitting.page import Placed, PlacedTable, Sizes
from boardapp.deck.fitting.table_fit import (
    clip_table,
    column_widths,
    even_rows,
    form_heights,
    form_table,
    row_heights,
    split_table,
    stretch_form,
    table_height,
)
from boardapp.deck.fitting.text_fit import clip_text, split_text, text_block_height
from boardapp.deck.slides import (
    Block,
    ChartBlock,
    FigureBlock,
    FormBlock,
    PictureBlock,
    TableBlock,
    TextBlock,
    TimelineBlock,
)
from boardapp.figures.drawing import least_height

LEAST_VISUAL = 200.0
"""The least height of a chart, a timeline or a picture, in points."""
CAPTION_GAP = 6.0
CAPTION_LINES = 3


def tidy(block: Block) -> Block | None:
    """The block without empty paragraphs and with even rows; None if nothing is left of it."""
    match block:
        case TextBlock():
            kept = tuple(item for item in block.paragraphs if item.text.strip() or item.label)
            return replace(block, paragraphs=kept) if kept or block.heading.strip() else None
        case TableBlock():
            return even_rows(block) if block.columns or block.rows else None
        case FormBlock():
            return block if block.fields else None
        case _:
            return block


def needed_height(block: Block, width: float, sizes: Sizes, most: float = inf) -> float:
    """The least height of a block with its caption in a frame of `width`, in points.

    What is higher than `most` is not measured to its end.
    """
    caption = caption_height(block, width)
    match block:
        case TextBlock():
            return text_block_height(block, width, sizes)
        case TableBlock():
            return table_height(block, width, sizes.table, most) + caption
        case FormBlock():
            return sum(form_heights(block, width, sizes.table))
        case FigureBlock(figure=figure):
            return least_height(figure, width, text_width) + caption
        case _:
            return LEAST_VISUAL + caption


def split_block(
    block: Block, width: float, height: float, sizes: Sizes, least: int = 2
) -> tuple[Block | None, Block | None]:
    """The part of a block that fits `height`, and the rest; None where a side is empty."""
    match block:
        case TextBlock():
            return split_text(block, width, height, sizes)
        case TableBlock():
            room = height - caption_height(block, width)
            return split_table(block, width, room, sizes.table, least)
        case FormBlock():
            return _split_form(block, width, height, sizes)
        case _:
            return None, block


def clip_block(
    block: Block, width: float, height: float, sizes: Sizes
) -> tuple[Block, dict[str, str]]:
    """Shorten what no slide could hold; the dict has the short text of each full one."""
    full: dict[str, str] = {}
    caption = _caption(block)
    short = shorten(caption, CAPTION_POINTS, width, CAPTION_LINES)
    if short != caption:
        full[caption] = short
        block = _with_caption(block, short)
    room = height - caption_height(block, width)
    match block:
        case TextBlock():
            clipped, found = clip_text(block, width, room, sizes)
            return clipped, full | found
        case TableBlock():
            table, found = clip_table(block, width, room, sizes.table)
            return table, full | found
        case FormBlock():
            table, found = clip_table(form_table(block), width, room, sizes.table)
            fields = tuple((row[0], row[1]) for row in table.rows)
            return replace(block, fields=fields), full | found
        case _:
            return block, full


def place(block: Block, frame: Frame, sizes: Sizes) -> Placed:
    """A block in its frame, the caption at the foot of it."""
    caption = _caption(block)
    height = frame.height - caption_height(block, frame.width)
    inner = replace(frame, height=height)
    below = replace(frame, top=inner.bottom + CAPTION_GAP,
                    height=frame.height - height - CAPTION_GAP) if caption else None  # fmt: skip
    if isinstance(block, TableBlock):
        heights = row_heights(block, frame.width, sizes.table)
        return _table(block, block, inner, sizes, heights)
    if isinstance(block, FormBlock):
        least = form_heights(block, frame.width, sizes.table)
        heights = stretch_form(least, block, height - sum(least))
        return _table(block, form_table(block), inner, sizes, heights)
    return Placed(block=block, frame=inner, sizes=sizes, caption=caption, caption_frame=below)


def caption_height(block: Block, width: float) -> float:
    """The height of a block's caption and the gap above it, in points; 0 without one."""
    caption = _caption(block)
    return text_height(caption, CAPTION_POINTS, width) + CAPTION_GAP + 2 if caption else 0.0


def _caption(block: Block) -> str:
    match block:
        case ChartBlock(caption=caption, chart=chart):
            thinned = "" if chart.thinned in caption else chart.thinned
            return " ".join(part for part in (caption, thinned) if part)
        case TableBlock() | TimelineBlock() | PictureBlock() | FigureBlock():
            return block.caption if block.caption.strip() else ""
        case _:
            return ""


def _with_caption(block: Block, caption: str) -> Block:
    if isinstance(block, ChartBlock):
        return replace(block, caption=caption, chart=replace(block.chart, thinned=""))
    return replace(block, caption=caption)


def _split_form(
    block: FormBlock, width: float, height: float, sizes: Sizes
) -> tuple[Block | None, Block | None]:
    header, *rows = form_heights(block, width, sizes.table)
    count, used = 0, header
    while count < len(rows) and used + rows[count] <= height:
        used += rows[count]
        count += 1
    if not count:
        return None, block
    rest = replace(block, fields=block.fields[count:])
    return replace(block, fields=block.fields[:count]), rest if rest.fields else None


def _table(
    block: Block, table: TableBlock, frame: Frame, sizes: Sizes, heights: tuple[float, ...]
) -> PlacedTable:
    """The table in its frame, with its caption close below it."""
    caption = _caption(block)
    height = sum(heights)
    below = Frame(left=frame.left, top=frame.top + height + CAPTION_GAP, width=frame.width,
                  height=caption_height(block, frame.width) - CAPTION_GAP)  # fmt: skip
    return PlacedTable(
        block=block,
        frame=replace(frame, height=height),
        sizes=sizes,
        caption=caption,
        caption_frame=below if caption else None,
        cells=(table.columns, *table.rows),
        column_widths=column_widths(table, frame.width, sizes.table),
        row_heights=heights,
        has_row_names=isinstance(block, FormBlock),
    )
