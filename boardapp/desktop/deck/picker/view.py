"""The view of the list of slides: drag to order, F2 to retitle, a line where the backup begins."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from boardapp.desktop.deck.picker.model import IS_DIVIDER, MADE_TITLE, Index

ROW_PADDING = 8
DIVIDER_GAP = 8
LEAST_ROWS, WISHED_ROWS = 5, 13


class SlidesView(QListView):
    """Shows a `SlidesModel`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Slides of the deck")
        self.setItemDelegate(_TitleDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def minimumSizeHint(self) -> QSize:
        """Qt: room for a few slides, so that an order can be seen."""
        return QSize(super().minimumSizeHint().width(), self._height(LEAST_ROWS))

    def sizeHint(self) -> QSize:
        """Qt: room for a standard deck to the first slides of its backup."""
        return QSize(super().sizeHint().width(), self._height(WISHED_ROWS))

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: let the slide fall between the two rows that the mark stands between."""
        # Ours, because Qt's own takes the slide out once more where a model lets it.
        row = self._row_below(event.position().toPoint())
        move = Qt.DropAction.MoveAction
        if self.model().dropMimeData(event.mimeData(), move, row, 0, QModelIndex()):
            event.setDropAction(move)
            event.accept()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _row_below(self, place: QPoint) -> int:
        index = self.indexAt(place)
        if not index.isValid():
            return self.model().rowCount()
        return index.row() + (place.y() > self.visualRect(index).center().y())

    def _height(self, rows: int) -> int:
        return rows * (self.fontMetrics().height() + ROW_PADDING) + 2 * self.frameWidth()

    @property
    def number(self) -> int:
        """The row that has the keyboard; −1: none."""
        return self.currentIndex().row()

    def choose(self, number: int) -> None:
        """Give the keyboard to a row."""
        self.setCurrentIndex(self.model().index(number, 0))


class _TitleDelegate(QStyledItemDelegate):
    """Edits a title in its row, with the made one shown where the field is empty."""

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAutoFillBackground(True)
        editor.setPlaceholderText(index.data(MADE_TITLE))
        editor.setClearButtonEnabled(True)
        editor.setAccessibleName("Title of the slide; empty: the one made from the data")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        # A line edit passes Return on, which would press the dialog's Export.
        is_return = isinstance(event, QKeyEvent) and event.key() in _RETURN
        if is_return and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            return True
        return super().eventFilter(editor, event)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        # The style draws the box of a tick from the colour of the window, unseen on a dark list.
        line = option.palette.color(QPalette.ColorRole.PlaceholderText)
        option.palette.setColor(QPalette.ColorRole.Window, line)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), option.fontMetrics.height() + ROW_PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(IS_DIVIDER):
            _paint_divider(painter, option, index.data())
        else:
            super().paint(painter, option, index)


_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _paint_divider(painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
    """The words of the divider with a line behind them, over the width of the list."""
    painter.save()
    palette = option.palette
    active = QPalette.ColorGroup.Active
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(palette.color(active, QPalette.ColorRole.PlaceholderText))
    room = option.rect.adjusted(DIVIDER_GAP, 0, -DIVIDER_GAP, 0)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    written = painter.boundingRect(room, middle, text)
    painter.drawText(room, middle, text)
    painter.setPen(palette.color(active, QPalette.ColorRole.Mid))
    height = room.center().y()
    painter.drawLine(written.right() + DIVIDER_GAP, height, room.right(), height)
    painter.restore()
