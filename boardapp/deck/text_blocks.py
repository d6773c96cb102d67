"""Blocks of text on a slide: in the layout's placeholder, in a text box, or as a call-out."""

from pptx.shapes.autoshape import Shape
from pptx.slide import Slide

from boardapp.deck.design import CAPTION_POINTS
from boardapp.deck.frame import Frame
from boardapp.deck.page import Placed
from boardapp.deck.paragraphs import Look, add_paragraph
from boardapp.deck.shapes import (
    add_box,
    add_text_box,
    move_last,
    place_at,
    set_decorative,
    text_body,
)
from boardapp.deck.slides import Paragraph, PictureBlock, TextBlock
from boardapp.deck.text import brief
from boardapp.deck.text_fit import (
    CALL_OUT_INSET,
    SPACE_BEFORE,
    TEXT_INSET,
    indent,
    is_bulleted,
    label_text,
)
from boardapp.deck.xml import Element

BULLETS = ("•", "–")
CALL_OUT_BAR = 5.0
"""The width of the bar at the left of a call-out, in points."""


def add_text(slide: Slide, placed: Placed, holder: Shape | None, language: str) -> None:
    """Write a block of text; `holder` is a free body placeholder, if the layout has one."""
    block = placed.block
    if not isinstance(block, TextBlock):
        raise TypeError(block)
    if block.is_emphasised:
        body = _add_call_out(slide, placed.frame)
    elif holder is not None:
        place_at(holder, placed.frame)
        holder.name = brief(block.heading or "Text", 40)
        move_last(holder)
        body = text_body(holder, 0, TEXT_INSET)
    else:
        body = add_text_box(slide, placed.frame, brief(block.heading or "Text", 40), TEXT_INSET)
    _fill(body, block, placed, language)


def add_caption(slide: Slide, placed: Placed, language: str) -> None:
    """Write the caption below a visual or a table."""
    if placed.caption_frame is None:
        return
    body = add_text_box(slide, placed.caption_frame, "Caption")
    align = "ctr" if isinstance(placed.block, PictureBlock) else ""
    look = Look(points=CAPTION_POINTS, language=language, bullet="", indent=0, align=align)
    add_paragraph(body, placed.caption, look)


def _fill(body: Element, block: TextBlock, placed: Placed, language: str) -> None:
    heading = Look(points=placed.sizes.body, language=language, colour="tx2", is_bold=True,
                   bullet="", indent=0, before=0)  # fmt: skip
    if block.heading:
        add_paragraph(body, block.heading, heading)
    for number, paragraph in enumerate(block.paragraphs):
        is_first = number == 0 and not block.heading
        look = _look(paragraph, block, placed, language, is_first=is_first)
        add_paragraph(body, paragraph.text, look, label=label_text(paragraph))
    if not block.heading and not block.paragraphs:
        add_paragraph(body, "", heading)


def _look(
    paragraph: Paragraph, block: TextBlock, placed: Placed, language: str, *, is_first: bool
) -> Look:
    return Look(
        points=placed.sizes.sub if paragraph.level else placed.sizes.body,
        language=language,
        level=paragraph.level,
        bullet=BULLETS[paragraph.level] if is_bulleted(block) else "",
        indent=indent(paragraph, block),
        before=0 if is_first else SPACE_BEFORE[paragraph.level],
    )


def _add_call_out(slide: Slide, frame: Frame) -> Element:
    """A pale box with a bar in the accent colour at its left."""
    box = add_box(slide, frame, "Call-out", fill="bg2")
    bar = Frame(left=frame.left, top=frame.top, width=CALL_OUT_BAR, height=frame.height)
    set_decorative(add_box(slide, bar, "Bar", fill="accent1"))
    return text_body(box, *CALL_OUT_INSET, is_centred=True)
