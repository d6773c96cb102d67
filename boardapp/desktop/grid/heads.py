"""The heads of the grid: a new test, a new time, another time for a column; typed in place."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QHeaderView

from boardapp.case.when import When
from boardapp.casefile.typed import TypedError
from boardapp.desktop.edit.completing import completers
from boardapp.desktop.grid.cell_drafts import HEADS, NEW_TEST_HEAD, head_name
from boardapp.desktop.grid.edits import TEST, WHEN, lab_field, read_when, retime_edit
from boardapp.desktop.grid.head_line import HeadLine
from boardapp.desktop.grid.work import GridWork
from boardapp.desktop.session.edits import EditRefusedError
from boardapp.review.labs.grid import GridTest
from boardapp.words.grids import no_unit_text, test_text

_TIME_HINT = "2019-03-14, dx + 5 mo, after relapse-1"
_TEST_HINT = "platelets, 10*9/L"


class Heads(QObject):
    """Opens a line over a head and takes what is typed there."""

    def __init__(self, work: GridWork) -> None:
        super().__init__(work.view)
        self._work = work
        self._line: HeadLine | None = None
        self._take: Callable[[str], str] = str
        self._draft = ""
        self._stated = ""
        view = work.view
        view.new_test_wanted.connect(self.ask_test)
        view.new_time_wanted.connect(self.ask_time)
        view.retime_wanted.connect(lambda: self.ask_other_time(view.cell[1]))
        view.horizontalHeader().sectionDoubleClicked.connect(self.ask_other_time)
        view.verticalHeader().sectionDoubleClicked.connect(self._ask_row)

    @property
    def line(self) -> HeadLine | None:
        """The line that is open; None: none is."""
        return self._line

    def ask_test(self, first: str = "") -> None:
        """Ask for the test of a new row."""
        grid, view = self._work.model.grid, self._work.view
        if grid is None:
            return
        row = len(grid.tests)
        view.choose((row, max(view.cell[1], 0)))
        head = self._section(view.verticalHeader(), row)
        self._open(head, TEST, "Test of the new row", _TEST_HINT, NEW_TEST_HEAD, first)
        self._take = self._take_test

    def ask_time(self, first: str = "") -> None:
        """Ask for the time of a new column."""
        grid, view = self._work.model.grid, self._work.view
        if grid is None:
            return
        column = len(grid.times)
        view.choose((max(view.cell[0], 0), column))
        head = self._section(view.horizontalHeader(), column)
        self._open(head, WHEN, "Time of the new column", _TIME_HINT, head_name(None), first)
        self._take = self._take_time

    def ask_other_time(self, column: int) -> None:
        """Ask for another time of a column."""
        grid, view = self._work.model.grid, self._work.view
        if grid is None:
            return
        if column >= len(grid.times):
            self.ask_time()
        elif column >= 0:
            when = grid.times[column]
            view.choose((max(view.cell[0], 0), column))
            head = self._section(view.horizontalHeader(), column)
            name = f"Time of the column {self._work.model.short_time_of(column)}"
            self._open(head, WHEN, name, _TIME_HINT, head_name(when), str(when))
            self._take = lambda text: self._retime(when, text)

    def close(self) -> None:
        """Take the line away."""
        line, self._line = self._line, None
        if line is not None:
            line.blockSignals(True)
            if line.hasFocus():  # Qt would look for another place for it, by a Tab of its own
                self._work.view.setFocus()
            line.hide()
            line.deleteLater()

    def _ask_row(self, row: int) -> None:
        if row >= self._work.model.rowCount() - 1:
            self.ask_test()

    def _open(self, head: QRect, field: str, name: str, hint: str, draft: str, stated: str) -> None:
        self.close()
        work = self._work
        make = completers(work.editing)(lab_field(field), work.view)
        line = self._line = HeadLine(name, hint, make, work.view)
        self._draft, self._stated = draft, stated if draft not in _NEW else ""
        is_begun = draft in _NEW and bool(stated)
        line.show_text(stated if is_begun else work.editing.drafts.of(HEADS).get(draft, stated))
        line.typed.connect(self._read)
        line.entered.connect(self._enter)
        line.left.connect(self._leave)
        line.given_up.connect(self._give_up)
        line.open_over(head)
        if is_begun:
            line.end(False)
        self._read(line.text_now())

    def _section(self, header: QHeaderView, number: int) -> QRect:
        """Where a head stands, in pixels of the view."""
        at, size = header.sectionViewportPosition(number), header.sectionSize(number)
        if header.orientation() == Qt.Orientation.Horizontal:
            return QRect(header.x() + at, header.y(), size, header.height())
        return QRect(header.x(), header.y() + at, header.width(), size)

    def _read(self, text: str) -> None:
        """Keep what is typed as a draft, and say what is understood of it."""
        work, text = self._work, text.strip()
        if text and text != self._stated:
            work.editing.drafts.put(HEADS, self._draft, text)
        else:
            work.editing.drafts.forget(HEADS, self._draft)
        if not text:
            work.teller.tell("")
            return
        try:
            work.teller.tell(self._understood(text))
        except TypedError as error:
            work.teller.tell_fault(str(error))

    def _understood(self, text: str) -> str:
        work = self._work
        if self._draft == NEW_TEST_HEAD:
            test = read_test(text)
            return test_text(test.name, test.unit) if test.unit else no_unit_text(test.name)
        blank = GridTest("", "x").stated(When.NOT_REPORTED)
        return work.editing.readings.of(work.case, blank, lab_field(WHEN), text) or text

    def _enter(self) -> None:
        line = self._line
        if line is None:
            return
        text = line.text_now().strip()
        why = self._take(text) if text and text != self._stated else ""
        if why:
            self._work.teller.tell_fault(why)
            return
        self._work.editing.drafts.forget(HEADS, self._draft)
        self.close()
        self._work.view.setFocus()

    def _leave(self) -> None:
        """The keyboard goes elsewhere: what can be read is taken, the rest waits as a draft."""
        line = self._line
        if line is not None:
            text = line.text_now().strip()
            if text and text != self._stated and not self._take(text):
                self._work.editing.drafts.forget(HEADS, self._draft)
            self.close()

    def _give_up(self) -> None:
        self._work.editing.drafts.forget(HEADS, self._draft)
        self.close()
        self._work.view.setFocus()

    def _take_test(self, text: str) -> str:
        """Make a row. Why that is not done; empty if it is."""
        work = self._work
        row = work.model.add_test(read_test(text))
        column = work.view.cell[1]
        work.view.choose((row, column))
        return ""

    def _take_time(self, text: str) -> str:
        work = self._work
        try:
            when = read_when(work.case, text)
        except TypedError as error:
            return str(error)
        row = work.view.cell[0]
        work.view.choose((row, work.model.add_time(when)))
        return ""

    def _retime(self, old: When, text: str) -> str:
        """Move all results of a column to another time."""
        work = self._work
        try:
            when = read_when(work.case, text)
            column = work.grid.column_of(old)
            if when == old or column < 0:
                return ""
            results = work.grid.in_column(column)
            why = work.make(retime_edit(work.case, results, when)) if results else ""
        except (TypedError, EditRefusedError) as error:
            return str(error)
        if not why:
            row = work.view.cell[0]
            work.model.drop_if_empty(old)
            work.view.choose((row, work.model.add_time(when)))
        return why


_NEW = (NEW_TEST_HEAD, head_name(None))


def read_test(text: str) -> GridTest:
    """A test as it is typed into the head of a row: "platelets", "Hb (g/dL)", "PLT 10*9/L"."""
    from boardapp.importers.tables.layout import printed_header

    header = printed_header(text)
    return GridTest(header.name, header.name, header.unit)
