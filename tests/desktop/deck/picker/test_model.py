"""The list of slides as Qt sees it."""

import random

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from boardapp.deck.outline.picker import SlideChoice
from boardapp.desktop.deck.picker.face import Face, Mark
from boardapp.desktop.deck.picker.model import MADE_TITLE, NO_PARENT, SlidesModel

Role = Qt.ItemDataRole


def slide(key: str, section: str = "Course", *, included: bool = True) -> SlideChoice:
    return SlideChoice(
        key=key, title=f"made {key}", section=section, included=included, made_title=f"made {key}"
    )  # type: ignore[arg-type]


@pytest.fixture
def model(qapp: object) -> SlidesModel:
    """Three slides to show, two in the backup; whatever is wrong with it ends the test."""
    made = SlidesModel()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(made, fatal, made)
    made.show_choices(
        [slide("a", "Case"), slide("b"), slide("c", included=False),
         slide("x", "Backup"), slide("y", "Backup")]
    )  # fmt: skip
    return made


def keys(model: SlidesModel) -> list[str]:
    rows = (model.row(number) for number in range(model.rowCount()))
    return [row.key if row else "|" for row in rows]


def test_the_backup_begins_with_a_row_of_its_own(model: SlidesModel) -> None:
    assert keys(model) == ["a", "b", "c", "|", "x", "y"]
    divider = model.index(3)
    model.show_faces({}, "Backup 2")
    assert divider.data() == "Backup 2"
    assert not model.flags(divider) & Qt.ItemFlag.ItemIsEnabled
    assert not model.setData(divider, "x")
    assert divider.data(Role.CheckStateRole) is None


def test_a_row_says_its_title_its_tick_and_where_the_title_comes_from(model: SlidesModel) -> None:
    row = model.index(2)
    assert row.data() == "made c"
    assert row.data(Role.EditRole) == ""
    assert row.data(MADE_TITLE) == "made c"
    assert row.data(Role.CheckStateRole) == Qt.CheckState.Unchecked
    assert row.data(Role.AccessibleTextRole) == "made c, left out"
    assert model.setData(row, "  My   own ")
    assert model.setData(row, Qt.CheckState.Checked.value, Role.CheckStateRole)
    assert row.data(Role.EditRole) == "My own"
    assert row.data(Role.AccessibleTextRole) == "My own"
    assert row.data(Role.ToolTipRole) == "c: My own\nYour title; made from the data: made c"
    assert row.data(Role.FontRole).italic()
    assert model.setData(row, "   ")
    assert row.data() == "made c"


@pytest.mark.parametrize(
    ("start", "to", "expected"),
    [
        (0, 1, ["b", "a", "c", "|", "x", "y"]),
        (1, 0, ["b", "a", "c", "|", "x", "y"]),
        (2, 3, ["a", "b", "|", "c", "x", "y"]),
        (4, 3, ["a", "b", "c", "x", "|", "y"]),
        (0, 5, ["b", "c", "|", "x", "y", "a"]),
        (5, 0, ["y", "a", "b", "c", "|", "x"]),
    ],
)
def test_a_slide_is_moved(model: SlidesModel, start: int, to: int, expected: list[str]) -> None:
    assert model.move(start, to)
    assert keys(model) == expected


@pytest.mark.parametrize(("start", "to"), [(3, 0), (0, 6), (0, -1), (2, 2)])
def test_what_can_not_be_moved_stays(model: SlidesModel, start: int, to: int) -> None:
    assert not model.move(start, to)
    assert keys(model) == ["a", "b", "c", "|", "x", "y"]


def test_a_slide_belongs_to_the_part_that_it_was_moved_to(model: SlidesModel) -> None:
    model.move(0, 3)
    model.move(5, 0)
    found = {choice.key: choice.section for choice in model.choices}
    assert found == {"y": "Case", "b": "Course", "c": "Course", "a": "Backup", "x": "Backup"}
    model.move(4, 0)
    assert model.choices[0] == slide("a", "Case")


def test_a_screen_reader_is_told_what_the_signs_mean(model: SlidesModel) -> None:
    marks = (Mark("✂", "was shortened"), Mark("1/3", "goes over 3 slides"))
    model.show_faces({"b": Face((1, 2, 3), None, marks, is_changed=True)}, "Backup 2")
    row = model.index(1)
    told = "slide 2, made b, just changed, was shortened, goes over 3 slides"
    assert row.data(Role.AccessibleTextRole) == told
    assert row.data(Role.ToolTipRole) == "b: made b\n✂ was shortened\n1/3 goes over 3 slides"


def test_the_last_slide_can_not_be_left_out(model: SlidesModel) -> None:
    for number in (0, 1, 4):
        assert model.setData(model.index(number), Qt.CheckState.Unchecked, Role.CheckStateRole)
    assert not model.setData(model.index(5), Qt.CheckState.Unchecked, Role.CheckStateRole)
    assert [choice.key for choice in model.choices if choice.included] == ["y"]


def test_any_order_of_moves_keeps_every_slide(model: SlidesModel) -> None:
    chance = random.Random(7)
    for _ in range(200):
        model.move(chance.randrange(6), chance.randrange(6))
        assert sorted(keys(model)) == ["a", "b", "c", "x", "y", "|"]
        assert len(model.choices) == 5


def test_nothing_can_be_dropped_into_a_row(model: SlidesModel) -> None:
    assert isinstance(model, QAbstractItemModel)
    assert model.flags(NO_PARENT) == Qt.ItemFlag.ItemIsDropEnabled
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDropEnabled
    assert model.supportedDropActions() == Qt.DropAction.MoveAction


def test_a_large_list_is_shown_at_once(qtbot: QtBot, model: SlidesModel) -> None:
    model.show_choices([slide(str(number)) for number in range(5_000)])
    assert model.rowCount() == 5_001
    assert model.divider == 5_000
