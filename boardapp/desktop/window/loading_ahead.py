"""Loading what a window with a case will show next, a little in each turn of the event loop.

A panel is loaded when it is first opened, and the fact pane with the first case. That takes up to
30 ms, in which a hand waits; here it is done while a case is read, and between what a user does.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from boardapp.desktop.window.panel_table import PANELS, PanelRow

_PANE = (
    "boardapp.desktop.edit.readings",
    "boardapp.desktop.edit.completing",
    "boardapp.desktop.edit.field_row",
    "boardapp.desktop.edit.record_form",
    "boardapp.desktop.facts.pane",
    "boardapp.desktop.edit.editing",
    "boardapp.desktop.window.fact_side",
)
"""What the pane is made of: first what needs little else, so that no turn takes long."""
_BELOW_PANELS = ("boardapp.desktop.charts.chart_view", "boardapp.deck.slides")
"""What several panels need, and what takes longest of one."""


class LoadingAhead(QObject):
    """Loads modules in their order, one in a turn; what is loaded already costs nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: Iterator[Callable[[], object]] = iter(())

    def load_first(self, panel: PanelRow) -> None:
        """Begin with the open panel and the fact pane: a case is about to be read."""
        self._begin([panel.load, *(partial(import_module, name) for name in _PANE)])

    def load_panels(self) -> None:
        """Begin with what the panels are made of: a case is shown."""
        below = (partial(import_module, name) for name in _BELOW_PANELS)
        self._begin([*below, *(row.load for row in PANELS)])

    def _begin(self, steps: Iterable[Callable[[], object]]) -> None:
        self._left = iter([*self._left, *steps])
        QTimer.singleShot(0, self, self._load_next)

    def _load_next(self) -> None:
        step = next(self._left, None)
        if step is not None:
            step()
            QTimer.singleShot(0, self, self._load_next)
