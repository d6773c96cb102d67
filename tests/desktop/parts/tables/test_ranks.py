from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.interval import Interval
from boardapp.case.value import Value
from boardapp.desktop.parts.tables.ranks import by_bounds, by_name, by_time, by_value
from boardapp.review.model.base import Moment


def test_times_stand_by_their_bounds_and_not_by_their_words() -> None:
    early = Moment(earliest=9, latest=9)
    late = Moment(earliest=100, latest=100)
    wide = Moment(earliest=9, latest=400)
    before = Moment(latest=50)
    ranks = [by_time(when) for when in (before, early, wide, late)]
    assert ranks == sorted(ranks)  # type: ignore[type-var]
    assert by_time(Moment()) is None


def test_a_course_without_a_first_day_is_sorted_as_it_is_drawn() -> None:
    framed = Moment(earliest=0, latest=900, framed=Interval(300, 300))
    assert by_time(framed) == (300, 300)


def test_numbers_stand_by_value_and_words_have_none() -> None:
    values = [by_value(Value(text)) for text in ("< 5", "9", "40..50", "40..60", "100")]
    assert values == sorted(values)  # type: ignore[type-var]
    assert by_value(Value("normal")) is None
    assert by_value(Value("not reported")) is None
    assert by_value(None) is None


def test_names_stand_as_in_a_register() -> None:
    names = ["cycle 10", "Cycle 2", "ALT", "albumin"]
    assert sorted(names, key=by_name) == ["albumin", "ALT", "Cycle 2", "cycle 10"]  # type: ignore[arg-type,return-value]
    assert by_name("") is None


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_names_can_be_compared(names: list[str]) -> None:
    ranks = [rank for name in names if (rank := by_name(name)) is not None]
    assert len(sorted(ranks)) == len(ranks)  # type: ignore[type-var]


@given(st.tuples(*[st.one_of(st.none(), st.floats(allow_nan=False))] * 4))
def test_bounds_can_be_compared_however_open_they_are(bounds: tuple[float | None, ...]) -> None:
    first, second = by_bounds(*bounds[:2]), by_bounds(*bounds[2:])
    if first is not None and second is not None:
        assert (first < second) or (first >= second)
