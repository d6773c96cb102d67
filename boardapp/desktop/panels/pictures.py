"""Pictures: those of the case with what each shows; the chosen one large."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from boardapp.desktop.panels.picture_list import PictureList
from boardapp.desktop.panels.picture_model import PictureModel, description_text, wanted_of
from boardapp.desktop.panels.picture_reading import PictureReader
from boardapp.desktop.panels.picture_view import PictureView
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.place_match import best_match
from boardapp.review.model.meeting import ImageEntry
from boardapp.review.model.review import Review

EMPTY = (
    "The case has no pictures.\nPut a picture (PNG, JPEG, GIF, BMP or TIFF) beside the case file "
    "and add a record under “images” with its file and a caption, or a record with a caption alone "
    "for what radiology will show."
)
READING = "The picture is being read …"
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class PicturesKept(NamedTuple):
    """Which picture the user had chosen, by its place."""

    place: str


class PicturesPanel(Panel):
    """A list of the pictures beside the chosen one, which is read on another thread."""

    panel_id = "pictures"
    title = "Pictures"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self.model = PictureModel(self)
        self.list = PictureList(self.model, self)
        self.view = PictureView(self)
        self.caption = _words(self)
        self.facts = _words(self)
        self.empty = _words(self)
        self.reader = PictureReader(self)
        self.reader.small.connect(self.model.set_thumbnail)
        self.reader.large.connect(self._show_large)
        self.reader.failed.connect(self._show_fault)
        self.list.chosen.connect(self._show_chosen)
        self.list.chosen_by_user.connect(self._tell_chosen)
        self._lay_out()
        self.show_review(None)

    def show_file(self, path: Path | None) -> None:
        """Note the file of the case: its pictures lie beside it, or in it."""
        self._path = path

    def read_again(self) -> None:
        """Read all pictures again."""
        self.reader.read_all(self._path, self.model.wanted)
        if self.list.currentIndex().isValid():
            self._show_chosen(self.list.currentIndex().row())

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what could not be shown: it may be there by now."""
        super().showEvent(event)
        if self.model.entries and self.view.picture is None and not self.reader.is_busy:
            self.read_again()

    def show_review(self, review: Review | None) -> None:
        """Show the pictures of another review; the first is chosen."""
        self.reader.forget()
        entries = review.images if review else ()
        self.model.show_entries(entries)
        self._pages.setCurrentIndex(0 if entries else 1)
        self.empty.setText(EMPTY if review and not entries else "")
        self.reader.read_all(self._path, self.model.wanted)
        if entries:
            self.list.choose(0)
        else:
            self._show_words(None)
            self.view.say("")

    def first_focus(self) -> QWidget | None:
        """The list, or what stands in its place where there are no pictures."""
        return self.list if self.list.isVisible() else self.empty

    def rate(self, place: str) -> int:
        """How well one of the pictures stands for this place, as `match` rates it."""
        return best_match(place, self._places())[1]

    def reveal(self, place: str) -> bool:
        """Choose the picture of this place."""
        found, _ = best_match(place, self._places())
        if found >= 0:
            self.list.choose(found)
        return found >= 0

    def keep(self) -> PicturesKept:
        """The chosen picture."""
        chosen = self._chosen()
        return PicturesKept(str(chosen.place) if chosen else "")

    def restore(self, kept: object, follow: Follow) -> None:
        """Choose the same picture, if there still is one."""
        if isinstance(kept, PicturesKept) and kept.place:
            number = self.model.number_of(follow(kept.place))
            if number > 0:
                self.list.choose(number)

    def _lay_out(self) -> None:
        large = QWidget(self)
        large.setAutoFillBackground(True)
        large.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(large)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.view, 1)
        column.addWidget(self.facts)
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.addWidget(self.list)
        both.addWidget(large)
        both.setStretchFactor(1, 1)
        both.setSizes([320, 640])
        both.setChildrenCollapsible(False)
        font = self.caption.font()
        font.setBold(True)
        self.caption.setFont(font)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setTextInteractionFlags(_SELECTABLE)
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(both)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def _places(self) -> list[str]:
        return [str(entry.place) for entry in self.model.entries]

    def _chosen(self) -> ImageEntry | None:
        index = self.list.currentIndex()
        return self.model.entries[index.row()] if index.isValid() else None

    def _show_chosen(self, number: int) -> None:
        entry = self.model.entries[number]
        self._show_words(entry)
        self.view.say(READING)
        self.reader.read(self._path, wanted_of(entry))

    def _show_words(self, entry: ImageEntry | None) -> None:
        self.caption.setText(entry.caption if entry else "")
        self.facts.setText(description_text(entry) if entry else "")
        self.view.setAccessibleName(f"Picture: {entry.caption}" if entry else "Picture")

    def _tell_chosen(self, number: int) -> None:
        self.fact_selected.emit(str(self.model.entries[number].place))

    def _show_large(self, place: str, levels: object) -> None:
        chosen = self._chosen()
        if chosen is not None and str(chosen.place) == place and isinstance(levels, tuple):
            self.view.show_levels(levels)

    def _show_fault(self, place: str, sentences: str) -> None:
        self.model.set_fault(place, sentences)
        chosen = self._chosen()
        if chosen is not None and str(chosen.place) == place:
            self.view.say(sentences)


def _words(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(12, 0, 12, 0)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
