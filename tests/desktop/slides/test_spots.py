"""What is painted on a slide leads to the facts of the case: by data, not by its words."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.case.events import events
from boardapp.case.place import Place
from boardapp.casefile.files import read_case
from boardapp.deck.plan import Plan, plan_deck
from boardapp.desktop.charts.fonts import load_fonts
from boardapp.desktop.slides.recording import record
from boardapp.desktop.slides.scenery import OwnScenery
from boardapp.desktop.slides.spots import Spot, spot_at
from boardapp.resources import example_case


def _plan(name: str, preset: str = "standard") -> tuple[Case, Plan]:
    path = example_case(name)
    case = read_case(path)
    return case, plan_deck(case, path, preset, lambda: None)  # type: ignore[arg-type]


def _spots(plan: Plan, key: str) -> list[Spot]:
    """All spots of a slide, over its pages."""
    load_fonts()
    numbers = [n for n, page in enumerate(plan.fitted.pages) if page.slide.key == key]
    assert numbers, f"no slide {key}"
    found: list[Spot] = []
    for number in numbers:
        found += record(plan.fitted, number, OwnScenery()).spots
    return found


@pytest.mark.parametrize("name", ["letter", "synthetic", "lymphoma", "sarcoma", "aml", "minimal"])
def test_every_spot_is_a_fact_of_the_case_and_on_its_slide(qtbot: QtBot, name: str) -> None:
    case, plan = _plan(name)
    load_fonts()
    keys = {event.key for event in events(case)}
    for number, page in enumerate(plan.fitted.pages):
        slide = record(plan.fitted, number, OwnScenery())
        whole = QRectF(0, 0, slide.width, slide.height).adjusted(-1, -1, 1, 1)
        for spot in slide.spots:
            if spot.place not in keys:
                Place.parse(spot.place).get(case)  # raises PlaceError where the case has none
            assert whole.contains(spot.box), (page.slide.key, spot)


@pytest.mark.parametrize(
    ("name", "key", "collections"),
    [
        ("letter", "question", {"meeting"}),
        ("letter", "diagnosis", {"diagnosis", "patient"}),
        ("letter", "timeline", {"therapies", "assessments"}),
        ("letter", "status", {"assessments"}),
        ("letter", "labs", {"labs"}),
        ("letter", "toxicity", {"adverse_events"}),
        ("letter", "goals", {"goals"}),
        ("letter", "options", {"options"}),
        ("letter", "lines", {"therapies"}),
        ("letter", "relapses", {"assessments"}),
        ("letter", "doses", {"therapies"}),
        ("letter", "doubts", {"therapies"}),
        ("letter", "references", {"references"}),
        ("letter", "work-up-1", {"work_ups"}),
        ("synthetic", "timeline", {"therapies", "adverse_events"}),
        ("synthetic", "mrd", {"assessments"}),
        ("synthetic", "labs", {"labs"}),
        ("synthetic", "toxicity", {"adverse_events"}),
        ("synthetic", "cycles-2", {"therapies"}),
        ("sarcoma", "pathology", {"pathology"}),
        ("sarcoma", "imaging-table", {"imaging"}),
    ],
)
def test_a_slide_leads_to_the_records_that_it_tells_of(
    qtbot: QtBot, name: str, key: str, collections: set[str]
) -> None:
    case, plan = _plan(name)
    places = {event.key: event.place for event in events(case)}
    found = {Place(places.get(s.place, s.place)).collection for s in _spots(plan, key)}
    assert collections <= found


def test_each_row_of_a_split_table_keeps_its_fact(qtbot: QtBot) -> None:
    """The rows of the course as a table stand in the order of the review, over all pages."""
    _, plan = _plan("letter")
    pages = [page for page in plan.fitted.pages if page.slide.key == "timeline-table"]
    assert len(pages) > 1
    spots = _spots(plan, "timeline-table")
    blocks = [placed.block for page in pages for placed in page.placed]
    rows = sum(len(block.rows) for block in blocks)  # type: ignore[attr-defined]
    assert len(spots) == rows
    assert len({spot.place for spot in spots}) == rows


def test_a_small_mark_comes_before_the_bar_that_it_lies_on() -> None:
    bar = Spot("therapies[0]", QRectF(0, 0, 100, 20))
    mark = Spot("adverse_events[0]", QRectF(40, 5, 8, 8))
    assert spot_at((bar, mark), QPointF(44, 9)) == mark
    assert spot_at((bar, mark), QPointF(38, 9)) == mark
    assert spot_at((bar, mark), QPointF(80, 9)) == bar
    assert spot_at((bar, mark), QPointF(80, 40)) is None


def test_a_recording_looks_alike_at_every_size(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QColor

    _, plan = _plan("letter", "short")
    load_fonts()
    slide = record(plan.fitted, 1, OwnScenery())
    large, small = slide.image(QSize(960, 540)), slide.image(QSize(320, 180))
    for spot in slide.spots[:4]:
        x, y = spot.box.left() + 6, spot.box.top() + 6
        one = QColor(large.pixelColor(int(x), int(y)))
        other = QColor(small.pixelColor(int(x / 3), int(y / 3)))
        assert abs(one.red() - other.red()) < 60
        assert abs(one.blue() - other.blue()) < 60
