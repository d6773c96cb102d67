"""What one types into: a line, a longer text, a choice that can be typed too.

All tell `typed` with each change by the user, `entered` when it is to be applied now, and `left`
when the keyboard goes elsewhere. `show_text` changes what stands there and tells nobody.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

MakeCompleter = Callable[[], QCompleter | None]
"""Makes what completes a line when the user first comes to it."""

_STAYING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Ways in which the keyboard goes elsewhere and comes back: what is half typed waits."""
_MOST_LINES = 8
_SHOWN = 12


class LineBox(QLineEdit):
    """One line, completed with names from any part of them; what is not among them is kept."""

    typed = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, make: MakeCompleter | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.textEdited.connect(self.typed)
        self.returnPressed.connect(self.entered)

    def text_now(self) -> str:
        """What stands there."""
        return self.text()

    def show_text(self, text: str) -> None:
        """Let this stand there."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def select_all(self) -> None:
        """Select what stands there, so that typing replaces it."""
        self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the completer when the user first comes here."""
        if self._make is not None:
            completer, self._make = self._make(), None
            if completer is not None:
                completer.activated.connect(self.typed)
                self.setCompleter(completer)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the user goes elsewhere; the list of completions is no elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.left.emit()


class LongBox(QPlainTextEdit):
    """A text of any length, as high as it needs; Ctrl+Enter applies, Tab goes on."""

    typed = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text_now(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Let this stand there."""
        if text != self.toPlainText():
            self._is_showing = True
            self.setPlainText(text)
            self._is_showing = False

    def select_all(self) -> None:
        """Leave the text as it is: a long one is added to, not replaced."""
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Apply by Ctrl+Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the user goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the height in lines of another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height in lines of another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _tell(self) -> None:
        if not self._is_showing:
            self.typed.emit(self.toPlainText())

    def _fit(self) -> None:
        # The layout of a plain text tells its height in lines.
        needed = max(round(self.document().size().height()), 1)
        lines = min(needed, _MOST_LINES)
        is_cut = needed > lines
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if is_cut
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        height = lines * self.fontMetrics().lineSpacing() + margins
        if height != self.height():
            self.setFixedHeight(height)


class SentenceBox(LongBox):
    """One sentence, as high as it needs; Enter applies, as in a line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Apply by Enter; with Shift it begins a line."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ChoiceBox(QComboBox):
    """A word of a short list, chosen or typed."""

    typed = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineBox(self)
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(list(choices))
        self.setMaxVisibleItems(_SHOWN)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        completer = self.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.line.typed.connect(self.typed)
        self.line.entered.connect(self.entered)
        self.line.left.connect(self._tell_left)
        self.activated.connect(self._tell_chosen)

    def text_now(self) -> str:
        """What stands there."""
        return self.currentText()

    def show_text(self, text: str) -> None:
        """Let this stand there."""
        if text != self.currentText():
            self.setCurrentIndex(self.findText(text))
            self.setEditText(text)

    def select_all(self) -> None:
        """Select what stands there, so that typing replaces it."""
        self.line.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel over a choice must not change it unseen."""
        event.ignore()

    def _tell_chosen(self) -> None:
        self.typed.emit(self.currentText())
        self.entered.emit()

    def _tell_left(self) -> None:
        if not self.view().isVisible():
            self.left.emit()


Box = LineBox | LongBox | ChoiceBox
