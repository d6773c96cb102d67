"""Opening the deck that was exported last of the open case, to present it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from boardapp.desktop.deck.last_decks import LastDecks
from boardapp.desktop.parts.open_file import open_file
from boardapp.desktop.session.document import Document
from boardapp.desktop.session.saving import stamp_of
from boardapp.desktop.system.path_text import shown_name
from boardapp.desktop.system.reach import kind_of
from boardapp.desktop.system.settings import Settings

NO_DECK = "No deck of this case was exported from here yet. Ctrl+E exports one."


class DeckOpening(QObject):
    """Hands the deck to the system's own program for presentations. `said` is for the status bar.

    boardapp shows no slides on a wall itself: what is presented is the file, with all that was
    edited in it.
    """

    said = Signal(str)

    def __init__(self, document: Document, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._last = document, LastDecks(settings)

    def open(self) -> None:
        """Open it; say why that can't be done, or that the case has changed since."""
        path = self._document.path
        deck = self._last.of(path) if path is not None else None
        if path is None or deck is None:
            self.said.emit(NO_DECK)
        elif kind_of(deck) != "file":
            self.said.emit(
                f"{shown_name(deck)} is not in {deck.parent} any more, or not reachable."
            )
        elif fault := open_file(deck):
            self.said.emit(fault)
        else:
            self.said.emit(f"{shown_name(deck)} opens.{self._since(path, deck)}")

    def _since(self, path: Path, deck: Path) -> str:
        """Whether the case was saved or edited after the deck was written, as far as is known."""
        case_at, deck_at = stamp_of(path), stamp_of(deck)
        is_older = case_at is not None and deck_at is not None and deck_at[0] < case_at[0]
        if not (is_older or self._document.is_modified):
            return ""
        return " The case has changed since it was written: File ▸ Update a Deck follows it."
