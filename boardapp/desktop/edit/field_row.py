"""One field of a form: its name, what one types into, and what is understood of it."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from boardapp.case.fields import Field
from boardapp.casefile.typed import NO, YES
from boardapp.desktop.edit.boxes import Box, ChoiceBox, LineBox, LongBox, MakeCompleter
from boardapp.desktop.parts.html import Colours
from boardapp.words.capitals import capitalised
from boardapp.words.facts import list_name
from boardapp.words.field_help import field_help

_LONG = frozenset({"long text", "texts", "choices", "inferred", "pointers"})
_HINTS = {
    "time": "2019-03-14, dx + 5 mo",
    "texts": "one a line",
    "choices": "one a line",
    "pointers": "ids, one a line",
    "inferred": "fields you read from it, one a line",
    "source": "such as: letter ¶7",
    "value": "45, 40–50, <0.01, normal",
    "id": "a name for others to point at",
}


class FieldRow(QObject):
    """The row of one field. It knows no case: it tells what is typed and shows what it is given."""

    typed = Signal(object, str)
    entered = Signal(object)
    left = Signal(object)

    def __init__(self, field: Field, make: MakeCompleter, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.name = capitalised(list_name(field.name))
        self.box: Box = _box(field, make, parent)
        self.box.setAccessibleName(self.name)
        self.label = QLabel(self.name, parent)
        self.label.setWordWrap(True)
        self.label.setBuddy(self.box)
        self.said = QLabel(parent)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setVisible(False)
        self.has_fault = False
        self.label.setToolTip(field_help(field))
        self.box.setToolTip(field_help(field))
        self.calendar_button = self._calendar_button(parent) if field.kind == "time" else None
        if self.calendar_button is not None:
            self._open_by = QShortcut(QKeySequence("Ctrl+Down"), self.box, self._open_calendar)
            self._open_by.setContext(Qt.ShortcutContext.WidgetShortcut)
        if isinstance(self.box, LineBox | LongBox):
            self.box.setPlaceholderText(_HINTS.get(field.kind, ""))
        self.box.typed.connect(lambda text: self.typed.emit(self, text))
        self.box.entered.connect(lambda: self.entered.emit(self))
        self.box.left.connect(lambda: self.left.emit(self))

    @property
    def is_long(self) -> bool:
        """Whether it takes the whole width."""
        return isinstance(self.box, LongBox)

    def tell(self, reading: str) -> None:
        """Say what is understood."""
        self._say(reading, has_fault=False)

    def tell_fault(self, sentence: str) -> None:
        """Say why the case does not take the text; it stays where it is."""
        self._say(f"▲ {capitalised(sentence)}", has_fault=True)

    def focus(self) -> None:
        """Put the keyboard here."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.select_all()

    def paint(self) -> None:
        """Take the colours of the palette of the moment."""
        colours = Colours.of(self.box.palette())
        palette = self.said.palette()
        hue = colours.warning if self.has_fault else colours.muted
        palette.setColor(QPalette.ColorRole.WindowText, hue)
        self.said.setPalette(palette)
        outline = f"border: 2px solid {colours.warning};" if self.has_fault else ""
        kind = "LongBox" if self.is_long else "LineBox"
        self.box.setStyleSheet(f"{kind}, {kind}:focus {{ {outline} }}" if outline else "")

    def _calendar_button(self, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setText("▾")
        button.setToolTip("Choose a day (Ctrl+↓)")
        button.setAccessibleName(f"Calendar for {self.name}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no stop for Tab: a key opens it from within
        button.clicked.connect(self._open_calendar)
        return button

    def _open_calendar(self) -> None:
        from boardapp.desktop.edit.calendar_popup import CalendarPopup

        popup = CalendarPopup(self.name, self.box)
        popup.chosen.connect(self._take_day)
        popup.open_below(self.box.text_now())

    def _take_day(self, day: str) -> None:
        self.box.show_text(day)
        self.typed.emit(self, day)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entered.emit(self)

    def _say(self, text: str, *, has_fault: bool) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.box.setAccessibleDescription(text)
        if has_fault != self.has_fault or text:
            self.has_fault = has_fault
            self.paint()


def _box(field: Field, make: MakeCompleter, parent: QWidget) -> Box:
    if field.kind == "choice":
        return ChoiceBox(field.choices, parent)
    if field.kind == "yes or no":
        return ChoiceBox((NO, YES), parent)
    if field.kind in _LONG:
        return LongBox(parent)
    return LineBox(parent, make)
