"""The fields of one kind of record, laid out: names to the left, what is understood beneath."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from boardapp.case.fields import Field, fields_of
from boardapp.case.record import Record
from boardapp.desktop.edit.completing import CompleterFor
from boardapp.desktop.edit.field_row import FieldRow
from boardapp.desktop.edit.parts_box import PartsBox
from boardapp.desktop.edit.remark_box import RemarkBox
from boardapp.desktop.edit.remark_line import RemarkLine
from boardapp.desktop.parts.html import Colours
from boardapp.words.capitals import capitalised
from boardapp.words.facts import list_name

_MARGIN = 12
_LABEL_WIDTH = 104
_LABEL_COLUMN, _FIELD_COLUMN = 0, 1
WHOLE = ""
"""The name under which stands what is said of the whole record."""


class FormPage(QWidget):
    """A row for each field that the struct has. It knows no case, and passes on what is done.

    The signals of parts name the field, and the number of the part in it; those of remarks the
    line, its text, and whether Enter applied it.
    """

    typed = Signal(object, str)
    entered = Signal(object)
    left = Signal(object)
    remark_typed = Signal(object, str)
    remark_entered = Signal(object, str, bool)
    part_opened = Signal(str, int)
    part_added = Signal(str)
    part_copied = Signal(str, int)
    part_deleted = Signal(str, int)
    part_moved = Signal(str, int, int)

    def __init__(self, kind: type[Record], completer_for: CompleterFor) -> None:
        super().__init__()
        self.rows: dict[str, FieldRow] = {}
        self.parts: dict[str, PartsBox] = {}
        self._completer_for = completer_for
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(_FIELD_COLUMN, 1)
        self._grid.setColumnMinimumWidth(_LABEL_COLUMN, _LABEL_WIDTH)
        self._fields = [field.name for field in fields_of(kind)]
        self._remarks: dict[str, RemarkBox] = {}
        self._rows_of_remarks: dict[str, int] = {}
        self._keep_row_for_remarks(WHOLE)
        for field in fields_of(kind):
            (self._add_parts if field.is_part else self._add_row)(field)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        """Outline each field: without, a dark one can hardly be told from its ground."""
        colours = Colours.of(self.palette())
        style = (
            "FormPage > LineBox, FormPage > LongBox, RemarkBox > SentenceBox,"
            " PartsBox > QListWidget"
            f" {{ border: 1px solid {colours.rule}; border-radius: 2px; }}"
            "FormPage > LineBox { padding: 2px; }"
            "FormPage > LineBox:focus, FormPage > LongBox:focus, RemarkBox > SentenceBox:focus,"
            " PartsBox > QListWidget:focus"
            f" {{ border: 1px solid {colours.accent}; }}"
        )
        if style != self.styleSheet():
            self.setStyleSheet(style)
        for row in self.rows.values():
            row.paint()  # after the style, which gives each part its colours anew

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let remarks stand under the fields, however wide the names are."""
        super().resizeEvent(event)
        for box in self._remarks.values():
            box.align(self._label_width())

    @property
    def field(self) -> str:
        """The field that has the keyboard; empty: none has."""
        focused: QWidget | None = self.window().focusWidget()
        boxes: list[tuple[str, QWidget]] = [*self.parts.items(), *self._remarks.items()]
        boxes += [(name, row.box) for name, row in self.rows.items()]
        holds = (
            name
            for name, box in boxes
            if focused is not None and (box is focused or box.isAncestorOf(focused))
        )
        return next(holds, "")

    def reading_parts(self) -> list[QWidget]:
        """What one types into, in the order of the fields."""
        found: list[QWidget] = []
        for name in self.names:
            if name in self.parts:
                found += [self.parts[name].list, self.parts[name].add_button]
            elif name in self.rows:
                found.append(self.rows[name].box)
            if name in self._remarks:
                found += self._remarks[name].open_boxes()
        return found

    @property
    def names(self) -> list[str]:
        """What remarks can be about, first to last: the record, by an empty name; each field."""
        return [WHOLE, *self._fields]

    def has_remarks(self, name: str) -> bool:
        """Whether there is a place for remarks beneath a field already: most fields have none."""
        return name in self._remarks

    def remarks(self, name: str) -> RemarkBox:
        """What is said about a field, beneath it; about the whole record above all fields."""
        if name not in self._remarks:
            about = capitalised(list_name(name)) if name else "This record"
            box = RemarkBox(about, self._label_width(), self)
            box.typed.connect(self.remark_typed)
            box.entered.connect(self.remark_entered)
            self._grid.addWidget(box, self._rows_of_remarks[name], _LABEL_COLUMN, 1, 2)
            self._remarks[name] = box
            box.show()
        return self._remarks[name]

    def _label_width(self) -> int:
        """How wide the column of the names is."""
        below = self._rows_of_remarks[WHOLE] + 1  # a field stands there, or the name of one
        return max(_LABEL_WIDTH, self._grid.cellRect(below, _LABEL_COLUMN).width())

    def remark_with_keyboard(self) -> RemarkLine | None:
        """The remark that is typed in; None: the keyboard is elsewhere."""
        found = (box.line_with_keyboard() for box in self._remarks.values())
        return next((line for line in found if line is not None), None)

    def tell_fault(self, line: RemarkLine, sentence: str) -> None:
        """Say why the case does not take the text of a remark."""
        for box in self._remarks.values():
            box.tell_fault(line, sentence)

    def focus(self, field: str) -> None:
        """Put the keyboard into a field; into the first where there is none of that name."""
        if field in self.parts:
            self.parts[field].take_focus()
        elif self.rows:
            self.rows[field if field in self.rows else next(iter(self.rows))].focus()

    def _add_row(self, field: Field) -> None:
        row = FieldRow(field, self._completer_for(field, self), self)
        row.typed.connect(self.typed)
        row.entered.connect(self.entered)
        row.left.connect(self.left)
        at, below = self._grid.rowCount(), int(row.is_long)
        column, span = (_LABEL_COLUMN, 2) if row.is_long else (_FIELD_COLUMN, 1)
        self._grid.addWidget(row.label, at, _LABEL_COLUMN, 1, span)
        if row.calendar_button is not None:
            beside = QHBoxLayout()
            beside.setSpacing(2)
            beside.addWidget(row.box, 1)
            beside.addWidget(row.calendar_button)
            self._grid.addLayout(beside, at, column)
        else:
            self._grid.addWidget(row.box, at + below, column, 1, span)
        self._grid.addWidget(row.said, at + below + 1, column, 1, span)
        self._keep_row_for_remarks(field.name)
        self.rows[field.name] = row

    def _keep_row_for_remarks(self, name: str) -> None:
        at = self._grid.rowCount()
        self._grid.setRowStretch(at, 0)  # which makes it
        self._rows_of_remarks[name] = at

    def _add_parts(self, field: Field) -> None:
        name = capitalised(list_name(field.name))
        is_list = field.kind == "records"
        box = PartsBox(name, is_list=is_list, parent=self)
        self._grid.addWidget(box, self._grid.rowCount(), _LABEL_COLUMN, 1, 2)
        box.open_wanted.connect(lambda number: self.part_opened.emit(field.name, number))
        box.add_wanted.connect(lambda: self.part_added.emit(field.name))
        box.copy_wanted.connect(lambda number: self.part_copied.emit(field.name, number))
        box.delete_wanted.connect(lambda number: self.part_deleted.emit(field.name, number))
        box.move_wanted.connect(lambda number, by: self.part_moved.emit(field.name, number, by))
        self.parts[field.name] = box
        self._keep_row_for_remarks(field.name)
