"""The pictures of a case side by side with what they show: a thumbnail, the caption, its facts."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from boardapp.desktop.panels.pictures.model import Index, PictureModel, Role
from boardapp.desktop.panels.pictures.reader import THUMBNAIL
from boardapp.desktop.parts.fact_menu import FactMenu, HasMenu
from boardapp.desktop.parts.tables.row_delegate import quiet_without_keyboard

BOX = THUMBNAIL / 2
"""Where a thumbnail stands, in device-independent pixels, as are all sizes here."""
PADDING = 10
_NO_PICTURE = "?"


class PictureList(HasMenu, QListView):
    """The arrow keys choose; `chosen` tells the number, `requested` that Enter was pressed on it.

    `chosen_by_user` tells it only where the user did it, not the program.
    """

    chosen = Signal(int)
    chosen_by_user = Signal(int)

    def __init__(self, model: PictureModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = model
        self.setModel(model)
        self.setItemDelegate(_Tile(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName("Pictures")
        self.selectionModel().currentRowChanged.connect(self._tell)

    def choose(self, number: int) -> None:
        """Choose a picture by its number."""
        self.setCurrentIndex(self.model().index(number, 0))

    def fact_menu(self, at: QPoint | None) -> FactMenu:
        """The menu of the picture at a point of the screen, or of the chosen one."""
        if at is not None and (under := self.indexAt(self.viewport().mapFromGlobal(at))).isValid():
            self.setCurrentIndex(under)
        index = self.currentIndex()
        middle = self.viewport().mapToGlobal(self.visualRect(index).center())
        place = str(self._pictures.entries[index.row()].place) if index.isValid() else ""
        return FactMenu(place, at or middle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows with Alt to the window, which moves the record by them."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is chosen already is the user's from now on."""
        super().focusInEvent(event)
        if self.currentIndex().isValid():
            self.chosen_by_user.emit(self.currentIndex().row())

    def _tell(self, index: Index) -> None:
        if not index.isValid():
            return
        self.chosen.emit(index.row())
        if self.hasFocus():
            self.chosen_by_user.emit(index.row())


class _Tile(QStyledItemDelegate):
    """Draws a thumbnail at the left, never stretched, and the words beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = self._words(index, QRect(0, 0, self._room(option), 0), option)
        height = max(BOX.height(), sum(rect.height() for rect, _, _ in words))
        return QSize(BOX.width() + 3 * PADDING, height + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        quiet_without_keyboard(option)
        style, role = option.widget.style(), QPalette.ColorRole
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        plain = role.HighlightedText if is_chosen else role.Text
        quiet = role.HighlightedText if is_chosen else role.PlaceholderText
        painter.save()
        box = QRect(option.rect.topLeft(), BOX).translated(PADDING, PADDING)
        self._draw_thumbnail(painter, box, index, option.palette)
        where = QRect(box.right() + PADDING, box.top(), self._room(option), 0)
        for rect, text, is_first in self._words(index, where, option):
            painter.setPen(option.palette.color(plain if is_first else quiet))
            painter.drawText(rect, Qt.TextFlag.TextWordWrap, text)
        painter.restore()

    def _draw_thumbnail(
        self, painter: QPainter, box: QRect, index: Index, palette: QPalette
    ) -> None:
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QImage):
            size = picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(box.topLeft(), size.boundedTo(picture.size()))
            place.moveCenter(box.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, picture)
            return
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        if index.data(Role.FAULT):
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _NO_PICTURE)

    def _room(self, option: QStyleOptionViewItem) -> int:
        """The width of the words."""
        view = option.widget
        across = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return max(across - BOX.width() - 3 * PADDING, BOX.width())

    def _words(
        self, index: Index, where: QRect, option: QStyleOptionViewItem
    ) -> list[tuple[QRect, str, bool]]:
        """Caption, then facts, each below the other: where, what, and whether it is the first."""
        found: list[tuple[QRect, str, bool]] = []
        top = where.top()
        for text in (index.data(Qt.ItemDataRole.DisplayRole), index.data(Role.FACTS)):
            rect = option.fontMetrics.boundingRect(
                QRect(where.left(), top, where.width(), 10_000), Qt.TextFlag.TextWordWrap, text
            )
            found.append((rect, text, not found))
            top = rect.bottom() + 1 + PADDING // 2
        return found
