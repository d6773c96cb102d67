"""Blocks of text on a slide: in the layout's placeholder, in a text box, or as a call-out."""

from pptx.shapes.autoshape import Shape
from pptx.slide import Slide

from boardapp.deck.fitting.design import CAPTION_POINTS
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.page import Placed
from boardapp.deck.fitting.stage import Manner, Palette
from boardapp.deck.fitting.text import brief
from boardapp.deck.fitting.text_fit import (
    CALL_OUT_INSET,
    SPACE_BEFORE,
    TEXT_INSET,
    indent,
    is_bulleted,
    label_text,
)
from boardapp.deck.markup.paragraphs import Look, add_paragraph
from boardapp.deck.markup.shapes import (
    add_box,
    add_text_box,
    move_last,
    place_at,
    set_decorative,
    text_body,
)
from boardapp.deck.markup.xml import Element
from boardapp.deck.slides import Paragraph, PictureBlock, TextBlock

BULLETS = ("•", "–")
CALL_OUT_BAR = 5.0
"""The width of the bar at the left of a call-out, in points."""


def add_text(slide: Slide, placed: Placed, holder: Shape | None, manner: Manner) -> None:
    """Write a block of text; `holder` is a free body placeholder, if the layout has one."""
    block = placed.block
    if not isinstance(block, TextBlock):
        raise TypeError(block)
    if block.is_emphasised:
        body = _add_call_out(slide, placed.frame, manner.palette)
    elif holder is not None:
        place_at(holder, placed.frame)
        holder.name = brief(block.heading or "Text", 40)
        move_last(holder)
        body = text_body(holder, 0, TEXT_INSET)
    else:
        body = add_text_box(slide, placed.frame, brief(block.heading or "Text", 40), TEXT_INSET)
    _fill(body, block, placed, manner)


def add_caption(slide: Slide, placed: Placed, manner: Manner) -> None:
    """Write the caption below a visual or a table."""
    if placed.caption_frame is None:
        return
    body = add_text_box(slide, placed.caption_frame, "Caption")
    usual = "" if manner.is_own else "l"
    align = "ctr" if isinstance(placed.block, PictureBlock) else usual
    look = Look(points=CAPTION_POINTS, language=manner.language, colour=_ink(manner), bullet="",
                indent=0, align=align, is_exact=not manner.is_own)  # fmt: skip
    add_paragraph(body, placed.caption, look)


def _fill(body: Element, block: TextBlock, placed: Placed, manner: Manner) -> None:
    heading = Look(points=placed.sizes.body, language=manner.language,
                   colour=manner.palette.strong, is_bold=True, bullet="", indent=0, before=0,
                   align="" if manner.is_own else "l", is_exact=not manner.is_own)  # fmt: skip
    if block.heading:
        add_paragraph(body, block.heading, heading)
    for number, paragraph in enumerate(block.paragraphs):
        is_first = number == 0 and not block.heading
        look = _look(paragraph, block, placed, manner, is_first=is_first)
        add_paragraph(body, paragraph.text, look, label=label_text(paragraph))
    if not block.heading and not block.paragraphs:
        add_paragraph(body, "", heading)


def _look(
    paragraph: Paragraph, block: TextBlock, placed: Placed, manner: Manner, *, is_first: bool
) -> Look:
    return Look(
        points=placed.sizes.sub if paragraph.level else placed.sizes.body,
        language=manner.language,
        colour=_ink(manner),
        level=paragraph.level,
        align="" if manner.is_own else "l",
        is_exact=not manner.is_own,
        bullet_colour=manner.palette.accent,
        bullet=BULLETS[paragraph.level] if is_bulleted(block) else "",
        indent=indent(paragraph, block),
        before=0 if is_first else SPACE_BEFORE[paragraph.level],
    )


def _ink(manner: Manner) -> str:
    """The colour of plain text: our own template has it already."""
    return "" if manner.is_own else manner.palette.ink


def _add_call_out(slide: Slide, frame: Frame, palette: Palette) -> Element:
    """A pale box with a bar in the accent colour at its left."""
    box = add_box(
        slide, frame, "Call-out", fill=palette.pale, line="" if palette.pale else palette.strong
    )
    bar = Frame(left=frame.left, top=frame.top, width=CALL_OUT_BAR, height=frame.height)
    set_decorative(add_box(slide, bar, "Bar", fill=palette.accent))
    return text_body(box, *CALL_OUT_INSET, is_centred=True)
