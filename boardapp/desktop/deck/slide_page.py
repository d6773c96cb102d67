"""The chosen slide of the deck: its title, the slide large, its notes below it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardapp.desktop.deck.large_slide import LargeSlide
from boardapp.desktop.parts.html import Colours, heading, page, paragraph

if TYPE_CHECKING:
    from boardapp.deck.fitting.page import Page
    from boardapp.deck.outline.picker import SlideChoice
    from boardapp.desktop.slides.recording import Recording

MADE = "made from the data: {}"
LEFT_OUT = "Left out of the deck; Space in the list takes it in"
PAINTING = "Painting the slide …"
LEAST_NOTES = 96
"""The height in pixels that is left to the notes."""
NO_NOTES = "This slide has no notes."


class SlidePage(QWidget):
    """The right side of the panel.

    `titled` hands on a title that was typed, empty for the one made from the data; `left_title`
    tells that the keyboard leaves the field. `turned` asks for another page of the slide.
    """

    titled = Signal(str)
    left_title = Signal()
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice: SlideChoice | None = None
        self._page: Page | None = None
        self._is_moved = False
        self.title_field = QLineEdit(self)
        self.title_field.setAccessibleName("Title of the slide; empty: the one made from the data")
        self.title_field.setClearButtonEnabled(True)
        self.title_field.editingFinished.connect(self._take_title)
        self.title_field.installEventFilter(self)
        self.slide = LargeSlide(self)
        self.notes = QTextBrowser(self)
        self.notes.setAccessibleName("Notes of the slide")
        self.notes.setOpenLinks(False)
        self.page_label = QLabel(self)
        self.page_before = self._turner("‹", "Slide before of this split one", -1)
        self.page_after = self._turner("›", "Next slide of this split one", 1)
        self._lay_out()

    def show_slide(
        self,
        choice: "SlideChoice | None",
        page: "Page | None",
        recording: "Recording | None",
        at: tuple[int, int],
        otherwise: str = "",
    ) -> None:
        """Show a slide; `at` is which of its written slides this is, from 0, and how many.

        `otherwise` is what is said where there is none.
        """
        is_other = (self._choice.key if self._choice else "") != (choice.key if choice else "")
        self._choice, self._page = choice, page
        if choice is not None and (is_other or not self.title_field.isModified()):
            is_own = choice.title != choice.made_title
            self.title_field.setText(choice.title if is_own else "")
            self.title_field.setPlaceholderText(choice.made_title)
            self.title_field.setCursorPosition(0)
        if choice is None:
            self.title_field.setText("")
            self.title_field.setPlaceholderText("")
        self.title_field.setEnabled(choice is not None)
        part, count = at
        for widget in (self.page_label, self.page_before, self.page_after):
            widget.setVisible(count > 1)
        self.page_label.setText(f"{part + 1} of {count}")
        self.page_before.setEnabled(part > 0)
        self.page_after.setEnabled(part < count - 1)
        name = f"Slide: {page.slide.title}" if page else ""
        if choice is not None and not choice.included:
            name = f"{LEFT_OUT}: {name}"
        sentence = otherwise if choice is None else PAINTING
        self.slide.show_slide(recording if page else None, name, sentence)
        self._show_notes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: share the height anew, unless the user has."""
        super().resizeEvent(event)
        self._share_height()

    def edit_title(self) -> None:
        """Put the keyboard into the field of the title."""
        self.title_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title_field.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: take over the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "notes"):
            self._show_notes()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Esc leaves the title as it was; Return gives the keyboard back to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._restore_title()
                self.left_title.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left_title.emit()  # which ends the editing
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        label = QLabel("Title:", self)
        label.setBuddy(self.title_field)
        head = QHBoxLayout()
        head.addWidget(label)
        head.addWidget(self.title_field, 1)
        for widget in (self.page_before, self.page_label, self.page_after):
            head.addWidget(widget)
        splitter = self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.slide)
        splitter.addWidget(self.notes)
        splitter.setChildrenCollapsible(False)
        splitter.splitterMoved.connect(self._keep_sizes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(splitter, 1)

    def _keep_sizes(self) -> None:
        self._is_moved = True

    def _share_height(self) -> None:
        """Give the slide the height that its width asks for, and the notes the rest."""
        if self._is_moved:
            return
        height = self._splitter.height()
        wished = self.slide.height_for(self._splitter.width())
        slide = min(wished, height - LEAST_NOTES)
        self._splitter.setSizes([slide, height - slide])

    def _turner(self, sign: str, name: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({'←' if step < 0 else '→'} in the list)")
        button.clicked.connect(lambda: self.turned.emit(step))
        return button

    def _take_title(self) -> None:
        if self._choice is None or not self.title_field.isModified():
            return
        self.title_field.setModified(False)
        self.titled.emit(self.title_field.text())

    def _restore_title(self) -> None:
        if self._choice is None:
            return
        is_own = self._choice.title != self._choice.made_title
        self.title_field.setText(self._choice.title if is_own else "")

    def _show_notes(self) -> None:
        lines = self._page.notes if self._page else ()
        body = [heading(line.text) if line.is_heading else paragraph(line.text) for line in lines]
        if not body and self._page:
            body = [paragraph(NO_NOTES, kind="muted")]
        self.notes.setHtml(page(body, Colours.of(self.palette())))
