"""Tables and forms on a slide, as native tables with a header row."""

from collections.abc import Sequence

import msgspec
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


class _CellLook(msgspec.Struct, frozen=True):
    """How the text of a cell looks, and its properties as XML: those of a table have three."""

    look: Look
    properties: str


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
    header, plain = (_cell_look(placed, manner, is_header=is_header) for is_header in (True, False))
    name = _cell_look(placed, manner, is_name=True) if placed.has_row_names else plain
    count = len(placed.column_widths) - 1
    looks = ((header, *(header,) * count), (name, *(plain,) * count))
    rows = "".join(
        f'<a:tr h="{emu(height)}">{_row(cells, looks[number > 0])}</a:tr>'
        for number, (height, cells) in enumerate(zip(placed.row_heights, placed.cells, strict=True))
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


def _row(cells: Sequence[str], looks: Sequence[_CellLook]) -> str:
    return "".join(
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph(text, cell.look)}</a:txBody>"
        f"{cell.properties}</a:tc>"
        for text, cell in zip(cells, looks, strict=True)
    )


def _cell_look(
    placed: PlacedTable, manner: Manner, *, is_header: bool = False, is_name: bool = False
) -> _CellLook:
    is_marked, palette = is_header or is_name, manner.palette
    look = Look(
        points=placed.sizes.table,
        language=manner.language,
        colour=palette.strong if is_marked else palette.ink,
        is_bold=is_marked,
        align="" if manner.is_own else "l",
        is_exact=not manner.is_own,
    )
    return _CellLook(look, _cell_properties(palette, is_header=is_header, is_filled=is_marked))


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
