"""Paths as text: kept in the settings, and shown. A file name need not be UTF-8."""

import os
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
    return path.name if _is_utf8(path.name) else os.fsencode(path.name).decode("utf-8", "replace")


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
