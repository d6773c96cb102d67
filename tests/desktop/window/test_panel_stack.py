from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.session.document import load
from boardapp.desktop.window.panel_stack import PanelStack
from boardapp.desktop.window.panel_table import PanelRow
from boardapp.desktop.window.placeholder import Placeholder
from boardapp.review.model.review import Review


class Plain(Panel):
    """Remembers what it is told."""

    panel_id = "plain"
    title = "Plain"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: list[Review | None] = []

    def show_review(self, review: Review | None) -> None:
        self.shown.append(review)

    def reveal(self, place: str) -> bool:
        return place == "labs[1]"


class Faulty(Plain):
    """Can't show anything."""

    def show_review(self, review: Review | None) -> None:
        raise KeyError("unit")


class Unmakeable(Plain):
    """Can't even be made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        raise ImportError("no chart library")


def _row(kind: type[Panel]) -> Any:
    class Row(PanelRow):
        def make(self, parent: QWidget) -> Panel:
            return kind(parent)

    return Row(kind.__name__, kind.__name__, "", "", "labs.svg")


@pytest.fixture
def review(minimal_path: Path) -> Review:
    return load(minimal_path).review


@pytest.fixture
def stack(qtbot: QtBot) -> PanelStack:
    made = PanelStack([_row(Plain), _row(Plain), _row(Faulty), _row(Unmakeable)])
    qtbot.addWidget(made)
    return made


def _shown(stack: PanelStack, number: int) -> list[Review | None]:
    panel = stack.panel(number)
    assert isinstance(panel, Plain)
    return panel.shown


def test_no_panel_is_made_before_it_is_seen(stack: PanelStack, review: Review) -> None:
    stack.show_review(review)
    assert stack.panel(0) is None
    stack.show()
    assert _shown(stack, 0) == [review]
    assert stack.panel(1) is None


def test_no_panel_is_made_while_there_is_no_case(stack: PanelStack) -> None:
    stack.show()
    stack.show_review(None)
    assert stack.panel(0) is None


def test_only_the_open_panel_hears_of_a_review_and_the_other_when_it_is_opened(
    stack: PanelStack, review: Review
) -> None:
    stack.show()
    stack.show_review(review)
    stack.open(1)
    stack.show_review(None)
    assert _shown(stack, 0) == [review]
    assert _shown(stack, 1) == [review, None]
    stack.open(0)
    assert _shown(stack, 0) == [review, None]


def test_a_panel_is_not_told_twice_of_one_review(stack: PanelStack, review: Review) -> None:
    stack.show()
    stack.show_review(review)
    stack.open(1)
    stack.open(0)
    assert _shown(stack, 0) == [review]


@pytest.mark.parametrize(("number", "error"), [(2, KeyError), (3, ImportError)])
def test_a_panel_that_fails_gives_way_to_a_sentence(
    qtbot: QtBot, stack: PanelStack, review: Review, number: int, error: type[Exception]
) -> None:
    stack.show()
    stack.show_review(review)
    with qtbot.waitSignal(stack.failed) as blocker:
        stack.open(number)
    assert isinstance(blocker.args[0], error)
    panel = stack.panel(number)
    assert isinstance(panel, Placeholder)
    assert "could not show the case" in panel.sentence
    stack.open(0)
    assert _shown(stack, 0) == [review]


def test_a_panel_that_failed_is_tried_again_with_the_next_review(
    qtbot: QtBot, stack: PanelStack, review: Review
) -> None:
    stack.show()
    stack.show_review(review)
    stack.open(2)
    with qtbot.waitSignal(stack.failed):
        stack.show_review(review)


def test_a_fact_is_looked_for_by_each_of_its_names(stack: PanelStack, review: Review) -> None:
    stack.show()
    stack.show_review(review)
    assert stack.reveal(1, ["crp", "labs[1]"])
    assert _shown(stack, 1) == [review]
    assert not stack.reveal(1, ["therapies[1]"])
    assert not stack.reveal(2, ["labs[1]"])


def test_what_a_panel_asks_for_is_passed_on(
    qtbot: QtBot, stack: PanelStack, review: Review
) -> None:
    stack.show()
    stack.show_review(review)
    panel = stack.panel(0)
    assert panel is not None
    with qtbot.waitSignal(stack.fact_requested) as blocker:
        panel.fact_requested.emit("relapse-2")
    assert blocker.args == ["relapse-2"]
