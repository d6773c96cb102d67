from collections.abc import Sequence

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.icons import icon
from boardapp.desktop.window.panel_area import PanelArea
from boardapp.desktop.window.panel_table import PANELS
from boardapp.review.model.review import Review


@pytest.fixture
def area(qtbot: QtBot) -> PanelArea:
    made = PanelArea(PANELS)
    qtbot.addWidget(made)
    return made


def test_the_list_names_every_panel_and_explains_it(area: PanelArea) -> None:
    items = [area.list.item(number) for number in range(area.list.count())]
    assert [item.text() for item in items] == [row.title for row in PANELS]
    assert all(item.toolTip() for item in items)
    assert area.list.accessibleName() == "Panels"


def test_a_panel_that_is_not_known_changes_nothing(area: PanelArea) -> None:
    area.open_panel("labs")
    area.open_panel("of the next version")
    assert area.panel_id == "labs"


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (["labs[3]"], "labs"),
        (["relapse-2", "assessments[4]"], "history"),
        (["therapies[0]"], "response"),
        (["adverse_events[2]"], "toxicity"),
        (["doubts[1]"], "checks"),
        (["unheard-of"], "history"),
    ],
)
def test_the_panel_that_such_facts_belong_to_is_asked_first_and_the_open_one_last(
    area: PanelArea, monkeypatch: pytest.MonkeyPatch, names: list[str], first: str
) -> None:
    asked: list[str] = []

    def rate(number: int, names: Sequence[str]) -> int:
        asked.append(PANELS[number].panel_id)
        return 0

    monkeypatch.setattr(area.stack, "rate", rate)
    assert not area.reveal(names)
    assert asked[0] == first
    assert asked[-1] == "overview"
    assert sorted(asked) == sorted(row.panel_id for row in PANELS)


def test_a_fact_that_is_found_brings_its_panel_to_the_front(
    area: PanelArea, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(area.stack, "rate", lambda number, names: 9 * (number == 4))
    monkeypatch.setattr(area.stack, "reveal", lambda number, names: number == 4)
    assert area.reveal(["x"])
    assert area.panel_id == "response"


def test_the_panel_that_shows_a_fact_best_wins_whoever_is_asked_first(
    qtbot: QtBot, area: PanelArea, monkeypatch: pytest.MonkeyPatch, letter: Review
) -> None:
    area.show()
    area.show_review(letter)
    for row in PANELS:
        area.open_panel(row.panel_id)
    rates = {"response": 12, "history": 14, "timeline": 500}
    monkeypatch.setattr(area.stack, "rate", lambda n, names: rates.get(PANELS[n].panel_id, 0))
    monkeypatch.setattr(area.stack, "reveal", lambda number, names: True)
    assert area.reveal(["therapies[3].start"])
    assert area.panel_id == "timeline"


def test_the_list_grows_with_the_text(area: PanelArea) -> None:
    width = area.list.width()
    font = area.list.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    area.list.setFont(font)
    assert area.list.width() > width
    assert area.list.item(0).sizeHint().height() > area.list.fontMetrics().height()


def test_icons_follow_the_palette(area: PanelArea) -> None:
    palette = area.list.palette()
    palette.setColor(palette.ColorRole.Text, "#ff0000")
    area.list.setPalette(palette)
    size = QSize(20, 20)
    expected = icon(PANELS[0].icon, palette).pixmap(size).toImage()
    assert area.list.item(0).icon().pixmap(size).toImage() == expected
