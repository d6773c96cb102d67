"""The pictures of a case: beside the plain file, inside the packed one, or waiting for either."""

import errno
import os
from pathlib import Path, PurePosixPath

from boardapp.case.case import Case, Image
from boardapp.casefile.album import Album, album_of
from boardapp.casefile.disk import read_limited, reason
from boardapp.casefile.faults import CaseFileError, Fault, Refusal, clipped
from boardapp.casefile.package import (
    CASE_NAME,
    MissingMemberError,
    is_packed,
    read_member,
    same_name,
)

MAX_IMAGE_BYTES = 50_000_000
_NO_FILE = "a case that was never saved"
_OUTSIDE = "leads out of the case's folder; put the picture beside the case file"
# PNG, JPEG, GIF, BMP and TIFF in both byte orders: what PowerPoint takes.
_SIGNATURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
)


class GonePictureError(FileNotFoundError):
    """A picture that was cropped or blacked out, whose pixels saving has taken away."""


def read_image(where: Album | Path | str, image: Image) -> bytes:
    """The bytes of a picture of the case at `where`, which is its file or its album.

    `image.file` is relative to the case's folder, or a name inside the packed file; it
    can't lead out of either. Raises `CaseFileError`, also for what is no picture.
    """
    return _read_checked(album_of(where), image, image.id or "image")


def check_images(case: Case, path: Path | str) -> tuple[Fault, ...]:
    """What is wrong with the pictures that the case at `path` refers to.

    A picture may be missing, no picture, too large, or outside the case's folder. None of
    these keeps the case from being read.
    """
    faults: list[Fault] = []
    for index, image in enumerate(case.images):
        if image.file:
            try:
                _read_checked(album_of(path), image, f"images[{index}].file")
            except CaseFileError as error:
                faults += error.faults
    return tuple(faults)


def image_name(file: str) -> str:
    """The normal form of a picture's relative path. Raises Refusal where it leads outside."""
    name = PurePosixPath(file)
    if "\\" in file or ":" in file:
        raise Refusal('is no relative path; write it with "/" and without a drive')
    if name.is_absolute() or ".." in name.parts:
        raise Refusal(_OUTSIDE)
    if not name.name or str(name) == CASE_NAME or "\x00" in file:
        raise Refusal("is no name of a picture")
    return str(name)


def place_beside(case_path: Path, name: str) -> Path:
    """Where a picture lies beside a plain case file. Raises Refusal where a link leads outside.

    A name with accents may be composed of other characters there than in the case: some
    systems and archives take "é" apart. Such a name is found.
    """
    folder = Path(os.path.realpath(case_path)).parent
    picture = Path(os.path.realpath(_as_spelled_there(folder, name)))
    if not picture.is_relative_to(folder):
        raise Refusal(_OUTSIDE)
    return picture


def _as_spelled_there(folder: Path, name: str) -> Path:
    if (folder / name).exists() or name.isascii():
        return folder / name
    path = folder
    for part in PurePosixPath(name).parts:
        try:
            names = [entry.name for entry in path.iterdir()]
        except OSError:
            names = []
        path /= same_name(part, names)
    return path


def image_bytes(album: Album, file: str) -> bytes:
    """The bytes of a picture, whatever they are. Raises OSError and Refusal."""
    name = image_name(file)
    if name in album.waiting:
        return album.waiting[name]
    if name in album.gone:
        raise GonePictureError(errno.ENOENT, "has lost its pixels", name)
    if album.path is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
    if is_packed(album.path):
        return read_member(album.path, name, MAX_IMAGE_BYTES)
    return read_limited(place_beside(album.path, name), MAX_IMAGE_BYTES)


def _read_checked(album: Album, image: Image, place: str) -> bytes:
    try:
        data = image_bytes(album, image.file)
        _refuse_other(data)
    except (OSError, Refusal) as error:
        what = f"{clipped(image.file, 80)} {_why(error)}"
        raise CaseFileError(album.path or Path(_NO_FILE), [Fault(place, what)]) from error
    return data


def _refuse_other(data: bytes) -> None:
    if not data.startswith(_SIGNATURES):
        raise Refusal("is no picture in PNG, JPEG, GIF, BMP or TIFF")


def _why(error: OSError | Refusal) -> str:
    if isinstance(error, MissingMemberError):
        return "is not in the packed case"
    if isinstance(error, GonePictureError):
        return (
            "was cropped or blacked out, and its pixels are gone since the case was saved; redo "
            "the step to see what is left of it"
        )
    return reason(error) if isinstance(error, OSError) else str(error)
