"""Paint one fitted slide: the places and sizes are those of the written PowerPoint file."""

from boardapp.deck.fitting.design import (
    ACCENT,
    AMBER,
    BANNER,
    FOOTER,
    FOOTER_POINTS,
    GREY,
    INK,
    NAVY,
    NUMBER,
    RULE,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    TITLE,
    WHITE,
)
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.page import FittedDeck, Page, Placed, PlacedTable
from boardapp.deck.slides import ChartBlock, PictureBlock, TextBlock, TimelineBlock
from boardapp.desktop.slides.canvas import Canvas
from boardapp.desktop.slides.charts import paint_chart
from boardapp.desktop.slides.paragraphs import Look, paint_paragraph, paragraph_height
from boardapp.desktop.slides.pictures import paint_picture
from boardapp.desktop.slides.tables import paint_table
from boardapp.desktop.slides.texts import paint_caption, paint_text
from boardapp.desktop.slides.timelines import paint_timeline

TITLE_FOOT = 5.0
"""Below the title in its frame, in points, as the template has it."""
WHOLE = Frame(left=0, top=0, width=SLIDE_WIDTH, height=SLIDE_HEIGHT)


def paint_slide(canvas: Canvas, fitted: FittedDeck, number: int) -> None:
    """Paint slide `number`, counted from 0, with its left upper corner at (0, 0).

    One unit of the canvas is one point; the slide is `SLIDE_WIDTH` × `SLIDE_HEIGHT`.
    """
    page, deck = fitted.pages[number], fitted.deck
    canvas.fill(WHOLE, WHITE)
    canvas.fill(RULE, ACCENT)
    if deck.banner:
        canvas.fill(BANNER, AMBER)
    paint_title(canvas, page)
    for placed in page.placed:
        paint_block(canvas, placed)
    if deck.banner:
        with canvas.leaf("P"):
            canvas.text_in(BANNER, deck.banner, FOOTER_POINTS, INK, "middle", is_bold=True)
    canvas.text_in(FOOTER, deck.footer, FOOTER_POINTS, GREY)
    canvas.text_in(NUMBER, str(number + 1), FOOTER_POINTS, GREY, "right")


def paint_title(canvas: Canvas, page: Page) -> None:
    """The title stands on the rule: one line and two leave the same gap to it."""
    look = Look(points=page.title_points, colour=NAVY, is_bold=True)
    text = page.slide.title
    top = TITLE.bottom - TITLE_FOOT - paragraph_height(text, TITLE.width, look)
    with canvas.leaf("H1"):
        paint_paragraph(canvas, TITLE.left, top, TITLE.width, text, look)


def paint_block(canvas: Canvas, placed: Placed) -> None:
    """Paint a block and its caption."""
    match placed.block:
        case TextBlock() as block:
            paint_text(canvas, placed, block)
        case ChartBlock(chart=chart):
            paint_chart(canvas, chart, placed.frame)
        case TimelineBlock(timeline=timeline):
            paint_timeline(canvas, timeline, placed.frame)
        case PictureBlock() as block:
            paint_picture(canvas, placed, block)
        case _ if isinstance(placed, PlacedTable):
            paint_table(canvas, placed)
        case _:
            raise TypeError(placed.block)
    paint_caption(canvas, placed)
