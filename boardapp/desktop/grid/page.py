"""The page of the grid: the cells, a line that tells what is understood, and the paste strip."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent, QStatusTipEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from boardapp.case.place import Place
from boardapp.desktop.edit.editing import Editing
from boardapp.desktop.grid.cell_drafts import HEADS, CellDrafts
from boardapp.desktop.grid.cell_texts import grades_of
from boardapp.desktop.grid.cell_typing import CellTyping
from boardapp.desktop.grid.edits import place_of
from boardapp.desktop.grid.heads import Heads
from boardapp.desktop.grid.model import FAULT, GridModel
from boardapp.desktop.grid.paste_strip import PasteStrip
from boardapp.desktop.grid.pasting import Pasting
from boardapp.desktop.grid.times import Times, moments_of
from boardapp.desktop.grid.view import GridView
from boardapp.desktop.grid.work import GridWork
from boardapp.desktop.parts.html import Colours
from boardapp.desktop.session.session import Session
from boardapp.review.labs.grid import Cell, LabGrid, lab_grid
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised
from boardapp.words.grids import NEW_HINT

BUILDING = "lab-grid"
MOST_AT_ONCE = 5_000
"""Of more results the grid is made on another thread: a thousand take half a millisecond."""
_LINES = 2


class GridPage(QWidget):
    """Shows the results of the open case as a grid, and makes what is done in it edits of the case.

    It follows the open case itself, also before its review is made: what was typed stands there at
    once.
    """

    fact_selected = Signal(str)
    fact_requested = Signal(str)
    import_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document = session.document
        self._sitting = -1
        self._is_pending = False
        editing = Editing(self._document)
        editing.made.connect(self._tell_made)
        self.times = Times(editing.readings, lambda: editing.case)
        self.model = GridModel(self)
        self.view = GridView(self.model, self)
        self.view.place_of_cell = self._place
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setAccessibleName("What is understood")
        self.said.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.strip = PasteStrip(self)
        self._work = GridWork(
            editing, self.model, self.view, CellDrafts(self._document.drafts), self
        )
        self.typing = CellTyping(self._work)
        self.heads = Heads(self._work)
        self.pasting = Pasting(self._work, self.typing, self.strip)
        self.pasting.import_wanted.connect(self.import_wanted)
        self._lay_out()
        self._connect()

    def tell(self, text: str) -> None:
        """Say what is understood, or where one is."""
        self._say(text, has_fault=False)

    def tell_fault(self, text: str) -> None:
        """Say why something is not in the case."""
        self._say(f"{FAULT} {capitalised(text)}", has_fault=True)

    @property
    def place(self) -> str:
        """The place of the result in the current cell; empty: none is there."""
        return self._place(self.view.cell)

    def reveal(self, place: str) -> bool:
        """Choose the cell of the result at a place of the reviewed case."""
        case, grid = self._document.reviewed_case, self.model.grid
        record = Place(place).record
        if case is None or grid is None or not record.is_in(case):
            return False
        cell = grid.cell_of(record.get(case)) if record.collection == "labs" else None
        if cell is not None:
            self.view.choose(cell)
        return cell is not None

    def showEvent(self, event: QShowEvent) -> None:
        """Make the grid when it is first seen."""
        super().showEvent(event)
        self._show_case()

    def changeEvent(self, event: QEvent) -> None:
        """Keep heads and colours in line with the looks of the moment."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "view"):
            self.view.heads.fit()
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "said"):
            self._colour()

    # The case

    def _show_case(self) -> None:
        """Show the case that is reviewed: of another one a grid is made when that is seen."""
        document = self._document
        if document.sitting != self._sitting or document.review is None:
            self._forget()
            if self.isVisible() and document.review is not None:
                self._sitting = document.sitting
                self._build(document.review)
        elif self.model.grid is not None:
            self._follow()
            self._follow_clock(document.review)
            if self._is_pending:
                self._tell_cell()

    def _forget(self) -> None:
        """Nothing of one patient stays behind the next."""
        self._session.jobs.abandon(BUILDING)
        self._sitting = -1
        self.heads.close()
        self.pasting.forget()
        self.model.show_grid(None)
        self.tell("")

    def _build(self, review: Review) -> None:
        case = self._document.reviewed_case
        results = case.labs if case is not None else ()

        def make(_: object = None) -> LabGrid:
            self.times.take(moments_of(review), review)
            self.model.texts.take(results, grades_of(results, review))
            return lab_grid(results, self.times)

        if len(results) <= MOST_AT_ONCE:
            self._take(make())
        else:
            self.tell("Laying out the results …")
            fail = self._session.files.failed.emit
            self._session.jobs.start(BUILDING, make, self._take, fail, "Laying out the results")

    def _take(self, grid: LabGrid) -> None:
        self.model.show_grid(grid)
        self.tell("")
        self._follow()
        if grid.tests and grid.times:
            self.view.choose((0, _latest(grid)))
        if self.view.hasFocus():
            self._tell_cell()

    def _follow(self) -> None:
        """The case after an edit, an undo or a redo: at once, before it is reviewed."""
        case = self._document.case
        if case is None or self.model.grid is None or self._document.sitting != self._sitting:
            return
        if case.labs is not self.model.grid.results:
            self.pasting.case_changed()
        self.model.follow(case.labs)
        self._show_drafts()

    def _follow_clock(self, review: Review | None) -> None:
        if review is not None and not self.times.agree_with(review):
            self.times.take(moments_of(review), review)
            self.model.order_times()

    def _show_drafts(self) -> None:
        case, grid = self._document.case, self.model.grid
        if case is not None and grid is not None and self._document.sitting == self._sitting:
            for test, when in self._work.drafts.needed():
                self.model.add_test(test)
                self.model.add_time(when)
            self.model.show_drafts(self._work.drafts.by_cell(case, grid))
            self.model.show_head_drafts(self._document.drafts.of(HEADS))

    # The cell

    def _place(self, cell: Cell) -> str:
        """The place of the result of a cell in the reviewed case; empty: it has none there."""
        case, results = self._document.reviewed_case, self.model.results(cell)
        place = place_of(case, results[0]) if case is not None and results else None
        return str(place) if place is not None else ""

    def _tell_cell(self) -> None:
        """The current cell is what the user looks at: its fact, and all it says."""
        cell = self.view.cell
        if not self.model.is_in_grid(cell):
            self.tell(NEW_HINT if self.model.grid is not None else "")
            return
        place = self._place(cell)
        self._is_pending = bool(self.model.results(cell)) and not place
        if not self._is_pending:
            self.fact_selected.emit(place)
        if self.model.draft(cell) is None:
            self.tell(self.model.told(cell))
        else:
            self.tell_fault(self._why(cell))

    def _why(self, cell: Cell) -> str:
        return self.typing.why_not(cell, self.model.draft(cell) or "")

    def _ask_fact(self) -> None:
        place = self._place(self.view.cell)
        if place:
            self.fact_selected.emit(place)
            self.fact_requested.emit(place)

    def _tell_made(self, text: str) -> None:
        """Tell in the status bar what was done."""
        QApplication.sendEvent(self, QStatusTipEvent(text))

    # How it looks

    def _say(self, text: str, *, has_fault: bool) -> None:
        self._has_fault = has_fault
        self.said.setText(text)
        self._colour()

    def _colour(self) -> None:
        colours = Colours.of(QApplication.palette())
        palette = QPalette(QApplication.palette())
        hue = colours.warning if self._has_fault else colours.text
        palette.setColor(QPalette.ColorRole.WindowText, hue)
        self.said.setPalette(palette)

    def _lay_out(self) -> None:
        self._has_fault = False
        self.said.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES + 4)
        self.said.setContentsMargins(8, 2, 8, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.said)
        layout.addWidget(self.strip)

    def _connect(self) -> None:
        document = self._document
        document.stepped.connect(self._follow)
        document.changed.connect(self._show_case)
        document.drafts.changed.connect(self._show_drafts)
        self.view.cell_chosen.connect(self._tell_cell)
        self.view.fact_wanted.connect(self._ask_fact)


def _latest(grid: LabGrid) -> int:
    """The last column that has a time on the clock; else the last."""
    timed = [n for n, when in enumerate(grid.times) if grid.moment_of(when).drawn is not None]
    return timed[-1] if timed else len(grid.times) - 1
