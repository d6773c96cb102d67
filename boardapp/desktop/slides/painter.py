"""Paint one fitted slide: the places and sizes are those of the written PowerPoint file."""

from boardapp.deck.fitting.page import FittedDeck, Placed, PlacedTable
from boardapp.deck.slides import ChartBlock, FigureBlock, PictureBlock, TextBlock, TimelineBlock
from boardapp.desktop.slides.canvas import Canvas
from boardapp.desktop.slides.charts import paint_chart
from boardapp.desktop.slides.figures import paint_figure
from boardapp.desktop.slides.pictures import paint_picture
from boardapp.desktop.slides.scenery import OwnScenery, Scenery
from boardapp.desktop.slides.tables import paint_table
from boardapp.desktop.slides.texts import paint_caption, paint_text
from boardapp.desktop.slides.timelines import paint_timeline

_OWN = OwnScenery()


def paint_slide(
    canvas: Canvas,
    fitted: FittedDeck,
    number: int,
    scenery: Scenery = _OWN,
    *,
    is_numbered: bool = True,
) -> None:
    """Paint slide `number`, counted from 0, with its left upper corner at (0, 0).

    One unit of the canvas is one point; the slide is as large as the `scenery`, whose style the
    deck was fitted to. One that is not numbered is in no deck.
    """
    page, deck = fitted.pages[number], fitted.deck
    banner = deck.banner_of(page.slide)
    scenery.under(canvas, page, has_banner=bool(banner))
    with canvas.leaf("H1"):
        scenery.title(canvas, page)
    for placed in page.placed:
        scenery.under_block(canvas, page, placed)
        paint_block(canvas, placed)
    if banner:
        with canvas.leaf("P"):
            scenery.banner(canvas, banner)
    scenery.foot(canvas, page, deck.footer_of(page.slide), str(number + 1) * is_numbered)


def paint_block(canvas: Canvas, placed: Placed) -> None:
    """Paint a block and its caption."""
    match placed.block:
        case TextBlock() as block:
            paint_text(canvas, placed, block)
        case ChartBlock(chart=chart):
            paint_chart(canvas, chart, placed.frame)
        case TimelineBlock(timeline=timeline):
            paint_timeline(canvas, timeline, placed.frame)
        case FigureBlock(figure=figure):
            paint_figure(canvas, figure, placed.frame)
        case PictureBlock() as block:
            paint_picture(canvas, placed, block)
        case _ if isinstance(placed, PlacedTable):
            paint_table(canvas, placed)
        case _:
            raise TypeError(placed.block)
    paint_caption(canvas, placed)
