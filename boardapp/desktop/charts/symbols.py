"""The marks of the timeline as painted shapes."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from boardapp.figures.timeline.timeline import MarkShape

Corners = tuple[tuple[float, float], ...]
"""The corners of a shape in a square from −1 to 1, y downwards."""

OUTLINE = "#333333"
_INNER = 0.45  # the inner radius of a star over its outer one
_ARM = 0.32  # half the thickness of a cross over half its side


def draw_symbol(
    painter: QPainter, shape: MarkShape, box: QRectF, colour: QColor, ground: QColor
) -> None:
    """Draw a mark into its square; a ground other than the colour makes it an open one."""
    if shape == "tick":
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(
            QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom())
        )
        return
    is_open = ground != colour
    painter.setPen(QPen(colour, 2.0) if is_open else QPen(QColor(OUTLINE), 0.75))
    painter.setBrush(QBrush(ground))
    room = box.adjusted(1, 1, -1, -1) if is_open else box
    if shape == "circle":
        painter.drawEllipse(room)
    else:
        painter.drawPolygon(_polygon(_CORNERS[shape], room))


def _polygon(corners: Corners, box: QRectF) -> QPolygonF:
    middle, half = box.center(), box.width() / 2
    return QPolygonF([QPointF(middle.x() + x * half, middle.y() + y * half) for x, y in corners])


def _star() -> Corners:
    """Five points, the first upwards."""
    radii = [1.0 if n % 2 == 0 else _INNER for n in range(10)]
    angles = [math.pi * (n / 5 - 0.5) for n in range(10)]
    return tuple(
        (radius * math.cos(angle), radius * math.sin(angle))
        for radius, angle in zip(radii, angles, strict=True)
    )


def _cross() -> Corners:
    """An upright cross."""
    a = _ARM
    return (
        (-a, -1), (a, -1), (a, -a), (1, -a), (1, a), (a, a),
        (a, 1), (-a, 1), (-a, a), (-1, a), (-1, -a), (-a, -a),
    )  # fmt: skip


_CORNERS: dict[str, Corners] = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "triangle": ((0, -1), (1, 1), (-1, 1)),
    "star": _star(),
    "cross": _cross(),
}
