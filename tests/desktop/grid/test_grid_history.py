"""Any order of typing, pasting, deleting, moving, undo, redo and saving: grid, case, file agree."""

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.casefile.files import read_case, write_case
from boardapp.casefile.saving import why_not_saved
from boardapp.desktop.grid.page import GridPage
from boardapp.desktop.session.document import load
from boardapp.desktop.session.session import Session
from boardapp.desktop.system.settings import Settings
from boardapp.desktop.window.main_window import MainWindow
from boardapp.resources import example_case
from tests.desktop.grid.conftest import LABS, result

_TEXTS = st.sampled_from(("", "7", "45", "40–50", "<0.5", "1+", "5 g/dL", "50..40", "not done"))
_BLOCKS = st.lists(st.lists(_TEXTS, min_size=1, max_size=3), min_size=1, max_size=3)
_HEADS = st.sampled_from(("dx + 5 mo", "dx + 9 mo", "2019-03", "dx", "in spring"))
_NEW_TESTS = st.sampled_from(("CRP (mg/L)", "PLT (K/uL)", "ferritin", "hemoglobin"))


class GridHistory(RuleBasedStateMachine):
    """The grid against the case, and the case against a plain list of cases."""

    @initialize()
    def open_case(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name, "case.board.json")
        labs = (
            replace(LABS[0], source=""),
            *LABS[1:],
            result("ALT", 41, "not reported", "U/L"),
            LABS[2],
        )
        write_case(path, replace(read_case(example_case("minimal")), labs=labs))
        self.window = MainWindow()
        self.session = Session(Settings(), self.window)
        self.page = GridPage(self.session, self.window)
        self.window.setCentralWidget(self.page)
        self.tester = QAbstractItemModelTester(
            self.page.model, QAbstractItemModelTester.FailureReportingMode.Warning
        )
        self.session.document.take(load(path))
        self.window.show()
        self.history, self.at = [self.case], 0

    @property
    def case(self) -> Case:
        case = self.session.document.case
        assert case is not None
        return case

    def _note(self) -> None:
        """What the step before has done, if anything, is a step of its own."""
        if self.case is not self.history[self.at]:
            self.history = [*self.history[: self.at + 1], self.case]
            self.at += 1

    def _choose(self, data: st.DataObject) -> tuple[int, int]:
        model = self.page.model
        row = data.draw(st.integers(0, model.rowCount() - 2))
        column = data.draw(st.integers(0, model.columnCount() - 2))
        self.page.view.choose((row, column))
        return row, column

    @rule(data=st.data(), text=_TEXTS)
    def type(self, data: st.DataObject, text: str) -> None:
        """Type into any cell; one with several results is left as it is."""
        self.page.typing.enter(self._choose(data), text)
        self._note()

    @rule(data=st.data(), block=_BLOCKS, is_applied=st.booleans())
    def paste(self, data: st.DataObject, block: list[list[str]], is_applied: bool) -> None:
        """Paste a block from any cell on, or give it up."""
        self._choose(data)
        QApplication.clipboard().setText("\n".join("\t".join(row) for row in block))
        self.page.pasting.paste()
        if self.page.pasting.is_open:
            assert self.case is self.history[self.at]
            (self.page.strip.applied if is_applied else self.page.strip.left).emit()
        self._note()

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Delete what is in any cell."""
        self._choose(data)
        self.page.typing.delete()
        self._note()

    @rule(data=st.data(), text=_HEADS)
    def retime(self, data: st.DataObject, text: str) -> None:
        """Type another time into the head of any column."""
        _, column = self._choose(data)
        self.page.heads.ask_other_time(column)
        line = self.page.heads.line
        assert line is not None
        line.setText(text)
        line.entered.emit()
        self.page.heads.close()
        self._note()

    @rule(text=_NEW_TESTS)
    def add_test(self, text: str) -> None:
        """Add a test, or go to its row."""
        self.page.heads.ask_test()
        line = self.page.heads.line
        assert line is not None
        line.setText(text)
        line.entered.emit()

    @rule()
    def undo(self) -> None:
        """Take the last step back."""
        self.session.document.undo_stack.undo()
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        """Make it again."""
        self.session.document.undo_stack.redo()
        self.at = min(self.at + 1, len(self.history) - 1)

    @precondition(lambda self: self.session.document.is_modified)
    @rule()
    def save(self) -> None:
        """The file is the case, and so is what stands in the grid."""
        document = self.session.document
        document.save(lambda: None, lambda error: None)
        while document.is_saving:
            QApplication.processEvents()
        assert document.path is not None
        assert read_case(document.path) == self.case

    @invariant()
    def the_case_is_that_of_the_model_and_can_be_saved(self) -> None:
        assert self.case is self.history[self.at]
        assert why_not_saved(self.case) == ""

    @invariant()
    def the_grid_holds_each_result_once_in_its_row_and_column(self) -> None:
        grid = self.page.model.grid
        assert grid is not None
        found: Counter[int] = Counter()
        for row in range(len(grid.tests)):
            for column, when in enumerate(grid.times):
                for one in grid.at(row, column):
                    assert one.when == when
                    assert grid.cell_of(one) == (row, column)
                    found[id(one)] += 1
        assert found == Counter(map(id, self.case.labs))
        assert len(set(grid.times)) == len(grid.times)
        assert grid.is_in_order()

    def teardown(self) -> None:
        self.session.document.close()
        assert self.page.model.rowCount() == 0
        self.session.jobs.stop()
        self.window.may_close = lambda: True
        self.window.close()
        self.window.deleteLater()
        self.folder.cleanup()


def test_any_order_of_edits_leaves_grid_case_and_file_of_one_mind(qtbot: QtBot) -> None:
    case = GridHistory.TestCase()
    case.settings = hypothesis_settings(max_examples=12, stateful_step_count=25, deadline=None)
    case.runTest()
