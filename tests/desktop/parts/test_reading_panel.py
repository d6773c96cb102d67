from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.desktop.panels.history import HistoryPanel
from boardapp.desktop.parts.html import Colours
from boardapp.desktop.window.appearance import palette
from boardapp.review.model.review import Review


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The colour of the text in each page that is set."""
    pages: list[str] = []
    body = HistoryPanel.body

    def noted(self: HistoryPanel, review: Review, colours: Colours) -> list[str]:
        pages.append(colours.text)
        return body(self, review, colours)

    monkeypatch.setattr(HistoryPanel, "body", noted)
    return pages


@pytest.fixture
def panel(qtbot: QtBot, made: list[str]) -> HistoryPanel:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.resize(800, 500)
    return panel


def test_a_page_that_is_not_seen_is_not_set(
    qtbot: QtBot, qapp: QApplication, panel: HistoryPanel, synthetic: Review, made: list[str]
) -> None:
    panel.show_review(synthetic)
    qapp.setPalette(palette("dark"))
    qtbot.wait(1)
    assert made == []
    panel.show()
    assert made == [palette("dark").text().color().name()]
    assert "Induction" in panel.page.toPlainText()


def test_a_hidden_page_of_another_case_is_empty_at_once(
    qtbot: QtBot, panel: HistoryPanel, synthetic: Review, letter: Review
) -> None:
    panel.show()
    panel.show_review(synthetic)
    panel.hide()
    panel.show_review(letter)
    assert "SYNTHETIC" not in panel.page.toPlainText()
    assert not panel.page.toPlainText()


def test_a_hidden_page_still_finds_its_facts(
    qtbot: QtBot, panel: HistoryPanel, synthetic: Review
) -> None:
    panel.show_review(synthetic)
    assert panel.rate("therapies[2]") > 0
    assert panel.reveal("therapies[2]")


def test_a_larger_text_needs_no_other_page(
    qtbot: QtBot, panel: HistoryPanel, synthetic: Review, made: list[str]
) -> None:
    panel.show()
    panel.show_review(synthetic)
    before = panel.page.document().size().height()
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    panel.setFont(font)
    assert len(made) == 1
    assert panel.page.document().size().height() > 1.3 * before
