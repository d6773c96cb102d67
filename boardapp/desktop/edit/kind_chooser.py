"""The kinds of record that can be added or opened, found by typing. A popup, never a dialog."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QVBoxLayout, QWidget

from boardapp.case.case import Case
from boardapp.case.fields import fields_of
from boardapp.case.place import WHOLE, Place
from boardapp.desktop.edit.kind_words import KIND_WORDS
from boardapp.words.capitals import capitalised, lowered
from boardapp.words.facts import kind_name

_SIZE = (300, 360)
NOTHING_FOUND = "Nothing is called that. Try therapy, assessment or laboratory result."
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Offer(NamedTuple):
    """One row: a list in which a record is added, or a record that every case has.

    `fields` are what a word of the clinic states of a new record: a relapse is an assessment with
    that finding.
    """

    name: str
    place: Place
    is_list: bool
    fields: Mapping[str, str] = {}


def offers() -> list[Offer]:
    """All that a case is made of, by the names of its records."""
    lists, single = [], [Offer("Title of the case", WHOLE, is_list=False)]
    for field in fields_of(Case):
        name, place = capitalised(kind_name(field.name)), Place(field.name)
        if field.kind == "records":
            lists.append(Offer(name, place, is_list=True))
        elif field.kind == "record":
            single.append(Offer(name, place, is_list=False))
    return [*sorted(lists, key=lambda offer: offer.name), *single]


def offers_by_word() -> list[Offer]:
    """The same by words of the clinic, each with the kind of record that it is stated as."""
    kinds = {offer.place: offer for offer in offers()}
    found = []
    for word in KIND_WORDS:
        kind = kinds[Place(word.collection)]
        name = f"{word.word} ({lowered(kind.name)})"
        found.append(Offer(name, kind.place, kind.is_list, word.fields))
    return found


class KindChooser(QFrame):
    """A line to type into, and the kinds that it leaves. `chosen` tells the one that was taken."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kinds, self._words = offers(), offers_by_word()
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("What do you want to add?")
        self.line.setAccessibleName("Kind of record")
        self.line.textChanged.connect(self._filter)
        self.line.returnPressed.connect(self._take)
        self.line.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Kinds of record")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _: self._take())
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.resize(*_SIZE)
        self._filter("")

    def open_at(self, corner: QPoint, kind: str = "") -> None:
        """Open with the list of this name chosen."""
        self.move(corner)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        names = [offer.place for offer in self._kinds]
        if kind and kind in names:
            self.list.setCurrentRow(names.index(Place(kind)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list with the arrows while one types."""
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in _WALKING:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _filter(self, typed: str) -> None:
        """The kinds with all of these words; then words of the clinic that begin with them."""
        words = typed.casefold().split()
        self._shown = [
            offer for offer in self._kinds if all(word in offer.name.casefold() for word in words)
        ]
        if words:
            begun = typed.casefold().strip()
            self._shown += [one for one in self._words if _begins(one.name.casefold(), begun)]
        self.list.clear()
        self.list.addItems([offer.name for offer in self._shown] or [NOTHING_FOUND])
        self.list.setCurrentRow(0 if self._shown else -1)

    def _take(self) -> None:
        if 0 <= (row := self.list.currentRow()) < len(self._shown):
            offer = self._shown[row]
            self.close()
            self.chosen.emit(offer)


def _begins(name: str, typed: str) -> bool:
    """Whether the name, or one of its words, begins with what is typed."""
    return name.startswith(typed) or f" {typed}" in name
