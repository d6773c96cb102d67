"""Tables and forms, with a header row and a line under each row."""

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.page import PlacedTable
from boardapp.deck.fitting.table_fit import CELL_INSET
from boardapp.deck.slides import FormBlock, TableBlock
from boardapp.desktop.slides.canvas import Canvas
from boardapp.desktop.slides.paragraphs import Look, paint_paragraph, paragraph_height

HEADER_LINE_WIDTH, ROW_LINE_WIDTH = 1.5, 0.75


def paint_table(canvas: Canvas, placed: PlacedTable) -> None:
    """Paint a table with the widths and heights that it was fitted to."""
    block = placed.block
    places = block.row_places if isinstance(block, TableBlock) else ()
    summary = block.summary if isinstance(block, TableBlock | FormBlock) else ""
    with canvas.group("Table", summary):
        top = placed.frame.top
        for number, height in enumerate(placed.row_heights):
            with canvas.group("TR"):
                _paint_row(canvas, placed, number, top, height)
            if number and places:
                row = Frame(left=placed.frame.left, top=top, width=placed.frame.width,
                            height=height)  # fmt: skip
                canvas.shows(places[number - 1], row)
            top += height
    _paint_lines(canvas, placed)


def _paint_row(canvas: Canvas, placed: PlacedTable, number: int, top: float, height: float) -> None:
    left, is_header = placed.frame.left, number == 0
    for column, width in enumerate(placed.column_widths):
        cell = Frame(left=left, top=top, width=width, height=height)
        is_named = is_header or (placed.has_row_names and column == 0)
        _paint_cell(canvas, placed, cell, placed.cells[number][column],
                    is_header=is_header, is_named=is_named)  # fmt: skip
        left += width


def _paint_lines(canvas: Canvas, placed: PlacedTable) -> None:
    """A line under each row, over the fills."""
    foot, colours = placed.frame.top, canvas.palette
    for number, height in enumerate(placed.row_heights):
        foot += height
        colour, width = (
            (colours.line, ROW_LINE_WIDTH) if number else (colours.strong, HEADER_LINE_WIDTH)
        )
        canvas.straight((placed.frame.left, foot), (placed.frame.right, foot), colour, width)


def _paint_cell(
    canvas: Canvas, placed: PlacedTable, cell: Frame, text: str,
    *, is_header: bool, is_named: bool,
) -> None:  # fmt: skip
    """One cell: the header's text stands at its foot, all others at their top."""
    (across, down), colours = CELL_INSET, canvas.palette
    inner = max(cell.width - 2 * across, placed.sizes.table)
    look = Look(
        points=placed.sizes.table,
        colour=colours.strong if is_named else colours.ink,
        is_bold=is_named,
    )
    top = cell.top + down
    if is_header:
        top = cell.bottom - down - paragraph_height(text, inner, look)
    if is_named and colours.pale:
        canvas.fill(cell, colours.pale)
    with canvas.leaf("TH" if is_named else "TD"):
        paint_paragraph(canvas, cell.left + across, top, inner, text, look)
