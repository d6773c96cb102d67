"""Tables and forms on a slide, as native tables with a header row."""

from lxml.etree import SubElement
from pptx.oxml.ns import qn
from pptx.slide import Slide

from boardapp.deck.page import PlacedTable
from boardapp.deck.paragraphs import Look, add_paragraph, empty, emu
from boardapp.deck.shapes import edges, set_alt_text
from boardapp.deck.slides import FormBlock, TableBlock
from boardapp.deck.table_fit import CELL_INSET
from boardapp.deck.xml import Element

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's style "No Style, No Grid": the lines are our own."""


def add_table(slide: Slide, placed: PlacedTable, language: str) -> None:
    """Write a table with its heights and widths; the alt text says what it holds."""
    rows, columns = len(placed.cells), len(placed.column_widths)
    frame = slide.shapes.add_table(rows, columns, *edges(placed.frame))
    frame.name = "Form" if isinstance(placed.block, FormBlock) else "Table"
    set_alt_text(frame, _summary(placed))
    table: Element = frame.table._tbl  # noqa: SLF001 - cells are written whole, python-pptx is slow here
    table.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    table.tblPr.set("bandRow", "0")
    if placed.has_row_names:
        table.tblPr.set("firstCol", "1")
    for column, width in zip(table.tblGrid.findall(qn("a:gridCol")), _whole(placed), strict=True):
        column.set("w", str(width))
    for number, (row, height) in enumerate(zip(table.tr_lst, placed.row_heights, strict=True)):
        row.set("h", str(emu(height)))
        for index, cell in enumerate(row.tc_lst):
            _write_cell(cell, placed, number, index, language)


def _whole(placed: PlacedTable) -> list[int]:
    """Column widths in whole units that add up to the frame's."""
    widths = [emu(width) for width in placed.column_widths]
    widths[-1] += emu(placed.frame.width) - sum(widths)
    return widths


def _write_cell(cell: Element, placed: PlacedTable, row: int, column: int, language: str) -> None:
    is_header = row == 0
    is_name = placed.has_row_names and column == 0
    look = Look(
        points=placed.sizes.table,
        language=language,
        colour="tx2" if is_header or is_name else "tx1",
        is_bold=is_header or is_name,
    )
    body = cell.get_or_add_txBody()
    empty(body)
    add_paragraph(body, placed.cells[row][column], look)
    _write_cell_properties(cell, is_header=is_header, is_filled=is_header or is_name)


def _write_cell_properties(cell: Element, *, is_header: bool, is_filled: bool) -> None:
    """Insets, anchor, the line below, and the header's fill: in the order of the schema."""
    properties = cell.get_or_add_tcPr()
    for name, inset in (("marL", 0), ("marR", 0), ("marT", 1), ("marB", 1)):
        properties.set(name, str(emu(CELL_INSET[inset])))
    properties.set("anchor", "b" if is_header else "t")
    for tag in ("a:lnL", "a:lnR", "a:lnT"):
        SubElement(SubElement(properties, qn(tag), {"w": "0"}), qn("a:noFill"))
    line = SubElement(properties, qn("a:lnB"))
    line.set("w", str(emu(1.5 if is_header else 0.75)))
    colour = SubElement(SubElement(line, qn("a:solidFill")), qn("a:schemeClr"))
    colour.set("val", "tx2" if is_header else "bg1")
    if not is_header:
        SubElement(colour, qn("a:lumMod")).set("val", "75000")
    if not is_filled:
        SubElement(properties, qn("a:noFill"))
        return
    fill = SubElement(SubElement(properties, qn("a:solidFill")), qn("a:schemeClr"))
    fill.set("val", "bg2")


def _summary(placed: PlacedTable) -> str:
    """The stated alt text, or what the columns are."""
    block = placed.block
    stated = block.summary if isinstance(block, TableBlock | FormBlock) else ""
    if stated:
        return stated
    kind = "Form to fill in" if isinstance(block, FormBlock) else "Table"
    names = ", ".join(name for name in placed.cells[0] if name)
    return f"{kind}, {len(placed.cells) - 1} rows: {names}"
