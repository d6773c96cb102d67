"""The recovery copy of an open case: what is not in its file yet, for the next start to give back.

One JSON document: which case it is and when it was kept, the case itself as its file would hold
it, and the texts that no field has taken yet. It is patient data, for this user alone to read.
"""

from pathlib import Path

import msgspec

from boardapp.case.case import Case
from boardapp.casefile.decode import MAX_BYTES, decode_case
from boardapp.casefile.disk import read_limited, reason, write_private
from boardapp.casefile.encode import compact_bytes
from boardapp.casefile.faults import CaseFileError, Fault, Refusal

FORMAT = "boardapp-recovery"
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


def write_copy(path: Path, copy: RecoveryCopy) -> None:
    """Write a copy, whole or not at all, for this user alone. Raises OSError.

    Of a draft, what no file can hold (a lone surrogate, as a bad paste leaves it) becomes "?".
    """
    drafts = tuple(Draft(*map(_printable, (one.place, one.field, one.text))) for one in copy.drafts)
    write_private(path, msgspec.json.encode(msgspec.structs.replace(copy, drafts=drafts)))


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


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
