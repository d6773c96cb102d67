"""The assistant: a file or the clipboard is looked at first, and taken as one step to undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from boardapp.casefile.files import read_case
from boardapp.desktop.importing.mapping_table import AS_PRINTED
from boardapp.desktop.importing.page import ImportPage
from boardapp.desktop.parts.dialogs import ImportChooser
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench
from boardapp.importers.tables.mapping import read_mapping
from boardapp.resources import example_case
from tests.desktop.opened import case_of

TABLE = "date\ttest\tvalue\tunit\n{day}\tPlatelets\t45\t10*9/L\n{day}\tFoo factor\t7\tU/L\n"
DATED = TABLE.format(day="2021-03-14")


def _copied(text: str, workbench: Workbench, qtbot: QtBot) -> ImportPage:
    """The page after what is on the clipboard was pasted by its keys."""
    workbench.window.show()
    QGuiApplication.clipboard().setText(text)
    workbench.actions.by_id["paste-results"].trigger()
    return _ready(workbench, qtbot)


def _ready(workbench: Workbench, qtbot: QtBot) -> ImportPage:
    page = workbench.importing.page
    qtbot.waitUntil(lambda: page.offer is not None and page.isVisible(), timeout=10_000)
    return page


def _reviewed(workbench: Workbench, qtbot: QtBot) -> None:
    document = workbench.document
    qtbot.waitUntil(lambda: document.reviewed_case is document.case, timeout=10_000)


def _press(qtbot: QtBot, page: ImportPage, button: str) -> None:
    qtbot.mouseClick(getattr(page, button), Qt.MouseButton.LeftButton)


@pytest.fixture
def opened(workbench: Workbench) -> Workbench:
    workbench.document.take(load(example_case("synthetic")))
    return workbench


def test_pasted_results_are_added_as_one_step(opened: Workbench, qtbot: QtBot) -> None:
    before = case_of(opened)
    page = _copied(DATED, opened, qtbot)
    text = page.report.toPlainText()
    assert "All that is in it can be taken." in text
    assert "2 × laboratory result" in text
    assert case_of(opened) is before
    _press(qtbot, page, "add_button")
    _reviewed(opened, qtbot)
    added = case_of(opened).labs[len(before.labs) :]
    assert [(one.test, one.value.text, str(one.when)) for one in added] == [
        ("Platelets", "45", "2021-03-14"),
        ("Foo factor", "7", "2021-03-14"),
    ]
    assert opened.panels.isVisible()
    opened.actions.by_id["undo"].trigger()
    assert case_of(opened) == before


def test_the_same_again_has_nothing_to_add(opened: Workbench, qtbot: QtBot) -> None:
    _press(qtbot, _copied(DATED, opened, qtbot), "add_button")
    _reviewed(opened, qtbot)
    page = _copied(DATED, opened, qtbot)
    assert "2 facts of it stand in this case already." in page.report.toPlainText()
    assert not page.add_button.isEnabled()


def test_what_says_otherwise_stands_side_by_side(opened: Workbench, qtbot: QtBot) -> None:
    _press(qtbot, _copied(DATED, opened, qtbot), "add_button")
    _reviewed(opened, qtbot)
    case = case_of(opened)
    page = _copied(DATED.replace("\t45\t", "\t54\t"), opened, qtbot)
    text = page.report.toPlainText()
    assert "Says otherwise (1): this case keeps what it says" in text
    assert "45" in text
    assert "54" in text
    _press(qtbot, page, "cancel_button")
    assert case_of(opened) is case
    assert opened.panels.isVisible()


def test_an_ambiguous_date_is_asked_and_never_guessed(opened: Workbench, qtbot: QtBot) -> None:
    page = _copied(TABLE.format(day="03/04/2021"), opened, qtbot)
    assert not page.add_button.isEnabled()
    assert page.order.isVisible()
    page.order.setFocus()
    qtbot.keyClick(page.order, Qt.Key.Key_Down)
    page.order.activated.emit(page.order.currentIndex())
    qtbot.waitUntil(page.add_button.isEnabled, timeout=10_000)
    _press(qtbot, page, "add_button")
    assert str(case_of(opened).labs[-1].when) == "2021-04-03"


def test_a_test_is_read_as_the_user_says(opened: Workbench, qtbot: QtBot) -> None:
    page = _copied(
        "date\tFoo factor [g/dL]\tPlatelets [10*9/L]\n2021-03-14\t9\t45\n", opened, qtbot
    )
    rows = [page.tests.item(n, 0).text() for n in range(page.tests.rowCount())]  # type: ignore[union-attr]
    row = next(n for n, name in enumerate(rows) if name.startswith("Foo"))
    test, known = page.tests.item(row, 2), page.tests.item(1 - row, 2)
    assert test is not None
    assert known is not None
    assert (test.text(), test.toolTip()) == ("Foo factor", AS_PRINTED)
    assert (known.text(), known.toolTip()) == ("platelets", "")
    test.setText("haemoglobin")
    qtbot.waitUntil(lambda: page.offer is not None, timeout=10_000)
    _press(qtbot, page, "add_button")
    added = {one.test: one.value.text for one in case_of(opened).labs[-2:]}
    assert added == {"haemoglobin": "9", "Platelets": "45"}


def test_a_file_makes_a_case_of_its_own(
    workbench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "labs.csv"
    path.write_text(DATED, encoding="utf-8")
    monkeypatch.setattr(ImportChooser, "ask_file", lambda *_: path)
    workbench.window.show()
    workbench.actions.by_id["import"].trigger()
    page = _ready(workbench, qtbot)
    assert page.add_button.isHidden()
    assert "2 × laboratory result" in page.report.toPlainText()
    assert "numeric" not in page.report.toPlainText()
    page.dates.click()
    qtbot.waitUntil(lambda: page.offer is not None, timeout=10_000)
    _press(qtbot, page, "new_button")
    qtbot.waitUntil(lambda: workbench.document.case is not None, timeout=10_000)
    assert [one.test for one in case_of(workbench).labs] == ["Platelets", "Foo factor"]
    assert workbench.document.path is None
    assert workbench.panels.isVisible()


def test_a_patient_is_chosen_where_there_are_several(opened: Workbench, qtbot: QtBot) -> None:
    rows = ["patient\tdate\ttest\tvalue\tunit"]
    rows += [f"P{n}\t2021-03-14\tPlatelets\t{n}0\t10*9/L" for n in (1, 2)]
    page = _copied("\n".join(rows), opened, qtbot)
    assert not page.add_button.isEnabled()
    page.patient.setCurrentText("P2")
    page.patient.activated.emit(page.patient.currentIndex())
    qtbot.waitUntil(page.add_button.isEnabled, timeout=10_000)
    _press(qtbot, page, "add_button")
    assert case_of(opened).labs[-1].value.text == "20"


def test_what_is_no_export_is_a_sentence(opened: Workbench, qtbot: QtBot) -> None:
    page = _copied("dear colleague, thank you", opened, qtbot)
    assert "none of the formats" in page.report.toPlainText()
    assert not page.new_button.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert opened.panels.isVisible()


def test_an_offer_never_reaches_another_case(opened: Workbench, qtbot: QtBot) -> None:
    page = _copied(DATED, opened, qtbot)
    opened.document.take(load(example_case("letter")))
    letter = case_of(opened)
    page.taken.emit()
    assert case_of(opened) is letter
    assert opened.panels.isVisible()


def test_the_mapping_is_kept_for_the_command(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mapping.json"
    monkeypatch.setattr(ImportChooser, "ask_mapping", lambda *_: path)
    page = _copied(DATED, opened, qtbot)
    _press(qtbot, page, "keep_button")
    assert read_mapping(path).shape == "long"


def test_a_case_file_is_none(opened: Workbench, qtbot: QtBot) -> None:
    text = example_case("minimal").read_text("utf-8")
    page = _copied(text, opened, qtbot)
    assert "is a case of boardapp already" in page.report.toPlainText()
    assert read_case(example_case("minimal"))


def test_an_empty_clipboard_is_said(opened: Workbench) -> None:
    QGuiApplication.clipboard().setText(" ")
    opened.actions.by_id["paste-results"].trigger()
    said = opened.window.statusBar().currentMessage()
    assert said == "The clipboard holds no text to import."


def test_the_first_values_of_a_test_stand_beside_its_name(opened: Workbench, qtbot: QtBot) -> None:
    rows = ("date\tFoo factor [g/dL]\tPlatelets [10*9/L]", "2021-03-14\t\t45", "2021-03-15\t9\t<5")
    page = _copied("\n".join(rows), opened, qtbot)
    cells = [
        [item.text() if (item := page.tests.item(n, column)) else "" for column in (0, 1)]
        for n in range(page.tests.rowCount())
    ]
    assert cells == [["Foo factor", "9"], ["Platelets", "45, <5"]]
    sample = page.tests.item(0, 1)
    assert sample is not None
    assert not sample.flags() & Qt.ItemFlag.ItemIsEditable
