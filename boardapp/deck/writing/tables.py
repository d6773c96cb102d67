"""Tables and forms on a slide, as native tables with a header row."""

from pptx.slide import Slide

from boardapp.deck.fitting.page import PlacedTable
from boardapp.deck.fitting.stage import Manner, Palette
from boardapp.deck.fitting.table_fit import CELL_INSET
from boardapp.deck.markup.markup import append, quoteattr
from boardapp.deck.markup.paragraphs import Look, colour_fill, emu, paragraph
from boardapp.deck.markup.shapes import alt_text, next_id, place, shape_tree
from boardapp.deck.slides import FormBlock, TableBlock

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's style "No Style, No Grid": the lines are our own."""


_KIND = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_LINES = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))

_GREY = '<a:solidFill><a:schemeClr val="bg1"><a:lumMod val="75000"/></a:schemeClr></a:solidFill>'


def add_table(slide: Slide, placed: PlacedTable, manner: Manner) -> None:
    """Write a table with its heights and widths; the alt text says what it holds."""
    name = "Form" if isinstance(placed.block, FormBlock) else "Table"
    described = quoteattr(alt_text(_summary(placed)))
    append(
        shape_tree(slide),
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{next_id(slide)}" name="{name}" '
        f'descr={described}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{place('p:xfrm', placed.frame)}"
        f'<a:graphic><a:graphicData uri="{_KIND}">{_table(placed, manner)}</a:graphicData>'
        "</a:graphic></p:graphicFrame>",
    )


def _table(placed: PlacedTable, manner: Manner) -> str:
    first = ' firstCol="1"' if placed.has_row_names else ""
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in _whole(placed))
    rows = "".join(
        f'<a:tr h="{emu(height)}">{_row(placed, number, manner)}</a:tr>'
        for number, height in enumerate(placed.row_heights)
    )
    return (
        f'<a:tbl><a:tblPr firstRow="1" bandRow="0"{first}><a:tableStyleId>{NO_STYLE}'
        f"</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )


def _whole(placed: PlacedTable) -> list[int]:
    """Column widths in whole units that add up to the frame's."""
    widths = [emu(width) for width in placed.column_widths]
    widths[-1] += emu(placed.frame.width) - sum(widths)
    return widths


def _row(placed: PlacedTable, number: int, manner: Manner) -> str:
    is_header, palette = number == 0, manner.palette
    cells = []
    for column, text in enumerate(placed.cells[number]):
        is_name = placed.has_row_names and column == 0
        is_marked = is_header or is_name
        look = Look(
            points=placed.sizes.table,
            language=manner.language,
            colour=palette.strong if is_marked else palette.ink,
            is_bold=is_marked,
            align="" if manner.is_own else "l",
            is_exact=not manner.is_own,
        )
        cells.append(
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph(text, look)}</a:txBody>"
            f"{_cell_properties(palette, is_header=is_header, is_filled=is_marked)}</a:tc>"
        )
    return "".join(cells)


def _cell_properties(palette: Palette, *, is_header: bool, is_filled: bool) -> str:
    """Insets, anchor, the line below, and the header's fill: in the order of the schema."""
    across, down = (emu(inset) for inset in CELL_INSET)
    line = (
        colour_fill(palette.strong if is_header else palette.line)
        if (is_header or palette.line)
        else _GREY
    )
    fill = colour_fill(palette.pale) if is_filled and palette.pale else "<a:noFill/>"
    return (
        f'<a:tcPr marL="{across}" marR="{across}" marT="{down}" marB="{down}" '
        f'anchor="{"b" if is_header else "t"}">{_NO_LINES}'
        f'<a:lnB w="{emu(1.5 if is_header else 0.75)}">{line}</a:lnB>{fill}</a:tcPr>'
    )


def _summary(placed: PlacedTable) -> str:
    """The stated alt text, or what the columns are."""
    block = placed.block
    stated = block.summary if isinstance(block, TableBlock | FormBlock) else ""
    if stated:
        return stated
    kind = "Form to fill in" if isinstance(block, FormBlock) else "Table"
    names = ", ".join(name for name in placed.cells[0] if name)
    return f"{kind}, {len(placed.cells) - 1} rows: {names}"
