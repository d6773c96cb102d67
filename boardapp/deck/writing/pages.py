"""Write one slide: title, blocks, banner, footer, notes, marks, in reading order."""

from typing import TYPE_CHECKING

from boardapp.deck.fitting.frame import inset
from boardapp.deck.fitting.page import Page, Placed, PlacedTable
from boardapp.deck.fitting.stage import CARD_INSET, OWN_STYLE, Manner, Style
from boardapp.deck.marking.marker import FOOT, TITLE, Marker, unit_kind
from boardapp.deck.slides import (
    ChartBlock,
    Deck,
    FigureBlock,
    PictureBlock,
    TextBlock,
    TimelineBlock,
)
from boardapp.deck.template.holders import text_holders
from boardapp.deck.writing import footer, notes, scaling, sheets, tables, text_blocks, title

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide as PptxSlide


def write_page(
    slide: "PptxSlide", page: Page, number: int, deck: Deck, part: int, style: Style = OWN_STYLE
) -> list[str]:
    """Write one slide in reading order and mark it; return what is to be told the user.

    `part` counts the pages of one slide of the outline, from 1.
    """
    marker = Marker(slide)
    stage = style.stages[page.slide.layout]
    manner = style.manner(page.slide.layout, deck.language)
    title.set_title(slide, page.slide.title, page.title_points, manner, stage)
    has_text = any(isinstance(placed.block, TextBlock) for placed in page.placed)
    holders = _body_holders(slide, style) if has_text else []
    marker.claim(TITLE)
    if stage.has_sheet and page.placed:
        sheets.add_sheet(slide, stage.body)
        marker.claim("sheet")
    found = []
    for placed in page.placed:
        found.append(_write_block(slide, placed, holders, manner))
        marker.claim(unit_kind(placed.block))
    footer.set_banner(slide, deck.banner_of(page.slide), manner, style.width)
    footer.remove_empty(slide)
    footer.add_footer(slide, deck.footer_of(page.slide), number, manner, stage)
    marker.claim(FOOT, is_each=True)
    if style.scale != 1:
        scaling.scale_slide(slide, style.scale)
    notes.add_notes(slide, page, deck.language)
    marker.write(page.slide.key, part, deck.facts_of(page.slide))
    return [text for text in found if text]


def _body_holders(slide: "PptxSlide", style: Style) -> "list[Shape]":
    """The layout's bodies, to be filled by blocks of text in order."""
    if not style.is_own:
        return text_holders(slide)
    return [
        shape
        for shape in slide.placeholders
        if shape.placeholder_format.idx not in {0, footer.BANNER_INDEX}
    ]


def _write_block(slide: "PptxSlide", placed: Placed, holders: "list[Shape]", manner: Manner) -> str:
    found = ""
    match placed.block:
        case TextBlock(is_emphasised=is_emphasised):
            holder = holders.pop(0) if holders and not is_emphasised else None
            text_blocks.add_text(slide, placed, holder, manner)
        case ChartBlock() | TimelineBlock() | FigureBlock():
            _write_visual(slide, placed, manner)
        case PictureBlock():
            from boardapp.deck.writing import pictures  # loads Pillow, 20 ms

            found = pictures.add_picture(slide, placed, manner)
        case _ if isinstance(placed, PlacedTable):
            tables.add_table(slide, placed, manner)
        case _:
            raise TypeError(placed.block)
    text_blocks.add_caption(slide, placed, manner)
    return found


def _write_visual(slide: "PptxSlide", placed: Placed, manner: Manner) -> None:
    """A chart or timeline: always in its own colours, on a light sheet where it is dark."""
    if manner.has_card:
        sheets.add_sheet(slide, inset(placed.frame, -CARD_INSET), edge=0)
    before = len(slide.shapes)
    if isinstance(placed.block, ChartBlock):
        from boardapp.deck.native.chart import add_chart  # loads XlsxWriter, 15 ms

        add_chart(slide, placed.block.chart, placed.frame)
    elif isinstance(placed.block, TimelineBlock):
        from boardapp.deck.native.timeline import add_timeline

        add_timeline(slide, placed.block.timeline, placed.frame)
    elif isinstance(placed.block, FigureBlock):
        from boardapp.deck.native.figure import add_figure

        add_figure(slide, placed.block.figure, placed.frame)
    if manner.wideness != 1:
        sheets.set_measured_font(slide, before)
