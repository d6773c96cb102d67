"""What stated lengths, ages and dates mean in days, by hand."""

from datetime import date

import pytest

from boardapp.case.interval import Interval
from boardapp.case.when import Anchor, When
from boardapp.review.clock.conventions import Origin, Reading, read_clause

MONTH = 30.436875
YEAR = 365.2425


def _reading(text: str, **known: object) -> Reading:
    (clause,) = When.parse(text).clauses
    (reading,) = read_clause(clause, **known)  # type: ignore[arg-type]
    return reading


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("dx + 28 d", 28, 28),  # days are exact
        ("dx + 3 wk", 17.5, 24.5),
        ("dx + 2 wk 3 d", 17, 17),
        ("dx + 5 mo", 4.5 * MONTH, 5.5 * MONTH),
        ("dx + 2 y", 1.5 * YEAR, 2.5 * YEAR),
        ("dx + 1 y 3 mo", YEAR + 2.5 * MONTH, YEAR + 3.5 * MONTH),  # the finest unit counts
        ("dx + P5M", 4.5 * MONTH, 5.5 * MONTH),
        ("dx + 1.5 y", 1.25 * YEAR, 1.75 * YEAR),  # a half is told by halves
        ("dx + 1.2 y", 1.15 * YEAR, 1.25 * YEAR),  # another decimal by its last place
        ("dx + 1 y 3 d", YEAR, YEAR + 6),  # months and years differ in length
        ("dx + 0 mo", 0, 0.5 * MONTH),  # a positive offset is never negative
        ("dx + 12..18 mo", 11.5 * MONTH, 18.5 * MONTH),
        ("dx + 3 wk..2 mo", 17.5, 2.5 * MONTH),  # each end by its own unit
        ("dx + 31 d..1 mo", 31, 1.5 * MONTH),
        ("dx + 0..15 mo", 0, 15.5 * MONTH),
        ("~ dx + 2 d", 1, 3),  # one unit is more than 20 %
        ("~ dx + 28 d", 22.4, 33.6),  # 20 % is more than one unit
        ("~ dx + 3 d", 2, 4),
        ("~ dx + 2 wk", 7, 21),
        ("~ dx + 2 mo", MONTH, 3 * MONTH),
        ("~ dx + 5 mo", 4 * MONTH, 6 * MONTH),
        ("~ dx + 15 mo", 12 * MONTH, 18 * MONTH),
        ("~ dx + 1 mo", 0, 2 * MONTH),
        ("~ dx + 1 y", 0.5 * YEAR, 1.5 * YEAR),  # half a unit: a year is long
        ("~ dx + 5 y", 4 * YEAR, 6 * YEAR),
        ("~ dx + 1 y 3 mo", 0.8 * (YEAR + 3 * MONTH), 1.2 * (YEAR + 3 * MONTH)),
        ("~ dx + 12..18 mo", 9.6 * MONTH, 21.6 * MONTH),  # each end by its own share
        ("dx - 5 d", -5, -5),
        ("dx - 2 mo", -2.5 * MONTH, -1.5 * MONTH),
        ("dx - 0 mo", -0.5 * MONTH, 0),
        ("dx", 0, 0),
        ("~ dx", -MONTH, MONTH),
    ],
)
def test_an_offset_means_what_its_unit_and_its_doubt_allow(
    text: str, earliest: float, latest: float
) -> None:
    reading = _reading(text)

    assert reading.reference == Anchor("dx", "start")
    assert (reading.earliest, reading.latest) == pytest.approx((earliest, latest))


@pytest.mark.parametrize(
    ("text", "aim"),
    [("dx + 5 mo", 5 * MONTH), ("dx - 5 d", -5), ("~ dx", 0), ("dx + 0..15 mo", 7.5 * MONTH)],
)
def test_an_offset_aims_at_the_length_that_was_said(text: str, aim: float) -> None:
    assert _reading(text).aim == pytest.approx(aim)


