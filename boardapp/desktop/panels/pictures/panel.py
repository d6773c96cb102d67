"""Pictures: those of the case with what each shows; the chosen one large."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QPalette,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from boardapp.casefile.album import Album
from boardapp.desktop.panels.pictures.adding import NO_PICTURE, PictureAdding, sources_in
from boardapp.desktop.panels.pictures.marking import MarkablePicture, MarkBar
from boardapp.desktop.panels.pictures.model import (
    PictureModel,
    caption_text,
    description_text,
    wanted_of,
)
from boardapp.desktop.panels.pictures.reader import PictureReader
from boardapp.desktop.panels.pictures.tiles import PictureList
from boardapp.desktop.parts.after_dialogs import is_dialog_open
from boardapp.desktop.parts.dialogs import NewPictureChooser
from boardapp.desktop.parts.fact_menu import MenuRow
from boardapp.desktop.parts.keys import KeyRow, act_on
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.place_match import best_match
from boardapp.desktop.session.session import Session
from boardapp.review.model.meeting import ImageEntry
from boardapp.review.model.review import Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from boardapp.desktop.panels.pictures.making import Cut, Source

EMPTY = (
    "The case has no pictures.\nDrop one here (PNG, JPEG, GIF, BMP or TIFF), paste one, or choose "
    "a file: its pixels are copied beside the case file or into the packed case, without what its "
    "file says besides. A picture that radiology will show needs a record with a caption alone "
    "(Insert)."
)
READING = "The picture is being read …"

KEYS = (KeyRow("Paste a picture", "Ctrl+V", lambda panel: panel.paste()),)


class PicturesKept(NamedTuple):
    """Which picture the user had chosen, by its place."""

    place: str


class PicturesPanel(Panel):
    """A list of the pictures beside the chosen one, which is read on another thread."""

    panel_id = "pictures"
    title = "Pictures"

    def __init__(
        self,
        session: Session | None = None,
        _exporter: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._new_place = ""
        self._document = session.document if session is not None else None
        self.adding = PictureAdding(self._document, self) if self._document is not None else None
        self.notice = _words(self)
        self._path: Path | None = None
        self.model = PictureModel(self)
        self.list = PictureList(self.model, self)
        self.view = MarkablePicture(self)
        self.mark_bar = MarkBar(self.view, self)
        self.mark_bar.cut_wanted.connect(self._cut)
        self.caption = _words(self)
        self.facts = _words(self)
        self.empty = _words(self)
        self.reader = PictureReader(self)
        self.reader.small.connect(self.model.set_thumbnail)
        self.reader.large.connect(self._show_large)
        self.reader.failed.connect(self._show_fault)
        self.list.chosen.connect(self._show_chosen)
        self.list.chosen_by_user.connect(self._tell_chosen)
        self.add_buttons = (self._add_button(), self._add_button())
        self._lay_out()
        if self.adding is not None:
            self.adding.edit_wanted.connect(self.edit_requested)
            self.adding.added.connect(self._ask_caption)
            self.adding.said.connect(self.tell)
        self.tell("")
        self.show_review(None)

    def show_file(self, path: Path | None) -> None:
        """Note the file of the case: its pictures lie beside it, or in it."""
        self._path = path

    def read_again(self) -> None:
        """Read all pictures again."""
        self.reader.read_all(self._album, self.model.wanted)
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
        if review is None:
            self.tell("")
        entries = review.images if review else ()
        self.model.show_entries(entries)
        self._pages.setCurrentIndex(0 if entries else 1)
        self.empty.setText(EMPTY if review and not entries else "")
        self.reader.read_all(self._album, self.model.wanted)
        if entries:
            self.list.choose(0)
        else:
            self._show_words(None)
            self.view.say("")

    def tell(self, sentence: str) -> None:
        """Say above the pictures what was not done, or what is left to do; empty: nothing."""
        self.notice.setText(f"▲ {sentence}" if sentence else "")
        self.notice.setVisible(bool(sentence))

    def choose_file(self) -> None:
        """Ask for files of pictures, and add them."""
        self._add(NewPictureChooser.ask(self, str(self._path.parent if self._path else "")))

    def paste(self) -> None:
        """Add the picture, or the files of pictures, that the clipboard holds."""
        found = self._taken(QGuiApplication.clipboard().mimeData())
        if found:
            self._add(found)
        else:
            self.tell(NO_PICTURE)

    def switch_marking(self) -> bool:
        """Begin to mark a part of the large picture, or leave that; False: there is none."""
        self.view.mark(not self.view.is_marking)
        if self.view.is_marking:
            self.view.setFocus()
        return self.view.picture is not None

    def cut_marked(self, how: "Cut") -> bool:
        """Crop to what is marked, or black it out; False: nothing is marked."""
        is_marked = not self.view.box.isEmpty()
        if is_marked:
            self._cut(self.view.box, how)
        return is_marked

    def menu_rows(self, place: str) -> "Iterable[MenuRow]":
        """What can be done with a picture's pixels."""
        yield MenuRow("Mark a Part", self.switch_marking)
        if not self.view.box.isEmpty():
            yield MenuRow("Crop to It", lambda: self.cut_marked("crop"))
            yield MenuRow("Black It Out", lambda: self.cut_marked("black out"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste what was copied elsewhere."""
        if not act_on(KEYS, self, event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures; a case is the window's."""
        if self._taken(event.mimeData()) and not is_dialog_open():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        event.acceptProposedAction()
        self._add(self._taken(event.mimeData()))

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
        if self._new_place and (number := self.model.number_of(self._new_place)) >= 0:
            self._new_place = ""
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
        column.addWidget(self.mark_bar)
        column.addWidget(self.facts)
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.addWidget(_above(self.list, self.add_buttons[0]))
        both.addWidget(large)
        both.setStretchFactor(1, 1)
        both.setSizes([320, 640])
        both.setChildrenCollapsible(False)
        font = self.caption.font()
        font.setBold(True)
        self.caption.setFont(font)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # By the mouse alone: the keyboard would draw a caret into it.
        self.empty.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.empty.setAccessibleName("No pictures")
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(both)
        self._pages.addWidget(_above(self.empty, self.add_buttons[1]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.notice)
        layout.addWidget(self._pages)

    def _add_button(self) -> QPushButton:
        button = QPushButton("Add a Picture…", self)
        button.setToolTip(
            "Choose a file (Ctrl+Shift+P); or drop one here, or paste what was copied (Ctrl+V)"
        )
        button.clicked.connect(self.choose_file)
        return button

    def _taken(self, mime: QMimeData) -> "list[Source]":
        return sources_in(mime) if self.adding is not None else []

    def _add(self, sources: "Sequence[Source]") -> None:
        if self.adding is not None and sources:
            self.adding.add(sources)

    def _cut(self, box: QRect, how: "Cut") -> None:
        entry = self._chosen()
        if self.adding is not None and entry is not None:
            self.adding.cut(str(entry.place), entry.file, box, how)

    def _ask_caption(self, place: str) -> None:
        self._new_place = place
        self.fill_requested.emit(f"{place}.caption", {})

    @property
    def _album(self) -> Album:
        return self._document.album if self._document is not None else Album(self._path)

    def _places(self) -> list[str]:
        return [str(entry.place) for entry in self.model.entries]

    def _chosen(self) -> ImageEntry | None:
        index = self.list.currentIndex()
        return self.model.entries[index.row()] if index.isValid() else None

    def _show_chosen(self, number: int) -> None:
        entry = self.model.entries[number]
        self._show_words(entry)
        self.view.say(READING)
        self.reader.read(self._album, wanted_of(entry))

    def _show_words(self, entry: ImageEntry | None) -> None:
        self.caption.setText(caption_text(entry) if entry else "")
        self.facts.setText(description_text(entry) if entry else "")
        self.view.setAccessibleName(f"Picture: {caption_text(entry)}" if entry else "Picture")

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


def _above(upper: QWidget, lower: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 8)
    column.addWidget(upper, 1)
    column.addWidget(lower, 0, Qt.AlignmentFlag.AlignHCenter)
    return both


def _words(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(12, 0, 12, 0)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
