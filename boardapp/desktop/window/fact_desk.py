"""The current fact among the panels: chosen in one, followed to another, walked back."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication

from boardapp.case.place import Place
from boardapp.desktop.session.current_fact import CurrentFact, Step
from boardapp.desktop.session.document import Document
from boardapp.desktop.session.following import followed
from boardapp.desktop.system.settings import Settings
from boardapp.desktop.window.fact_names import FactNames
from boardapp.desktop.window.fact_sources import FactSources
from boardapp.desktop.window.panel_area import PanelArea
from boardapp.desktop.window.panel_table import PanelRow, seen_in
from boardapp.desktop.window.ways import offer

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.desktop.facts.pane import FactPane
    from boardapp.desktop.window.fact_side import FactSide
    from boardapp.review.model.fact import FactSheet
    from boardapp.review.model.review import Review


class FactDesk(QObject):
    """Keeps panels, pane and the way of the user on one fact.

    `said` is a sentence for the status bar; `moved` fires when the way there and back changes.
    `edit_wanted` tells that the user asks for the very fact that is chosen: by Enter or a double
    click on its row, mark or point. `pane_made` fires once the pane is there.
    """

    said = Signal(str)
    moved = Signal()
    edit_wanted = Signal(str)
    pane_made = Signal()

    def __init__(self, document: Document, panels: PanelArea, settings: Settings) -> None:
        super().__init__(panels)
        self._document, self._panels = document, panels
        self._is_walking = False
        self._expected: Place | None = None
        self.current = CurrentFact(self)
        self._settings = settings
        self.current.changed.connect(self._show_sheet)
        panels.stack.fact_selected.connect(self.choose)
        panels.stack.fact_requested.connect(self._answer)
        self.names = FactNames(document)
        self.sources = FactSources(document, panels, self._source)
        self.sources.said.connect(self.said)
        self.sources.found.connect(self._look_at)
        panels.stack.source_requested.connect(self.sources.show)
        panels.opened.connect(self._note_panel)

    @cached_property
    def pane(self) -> "FactPane":
        """The pane, loaded with the first case: the first picture of a window needs none."""
        from boardapp.desktop.edit.editing import Editing
        from boardapp.desktop.facts.pane import FactPane

        pane = FactPane(Editing(self._document), self._panels)
        pane.fact_requested.connect(self.lead_to)
        pane.panel_wanted.connect(self.show_in)
        pane.source_requested.connect(self.sources.show)
        pane.placed.connect(self.expect)
        pane.editing.moved.connect(self._move_expected)
        return pane

    @cached_property
    def side(self) -> "FactSide":
        """Where the pane stands; made with it."""
        from boardapp.desktop.window.fact_side import FactSide

        return FactSide(self._panels, self.pane, self._settings)

    def expect(self, place: str) -> None:
        """Make the fact that an edit has just put at this place the current one, once reviewed."""
        self._expected = Place(place)

    @property
    def place_in_case(self) -> Place:
        """The place of the current fact in the case as it stands after the last edit."""
        old, new = self._document.reviewed_case, self._document.case
        if self._expected is not None or not self.current.place or old is None or new is None:
            return self._expected or Place()
        return Place(followed(self.names.place_of(self.current.place), old, new))

    def _move_expected(self, now: Callable[[str], Place | None]) -> None:
        if self._expected is not None:
            self._expected = now(self._expected)

    def choose(self, place: str) -> None:
        """Make the fact that the user chose in the open panel the current one.

        A row that is led to tells of itself as soon as it has the keyboard: that is no choice, and
        no step on the way.
        """
        if self._is_walking:
            return
        self._expected = None
        self._leave_form(place)
        self.current.note(self._panels.panel_id, place)
        had_fact = bool(self.current.place)
        self.current.choose(place)
        if not had_fact:
            self.moved.emit()  # what needs a fact can be done from now on

    def lead_to(self, place: str) -> None:
        """Open the panel that shows a fact best, and lead to it."""
        self._go(place, partial(self._panels.reveal, self.names.of(place)))

    def show_in(self, panel_id: str) -> None:
        """Show the current fact in this panel."""
        place = self.current.place
        self._go(place, partial(self._panels.reveal_in, panel_id, self.names.of(place)))

    def _source(self) -> str | None:
        """What the current fact cites; None: there is no such fact."""
        case, review = self._document.reviewed_case, self._document.review
        sheet = self._sheet(case, review) if case and review and self.current.place else None
        return sheet.source if sheet is not None else None

    def _look_at(self, place: str, cited: str) -> None:
        """Show a record in the pane; the panel stays as it is."""
        self._leave_form(place)
        panel = self._panels.panel_id
        self.current.note(panel, self.current.place, self.current.cited)
        self.current.visit(panel, place, cited)
        self.current.choose(place, cited)
        self.side.open()
        self.moved.emit()

    def back(self) -> None:
        """Where the user was before."""
        if self.current.may_go_back:
            self._walk_to(self.current.back())

    def forth(self) -> None:
        """Where the user came back from."""
        if self.current.may_go_forth:
            self._walk_to(self.current.forth())

    def ask_where(self) -> None:
        """Offer the panels that show the current fact."""
        if not self.current.place:
            self.said.emit("No fact is chosen.")
            return
        ways = [(row.title, partial(self.show_in, row.panel_id)) for row in self._elsewhere()]
        offer(ways, "Show elsewhere", self._panels)

    def show_document(self, *, is_same_case: bool) -> None:
        """The panels show another review: follow the fact, or forget it with its case."""
        if self._document.case is not None:
            is_new = "pane" not in vars(self)
            self.side.settle()
            if is_new:
                self.pane_made.emit()
        follow = self._document.follow
        if is_same_case and follow is not None:
            self.current.follow(follow)
            if self._expected is not None and self._document.reviewed_case is self._document.case:
                place, self._expected = self._expected, None
                self.current.choose(place)
        else:
            if "pane" in vars(self):
                self.pane.rest()
            self._expected = None
            self.current.leave_case()
        self.moved.emit()

    def _go(self, place: str, reveal: partial[bool]) -> None:
        self._is_walking = True
        self.current.note(self._panels.panel_id, self.current.place, self.current.cited)
        is_shown = reveal()
        self._is_walking = False
        if is_shown:
            self._leave_form(place)
            self.current.visit(self._panels.panel_id, place)
            self.current.choose(place)
        else:
            self.said.emit(f"No panel shows {place}.")
        self.moved.emit()

    def _answer(self, place: str) -> None:
        """Edit the record that is chosen where it is asked for; lead to anything else."""
        # A button says itself that it leads to the fact.
        is_by_button = isinstance(QApplication.focusWidget(), QAbstractButton)
        is_same = place == self.current.place or (
            bool(self.current.place)
            and self.names.place_of(place).record == self.names.place_of(self.current.place).record
        )
        (self.edit_wanted.emit if is_same and not is_by_button else self.lead_to)(place)

    def _leave_form(self, place: str) -> None:
        """Turn the pane into its page where another fact is chosen."""
        if "pane" in vars(self) and place != self.current.place:
            self.pane.rest()

    def _walk_to(self, step: Step) -> None:
        self._leave_form(step.place)
        self._is_walking = True
        if not step.place or not self._panels.reveal_in(step.panel, self.names.of(step.place)):
            self._panels.open_panel(step.panel)
        self._is_walking = False
        self.moved.emit()

    def _note_panel(self, row: PanelRow) -> None:
        if not self._is_walking:
            self.current.visit(row.panel_id, "")
            self.moved.emit()

    def _show_sheet(self) -> None:
        case, review = self._document.reviewed_case, self._document.review
        if case is None or review is None or not self.current.place:
            self.pane.show_sheet(None)
            return
        sheet = self._sheet(case, review)
        rows = self._elsewhere() if sheet else ()
        self.pane.show_sheet(sheet, [(row.panel_id, row.title) for row in rows])

    def _sheet(self, case: "Case", review: "Review") -> "FactSheet | None":
        from boardapp.review.fact import fact_sheet

        return fact_sheet(case, review, self.current.place, self.current.cited)

    def _elsewhere(self) -> list[PanelRow]:
        names = self.names.of(self.current.place)
        place = next((name for name in names if "[" in name), "")
        return [*seen_in(place or self.current.place), *self._panels.also_seen(names)]
