"""No two letters of Alt in one place: in the window with each panel, and in each dialog."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QMainWindow,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardapp.desktop.deck.export_dialog import ExportDialog
from boardapp.desktop.deck.handout_dialog import HandoutDialog
from boardapp.desktop.session.document import load
from boardapp.desktop.window.panel_table import PANELS
from boardapp.desktop.window.workbench import Workbench


def _texts(place: QWidget) -> Iterator[str]:
    """What can be reached by Alt and a letter there now."""
    if isinstance(place, QMainWindow):
        yield from (action.text() for action in place.menuBar().actions())
    buttons = place.findChildren(QAbstractButton)
    yield from (button.text() for button in buttons if button.isVisible())
    for label in place.findChildren(QLabel):
        if label.isVisible() and label.buddy() is not None:
            yield label.text()


def shared_letters(place: QWidget) -> dict[str, list[str]]:
    """The letters that more than one of them has."""
    texts = [text for text in _texts(place) if not QKeySequence.mnemonic(text).isEmpty()]
    counts = Counter(QKeySequence.mnemonic(text).toString() for text in texts)
    return {
        letter: [text for text in texts if QKeySequence.mnemonic(text).toString() == letter]
        for letter, count in counts.items()
        if count > 1
    }


def test_the_start_page_has_letters_of_its_own(workbench: Workbench) -> None:
    assert shared_letters(workbench.window) == {}


@pytest.mark.parametrize("panel_id", [row.panel_id for row in PANELS])
def test_no_two_letters_are_alike_beside_each_panel(
    workbench: Workbench, synthetic_path: Path, panel_id: str
) -> None:
    workbench.window.resize(1400, 800)
    workbench.document.take(load(synthetic_path))
    workbench.show_panel(panel_id)
    workbench.facts.lead_to("therapies[1]")
    workbench.show_panel(panel_id)
    QApplication.processEvents()
    assert workbench.facts.side.is_open
    assert shared_letters(workbench.window) == {}
    workbench.actions["edit-fact"].trigger()
    QApplication.processEvents()
    assert shared_letters(workbench.window) == {}


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: ExportDialog(folder / "a.pptx"),
        lambda folder: HandoutDialog(folder / "a.pdf", "standard"),
    ],
    ids=["export", "hand-out"],
)
def test_no_two_letters_are_alike_in_a_dialog_and_enter_answers_what_is_drawn_so(
    qtbot: QtBot, tmp_path: Path, make: Callable[[Path], QDialog]
) -> None:
    dialog = make(tmp_path)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert shared_letters(dialog) == {}
    buttons = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
    assert sum(button.isDefault() for button in buttons) == 1
