"""Which deck was written last of each case, so that it is proposed again."""

from pathlib import Path

from boardapp.desktop.system.path_text import kept_text, path_of
from boardapp.desktop.system.settings import DECK_FILES, Settings

LIMIT = 10
_BETWEEN = "\n"
"""Between a case and its deck; no kept path has one that any program would write."""


class LastDecks:
    """Remembers the last deck of the last few cases between sessions."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, case_path: Path) -> Path | None:
        """The deck that was written last of the case in this file; None: not known."""
        return dict(self._pairs()).get(case_path.absolute())

    def put(self, case_path: Path, deck: Path) -> None:
        """Remember that this deck was written of the case in this file."""
        case = case_path.absolute()
        others = [pair for pair in self._pairs() if pair[0] != case]
        kept = [(case, deck.absolute()), *others][:LIMIT]
        texts = [_BETWEEN.join(map(kept_text, pair)) for pair in kept]
        self._settings.put(DECK_FILES, texts)

    def _pairs(self) -> list[tuple[Path, Path]]:
        texts = (text.split(_BETWEEN) for text in self._settings.get(DECK_FILES))
        return [(path_of(pair[0]), path_of(pair[1])) for pair in texts if len(pair) == 2]
