"""Paints on any QPainter: fills, lines, lines of text, and the scenes of figures.

All is in units of the painter's, from its left upper corner; colours as "0072B2".
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from boardapp.figures.lanes import Box
from boardapp.figures.palette import tint
from boardapp.figures.scene import (
    HATCH_TINT,
    Align,
    Curve,
    Place,
    Primitive,
    Scene,
    Shape,
    Stroke,
    Text,
    TextBox,
    corners,
    moved,
)

_HATCH_STEP, _HATCH_WIDTH = 6.0, 2.0
_SIGN_SHARE = 0.4  # where the middle of a sign stands in the room of its letter
_DASHES = (3.7, 1.6)
"""Dash and gap in widths of the line: two dashes are seen in the short sample of a key."""
_SHARES: dict[Align, float] = {"left": 0.0, "middle": 0.5, "right": 1.0}


class Face(NamedTuple):
    """A font in two weights at `unit` pixels, with the rise and fall of a line in font sizes."""

    regular: QFont
    bold: QFont
    unit: float
    ascent: float
    descent: float

    def advance(self, text: str, points: float, *, is_bold: bool = False) -> float:
        """How far the pen moves on over a text, in points."""
        font = self.bold if is_bold else self.regular
        return _metrics(font.toString()).horizontalAdvance(text) * points / self.unit


class ScenePainter:
    """Paints with one face; what lies outside of `visible`, if that is given, is left out."""

    def __init__(self, painter: QPainter, face: Face, visible: QRectF | None = None) -> None:
        self.painter, self.face, self.visible = painter, face, visible

    # Parts

    def fill(self, box: Box, colour: str, opacity: float = 1.0) -> None:
        """A rectangle without an outline."""
        self.painter.fillRect(rect(box), _colour(colour, opacity))

    def outline(self, box: Box, colour: str, width: float) -> None:
        """A rectangle without a fill."""
        self.shape(Shape(box=box, stroke=Stroke(colour, width)))

    def straight(self, start: Place, end: Place, colour: str, width: float) -> None:
        """A straight line."""
        self.curve(Curve(places=(start, end), stroke=Stroke(colour, width)))

    def text(
        self, left: float, baseline: float, text: str, points: float, colour: str,
        *, is_bold: bool = False,
    ) -> float:  # fmt: skip
        """One line of text; returns where the pen stands then."""
        scale = points / self.face.unit
        self.painter.save()
        self.painter.translate(left, baseline)
        self.painter.scale(scale, scale)
        self.painter.setFont(self.face.bold if is_bold else self.face.regular)
        self.painter.setPen(_colour(colour))
        self.painter.drawText(QPointF(0, 0), text)
        self.painter.restore()
        return left + self.face.advance(text, points, is_bold=is_bold)

    def text_in(
        self, box: Box, text: str, points: float, colour: str,
        align: Align = "left", *, is_bold: bool = False,
    ) -> None:  # fmt: skip
        """One line of text in the middle of a box's height."""
        width = self.face.advance(text, points, is_bold=is_bold)
        left = box.left + (box.width - width) * _SHARES[align]
        self.text(left, self._baseline(box, points), text, points, colour, is_bold=is_bold)

    def _baseline(self, box: Box, points: float) -> float:
        return box.top + box.height / 2 + points * (self.face.ascent - self.face.descent) / 2

    # Scenes

    def draw(self, scene: Scene) -> None:
        """All primitives of a scene that can be seen."""
        for primitive in scene:
            if self.visible is None or _is_seen(primitive, self.visible):
                match primitive:
                    case Shape():
                        self.shape(primitive)
                    case Curve():
                        self.curve(primitive)
                    case Text():
                        self.words(primitive)
                    case TextBox():
                        self.draw(tuple(primitive.parts()))

    def shape(self, shape: Shape) -> None:
        """A form, with its fill, its stripes and its outline."""
        fill = tint(shape.fill, HATCH_TINT) if shape.is_hatched else shape.fill
        self._prepare(fill, shape.stroke, shape.opacity)
        if shape.form == "circle":
            self.painter.drawEllipse(rect(shape.box))
        elif shape.form == "box":
            self.painter.drawRect(rect(shape.box))
        else:
            self.painter.drawPolygon(_polygon(corners(shape.form, shape.box)))
        if shape.is_hatched:
            self._hatch(shape.box, shape.fill)

    def _hatch(self, box: Box, colour: str) -> None:
        """Stripes as lines: a brush's pattern would neither scale nor stand still."""
        left, right = box.left, box.right
        if self.visible is not None:
            left, right = max(left, self.visible.left()), min(right, self.visible.right())
        self.painter.setPen(_pen(Stroke(colour, _HATCH_WIDTH)))
        self.painter.drawLines(list(_stripes(box, left, right)))

    def curve(self, curve: Curve) -> None:
        """A line through places, or the area that it closes."""
        self._prepare(curve.fill, curve.stroke)
        if curve.fill:
            self.painter.drawPolygon(_polygon(curve.places))
        elif len(curve.places) == 2:
            self.painter.drawLine(QLineF(*curve.places[0], *curve.places[1]))
        else:
            self.painter.drawPolyline(_polygon(curve.places))

    def words(self, text: Text) -> None:
        """A line of text with what lies under it."""
        if text.is_upright:
            box = text.box
            self.painter.save()
            self.painter.translate(box.left, box.bottom)
            self.painter.rotate(-90)
            level = Box(0.0, 0.0, box.height, box.width)
            self.text_in(level, text.text, text.size, text.runs[0].colour, text.align)
            self.painter.restore()
            return
        box = _in_view(text, self.visible)
        if text.paper:
            self.fill(box, text.paper)
        if len(text.runs) > 1:
            self._runs(box, text)
        elif text.runs:
            shown = self._cut(text) if text.may_be_cut else text.text
            colour = text.runs[0].colour
            self.text_in(box, shown, text.size, colour, text.align, is_bold=text.is_bold)

    def _runs(self, box: Box, text: Text) -> None:
        left = box.left
        for run in text.runs:
            width = self.face.advance(run.text, text.size, is_bold=text.is_bold)
            if run.sign:
                middle = left + width * _SIGN_SHARE, box.middle
                self.draw(tuple(moved(part, *middle) for part in run.sign))
            else:
                self.text_in(Box(left, box.top, width, box.height), run.text, text.size, run.colour)
            left += width

    def _cut(self, text: Text) -> str:
        metrics = _metrics((self.face.bold if text.is_bold else self.face.regular).toString())
        room = text.box.width * self.face.unit / text.size
        return metrics.elidedText(text.text, Qt.TextElideMode.ElideRight, room)

    def _prepare(self, fill: str, stroke: Stroke | None, opacity: float = 1.0) -> None:
        self.painter.setPen(_pen(stroke) if stroke else Qt.PenStyle.NoPen)
        self.painter.setBrush(_colour(fill, opacity) if fill else Qt.BrushStyle.NoBrush)


