"""A case that is made from nothing in the window, with keys only, is the one that was typed off."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.case.fields import fields_of
from boardapp.case.shape import walk
from boardapp.casefile.encode import encode_case
from boardapp.casefile.files import read_case
from boardapp.desktop.window.workbench import Workbench
from boardapp.resources import example_case
from tests.e2e.case_typist import CaseTypist, press, type_in, write

Program = Callable[..., int]
_CTRL = Qt.KeyboardModifier.ControlModifier


def _differences(target: Case, typed: Case) -> list[str]:
    """Each field that says another thing, by its place, with both."""
    found = []
    for place, record in walk(target):
        other = place.get(typed) if place.is_in(typed) else None
        for field in fields_of(type(record)):
            stated, instead = getattr(record, field.name), getattr(other, field.name, None)
            if field.part is None and stated != instead:
                found.append(f"{place}.{field.name}: {stated!r}, not {instead!r}")
    return found


def _is_asking() -> bool:
    """Whether the page of a new case has the keyboard; asks for it as long as it has not."""
    if not isinstance(QApplication.focusWidget(), QLineEdit):
        press(Qt.Key.Key_N, _CTRL)
    return isinstance(QApplication.focusWidget(), QLineEdit)


def _begin(qtbot: QtBot, workbench: Workbench, label: str, disease: str) -> None:
    """Make a new case with its label and its disease."""
    workbench.window.activateWindow()
    qtbot.waitUntil(workbench.window.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.waitUntil(workbench.actions["new"].isEnabled)
    qtbot.waitUntil(_is_asking, timeout=20_000)
    write(label)
    press(Qt.Key.Key_Tab)
    type_in(disease)
    for _ in range(4):
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: workbench.document.case is not None, timeout=20_000)
    workbench.window.activateWindow()
    qtbot.waitUntil(workbench.window.isActiveWindow)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["letter"])
def test_a_case_typed_by_keys_is_the_same_file(qtbot: QtBot, program: Program, name: str) -> None:
    target = read_case(example_case(name))

    def story(workbench: Workbench) -> None:
        workbench.window.resize(1400, 800)
        _begin(qtbot, workbench, target.patient.label, target.diagnosis.disease.text)
        typist = CaseTypist(target)
        typist.type_names()
        typist.type_all()
        assert workbench.document.drafts.all == ()
        assert workbench.document.case is not None
        assert _differences(target, workbench.document.case) == []
        assert workbench.document.case == target
        assert encode_case(workbench.document.case) == example_case(name).read_bytes()

    assert program(story=story) == 0
