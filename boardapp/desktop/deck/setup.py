"""How the deck of the open case is to be made: how long it is, and in which template."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from boardapp.desktop.session.document import Document
from boardapp.desktop.system.settings import DECK_PRESET, DECK_TEMPLATE, Settings

if TYPE_CHECKING:
    from boardapp.case.deck_settings import Preset


class DeckSetup(QObject):
    """What panel, export and hand-out go by. `changed` fires after each change.

    The length is what the user chose while this case is open, else the one that the case keeps,
    else the one chosen last. The template is an institution's, and the same for every case.
    """

    changed = Signal()

    def __init__(
        self, document: Document, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._settings = document, settings
        self._chosen: tuple[int, Preset] | None = None

    @property
    def preset(self) -> "Preset":
        """How long the deck is."""
        from boardapp.case.deck_settings import PRESETS

        if self._chosen is not None and self._chosen[0] == self._document.sitting:
            return self._chosen[1]
        case = self._document.case
        kept = case.presentation.preset if case is not None else None
        wishes = (kept, self._settings.get(DECK_PRESET))
        return next((preset for wish in wishes for preset in PRESETS if preset == wish), "standard")

    @property
    def template(self) -> Path | None:
        """The PowerPoint file of an institution; None: the program's own look."""
        stated = self._settings.get(DECK_TEMPLATE)
        return Path(stated) if stated else None

    def choose_length(self, preset: "Preset") -> None:
        """Make decks of this length from now on; the case keeps it with its choice of slides."""
        is_new = preset != self.preset
        self._chosen = (self._document.sitting, preset)
        self._settings.put(DECK_PRESET, preset)
        if is_new:
            self.changed.emit()

    def choose_template(self, template: Path | None) -> None:
        """Make decks in this template from now on."""
        if template != self.template:
            self._settings.put(DECK_TEMPLATE, str(template or ""))
            self.changed.emit()
