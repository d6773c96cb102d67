"""Blocks of text: plain, bulleted, or as a call-out; and the captions of other blocks."""

from boardapp.deck.fitting.design import CAPTION_POINTS
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.page import Placed
from boardapp.deck.fitting.text_fit import (
    BULLET_INDENT,
    CALL_OUT_INSET,
    SPACE_BEFORE,
    TEXT_INSET,
    indent,
    is_bulleted,
    label_text,
)
from boardapp.deck.slides import Paragraph, PictureBlock, TextBlock
from boardapp.deck.writing.text_blocks import BULLETS, CALL_OUT_BAR
from boardapp.desktop.slides.canvas import Canvas
from boardapp.desktop.slides.paragraphs import Look, paint_paragraph, paragraph_height
from boardapp.figures.scene import Align


def paint_text(canvas: Canvas, placed: Placed, block: TextBlock) -> None:
    """Paint a block of text in its frame."""
    frame = placed.frame
    if block.is_emphasised:
        _paint_call_out(canvas, frame)
        across, down = CALL_OUT_INSET
        room = frame.height - 2 * down - _height(canvas, block, placed, frame.width - 2 * across)
        top = frame.top + down + max(room, 0.0) / 2
        frame = Frame(left=frame.left + across, top=top, width=frame.width - 2 * across,
                      height=frame.height)  # fmt: skip
    else:
        frame = Frame(left=frame.left, top=frame.top + TEXT_INSET, width=frame.width,
                      height=frame.height)  # fmt: skip
    _paint_paragraphs(canvas, frame, block, placed)


def paint_caption(canvas: Canvas, placed: Placed) -> None:
    """Paint the caption below a visual or a table, if it has one."""
    frame = placed.caption_frame
    if frame is None:
        return
    align: Align = "middle" if isinstance(placed.block, PictureBlock) else "left"
    look = Look(points=CAPTION_POINTS, align=align)
    with canvas.leaf("P"):
        paint_paragraph(canvas, frame.left, frame.top, frame.width, placed.caption, look)


def _paint_call_out(canvas: Canvas, frame: Frame) -> None:
    """A pale box with a bar in the accent colour at its left."""
    if canvas.palette.pale:
        canvas.fill(frame, canvas.palette.pale)
    bar = Frame(left=frame.left, top=frame.top, width=CALL_OUT_BAR, height=frame.height)
    canvas.fill(bar, canvas.palette.accent)


def _paint_paragraphs(canvas: Canvas, frame: Frame, block: TextBlock, placed: Placed) -> None:
    top = frame.top
    if block.heading:
        with canvas.leaf("H2"):
            top = paint_paragraph(
                canvas, frame.left, top, frame.width, block.heading, _heading(placed, canvas)
            )
    with canvas.group("L" if is_bulleted(block) else "Sect"):
        for number, paragraph in enumerate(block.paragraphs):
            is_first = number == 0 and not block.heading
            top += 0 if is_first else SPACE_BEFORE[paragraph.level]
            top = _paint_item(canvas, frame, top, paragraph, block, placed)


def _paint_item(
    canvas: Canvas, frame: Frame, top: float, item: Paragraph, block: TextBlock, placed: Placed
) -> float:
    """One paragraph, with its bullet where the block has bullets; returns where it ends."""
    look, label = _look(item, placed), label_text(item)
    inset = indent(item, block)
    left, width = frame.left + inset, frame.width - inset
    if not is_bulleted(block):
        with canvas.leaf("P"):
            return paint_paragraph(canvas, left, top, width, item.text, look, label)
    bullet = Look(points=look.points, colour=canvas.palette.accent)
    with canvas.group("LI"):
        with canvas.leaf("Lbl"):
            paint_paragraph(canvas, left - BULLET_INDENT, top, width, BULLETS[item.level], bullet)
        with canvas.leaf("LBody"):
            return paint_paragraph(canvas, left, top, width, item.text, look, label)


def _height(canvas: Canvas, block: TextBlock, placed: Placed, width: float) -> float:
    """The height of all paragraphs with the spaces between them."""
    heading = _heading(placed, canvas)
    height = paragraph_height(block.heading, width, heading) if block.heading else 0.0
    for number, item in enumerate(block.paragraphs):
        is_first = number == 0 and not block.heading
        height += 0 if is_first else SPACE_BEFORE[item.level]
        inner = width - indent(item, block)
        height += paragraph_height(item.text, inner, _look(item, placed), label_text(item))
    return height


def _heading(placed: Placed, canvas: Canvas) -> Look:
    return Look(points=placed.sizes.body, colour=canvas.palette.strong, is_bold=True)


def _look(item: Paragraph, placed: Placed) -> Look:
    return Look(points=placed.sizes.sub if item.level else placed.sizes.body)
