"""The pictures of the open case that its file does not hold."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from boardapp.casefile.album import Album

if TYPE_CHECKING:
    from boardapp.case.case import Case


class WaitingPictures:
    """Pictures that the open case states, or a step to undo, and that its file does not hold.

    They are kept in memory, and by the recovery copy on the disk, until saving brings them into the
    file. What was cropped or blacked out goes for good with the saving that leaves it out.
    """

    def __init__(self) -> None:
        self._waiting: Mapping[str, bytes] = {}  # replaced and never changed: jobs read it
        self._stated: set[str] = set()
        self._cut: set[str] = set()
        self._gone: frozenset[str] = frozenset()

    def album(self, path: Path | None) -> Album:
        """Where pictures are looked for now, of the case at `path`; it stays as it is."""
        return Album(path, self._waiting, self._gone)

    def put(self, pictures: Mapping[str, bytes]) -> None:
        """Take pictures that no file holds, before the case states them."""
        self._waiting = {**self._waiting, **pictures}

    def note(self, case: "Case") -> None:
        """Note what a case states, so that undoing to it finds its pictures after saving."""
        self._stated.update(image.file for image in case.images if image.file)

    def note_cut(self, name: str) -> None:
        """A picture was cropped or blacked out in a new one: saving does not keep the old one."""
        self._cut.add(name)

    def kept_with(self, case: "Case") -> dict[str, bytes]:
        """The pictures that belong into a recovery copy of this case."""
        names = (image.file for image in case.images)
        return {name: self._waiting[name] for name in names if name in self._waiting}

    def only_undone(self, case: "Case") -> tuple[str, ...]:
        """Pictures that this case does not state, and a step to undo or redo may state again."""
        now = {image.file for image in case.images}
        return tuple(sorted(self._stated - now - self._cut))

    def take_saved(self, case: "Case", left_behind: Mapping[str, bytes]) -> None:
        """The file holds this case now, and no more what was left behind."""
        now = {image.file for image in case.images}
        self._gone |= self._cut - now
        kept = {n: d for n, d in self._waiting.items() if n not in now and n not in self._gone}
        self._waiting = {**kept, **left_behind}

    def clear(self) -> None:
        """Another case is open."""
        self.__init__()  # type: ignore[misc]
