"""Where the fact pane stands: beside the panels where there is room, else as a drawer over them."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QWidget

from boardapp.desktop.facts.pane import WIDTH, FactPane
from boardapp.desktop.system.settings import FACT_PANE, TEXT_SIZE, Settings

ROOM = 1080
"""The width of all panels with their list from which the pane stands beside them, for text of the
usual size: larger text needs more."""


class FactSide(QObject):
    """Opens, closes and places the pane in `host`, whose layout is a row.

    Beside the panels it stands open unless the user closed it; as a drawer it is closed until it
    is asked for, since it covers half of what stands there.
    """

    def __init__(self, host: QWidget, pane: FactPane, settings: Settings) -> None:
        super().__init__(host)
        self._host, self._pane, self._settings = host, pane, settings
        self._is_drawn_out = False
        self._is_beside: bool | None = None
        pane.setParent(host)
        pane.closed.connect(self.close)
        host.installEventFilter(self)
        self._place()

    @property
    def is_open(self) -> bool:
        """Whether the pane is to be seen."""
        return not self._pane.isHidden()

    def toggle(self) -> None:
        """Open or close the pane."""
        self.close() if self.is_open else self.open()

    def open(self) -> None:
        """Show the pane; where there is room it stays open from now on."""
        if self._has_room():
            self._settings.put(FACT_PANE, True)
        else:
            self._is_drawn_out = True
        self._place()

    def close(self) -> None:
        """Hide the pane; where there is room it stays closed from now on."""
        if self._has_room():
            self._settings.put(FACT_PANE, False)
        self._is_drawn_out = False
        focused: QWidget | None = self._pane.window().focusWidget()
        had_focus = focused is not None and self._pane.isAncestorOf(focused)
        self._place()
        if had_focus:
            self._host.setFocus()

    def settle(self) -> None:
        """Stand where there is room now."""
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the pane anew when the panels are resized, or the text is."""
        if watched is self._host and event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._place()
        return super().eventFilter(watched, event)

    def _has_room(self) -> bool:
        return self._host.width() >= self._scaled(ROOM)

    def _scaled(self, width: int) -> int:
        return round(width * max(self._settings.get(TEXT_SIZE), 100) / 100)

    def _place(self) -> None:
        is_beside = self._has_room()
        self._pane.setMinimumWidth(min(self._scaled(WIDTH), self._host.width()))
        if is_beside != self._is_beside:
            self._is_beside = is_beside
            self._is_drawn_out = False
            if (row := self._host.layout()) is not None:
                (row.addWidget if is_beside else row.removeWidget)(self._pane)
        is_shown = self._settings.get(FACT_PANE) if is_beside else self._is_drawn_out
        if not is_beside:
            width = max(self._host.width() // 2, min(self._scaled(WIDTH), self._host.width()))
            self._pane.setGeometry(QRect(self._host.width() - width, 0, width, self._host.height()))
            self._pane.raise_()
        self._pane.setVisible(is_shown)
