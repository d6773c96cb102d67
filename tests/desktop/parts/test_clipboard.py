import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
)
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.clipboard import Copyable, as_line, copy_selection, selected_text


@pytest.fixture
def table(qtbot: QtBot) -> QTableWidget:
    made = QTableWidget(2, 3)
    qtbot.addWidget(made)
    for row in range(2):
        for column in range(3):
            made.setItem(row, column, QTableWidgetItem(f"{row}{column}"))
    return made


def test_cells_are_parted_by_tabs_and_rows_by_lines(table: QTableWidget) -> None:
    table.selectAll()
    assert selected_text(table) == "00\t01\t02\n10\t11\t12"


def test_only_chosen_cells_are_copied(table: QTableWidget) -> None:
    for row, column in ((1, 2), (0, 0)):
        table.selectionModel().select(
            table.model().index(row, column), QItemSelectionModel.SelectionFlag.Select
        )
    assert selected_text(table) == "00\n12"


def test_selected_text_is_copied(qtbot: QtBot) -> None:
    field, page = QLineEdit("one two"), QPlainTextEdit("three\nfour")
    for widget in (field, page):
        qtbot.addWidget(widget)
        widget.selectAll()
    assert copy_selection(field)
    assert QGuiApplication.clipboard().text() == "one two"
    assert copy_selection(page)
    assert QGuiApplication.clipboard().text() == "three\nfour"


def test_nothing_selected_leaves_the_clipboard_alone(qtbot: QtBot) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    QGuiApplication.clipboard().setText("kept")
    assert not copy_selection(button)
    assert not copy_selection(None)
    assert QGuiApplication.clipboard().text() == "kept"


class _Picture(Copyable, QLabel):
    def copy(self) -> None:
        QGuiApplication.clipboard().setText("a picture")


def test_a_widget_that_copies_itself_answers_for_those_inside_it(qtbot: QtBot) -> None:
    picture = _Picture()
    qtbot.addWidget(picture)
    inside = QPushButton("x", picture)
    assert copy_selection(inside)
    assert QGuiApplication.clipboard().text() == "a picture"


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (("1", "Start: day 3\nEnd: day 9"), "1\tStart: day 3; End: day 9"),
        (("a\r\nb", "c\u2028d\x0be", ""), "a; b\tc; d; e\t"),
        (("a\tb", " c "), "a b\tc"),
        (('"no" said the source\nagain', "x"), '"""no"" said the source; again"\tx'),
        (('said "no"',), 'said "no"'),
    ],
)
def test_a_row_is_copied_as_one_line(cells: tuple[str, ...], line: str) -> None:
    assert as_line(cells) == line
