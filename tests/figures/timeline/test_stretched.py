import pytest

from boardapp.casefile.files import read_case
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.geometry import lay_out
from boardapp.figures.timeline.places import TimelineGeometry
from boardapp.figures.timeline.stretched import stretched
from boardapp.resources import example_case
from boardapp.review.review_case import review_case

WIDTH, WIDER = 900.0, 2100.0


@pytest.fixture(scope="module", params=["synthetic", "letter"])
def pair(request: pytest.FixtureRequest) -> tuple[TimelineGeometry, TimelineGeometry]:
    """A timeline stretched from one width to another, and the same laid out at that."""
    timeline = course_timeline(review_case(read_case(example_case(request.param))), detail="all")
    narrow, wide = (
        lay_out(timeline, width, 480.0, wished_size=12.0, least_size=12.0)
        for width in (WIDTH, WIDER)
    )
    return stretched(timeline, narrow, WIDER), wide


def test_time_stands_where_a_layout_would_put_it(
    pair: tuple[TimelineGeometry, TimelineGeometry],
) -> None:
    near, whole = pair
    assert near.width == whole.width
    assert near.axis.right == pytest.approx(whole.axis.right, abs=20)
    assert near.plot.right == pytest.approx(whole.plot.right)
    ticks = {tick.text: tick.x for tick in whole.ticks if tick.text}
    for tick in near.ticks:
        if tick.text in ticks:
            assert tick.x == pytest.approx(ticks[tick.text], abs=20)


def test_marks_keep_their_size_and_bars_last_as_long(
    pair: tuple[TimelineGeometry, TimelineGeometry],
) -> None:
    near, whole = pair
    for place in near.marks:
        assert place.is_line or place.box.width == pytest.approx(place.box.height)
    wide = {shape.bar.key: shape.box.width for shape in whole.bars}
    assert sum(wide[shape.bar.key] for shape in near.bars) == pytest.approx(
        sum(shape.box.width for shape in near.bars), rel=0.05
    )


def test_the_same_width_changes_nothing() -> None:
    timeline = course_timeline(review_case(read_case(example_case("synthetic"))), detail="all")
    geometry = lay_out(timeline, WIDTH, 480.0)
    same = stretched(timeline, geometry, WIDTH)
    for kind in ("bars", "marks", "labels"):
        for old, new in zip(getattr(geometry, kind), getattr(same, kind), strict=True):
            assert new.box.left == pytest.approx(old.box.left)
            assert new.box.width == pytest.approx(old.box.width)


def test_a_label_stays_beside_its_bar() -> None:
    timeline = course_timeline(review_case(read_case(example_case("synthetic"))), detail="all")
    geometry = lay_out(timeline, WIDTH, 480.0)
    wide = stretched(timeline, geometry, WIDER)
    bars = {shape.bar.key: (shape.box, new.box) for shape, new in zip(
        geometry.bars, wide.bars, strict=True
    )}  # fmt: skip
    beside = [
        (label.box.left - bars[label.key][0].right, new.box.left - bars[label.key][1].right)
        for label, new in zip(geometry.labels, wide.labels, strict=True)
        if label.key in bars and 0 <= label.box.left - bars[label.key][0].right < 1
    ]
    assert beside
    assert all(before == pytest.approx(after) for before, after in beside)


def test_the_head_of_a_line_stays_at_its_line() -> None:
    timeline = course_timeline(review_case(read_case(example_case("synthetic"))), detail="all")
    geometry = lay_out(timeline, WIDTH, 480.0, wished_size=12.0, least_size=12.0)
    wide = stretched(timeline, geometry, WIDER)
    lines = {place.mark.key: place.box for place in wide.marks if place.is_line}
    heads = [label for label in wide.labels if label.head]
    assert heads
    for label in heads:
        line = lines[label.key]
        ends = (label.box.left - line.left, label.box.right - line.left)
        assert min(abs(end) for end in ends) < 3
