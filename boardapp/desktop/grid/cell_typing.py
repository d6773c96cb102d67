"""What is typed into cells becomes edits, or stays as a draft; and cells are emptied."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject

from boardapp.case.laboratory import LabResult
from boardapp.casefile.typed import TypedError
from boardapp.desktop.grid.block import BlockReading, read_cells, several
from boardapp.desktop.grid.edits import VALUE, delete_edit, lab_field, new_edit, value_edit
from boardapp.desktop.grid.pasted import pasted_edit
from boardapp.desktop.grid.work import GridWork
from boardapp.desktop.session.edits import EditRefusedError
from boardapp.review.labs.grid import Cell
from boardapp.words import edits as words


class CellTyping(QObject):
    """Takes what the user types into the cells of a grid."""

    def __init__(self, work: GridWork) -> None:
        super().__init__(work.view)
        self._work = work
        self._stay: Cell | None = None
        self._before: str | None = None
        view = work.view
        view.cells.typed.connect(lambda row, column, text: self._type((row, column), text))
        view.cells.entered.connect(lambda row, column, text: self.enter((row, column), text))
        view.cells.given_up.connect(self._give_up)
        view.cells.filled.connect(self._fill)
        view.delete_wanted.connect(self.delete)
        view.take_back_wanted.connect(self.take_back)

    def enter(self, cell: Cell, text: str) -> None:
        """State a text in a cell; one that can't be read stays there as a draft."""
        self._stay = None
        work, text = self._work, text.strip()
        results = work.model.results(cell)
        if len(results) > 1:
            work.teller.tell_fault(several(results))
        elif text == self._stated(cell):
            work.forget_draft(cell)
        elif not text:
            work.forget_draft(cell)
            self._delete(results)
        else:
            key = work.drafts.key(work.case, work.grid, cell)
            if why := self._entered(cell, text):
                work.keep_draft(cell, text)
                work.teller.tell_fault(why)
            else:
                work.editing.drafts.forget(*key)

    def delete(self) -> None:
        """Take back the drafts of the chosen cells, or else delete their results."""
        cells = self._work.view.chosen
        if not self._take_back(cells):
            self._delete([r for cell in cells for r in self._work.model.results(cell)])

    def take_back(self) -> None:
        """Take back the drafts of the chosen cells."""
        self._take_back(self._work.view.chosen)

    def _entered(self, cell: Cell, text: str) -> str:
        """State a text. Why that is not done; empty if it is."""
        work, (row, column) = self._work, cell
        results = work.model.results(cell)
        try:
            if results:
                edit = value_edit(work.case, results[0], text, work.editing.next_visit())
            else:
                edit = new_edit(work.case, work.grid.tests[row], work.grid.times[column], text)
            return work.make(edit)
        except (TypedError, EditRefusedError) as error:
            return str(error)

    def _type(self, cell: Cell, text: str) -> None:
        work = self._work
        if self._stay != cell:
            self._stay, self._before = cell, work.model.draft(cell)
        if text == self._stated(cell):
            work.forget_draft(cell)
        else:
            work.keep_draft(cell, text)
        self._tell_reading(cell, text)

    def why_not(self, cell: Cell, text: str) -> str:
        """Why a text is not in the case, in one sentence."""
        work = self._work
        found = next(read_cells(work.case, work.grid, cell, ((text,),)), None)
        return found.fault if found is not None and found.fault else "It was not entered yet"

    def _tell_reading(self, cell: Cell, text: str) -> None:
        """Say beneath the grid what is understood of a text, or what is wrong."""
        work, (row, column) = self._work, cell
        results = work.model.results(cell)
        record = results[0] if results else work.grid.tests[row].stated(work.grid.times[column])
        try:
            said = work.editing.readings.of(work.case, record, lab_field(VALUE), text.strip())
        except TypedError as error:
            work.teller.tell_fault(str(error))
        else:
            work.teller.tell(said if text.strip() else "")

    def _give_up(self) -> None:
        """The cell as it was before it was typed into."""
        cell, before, self._stay = self._stay, self._before, None
        if cell is None:
            return
        if before is None:
            self._work.forget_draft(cell)
        else:
            self._work.keep_draft(cell, before)
        self._work.view.cell_chosen.emit()

    def _fill(self, text: str) -> None:
        """State one text in all chosen cells, as one step."""
        work, cells = self._work, self._work.view.chosen
        if self._stay is not None:
            work.forget_draft(self._stay)
        self._stay = None
        if len(cells) < 2:
            for cell in cells:
                self.enter(cell, text)
            return
        found = [
            one
            for cell in cells
            for one in read_cells(work.case, work.grid, cell, ((text.strip(),),))
        ]
        reading = BlockReading(tuple(found))
        if not reading.entering:
            why = next((one.fault for one in reading.unread), "")
        else:
            name = words.repeated_results(len(reading.entering))
            why = work.make(pasted_edit(work.case, reading, name))
        keep_unread(work, reading)
        if why or reading.unread:
            work.teller.tell_fault(why or reading.unread[0].fault)

    def _take_back(self, cells: Iterable[Cell]) -> bool:
        """Take back the drafts of cells; whether there was one."""
        drafted = [cell for cell in cells if self._work.model.draft(cell) is not None]
        for cell in drafted:
            self._work.forget_draft(cell)
        if drafted:
            self._work.view.cell_chosen.emit()
        return bool(drafted)

    def _delete(self, results: Sequence[LabResult]) -> None:
        work = self._work
        if not results:
            return
        leaving = set(map(id, results))
        found = [result for result in work.grid.results if id(result) in leaving]
        if not found:
            return
        try:
            why = work.make(delete_edit(work.case, found))
        except EditRefusedError as error:
            why = str(error)
        if why:
            work.teller.tell_fault(why)

    def _stated(self, cell: Cell) -> str:
        """What the case states in a cell, as one would type it."""
        return self._work.model.stated(cell)


def keep_unread(work: GridWork, reading: BlockReading) -> None:
    """Let what can't be read stay in its cells."""
    for one in reading.unread:
        if one.is_in_grid and len(work.model.results(one.cell)) < 2:
            work.keep_draft(one.cell, one.text)
