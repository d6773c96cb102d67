"""Pictures of the case, never stretched; words where there is none."""

from msgspec.structs import replace
from PySide6.QtGui import QImage

from boardapp.deck.fitting.design import BODY_POINTS
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.page import Placed
from boardapp.deck.fitting.text_fit import CALL_OUT_INSET, SPACE_BEFORE
from boardapp.deck.slides import PictureBlock
from boardapp.deck.writing.pictures import (
    TO_BE_SHOWN,
    UNREADABLE,
    description_within,
    prepare,
)
from boardapp.deck.writing.pixels import UnreadablePictureError
from boardapp.desktop.charts.scene_painter import rect
from boardapp.desktop.slides.canvas import Canvas
from boardapp.desktop.slides.paragraphs import Look, paint_paragraph, paragraph_height

_WORDS = Look(points=BODY_POINTS[0], is_bold=True, align="middle")
_DESCRIPTION = Look(points=BODY_POINTS[-1], align="middle")


def paint_picture(canvas: Canvas, placed: Placed, block: PictureBlock) -> None:
    """Paint the picture with nothing of its file but its pixels."""
    if block.data is None:
        _paint_words(canvas, placed.frame, TO_BE_SHOWN, block)
        return
    try:
        data, size = prepare(block.data, placed.frame)
    except UnreadablePictureError:
        _paint_words(canvas, placed.frame, UNREADABLE, block)
        return
    with canvas.leaf("Figure", block.description or block.caption or "Picture"):
        canvas.painter.drawImage(rect(_centred(placed.frame, size)), QImage.fromData(data))


def _centred(frame: Frame, size: tuple[int, int]) -> Frame:
    """The largest frame of the picture's shape within `frame`."""
    scale = min(frame.width / size[0], frame.height / size[1])
    width, height = size[0] * scale, size[1] * scale
    left, top = frame.left + (frame.width - width) / 2, frame.top + (frame.height - height) / 2
    return Frame(left=left, top=top, width=width, height=height)


def _paint_words(canvas: Canvas, frame: Frame, words: str, block: PictureBlock) -> None:
    """A framed text where a picture will be shown from another screen."""
    canvas.outline(frame, canvas.palette.strong, 1.0)
    look = replace(_WORDS, colour=canvas.palette.strong)
    across, down = CALL_OUT_INSET
    left, width = frame.left + across, frame.width - 2 * across
    description = description_within(frame, words, block.description)
    height = paragraph_height(words, width, _WORDS)
    if description:
        height += SPACE_BEFORE[0] + paragraph_height(description, width, _DESCRIPTION)
    top = frame.top + down + (frame.height - 2 * down - height) / 2
    with canvas.leaf("P"):
        top = paint_paragraph(canvas, left, top, width, words, look) + SPACE_BEFORE[0]
        if description:
            paint_paragraph(canvas, left, top, width, description, _DESCRIPTION)
