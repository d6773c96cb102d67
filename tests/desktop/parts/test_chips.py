"""A line of chips: one is chosen, those without anything are hidden."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.chips import Chip, Chips


@pytest.fixture
def chips(qtbot: QtBot) -> Chips:
    made = Chips("What is shown", [Chip(key, key.upper(), f"the {key}") for key in "abc"])
    qtbot.addWidget(made)
    made.show_counts({"a": 3, "b": 0, "c": 2})
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_each_tells_its_count_and_one_without_is_hidden(chips: Chips) -> None:
    shown = [button for button in chips.buttons.values() if button.isVisible()]
    assert [button.text() for button in shown] == ["A (3)", "C (2)"]
    assert [button.accessibleName() for button in shown] == ["the a: 3", "the c: 2"]
    assert chips.current == "a"


def test_a_click_chooses_and_only_the_chosen_one_is_reached_by_tab(
    qtbot: QtBot, chips: Chips
) -> None:
    with qtbot.waitSignal(chips.chosen) as heard:
        qtbot.mouseClick(chips.buttons["c"], Qt.MouseButton.LeftButton)
    assert heard.args == ["c"]
    reached = [key for key, one in chips.buttons.items() if one.isVisible() and _by_tab(one)]
    assert reached == ["c"]


def _by_tab(button: object) -> bool:
    return bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus)  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_arrows_pass_the_hidden_and_go_round(qtbot: QtBot, chips: Chips, key: Qt.Key) -> None:
    chips.buttons["a"].setFocus()
    qtbot.keyClick(chips.buttons["a"], key)
    assert chips.current == "c"
    assert chips.buttons["c"].hasFocus()
    qtbot.keyClick(chips.buttons["c"], key)
    assert chips.current == "a"


def test_the_first_is_chosen_where_the_chosen_one_has_nothing(chips: Chips) -> None:
    chips.choose("c")
    chips.show_counts({"a": 1, "c": 1})
    assert chips.current == "c"
    chips.show_counts({"a": 1, "b": 1})
    assert chips.current == "a"
    chips.show_counts({})
    assert not chips.isVisible()


def test_a_larger_text_has_more_room(chips: Chips) -> None:
    before = chips.buttons["a"].sizeHint()
    font = chips.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    chips.setFont(font)
    after = chips.buttons["a"].sizeHint()
    assert after.width() > before.width()
    assert after.height() > before.height()
