"""What is said about one field, beneath it: findings, why they stand, and doubts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from boardapp.desktop.edit.boxes import SentenceBox
from boardapp.desktop.edit.remark_line import RemarkLine
from boardapp.desktop.parts.html import Colours
from boardapp.words.capitals import capitalised


class RemarkBox(QWidget):
    """The lines of one field, in order. It knows no case: it tells what is typed in which line.

    `typed` comes with the line and the text, `entered` with the line and its text when it is to
    be applied, by Enter or since the keyboard went elsewhere: `is_by_key` tells which.
    """

    typed = Signal(object, str)
    entered = Signal(object, str, bool)

    def __init__(self, about: str, label_width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._about = about
        self._rows: list[_Row] = []
        self._lines: tuple[RemarkLine, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)

    def align(self, label_width: int) -> None:
        """Stand under the fields of a form whose names take this width, in pixels."""
        self._grid.setColumnMinimumWidth(0, label_width)

    @property
    def lines(self) -> tuple[RemarkLine, ...]:
        """What is shown."""
        return self._lines

    def box(self, number: int) -> SentenceBox:
        """What one types into, by the number of its line."""
        return self._rows[number].box

    def open_boxes(self) -> list[SentenceBox]:
        """The boxes of the lines that are open, first to last."""
        shown = zip(self._rows, self._lines, strict=False)
        return [row.box for row, line in shown if line.is_open]

    def line_with_keyboard(self) -> RemarkLine | None:
        """The line that is typed in; None: the keyboard is elsewhere."""
        focused: QWidget | None = self.window().focusWidget()
        shown = zip(self._rows, self._lines, strict=False)
        return next((line for row, line in shown if row.box is focused), None)

    def show_lines(self, lines: Sequence[RemarkLine], texts: Sequence[str]) -> None:
        """Show these lines, with these texts in them: what the case states, or a draft."""
        self._lines = tuple(lines)
        while len(self._rows) < len(lines):
            self._rows.append(self._row(len(self._rows)))
        for row, line, text in zip(self._rows, lines, texts, strict=False):
            row.show(line, text, self._about)
        for row in self._rows[len(lines) :]:
            row.hide()
        self.setVisible(bool(lines))

    def focus(self, field: str) -> bool:
        """Put the keyboard into the line whose draft has this field; whether there is one."""
        number = next((n for n, line in enumerate(self._lines) if line.field == field), None)
        if number is None:
            return False
        self._rows[number].box.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def tell_fault(self, line: RemarkLine, sentence: str) -> None:
        """Say above a line why the case does not take its text; it stays where it is."""
        for row, shown in zip(self._rows, self._lines, strict=False):
            if shown is line:
                row.tell(f"▲ {capitalised(sentence)}", is_grave=True)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for row in self._rows:
                row.paint()

    def _row(self, number: int) -> "_Row":
        row = _Row(self)
        self._grid.addWidget(row.told, 2 * number, 0, 1, 2)
        self._grid.addWidget(row.label, 2 * number + 1, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(row.box, 2 * number + 1, 1)
        row.box.typed.connect(partial(self._tell_typed, number))
        row.box.entered.connect(partial(self._tell_entered, number, True))
        row.box.left.connect(partial(self._tell_entered, number, False))
        return row

    def _tell_typed(self, number: int, text: str) -> None:
        self.typed.emit(self._lines[number], text)

    def _tell_entered(self, number: int, is_by_key: bool) -> None:
        if number < len(self._lines):
            text = self._rows[number].box.text_now()
            self.entered.emit(self._lines[number], text, is_by_key)


class _Row:
    """The widgets of one line."""

    def __init__(self, parent: QWidget) -> None:
        self._is_grave = False
        self.told = QLabel(parent)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)  # it holds what a case file says
        self.label = QLabel(parent)
        self.label.setWordWrap(True)
        self.box = SentenceBox(parent)
        self.label.setBuddy(self.box)

    def show(self, line: RemarkLine, text: str, about: str) -> None:
        self.label.setText(line.name)
        self.box.setPlaceholderText(line.hint)
        name = f"{line.name} about {about}" if not line.told else f"{about}: {line.told}"
        self.box.setAccessibleName(f"{name} {line.name}" if line.told else name)
        self.box.setAccessibleDescription(line.told)
        self.told.setToolTip(line.detail)
        self.box.show_text(text)
        self.tell(line.told, is_grave=line.is_grave)
        self.label.setVisible(line.is_open)
        self.box.setVisible(line.is_open)

    def hide(self) -> None:
        for part in (self.told, self.label, self.box):
            part.hide()

    def tell(self, sentence: str, *, is_grave: bool) -> None:
        self._is_grave = is_grave
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        self.paint()

    def paint(self) -> None:
        colours = Colours.of(self.box.palette())
        palette = self.told.palette()
        hue = colours.warning if self._is_grave else colours.muted
        palette.setColor(QPalette.ColorRole.WindowText, hue)
        self.told.setPalette(palette)
