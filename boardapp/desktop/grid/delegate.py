"""How a cell of the grid is drawn and typed into."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from boardapp.desktop.grid.model import STATE, Index, State
from boardapp.desktop.parts.html import Colours
from boardapp.desktop.parts.tables.row_delegate import quiet_without_keyboard
from boardapp.desktop.parts.unit_breaks import hold_units

_OUTLINES = {State.DRAFT: Qt.PenStyle.SolidLine, State.UNREAD: Qt.PenStyle.SolidLine,
             State.ENTERING: Qt.PenStyle.DashLine}  # fmt: skip
_WIDTH_PX = 2
Step = tuple[int, int]
"""Rows and columns to go on by."""
_STEPS: dict[tuple[Qt.Key, bool], Step] = {
    (Qt.Key.Key_Return, False): (1, 0),
    (Qt.Key.Key_Enter, False): (1, 0),
    (Qt.Key.Key_Return, True): (-1, 0),
    (Qt.Key.Key_Enter, True): (-1, 0),
    (Qt.Key.Key_Tab, False): (0, 1),
    (Qt.Key.Key_Backtab, True): (0, -1),
    (Qt.Key.Key_Backtab, False): (0, -1),
    (Qt.Key.Key_Tab, True): (0, -1),
    (Qt.Key.Key_Up, False): (-1, 0),
    (Qt.Key.Key_Down, False): (1, 0),
}
"""By which keys, and whether Shift is held, one leaves a cell that is typed into, and where to."""
_SIDEWAYS: dict[Qt.Key, Step] = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
"""The same while a cell is typed over: there is nothing to walk through in it yet."""


class CellDelegate(QStyledItemDelegate):
    """Draws cells and makes the line to type in.

    `typed` tells each change by the user, `entered` that the text is to be applied, `given_up` that
    it is not; `stepped` that the user goes on to another cell; `filled` that the text is meant for
    all chosen cells.
    """

    typed = Signal(int, int, str)
    entered = Signal(int, int, str)
    given_up = Signal()
    stepped = Signal(int, int)
    filled = Signal(str)

    def __init__(self, parent: QWidget, text_of: Callable[[int, int], str]) -> None:
        super().__init__(parent)
        self._text_of = text_of
        self._palette_key = 0
        self._colours: Colours | None = None
        self.first = ""
        """What the user began to type over the cell with; empty: what stands there is changed."""
        self.line: QLineEdit | None = None
        """The line that was made last; Qt deletes it once it is left."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the cell between its lines, outlined where its text is not yet in the case."""
        super().paint(painter, option, index)
        state, colours = index.data(STATE), self._colours_of(option.palette)
        painter.setPen(QColor(colours.rule))
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if state not in _OUTLINES:
            return
        hue = colours.accent if state is State.ENTERING else colours.warning
        painter.save()
        painter.setPen(QPen(QColor(hue), _WIDTH_PX, _OUTLINES[state]))
        painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _colours_of(self, palette: QPalette) -> Colours:
        """The colours of a palette: mixed once, and not for every cell."""
        if self._palette_key != palette.cacheKey() or self._colours is None:
            self._palette_key, self._colours = palette.cacheKey(), Colours.of(palette)
        return self._colours

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: a chosen cell is quiet while the keyboard is elsewhere."""
        super().initStyleOption(option, index)
        option.text = hold_units(option.text)
        quiet_without_keyboard(option)

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: Index) -> QWidget:
        """Qt: a line to type in."""
        line = QLineEdit(parent)
        accent = Colours.of(parent.palette()).accent
        line.setStyleSheet(f"QLineEdit {{ border: {_WIDTH_PX}px solid {accent}; }}")
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "Result"))
        self.line = line
        row, column = index.row(), index.column()
        line.textEdited.connect(lambda text: self.typed.emit(row, column, text))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Qt: what stands there at first; never again, since it may be typed over by now."""
        if not isinstance(editor, QLineEdit) or editor.property("is_filled"):
            return
        editor.setProperty("is_filled", True)
        if self.first:
            editor.setText(self.first)
            self.typed.emit(index.row(), index.column(), self.first)
        else:
            editor.setText(self._text_of(index.row(), index.column()))
            editor.end(False)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | Index
    ) -> None:
        """Qt: apply what was typed."""
        if isinstance(editor, QLineEdit):
            self.entered.emit(index.row(), index.column(), editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _: Index) -> None:
        """Qt: over the cell, and wider where the text needs it and there is room."""
        room = option.rect
        holder = editor.parentWidget()
        if isinstance(editor, QLineEdit) and holder is not None:
            needed = editor.fontMetrics().horizontalAdvance(editor.text() + "000")
            most = max(holder.width() - room.left(), room.width())
            room = QRect(room.topLeft(), room.size())
            room.setWidth(min(max(room.width(), needed), most))
        editor.setGeometry(room)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Qt: the keys by which one leaves a cell."""
        if not isinstance(editor, QLineEdit) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(editor, event)
        if isinstance(event, QKeyEvent) and self._is_done(editor, event):
            return True
        return super().eventFilter(editor, event)

    def _is_done(self, editor: QLineEdit, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        has_shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self._close(editor)
            return True
        if held & Qt.KeyboardModifier.ControlModifier:
            if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return False
            self.filled.emit(editor.text())
            self.closeEditor.emit(editor, self.EndEditHint.NoHint)
            return True
        step = _STEPS.get((key, has_shift))
        if step is None and self.first and not has_shift:
            step = _SIDEWAYS.get(key)
        if step is None:
            return False
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)
        self.stepped.emit(*step)
        return True

    def _close(self, editor: QLineEdit) -> None:
        self.closeEditor.emit(editor, self.EndEditHint.RevertModelCache)
        self.given_up.emit()
