"""Texts in cells that the case has not taken: kept among the drafts of the open case.

The text of a cell with one result is the draft of its value, as in the form of that result. An
empty cell has no record that a draft could belong to: its text is kept with its test and time.
"""

import json
from collections.abc import Iterator

from boardapp.case.case import Case
from boardapp.case.laboratory import LabResult
from boardapp.case.place import Place
from boardapp.case.when import When
from boardapp.desktop.grid.edits import LABS, VALUE, place_of
from boardapp.desktop.session.drafts import Drafts
from boardapp.review.labs.grid import Cell, GridTest, LabGrid

EMPTY_CELLS = f"{LABS}.grid"
"""The place of what stands in empty cells: that of no record."""
HEADS = f"{LABS}.heads"
"""The place of what stands in heads of the grid; the field is the head (`head_name`)."""
NEW_TEST_HEAD, NEW_TIME_HEAD = "test", "time"


class CellDrafts:
    """The drafts of one case, by cell."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts

    def by_cell(self, case: Case, grid: LabGrid) -> dict[Cell, str]:
        """Every draft that has a cell in this grid."""
        return dict(self._found(case, grid))

    def _found(self, case: Case, grid: LabGrid) -> Iterator[tuple[Cell, str]]:
        for draft in self._drafts.all:
            if draft.place == EMPTY_CELLS:
                named = _named(draft.field)
                cell = (grid.row_of(named[0]), grid.column_of(named[1])) if named else (-1, -1)
                if min(cell) >= 0:
                    yield cell, draft.text
            elif draft.field == VALUE and Place(draft.place).parent == LABS:
                result = Place(draft.place).get(case) if Place(draft.place).is_in(case) else None
                found = grid.cell_of(result) if isinstance(result, LabResult) else None
                if found is not None:
                    yield found, draft.text

    def put(self, case: Case, grid: LabGrid, cell: Cell, text: str) -> None:
        """Keep what stands in a cell."""
        self._drafts.put(*self.key(case, grid, cell), text)

    def forget(self, case: Case, grid: LabGrid, cell: Cell) -> None:
        """The cell says what the case does again."""
        self._drafts.forget(*self.key(case, grid, cell))

    def needed(self) -> list[tuple[GridTest, When]]:
        """The tests and times in whose empty cells a draft stands."""
        named = (_named(draft.field) for draft in self._drafts.all if draft.place == EMPTY_CELLS)
        return [one for one in named if one is not None]

    def key(self, case: Case, grid: LabGrid, cell: Cell) -> tuple[str, str]:
        """The place and the field of the draft of a cell."""
        results = grid.at(*cell)
        place = place_of(case, results[0]) if len(results) == 1 else None
        if place is not None:
            return str(place), VALUE
        row, column = cell
        return EMPTY_CELLS, _name(grid.tests[row], grid.times[column])


def head_name(when: When | None) -> str:
    """The name of the head of a column among the drafts; None: that of a new one."""
    return NEW_TIME_HEAD if when is None else f"{NEW_TIME_HEAD} {when}"


def _name(test: GridTest, when: When) -> str:
    return json.dumps([*test, str(when)])


def _named(field: str) -> tuple[GridTest, When] | None:
    """The test and the time of an empty cell; None where another version wrote the copy."""
    try:
        name, test, unit, specimen, when = json.loads(field)
        return GridTest(name, test, unit, specimen), When.parse(when)
    except (ValueError, TypeError):
        return None
