"""The drawing of toxicity along cycles: matplotlib's canvas with the pointer over it.

Imports matplotlib: only to be imported when that is loaded.
"""

import math

from matplotlib.backend_bases import MouseButton, MouseEvent
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from boardapp.figures.cycles.cycles import CycleFigure, CycleMark
from boardapp.figures.cycles.layout import CycleLayout, mark_at
from boardapp.figures.cycles.mpl_cycles import cycle_layout, draw_cycles
from boardapp.figures.mpl_fonts import POINTS_PER_INCH


class CycleCanvas(FigureCanvasQTAgg):
    """Draws a `CycleFigure` as high as it needs, and says which mark the pointer is on."""

    resized = Signal()
    hovered = Signal(str, int, int)
    """The words of the mark under the pointer (may be empty), and where, in pixels."""
    chosen = Signal(str)
    """The place of the fact whose mark was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Figure())  # type: ignore[no-untyped-call]
        self.setParent(parent)
        self._layout: CycleLayout | None = None
        self.mpl_connect("button_release_event", self._release)
        self.mpl_connect("motion_notify_event", self._move)

    def show_figure(self, figure: CycleFigure, is_dark: bool, points: float) -> None:
        """Draw another figure; `points` is the size of its text."""
        ratio = self.device_pixel_ratio
        scale = POINTS_PER_INCH / self.figure.dpi * ratio
        wanted = cycle_layout(figure, self.width() * scale, points)
        self.setFixedHeight(math.ceil(wanted.height / scale))
        inches = self.width() * ratio / self.figure.dpi, self.height() * ratio / self.figure.dpi
        self.figure.set_size_inches(*inches, forward=False)
        self._layout = draw_cycles(self.figure, figure, dark=is_dark, points=points)
        self.setAccessibleDescription(figure.summary)
        self.draw_idle()  # type: ignore[no-untyped-call]

    def mark_under(self, x: float, y: float) -> CycleMark | None:
        """The mark at a place of the widget, in its own pixels from the left upper corner."""
        if self._layout is None:
            return None
        scale = POINTS_PER_INCH / self.figure.dpi * self.device_pixel_ratio
        return mark_at(self._layout, x * scale, y * scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask to be drawn for another width."""
        super().resizeEvent(event)  # type: ignore[no-untyped-call]
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def _place(self, event: MouseEvent) -> tuple[float, float]:
        ratio = self.device_pixel_ratio
        return event.x / ratio, self.height() - event.y / ratio

    def _release(self, event: MouseEvent) -> None:
        mark = self.mark_under(*self._place(event))
        if event.button == MouseButton.LEFT and mark is not None:
            self.chosen.emit(mark.key)

    def _move(self, event: MouseEvent) -> None:
        x, y = self._place(event)
        mark = self.mark_under(x, y)
        self.hovered.emit(mark.text if mark else "", int(x), int(y))
