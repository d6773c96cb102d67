"""What holds for every panel."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from boardapp.case.events import events
from boardapp.casefile.files import read_case
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.window.appearance import palette
from boardapp.desktop.window.panel_area import PanelArea
from boardapp.desktop.window.panel_table import PANELS, ContextRow, PanelRow
from boardapp.resources import example_case
from boardapp.review.model.review import Review

ShowPanel = Callable[[type[Panel], Review | None], Panel]


def _kind(row: PanelRow) -> type[Panel]:
    module, _, name = row.factory.partition(":")
    kind: type[Panel] = getattr(import_module(module), name)
    return kind


# A panel that is given more than a review has its own tests.
_BY_REVIEW = [row for row in PANELS if not isinstance(row, ContextRow)]


@pytest.fixture(params=_BY_REVIEW, ids=lambda row: row.panel_id)
def kind(request: pytest.FixtureRequest) -> type[Panel]:
    return _kind(request.param)


def _focusable(panel: Panel) -> list[QWidget]:
    found = [w for w in panel.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [w for w in found if w.isVisibleTo(panel) and w.focusProxy() is None]


def test_a_panel_is_named_as_in_the_list(kind: type[Panel]) -> None:
    row = next(row for row in PANELS if _kind(row) is kind)
    assert (kind.panel_id, kind.title) == (row.panel_id, row.title)


def test_nothing_of_a_case_stays_when_it_is_closed(
    kind: type[Panel], synthetic: Review, on_screen: ShowPanel, qtbot: QtBot
) -> None:
    panel = on_screen(kind, None)
    qtbot.wait(1)
    empty = panel.grab().toImage()
    panel.show_review(synthetic)
    qtbot.wait(1)
    assert panel.grab().toImage() != empty
    panel.show_review(None)
    qtbot.wait(1)
    assert panel.grab().toImage() == empty
    assert not any(panel.reveal(f"{row}[0]") for row in ("labs", "therapies", "assessments"))


def test_every_widget_that_takes_keys_has_a_name(
    kind: type[Panel], letter: Review, on_screen: ShowPanel, qtbot: QtBot
) -> None:
    panel = on_screen(kind, letter)
    qtbot.wait(1)
    widgets = _focusable(panel)
    assert widgets
    names = {
        widget: QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        for widget in widgets
        if widget.parent() is not None and not _is_part(widget)
    }
    assert [repr(widget) for widget, name in names.items() if not name] == []


def _is_part(widget: QWidget) -> bool:
    """Whether Qt made this widget inside another: a viewport, a header, a tab bar."""
    return type(widget).__module__.startswith("PySide6") and type(widget).__name__ in {
        "QWidget", "QHeaderView", "QTabBar", "QTabWidget", "QToolButton", "QSplitter",
    }  # fmt: skip


def test_the_keyboard_reaches_every_widget_and_comes_out_again(
    kind: type[Panel], synthetic: Review, on_screen: ShowPanel, qtbot: QtBot
) -> None:
    panel = on_screen(kind, synthetic)
    panel.activateWindow()
    wanted = {w for w in _focusable(panel) if w.isEnabled() and not _is_part(w)}
    first = next(iter(wanted))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget | None] = []
    for _ in range(len(_focusable(panel)) + 3):
        seen.append(QApplication.focusWidget())
        panel.focusNextChild()
    assert wanted <= set(seen)


def test_another_palette_draws_anew(
    kind: type[Panel],
    letter: Review,
    on_screen: ShowPanel,
    qtbot: QtBot,
    qapp: QApplication,
) -> None:
    qapp.setPalette(palette("light"))
    panel = on_screen(kind, letter)
    qtbot.wait(1)
    light = panel.grab().toImage()
    qapp.setPalette(palette("dark"))
    qtbot.wait(1)
    dark = panel.grab().toImage()
    assert _lightness(light) > 200
    assert _lightness(dark) < 80
    assert panel.palette().color(QPalette.ColorRole.Base).lightness() < 60


def _lightness(image: QImage) -> float:
    """The mean of a grid of pixels."""
    places = [(x, y) for x in range(5, image.width(), 37) for y in range(5, image.height(), 31)]
    return sum(image.pixelColor(*place).lightness() for place in places) / len(places)


@pytest.fixture
def area(qtbot: QtBot, letter: Review) -> PanelArea:
    made = PanelArea(PANELS)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.show_review(letter)
    return made


def test_every_finding_of_the_letter_leads_to_a_fact_on_another_panel(
    area: PanelArea, letter: Review
) -> None:
    case = read_case(example_case("letter"))
    pairs = [(event.key, event.place) for event in events(case)]
    assert len(letter.findings) > 10
    lost: list[Any] = []
    for finding in letter.findings:
        names = [finding.place, *(n for pair in pairs if finding.place in pair for n in pair)]
        if not area.reveal(names):
            lost.append(finding.place)
    assert lost == []
