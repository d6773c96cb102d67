"""Makes a case with the keyboard alone, as a user does who has the other one printed before them.

Every key goes to the widget that has the keyboard. Nothing is set, called or clicked.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from boardapp.case.case import Case
from boardapp.case.fields import Field, fields_of
from boardapp.case.record import Record
from boardapp.casefile.typed import blank, typed_text
from boardapp.desktop.edit.boxes import SentenceBox
from boardapp.desktop.edit.parts_box import PartsBox
from boardapp.words.facts import kind_name

_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget: QWidget | None = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focused(), key, held)


def write(text: str) -> None:
    """Write over what stands in the field that has the keyboard."""
    if text == _text_there():
        return
    press(Qt.Key.Key_A, _CTRL)
    if text:
        type_in(text)
    else:
        press(Qt.Key.Key_Delete)


def type_in(text: str) -> None:
    """Type a text, letter by letter; Enter begins a line."""
    for letter in text:
        if letter == "\n":
            press(Qt.Key.Key_Return)
        elif letter.isascii():
            QTest.keyClicks(focused(), letter)
        else:  # QTest knows the keys of ASCII alone
            key, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(focused(), QKeyEvent(key, 0, none, letter))


class CaseTypist:
    """Types `target` into the open case: first what others point at, then all the rest."""

    def __init__(self, target: Case) -> None:
        self._target = target

    def type_names(self) -> None:
        """Add each record of the case with what it can't be without, and with its id."""
        for field in fields_of(Case):
            if field.kind == "records":
                for record in getattr(self._target, field.name):
                    _open(kind_name(field.name))
                    _type_names(record)
                    press(Qt.Key.Key_Escape)

    def type_all(self) -> None:
        """Go through the form of the case with Tab, and through all that is in it."""
        _open("title of the case")
        _fill(self._target)
        press(Qt.Key.Key_Escape)


def _open(kind: str) -> None:
    """Choose from the list of kinds by typing."""
    press(Qt.Key.Key_N, _CTRL_SHIFT)
    QTest.keyClicks(focused(), kind)
    press(Qt.Key.Key_Return)


def _type_names(record: Record) -> None:
    for field in fields_of(type(record)):
        if field.is_required or field.name == "id":
            write(typed_text(field, getattr(record, field.name)))
        _leave(field)


def _fill(record: Record) -> None:
    for field in fields_of(type(record)):
        stated = getattr(record, field.name)
        if field.kind == "records":
            for number, part in enumerate(stated):
                _open_part(number)
                _fill(part)
                press(Qt.Key.Key_Escape)
        elif field.part is None:
            write(typed_text(field, stated))
        elif stated is not None and stated != field.default:
            _open_part(0)
            if field.may_be_none and stated == blank(
                type(stated)
            ):  # it says no more than that it is there
                type_in("not reported")
                press(Qt.Key.Key_Return)
            _fill(stated)
            press(Qt.Key.Key_Escape)
        _leave(field)


def _open_part(number: int) -> None:
    """Open a part by its number; begin another one where there are fewer."""
    box = focused().parentWidget()
    if isinstance(box, PartsBox) and isinstance(focused(), QPushButton) and box.list.count():
        press(Qt.Key.Key_Tab)  # from the button above to the rows
    rows = focused()
    if isinstance(rows, QPushButton):
        press(Qt.Key.Key_Space)
    elif isinstance(rows, QListWidget) and number < rows.count():
        press(Qt.Key.Key_Home)
        for _ in range(number):
            press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)
    else:
        press(Qt.Key.Key_Insert)


def _leave(field: Field) -> None:
    """Go on to the next field with Tab; past its button, and its remarks."""
    rows = focused().parentWidget()
    press(Qt.Key.Key_Tab)
    while field.is_part and isinstance(rows, PartsBox) and rows.isAncestorOf(focused()):
        press(Qt.Key.Key_Tab)
    while isinstance(focused(), SentenceBox):  # a field may have several doubts and reasons
        press(Qt.Key.Key_Tab)


def _text_there() -> str:
    field = focused()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    line = field.lineEdit() if isinstance(field, QComboBox) else field
    assert isinstance(line, QLineEdit), (line, field.accessibleName())
    return line.text()
