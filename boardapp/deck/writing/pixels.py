"""The pixels of a picture, upright and in plain colours, and nothing else that its file says."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

_READ = ("PNG", "JPEG", "GIF", "BMP", "DIB", "TIFF", "WEBP")
"""What is read, MPO as JPEG. Of other kinds Pillow would start a program for some (EPS)."""
# What Pillow raises for bytes that are no sound picture.
_DAMAGE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
)


class UnreadablePictureError(Exception):
    """The data is no picture that can be drawn; the message says why."""


def pixels(data: bytes) -> tuple[Image.Image, Literal["JPEG", "PNG"]]:
    """The pixels of a picture in grey or colour, and the kind of file that suits them.

    What the file says besides (EXIF, GPS, comments, thumbnails, a profile) is dropped; how the
    picture is turned and coloured by it is kept. Raises UnreadablePictureError.
    """
    try:
        with _warnings_judged(), Image.open(io.BytesIO(data), formats=_READ) as opened:
            kind = opened.format
            picture = _plain(_in_srgb(ImageOps.exif_transpose(opened)))
    except _DAMAGE as error:
        raise UnreadablePictureError(_why(error)) from error
    return picture, "JPEG" if kind in {"JPEG", "MPO"} else "PNG"


def frames(data: bytes) -> int:
    """How many pictures a file holds, as an animation or a scan of pages does; 1: nobody can tell.

    The further pictures of a telephone's photograph, such as its depths, do not count.
    """
    try:
        with _warnings_judged(), Image.open(io.BytesIO(data), formats=_READ) as opened:
            return 1 if opened.format == "MPO" else getattr(opened, "n_frames", 1)
    except _DAMAGE:
        return 1


@contextmanager
def _warnings_judged() -> Iterator[None]:
    """Take a huge picture for an error; tell nothing of damage that leaves the pixels whole."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def _why(error: Exception) -> str:
    if isinstance(error, Image.DecompressionBombError | Image.DecompressionBombWarning):
        return "it is far larger than any slide needs, so save it smaller"
    if isinstance(error, UnidentifiedImageError):
        return "it is no picture, or damaged at its beginning"
    return "it is damaged or cut off, so use another copy"


def _plain(picture: Image.Image) -> Image.Image:
    """The pixels alone, in grey or in colour; transparency falls on white."""
    if picture.mode in {"1", "L"}:
        picture = picture.convert("L")
    elif picture.mode in {"I", "F"} or picture.mode.startswith("I;16"):  # either order of bytes
        picture = _scaled(picture)
    else:
        rgba = picture.convert("RGBA")
        white = Image.new("RGBA", rgba.size, "white")
        picture = Image.alpha_composite(white, rgba).convert("RGB")
    plain = Image.new(picture.mode, picture.size)
    plain.paste(picture)
    return plain


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in the colours that every program shows, by the profile of its file.

    The profile is left behind with all else that is no pixel. One that can't be used is as if
    there were none, which is how most programs read such a file.
    """
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK", "L", "P"}:
        return picture
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    plain = picture.convert("RGB") if picture.mode in {"RGBA", "P"} else picture
    if picture.mode == "P" and "transparency" in picture.info:
        alpha = picture.convert("RGBA").getchannel("A")
    try:
        found = ImageCms.profileToProfile(
            plain, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"),
            outputMode="L" if plain.mode == "L" else "RGB",
        )  # fmt: skip
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    if found is None:
        return picture
    if alpha is not None:
        found.putalpha(alpha)
    return found


def _scaled(picture: Image.Image) -> Image.Image:
    """A picture of more than 256 greys, spread over 256 from its darkest to its brightest.

    A pixel that is no number is drawn black: it says nothing of how bright the others are.
    """
    import numpy as np  # takes a tenth of a second, for pictures that are rare

    greys = np.asarray(picture, dtype=np.float64)
    known = np.isfinite(greys)
    if not known.any():
        raise ValueError("no pixel of the picture is a number")
    low, high = float(greys[known].min()), float(greys[known].max())
    shares = (np.where(known, greys, low) - low) / ((high - low) or 1.0)
    return Image.fromarray(np.round(shares * 255).astype(np.uint8))
