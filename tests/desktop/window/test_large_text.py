"""Text of 175 % in a window of the size of a small laptop's screen: all is in reach."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.session.document import load
from boardapp.desktop.system.settings import TEXT_SIZE, Settings
from boardapp.desktop.window.appearance import Appearance
from boardapp.desktop.window.panel_table import PANELS
from boardapp.desktop.window.workbench import Workbench

SCREEN = QSize(1366, 700)
"""Of 1366 × 768, without the bars of the system."""
PANEL_IDS = [row.panel_id for row in PANELS]


@pytest.fixture
def settings(qapp: QApplication) -> Settings:
    """Settings of one who needs large text."""
    made = Settings()
    made.put(TEXT_SIZE, 175)
    Appearance(made).prepare()
    return made


@pytest.fixture
def opened(qtbot: QtBot, workbench: Workbench, synthetic_path: Path) -> Workbench:
    workbench.window.resize(SCREEN)
    workbench.document.take(load(synthetic_path))
    QApplication.processEvents()
    return workbench


def _right_edge(widget: QWidget, window: QWidget) -> int:
    return widget.mapTo(window, QPoint(widget.width(), 0)).x()


@pytest.mark.parametrize("with_pane", [False, True])
@pytest.mark.parametrize("panel_id", PANEL_IDS)
def test_nothing_is_wider_than_the_screen(
    opened: Workbench, panel_id: str, with_pane: bool
) -> None:
    opened.show_panel(panel_id)
    if with_pane:
        opened.actions["fact-pane"].trigger()
        assert opened.facts.side.is_open
    QApplication.processEvents()
    window = opened.window
    assert window.size() == SCREEN
    assert window.minimumSizeHint().width() <= SCREEN.width()
    assert window.minimumSizeHint().height() <= SCREEN.height()
    panel = opened.panels.panel
    assert panel is not None
    buttons = [button for button in window.findChildren(QPushButton) if button.isVisible()]
    cut = [b.text() for b in buttons if _right_edge(b, window) > window.width()]
    assert cut == []


@pytest.mark.parametrize("panel_id", PANEL_IDS)
def test_no_button_is_too_narrow_for_its_text(opened: Workbench, panel_id: str) -> None:
    opened.show_panel(panel_id)
    opened.actions["fact-pane"].trigger()
    QApplication.processEvents()
    buttons = [button for button in opened.window.findChildren(QPushButton) if button.isVisible()]
    assert buttons
    cut = [
        button.text()
        for button in buttons
        if button.width() < button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
    ]
    assert cut == []


@pytest.mark.parametrize("panel_id", ["labs", "response", "toxicity"])
def test_the_last_tab_is_in_reach(opened: Workbench, panel_id: str) -> None:
    opened.show_panel(panel_id)
    QApplication.processEvents()
    panel = opened.panels.panel
    assert panel is not None
    bar = next(bar for bar in panel.findChildren(QTabBar) if bar.isVisible())
    last = max(n for n in range(bar.count()) if bar.isTabVisible(n))
    bar.setCurrentIndex(last)
    QApplication.processEvents()
    tab = bar.tabRect(last)
    assert tab.left() >= 0
    assert tab.left() + 40 < bar.width()
    assert _right_edge(bar, opened.window) <= opened.window.width()


def test_the_pane_covers_the_panels_only_when_it_is_asked_for(opened: Workbench) -> None:
    assert not opened.facts.side.is_open
    opened.appearance.reset_text_size()
    QApplication.processEvents()
    opened.window.resize(SCREEN + QSize(1, 0))
    QApplication.processEvents()
    assert opened.facts.side.is_open


def test_closing_the_pane_gives_the_keyboard_back_to_the_panel(opened: Workbench) -> None:
    opened.window.activateWindow()
    opened.actions["fact-pane"].trigger()
    opened.facts.pane.page.setFocus()
    opened.actions["fact-pane"].trigger()
    focused = opened.window.focusWidget()
    assert focused is not None
    assert opened.panels.stack.isAncestorOf(focused)
