"""The case files opened last, newest first."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from boardapp.desktop.system.path_text import kept_text, path_of, plain
from boardapp.desktop.system.reach import Kind, kinds_of
from boardapp.desktop.system.settings import DECK_FILES, RECENT, Settings

LIMIT = 10


class RecentFiles(QObject):
    """Remembers paths between sessions; `changed` fires when the list does."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def paths(self) -> list[Path]:
        """All remembered files, also those that are missing now."""
        return [path_of(text) for text in self._settings.get(RECENT)][:LIMIT]

    def kinds(self, later: Callable[[], None]) -> list[tuple[Path, Kind]]:
        """All remembered files with what stands there now; `later` hears of late answers."""
        paths = self.paths
        return list(zip(paths, kinds_of(paths, later), strict=True))

    def add(self, path: Path) -> None:
        """Put a file at the head of the list."""
        newest = plain(path)
        older = [known for known in self.paths if known != newest]
        self._put([newest, *older])

    def clear(self) -> None:
        """Forget all files, and the decks written of them; the files themselves stay."""
        self._settings.put(DECK_FILES, [])
        self._put([])

    def _put(self, paths: list[Path]) -> None:
        self._settings.put(RECENT, [kept_text(path) for path in paths[:LIMIT]])
        self.changed.emit()
