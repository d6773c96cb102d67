"""How wide and high the columns and rows of a table are, and where it is split.

A row's height in the file is only a minimum: PowerPoint lets it grow without a word
(python-pptx issue 296). So the heights are predicted here, and a table is split in time.
"""

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from boardapp.deck.fitting.measure import MANY, longest_word, shorten, text_height, text_width
from boardapp.deck.slides import FormBlock, TableBlock

CELL_INSET = (7.0, 4.0)
"""Left and right, above and below the text of a cell, in points."""
ROW_SPARE = 1.0
"""Left free in each row, in points."""
FORM_COLUMNS = ("Item", "Entry")
FORM_WIDTHS = (0.28, 0.72)
FORM_ROW = 34.0
"""The least height of a row of a form, in points: room to write."""
FORM_ROW_MOST = 84.0
WIDEST_WORD = 0.3
"""The part of a table that a column may claim for one long word."""
MIN_ROWS = 2
"""Fewer rows are not left alone at the foot of a slide."""
_SAME = 0.001
"""Widths that differ by less, in points, are the same."""


def even_rows(block: TableBlock) -> TableBlock:
    """The table with as many cells in each row, and as many widths, as its longest row has."""
    count = max(len(row) for row in (block.columns, *block.rows))
    rows = tuple((*row, *("",) * (count - len(row))) for row in block.rows)
    columns = (*block.columns, *("",) * (count - len(block.columns)))
    is_stated = len(block.widths) == count and min(block.widths) > 0
    return replace(block, columns=columns, rows=rows, widths=block.widths if is_stated else ())


def column_widths(block: TableBlock, width: float, points: float) -> tuple[float, ...]:
    """The widths of the columns in points, together `width`.

    Stated relative widths are followed, else the columns follow their content; either way
    a column gets room for its longest word where there is any. The part of a split table
    keeps the widths of the whole.
    """
    if block.widths and abs(sum(block.widths) - width) < _SAME:
        return block.widths
    return _measured_widths(block, width, points)


@lru_cache(maxsize=500)
def _measured_widths(block: TableBlock, width: float, points: float) -> tuple[float, ...]:
    columns = [_column(block, index) for index in range(len(block.columns))]
    most = max(width * WIDEST_WORD, width / len(columns))
    least = [min(_least_width(column, points), most) for column in columns]
    if block.widths:
        wanted = [item / sum(block.widths) * width for item in block.widths]
    else:
        wanted = _shared([_natural_width(column, points) for column in columns], width)
    return _at_least(wanted, least, width)


def breaks_words(block: TableBlock, width: float, points: float) -> bool:
    """Whether a column is too narrow for one of its words, so that it is broken within."""
    widths = column_widths(block, width, points)
    return any(
        _least_width(_column(block, index), points) > column + _SAME
        for index, column in enumerate(widths)
    )


@lru_cache(maxsize=MANY)
def row_height(cells: tuple[str, ...], widths: tuple[float, ...], points: float,
               *, is_bold: bool = False) -> float:  # fmt: skip
    """The height of a row in points: that of its highest cell."""
    heights = (
        text_height(text, points, max(width - 2 * CELL_INSET[0], points), is_bold=is_bold)
        for text, width in zip(cells, widths, strict=True)
    )
    return max(heights, default=points) + 2 * CELL_INSET[1] + ROW_SPARE


def row_heights(block: TableBlock, width: float, points: float) -> tuple[float, ...]:
    """The heights of all rows in points, the header row first."""
    return tuple(_each_height(block, width, points))


def table_height(block: TableBlock, width: float, points: float, most: float) -> float:
    """The height of a table in points; rows beyond a height of `most` are not measured."""
    height = 0.0
    for row in _each_height(block, width, points):
        height += row
        if height > most:
            break
    return height


def _each_height(block: TableBlock, width: float, points: float) -> Iterator[float]:
    """The height of row after row, the header row first: of a long table only a few are asked."""
    widths = column_widths(block, width, points)
    yield row_height(block.columns, widths, points, is_bold=True)
    for row in block.rows:
        yield row_height(row, widths, points)


def split_table(
    block: TableBlock, width: float, height: float, points: float, least: int = MIN_ROWS
) -> tuple[TableBlock | None, TableBlock | None]:
    """Part a table after the last row that fits; None where a side is empty.

    Both parts keep the header row and the widths of the whole.
    """
    heights = _each_height(block, width, points)
    count, used = 0, next(heights)
    for row in heights:
        if used + row > height:
            break
        used += row
        count += 1
    if count < min(least, len(block.rows)) or used > height:
        return None, block
    fixed = replace(block, widths=column_widths(block, width, points))
    rest = fixed.part(count)
    return fixed.part(0, count), rest if rest.rows else None


