"""The complications in one table, worst first, and the chips above it: by keys, on screen."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.case.complications import AdverseEvent, Infection, OrganSupport, Transfusion
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.desktop.panels.toxicity.complications import Complications
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.plausibility.gate import a_case

Show = Callable[[Review | None], Complications]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def made(review: Review | None) -> Complications:
        shown = Complications()
        qtbot.addWidget(shown)
        shown.resize(900, 600)
        shown.show_review(review)
        with qtbot.waitActive(shown):
            shown.show()
            shown.activateWindow()
        return shown

    return made


def _column(table: FactsTable, number: int) -> list[str]:
    return [table.facts.row(row).cells[number] for row in range(table.facts.rowCount())]


def _chips(shown: Complications) -> list[str]:
    return [button.text() for button in shown.chips.buttons.values() if button.isVisible()]


def _event(term: str, grade: object = None, grading: str = "", severity: str = "") -> AdverseEvent:
    stated = None if grade is None else Value(grade)  # type: ignore[arg-type]
    return AdverseEvent(
        term=term, grade=stated, grading=grading, severity=severity, onset=When.parse("2020-03-01")
    )


def test_the_worst_stand_first_and_what_was_only_given_last(show: Show, synthetic: Review) -> None:
    table = show(synthetic).table
    kinds, grades = _column(table, 1), _column(table, 3)
    assert grades[:9] == [
        *["3 (as stated)"] * 5, *["2 (as stated)"] * 2,
        "ASTCT grade 2 (as stated)", "Glucksberg grade 1 (as stated)",
    ]  # fmt: skip
    assert kinds[9:13] == ["adverse event", *["infection"] * 3]
    assert kinds[13:] == [*["transfusion"] * 24, *["admission"] * 8]


def test_a_range_counts_by_what_is_surely_reached_and_other_systems_are_never_mixed(
    show: Show,
) -> None:
    events = (
        _event("no grade", severity="life-threatening"),
        _event("two"),
        _event("MAGIC four", "IV", "MAGIC"),
        _event("two to four", "2..4", "CTCAE v5.0"),
        _event("two", 2),
        _event("ASTCT one", 1, "ASTCT"),
        _event("three", 3),
        _event("NIH severe", severity="severe", grading="NIH"),
    )
    shown = show(review_case(a_case(adverse_events=events)))
    assert _column(shown.table, 0) == [
        "Three", "Two to four", "Two", "MAGIC four", "NIH severe", "ASTCT one", "No grade", "Two",
    ]  # fmt: skip
    assert _chips(shown) == ["All (8)", "≥ G3 (1)", "Severe by another system (2)"]
    shown.chips.choose("severe by another system")
    assert _column(shown.table, 0) == ["MAGIC four", "NIH severe"]


@pytest.mark.parametrize(("grade", "is_counted"), [(2, False), (3, True), ("3..4", True)])
def test_a_chip_counts_from_grade_3(show: Show, grade: object, is_counted: bool) -> None:
    shown = show(review_case(a_case(adverse_events=(_event("mucositis", grade),))))
    assert ("≥ G3 (1)" in _chips(shown)) is is_counted


def test_each_chip_shows_as_many_rows_as_it_counts(show: Show, synthetic: Review) -> None:
    shown = show(synthetic)
    assert _chips(shown) == [
        "All (45)", "≥ G3 (5)", "Infections (3)", "Liver (2)", "Transfusions (24)",
        "Admissions (8)",
    ]  # fmt: skip
    for button in shown.chips.buttons.values():
        if button.isVisible():
            button.click()
            assert button.text().endswith(f"({shown.table.facts.rowCount()})")
    shown.chips.choose("Liver")
    assert _column(shown.table, 0) == ["ALT increased", "Sinusoidal obstruction syndrome"]


def test_platelets_given_are_no_bleeding(show: Show, synthetic: Review, letter: Review) -> None:
    bleeding = next(ledger for ledger in synthetic.ledgers if ledger.name == "Bleeding")
    assert any(entry.kind == "transfusion" for entry in bleeding.entries)
    assert not any("Bleeding" in text for text in _chips(show(synthetic)))
    shown = show(letter)
    assert "Bleeding (1)" in _chips(shown)
    shown.chips.choose("Bleeding")
    assert _column(shown.table, 0) == ["Mucocutaneous bleeding"]


def test_a_column_without_a_word_is_left_out(show: Show, letter: Review) -> None:
    shown = show(letter)
    assert not any(shown.table.isColumnHidden(number) for number in range(8))
    shown.chips.choose("Admissions")
    assert shown.table.isColumnHidden(3)
    assert not shown.table.isColumnHidden(0)
    shown.chips.choose("all")
    assert not shown.table.isColumnHidden(3)


def test_keys_reach_the_chips_and_move_among_them(qtbot: QtBot, show: Show, letter: Review) -> None:
    shown = show(letter)
    shown.table.setFocus()
    qtbot.keyClick(shown.table, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is shown.chips.buttons["all"]
    qtbot.keyClick(shown.chips.buttons["all"], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is shown.chips.buttons["Infections"]
    assert _column(shown.table, 1) == ["infection"]
    qtbot.keyClick(shown.chips.buttons["Infections"], Qt.Key.Key_Left)
    qtbot.keyClick(shown.chips.buttons["all"], Qt.Key.Key_Left)
    assert shown.chips.current == "Admissions"
    qtbot.keyClick(shown.chips.buttons["Admissions"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is shown.table


def test_a_chip_tells_a_screen_reader_what_it_shows(show: Show, synthetic: Review) -> None:
    shown = show(synthetic)
    told = QAccessible.queryAccessibleInterface(shown.chips.buttons["severe"])
    assert told.text(QAccessible.Text.Name) == (
        "Of grade 3 or more as stated, by no other system than the CTCAE: 5"
    )
    assert told.role() == QAccessible.Role.RadioButton


def test_a_fact_that_the_chip_leaves_out_is_shown_among_all(show: Show, synthetic: Review) -> None:
    shown = show(synthetic)
    shown.chips.choose("Infections")
    assert shown.rate("infections[1].organism") > 0
    assert shown.reveal("infections[1]")
    assert shown.chips.current == "Infections"
    assert shown.reveal("transfusions[20].amount")
    assert shown.chips.current == "all"
    assert shown.table.current_place() == "transfusions[20]"


def test_another_chip_keeps_the_chosen_row_and_chooses_no_other(
    show: Show, synthetic: Review
) -> None:
    shown = show(synthetic)
    shown.reveal("adverse_events[8]")
    shown.chips.choose("Liver")
    assert shown.table.current_place() == "adverse_events[8]"
    shown.chips.choose("Transfusions")
    assert shown.table.current_place() == ""
    assert shown.table.verticalScrollBar().value() == 0


def test_a_chip_that_shows_nothing_any_more_gives_way_to_all(show: Show, letter: Review) -> None:
    shown = show(letter)
    shown.chips.choose("Infections")
    shown.show_review(letter)
    assert shown.chips.current == "Infections"
    left = tuple(one for one in letter.complications if one.kind != "infection")
    shown.show_review(replace(letter, complications=left))
    assert shown.chips.current == "all"
    assert shown.table.facts.rowCount() == len(left)
    shown.chips.choose("Liver")
    shown.show_review(None)
    assert shown.chips.current == "all"
    assert not shown.chips.isVisible()


def test_the_support_of_organs_and_what_was_given_have_chips(show: Show) -> None:
    case = a_case(
        organ_support=(OrganSupport(name="dialysis"),),
        transfusions=(Transfusion(product="red cells"),),
        infections=(Infection(name="sepsis"),),
    )
    shown = show(review_case(case))
    assert _chips(shown) == ["All (3)", "Infections (1)", "Transfusions (1)", "Organ support (1)"]
    assert _column(shown.table, 0) == ["Sepsis", "Dialysis", "Red cells"]
