"""Files on disk: read within limits, write whole or not at all, say why neither is possible."""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from boardapp.casefile.faults import Refusal
from boardapp.casefile.leftovers import part_beside, sweep_leftovers

# On Windows another program may hold the file open for a moment.
_TRIES = 10 if sys.platform == "win32" else 1
_PAUSE_S = 0.1

_REASONS = {
    errno.ENOENT: "is not there; check the name and whether its folder or drive is connected",
    errno.EACCES: "can't be accessed: you lack the permission; choose another place",
    errno.EPERM: "can't be accessed: you lack the permission; choose another place",
    errno.EROFS: "lies on a medium that can't be written; save it in another place",
    errno.ENOSPC: "does not fit: the disk is full; free some space or save in another place",
    errno.EDQUOT: "does not fit: your share of the disk is full; free some space",
    errno.EISDIR: "is a folder, not a file; choose a file",
    errno.ENOTDIR: "lies in a folder that is none; check the name",
    errno.ENAMETOOLONG: "has a name that is too long; choose a shorter one",
    errno.ELOOP: "is a link that leads back to itself; choose the file it should lead to",
}


def open_file(path: Path) -> BinaryIO:
    """Open a file to read. Raises OSError, and Refusal for a device or a pipe."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise Refusal("is a device and no file; choose a file")
    return path.open("rb")


def read_limited(path: Path, limit: int) -> bytes:
    """The bytes of a file. Raises OSError, and Refusal for one of more than `limit` bytes."""
    with open_file(path) as file:
        size = os.fstat(file.fileno()).st_size
        refuse_large(size, limit)
        # Room is made for all that is asked for: the limit may be ten times the file. A file that
        # grows just now is read as far as it was.
        data = file.read(min(size, limit) + 1)
    refuse_large(len(data), limit)
    return data


def refuse_large(size: int, limit: int) -> None:
    """Raise Refusal where `size` is more than `limit` bytes."""
    if size > limit:
        raise Refusal(f"has {size / 1e6:.1f} MB, and {limit / 1e6:.0f} MB are the most it may have")


def write_atomic(path: Path | str, data: bytes | Iterable[bytes]) -> None:
    """Write `data` to `path` so that the file is the old one or the new one, never half.

    Data that is made while it is written, piece by piece, may be longer than the memory.

    A file that a link leads to is replaced, not the link; owner, group and permissions stay
    as far as the system lets them. Until it is whole, nobody else can read it. Raises
    OSError, for which `reason` has the sentence; the old file is then whole.
    """
    target = Path(os.path.realpath(path))
    _refuse_protected(target)
    sweep_leftovers(target.parent)
    part = part_beside(target)
    try:
        _write_synced(part, (data,) if isinstance(data, bytes) else data)
        _take_over_rights(target, part)
        _replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(target.parent)


def write_private(path: Path, data: bytes) -> None:
    """The same for a file that this user alone may read, whatever other files may be.

    Raises OSError.
    """
    sweep_leftovers(path.parent)
    part = part_beside(path)
    try:
        _write_synced(part, (data,))
        _replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(path.parent)


def reason(error: OSError) -> str:
    """Why the system refused, continuing a sentence that begins with the file's name."""
    known = _REASONS.get(error.errno or 0)
    return known or f"can't be accessed: {(error.strerror or str(error)).lower()}"


def _refuse_protected(target: Path) -> None:
    """A file marked read-only stays: replacing it would go around the mark."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not target.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _write_synced(part: Path, pieces: Iterable[bytes]) -> None:
    handle = os.open(part, _NEW_FILE, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.writelines(pieces)
        out.flush()
        os.fsync(out.fileno())


_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def _take_over_rights(target: Path, part: Path) -> None:
    """Give the new file owner, group and permissions of the old one, or those of any new file."""
    try:
        old = target.stat()
    except FileNotFoundError:
        part.chmod(0o666 & ~_umask())
        return
    mode = stat.S_IMODE(old.st_mode)
    if sys.platform != "win32":
        new = part.stat()
        if old.st_uid != new.st_uid:
            _changed_owner(part, old.st_uid, -1)
        if old.st_gid != new.st_gid and not _changed_owner(part, -1, old.st_gid):
            # What the old group could do, this other group gets only where everybody could.
            mode = mode & ~stat.S_IRWXG | (mode & stat.S_IRWXO) << 3
    part.chmod(mode)


def _changed_owner(part: Path, owner: int, group: int) -> bool:
    """Whether the system let the file go to this owner or group; −1 changes nothing."""
    try:
        os.chown(part, owner, group)
    except OSError:
        return False
    return True


def _umask() -> int:
    """The permissions that the user withholds from new files; there is no way to ask but this."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _replace(part: Path, target: Path) -> None:
    for attempt in range(1, _TRIES + 1):
        try:
            part.replace(target)
        except PermissionError:
            if attempt == _TRIES:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows has no such call."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # Some network drives know no sync of folders; the file itself is safe.
        pass
    finally:
        os.close(handle)
