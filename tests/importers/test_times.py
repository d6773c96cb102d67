"""Dates become ages, or days from the diagnosis, with the precision that the source has."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.when import CalendarDate, When
from boardapp.importers.ledger import Ledger
from boardapp.importers.times import Times, clock_of, iso_date

BORN = CalendarDate(2010, 3, 14)
LEDGER = Ledger("made")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019", CalendarDate(2019)),
        ("2019-03", CalendarDate(2019, 3)),
        ("2019-03-14", CalendarDate(2019, 3, 14)),
        ("2019-03-14T23:59:59.123+02:00", CalendarDate(2019, 3, 14)),
        ("2019-03-14T23:59:59Z", CalendarDate(2019, 3, 14)),
        ("2019-03-14 08:15", CalendarDate(2019, 3, 14)),
        ("2019-02-30", None),
        ("14.3.2019", None),
        ("", None),
    ],
)
def test_iso_dates_are_read_with_their_precision(text: str, date: CalendarDate | None) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("born", "text", "until", "when"),
    [
        (BORN, "2010-03-14", "", "age 0 d"),
        (BORN, "2010-04-14T10:00:00Z", "", "age 31 d"),
        (BORN, "2011-03", "", "age 352..382 d"),
        (BORN, "2010", "", "age 0..10 mo"),
        (CalendarDate(2010), "2011-06-15", "", "age 5..18 mo"),
        (BORN, "2010-03-20", "2010-03-24", "age 6..10 d"),
        (BORN, "2010-03-20", "2010-03-20T12:00", "age 6 d"),
    ],
)
def test_with_a_birth_date_a_date_is_an_age(
    born: CalendarDate, text: str, until: str, when: str
) -> None:
    assert str(Times(LEDGER, born=born).when(text, "here", until)) == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2019-03-14", "dx"),
        ("2019-03-20", "dx + 6 d"),
        ("2019-03-01", "dx - 13 d"),
        ("2019-04", "dx + 18..47 d"),
        ("2019-02", "dx - 14..41 d"),
        ("2016", "dx - 26..39 mo"),
        ("2019-03", "not reported"),
    ],
)
def test_without_one_it_is_counted_from_the_day_of_the_diagnosis(text: str, when: str) -> None:
    times = Times(LEDGER, diagnosed=CalendarDate(2019, 3, 14))
    assert str(times.when(text, "here")) == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2019-05-20", "dx"),
        ("2019-05-27", "dx + 7 d"),
        ("2010-03-14", "dx - 3354 d"),
        ("2019-05", "age 3335..3365 d"),
    ],
)
def test_with_both_all_is_counted_from_the_diagnosis_which_has_an_age(text: str, when: str) -> None:
    times = Times(LEDGER, born=BORN, diagnosed=CalendarDate(2019, 5, 20))
    assert str(times.when(text, "here")) == when


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (CalendarDate(2012, 2, 29), "2013-02-28", "age 1 y"),
        (CalendarDate(2012, 1, 31), "2012-03-01", "age 1 mo 1 d"),
        (CalendarDate(2012, 1, 31), "2012-01-31", "age 0 d"),
        (CalendarDate(2012, 1, 31), "2013-01-30", "age 11 mo 30 d"),
    ],
)
def test_the_age_at_diagnosis_is_counted_on_the_calendar(
    born: CalendarDate, day: str, age: str
) -> None:
    times = Times(LEDGER, born=born, diagnosed=iso_date(day))
    assert str(times.of_diagnosis(day, "here")) == age
    assert str(times.when(day, "here")) == "dx"


def test_dates_stay_where_that_was_asked_and_where_nothing_else_can_place_them() -> None:
    ledger = Ledger("made")
    assert str(Times(ledger, born=BORN, keep_dates=True).when("2019-03", "here")) == "2019-03"
    times = Times(ledger, diagnosed=CalendarDate(2019, 3))
    assert str(times.when("2019-03-14", "here")) == "2019-03-14"
    times.tell()
    assert ledger.told[-1].what.startswith("1 distinct date has neither a birth date nor")


def test_what_is_before_the_birth_or_no_date_is_asked_about_with_its_place() -> None:
    ledger = Ledger("made")
    times = Times(ledger, born=BORN)
    assert times.when("2009-01-01", "Observation/a") == When.NOT_REPORTED
    assert times.when("2009-01-01", "Observation/b") == When.NOT_REPORTED
    assert times.when("soon", "Observation/c") == When.NOT_REPORTED
    assert [(told.where, told.what) for told in ledger.told] == [
        ("Observation/a", "is dated before the birth"),
        ("Observation/b", "is dated before the birth"),
        ("Observation/c", '"soon" is no date, and was not read'),
    ]


def test_a_date_beyond_any_life_is_asked_about() -> None:
    ledger = Ledger("made")
    assert not Times(ledger, born=BORN).when("2310-01-01", "here").is_reported
    assert [told.what for told in ledger.told] == [
        '"2310-01-01" is no time of this life, and was not read'
    ]


@given(st.dates(min_value=date(2010, 3, 14), max_value=date(2200, 1, 1)))
def test_every_time_made_is_read_back(day: date) -> None:
    when = Times(LEDGER, born=BORN).when(str(day), "here")
    assert when.is_reported
    assert When.parse(str(when)) == when


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2019-03-14T08:30:00Z", "08:30 UTC"),
        ("2019-03-14T08:30:00.123+02:00", "08:30"),
        ("2019-03-14 08:30", "08:30"),
        ("2019-03-14T00:00:00Z", ""),
        ("2019-03-14", ""),
        ("2019-03", ""),
        ("in March", ""),
    ],
)
def test_a_time_of_day_is_read_as_it_is_written(text: str, clock: str) -> None:
    assert clock_of(text) == clock
