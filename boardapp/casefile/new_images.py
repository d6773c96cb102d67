"""A new picture of a case: laid beside a plain file, over no other; or named until it is saved."""

import os
from collections.abc import Collection
from itertools import count
from pathlib import Path, PurePosixPath

from boardapp.case.case import Case
from boardapp.casefile.disk import reason, refuse_large, write_atomic
from boardapp.casefile.faults import Refusal
from boardapp.casefile.images import MAX_IMAGE_BYTES

STEM = "picture"
"""A name that tells nothing of the patient, as a file from a camera or a scanner may."""


def waiting_name(data: bytes, ending: str) -> str:
    """A name for a picture that waits for its case to be saved, which no other picture has.

    So it clashes with nothing that lies where the case will be saved. Raises Refusal with whole
    sentences for a picture that no case file takes.
    """
    _refuse_too_large(data)
    return f"{STEM}-{os.urandom(6).hex()}{ending}"


def lay_picture(case_path: Path, case: Case, data: bytes, ending: str) -> str:
    """Write a picture beside a plain case; its name there, as a record states it in `file`.

    `ending` is that of its kind (".png"). A name that is there, or that the case states for a
    picture that is not, is never taken. Raises Refusal with whole sentences.
    """
    _refuse_too_large(data)
    folder = Path(os.path.realpath(case_path)).parent
    try:
        picture = _new_file(
            folder, ending, {str(PurePosixPath(image.file)).casefold() for image in case.images}
        )
    except OSError as error:
        raise Refusal(_not_written(folder, error)) from error
    try:
        write_atomic(picture, data)
    except OSError as error:
        picture.unlink(missing_ok=True)
        raise Refusal(_not_written(folder, error)) from error
    return picture.name


def _new_file(folder: Path, ending: str, taken: Collection[str]) -> Path:
    """An empty file under a free name; made so that no other program takes the name meanwhile."""
    for number in count(1):
        name = f"{STEM}-{number}{ending}"
        if name not in taken:
            try:
                (folder / name).touch(exist_ok=False)
            except FileExistsError:
                continue
            return folder / name
    raise AssertionError("there is always a free number")


def _refuse_too_large(data: bytes) -> None:
    try:
        refuse_large(len(data), MAX_IMAGE_BYTES)
    except Refusal as refusal:
        raise Refusal(f"The picture {refusal}. Nothing was written.") from refusal


def _not_written(folder: Path, error: OSError) -> str:
    return f"No picture was added: the case's folder “{folder.name}” {reason(error)}."
