"""The panels one above the other: each made when first seen, told only while it is seen."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial, reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.window.panel_table import PanelRow
from boardapp.desktop.window.placeholder import Placeholder

if TYPE_CHECKING:
    from pathlib import Path

    from boardapp.review.model.review import Review

FAILED = (
    "This panel could not show the case. It stays empty, so that nothing outdated is taken for "
    "the open case; the other panels are not affected. Help › Show Log names the fault."
)


class PanelStack(QStackedWidget):
    """Shows one review in one panel at a time.

    A panel that raises is replaced by a sentence and `failed` hands on what it raised: an
    outdated panel must not pass for the open case. The next review gets a new panel.
    `badge_changed` hands on what a panel has to tell behind its name, with its number.
    """

    fact_selected = Signal(str)
    fact_requested = Signal(str)
    source_requested = Signal(str)
    edit_requested = Signal(object)
    reason_requested = Signal(object)
    badge_changed = Signal(int, str, str)
    fill_requested = Signal(str, dict)
    said = Signal(str)
    import_requested = Signal()
    failed = Signal(object)

    def __init__(self, rows: Sequence[PanelRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self._review: Review | None = None
        self._path: Path | None = None
        self._outdated = set(range(len(self._rows)))
        self._has_shown: set[int] = set()
        self._kept: dict[int, tuple[object, tuple[Follow, ...]]] = {}
        for _ in self._rows:
            self.addWidget(QWidget(self))

    def minimumSizeHint(self) -> QSize:
        """What the open panel needs: a wide one does not hold the window open for all others."""
        open_panel = self.currentWidget()
        return open_panel.minimumSizeHint() if open_panel is not None else QSize()

    def panel(self, number: int) -> Panel | None:
        """The panel at `number`, if it has been made."""
        widget = self.widget(number)
        return widget if isinstance(widget, Panel) else None

    def show_review(self, review: "Review | None", follow: Follow | None = None) -> None:
        """Show another review in the open panel now, and in each other when it is opened.

        `follow` gives the places of the last review in this one, which is of the same case
        after an edit: the panels keep what the user had in view. None: of another case.
        """
        self._review = review
        for number in range(len(self._rows)):
            self._keep(number, follow)
            if isinstance(self.widget(number), Placeholder):
                self._put(number, QWidget(self))
        self._outdated = set(range(len(self._rows)))
        self._refresh_open_panel()

    def show_file(self, path: "Path | None") -> None:
        """Tell every panel, also those that are made later, where the case lies."""
        self._path = path
        for number in range(len(self._rows)):
            self._guard(number, lambda panel: panel.show_file(path))

    def read_again(self) -> None:
        """Let the open panel read what lies beside the case; any other does when it is opened."""
        if self.isVisible() and self.currentIndex() not in self._outdated:
            self._guard(self.currentIndex(), lambda panel: panel.read_again())

    def rate(self, number: int, names: Iterable[str]) -> int:
        """How well the panel at `number` shows a fact: 0 where it does not."""
        self._refresh(number)
        rates = [0]
        self._guard(number, lambda panel: rates.extend(panel.rate(name) for name in names))
        return max(rates)

    def open(self, number: int) -> None:
        """Bring the panel at `number` to the front."""
        had_keyboard = self._let_keyboard_go()
        self.setCurrentIndex(number)
        self._refresh_open_panel()
        if had_keyboard:
            self._take_keyboard()
        self.updateGeometry()

    def _let_keyboard_go(self) -> bool:
        """Take the keyboard from the open panel; whether it was there.

        Else Qt looks for another place for it as the panel goes, through the whole window.
        """
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return False
        focused.clearFocus()
        return True

    def _take_keyboard(self) -> None:
        panel = self.panel(self.currentIndex())
        target = panel.first_focus() if panel is not None else None
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reveal(self, number: int, names: Iterable[str]) -> bool:
        """Lead to a fact in the panel at `number`; `names` are the fact's place and its key."""
        self._refresh(number)
        found = False

        def look(panel: Panel) -> None:
            nonlocal found
            # By the better name first: an event has a key beside its place.
            found = any(panel.reveal(name) for name in sorted(names, key=panel.rate, reverse=True))

        self._guard(number, look)
        return found

    def showEvent(self, event: QShowEvent) -> None:
        """Make the open panel no earlier than it can be seen."""
        super().showEvent(event)
        self._refresh_open_panel()

    def _refresh_open_panel(self) -> None:
        if self.isVisible() and self.currentIndex() >= 0:
            self._refresh(self.currentIndex())

    def _refresh(self, number: int) -> None:
        is_needed = self._review is not None or self.panel(number) is not None
        if number not in self._outdated or not is_needed:
            return
        self._outdated.discard(number)
        if self.panel(number) is None and not self._make(number):
            return
        self._guard(number, partial(self._show, number))

    def _show(self, number: int, panel: Panel) -> None:
        kept, follows = self._kept.pop(number, (None, ()))
        is_new = number not in self._has_shown
        self._has_shown.add(number)
        if kept is None and not is_new and self._review is not None:
            panel.show_review(None)  # of another patient nothing stays chosen
        sources = self._review.sources if self._review is not None else ()
        panel.documents = {row.label: row.value for row in sources}
        panel.show_review(self._review)
        if kept is not None:
            panel.restore(kept, lambda place: reduce(lambda p, follow: follow(p), follows, place))

    def _keep(self, number: int, follow: Follow | None) -> None:
        """Ask a panel for what the user has in view, before it shows another review."""
        if follow is None:
            self._kept.pop(number, None)
        elif number in self._kept:
            kept, follows = self._kept[number]
            self._kept[number] = (kept, (*follows, follow))
        elif number not in self._outdated:
            self._guard(number, lambda panel: self._note(number, panel.keep(), follow))

    def _note(self, number: int, kept: object, follow: Follow) -> None:
        self._kept[number] = (kept, (follow,))

    def _make(self, number: int) -> bool:
        try:
            panel = self._rows[number].make(self)
        except Exception as error:  # noqa: BLE001  a panel's fault must not take the window down
            self._fail(number, error)
            return False
        panel.fact_selected.connect(self.fact_selected)
        panel.fact_requested.connect(self.fact_requested)
        panel.source_requested.connect(self.source_requested)
        panel.edit_requested.connect(self.edit_requested)
        panel.reason_requested.connect(self.reason_requested)
        panel.badge_changed.connect(partial(self.badge_changed.emit, number))
        panel.fill_requested.connect(self.fill_requested)
        panel.said.connect(self.said)
        panel.import_requested.connect(self.import_requested)
        panel.show_file(self._path)
        self._put(number, panel)
        return True

    def _guard(self, number: int, action: Callable[[Panel], None]) -> None:
        panel = self.panel(number)
        if panel is None:
            return
        try:
            action(panel)
        except Exception as error:  # noqa: BLE001  a panel's fault must not take the window down
            self._fail(number, error)

    def _fail(self, number: int, error: Exception) -> None:
        self._has_shown.discard(number)
        self._kept.pop(number, None)
        self._put(number, Placeholder(self._rows[number].title, self, FAILED))
        self.failed.emit(error)

    def _put(self, number: int, widget: QWidget) -> None:
        """Replace what stands at `number`, without a flash of its neighbour."""
        current = self.currentIndex()
        old = self.widget(number)
        self.insertWidget(number, widget)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
        self.setCurrentIndex(current)
