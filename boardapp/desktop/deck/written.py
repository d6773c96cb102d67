"""What an export made, and of which case: by then another may be open."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.casefile.album import Album


@dataclass(frozen=True, slots=True)
class Origin:
    """The case that a file is made of, with its own file and the sitting it was open in.

    `path` is what its file will be where it has none yet; `album` where its pictures are.
    """

    case: "Case"
    path: Path
    sitting: int
    album: "Album"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was made: its slides or pages, and notes on what was split or left out.

    `check` is what the check of the file found, as a sentence; empty where nothing was checked.
    """

    path: Path
    slides: int
    notes: tuple[str, ...]
    origin: Origin
    check: str = ""
