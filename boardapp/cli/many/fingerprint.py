"""A fingerprint of a job: the same file and the same options give the same result."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from boardapp import __version__


def fingerprint(source: Path, options: Mapping[str, object]) -> str:
    """The digest of a file and of all options, with what the files named in them hold.

    A file that can't be read has one too: the command says why.
    """
    digest = hashlib.sha256(f"{__version__}\n".encode())
    digest.update(_content(source))
    for name, value in sorted(options.items()):
        if callable(value):
            continue
        digest.update(f"\n{name}={value!r}".encode(errors="replace"))
        if isinstance(value, Path):
            digest.update(_content(value))
    return digest.hexdigest()[:16]


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b"none"
