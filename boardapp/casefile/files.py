"""Case files on disk: read and write one, plain or packed."""

import codecs
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from boardapp.case.case import FORMAT, VERSION, Case
from boardapp.casefile.album import Album, album_of
from boardapp.casefile.decode import MAX_BYTES, decode_case
from boardapp.casefile.disk import read_limited, reason, write_atomic
from boardapp.casefile.encode import encode_case
from boardapp.casefile.faults import CaseFileError, Fault, Refusal, clipped
from boardapp.casefile.images import image_bytes, image_name, place_beside
from boardapp.casefile.package import (
    CASE_NAME,
    MissingMemberError,
    is_packed,
    packed,
    read_member,
)
from boardapp.casefile.picture_metadata import without_metadata
from boardapp.endings import PACKED


def read_case(path: Path | str) -> Case:
    """Read a case file, plain or packed (told by its first bytes, not by its name).

    Raises `CaseFileError` listing every fault.
    """
    path = Path(path)
    return decode_case(_read(path), path)


def write_case(
    path: Path | str, case: Case, *, images_from: Album | Path | str | None = None
) -> None:
    """Write a case file, whole or not at all; packed where the name ends in ".board".

    The pictures that the case refers to come along from the case file or the album `images_from`,
    by default from the file at `path` itself. One that is not there stays a mere reference;
    one that the case no longer refers to is dropped from a packed file. What a picture's file says
    besides its pixels (Exif, comments) does not get into a packed file. No file beside a
    plain case is overwritten, nor is a case file of a newer version. Raises `CaseFileError`; the
    old case file is then whole.
    """
    path = Path(path)
    data = encode_case(case, path)
    album = album_of(images_from if images_from is not None else path)
    try:
        _refuse_newer(path)
        if path.suffix == PACKED:
            pictures = _pictures(case, album)
            data = packed(data, {name: without_metadata(one) for name, one in pictures.items()})
        elif not _is_beside(album, path):
            _lay_beside(path, _pictures(case, album))
        elif album.waiting:
            waiting = Album(None, album.waiting)
            _lay_beside(path, _pictures(case, waiting))
        write_atomic(path, data)
    except OSError as error:
        raise CaseFileError(path, [Fault("", reason(error))]) from error
    except Refusal as refusal:
        raise CaseFileError(path, [Fault("", str(refusal))]) from refusal


def left_behind(path: Path, album: Album, names: Iterable[str]) -> dict[str, bytes]:
    """Those of the pictures that are lost from sight once the case is written to `path`.

    `names` are pictures that the case does not state any more: a packed file drops them, and
    another folder does not have them. What lies beside the file stays there.
    """
    found: dict[str, bytes] = {}
    with suppress(OSError, Refusal):  # what is wrong with the file, writing it tells
        if path.suffix != PACKED and _is_beside(album, path):
            return {}
    for name in names:
        with suppress(OSError, Refusal):
            found[name] = image_bytes(album, name)
    return found


def _read(path: Path) -> bytes:
    try:
        if is_packed(path):
            return read_member(path, CASE_NAME, MAX_BYTES)
        return read_limited(path, MAX_BYTES)
    except MissingMemberError:
        what = f"is no boardapp case: there is no {CASE_NAME} in this package"
        raise CaseFileError(path, [Fault("", what)]) from None
    except OSError as error:
        raise CaseFileError(path, [Fault("", reason(error))]) from error
    except Refusal as refusal:
        raise CaseFileError(path, [Fault("", str(refusal))]) from refusal


class _Head(msgspec.Struct):
    """What tells the version of a case file, whatever else stands in it."""

    format: str
    version: int


def _refuse_newer(path: Path) -> None:
    """A file that this version can't read is not replaced by what this version knows of it."""
    try:
        head = msgspec.json.decode(_read(path).removeprefix(codecs.BOM_UTF8), type=_Head)
    except (CaseFileError, msgspec.MsgspecError, ValueError, RecursionError):
        return  # none is there, or it is no case
    if head.format == FORMAT and head.version > VERSION:
        raise Refusal(
            f"was written by a newer boardapp (version {head.version}) and is not replaced; save "
            "under another name"
        )


def _is_beside(album: Album, path: Path) -> bool:
    """Whether the pictures of the album's file lie where those of `path` are looked for."""
    if album.path is None or is_packed(album.path):
        return False
    return Path(os.path.realpath(album.path)).parent == Path(os.path.realpath(path)).parent


def _pictures(case: Case, album: Album) -> dict[str, bytes]:
    """The pictures that are there, by their names in a packed file."""
    found: dict[str, bytes] = {}
    for image in case.images:
        try:
            name = image_name(image.file)
        except Refusal:  # It leads nowhere, here as there; `check_images` says so.
            continue
        try:
            found[name] = image_bytes(album, name)
        except FileNotFoundError:
            continue
        except Refusal as refusal:
            raise Refusal(f"is not written: the picture {clipped(name)} {refusal}") from refusal
    return found


def _lay_beside(path: Path, pictures: Mapping[str, bytes]) -> None:
    targets = {place_beside(path, name): data for name, data in pictures.items()}
    for target, data in targets.items():
        if target.exists() and target.read_bytes() != data:
            raise Refusal(
                f"is not written: another file named {clipped(target.name)} lies beside it; "
                "choose an empty folder"
            )
    for target, data in targets.items():
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(target, data)
