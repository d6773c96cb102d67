"""The choice of slides of the open case: each change is a step of the case that can be undone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from boardapp.desktop.deck.picker.model import SlidesModel
from boardapp.desktop.deck.picker.step import step_name
from boardapp.desktop.deck.picker.view import SlidesView
from boardapp.desktop.session.document import Document
from boardapp.desktop.session.edits import EditRefusedError

if TYPE_CHECKING:
    from boardapp.case.deck_settings import Preset
    from boardapp.deck.outline.picker import SlideChoice
    from boardapp.deck.plan import Plan


class SlidePicker(QObject):
    """The list of slides with what can be done to it.

    `chosen_changed` fires when another slide has the keyboard, `changed` after each change of the
    list with the name of its step, `refused` with a sentence when the case does not take one,
    which is then taken back. `title_wanted` asks for the field of the title.
    """

    changed = Signal(str)
    chosen_changed = Signal()
    refused = Signal(str)
    title_wanted = Signal()

    def __init__(self, document: Document, view: SlidesView) -> None:
        super().__init__(view)
        self._document = document
        self._preset: Preset = "standard"
        self._made: tuple[SlideChoice, ...] = ()
        self._kept: tuple[SlideChoice, ...] = ()
        self.model = SlidesModel(self)
        self.view = view
        view.setModel(self.model)
        self.model.dataChanged.connect(self._keep)
        self.model.rowsMoved.connect(self._keep)
        view.selectionModel().currentChanged.connect(self.chosen_changed)

    # What stands in the list

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
        return bool(self._made) and self.model.choices != self._made

    @property
    def preset(self) -> "Preset":
        """The length whose slides are listed."""
        return self._preset

    # What is shown

    def show_plan(self, plan: "Plan") -> None:
        """List the slides of a plan; the chosen one stays chosen if it is still there."""
        self._preset, self._made, self._kept = plan.preset, plan.made, plan.chosen
        if self.model.choices != plan.chosen:
            self._show(plan.chosen)

    def clear(self) -> None:
        """List nothing: there is no case, or it can't be listed."""
        self._made = self._kept = ()
        self.model.show_choices(())

    def choose(self, key: str) -> None:
        """Give the keyboard to a slide."""
        if key in self.model.keys:
            self.view.choose(self.model.keys.index(key))

    # What the actions ask for

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
        """Ask for the field for the title of the chosen slide."""
        if self.chosen is not None:
            self.title_wanted.emit()

    def retitle(self, title: str) -> None:
        """Give the chosen slide a title of its own; an empty one is that made from the data."""
        self.model.setData(self.view.currentIndex(), title, Qt.ItemDataRole.EditRole)

    def reset(self) -> None:
        """Go back to the slides, the order and the titles that the preset has."""
        self._show(self._made)
        self._keep()
        self.view.setFocus()

    # Keeping

    def _show(self, choices: "Sequence[SlideChoice]") -> None:
        key = self.chosen.key if self.chosen else ""
        self.model.show_choices(choices)
        keys = self.model.keys
        self.view.choose(keys.index(key) if key and key in keys else 0)
        self.chosen_changed.emit()

    def _move_to(self, row: int) -> None:
        self.model.move(self.view.number, row)
        self.view.scrollTo(self.view.currentIndex())

    def _keep(self) -> None:
        """Make the list as it stands a step of the case; take it back where that is refused."""
        from boardapp.deck.outline.chosen import kept_choice

        case, before, after = self._document.case, self._kept, self.model.choices
        if case is None or after == before:
            return
        kept = kept_choice(case.presentation, self._preset, self._made, before, after)
        name = step_name(before, after)
        try:
            self._document.apply(name, case, replace(case, presentation=kept))
        except EditRefusedError as error:
            self._show(before)
            self.refused.emit(str(error))
            return
        self._kept = after
        self.changed.emit(name)
