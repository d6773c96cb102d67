"""Pictures made for a case: taken in, cut out, blacked out; the pixels alone."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect
from PySide6.QtGui import QImage, QImageWriter

if TYPE_CHECKING:
    from PIL import Image

Source = Path | QImage
"""Where a new picture comes from: a file, or the clipboard."""
Cut = Literal["crop", "black out"]
QUALITY = 95
"""Of a JPEG that is encoded anew, so that nothing is seen to be lost."""


MOST_PIXELS = 60_000_000
"""Qt shows no picture that takes more than 256 MB, with four bytes a pixel."""


class Made(NamedTuple):
    """A picture as it is to be written, with the ending of its kind.

    `left_out` is a sentence on what its file holds besides, empty where that is nothing.
    """

    data: bytes
    ending: str
    left_out: str = ""


class NotMadeError(Exception):
    """Why there is no new picture and what to do, in sentences."""


def taken_in(source: Source) -> Made:
    """A picture from outside, without what its file says besides. Raises NotMadeError."""
    name = source.name if isinstance(source, Path) else "The picture of the clipboard"
    data = _bytes_of(source)
    _refuse_other(name, data)
    picture, kind = _pixels(name, data)
    if picture.width * picture.height > MOST_PIXELS:
        raise NotMadeError(
            f"“{name}” has {picture.width * picture.height / 1e6:.0f} million pixels, and "
            f"{MOST_PIXELS / 1e6:.0f} million are the most that can be shown. Save it smaller."
        )
    return _encoded(picture, kind)._replace(left_out=_left_out(name, data))


def changed(file: str, data: bytes, box: QRect, how: Cut) -> Made:
    """A picture of the case with only the box left, or with the box black.

    The box is in pixels of the picture as it is shown, upright. Always a PNG: a JPEG would
    smear what is at the edge of the box into it. Raises NotMadeError.
    """
    picture, _ = _pixels(file, data)
    box = box.intersected(QRect(0, 0, picture.width, picture.height))
    if box.isEmpty():
        raise NotMadeError("The rectangle lies outside of the picture. Drag one within it.")
    edges = (box.left(), box.top(), box.left() + box.width(), box.top() + box.height())
    if how == "crop":
        picture = picture.crop(edges)
    else:
        picture.paste(0 if picture.mode == "L" else (0, 0, 0), edges)
    return _encoded(picture, "PNG")


_DICOM, _DICOM_AT = b"DICM", 128
_BOXES, _BOXES_AT = b"ftyp", 4
_PHONE_BRANDS = (b"hei", b"hev", b"mif", b"msf", b"avi")


def _refuse_other(name: str, data: bytes) -> None:
    """Say what to do with what is often taken for a picture. Raises NotMadeError.

    DICOM by part 10 of its standard, HEIC and AVIF by ISO/IEC 14496-12.
    """
    if data[_DICOM_AT:].startswith(_DICOM):
        raise NotMadeError(
            f"“{name}” is a DICOM file: it holds the name of the patient beside the pixels. Save "
            "the picture from your viewer as PNG, without names over it, and add that."
        )
    if data[_BOXES_AT:].startswith(_BOXES) and data[8:11] in _PHONE_BRANDS:
        raise NotMadeError(f"“{name}” is a photograph in HEIC or AVIF. Save it as JPEG or PNG.")
    if data.startswith((b"%PDF", b"%!PS")):
        raise NotMadeError(f"“{name}” is a document. Save its page as PNG, and add that.")
    if not data:
        raise NotMadeError(f"“{name}” is empty: it is no picture. Use another copy.")


def _left_out(name: str, data: bytes) -> str:
    from boardapp.deck.writing.pixels import frames

    if (count := frames(data)) == 1:
        return ""
    return f"“{name}” holds {count} pictures; only the first was added."


def _pixels(name: str, data: bytes) -> "tuple[Image.Image, Literal['JPEG', 'PNG']]":
    from boardapp.deck.writing.pixels import UnreadablePictureError, pixels

    try:
        return pixels(data)
    except UnreadablePictureError as error:
        raise NotMadeError(
            f"“{name}” can't be taken in: {error}. PNG, JPEG, GIF, BMP, TIFF and WebP are read."
        ) from error


def _bytes_of(source: Source) -> bytes:
    if isinstance(source, QImage):
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if not QImageWriter(buffer, QByteArray(b"PNG")).write(source):
            raise NotMadeError("The picture of the clipboard can't be read. Copy it again.")
        return bytes(data.data())
    from boardapp.casefile.disk import read_limited, reason
    from boardapp.casefile.faults import Refusal
    from boardapp.casefile.images import MAX_IMAGE_BYTES

    try:
        return read_limited(source, MAX_IMAGE_BYTES)
    except OSError as error:
        raise NotMadeError(f"“{source.name}” {reason(error)}.") from error
    except Refusal as refusal:
        raise NotMadeError(f"“{source.name}” {refusal}.") from refusal


def _encoded(picture: "Image.Image", kind: Literal["JPEG", "PNG"]) -> Made:
    target = io.BytesIO()
    if kind == "JPEG":
        picture.save(target, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
        return Made(target.getvalue(), ".jpg")
    picture.save(target, "PNG")
    return Made(target.getvalue(), ".png")
