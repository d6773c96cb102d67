"""The choice of slides in the export dialog."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from boardapp.desktop.deck.picker.actions import PickerActions
from boardapp.desktop.deck.picker.model import SlidesModel, own_titles
from boardapp.desktop.deck.picker.outlines import Outline, Outlines
from boardapp.desktop.deck.picker.remark import remark_on
from boardapp.desktop.deck.picker.view import SlidesView

if TYPE_CHECKING:
    from boardapp.case.deck_settings import DeckSettings, Preset
    from boardapp.deck.outline.picker import SlideChoice

REMARK_LINES = 2
LISTING = "Listing the slides …"
NOT_LISTED = (
    "The slides can't be listed. The deck can be exported all the same: with the slides that the "
    "case has chosen, or else those of its length."
)


class SlidePicker(QGroupBox):
    """A list with ticks, and buttons beside it; `changed` fires after each change.

    Each preset keeps its own order and ticks while the dialog is open; titles go with the slide.
    """

    changed = Signal()

    def __init__(self, outlines: Outlines, parent: QWidget | None = None) -> None:
        super().__init__("Slides", parent)
        self._outlines = outlines
        self._preset: Preset = "standard"
        self._listed: dict[Preset, Outline] = {}
        self._arranged: dict[Preset, tuple[SlideChoice, ...]] = {}
        self._titles: dict[str, str] | None = None
        self._has_new_titles = False
        self.model = SlidesModel(self)
        self.view = SlidesView(self)
        self.view.setModel(self.model)
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.remark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.remark.setMinimumHeight(REMARK_LINES * self.fontMetrics().lineSpacing())
        self._wait_label = QLabel(LISTING, self)
        self._wait_label.setWordWrap(True)
        self.commands: PickerActions = PickerActions(self, self)
        self._lay_out()
        self._connect()

    # What stands in the list

    @property
    def is_listed(self) -> bool:
        """Whether the slides of the chosen length are on screen."""
        return self._preset in self._listed

    @property
    def fault(self) -> str:
        """Why no deck can be made of the list; empty if one can."""
        if self.is_listed and not any(choice.included for choice in self.model.choices):
            return "No slide is ticked. Tick at least one."
        if not self.is_listed and self._has_new_titles:
            return "Wait until the slides are listed, so that your titles are not lost."
        return ""

    @property
    def choice(self) -> "DeckSettings":
        """What the case is to keep."""
        from boardapp.deck.outline.chosen import kept_choice

        stored, outline = self._outlines.stored, self._listed.get(self._preset)
        if outline is None:
            return stored
        return kept_choice(stored, self._preset, outline.made, outline.chosen, self.model.choices)

    @property
    def chosen(self) -> "SlideChoice | None":
        """The slide that has the keyboard."""
        return self.model.row(self.view.number)

    @property
    def is_in_backup(self) -> bool:
        """Whether the chosen slide is in the backup."""
        return self.chosen is not None and self.view.number > self.model.divider

    @property
    def may_reset(self) -> bool:
        """Whether the list differs from what the preset has."""
        outline = self._listed.get(self._preset)
        return outline is not None and self.model.choices != outline.made

    # What the dialog and the actions ask for

    def open_preset(self, preset: "Preset") -> None:
        """Show the slides of a length, with the titles given so far."""
        self._keep()
        self._preset = preset
        if preset in self._listed:
            self._show(self._arranged.get(preset, self._listed[preset].chosen))
            return
        self._wait_label.setText(LISTING)
        self._pages.setCurrentWidget(self._wait_label)
        self._outlines.ask(preset, self._take, self._fail)
        self._tell_change()

    def stop(self) -> None:
        """Let a list that is being made come to nothing: the dialog is over."""
        self._outlines.stop()

    def may_move(self, rows: int) -> bool:
        """Whether the chosen slide can go up (−1) or down (1)."""
        to = self.view.number + rows
        return self.chosen is not None and 0 <= to < self.model.rowCount()

    def move_by(self, rows: int) -> None:
        """Move the chosen slide up (−1) or down (1), also into the backup and out of it."""
        if self.may_move(rows):
            self._move_to(self.view.number + rows)

    def move_across(self) -> None:
        """Move the chosen slide to the head of the backup, or to the end of what is shown."""
        if self.chosen is not None:
            self._move_to(self.model.divider)

    def edit_title(self) -> None:
        """Open the field for the title of the chosen slide."""
        if self.chosen is not None:
            self.view.setFocus()
            self.view.edit(self.view.currentIndex())

    def reset(self) -> None:
        """Go back to the slides, the order and the titles that the preset has."""
        self._show(self._listed[self._preset].made, titles={})
        self.view.setFocus()

    # Building

    def _lay_out(self) -> None:
        buttons = QVBoxLayout()
        for button in self.commands.buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        listed = QWidget(self)
        row = QHBoxLayout(listed)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.view, 1)
        row.addLayout(buttons)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(listed)  # first: the pages ask for the room of the one on top
        self._pages.addWidget(self._wait_label)
        self._list_page = listed
        column = QVBoxLayout(self)
        column.addWidget(self._pages, 1)
        column.addWidget(self.remark)

    def _connect(self) -> None:
        for signal in (self.model.dataChanged, self.model.rowsMoved, self.model.modelReset):
            signal.connect(self._tell_change)
        self.view.selectionModel().currentChanged.connect(self._refresh)

    # What happened

    def _keep(self) -> None:
        """Remember the list on screen, and its titles for the next one."""
        outline = self._listed.get(self._preset)
        if outline is None:
            return
        self._arranged[self._preset] = self.model.choices
        self._titles = self.model.own_titles()
        self._has_new_titles = self._titles != own_titles(outline.chosen)

    def _take(self, outline: Outline) -> None:
        self._listed[self._preset] = outline
        self._show(outline.chosen)

    def _fail(self, error: BaseException) -> None:
        self._wait_label.setText(NOT_LISTED)
        self._outlines.report(error)

    def _show(
        self, choices: "tuple[SlideChoice, ...]", titles: dict[str, str] | None = None
    ) -> None:
        titles = self._titles if titles is None else titles
        self.model.show_choices(choices)
        if titles is not None:
            self.model.retitle(titles)
        self.view.choose(0)
        self._pages.setCurrentWidget(self._list_page)
        self._tell_change()

    def _move_to(self, row: int) -> None:
        self.model.move(self.view.number, row)
        self.view.scrollTo(self.view.currentIndex())
        self._refresh()

    def _tell_change(self) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        self.commands.refresh()
        self.remark.setText(self._remark())

    def _remark(self) -> str:
        outline = self._listed.get(self._preset)
        if outline is None:
            return ""
        is_changed = self.choice is not self._outlines.stored
        return remark_on(self.chosen, self._outlines.stored, self._preset, is_changed=is_changed)
