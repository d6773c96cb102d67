"""What is done to the current fact: edited in the pane, added, copied, moved, deleted."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QTextBrowser

from boardapp.case.place import Place
from boardapp.desktop.parts.fact_menu import has_menu
from boardapp.desktop.session.document import Document
from boardapp.desktop.session.edits import Edit, EditRefusedError
from boardapp.desktop.window.fact_desk import FactDesk
from boardapp.desktop.window.panel_area import PanelArea

if TYPE_CHECKING:
    from boardapp.desktop.edit.kind_chooser import Offer
    from boardapp.desktop.facts.pane import FactPane
    from boardapp.review.model.findings import Finding


class EditDesk(QObject):
    """Changes the fact that is chosen.

    Keys that the widget with the keyboard has no use for come up to the panels, where F2, Insert,
    Delete and Alt with the arrows are waited for.
    """

    def __init__(self, document: Document, panels: PanelArea, facts: FactDesk) -> None:
        super().__init__(panels)
        self._document, self._panels, self._facts = document, panels, facts
        facts.edit_wanted.connect(self.edit_at)
        facts.pane_made.connect(self._listen)
        panels.installEventFilter(self)

    @property
    def has_fact(self) -> bool:
        """Whether there is something to edit."""
        return self._document.case is not None and (
            bool(self._facts.current.place) or self._is_open
        )

    @property
    def has_item(self) -> bool:
        """Whether it is one of a list, which can be copied, moved and deleted."""
        from boardapp.desktop.edit.record_edits import is_in_list

        return self.has_fact and is_in_list(self._target)

    def edit(self) -> None:
        """Turn the pane into the form of the current fact."""
        if self._facts.current.place:
            self.edit_at(self._facts.current.place)

    def edit_at(self, place: str) -> None:
        """Turn the pane into the form of the record at a place, at the field that it names."""
        self._facts.side.open()
        facts = self._facts
        is_current = place == facts.current.place
        self._pane.edit(facts.place_in_case if is_current else facts.names.place_of(place))

    def fill_in(self, place: str, fields: Mapping[str, str]) -> None:
        """Go to a field that says nothing yet; of a list, to a new record that `fields` name."""
        from boardapp.desktop.edit.record_edits import is_list

        self._facts.side.open()
        if is_list(Place(place)):
            self._pane.add(Place(place), fields)
        else:
            self._pane.edit(Place(place))

    def choose_kind(self) -> None:
        """Offer the kinds of record to add, by typing."""
        from boardapp.desktop.edit.kind_chooser import KindChooser

        chooser = KindChooser(self._panels)
        chooser.chosen.connect(self._add)
        corner = QPoint((self._panels.width() - chooser.width()) // 2, 24)
        chooser.open_at(self._panels.mapToGlobal(corner), self._target.collection)

    def copy(self) -> None:
        """Copy the record behind itself, and go on with the copy."""
        from boardapp.desktop.edit.record_edits import copy_edit

        if self.has_item:
            edit, target = copy_edit(self._pane.editing.case, self._target)
            if self._tell(self._pane.editing.make(edit)):
                self._follow(target)

    def move(self, by: int) -> None:
        """Move the record in its list."""
        from boardapp.desktop.edit.record_edits import move_edit

        if self.has_item:
            edit, _ = move_edit(self._pane.editing.case, self._target, by)
            self._tell(self._pane.editing.make(edit))

    def doubt(self) -> None:
        """Say in one line what is unclear about the field that is edited."""
        if self._is_open:
            form = self._pane.form
            form.remarks.ask_doubt(form.page.field)
        else:
            self._facts.said.emit("Edit a fact first: a doubt is about one of its fields.")

    def ask_reason(self, finding: "Finding") -> None:
        """Let the user say why a finding stands, in the form of the fact that it is about."""
        self._facts.side.open()
        self._pane.ask_reason(finding)

    def acknowledge(self) -> None:
        """The same for the first finding about the field that is edited, or the chosen fact."""
        if self._is_open:
            form = self._pane.form
            is_asked = form.remarks.ask_reason_at(form.page.field)
        else:
            sheet = self._pane.sheet
            is_asked = sheet is not None and bool(sheet.findings)
            if sheet is not None and is_asked:
                own = (one for one in sheet.findings if one.place == self._facts.current.place)
                self.ask_reason(next(own, sheet.findings[0]))
        if not is_asked:
            what = "this field" if self._is_open else "the chosen fact"
            self._facts.said.emit(f"The checks say nothing of {what}.")

    def repeat_source(self) -> None:
        """State the last source of the fact that is edited."""
        if self._is_open:
            self._pane.form.repeat_source()
        else:
            self._facts.said.emit("Edit a fact first: it gets the last source.")

    def delete(self) -> None:
        """Delete the record; undo brings it back. What still needs it is told instead."""
        from boardapp.desktop.edit.record_edits import delete_edit

        if not self.has_item:
            return
        place = self._target
        try:
            why = self._pane.editing.make(delete_edit(self._pane.editing.case, place))
        except EditRefusedError as error:
            why = str(error)
        if self._tell(why) and place == place.record:
            self._facts.choose("")

    def mend(self, finding: "Finding") -> None:
        """Make the one sure mend of a finding, as one step to undo."""
        from boardapp.review.mending import mended

        review, fix = self._document.review, finding.fix
        if fix is not None and review is not None and finding in review.findings:
            edit = Edit(fix.text, lambda case: mended(case, fix), review)
            self._tell(self._pane.editing.make(edit))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Act on the keys that came up to the panels."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = self._keys.get(QKeySequence(event.keyCombination()).toString())
            if act is not None and self._is_at_fact():
                act()
                return True
        return super().eventFilter(watched, event)

    @cached_property
    def _keys(self) -> dict[str, Callable[[], None]]:
        return {
            "F2": self.edit,
            "Ins": self.choose_kind,
            "Del": self.delete,
            "Alt+Up": lambda: self.move(-1),
            "Alt+Down": lambda: self.move(1),
        }

    def _listen(self) -> None:
        pane = self._pane
        pane.editing.made.connect(self._facts.said)
        pane.page.installEventFilter(self)  # which has a use of its own for the arrows
        pane.add_wanted.connect(self.choose_kind)
        pane.copy_wanted.connect(self.copy)
        pane.delete_wanted.connect(self.delete)
        pane.fix_wanted.connect(self.mend)

    def _is_at_fact(self) -> bool:
        """Whether the keyboard is where the current fact is seen: in its panel, or in the pane."""
        focused = QApplication.focusWidget()
        if self._document.case is None or focused is None:
            return False
        is_page = isinstance(focused, QTextBrowser)  # a fact is chosen in it by its paragraph
        return has_menu(focused) is not None or is_page or self._pane.isAncestorOf(focused)

    def _add(self, offer: "Offer") -> None:
        self._facts.side.open()
        if offer.is_list:
            self._pane.add(offer.place, offer.fields)
        else:
            self._pane.edit(offer.place)

    @property
    def _pane(self) -> "FactPane":
        return self._facts.pane

    @property
    def _is_open(self) -> bool:
        return self._pane.is_editing

    @property
    def _target(self) -> Place:
        """The record that is edited; else the one of the current fact."""
        if self._is_open:
            return self._pane.form.place
        return self._facts.place_in_case.record

    def _follow(self, target: Place) -> None:
        if self._is_open:
            self._pane.edit(target)
        if target == target.record:
            self._facts.expect(target)

    def _tell(self, why: str) -> bool:
        """Tell why nothing was done; True where it was."""
        self._pane.tell(why)
        return not why
