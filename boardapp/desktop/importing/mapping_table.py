"""What is meant by each test that a table names, to be changed before it is read."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from boardapp.clinical.analytes import find_analyte
from boardapp.importers.tables.mapping import MappedTest

AS_PRINTED = "boardapp does not know this test: it is kept as printed. Another name can be typed."
HEADS = ("In the table", "First values", "Is read as", "Unit")
_NAME, _SAMPLES, _TEST, _UNIT = range(4)


class MappingTable(QTableWidget):
    """A row for each test: its name in the table, its first values, and what it is read as.

    A test that boardapp knows stands under the name that it has in a case; one that it does not is
    kept as printed, and is grey. `changed` fires when the user changes one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADS), parent)
        self._tests: tuple[MappedTest, ...] = ()
        self.setHorizontalHeaderLabels(HEADS)
        self.setAccessibleName("Tests of the table")
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_UNIT, QHeaderView.ResizeMode.ResizeToContents)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(lambda _: self.changed.emit())

    def show_tests(
        self, tests: tuple[MappedTest, ...], samples: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Show how the tests are read; `samples` are their first values, as printed."""
        self._tests = tests
        self.blockSignals(True)
        self.setRowCount(len(tests))
        for number, one in enumerate(tests):
            name = QTableWidgetItem(one.printed)
            name.setFlags((name.flags() | _TICK) & ~Qt.ItemFlag.ItemIsEditable)
            name.setCheckState(_STATES[not one.ignore])
            self.setItem(number, _NAME, name)
            printed = QTableWidgetItem(", ".join(samples.get(one.printed, ())))
            printed.setFlags(printed.flags() & ~Qt.ItemFlag.ItemIsEditable)
            printed.setToolTip(printed.text())
            self.setItem(number, _SAMPLES, printed)
            self.setItem(number, _TEST, self._read_as(one))
            self.setItem(number, _UNIT, QTableWidgetItem(one.unit))
        self.blockSignals(False)

    def tests(self) -> tuple[MappedTest, ...]:
        """The tests as they stand in the table now."""
        return tuple(self._test(number, one) for number, one in enumerate(self._tests))

    def _test(self, number: int, one: MappedTest) -> MappedTest:
        name = self.item(number, _NAME)
        told = (self.item(number, column) for column in (_TEST, _UNIT))
        test, unit = (item.text().strip() if item else "" for item in told)
        is_taken = name is None or name.checkState() is Qt.CheckState.Checked
        return MappedTest(
            one.printed,
            "" if test in (one.printed, _known_name(one)) else test,
            unit,
            one.specimen,
            ignore=not is_taken,
        )

    def _read_as(self, one: MappedTest) -> QTableWidgetItem:
        given = one.test if one.test != one.printed else ""
        meant = given or _known_name(one)
        item = QTableWidgetItem(meant or one.printed)
        if not meant:
            item.setForeground(self.palette().placeholderText())
            item.setToolTip(AS_PRINTED)
        return item


def _known_name(one: MappedTest) -> str:
    """The name in a case of a test that boardapp knows as printed; empty: it does not."""
    known = find_analyte(one.printed)
    return known.name if known else ""


_TICK = Qt.ItemFlag.ItemIsUserCheckable
_STATES = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
