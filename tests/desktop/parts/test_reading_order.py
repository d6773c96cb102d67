import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.reading_order import next_stop, reading_order, stops

TABS, FILTER, LIST, CHART, RESULTS = (
    QRect(0, 0, 800, 26),
    QRect(8, 34, 390, 24),
    QRect(8, 62, 390, 600),
    QRect(404, 26, 400, 370),
    QRect(404, 404, 400, 260),
)


def _read(*boxes: QRect) -> list[QRect]:
    return [boxes[n] for n in reading_order(boxes)]


def test_what_stands_above_all_comes_first_then_one_column_after_the_other() -> None:
    page = [TABS, FILTER, LIST, CHART, RESULTS]
    assert _read(*reversed(page)) == page


def test_buttons_of_one_line_are_read_from_the_left() -> None:
    line = [QRect(x, y, 40, 20) for x, y in ((0, 4), (50, 0), (100, 2))]
    assert _read(*reversed(line)) == line


def test_boxes_that_lie_over_each_other_go_by_their_upper_left_corner() -> None:
    under, over = QRect(0, 0, 100, 100), QRect(50, 20, 100, 100)
    assert _read(over, under) == [under, over]


@given(st.permutations(range(5)))
def test_the_order_in_which_widgets_were_made_does_not_matter(made: list[int]) -> None:
    page = [TABS, FILTER, LIST, CHART, RESULTS]
    assert _read(*(page[n] for n in made)) == page


@given(
    st.lists(st.builds(QRect, *(st.integers(0, 40),) * 2, *(st.integers(1, 30),) * 2), max_size=12)
)
def test_each_box_is_read_once(boxes: list[QRect]) -> None:
    assert sorted(reading_order(boxes)) == list(range(len(boxes)))


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page whose fields were made from last to first, with tabs that were made at last."""
    made = QWidget()
    qtbot.addWidget(made)
    last, first = QLineEdit("last"), QLineEdit("first")
    line = QHBoxLayout()
    line.addWidget(first)
    line.addWidget(last)
    inside = QWidget()
    inside.setLayout(line)
    tabs = QTabWidget(made)
    tabs.addTab(inside, "One")
    tabs.addTab(QLineEdit("unseen"), "Two")
    QVBoxLayout(made).addWidget(tabs)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_tabs_come_before_their_page_and_a_page_behind_is_left_out(page: QWidget) -> None:
    bar, *fields = stops(page)
    assert bar is page.findChild(QTabWidget).tabBar()  # type: ignore[union-attr]
    assert [field.text() for field in fields if isinstance(field, QLineEdit)] == ["first", "last"]


def test_a_field_that_takes_no_keys_is_passed_over(page: QWidget) -> None:
    bar, first, last = stops(page)
    first.setEnabled(False)
    assert next_stop(page, bar, 1) is last
    assert next_stop(page, last, 1) is bar
    assert next_stop(page, bar, -1) is last


def test_from_what_is_no_stop_the_way_is_not_known(page: QWidget) -> None:
    assert next_stop(page, None, 1) is None
    assert next_stop(page, page, 1) is None
