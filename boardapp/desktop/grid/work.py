"""What the parts of the grid work on: the open case, the grid of it, and where things are told."""

from dataclasses import dataclass
from typing import Protocol

from boardapp.case.case import Case
from boardapp.desktop.edit.editing import Editing
from boardapp.desktop.grid.cell_drafts import CellDrafts
from boardapp.desktop.grid.model import GridModel
from boardapp.desktop.grid.view import GridView
from boardapp.desktop.session.edits import Edit
from boardapp.review.labs.grid import Cell, LabGrid


class Teller(Protocol):
    """Tells in the line beneath the grid."""

    def tell(self, text: str) -> None:
        """Say what is understood, or done."""

    def tell_fault(self, text: str) -> None:
        """Say why something is not in the case."""


@dataclass(frozen=True, slots=True)
class GridWork:
    """One grid at work."""

    editing: Editing
    model: GridModel
    view: GridView
    drafts: CellDrafts
    teller: Teller

    @property
    def case(self) -> Case:
        """The open case."""
        return self.editing.case

    @property
    def grid(self) -> LabGrid:
        """What is shown. Raises RuntimeError while nothing is."""
        if self.model.grid is None:
            raise RuntimeError("no grid is shown")
        return self.model.grid

    def make(self, edit: Edit | None) -> str:
        """Make an edit. Why it is refused; empty if it was made, or changes nothing."""
        return self.editing.make(edit) if edit is not None else ""

    def keep_draft(self, cell: Cell, text: str) -> None:
        """Keep a text in a cell that the case has not taken."""
        self.drafts.put(self.case, self.grid, cell, text)

    def forget_draft(self, cell: Cell) -> None:
        """The cell says what the case does."""
        self.drafts.forget(self.case, self.grid, cell)
