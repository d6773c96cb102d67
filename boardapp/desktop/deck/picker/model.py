"""The slides of a deck as a list that can be ticked, ordered and retitled."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from boardapp.desktop.deck.picker.face import NO_FACE, Face

if TYPE_CHECKING:
    from boardapp.deck.outline.picker import SlideChoice

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()
MADE_TITLE = Role.UserRole
"""The title made from the data, whatever the slide is called."""
IS_DIVIDER = Role.UserRole + 1
FACE = Role.UserRole + 2
"""The `Face` of a slide: its thumbnail, marks and numbers."""
MIME_TYPE = "application/x-boardapp-slide"


class SlidesModel(QAbstractListModel):
    """One row a slide, in the order of the deck, and one row that begins the backup.

    `faces_shown` fires when slides look different and are the same. One slide at least stays in
    the deck.
    """

    faces_shown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SlideChoice | None] = []
        self._faces: Mapping[str, Face] = {}
        self._divider = ""

    @property
    def choices(self) -> "tuple[SlideChoice, ...]":
        """The list as it stands; each slide is in the part of the deck that its row is in."""
        found: list[SlideChoice] = []
        is_backup = False
        for row in self._rows:
            if row is None:
                is_backup = True
            elif is_backup:
                found.append(replace(row, section="Backup"))
            elif row.section == "Backup":
                found.append(replace(row, section=found[-1].section if found else "Case"))
            else:
                found.append(row)
        return tuple(found)

    @property
    def divider(self) -> int:
        """The row that begins the backup."""
        return self._rows.index(None)

    @property
    def keys(self) -> list[str]:
        """The keys of the slides by their rows; empty where the backup begins."""
        return [row.key if row else "" for row in self._rows]

    def show_faces(self, faces: Mapping[str, Face], divider: str) -> None:
        """Show how each slide looks, by its key, and what the row says that begins the backup."""
        self._faces, self._divider = faces, divider
        if self._rows:
            self.faces_shown.emit()

    def show_choices(self, choices: "Sequence[SlideChoice]") -> None:
        """Replace all rows."""
        self.beginResetModel()
        main = [choice for choice in choices if choice.section != "Backup"]
        backup = [choice for choice in choices if choice.section == "Backup"]
        self._rows = [*main, None, *backup]
        self.endResetModel()

    def row(self, number: int) -> "SlideChoice | None":
        """The slide of a row; None: the row begins the backup, or is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def move(self, number: int, to: int) -> bool:
        """Move a slide so that it stands in row `to`."""
        return self.moveRow(NO_PARENT, number, NO_PARENT, to + 1 if to > number else to)

    # Qt

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Qt: the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: what can be done with a row; between rows a slide can be dropped."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self._rows[index.row()] is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401  as in Qt
        """Qt: title, tick, tip and what a screen reader says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if row is None:
            return _divider_data(self._divider, role)
        face = self._faces.get(row.key, NO_FACE)
        return face if role == FACE else _slide_data(row, face, role)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Qt: tick a slide, or give it a title of its own; an empty one is the made one."""
        row = self._rows[index.row()] if index.isValid() else None
        if row is None:
            return False
        if role == Role.CheckStateRole:
            if row.included and sum(one.included for one in self.choices) == 1:
                return False
            self._put(index.row(), replace(row, included=Qt.CheckState(value) != _UNTICKED))
        elif role == Role.EditRole:
            title = " ".join(str(value).split()) or row.made_title
            self._put(index.row(), replace(row, title=title))
        else:
            return False
        return True

    def moveRows(
        self,
        sourceParent: Index,  # noqa: N803  named as in Qt, like the next ones
        sourceRow: int,  # noqa: N803
        count: int,
        destinationParent: Index,  # noqa: N803
        destinationChild: int,  # noqa: N803
    ) -> bool:
        """Qt: move slides before the row `destinationChild`; the divider itself stays."""
        moved = self._rows[sourceRow : sourceRow + count]
        is_within = 0 <= destinationChild <= len(self._rows)
        if sourceParent.isValid() or destinationParent.isValid() or not is_within:
            return False
        if not moved or None in moved:
            return False
        if not self.beginMoveRows(
            NO_PARENT, sourceRow, sourceRow + count - 1, NO_PARENT, destinationChild
        ):
            return False
        del self._rows[sourceRow : sourceRow + count]
        to = destinationChild - (count if destinationChild > sourceRow else 0)
        self._rows[to:to] = moved
        self.endMoveRows()
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Qt: a slide that is dragged is moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Qt: only a slide of this list can be dropped."""
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt: the slide that is taken, and whose it is."""
        data = QMimeData()
        data.setData(MIME_TYPE, QByteArray(f"{id(self)} {indexes[0].row()}".encode()))
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: Index,
    ) -> bool:
        """Qt: let a slide of this list fall before `row`."""
        owner, _, number = bytes(data.data(MIME_TYPE).data()).decode().partition(" ")
        if action != Qt.DropAction.MoveAction or owner != str(id(self)):
            return False
        return self.moveRow(NO_PARENT, int(number), NO_PARENT, row)

    def _put(self, number: int, row: "SlideChoice") -> None:
        if row == self._rows[number]:
            return
        self._rows[number] = row
        self.dataChanged.emit(self.index(number), self.index(number))


_TICKED, _UNTICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def _divider_data(text: str, role: int) -> str | bool | None:
    if role == Role.DisplayRole:
        return text
    return True if role == IS_DIVIDER else None


def _slide_data(row: "SlideChoice", face: Face, role: int) -> object:
    is_own = is_retitled(row)
    match role:
        case Role.DisplayRole:
            return row.title
        case Role.EditRole:
            return row.title if is_own else ""
        case Role.CheckStateRole:
            return _TICKED if row.included else _UNTICKED
        case Role.ToolTipRole:
            return "\n".join((about(row), *(f"{mark.sign} {mark.words}" for mark in face.marks)))
        case Role.AccessibleTextRole:
            return spoken(row, face)
        case Role.FontRole:
            return _italic() if is_own else None
        case _:
            return row.made_title if role == MADE_TITLE else None


def is_retitled(row: "SlideChoice") -> bool:
    """Whether somebody chose the title."""
    return row.title != row.made_title


def about(row: "SlideChoice") -> str:
    """What a slide is called, by whom."""
    if not is_retitled(row):
        return f"{row.key}: {row.title}"
    return f"{row.key}: {row.title}\nYour title; made from the data: {row.made_title}"


def spoken(row: "SlideChoice", face: Face) -> str:
    """What a screen reader says of a slide: its number, title and marks."""
    number = f"slide {face.numbers[0] + 1}" if face.numbers else ""
    state = "" if row.included else "left out"
    changed = "just changed" if face.is_changed else ""
    told = (number, row.title, state, changed, *(mark.words for mark in face.marks))
    return ", ".join(filter(None, told))


def _italic() -> QFont:
    font = QFont()
    font.setItalic(True)
    return font