def clip_table(
    block: TableBlock, width: float, height: float, points: float
) -> tuple[TableBlock, dict[str, str]]:
    """Shorten the cells that make a row too high; the dict has the short text of each full one."""
    widths, full = column_widths(block, width, points), dict[str, str]()
    columns = _clip_row(block.columns, widths, height / 3, points, full, is_bold=True)
    header = row_height(columns, widths, points, is_bold=True)
    rows = tuple(_clip_row(row, widths, height - header, points, full) for row in block.rows)
    if not full:
        return block, full
    return replace(block, columns=columns, rows=rows, widths=widths), full


def form_table(block: FormBlock) -> TableBlock:
    """A form as the table that it is drawn as."""
    return TableBlock(
        columns=FORM_COLUMNS, rows=block.fields, widths=FORM_WIDTHS, summary=block.summary
    )


def form_heights(block: FormBlock, width: float, points: float) -> tuple[float, ...]:
    """The least heights of a form's rows in points, the header row first."""
    header, *rows = row_heights(form_table(block), width, points)
    return (header, *(max(row, FORM_ROW) for row in rows))


def stretch_form(heights: tuple[float, ...], block: FormBlock, room: float) -> tuple[float, ...]:
    """Give the `room` left over to the empty rows, to write in."""
    empty = [number for number, (_, entry) in enumerate(block.fields, start=1) if not entry]
    if not empty or room <= 0:
        return heights
    more = room / len(empty)
    return tuple(
        max(height, min(height + more, FORM_ROW_MOST)) if number in empty else height
        for number, height in enumerate(heights)
    )


def _column(block: TableBlock, index: int) -> tuple[str, ...]:
    """A column's texts, the header first."""
    return (block.columns[index], *(row[index] for row in block.rows))


def _least_width(column: tuple[str, ...], points: float) -> float:
    words = [longest_word(column[0], points, is_bold=True)]
    words += [longest_word(text, points) for text in column[1:]]
    return max(words) * 1.06 + 2 * CELL_INSET[0] + 1


def _natural_width(column: tuple[str, ...], points: float) -> float:
    """The width that holds each of a column's texts on one line."""
    lines = [text_width(column[0], points, is_bold=True)]
    lines += [text_width(text, points) for text in column[1:]]
    return max(lines) * 1.06 + 2 * CELL_INSET[0] + 1


def _shared(natural: list[float], total: float) -> list[float]:
    """Share a width: to all what they need and more, or else by the root of what they need.

    Widths by the root of the lengths give the fewest lines in all; no column gets more than
    it needs on one line.
    """
    needed = sum(natural)
    if needed <= total:
        return [item / needed * total for item in natural]
    widths, left, roots = [0.0] * len(natural), total, sum(item**0.5 for item in natural)
    for index in sorted(range(len(natural)), key=lambda number: natural[number]):
        root = natural[index] ** 0.5
        widths[index] = min(natural[index], left * root / roots)
        left, roots = left - widths[index], roots - root
    return widths


def _at_least(widths: list[float], least: list[float], total: float) -> tuple[float, ...]:
    """Widen columns that are too narrow, at the expense of those that have room to spare."""
    if sum(least) >= total:
        return tuple(item / sum(least) * total for item in least)
    lack = sum(max(need - width, 0) for width, need in zip(widths, least, strict=True))
    spare = sum(max(width - need, 0) for width, need in zip(widths, least, strict=True))
    share = lack / spare if spare else 0
    return tuple(
        need if width < need else width - (width - need) * share
        for width, need in zip(widths, least, strict=True)
    )


def _clip_row(cells: tuple[str, ...], widths: tuple[float, ...], height: float, points: float,
              full: dict[str, str], *, is_bold: bool = False) -> tuple[str, ...]:  # fmt: skip
    if row_height(cells, widths, points, is_bold=is_bold) <= height:
        return cells
    clipped = []
    for text, width in zip(cells, widths, strict=True):
        line = text_height(text, points, 1e9)
        lines = int((height - 2 * CELL_INSET[1] - ROW_SPARE) // line)
        inner = max(width - 2 * CELL_INSET[0], points)
        clipped.append(shorten(text, points, inner, lines, is_bold=is_bold))
        if clipped[-1] != text:
            full[text] = clipped[-1]
    return tuple(clipped)
