"""The geometry of a timeline: nothing overlaps, nothing is lost without a word."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.deck.fitting.measure import text_width
from boardapp.figures.lanes import Box
from boardapp.figures.text_width import arial_width
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.geometry import WISHED_SIZE, lay_out, wished_height
from boardapp.figures.timeline.places import TimelineGeometry
from boardapp.figures.timeline.timeline import AxisBreak, Bar, Lane, Legend, Mark, Tick, Timeline

WIDTH, HEIGHT = 864.0, 384.0


def timeline(*lanes: Lane, end: float = 1000.0, **fields: Any) -> Timeline:
    defaults: dict[str, Any] = {
        "ticks": (Tick(at=0, text="0", age="9 mo"), Tick(at=end, text="33")),
        "legend": (Legend(text="chemotherapy", role="chemotherapy", shape="bar"),),
        "axis_title": "Months from diagnosis",
        "summary": "One line of therapy.",
    }
    return Timeline(start=0, end=end, lanes=lanes, **{**defaults, **fields})


def bar(start: float, end: float, **fields: Any) -> Bar:
    defaults: dict[str, Any] = {
        "start_earliest": start,
        "start_latest": start,
        "end_earliest": end,
        "end_latest": end,
        "key": f"bar-{start}",
        "label": "blinatumomab",
        "tip": "",
        "role": "immunotherapy",
    }
    return Bar(start=start, end=end, **{**defaults, **fields})


def mark(at: float, **fields: Any) -> Mark:
    defaults: dict[str, Any] = {"key": f"mark-{at}", "label": "R1 marrow", "tip": ""}
    bounds = {"earliest": at, "latest": at}
    return Mark(role="relapse", shape="circle", at=at, **{**defaults, **bounds, **fields})


days = st.floats(0, 1000)
bounds = st.none() | days
labels = st.sampled_from(["", "R2", "inotuzumab ozogamicin", "a label that is as long as they get"])


@st.composite
def bars(draw: st.DrawFn) -> Bar:
    start, end = sorted((draw(days), draw(days)))
    return bar(
        start, end, key=draw(st.uuids().map(str)), label=draw(labels),
        note=draw(st.sampled_from(["", "curative"])), start_earliest=draw(bounds),
        start_latest=draw(bounds), end_earliest=draw(bounds), end_latest=draw(bounds),
        is_ongoing=draw(st.booleans()), cycles=(start, end),
    )  # fmt: skip


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    return mark(
        draw(days), key=draw(st.uuids().map(str)), label=draw(labels),
        short=draw(st.sampled_from(["", "R2"])), earliest=draw(bounds), latest=draw(bounds),
    )  # fmt: skip


lanes = st.builds(
    Lane,
    name=st.sampled_from(["Line 1", "Response, MRD", "A lane with quite a long name"]),
    bars=st.lists(bars(), max_size=6).map(tuple),
    marks=st.lists(marks(), max_size=8).map(tuple),
    weight=st.sampled_from([1.0, 4.0]),
)


@settings(max_examples=40)
@given(st.lists(lanes, max_size=10), st.floats(300, 1200), st.floats(120, 900))
def test_no_label_overlaps_anything_and_none_vanishes(
    drawn: list[Lane], width: float, height: float
) -> None:
    course = timeline(*drawn)
    geometry = lay_out(course, width, height)
    boxes = [label.box for label in geometry.labels]
    assert not [(a, b) for a, b in combinations(boxes, 2) if a.overlaps(b)]
    owners = [shape.box for shape in geometry.bars] + [place.box for place in geometry.marks]
    for label in geometry.labels:
        covered = [owner for owner in owners if label.box.overlaps(owner)]
        assert len(covered) == (label.role is not None)
        _assert_within(label.box, geometry.plot)
    elements = [e for lane in drawn for e in (*lane.bars, *lane.marks) if e.label]
    assert len(geometry.labels) + len(geometry.dropped) == len(elements)


def _assert_within(box: Box, outer: Box) -> None:
    assert box.left >= outer.left - 0.01
    assert box.right <= outer.right + 0.01
    assert box.top >= outer.top - 0.01
    assert box.bottom <= outer.bottom + 0.01


@settings(max_examples=25)
@given(st.lists(lanes, min_size=1, max_size=8))
def test_bars_and_marks_of_a_lane_never_overlap(drawn: list[Lane]) -> None:
    geometry = lay_out(timeline(*drawn), WIDTH, HEIGHT)
    boxes = [shape.box for shape in geometry.bars] + [place.box for place in geometry.marks]
    assert not [(a, b) for a, b in combinations(boxes, 2) if a.overlaps(b)]


def test_one_event_makes_one_lane() -> None:
    geometry = lay_out(timeline(Lane(name="Disease", marks=(mark(0),))), WIDTH, HEIGHT)
    assert [lane.rows for lane in geometry.lanes] == [1]
    assert [label.text for label in geometry.labels] == ["R1 marrow"]
    assert geometry.dropped == ()
    assert geometry.size == 20


def test_an_empty_timeline_is_only_an_axis() -> None:
    geometry = lay_out(timeline(), WIDTH, HEIGHT)
    assert geometry.lanes == ()
    assert [tick.text for tick in geometry.ticks] == ["0", "33"]


def test_exact_bars_are_whole_and_unsure_ends_are_pale() -> None:
    exact = bar(0, 400)
    open_end = bar(0, 400, key="open", end_earliest=200, end_latest=600)
    course = timeline(Lane(name="Line 1", bars=(exact,)), Lane(name="Line 2", bars=(open_end,)))
    whole, part = lay_out(course, WIDTH, HEIGHT).bars
    assert (whole.unsure, whole.tails) == ((), ())
    assert whole.certain == whole.box
    assert whole.whisker is None
    (unsure,) = part.unsure
    assert part.certain is not None
    assert part.certain.left == part.box.left
    assert part.certain.right == pytest.approx(part.box.left + part.box.width / 2)
    assert unsure.right == part.box.right


@pytest.mark.parametrize("end", [130.0, 900.0])
def test_what_has_no_end_is_open_and_as_long_wherever_its_end_is_drawn(end: float) -> None:
    open_end = bar(100, end, end_earliest=100, end_latest=None)
    (shape,) = lay_out(timeline(Lane(name="Line 1", bars=(open_end,))), WIDTH, HEIGHT).bars
    (tail,) = shape.tails
    assert shape.certain is not None
    assert (shape.certain.width, tail.width) == pytest.approx((12, 14))
    assert tail.right == shape.box.right


def test_an_open_end_begins_where_the_bar_surely_reaches_to() -> None:
    course = timeline(
        Lane(name="Line 1", bars=(bar(0, 400, key="open", end_earliest=300, end_latest=None),)),
        Lane(name="Line 2", bars=(bar(0, 300),)),
    )
    first, exact = lay_out(course, WIDTH, HEIGHT).bars
    assert first.tails[0].left == pytest.approx(exact.box.right)


def test_a_bar_of_mere_order_is_open_at_both_ends() -> None:
    unknown = bar(100, 400, start_earliest=0, start_latest=None, end_earliest=0, end_latest=None)
    (shape,) = lay_out(timeline(Lane(name="Line 1", bars=(unknown,))), WIDTH, HEIGHT).bars
    assert [tail.width for tail in shape.tails] == pytest.approx([14, 14])
    assert shape.box.width == pytest.approx(40)


@pytest.mark.parametrize(("days", "is_pale"), [(8, False), (12, True)])
def test_a_doubt_that_is_narrower_than_can_be_seen_is_none(days: float, is_pale: bool) -> None:
    near = bar(0, 400, end_earliest=400 - days, end_latest=400)
    (shape,) = lay_out(timeline(Lane(name="Line 1", bars=(near,))), WIDTH, HEIGHT).bars
    assert bool(shape.unsure) is is_pale  # 6 points are about 9 days here


def test_relapses_are_lines_through_all_lanes_with_their_names_above() -> None:
    turns = (mark(300), mark(600, label="R2 CNS"))
    heads = Lane(name="Turning points", marks=turns, weight=12, is_head=True)
    lanes = (Lane(name="Therapy", bars=(bar(0, 900),)), Lane(name="MRD", marks=(mark(10),)))
    geometry = lay_out(timeline(heads, *lanes), WIDTH, HEIGHT)
    assert [lane.name for lane in geometry.lanes] == ["Therapy", "MRD"]
    lines = [place for place in geometry.marks if place.is_line]
    assert len(lines) == 2
    for place in lines:
        assert place.box.top < geometry.lanes[0].box.top
        assert place.box.bottom == pytest.approx(geometry.lanes[-1].box.bottom)
    above = [label for label in geometry.labels if label.head]
    assert [label.text for label in above] == ["R1 marrow", "R2 CNS"]
    assert all(label.box.bottom <= geometry.plot.top for label in above)


@pytest.mark.parametrize("role", ["transplant", "antibody"])
def test_a_label_on_a_bar_stands_on_one_colour(role: str) -> None:
    half = bar(500, 1000, start_earliest=500, start_latest=750, role=role, label="HSCT")
    geometry = lay_out(timeline(Lane(name="Therapy", bars=(half,))), WIDTH, HEIGHT)
    (shape,), (label,) = geometry.bars, geometry.labels
    assert shape.certain is not None
    assert label.box.overlaps(shape.certain) != any(map(label.box.overlaps, shape.unsure))


def test_a_bounded_mark_has_a_whisker_and_mere_order_has_tails() -> None:
    bounded = mark(500, key="bounded", earliest=400, latest=600)
    order = mark(500, key="order", earliest=100, latest=None)
    course = timeline(Lane(name="Disease", marks=(bounded,)), Lane(name="CNS", marks=(order,)))
    first, second = lay_out(course, WIDTH, HEIGHT).marks
    assert first.whisker is not None
    assert not first.whisker.is_order_only
    assert first.whisker.right - first.whisker.left == pytest.approx(
        0.2
        * (lay_out(course, WIDTH, HEIGHT).ticks[1].x - lay_out(course, WIDTH, HEIGHT).ticks[0].x)
    )
    assert second.whisker is not None
    assert second.whisker.is_order_only


def test_where_room_is_short_the_weightier_lane_keeps_its_labels() -> None:
    def crowded(name: str, weight: float) -> Lane:
        bars = tuple(bar(0, 1000, key=f"{name}-{n}") for n in range(4))
        return Lane(name=name, bars=bars, weight=weight)

    course = timeline(crowded("minor", 1), crowded("major", 4))
    counts = []
    for height in range(100, 300, 10):
        labels = lay_out(course, WIDTH, height).labels
        kept = [label.key.partition("-")[0] for label in labels]
        counts.append((kept.count("major"), kept.count("minor")))
    assert all(major >= minor for major, minor in counts)
    assert any(major > minor for major, minor in counts)


def _ends(geometry: TimelineGeometry) -> float:
    legend = max((entry.text_box.bottom for entry in geometry.legend), default=0.0)
    return max([legend, *(text.box.bottom for text in geometry.texts)])


@pytest.mark.parametrize("name", ["letter", "synthetic", "minimal"])
def test_the_examples_fit_a_slide(read: Any, name: str) -> None:
    review = read(name)
    course = course_timeline(review)
    geometry = lay_out(course, WIDTH, HEIGHT, text_width)
    assert _ends(geometry) <= HEIGHT + 1
    assert geometry.size >= 16
    turns = next(lane for lane in course.lanes if lane.is_head).marks
    relapses = {mark.label for mark in turns if mark.role == "relapse"}
    assert relapses <= {label.text for label in geometry.labels}


def test_what_is_said_in_fewer_words_is_named(read: Any) -> None:
    near = mark(20, key="near", label="R1 marrow", short="R1")
    course = timeline(Lane(name="Disease", marks=(near, mark(200, key="far", label="", short=""))))
    for width in (864, 300, 250, 220):
        geometry = lay_out(course, width, 60)
        said = [label.text for label in geometry.labels]
        assert geometry.shortened == (("R1 marrow",) if said == ["R1"] else ())
        assert geometry.loss == pytest.approx(0.3 * len(geometry.shortened) + len(geometry.dropped))


def test_a_bar_goes_on_through_a_break_and_its_label_stands_beside_it() -> None:
    gap = AxisBreak(start=300, end=700, where="Axis broken", reason="")
    course = timeline(Lane(name="Line 1", bars=(bar(0, 1000),)), breaks=(gap,))
    geometry = lay_out(course, WIDTH, HEIGHT)
    (shape,), (band,), (label,) = geometry.bars, geometry.breaks, geometry.labels
    assert shape.box.left < band.left < band.right < shape.box.right
    assert band.width == pytest.approx(22)
    assert (band.top, band.bottom) == (0, geometry.plot.bottom)
    assert not label.box.overlaps(band)
    assert label.role == "immunotherapy"


@pytest.mark.parametrize(("width", "is_beside"), [(864, True), (300, False)])
def test_what_short_names_stand_for_stands_behind_the_legend_where_it_fits(
    width: float, is_beside: bool
) -> None:
    course = timeline(Lane(name="Disease", marks=(mark(0),)), key=("InO inotuzumab ozogamicin",))
    geometry = lay_out(course, width, HEIGHT)
    (entry,) = geometry.legend
    (key,) = [text for text in geometry.texts if text.text.startswith("InO")]
    assert (key.box.top == pytest.approx(entry.text_box.top)) is is_beside
    assert key.box.bottom <= HEIGHT + 1


def test_with_room_every_label_of_the_synthetic_case_is_drawn(read: Any) -> None:
    course = course_timeline(read("synthetic"), detail="all")
    height = wished_height(course, 1200, arial_width, WISHED_SIZE)
    assert lay_out(course, 1200, height + 1).dropped == ()
