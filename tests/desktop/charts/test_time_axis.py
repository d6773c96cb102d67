import pytest

from boardapp.desktop.charts.time_axis import with_ticks
from boardapp.figures.timeline.course import course_timeline
from boardapp.review.model.review import Review


@pytest.mark.parametrize("zoom", [1.0, 3.0, 20.0])
def test_no_more_than_nine_intervals_are_in_view(synthetic: Review, zoom: float) -> None:
    timeline = course_timeline(synthetic)
    ticks = with_ticks(timeline, zoom, None).ticks
    assert 3 * zoom <= len(ticks) <= 9 * zoom + 2
    assert all(timeline.start <= tick.at <= timeline.end for tick in ticks)


def test_the_unzoomed_ticks_are_those_of_the_slide(letter: Review, synthetic: Review) -> None:
    for review in (letter, synthetic):
        timeline = course_timeline(review, detail="all")
        assert with_ticks(timeline, 1.0, review.ages).ticks == timeline.ticks


def test_without_a_day_of_birth_there_is_no_age(letter: Review) -> None:
    ticks = with_ticks(course_timeline(letter), 1.0, None).ticks
    assert {tick.age for tick in ticks} == {""}
