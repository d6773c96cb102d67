"""Paths as text: kept in the settings, and shown. A file name need not be UTF-8."""

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

_BYTES = "bytes:"
"""Begins the kept text of a path whose name is no UTF-8, which settings would not hold."""


def kept_text(path: Path) -> str:
    """The path as a text that settings give back unchanged; `path_of` reads it."""
    text = str(path)
    return text if _is_utf8(text) else _BYTES + quote_from_bytes(os.fsencode(path))


def path_of(text: str) -> Path:
    """The path that `kept_text` kept."""
    if text.startswith(_BYTES):
        return Path(os.fsdecode(unquote_to_bytes(text.removeprefix(_BYTES))))
    return Path(text)


def shown_name(path: Path) -> str:
    """The name of a file for people; what is no UTF-8 in it shows as "�"."""
    return _shown(path.name)


def shown_names(paths: Sequence[Path]) -> list[str]:
    """The names of several files; those that are alike with as much of their folder as parts them.

    "letter.board.json (first)", "letter.board.json (second)".
    """
    names = [shown_name(path) for path in paths]
    return [
        f"{name} ({_folder_among(path, [other for other in paths if other != path])})"
        if names.count(name) > 1
        else name
        for path, name in zip(paths, names, strict=True)
    ]


def _folder_among(path: Path, others: Sequence[Path]) -> str:
    """The end of a file's folder that no other file of its name has."""
    above = path.parent.parts
    rivals = [other.parent.parts for other in others if other.name == path.name]
    for count in range(1, len(above) + 1):
        end = above[-count:]
        if all(rival[-count:] != end for rival in rivals):
            break
    else:
        end = above
    return _shown(str(Path(*end)))


def plain(path: Path) -> Path:
    """The path from its root on, without ".."."""
    absolute = path.absolute()
    is_plain = Path(os.path.normpath(absolute)) == absolute
    return absolute if is_plain else Path(os.path.realpath(path))


def _shown(text: str) -> str:
    return text if _is_utf8(text) else os.fsencode(text).decode("utf-8", "replace")


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
