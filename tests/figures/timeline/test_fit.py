"""A lane for each line of therapy where there is room, else rows that they share."""

from typing import Any

from boardapp.deck.fitting.measure import text_width
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.fit import fit
from boardapp.figures.timeline.geometry import lay_out
from boardapp.figures.timeline.shared_lines import with_shared_lines

WIDTH, HEIGHT = 864.0, 384.0


def names(geometry: Any) -> list[str]:
    return [lane.name for lane in geometry.lanes]


def test_with_room_each_line_has_a_lane(read: Any) -> None:
    geometry = fit(course_timeline(read("letter")), WIDTH, HEIGHT, text_width)
    assert names(geometry)[:7] == [f"Line {number}" for number in range(1, 8)]


def test_where_it_is_short_the_lines_share_rows_and_are_told_by_number(read: Any) -> None:
    course = course_timeline(read("synthetic"))
    geometry = fit(course, WIDTH, HEIGHT, text_width)
    assert names(geometry)[:2] == ["Lines 1–6", "Supportive"]
    labels = {label.text for label in geometry.labels}
    assert {"3: inotuzumab ozogamicin (bridge)", "4: CAR-T cells (curative)"} <= labels
    assert geometry.loss < lay_out(course, WIDTH, HEIGHT, text_width).loss - 3


def test_every_bar_of_the_lines_is_in_their_shared_lane(read: Any) -> None:
    course = course_timeline(read("letter"))
    shared = with_shared_lines(course)
    bars = sum(len(lane.bars) for lane in course.lanes if lane.line is not None)
    assert len(shared.lanes[0].bars) == bars
    assert shared.lanes[1:] == course.lanes[7:]


def test_a_single_line_stays_as_it_is(read: Any) -> None:
    course = course_timeline(read("minimal"))
    assert with_shared_lines(course) == course


def test_of_the_synthetic_case_what_matters_most_is_labelled(read: Any) -> None:
    course = course_timeline(read("synthetic"))
    lost = set(fit(course, WIDTH, HEIGHT, text_width).dropped)
    weighty = [lane for lane in course.lanes if lane.weight >= 4 or lane.name == "CNS status"]
    labels = {e.label for lane in weighty for e in (*lane.bars, *lane.marks)}
    assert not lost & labels
