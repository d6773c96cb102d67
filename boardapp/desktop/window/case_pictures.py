"""What the menus and the palette do to the pictures of the case, in the panel that shows them."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from boardapp.desktop.window.panel_area import PanelArea

if TYPE_CHECKING:
    from boardapp.desktop.panels.pictures.panel import PicturesPanel

PANEL = "pictures"
_NOTHING = "No picture is shown large. Choose one that can be shown first."
_MARK_FIRST = "Mark a part of the picture first (Ctrl+M); then it can be cropped or blacked out."


class CasePictures(QObject):
    """Opens the panel of the pictures where need be. `said` tells why nothing was done."""

    said = Signal(str)

    def __init__(self, panels: PanelArea) -> None:
        super().__init__(panels)
        self._panels = panels

    def add(self) -> None:
        """Ask for files, and add them to the case as pictures."""
        self._opened().choose_file()

    def paste(self) -> None:
        """Add the picture, or the files, that the clipboard holds."""
        self._opened().paste()

    def mark(self) -> None:
        """Begin to mark a part of the chosen picture, or leave that."""
        if not self._opened().switch_marking():
            self.said.emit(_NOTHING)

    def cut(self, how: Literal["crop", "black out"]) -> None:
        """Crop the chosen picture to what is marked, or black that out."""
        if not self._opened().cut_marked(how):
            self.said.emit(_MARK_FIRST)

    def _opened(self) -> "PicturesPanel":
        from boardapp.desktop.panels.pictures.panel import PicturesPanel

        if self._panels.panel_id != PANEL:
            self._panels.open_panel(PANEL)
            self._panels.focus_panel()
        panel = self._panels.panel
        if not isinstance(panel, PicturesPanel):
            raise TypeError("the panel of the pictures can't be shown")
        return panel
