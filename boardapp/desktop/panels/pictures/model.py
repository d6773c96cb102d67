"""The pictures of a case as a list: caption and facts at once, thumbnails as they are read."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from boardapp.desktop.panels.pictures.reader import Wanted
from boardapp.desktop.parts.html import time_text
from boardapp.review.model.meeting import ImageEntry
from boardapp.words.missing import stated

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class Role(IntEnum):
    """What the list is told beside Qt's own roles."""

    FACTS = Qt.ItemDataRole.UserRole
    """Modality, time and source in one line."""
    FAULT = Qt.ItemDataRole.UserRole + 1
    """Why there is no thumbnail, in sentences; empty: there is one, or it is being read."""


class PictureModel(QAbstractListModel):
    """Read only; what is known of each picture by the place of its record."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[ImageEntry, ...] = ()
        self._thumbnails: dict[Wanted, QImage] = {}
        self._faults: dict[str, str] = {}

    @property
    def entries(self) -> Sequence[ImageEntry]:
        """The pictures in order."""
        return self._entries

    @property
    def wanted(self) -> list[Wanted]:
        """What is to be read for them."""
        return [wanted_of(entry) for entry in self._entries]

    def show_entries(self, entries: Sequence[ImageEntry]) -> None:
        """Replace the pictures; a thumbnail of the same file stays until it is read again."""
        self.beginResetModel()
        self._entries, self._faults = tuple(entries), {}
        kept = set(self.wanted)
        self._thumbnails = {w: image for w, image in self._thumbnails.items() if w in kept}
        self.endResetModel()

    def number_of(self, place: str) -> int:
        """Where the picture of this place stands; −1: nowhere."""
        places = [str(entry.place) for entry in self._entries]
        return places.index(place) if place in places else -1

    def set_thumbnail(self, place: str, picture: QImage) -> None:
        """Take what was read for a place."""
        if (number := self.number_of(place)) >= 0:
            self._thumbnails[self.wanted[number]] = picture
            self._faults.pop(place, None)
            self._tell(number)

    def set_fault(self, place: str, sentences: str) -> None:
        """Take why the picture of a place can't be shown."""
        if (number := self.number_of(place)) >= 0:
            self._thumbnails.pop(self.wanted[number], None)
            self._faults[place] = sentences
            self._tell(number)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Qt: the number of pictures."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the caption, the thumbnail, and what is said of the picture."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        fault = self._faults.get(str(entry.place), "")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return caption_text(entry)
            case Qt.ItemDataRole.DecorationRole:
                return self._thumbnails.get(wanted_of(entry))
            case Role.FACTS:
                return facts_text(entry)
            case Role.FAULT:
                return fault
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                told = (caption_text(entry), facts_text(entry), _description(entry), fault)
                return "\n".join(filter(None, told))
        return None

    def _tell(self, number: int) -> None:
        index = self.index(number)
        self.dataChanged.emit(index, index)


def wanted_of(entry: ImageEntry) -> Wanted:
    """What is to be read for a picture."""
    return Wanted(str(entry.place), entry.file)


def caption_text(entry: ImageEntry) -> str:
    """The caption of a picture, or that it has none yet."""
    return stated(entry.caption, "no caption yet")


def facts_text(entry: ImageEntry) -> str:
    """What is stated of a picture, in one line: modality, time and source."""
    source = f"[{entry.source}]" if entry.source else ""
    when = time_text(entry.when) if entry.when.is_reported else "time not reported"
    parts = (stated(entry.modality, "modality not reported"), when, source)
    return " · ".join(filter(None, parts))


def _description(entry: ImageEntry) -> str:
    return entry.description if entry.description != entry.caption else ""


def description_text(entry: ImageEntry) -> str:
    """What stands below the large picture: its facts, and its description where it has one."""
    return "\n".join(filter(None, (facts_text(entry), _description(entry))))
