"""The pictures of an open case: those its file has, and those that wait for it to be saved."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple


class Album(NamedTuple):
    """Where the pictures of a case are looked for.

    `path` is the case file that they lie beside or in; None: it has none yet. `waiting` are those
    that it does not hold, by the names that the case states: a picture that was added to a packed
    case, or to one that was never saved. `gone` are names of pictures that were cropped or blacked
    out: saving the case has taken them away for good, and only an undone step still states them.
    """

    path: Path | None
    waiting: Mapping[str, bytes] = {}
    gone: Collection[str] = ()


def album_of(where: "Album | Path | str | None") -> Album:
    """The album of a case file in which nothing waits; an album as it is."""
    if isinstance(where, Album):
        return where
    return Album(None if where is None else Path(where))
