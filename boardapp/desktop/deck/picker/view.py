"""The view of the list of slides: thumbnails with ticks, drag to order, a line above the backup."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from boardapp.desktop.deck.picker.model import SlidesModel
from boardapp.desktop.deck.picker.thumbnail import MARGIN, THUMBNAIL, ThumbnailDelegate, row_height
from boardapp.desktop.parts.keys import KeyRow, act_on

LEAST_ROWS = 2
KEYS = (
    KeyRow("The next slide, the one before", "Down; Up"),
    KeyRow("Leave a slide out, or take it in", "Space"),
    KeyRow("The next page of a split slide", "Right", lambda view: view.page_turned.emit(1)),
    KeyRow("The page before", "Left", lambda view: view.page_turned.emit(-1)),
)


class SlidesView(QListView):
    """Shows a `SlidesModel`. `page_turned` asks for another page of a slide that has several."""

    page_turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Slides of the deck")
        self.setItemDelegate(ThumbnailDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        bar = self.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(THUMBNAIL.width() + 2 * MARGIN + bar + 2 * self.frameWidth())

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Qt: show a model, and paint anew when its slides look different."""
        super().setModel(model)
        if isinstance(model, SlidesModel):
            model.faces_shown.connect(self.viewport().update)

    def minimumSizeHint(self) -> QSize:
        """Qt: room for a few slides, so that an order can be seen."""
        return QSize(self.width(), LEAST_ROWS * row_height(self.fontMetrics()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: walk along the pages of one slide by ← and →."""
        if not act_on(KEYS, self, event):
            super().keyPressEvent(event)

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

    @property
    def number(self) -> int:
        """The row that has the keyboard; −1: none."""
        return self.currentIndex().row()

    def choose(self, number: int) -> None:
        """Give the keyboard to a row."""
        self.setCurrentIndex(self.model().index(number, 0))
