"""Temporary files beside a file that is being written, and those that a killed program left.

Their names tell who writes them (".boardapp-<computer>-<process>-<random>.part"), so that a
later save can tell a leftover from the file of a save that goes on.
"""

import hashlib
import os
import platform
import re
import sys
import time
from pathlib import Path

_NAME = re.compile(r"\.boardapp-([0-9a-f]{8})-(\d+)-[0-9a-f]{16}\.part")
_OLD_S = 24 * 3600
"""What another computer began so long ago, it no longer writes."""


def part_beside(target: Path) -> Path:
    """A name for a temporary file beside `target`, that nobody else has."""
    name = f".boardapp-{_computer()}-{os.getpid()}-{os.urandom(8).hex()}.part"
    return target.with_name(name)


def sweep_leftovers(folder: Path) -> None:
    """Delete the temporary files that programs which no longer run have left in a folder.

    Nothing is said of what can't be looked at or deleted: it harms nobody.
    """
    try:
        with os.scandir(folder) as entries:
            found = [entry.name for entry in entries if _NAME.fullmatch(entry.name)]
    except OSError:
        return
    for name in found:
        path = folder / name
        try:
            if _is_left(path):
                path.unlink()
        except OSError:
            continue


def _is_left(path: Path) -> bool:
    match = _NAME.fullmatch(path.name)
    if match is None or not path.is_file() or path.is_symlink():
        return False
    if match[1] == _computer() and sys.platform != "win32":
        return not _runs(int(match[2]))
    return time.time() - path.stat().st_mtime > _OLD_S


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)  # Signal 0 asks only; on Windows it would end the process.
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # It runs for another user, or nobody can tell.
        return True
    return True


def _computer() -> str:
    """A short mark of this computer, which a shared folder may show to others."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]
