"""A file that somebody typed: the path that is meant, or a sentence about what can't be one."""

import os
import re
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

LONGEST_NAME = 255
"""Bytes of a name on Linux and macOS, UTF-16 units on Windows; the same for all usual disks."""
IS_WINDOWS = os.name == "nt"

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_OF_WINDOWS = re.compile(r"[A-Za-z]:([\\/]|$)|\\\\")
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(\..*)?", re.IGNORECASE)
_SHOWN = 40


class TypedPathError(ValueError):
    """Why a text names no file, in a sentence for the one who typed it."""


def typed_path(text: str, folder: Path) -> Path:
    """The path that a text means; a relative one lies in `folder`. Raises TypedPathError."""
    text = text.strip()
    if fault := name_fault(text):
        raise TypedPathError(fault)
    try:
        return folder / Path(text).expanduser()
    except RuntimeError:
        user = Path(text).parts[0]
        raise TypedPathError(
            f"This computer has no user whose folder “{_short(user)}” could be."
        ) from None


def typed_file(text: str, folder: Path, suffix: str) -> Path:
    """The file that is to be written, with its ending. Raises TypedPathError.

    What can only be a folder ("/", "~", the name of a drive, "decks/") is none.
    """
    text = text.strip()
    if is_folder(text):
        raise TypedPathError(f"“{_short(text)}” is a folder. Add the name of the file.")
    path = typed_path(text, folder)
    if path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
    if fault := name_fault(path.name):
        raise TypedPathError(fault)
    return path


def is_folder(text: str, *, is_windows: bool = IS_WINDOWS) -> bool:
    """Whether a text can only name a folder, as far as it tells by itself."""
    pure = _pure(text, is_windows=is_windows)
    ends = ("/", "\\") if is_windows else ("/",)
    is_home = len(pure.parts) == 1 and text.startswith("~")
    last = re.split(r"[\\/]" if is_windows else "/", text)[-1]
    return not pure.name or text.endswith(ends) or last in (".", "..") or is_home


def name_fault(text: str, *, is_windows: bool = IS_WINDOWS) -> str:
    """Why no system of this kind takes a path, whatever is on its disks; empty if one might."""
    if _CONTROL.search(text):
        return "A file name can't hold a line break or another control character."
    if not is_windows and _OF_WINDOWS.match(text):
        return (
            f"“{_short(text)}” is a path of Windows. Here a path begins with “/”, or with “~/” for "
            "your own folder."
        )
    pure = _pure(text, is_windows=is_windows)
    for part in pure.parts:
        if part != pure.anchor and (fault := _part_fault(part, is_windows=is_windows)):
            return fault
    return ""


def _part_fault(part: str, *, is_windows: bool) -> str:
    try:
        length = len(part.encode("utf-16-le")) // 2 if is_windows else len(os.fsencode(part))
    except UnicodeEncodeError:
        return f"“{_short(part)}” holds half a letter. Type the name instead of pasting it."
    if length > LONGEST_NAME:
        return (
            f"“{_short(part)}” is too long: a name has {LONGEST_NAME} letters at most, fewer where "
            "they are not plain ones."
        )
    if is_windows and (found := _NOT_ON_WINDOWS.search(part)):
        return f"A file name can't hold “{found[0]}” on Windows."
    if is_windows and (_DEVICES.fullmatch(part) or (part.endswith(".") and part.strip("."))):
        return f"Windows keeps the name “{_short(part)}” for itself. Choose another."
    return ""


def _pure(text: str, *, is_windows: bool) -> PurePath:
    return PureWindowsPath(text) if is_windows else PurePosixPath(text)


def _short(text: str) -> str:
    shown = text.encode("utf-8", "replace").decode()
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
