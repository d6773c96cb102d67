"""A page to paint on: fills, lines and lines of text, all in points from its left upper corner."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from boardapp.deck.fitting.frame import Frame
from boardapp.desktop.slides.fonts import ASCENT, DESCENT, UNIT, advance, face
from boardapp.desktop.slides.tags import Role, Tags
from boardapp.figures.lanes import Box

Align = Literal["left", "middle", "right"]
Place = tuple[float, float]


class Canvas:
    """Paints on any QPainter whose unit is the point. Colours as "0072B2".

    `tags`, where given, learn what each part is.
    """

    def __init__(self, painter: QPainter, tags: Tags | None = None) -> None:
        self.painter = painter
        self._tags = tags

    # What a part is

    def leaf(self, role: Role, alt: str = "") -> AbstractContextManager[None]:
        """All that is painted in this context is one part."""
        return self._tags.leaf(self.painter, role, alt) if self._tags else nullcontext()

    def group(self, role: Role, title: str = "") -> AbstractContextManager[None]:
        """The parts of this context belong together."""
        return self._tags.group(role, title) if self._tags else nullcontext()

    @contextmanager
    def moved(self, frame: Frame) -> Iterator[None]:
        """Count places from the left upper corner of a frame."""
        self.painter.save()
        self.painter.translate(frame.left, frame.top)
        yield
        self.painter.restore()

    # What is painted

    def fill(self, box: Box | Frame, colour: str, opacity: float = 1.0) -> None:
        """A rectangle without an outline."""
        paint = _colour(colour)
        paint.setAlphaF(opacity)
        self.painter.fillRect(rect(box), paint)

    def outline(
        self, box: Box | Frame, colour: str, width: float, *, is_dashed: bool = False
    ) -> None:
        """A rectangle without a fill."""
        self.painter.setPen(_pen(colour, width, is_dashed=is_dashed))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(rect(box))

    def line(
        self, start: Place, end: Place, colour: str, width: float, *, is_dashed: bool = False
    ) -> None:
        """A straight line."""
        self.painter.setPen(_pen(colour, width, is_dashed=is_dashed))
        self.painter.drawLine(QLineF(*start, *end))

    def path(self, places: Sequence[Place], colour: str, width: float) -> None:
        """A line through places, with round corners."""
        pen = _pen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.drawPolyline([QPointF(*place) for place in places])

    def shape(
        self, corners: Sequence[Place], fill: str, outline: str = "", width: float = 0.0
    ) -> None:
        """A filled polygon; `fill` empty: an open one."""
        self.painter.setPen(_pen(outline, width) if outline else Qt.PenStyle.NoPen)
        self.painter.setBrush(_colour(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def disc(self, middle: Place, diameter: float, fill: str) -> None:
        """A filled circle."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(_colour(fill))
        self.painter.drawEllipse(QPointF(*middle), diameter / 2, diameter / 2)

    def text(
        self, left: float, baseline: float, text: str, points: float, colour: str,
        *, is_bold: bool = False,
    ) -> float:  # fmt: skip
        """One line of text; returns where the pen stands then."""
        self.painter.save()
        self.painter.translate(left, baseline)
        self.painter.scale(points / UNIT, points / UNIT)
        self.painter.setFont(face(is_bold=is_bold))
        self.painter.setPen(_colour(colour))
        self.painter.drawText(QPointF(0, 0), text)
        self.painter.restore()
        return left + advance(text, points, is_bold=is_bold)

    def text_in(
        self, box: Box | Frame, text: str, points: float, colour: str,
        align: Align = "left", *, is_bold: bool = False,
    ) -> None:  # fmt: skip
        """One line of text in the middle of a box's height."""
        width = advance(text, points, is_bold=is_bold)
        left = box.left + (box.width - width) * {"left": 0.0, "middle": 0.5, "right": 1.0}[align]
        middle = box.top + box.height / 2
        self.text(left, middle + points * (ASCENT - DESCENT) / 2, text, points, colour,
                  is_bold=is_bold)  # fmt: skip

    def text_upwards(self, box: Box, text: str, points: float, colour: str) -> None:
        """One line of text that reads upwards, in the middle of a tall box."""
        self.painter.save()
        self.painter.translate(box.left, box.bottom)
        self.painter.rotate(-90)
        self.text_in(Box(0.0, 0.0, box.height, box.width), text, points, colour, "middle")
        self.painter.restore()


def rect(box: Box | Frame) -> QRectF:
    """A rectangle as Qt takes it."""
    return QRectF(box.left, box.top, box.width, box.height)


def _colour(digits: str) -> QColor:
    return QColor(f"#{digits}")


def _pen(colour: str, width: float, *, is_dashed: bool = False) -> QPen:
    pen = QPen(_colour(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if is_dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen
