"""A slide in the list: small, with its tick, number and title below it and its marks upon it."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from boardapp.desktop.deck.picker.face import NO_FACE, Face
from boardapp.desktop.deck.picker.model import FACE, IS_DIVIDER, Index

THUMBNAIL = QSize(192, 108)
"""How large a slide is in the list, in device-independent pixels, as are all sizes here."""
MARGIN = 8
EDGE = 2
BADGE_PADDING = 4
VEIL = 0.7
"""How much of a slide that is left out is covered."""


class ThumbnailDelegate(QStyledItemDelegate):
    """Draws a slide small, below it its tick, number and title, upon it its marks."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: as high as slide and caption."""
        metrics = option.fontMetrics
        if index.data(IS_DIVIDER):
            return QSize(THUMBNAIL.width(), metrics.height() + 2 * MARGIN)
        return QSize(THUMBNAIL.width(), row_height(metrics))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Qt: a click on the box takes the slide in or out; Space does so too."""
        kind = event.type()
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        is_on_box = _box(option).contains(event.position().toPoint())
        if not is_on_box or index.data(IS_DIVIDER) or event.button() != Qt.MouseButton.LeftButton:
            return False
        if kind == QEvent.Type.MouseButtonRelease:
            state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
            other = Qt.CheckState.Unchecked if state == Qt.CheckState.Checked else _TICKED
            model.setData(index, other, Qt.ItemDataRole.CheckStateRole)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the slide with all that belongs to it, or the line above the backup."""
        if index.data(IS_DIVIDER):
            _paint_divider(painter, option, index.data())
            return
        painter.save()
        face: Face = index.data(FACE) or NO_FACE
        is_in = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == _TICKED
        frame = _frame(option, face.thumbnail)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        _paint_slide(painter, option, frame, face.thumbnail, index.data())
        if not is_in:
            _paint_veil(painter, option, frame)
        _paint_frame(painter, option, frame, face)
        _paint_marks(painter, option, frame, face)
        self._paint_caption(painter, option, index, face)
        painter.restore()

    def _paint_caption(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, face: Face
    ) -> None:
        """The tick, the number among the written slides, the title."""
        box = _box(option)
        tick = QStyleOptionButton()
        tick.rect = box
        is_in = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == _TICKED
        on = QStyle.StateFlag.State_On if is_in else QStyle.StateFlag.State_Off
        tick.state = QStyle.StateFlag.State_Enabled | on
        tick.palette = option.palette
        # The style draws the box from the colour of the window, unseen on a dark list.
        line = option.palette.color(QPalette.ColorRole.PlaceholderText)
        tick.palette.setColor(QPalette.ColorRole.Window, line)
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorCheckBox, tick, painter, option.widget
        )
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        font = option.font
        font.setItalic(index.data(Qt.ItemDataRole.FontRole) is not None)
        painter.setFont(font)
        room = QRect(
            box.right() + MARGIN,
            _caption_top(option),
            option.rect.right() - MARGIN - box.right() - MARGIN,
            _caption_height(option.fontMetrics),
        )
        number = f"{face.numbers[0] + 1}  " if face.numbers else ""
        words = QFontMetrics(font).elidedText(
            number + index.data(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _LEFT, words)


_TICKED = Qt.CheckState.Checked
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def row_height(metrics: QFontMetrics) -> int:
    """The height of a slide with its caption."""
    return THUMBNAIL.height() + _caption_height(metrics) + 3 * MARGIN


def _caption_height(metrics: QFontMetrics) -> int:
    return max(metrics.height(), _box_side())


def _box_side() -> int:
    return QApplication.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)


def _box(option: QStyleOptionViewItem) -> QRect:
    """Where the tick of a row stands."""
    side, height = _box_side(), _caption_height(option.fontMetrics)
    top = _caption_top(option) + (height - side) // 2
    return QRect(option.rect.left() + MARGIN, top, side, side)


def _caption_top(option: QStyleOptionViewItem) -> int:
    return option.rect.top() + 2 * MARGIN + THUMBNAIL.height()


def _frame(option: QStyleOptionViewItem, thumbnail: QImage | None) -> QRect:
    """Where the slide stands: in the middle of its room, in its own shape."""
    shape = thumbnail.size() if thumbnail else THUMBNAIL
    size = shape.scaled(THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio)
    left = MARGIN + (THUMBNAIL.width() - size.width()) // 2
    return QRect(option.rect.topLeft() + QPoint(left, MARGIN), size)


def _paint_slide(
    painter: QPainter,
    option: QStyleOptionViewItem,
    frame: QRect,
    thumbnail: QImage | None,
    title: str,
) -> None:
    """The slide; where it is left out or not painted yet, its title on plain ground."""
    if thumbnail is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(frame, thumbnail)
        return
    painter.fillRect(frame, option.palette.color(QPalette.ColorRole.AlternateBase))
    painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(frame.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), flags, title)


def _paint_veil(painter: QPainter, option: QStyleOptionViewItem, frame: QRect) -> None:
    """A slide that is left out shines through the ground of the list."""
    veil = option.palette.color(QPalette.ColorRole.Base)
    veil.setAlphaF(VEIL)
    painter.fillRect(frame, veil)
    _paint_badge(painter, option, frame, "left out", Qt.AlignmentFlag.AlignLeft)


def _paint_frame(painter: QPainter, option: QStyleOptionViewItem, frame: QRect, face: Face) -> None:
    """A thin line around the slide; a thick one in the accent for one that just changed."""
    role = QPalette.ColorRole.Link if face.is_changed else QPalette.ColorRole.Mid
    width = 2 * EDGE if face.is_changed else 1
    painter.setPen(QPen(option.palette.color(role), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame)


def _paint_marks(painter: QPainter, option: QStyleOptionViewItem, frame: QRect, face: Face) -> None:
    """The signs at the right upper corner, and that it changed at the left one."""
    signs = "  ".join(mark.sign for mark in face.marks)
    _paint_badge(painter, option, frame, signs, Qt.AlignmentFlag.AlignRight)
    if face.is_changed:
        _paint_badge(painter, option, frame, "changed", Qt.AlignmentFlag.AlignLeft)


def _paint_badge(
    painter: QPainter,
    option: QStyleOptionViewItem,
    frame: QRect,
    words: str,
    side: Qt.AlignmentFlag,
) -> None:
    if not words:
        return
    painter.setFont(option.font)
    width = option.fontMetrics.horizontalAdvance(words) + 2 * BADGE_PADDING
    room = QRect(0, frame.top(), width, option.fontMetrics.height())
    room.moveLeft(frame.right() - width if side == Qt.AlignmentFlag.AlignRight else frame.left())
    painter.fillRect(room, option.palette.color(QPalette.ColorRole.Base))
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def _paint_divider(painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
    """The words of the divider with a line behind them, over the width of the list."""
    painter.save()
    palette = option.palette
    active = QPalette.ColorGroup.Active
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(palette.color(active, QPalette.ColorRole.Text))
    room = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
    written = painter.boundingRect(room, _LEFT, text)
    painter.drawText(room, _LEFT, text)
    painter.setPen(palette.color(active, QPalette.ColorRole.Mid))
    height = room.center().y()
    painter.drawLine(written.right() + MARGIN, height, room.right(), height)
    painter.restore()
