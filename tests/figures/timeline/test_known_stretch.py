"""Where only order is known, no months are told."""

from typing import Any

import pytest

from boardapp.figures.axis import DAYS_PER_MONTH
from boardapp.figures.palette import LIGHT
from boardapp.figures.scene import Curve, Text
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.geometry import lay_out
from boardapp.figures.timeline.known_stretch import clipped
from boardapp.figures.timeline.scene import timeline_scene
from boardapp.figures.timeline.timeline import Stretch, Timeline


def _after(make: Any, drawn: float, earliest: float = 0.0) -> Any:
    return make.open_moment(earliest, drawn)


def _timeline(make: Any, *phases: tuple[str, Any, Any], **parts: Any) -> Timeline:
    lines = tuple(
        make.line(number, make.phase(name, start, end))
        for number, (name, start, end) in enumerate(phases, start=1)
    )
    return course_timeline(make.review(lines=lines, **parts))


def _shown(timeline: Timeline) -> list[str]:
    scene = timeline_scene(lay_out(timeline, 900, 400), LIGHT, 14)
    return [one.text for one in scene.axis if isinstance(one, Text)]


def test_a_course_of_mere_order_has_a_word_and_no_months(make: Any) -> None:
    first, last = _after(make, 100.0), _after(make, 200.0)
    timeline = _timeline(make, ("A", first, first), ("B", last, last))
    assert timeline.order_only == (Stretch(start=0.0, end=200.0),)
    assert [(tick.text, tick.is_word) for tick in timeline.ticks] == [
        ("0", False), ("order only", True),
    ]  # fmt: skip
    assert _shown(timeline) == ["0", "order only"]


def test_months_are_told_up_to_the_last_time_that_is_known(make: Any) -> None:
    known, after = make.moment(6 * DAYS_PER_MONTH), _after(make, 300.0, 182.0)
    timeline = _timeline(make, ("A", known, known), ("B", after, after))
    assert timeline.order_only == (Stretch(start=6 * DAYS_PER_MONTH, end=300.0),)
    texts = [tick.text for tick in timeline.ticks]
    assert texts[-1] == "order only"
    assert max(float(text) for text in texts[:-1]) <= 6


def test_order_before_the_diagnosis_has_a_word_of_its_own(make: Any) -> None:
    before = make.open_moment(None, -200.0, latest=0.0)
    known = make.moment(200.0)
    timeline = _timeline(make, ("A", before, before), ("B", known, known))
    assert timeline.order_only == (Stretch(start=-200.0, end=0.0),)
    assert [tick.text for tick in timeline.ticks if tick.at <= 0] == ["order only", "0"]


def test_what_lies_between_two_known_times_keeps_its_months(make: Any) -> None:
    between = make.moment(0.0, 400.0, 200.0)
    known = make.moment(400.0)
    timeline = _timeline(make, ("A", between, between), ("B", known, known))
    assert timeline.order_only == ()
    assert not any(tick.is_word for tick in timeline.ticks)


def test_a_meeting_on_a_known_day_gives_the_axis_its_length(make: Any) -> None:
    after = _after(make, 100.0)
    timeline = _timeline(make, ("A", after, after), as_of=make.moment(400.0))
    assert timeline.order_only == ()


def test_the_axis_is_dashed_where_it_has_no_scale(make: Any) -> None:
    known, after = make.moment(182.0), _after(make, 300.0, 182.0)
    timeline = _timeline(make, ("A", known, known), ("B", after, after))
    geometry = lay_out(timeline, 900, 400)
    scene = timeline_scene(geometry, LIGHT, 14)
    (dashed,) = [one for one in scene.axis if isinstance(one, Curve) and one.name == "order only"]
    assert dashed.stroke is not None
    assert dashed.stroke.is_dashed
    assert dashed.places[0][0] == pytest.approx(geometry.order_only[0].left)
    assert dashed.places[1][0] == geometry.plot.right


def test_a_period_keeps_what_lies_in_it() -> None:
    stretches = (Stretch(start=100.0, end=200.0),)
    assert clipped(stretches, 0.0, 150.0) == (Stretch(start=100.0, end=150.0),)
    assert clipped(stretches, 0.0, 100.0) == ()


def test_a_time_within_a_factor_of_two_gives_the_axis_its_length(make: Any) -> None:
    early, late = make.moment(100.0, 130.0, 120.0), make.moment(654.0, 1050.0, 852.0)
    timeline = _timeline(make, ("A", early, early), ("B", late, late))
    assert timeline.order_only == ()


def test_a_bound_that_is_far_off_gives_it_none(make: Any) -> None:
    early, late = make.moment(0.0), make.moment(30.0, 4000.0, 60.0)
    timeline = _timeline(make, ("A", early, early), ("B", late, late))
    assert timeline.order_only == (Stretch(start=0.0, end=60.0),)


def test_an_axis_of_mere_order_is_dashed_from_end_to_end(make: Any) -> None:
    after = _after(make, 200.0)
    geometry = lay_out(_timeline(make, ("A", after, after)), 900, 400)
    (axis,) = [
        one
        for one in timeline_scene(geometry, LIGHT, 14).axis
        if isinstance(one, Curve) and one.places[0][1] == one.places[1][1]
    ]
    assert axis.name == "order only"
    assert (axis.places[0][0], axis.places[1][0]) == (geometry.plot.left, geometry.plot.right)
