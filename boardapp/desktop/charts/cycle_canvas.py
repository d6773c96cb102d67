"""The drawing of toxicity along cycles, with the pointer over it."""

import math

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from boardapp.desktop.charts.fonts import advance
from boardapp.desktop.charts.scene_canvas import PIXELS_PER_POINT, SceneCanvas
from boardapp.figures.cycles.cycles import CycleFigure, CycleMark
from boardapp.figures.cycles.layout import CycleLayout, lay_out_cycles, mark_at
from boardapp.figures.cycles.scene import cycle_scene
from boardapp.figures.scene import Scene


class CycleCanvas(SceneCanvas):
    """Draws a `CycleFigure` as high as it needs, and says which mark the pointer is on."""

    hovered = Signal(str, int, int)
    """The words of the mark under the pointer (may be empty), and where, in pixels."""
    chosen = Signal(str)
    """The place of the fact whose mark was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._figure: CycleFigure | None = None
        self._layout: CycleLayout | None = None

    def show_figure(self, figure: CycleFigure) -> None:
        """Draw another figure."""
        self._figure = figure
        self.setAccessibleDescription(figure.summary)
        self.outdate()

    def outdate(self) -> None:
        """Lay out anew before the next picture, as high as that needs."""
        self._layout = None
        super().outdate()
        if self.isVisible():
            self._grow()

    def mark_under(self, x: float, y: float) -> CycleMark | None:
        """The mark at a place of the widget, in its own pixels from the left upper corner."""
        if self._laid_out is None:
            return None
        return mark_at(self._laid_out, x / PIXELS_PER_POINT, y / PIXELS_PER_POINT)

    @property
    def _laid_out(self) -> CycleLayout | None:
        if self._layout is None and self._figure is not None:
            width = self.width() / PIXELS_PER_POINT
            self._layout = lay_out_cycles(self._figure, width, self.text_size, advance)
        return self._layout

    def _lay_out(self, width: float, height: float) -> Scene:
        return cycle_scene(self._laid_out, self.page) if self._laid_out else ()

    def _grow(self) -> None:
        """Be as high as the figure needs at this width."""
        if self._laid_out is not None:
            self.setFixedHeight(math.ceil(self._laid_out.height * PIXELS_PER_POINT))

    # Qt's own events

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what was put off until it can be seen."""
        super().showEvent(event)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.outdate()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out for another size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.outdate()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the mark under the pointer."""
        mark = self.mark_under(event.position().x(), event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and mark is not None:
            self.chosen.emit(mark.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the mark under the pointer."""
        x, y = event.position().x(), event.position().y()
        mark = self.mark_under(x, y)
        self.hovered.emit(mark.text if mark else "", int(x), int(y))
