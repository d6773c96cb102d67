"""The packed form of a case: one zip of the case and its pictures.

The zip of a case is the same bytes each time: fixed order, dates and permissions. A zip
is read with distrust: names that lead out of it, names that stand twice, links, encryption
and sizes beyond the limits are refused before anything is unpacked.
"""

import errno
import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from boardapp.casefile.disk import open_file, refuse_large
from boardapp.casefile.faults import Refusal
from boardapp.endings import CASE

CASE_NAME = f"case{CASE}"
MAX_MEMBERS = 1_000
MAX_TOTAL_BYTES = 1_000_000_000
_MAGIC = b"PK"
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644 << 16
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What the standard library raises for bytes that are no sound zip.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class MissingMemberError(FileNotFoundError):
    """A packed case without the file that is asked for."""


def is_packed(path: Path) -> bool:
    """Whether the file is there and begins as a zip does. Raises OSError and Refusal."""
    try:
        with open_file(path) as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except FileNotFoundError:
        return False


def read_member(path: Path, name: str, limit: int) -> bytes:
    """The bytes of one file in a packed case.

    Raises OSError, `MissingMemberError` where the zip holds no such file, and Refusal for
    a zip that is damaged, odd or too large.
    """
    refuse_large(path.stat().st_size, MAX_TOTAL_BYTES)
    try:
        with zipfile.ZipFile(path) as package:
            _refuse_odd(package)
            return _member(package, name, limit)
    except _DAMAGE as error:
        raise Refusal("is a damaged package; use another copy of it") from error


def _member(package: zipfile.ZipFile, name: str, limit: int) -> bytes:
    name = same_name(name, package.namelist())
    if name not in package.namelist():
        raise MissingMemberError(errno.ENOENT, "is not in the packed case", name)
    refuse_large(package.getinfo(name).file_size, limit)
    return package.read(name)


def same_name(name: str, names: Sequence[str]) -> str:
    """The one of `names` that a reader can't tell from `name`; `name` where there is none.

    "é" may be one character or two.
    """
    if name in names or name.isascii():
        return name
    plain = unicodedata.normalize("NFC", name)
    same = (other for other in names if unicodedata.normalize("NFC", other) == plain)
    return next(same, name)


def packed(case: bytes, pictures: Mapping[str, bytes]) -> bytes:
    """The zip of a case and its pictures by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        _add(package, CASE_NAME, case, zipfile.ZIP_DEFLATED)
        for name in sorted(pictures):
            _add(package, name, pictures[name], zipfile.ZIP_STORED)
    return out.getvalue()


def _add(package: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(name, _FIRST_DATE)
    entry.create_system = 3  # Unix on every system, so that the bytes are the same.
    entry.external_attr = _FILE_MODE
    package.writestr(entry, data, method)


def _refuse_odd(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    if len(entries) > MAX_MEMBERS:
        raise Refusal(f"is a package of more than {MAX_MEMBERS} files")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        raise Refusal(f"unpacks to more than {MAX_TOTAL_BYTES / 1e6:.0f} MB")
    if len({entry.filename for entry in entries}) < len(entries):
        raise Refusal("is a package in which a name stands twice")
    for entry in entries:
        _refuse_odd_entry(entry)


def _refuse_odd_entry(entry: zipfile.ZipInfo) -> None:
    name = PurePosixPath(entry.filename)
    if name.is_absolute() or ".." in name.parts or "\\" in entry.filename or ":" in entry.filename:
        raise Refusal("is a package with a name that leads out of it")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refusal("is a package that holds a link")
    if entry.flag_bits & 1:
        raise Refusal("is an encrypted package, which this boardapp can't open")
    if entry.compress_type not in _METHODS:
        raise Refusal("is a package compressed in a way that boardapp does not read")
