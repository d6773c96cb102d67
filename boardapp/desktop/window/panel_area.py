"""The list of panels beside the panel that is open."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QWidget

from boardapp.desktop.parts.hairline import hairline
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.place_match import SAME
from boardapp.desktop.parts.reading_order import stops_of
from boardapp.desktop.window.badges import Badge
from boardapp.desktop.window.panel_list import PanelList
from boardapp.desktop.window.panel_stack import PanelStack
from boardapp.desktop.window.panel_table import PanelRow

if TYPE_CHECKING:
    from boardapp.review.model.review import Review


class PanelArea(QWidget):
    """Panels by name on the left, the open one on the right."""

    opened = Signal(PanelRow)

    def __init__(self, rows: Sequence[PanelRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self.stack = PanelStack(self._rows, self)
        self.list = PanelList(self._rows, self)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._open)
        self.stack.badge_changed.connect(self._show_badge)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(hairline(QFrame.Shape.VLine, self))
        layout.addWidget(self.stack, 1)

    def reading_parts(self) -> Sequence[QWidget]:
        """The list, the panel, and at last what stands at the side or over them."""
        parts = (self.list, self.stack)
        widgets = (child for child in self.children() if isinstance(child, QWidget))
        return (*parts, *(child for child in widgets if child not in parts))

    def minimumSizeHint(self) -> QSize:
        """What the list and the open panel need: what is at the side goes where there is room."""
        panel, list_ = self.stack.minimumSizeHint(), self.list.minimumSizeHint()
        return QSize(self.list.width() + panel.width(), max(panel.height(), list_.height()))

    @property
    def row(self) -> PanelRow:
        """The panel that is open, as a row of the table."""
        return self._rows[self.list.currentRow()]

    @property
    def panel_id(self) -> str:
        """The panel that is open."""
        return self.row.panel_id

    @property
    def panel(self) -> Panel | None:
        """The open panel itself, once it has been seen."""
        return self.stack.panel(self.list.currentRow())

    def open_panel(self, panel_id: str) -> None:
        """Open a panel by its id; an id that is not known changes nothing."""
        for number, row in enumerate(self._rows):
            if row.panel_id == panel_id:
                self.list.setCurrentRow(number)

    def open_page(self, panel_id: str, name: str) -> None:
        """Open a page of a panel by their names, and put the keyboard into it."""
        self.open_panel(panel_id)
        target = self.panel.show_page(name) if self.panel is not None else None
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_review(self, review: "Review | None", follow: Follow | None = None) -> None:
        """Show another review; `follow`: it is of the same case after an edit."""
        self.list.show_review(review)
        self.stack.show_review(review, follow)

    def reveal(self, names: Sequence[str]) -> bool:
        """Open the panel that shows a fact best and lead to it; False if none does.

        `names` are what panels may know the fact by: its place and its event's key. Of equals
        the panel that such facts belong to comes first, the open one last.
        """
        rates: dict[int, int] = {}
        for number in self._order_for(names):
            # To make a panel takes a moment: only where none that is there shows the fact.
            if self.stack.panel(number) is None and any(rates.values()):
                continue
            rates[number] = self.stack.rate(number, names)
            if rates[number] == SAME:
                break
        best = max(rates, key=rates.__getitem__)
        if not rates[best] or not self.stack.reveal(best, names):
            return False
        self.list.setCurrentRow(best)
        return True

    def reveal_in(self, panel_id: str, names: Sequence[str]) -> bool:
        """Open this panel and lead to a fact in it; False if it does not show it."""
        number = next((n for n, row in enumerate(self._rows) if row.panel_id == panel_id), -1)
        if number < 0:
            return False
        self.list.setCurrentRow(number)
        return self.stack.reveal(number, names)

    def also_seen(self, names: Sequence[str]) -> list[PanelRow]:
        """Panels that are there and show this fact beside those it belongs to, by what they say."""
        found = []
        for number, row in enumerate(self._rows):
            panel = self.stack.panel(number)
            told = next(filter(None, map(panel.also_shows, names)), "") if panel else ""
            if told:
                found.append(replace(row, title=told))
        return found

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on: the area itself takes no keys."""
        super().focusInEvent(event)
        self.focus_panel()

    def focus_panel(self) -> None:
        """Put the keyboard into the open panel; into the list where nothing in it takes keys."""
        inside = self.panel
        target = inside.first_focus() if inside is not None else None
        (target or self.list).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def move_focus(self) -> None:
        """Move the keyboard on: from the list to the panel, to what is at the side, and round."""
        parts = [part for part in self.reading_parts() if part.isVisible()]
        focused = self.window().focusWidget()
        here = next((n for n, part in enumerate(parts) if _holds(part, focused)), -1)
        for part in (*parts[here + 1 :], *parts[: here + 1]):
            target = self._first_in(part)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _first_in(self, part: QWidget) -> QWidget | None:
        """Where the keyboard begins in a part: what is read or walked, else the first stop."""
        if part is self.stack:
            return self.panel.first_focus() if self.panel is not None else None
        found = stops_of(part)
        return next((stop for stop in found if isinstance(stop, QAbstractScrollArea)), None) or (
            found[0] if found else None
        )

    def _order_for(self, names: Iterable[str]) -> list[int]:
        def rank(number: int) -> tuple[bool, bool]:
            holds = self._rows[number].holds
            is_home = any(name.startswith(holds) for name in names)
            return number == self.list.currentRow(), not is_home

        return sorted(range(len(self._rows)), key=rank)

    def _show_badge(self, number: int, text: str, words: str) -> None:
        self.list.show_badge(number, Badge(text, words))

    def _open(self, number: int) -> None:
        self.stack.open(number)
        self.opened.emit(self._rows[number])


def _holds(part: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (part is widget or part.isAncestorOf(widget))
