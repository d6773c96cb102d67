import pytest
from pytestqt.qtbot import QtBot

from boardapp.desktop.window.message_bar import MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def test_it_is_not_seen_until_it_has_something_to_say(bar: MessageBar) -> None:
    assert bar.isHidden()


def test_each_choice_has_a_button_that_acts(bar: MessageBar) -> None:
    done: list[str] = []
    bar.show_message("Written.", ("Open", lambda: done.append("open")))
    assert bar.isVisible()
    assert bar.text == "Written."
    bar.button("Open").click()
    assert done == ["open"]


def test_it_can_be_dismissed(bar: MessageBar) -> None:
    bar.show_message("Written.")
    bar.button("Dismiss").click()
    assert bar.isHidden()


def test_a_new_message_replaces_the_old_one_with_its_buttons(bar: MessageBar) -> None:
    bar.show_message("One.", ("Open", lambda: None))
    bar.show_message("Two.")
    assert bar.text == "Two."
    with pytest.raises(KeyError):
        bar.button("Open")
