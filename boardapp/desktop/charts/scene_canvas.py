"""A widget that paints one scene, laid out for the room there is when it is first looked at."""

import logging

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from boardapp.desktop.charts.fonts import slide_face
from boardapp.desktop.charts.scene_painter import ScenePainter
from boardapp.figures.palette import DARK, LIGHT, Page
from boardapp.figures.scene import Scene

log = logging.getLogger(__name__)

PIXELS_PER_POINT = 100 / 72
"""Of the screen, whatever its resolution: text follows the window's own."""
_DARK_BELOW = 128  # lightness of the ground, of 255


class SceneCanvas(QWidget):
    """Paints what `_lay_out` gives; whatever changes before the next picture is laid out once.

    Nothing is laid out while the canvas can't be seen. `broken` fires where the layout raises.
    """

    broken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._laid_out_for: tuple[float, ...] = ()
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def scene(self) -> Scene:
        """What is painted, laid out by now."""
        wanted = (self.width(), self.height(), self.text_size, self.page is DARK)
        if self._scene is None or wanted != self._laid_out_for:
            self._laid_out_for = wanted
            size = self.width() / PIXELS_PER_POINT, self.height() / PIXELS_PER_POINT
            self._scene = self._lay_out(*size)
        return self._scene

    @property
    def page(self) -> Page:
        """The colours of the paper and what stands on it, after the palette."""
        ground = self.palette().color(QPalette.ColorRole.Base)
        return DARK if ground.lightness() < _DARK_BELOW else LIGHT

    @property
    def text_size(self) -> float:
        """The size of the window's text, in points of the scene."""
        return QFontInfo(self.font()).pixelSize() / PIXELS_PER_POINT

    def outdate(self) -> None:
        """Lay out anew before the next picture."""
        self._scene = None
        self.update()

    def _lay_out(self, width: float, height: float) -> Scene:
        """The scene for a canvas of this size, in points."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene on its paper; say so where it can't be laid out."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(f"#{self.page.paper}"))
        try:
            scene = self.scene
        except Exception as error:  # noqa: BLE001  a chart's fault must leave the table beside it
            log.error("could not draw a chart: %s", type(error).__name__)  # noqa: TRY400  values
            self.broken.emit()
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(PIXELS_PER_POINT, PIXELS_PER_POINT)
            ScenePainter(painter, slide_face()).draw(scene)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint for the new size."""
        super().resizeEvent(event)
        self.update()
