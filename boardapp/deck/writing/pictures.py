"""Pictures on a slide: never stretched, without the data a camera or scanner left in them."""

import io

from PIL import Image
from pptx.slide import Slide

from boardapp.deck.fitting.design import BODY_POINTS
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import pitch, shorten, text_height
from boardapp.deck.fitting.page import Placed
from boardapp.deck.fitting.stage import Manner
from boardapp.deck.fitting.text import brief
from boardapp.deck.markup.paragraphs import Look, add_paragraph
from boardapp.deck.markup.shapes import add_box, edges, set_alt_text, text_body
from boardapp.deck.slides import PictureBlock
from boardapp.deck.writing.pixels import UnreadablePictureError, pixels

PIXELS_PER_POINT = 200 / 72
"""200 dots an inch: sharp on a projector of 2,560 dots across 13.3 inches."""
JPEG_QUALITY = 90
TO_BE_SHOWN = "To be shown by radiology"
UNREADABLE = "This picture could not be read"
_WORDS_INSET = (18.0, 10.0)
"""Left and right, above and below the words in place of a picture, in points."""
_WORDS_GAP = 6.0


def add_picture(slide: Slide, placed: Placed, manner: Manner) -> str:
    """Write a picture, or words in its place; return what is to be reported, or nothing."""
    block = placed.block
    if not isinstance(block, PictureBlock):
        raise TypeError(block)
    if block.data is None:
        _add_words(slide, placed.frame, TO_BE_SHOWN, block, manner)
        return ""
    try:
        data, size = prepare(block.data, placed.frame)
    except UnreadablePictureError as error:
        _add_words(slide, placed.frame, UNREADABLE, block, manner)
        name = brief(block.caption)
        return f"The picture “{name}” could not be read: {error}; its place is marked."
    picture = slide.shapes.add_picture(io.BytesIO(data), *edges(_centred(placed.frame, size)))
    picture.name = "Picture"
    # A picture from memory gets its made-up file name as alt text, so it is always overwritten.
    set_alt_text(picture, block.description.strip() or block.caption.strip() or "Picture")
    return ""


def prepare(data: bytes, frame: Frame) -> tuple[bytes, tuple[int, int]]:
    """Encode a picture anew, no larger than its frame needs; return it with width and height.

    What the file says besides the picture (EXIF, GPS, comments, thumbnails) is dropped.
    Raises UnreadablePictureError.
    """
    picture, kind = pixels(data)
    most = (round(frame.width * PIXELS_PER_POINT), round(frame.height * PIXELS_PER_POINT))
    picture.thumbnail(most, Image.Resampling.LANCZOS)
    return _encode(picture, kind), picture.size


def _encode(picture: Image.Image, kind: str) -> bytes:
    target = io.BytesIO()
    if kind == "JPEG":
        picture.save(target, "JPEG", quality=JPEG_QUALITY, optimize=True)
    else:
        picture.save(target, "PNG", optimize=True)
    return target.getvalue()


def _centred(frame: Frame, size: tuple[int, int]) -> Frame:
    """The largest frame of the picture's shape within `frame`."""
    scale = min(frame.width / size[0], frame.height / size[1])
    width, height = size[0] * scale, size[1] * scale
    return Frame(
        left=frame.left + (frame.width - width) / 2,
        top=frame.top + (frame.height - height) / 2,
        width=width,
        height=height,
    )


def _add_words(slide: Slide, frame: Frame, words: str, block: PictureBlock, manner: Manner) -> None:
    """A framed text where a picture will be shown from another screen."""
    box = add_box(slide, frame, "Picture", line=manner.palette.strong)
    body = text_body(box, *_WORDS_INSET, is_centred=True)
    look = Look(
        points=BODY_POINTS[0],
        language=manner.language,
        colour=manner.palette.strong,
        is_bold=True,
        align="ctr",
    )
    add_paragraph(body, words, look)
    if description := description_within(frame, words, block.description):
        plain = Look(points=BODY_POINTS[-1], language=manner.language, colour=manner.palette.ink,
                     align="ctr", before=_WORDS_GAP)  # fmt: skip
        add_paragraph(body, description, plain)


def description_within(frame: Frame, words: str, description: str) -> str:
    """As much of a description as fits below the words; the notes of the slide have all of it."""
    points, width = BODY_POINTS[-1], frame.width - 2 * _WORDS_INSET[0]
    used = text_height(words, BODY_POINTS[0], width, is_bold=True) + _WORDS_GAP
    room = frame.height - 2 * _WORDS_INSET[1] - used
    lines = int(room // (points * pitch(description)))
    return shorten(description, points, width, lines) if lines > 0 else ""
