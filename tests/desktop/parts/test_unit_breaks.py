"""Units are shown on one line and copied as they are."""

import pytest
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.clipboard import copy_selection
from boardapp.desktop.parts.html import paragraph
from boardapp.desktop.parts.unit_breaks import hold_units, release_units


@pytest.mark.parametrize(
    "text", ["75 g/L", "20 ×10⁹/L", "2 mg/dL", "10 mg/kg/d", "1.8 mg/m²", "5 cells/µL", "8 g/kg"]
)
def test_a_unit_is_held_and_released(text: str) -> None:
    held = hold_units(text)
    assert held == text.replace("/", "/\u2060")
    assert release_units(held) == text


@pytest.mark.parametrize("text", ["CR/CRi", "and/or", "ALT/AST", "1/2", "letter ¶4 / ¶5", "g/Lot"])
def test_other_slashes_may_end_a_line(text: str) -> None:
    assert hold_units(text) == text


def test_no_line_ends_within_a_unit(qtbot: QtBot) -> None:
    """Shown in a page so narrow that Qt would end a line after "×10⁹/"."""
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    browser.setWordWrapMode(QTextOption.WrapMode.WordWrap)
    browser.setHtml(paragraph("platelets 40 ×10⁹/L"))
    browser.document().setTextWidth(
        browser.fontMetrics().horizontalAdvance("platelets 40 ×10⁹/") + 12
    )
    layout = browser.document().firstBlock().layout()
    text = browser.document().firstBlock().text()
    lines = [layout.lineAt(n) for n in range(layout.lineCount())]
    shown = [text[line.textStart() : line.textStart() + line.textLength()] for line in lines]
    assert [release_units(line).strip() for line in shown] == ["platelets 40", "×10⁹/L"]


def test_what_is_copied_has_plain_units(qtbot: QtBot) -> None:
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    browser.setHtml(paragraph("platelets 40 ×10⁹/L"))
    browser.selectAll()
    assert copy_selection(browser)
    assert QGuiApplication.clipboard().text() == "platelets 40 ×10⁹/L"
