"""A slide recorded once, to be shown at any size, with the facts that stand on it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPicture

from boardapp.deck.fitting.page import FittedDeck
from boardapp.desktop.slides.canvas import Canvas
from boardapp.desktop.slides.painter import paint_slide
from boardapp.desktop.slides.scenery import Scenery
from boardapp.desktop.slides.spots import Spot

_SMOOTH = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A painted slide of `width` × `height` points; `spots` are where its facts stand.

    To paint a slide takes up to a quarter of a second, most of it for a timeline's layout; to
    show its recording takes some milliseconds at any size.
    """

    picture: QPicture
    width: float
    height: float
    spots: tuple[Spot, ...]

    def image(self, size: QSize) -> QImage:
        """The slide in pixels, as large as `size`; may be asked from any thread."""
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHints(_SMOOTH)
        painter.scale(size.width() / self.width, size.height() / self.height)
        self.picture.play(painter)
        painter.end()
        return image


def record(
    fitted: FittedDeck, number: int, scenery: Scenery, *, is_numbered: bool = True
) -> Recording:
    """Paint a slide as `paint_slide` does; `load_fonts` must have been called."""
    spots: list[Spot] = []
    picture = QPicture()
    picture.setBoundingRect(QRectF(0, 0, scenery.width, scenery.height).toRect())
    painter = QPainter(picture)
    paint_slide(Canvas(painter, spots=spots), fitted, number, scenery, is_numbered=is_numbered)
    painter.end()
    return Recording(picture, scenery.width, scenery.height, tuple(spots))
