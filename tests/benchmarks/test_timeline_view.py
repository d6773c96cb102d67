"""How fluently the timeline is zoomed and panned."""

from itertools import count

import pytest
from pytestqt.qtbot import QtBot

from boardapp.casefile.files import read_case
from boardapp.desktop.charts.timeline_view import TimelineView
from boardapp.figures.timeline.course import course_timeline
from boardapp.resources import example_case
from boardapp.review.review_case import review_case
from tests.benchmarks.yardstick import best_seconds, yardstick_seconds

pytestmark = pytest.mark.bench

ROUNDS = 15
PAINT_LIMIT, LAYOUT_LIMIT = 0.25, 0.8
"""Times the yardstick, which takes 70 ms where these are 16 and 50 ms."""


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    review = review_case(read_case(example_case("synthetic")))
    made = TimelineView()
    qtbot.addWidget(made)
    made.resize(1200, 1300)
    with qtbot.waitExposed(made):
        made.show()
    made.show_timeline(course_timeline(review, detail="all"), review.ages)
    return made


def test_a_picture_takes_no_longer_than_the_screen_does(view: TimelineView) -> None:
    plain = yardstick_seconds()
    whole = best_seconds(view.viewport().repaint, ROUNDS)
    view.zoom_to(5.0, 600.0)
    near = best_seconds(view.viewport().repaint, ROUNDS)
    ratio = max(whole, near) / plain
    print(f"\nwhole {whole:.4f} s, zoomed {near:.4f} s, {ratio:.2f} × the yardstick")  # noqa: T201
    assert ratio < PAINT_LIMIT


def test_a_step_of_the_zoom_does_not_stall_the_window(view: TimelineView) -> None:
    plain, steps = yardstick_seconds(), count()
    step = best_seconds(lambda: view.zoom_to(1.5 + next(steps) / 2, 600.0), ROUNDS)
    print(f"\nzoom {step * 1000:.1f} ms, {step / plain:.2f} × the yardstick")  # noqa: T201
    assert step / plain < LAYOUT_LIMIT
