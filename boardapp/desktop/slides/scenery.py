"""What lies under the texts of a slide: our own design, or a template's."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QLinearGradient

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
from boardapp.deck.fitting.frame import Frame, inset
from boardapp.deck.fitting.page import Page, Placed
from boardapp.deck.fitting.stage import CARD_INSET, OWN_STYLE, Style
from boardapp.deck.slides import ChartBlock, FigureBlock, TimelineBlock
from boardapp.deck.template.look import Picture, SlideLook, TemplateLook
from boardapp.deck.writing.footer import BANNER_HEIGHT
from boardapp.deck.writing.sheets import EDGE
from boardapp.desktop.charts.scene_painter import rect
from boardapp.desktop.slides.canvas import Canvas
from boardapp.desktop.slides.paragraphs import Look, paint_paragraph, paragraph_height
from boardapp.figures.lanes import Box

TITLE_FOOT = 5.0
"""Below the title in its frame, in points, as our own template has it."""


class OwnScenery:
    """Our own design: a rule under the title, a banner above it, footer and number below."""

    width, height = SLIDE_WIDTH, SLIDE_HEIGHT

    def under(self, canvas: Canvas, page: Page, *, has_banner: bool) -> None:
        """The ground of a slide."""
        canvas.fill(Frame(left=0, top=0, width=SLIDE_WIDTH, height=SLIDE_HEIGHT), WHITE)
        canvas.fill(RULE, ACCENT)
        if has_banner:
            canvas.fill(BANNER, AMBER)

    def under_block(self, canvas: Canvas, page: Page, placed: Placed) -> None:
        """Nothing: the ground is white."""

    def title(self, canvas: Canvas, page: Page) -> None:
        """The title stands on the rule: one line and two leave the same gap to it."""
        look = Look(points=page.title_points, colour=NAVY, is_bold=True)
        text = page.slide.title
        top = TITLE.bottom - TITLE_FOOT - paragraph_height(text, TITLE.width, look)
        paint_paragraph(canvas, TITLE.left, top, TITLE.width, text, look)

    def banner(self, canvas: Canvas, text: str) -> None:
        """What the banner says."""
        canvas.text_in(BANNER, text, FOOTER_POINTS, INK, "middle", is_bold=True)

    def foot(self, canvas: Canvas, page: Page, text: str, number: str) -> None:
        """The footer and the number of the slide, empty for one in no deck."""
        canvas.text_in(FOOTER, text, FOOTER_POINTS, GREY)
        canvas.text_in(NUMBER, number, FOOTER_POINTS, GREY, "right")


class TemplateScenery:
    """The design of an institution's template, as far as its look could be read."""

    def __init__(self, look: TemplateLook) -> None:
        self.look, self.width, self.height = look, look.width, look.height

    def _of(self, page: Page) -> SlideLook:
        return self.look.slides[page.slide.layout]

    def under(self, canvas: Canvas, page: Page, *, has_banner: bool) -> None:
        """Background, ornaments, and a sheet where the template's ground carries no text."""
        look, stage = self._of(page), self.look.style.stages[page.slide.layout]
        canvas.palette = look.palette
        self._ground(canvas, look.ground)
        for part in look.parts:
            if isinstance(part, Picture):
                image = QImage.fromData(part.data)
                if not image.isNull():
                    canvas.painter.drawImage(rect(part.box), image)
            else:
                canvas.draw((part,))
        if stage.has_sheet and page.placed:
            canvas.fill(inset(stage.body, -EDGE), WHITE)
        if has_banner:
            canvas.fill(self._banner, AMBER)

    def under_block(self, canvas: Canvas, page: Page, placed: Placed) -> None:
        """A light card under a chart or a timeline on a dark ground."""
        stage = self.look.style.stages[page.slide.layout]
        if stage.has_card and isinstance(placed.block, ChartBlock | TimelineBlock | FigureBlock):
            canvas.fill(inset(placed.frame, -CARD_INSET), WHITE)

    def title(self, canvas: Canvas, page: Page) -> None:
        """The title in its frame, at the height at which the layout has it."""
        stage, look = self.look.style.stages[page.slide.layout], self._of(page)
        frame = stage.title
        fill = WHITE if stage.title_look.fill else look.title_fill
        if fill and stage.title_frame:
            canvas.fill(stage.title_frame, fill)
        set_in = Look(
            points=page.title_points, colour=look.title_colour, align=look.title_align,
            is_bold=look.is_title_bold,
        )  # fmt: skip
        height = paragraph_height(page.slide.title, frame.width, set_in)
        top = frame.top + max(frame.height - height, 0.0) * look.anchor
        paint_paragraph(canvas, frame.left, top, frame.width, page.slide.title, set_in)

    def banner(self, canvas: Canvas, text: str) -> None:
        """What the banner says."""
        canvas.text_in(self._banner, text, FOOTER_POINTS, INK, "middle", is_bold=True)

    def foot(self, canvas: Canvas, page: Page, text: str, number: str) -> None:
        """The footer and the number of the slide, where the template has them."""
        stage, look = self.look.style.stages[page.slide.layout], self._of(page)
        for frame, fill in (
            (stage.footer, stage.footer_look.fill if text else ""),
            (stage.number, stage.number_look.fill),
        ):
            if fill:
                canvas.fill(frame, WHITE)
        set_in = Look(points=FOOTER_POINTS, colour=look.footer_colour)
        paint_paragraph(
            canvas, stage.footer.left, stage.footer.top, stage.footer.width, text, set_in
        )
        canvas.text_in(stage.number, number, FOOTER_POINTS, look.number_colour, "right")

    @property
    def _banner(self) -> Box:
        return Box(0.0, 0.0, self.width, BANNER_HEIGHT)

    def _ground(self, canvas: Canvas, colours: Sequence[str]) -> None:
        whole = Box(0.0, 0.0, self.width, self.height)
        canvas.fill(whole, colours[0])
        if len(colours) > 1:
            fill = QLinearGradient(QPointF(0.0, 0.0), QPointF(0.0, self.height))
            for number, colour in enumerate(colours):
                fill.setColorAt(number / (len(colours) - 1), f"#{colour}")
            canvas.painter.fillRect(rect(whole), fill)


Scenery = OwnScenery | TemplateScenery


def scenery_of(template: Path | None, *, has_banner: bool) -> tuple[Scenery, Style]:
    """What the slides look like, and the style that they are fitted to.

    Raises DeckError for a template that can't be used.
    """
    if template is None:
        return OwnScenery(), OWN_STYLE
    from boardapp.deck.writing.opening import look_of

    look = look_of(template, has_banner=has_banner)
    return TemplateScenery(look), look.style
