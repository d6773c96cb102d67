"""The files of a source: one file, or those of a folder."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from boardapp.casefile.disk import open_file, read_limited, reason
from boardapp.casefile.faults import Refusal
from boardapp.importers.source_error import SourceError

MAX_BYTES = 100_000_000
"""The most that one file may have."""
MAX_FOLDER_BYTES = 150_000_000
"""The most that the files of a folder may have together."""
_HEAD_BYTES = 65_536
_MOST_FILES = 20_000


@dataclass(frozen=True)
class SourceFile:
    """One file of a source; `name` is how messages call it."""

    path: Path
    name: str

    @cached_property
    def head(self) -> bytes:
        """Its first 64 KB, without a byte order mark. Raises `SourceError`."""
        try:
            with open_file(self.path) as file:
                return file.read(_HEAD_BYTES).removeprefix(b"\xef\xbb\xbf")
        except OSError as error:
            raise SourceError(f"{self.name} {reason(error)}") from None
        except Refusal as refusal:
            raise SourceError(f"{self.name} {refusal}") from None

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """All its bytes. Raises `SourceError` where it is too large or can't be read."""
        try:
            return read_limited(self.path, limit)
        except OSError as error:
            raise SourceError(f"{self.name} {reason(error)}") from None
        except Refusal as refusal:
            raise SourceError(f"{self.name} {refusal}") from None


@dataclass(frozen=True)
class PastedText(SourceFile):
    """What was copied to the clipboard, as if it were a file."""

    text: str = ""

    @cached_property
    def head(self) -> bytes:
        """Its first 64 KB."""
        return self.text[:_HEAD_BYTES].encode(errors="replace")[:_HEAD_BYTES]

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """All of it. Raises `SourceError` where it is too large."""
        data = self.text.encode(errors="replace")
        if len(data) > limit:
            raise SourceError(
                f"{self.name} holds {len(data) / 1e6:.0f} MB; import the file instead"
            )
        return data


@dataclass(frozen=True)
class Source:
    """What is to be imported. `files` has one file, or those of the folder in order of name."""

    path: Path
    name: str
    is_folder: bool
    files: tuple[SourceFile, ...]


def pasted_source(text: str, name: str = "clipboard") -> Source:
    """A text as a source of one file."""
    path = Path(name)
    return Source(path, name, is_folder=False, files=(PastedText(path, name, text),))


def open_source(path: Path) -> Source:
    """The source at a path; nothing of its content is read yet. Raises `SourceError`.

    Hidden files and folders within a folder are not looked at.
    """
    name = path.name or str(path)
    if not path.is_dir():
        return Source(path, name, is_folder=False, files=(SourceFile(path, name),))
    try:
        found = sorted(
            entry
            for entry in path.rglob("*")
            if entry.is_file() and not _is_hidden(entry.relative_to(path))
        )
        total = sum(entry.stat().st_size for entry in found)
    except OSError as error:
        raise SourceError(f"{name} {reason(error)}") from None
    if not found:
        raise SourceError(f"{name} is an empty folder; choose a file, or a folder with files")
    if len(found) > _MOST_FILES or total > MAX_FOLDER_BYTES:
        raise SourceError(
            f"{name} is a folder of {len(found)} files with {total / 1e6:.0f} MB, and "
            f"{_MOST_FILES} files and {MAX_FOLDER_BYTES / 1e6:.0f} MB are the most; choose a part"
        )
    files = tuple(SourceFile(entry, entry.relative_to(path).as_posix()) for entry in found)
    return Source(path, name, is_folder=True, files=files)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
