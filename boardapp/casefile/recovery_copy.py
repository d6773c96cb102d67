"""The recovery copy of an open case: what is not in its file yet, for the next start to give back.

One JSON document: which case it is and when it was kept, the case itself as its file would hold
it, and the texts that no field has taken yet. Pictures that no file holds yet lie in a folder
beside it. All of it is patient data, for this user alone to read.
"""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from boardapp.case.case import Case
from boardapp.casefile.decode import MAX_BYTES, decode_case
from boardapp.casefile.disk import read_limited, reason, write_private
from boardapp.casefile.encode import compact_bytes
from boardapp.casefile.faults import CaseFileError, Fault, Refusal
from boardapp.casefile.images import MAX_IMAGE_BYTES

FORMAT = "boardapp-recovery"
PICTURES = ".pictures"
"""What the folder of its pictures is called behind the name of the copy."""
VERSION = 1


class Draft(msgspec.Struct, frozen=True):
    """A text that its field did not take, because it can't be read there.

    `place` is the record's, `field` the key of the field in it.
    """

    place: str
    field: str
    text: str


class RecoveryCopy(msgspec.Struct, frozen=True, kw_only=True):
    """A case as it stood in the window.

    `name` is what the user knows the case by; `kept_at` the time in seconds since 1970. `path`
    is the text of the path of the case's file, empty where it was never saved; `stamp` the time
    (ns) and the size of that file when it was read or saved last. `case` is the JSON of the case.
    """

    name: str
    kept_at: float
    case: msgspec.Raw
    path: str = ""
    stamp: tuple[int, int] | None = None
    drafts: tuple[Draft, ...] = ()
    format: str = FORMAT
    version: int = VERSION

    def read_case(self, path: Path) -> Case:
        """The case; `path` names the copy in messages. Raises CaseFileError."""
        return decode_case(bytes(self.case), path)


def as_kept(case: Case) -> msgspec.Raw:
    """The case for a copy. Raises CaseFileError for one that no file could hold."""
    return msgspec.Raw(compact_bytes(case))


def write_copy(path: Path, copy: RecoveryCopy, pictures: Mapping[str, bytes] | None = None) -> None:
    """Write a copy, whole or not at all, for this user alone. Raises OSError.

    `pictures` are those that the case states and its file does not hold, by their names; a name
    always means the same pixels. They are there before the copy says so, and what an earlier copy
    had besides is deleted: something may have been blacked out in it.

    Of a draft, what no file can hold (a lone surrogate, as a bad paste leaves it) becomes "?".
    """
    drafts = tuple(Draft(*map(_printable, (one.place, one.field, one.text))) for one in copy.drafts)
    kept = pictures or {}
    folder = pictures_folder(path)
    if kept:
        folder.mkdir(mode=0o700, exist_ok=True)
    for name, data in kept.items():
        if not (folder / name).exists():
            write_private(folder / name, data)
    write_private(path, msgspec.json.encode(msgspec.structs.replace(copy, drafts=drafts)))
    _drop_others(folder, kept)


def read_copy(path: Path) -> RecoveryCopy:
    """Read a copy; its case is not read yet. Raises CaseFileError."""
    try:
        data = read_limited(path, MAX_BYTES)
    except OSError as error:
        raise CaseFileError(path, [Fault("", reason(error))]) from error
    except Refusal as refusal:
        raise CaseFileError(path, [Fault("", str(refusal))]) from refusal
    try:
        copy = msgspec.json.decode(data, type=RecoveryCopy)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise CaseFileError(path, [Fault("", "is no recovery copy that can be read")]) from None
    if copy.format != FORMAT or copy.version != VERSION:
        what = "was written by another boardapp, and this one can't read it"
        raise CaseFileError(path, [Fault("", what, "open it with the boardapp that wrote it")])
    return copy


def pictures_folder(path: Path) -> Path:
    """Where the pictures of the copy at `path` lie, if it has any."""
    return path.with_suffix(PICTURES)


def read_pictures(path: Path) -> dict[str, bytes]:
    """The pictures of the copy at `path`, by their names; one that can't be read is left out."""
    found: dict[str, bytes] = {}
    with suppress(OSError):
        for file in sorted(pictures_folder(path).glob("[!.]*")):  # what is half written is hidden
            with suppress(OSError, Refusal):
                found[file.name] = read_limited(file, MAX_IMAGE_BYTES)
    return found


def drop_copy(path: Path) -> None:
    """Delete a copy with its pictures. Raises OSError."""
    path.unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        shutil.rmtree(pictures_folder(path))


def _drop_others(folder: Path, kept: Mapping[str, bytes]) -> None:
    with suppress(FileNotFoundError):
        for file in folder.iterdir():
            if file.name not in kept:
                file.unlink(missing_ok=True)
        if not kept:
            folder.rmdir()


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