def test_an_offset_from_an_end_counts_from_the_end() -> None:
    assert _reading("ino-2.end + 28 d").reference == Anchor("ino-2", "end")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("age 9 mo", 9 * MONTH, 10 * MONTH),  # completed months
        ("age 0 mo", 0, MONTH),
        ("age 5 y", 5 * YEAR, 6 * YEAR),
        ("age 1 y 3 mo", YEAR + 3 * MONTH, YEAR + 4 * MONTH),
        ("age 1.5 y", 1.5 * YEAR, 2 * YEAR),
        ("age 12 d", 12, 12),
        ("age 10 wk", 70, 77),
        ("age 12..18 mo", 12 * MONTH, 19 * MONTH),
        ("age 1 mo..30 d", 30, MONTH),  # a mean month is a little longer
        ("~ age 9 mo", 7.2 * MONTH, 10.8 * MONTH),
        ("~ age 1 mo", 0, 2 * MONTH),
        ("~ age 1 y", 0.5 * YEAR, 2 * YEAR),  # never less than a completed year means
    ],
)
def test_an_age_counts_completed_units(text: str, earliest: float, latest: float) -> None:
    reading = _reading(text)

    assert reading.reference is Origin.BIRTH
    assert (reading.earliest, reading.latest) == pytest.approx((earliest, latest))


@pytest.mark.parametrize(
    ("born", "text", "earliest", "latest"),
    [
        (date(2019, 2, 1), "age 1 mo", 28, 58),  # 1 March to 31 March
        (date(2018, 12, 31), "age 2 mo", 59, 89),  # 28 February to 30 March
        (date(2010, 1, 1), "age 5 y", 1826, 2190),  # a day less than five mean years
        (date(2019, 2, 1), "age 3 wk", 21, 27),
        (date(2019, 2, 1), "age 1 mo 2 d", 30, 30),
    ],
)
def test_an_age_is_counted_on_the_calendar_where_the_birth_date_is_known(
    born: date, text: str, earliest: float, latest: float
) -> None:
    reading = _reading(text, born=born)

    assert (reading.earliest, reading.latest) == (earliest, latest)


def test_an_age_is_widened_where_calendar_dates_may_meet_it() -> None:
    reading = _reading("age 9 mo", age_slack=3.0)

    assert reading.earliest == pytest.approx(9 * MONTH - 3)
    assert reading.latest == pytest.approx(10 * MONTH + 3)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-03-14", date(2019, 3, 14), date(2019, 3, 14)),
        ("2019-03", date(2019, 3, 1), date(2019, 3, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-03..2019-05", date(2019, 3, 1), date(2019, 5, 31)),
        ("~ 2019-03-14", date(2019, 3, 13), date(2019, 3, 15)),
        ("~ 2019-03", date(2019, 1, 29), date(2019, 5, 1)),
        ("~ 2019", date(2017, 12, 31), date(2020, 12, 31)),
    ],
)
def test_a_date_is_all_the_days_it_may_mean(text: str, first: date, last: date) -> None:
    reading = _reading(text)

    assert reading.reference is Origin.CALENDAR
    assert (reading.earliest, reading.latest) == (first.toordinal(), last.toordinal())


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("after hsct", [Reading(Anchor("hsct", "end"), 0, None)]),
        ("after hsct.start", [Reading(Anchor("hsct", "start"), 0, None)]),
        ("before hsct", [Reading(Anchor("hsct", "start"), None, 0)]),
        ("before hsct.end", [Reading(Anchor("hsct", "end"), None, 0)]),
        (
            "during hsct",
            [Reading(Anchor("hsct", "start"), 0, None), Reading(Anchor("hsct", "end"), None, 0)],
        ),
    ],
)
def test_an_order_is_not_strict_and_takes_the_whole_event(
    text: str, readings: list[Reading]
) -> None:
    (clause,) = When.parse(text).clauses

    assert list(read_clause(clause)) == readings


def test_an_interval_knows_whether_it_is_exact() -> None:
    assert Interval(28, 28).is_exact
    assert not Interval(28, 29).is_exact
    assert not Interval().is_exact


def test_the_width_of_an_unbounded_interval_is_not_known() -> None:
    assert Interval(1, 3.5).width == 2.5
    assert Interval(1, None).width is None
    assert Interval(None, 1).width is None
