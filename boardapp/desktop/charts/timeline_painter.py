"""Draws the timeline with QPainter: clinical colours fixed, the page from the palette.

Everything is drawn in the units of `timeline_layout`; the caller sets scale and offset.
"""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
)

from boardapp.desktop.charts.symbols import draw_symbol
from boardapp.figures.lanes import Box
from boardapp.figures.palette import BARS, MARKS, contrast, tint
from boardapp.figures.timeline.break_lines import Point, slashes, torn_edge, torn_sides, zigzags
from boardapp.figures.timeline.foot import TICK_LENGTH
from boardapp.figures.timeline.geometry import (
    BarShape,
    LabelPlace,
    LegendPlace,
    MarkPlace,
    TextPlace,
    TickPlace,
    TimelineGeometry,
    Whisker,
)

_CAP = 3.0
_BREAK = "8C8C8C"
_ARROW = 8.0
_LEAST_CONTRAST = 3.0
_HATCH_STEP = 6.0
# A box is a line of the geometry high, which cuts the descenders of fonts with taller lines.
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_LEFT = Qt.AlignmentFlag.AlignLeft | _LINE
_CENTRE = Qt.AlignmentFlag.AlignHCenter | _LINE


class TimelinePainter:
    """Draws the parts of a geometry in the colours of one palette."""

    def __init__(self, painter: QPainter, palette: QPalette, font: QFont, visible: QRectF) -> None:
        """`visible`, in units, is all that needs to be drawn."""
        self.painter = painter
        self.visible = visible
        self.paper = palette.color(QPalette.ColorRole.Base)
        self.ink = palette.color(QPalette.ColorRole.Text)
        self.lane = palette.color(QPalette.ColorRole.AlternateBase)
        self.grid = palette.color(QPalette.ColorRole.Midlight)
        self.muted = palette.color(QPalette.ColorRole.PlaceholderText)
        self.font, self.bold = QFont(font), QFont(font)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self._bold_metrics = QFontMetricsF(self.bold)
        painter.setFont(self.font)

    # Ground, axis, names

    def bands(self, geometry: TimelineGeometry) -> None:
        """Every other lane on a ground of its own."""
        for lane in geometry.lanes[::2]:
            self.painter.fillRect(_rect(lane.box), self.lane)

    def grid_lines(self, geometry: TimelineGeometry) -> None:
        """A line through the lanes at each tick."""
        self.painter.setPen(QPen(self.grid, 1.0))
        plot = geometry.plot
        self.painter.drawLines(
            [QLineF(tick.x, plot.top, tick.x, plot.bottom) for tick in geometry.ticks]
        )

    def names(self, geometry: TimelineGeometry) -> None:
        """The names of the lanes."""
        self.painter.setFont(self.bold)
        self.painter.setPen(self.ink)
        for lane in geometry.lanes:
            box = _rect(lane.name_box).adjusted(8, 0, -4, 0)
            elide = Qt.TextElideMode.ElideRight
            text = self._bold_metrics.elidedText(lane.name, elide, box.width())
            self.painter.drawText(box, _LEFT, text)
        self.painter.setFont(self.font)

    def axis(self, geometry: TimelineGeometry) -> None:
        """The axis line with its ticks and their texts."""
        plot = geometry.plot
        self.painter.setPen(QPen(self.ink, 1.25))
        self.painter.drawLine(QPointF(plot.left, plot.bottom), QPointF(plot.right, plot.bottom))
        for tick in geometry.ticks:
            if abs(tick.x - self.visible.center().x()) <= self.visible.width():
                self._tick(tick, plot.bottom)

    def axis_titles(self, texts: Iterable[TextPlace]) -> None:
        """What the rows of the axis count."""
        self.painter.setPen(self.muted)
        for text in texts:
            self.painter.drawText(_rect(text.box).adjusted(8, 0, 0, 0), _LEFT, text.text)

    def _tick(self, tick: TickPlace, top: float) -> None:
        self.painter.setPen(QPen(self.ink, 1.0))
        self.painter.drawLine(QPointF(tick.x, top), QPointF(tick.x, top + TICK_LENGTH))
        self.painter.drawText(_rect(tick.text_box), _CENTRE, tick.text)
        self.painter.setPen(self.muted)
        self.painter.drawText(_rect(tick.age_box), _CENTRE, tick.age)

    # What happened

    def elements(self, geometry: TimelineGeometry) -> None:
        """The bars, marks and labels that can be seen."""
        for shape in geometry.bars:
            if _reach(shape.box, shape.whisker).intersects(self.visible):
                self.bar(shape)
        for one in geometry.breaks:
            self._break(one.box)
        for place in geometry.marks:
            if _reach(place.box, place.whisker).intersects(self.visible):
                self.mark(place)
        bars = {shape.bar.key: shape.box for shape in geometry.bars}
        for label in geometry.labels:
            owner = bars.get(label.key) if label.role else None
            box = _in_view(label.box, owner, self.visible) if owner else _rect(label.box)
            if box.intersects(self.visible):
                self._label(label, box)

    def bar(self, shape: BarShape) -> None:
        """A bar: its certain part full, what may not belong to it hatched, cycles as ticks."""
        fill = BARS[shape.bar.role].fill
        parts = [(box, True) for box in shape.hatched]
        parts += [(shape.certain, False)] if shape.certain else []
        last = max(parts, key=lambda part: part[0].right)
        for part in parts:
            is_arrow = shape.bar.is_ongoing and part is last
            self._span(part[0], fill, is_uncertain=part[1], is_arrow=is_arrow)
        for is_right in torn_sides(shape.bar):
            self._tear(shape.box, self._edge(fill), is_right=is_right)
        self.painter.setPen(QPen(QColor(f"#{BARS[shape.bar.role].text}"), 1.0))
        top = shape.box.bottom - shape.box.height / 3
        self.painter.drawLines([QLineF(x, top, x, shape.box.bottom) for x in shape.cycles])
        if shape.whisker:
            self.whisker(shape.whisker)

    def mark(self, place: MarkPlace) -> None:
        """A mark with what is known of its time."""
        if place.whisker:
            self.whisker(place.whisker)
        colour = self._seen(MARKS[place.mark.role])
        draw_symbol(
            self.painter,
            place.mark.shape,
            _rect(place.box),
            colour,
            self.paper if place.mark.is_open else colour,
        )

    def whisker(self, whisker: Whisker) -> None:
        """What is known of a time; dashed and without ends where only its order is."""
        pen = QPen(self.muted, 1.25)
        if whisker.is_order_only:
            pen.setStyle(Qt.PenStyle.DashLine)
        self.painter.setPen(pen)
        left, right, y = whisker.left, whisker.right, whisker.y
        self.painter.drawLine(QPointF(left, y), QPointF(right, y))
        if not whisker.is_order_only:
            for x in (left, right):
                self.painter.drawLine(QPointF(x, y - _CAP), QPointF(x, y + 1))

    def legend(self, entries: Iterable[LegendPlace]) -> None:
        """The legend in words."""
        for entry in entries:
            self._legend_symbol(entry)
            self.painter.setPen(self.ink)
            self.painter.drawText(_rect(entry.text_box), _LEFT, entry.legend.text)

    def _span(self, box: Box, fill: str, *, is_uncertain: bool, is_arrow: bool = False) -> None:
        outline = QPen(self._edge(fill), 0.9)
        if is_uncertain:
            outline.setStyle(Qt.PenStyle.DashLine)
        form = _arrow(box) if is_arrow and box.width > _ARROW else QPolygonF(_rect(box))
        self.painter.setPen(outline)
        self.painter.setBrush(QColor(f"#{tint(fill, 0.3) if is_uncertain else fill}"))
        self.painter.drawPolygon(form)
        if is_uncertain:
            self._hatch(box, fill)

    def _hatch(self, box: Box, fill: str) -> None:
        """Stripes as lines: a brush's pattern would neither scale nor stand still."""
        self.painter.setPen(QPen(QColor(f"#{fill}"), 2.0))
        seen = max(box.left, self.visible.left()), min(box.right, self.visible.right())
        self.painter.drawLines(list(_stripes(box, *seen)))

    def _tear(self, box: Box, colour: QColor, *, is_right: bool) -> None:
        """The jagged end of a bar that goes on on another slide."""
        edge, paper = torn_edge(box, is_right=is_right)
        self._fill(paper)
        self.painter.setPen(QPen(colour, 0.9))
        self.painter.drawPolyline(_polygon(edge))

    def _break(self, band: Box) -> None:
        """A band of paper over lanes and bars, and the double slash on the axis."""
        left, right = zigzags(band)
        self._fill((*left, *reversed(right)))
        self.painter.setPen(QPen(QColor(f"#{_BREAK}"), 0.75))
        for edge in (left, right):
            self.painter.drawPolyline(_polygon(edge))
        first, second = slashes(band)
        self._fill((*first, *reversed(second)))
        self.painter.setPen(QPen(self.ink, 1.25))
        for slash in (first, second):
            self.painter.drawPolyline(_polygon(slash))

    def _fill(self, points: Iterable[Point]) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.paper)
        self.painter.drawPolygon(_polygon(points))

    def _label(self, label: LabelPlace, box: QRectF) -> None:
        if label.needs_paper:
            self.painter.fillRect(box.adjusted(1, 1, -1, -1), self.paper)
        on_fill = label.role is not None and not label.needs_paper
        self.painter.setPen(
            QColor(f"#{BARS[label.role].text}") if label.role and on_fill else self.ink
        )
        self.painter.drawText(box, _CENTRE, label.text)

    def _legend_symbol(self, entry: LegendPlace) -> None:
        box, legend = entry.symbol, entry.legend
        match legend.shape:
            case "bar" | "hatched bar" | "arrow":
                fill = BARS[legend.role if legend.role in BARS else "other"].fill
                is_uncertain, is_arrow = legend.shape == "hatched bar", legend.shape == "arrow"
                self._span(box, fill, is_uncertain=is_uncertain, is_arrow=is_arrow)
            case "torn bar":
                fill = BARS["other"].fill
                self._span(box, fill, is_uncertain=False)
                self._tear(box, self._edge(fill), is_right=True)
            case "whisker" | "tails":
                is_order_only = legend.shape == "tails"
                self.whisker(
                    Whisker(
                        left=box.left, right=box.right, y=box.middle, is_order_only=is_order_only
                    )
                )
            case shape:
                middle, side = box.left + box.width / 2, box.height
                square = QRectF(middle - side / 2, box.top, side, side)
                colour = self._seen(MARKS[legend.role])  # type: ignore[index]
                ground = self.paper if legend.is_open else colour
                draw_symbol(self.painter, shape, square, colour, ground)

    def _seen(self, colour: str) -> QColor:
        """The colour, or the ink where it would drown in the paper."""
        paper = self.paper.name()[1:]
        return QColor(f"#{colour}") if contrast(colour, paper) >= _LEAST_CONTRAST else self.ink

    def _edge(self, fill: str) -> QColor:
        """The outline of a bar: dark, or the muted ink where its fill is dark on dark paper."""
        is_drowned = contrast(fill, self.paper.name()[1:]) < _LEAST_CONTRAST
        return self.muted if is_drowned else QColor("#333333")


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def _polygon(points: Iterable[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _reach(box: Box, whisker: Whisker | None) -> QRectF:
    """A box widened to its whisker."""
    rect = _rect(box)
    if whisker:
        rect = rect.united(QRectF(whisker.left, whisker.y, whisker.right - whisker.left, 1.0))
    return rect


def _in_view(label: Box, owner: Box, visible: QRectF) -> QRectF:
    """A label moved along its bar to where the bar is seen, as far as the bar goes."""
    left = max(min(label.left, visible.right() - label.width), visible.left())
    left = max(min(left, owner.right - label.width), owner.left)
    return QRectF(left, label.top, label.width, label.height)


def _arrow(box: Box) -> QPolygonF:
    """A bar whose right end is a point."""
    neck = box.right - _ARROW
    points = (
        (box.left, box.top),
        (neck, box.top),
        (box.right, box.middle),
        (neck, box.bottom),
        (box.left, box.bottom),
    )
    return QPolygonF([QPointF(x, y) for x, y in points])


def _stripes(box: Box, left: float, right: float) -> Iterable[QLineF]:
    """Upward diagonals through a box, from `left` to `right`."""
    x = left - left % _HATCH_STEP
    while x < right + box.height:
        start, end = max(x - box.height, left), min(x, right)
        if end > start:
            yield QLineF(start, box.top + (x - start), end, box.top + (x - end))
        x += _HATCH_STEP
