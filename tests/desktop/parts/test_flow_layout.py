"""A layout in lines: what doesn't fit goes to the next line."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.flow_layout import FlowLayout


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = FlowLayout(made, spacing=10)
    layout.setContentsMargins(5, 5, 5, 5)
    for _ in range(3):
        block = QWidget(made)
        block.setFixedSize(100, 20)
        layout.addWidget(block)
    return made


def _layout(holder: QWidget) -> FlowLayout:
    layout = holder.layout()
    assert isinstance(layout, FlowLayout)
    return layout


@pytest.mark.parametrize(
    ("width", "places"),
    [
        (330, [(5, 5), (115, 5), (225, 5)]),
        (329, [(5, 5), (115, 5), (5, 35)]),
        (110, [(5, 5), (5, 35), (5, 65)]),
    ],
)
def test_what_does_not_fit_goes_to_the_next_line(
    qtbot: QtBot, holder: QWidget, width: int, places: list[tuple[int, int]]
) -> None:
    height = _layout(holder).heightForWidth(width)
    assert height == places[-1][1] + 20 + 5
    holder.resize(width, height)
    with qtbot.waitExposed(holder):
        holder.show()
    assert holder.width() == width
    blocks = [item.widget() for n in range(3) if (item := _layout(holder).itemAt(n))]
    assert [(block.x(), block.y()) for block in blocks] == places


def test_a_hidden_one_takes_no_room_and_the_widest_alone_is_the_least(
    qtbot: QtBot, holder: QWidget
) -> None:
    layout = _layout(holder)
    with qtbot.waitExposed(holder):
        holder.show()
    assert (layout.sizeHint(), layout.minimumSize()) == (QSize(330, 30), QSize(110, 30))
    item = layout.itemAt(1)
    assert item is not None
    item.widget().hide()
    assert layout.sizeHint() == QSize(220, 30)
    assert layout.count() == 3
    assert layout.takeAt(3) is None