def rect(box: Box) -> QRectF:
    """A rectangle as Qt takes it."""
    return QRectF(box.left, box.top, box.width, box.height)


@lru_cache(maxsize=16)
def _metrics(font: str) -> QFontMetricsF:
    made = QFont()
    made.fromString(font)
    return QFontMetricsF(made)


def _colour(digits: str, opacity: float = 1.0) -> QColor:
    colour = QColor(f"#{digits}")
    if opacity < 1:
        colour.setAlphaF(opacity)
    return colour


def _pen(stroke: Stroke) -> QPen:
    pen = QPen(_colour(stroke.colour), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if stroke.is_dashed:
        pen.setDashPattern(_DASHES)
    return pen


def _polygon(places: Iterable[Place]) -> QPolygonF:
    return QPolygonF([QPointF(*place) for place in places])


def _is_seen(primitive: Primitive, visible: QRectF) -> bool:
    """Whether any of it may lie in view."""
    box = _reach(primitive)
    return (
        box.left <= float(visible.right())
        and box.right >= float(visible.left())
        and box.top <= float(visible.bottom())
        and box.bottom >= float(visible.top())
    )


def _reach(primitive: Primitive) -> Box:
    """What a primitive covers; of a label that may move, where it may."""
    if isinstance(primitive, Curve):
        lefts, tops = zip(*primitive.places, strict=True)
        left, top = min(lefts), min(tops)
        return Box(left, top, max(lefts) - left, max(tops) - top)
    if isinstance(primitive, Text) and primitive.within:
        return primitive.within
    return primitive.box


def _in_view(text: Text, visible: QRectF | None) -> Box:
    """A label moved along its bar to where the bar is seen, as far as the bar goes."""
    box, owner = text.box, text.within
    if visible is None or owner is None:
        return box
    left = max(min(box.left, visible.right() - box.width), visible.left())
    left = max(min(left, owner.right - box.width), owner.left)
    return Box(left, box.top, box.width, box.height)


def _stripes(box: Box, left: float, right: float) -> Iterator[QLineF]:
    """Upward diagonals through a box, from `left` to `right`."""
    x = left - left % _HATCH_STEP
    while x < right + box.height:
        start, end = max(x - box.height, left), min(x, right)
        if end > start:
            yield QLineF(start, box.top + (x - start), end, box.top + (x - end))
        x += _HATCH_STEP
