"""The clock on small courses and on the course of the letter, with bounds by hand."""

from datetime import date

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.complications import Admission, AdverseEvent
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.interval import Age, Interval
from boardapp.case.meeting import Goal
from boardapp.case.patient import Patient
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.review.clock.clock import Clock, build_clock
from boardapp.words.times import age_on_axis, age_text
from tests.review.building import a_case

MONTH = 30.436875


def _clock(*records: object, dx: str = "not reported", born: str = "not reported") -> Clock:
    """The clock of a case with these records, each put where its type belongs."""
    return build_clock(
        Case(
            title="A course",
            patient=Patient(born=When.parse(born)),
            diagnosis=Diagnosis(when=When.parse(dx), disease=Coded(text="B-ALL")),
            therapies=tuple(r for r in records if isinstance(r, Therapy)),
            assessments=tuple(r for r in records if isinstance(r, Assessment)),
            adverse_events=tuple(r for r in records if isinstance(r, AdverseEvent)),
            admissions=tuple(r for r in records if isinstance(r, Admission)),
            goals=tuple(r for r in records if isinstance(r, Goal)),
        )
    )


def _therapy(key: str, start: str, end: str = "not reported", line: int | None = None) -> Therapy:
    return Therapy(id=key, name=key, line=line, start=When.parse(start), end=When.parse(end))


def _look(key: str, when: str) -> Assessment:
    return Assessment(id=key, when=When.parse(when))


def _relapse(number: int, when: str) -> Assessment:
    key = f"relapse-{number}"
    return Assessment(id=key, finding="relapse", number=number, when=When.parse(when))


def _bounds(interval: Interval) -> tuple[float | None, float | None]:
    return interval.earliest, interval.latest


@pytest.fixture(scope="module")
def letter() -> Clock:
    """The course of the letter (¶2 to ¶10), with its offsets and its mere order."""
    return _clock(
        _therapy("aall15p1", "~ dx", "before aall1331", 1),
        _therapy("aall1331", "after relapse-1", "before blina", 2),
        _therapy("blina", "after relapse-2", "before relapse-3", 3),
        _therapy("ino-1", "after relapse-3", "before car-t", 4),
        _therapy("car-t", "after ino-1", line=5),
        _therapy("ino-2", "after relapse-4", "ino-2 + 12 mo", 6),
        _therapy("hsct", "after ino-2", line=7),
        _relapse(1, "aall15p1 + 5 mo"),
        _relapse(2, "after aall1331.start"),
        _relapse(3, "after blina.start"),
        _relapse(4, "car-t + 28 d, relapse-1 + 0..15 mo"),
        _look("reconstitution", "hsct + 1 mo"),
        _look("last-follow-up", "ino-2.end + 14 mo"),
        AdverseEvent(id="bleeding", term="bleeding", onset=When.parse("during ino-2")),
        dx="age 9 mo",
    )


@pytest.mark.parametrize(
    ("key", "earliest", "latest"),
    [
        ("dx", 0, 0),
        ("aall15p1", 0, MONTH),  # about the time of diagnosis, not before it
        ("relapse-1", 4.5 * MONTH, 6.5 * MONTH),  # 5 mo ± ½ after a start known to a month
        ("aall1331", 4.5 * MONTH, 22 * MONTH - 28),  # it starts before relapse 2
        ("relapse-2", 4.5 * MONTH, 22 * MONTH - 28),  # before CAR-T, 28 d before relapse 4
        ("car-t", 4.5 * MONTH, 22 * MONTH - 28),
        ("relapse-4", 4.5 * MONTH + 28, 22 * MONTH),  # at most 15.5 mo after relapse 1
        ("hsct", 16 * MONTH + 28, None),  # 11.5 mo of inotuzumab after relapse 4
        ("last-follow-up", 29.5 * MONTH + 28, None),
    ],
)
def test_the_letter_bounds_each_event(
    letter: Clock, key: str, earliest: float, latest: float | None
) -> None:
    assert _bounds(letter.start(key)) == pytest.approx((earliest, latest), abs=1e-4)


def test_the_letter_has_no_contradiction(letter: Clock) -> None:
    assert letter.contradictions == ()
    assert letter.unknown_anchors == ()


def test_the_letter_comes_in_the_order_of_its_course(letter: Clock) -> None:
    course = [key for key in letter.order if key != "bleeding"]

    assert course == [
        "dx",
        "aall15p1",
        "relapse-1",
        "aall1331",
        "relapse-2",
        "blina",
        "relapse-3",
        "ino-1",
        "car-t",
        "relapse-4",
        "ino-2",
        "hsct",
        "reconstitution",
        "last-follow-up",
    ]


def test_the_time_between_two_events_is_tighter_than_their_bounds(letter: Clock) -> None:
    assert _bounds(letter.between("car-t", "start", "relapse-4", "start")) == (28, 28)
    assert _bounds(letter.between("relapse-4", "start", "car-t", "start")) == (-28, -28)
    remission = letter.between("ino-2", "end", "last-follow-up", "start")
    assert _bounds(remission) == pytest.approx((13.5 * MONTH, 14.5 * MONTH))


def test_age_is_known_from_the_age_at_diagnosis(letter: Clock) -> None:
    assert _bounds(_age(letter, "dx")) == pytest.approx((9 * MONTH, 10 * MONTH))
    relapse = _age(letter, "relapse-1")
    assert _bounds(relapse) == pytest.approx((13.5 * MONTH, 16.5 * MONTH))


def test_no_age_is_invented() -> None:
    assert _clock(_relapse(1, "dx + 5 mo")).age("relapse-1") is None


def test_a_case_without_any_time_still_has_a_clock() -> None:
    clock = _clock(_look("look", "not reported"), _therapy("vcr", "not reported"))

    assert _bounds(clock.start("dx")) == (0, 0)
    assert _bounds(clock.start("look")) == (None, None)
    assert _bounds(clock.start("vcr")) == (0, None)
    assert set(clock.order) == {"dx", "look", "vcr"}


def test_calendar_days_are_exact_to_the_day() -> None:
    clock = _clock(_therapy("hsct", "2020-03-01", "2020-04"), dx="2020-02-01", born="2019-05-10")

    assert _bounds(clock.start("hsct")) == (29, 29)  # 2020 has a 29 February
    assert _bounds(clock.end("hsct")) == (60, 89)
    assert clock.calendar("hsct") == date(2020, 3, 1)
    assert clock.calendar("hsct", "end") is None
    assert _bounds(_age(clock, "dx")) == (267, 267)


def test_a_calendar_day_follows_from_an_exact_offset() -> None:
    clock = _clock(_look("day-28", "dx + 28 d"), _look("later", "dx + 1 mo"), dx="2020-02-01")

    assert clock.calendar("day-28") == date(2020, 2, 29)
    assert clock.calendar("later") is None


def test_without_calendar_dates_no_day_is_invented() -> None:
    assert _clock(_look("look", "dx + 28 d")).calendar("look") is None


@pytest.mark.parametrize(
    ("born", "dx", "age"),
    [
        ("2019-02-01", "2019-03-01", "age 1 mo"),  # 28 days, less than a mean month
        ("2010-01-01", "2015-01-01", "age 5 y"),  # 1826 days, less than five mean years
        ("2019-02", "2019-03-01", "age 1 mo"),  # perhaps born on the first
    ],
)
def test_a_short_month_contradicts_no_age(born: str, dx: str, age: str) -> None:
    assert _clock(dx=f"{dx}, {age}", born=born).contradictions == ()


def test_an_event_without_an_end_field_ends_as_it_starts() -> None:
    clock = _clock(_look("scan", "dx + 10..20 d"))

    assert clock.end("scan") == clock.start("scan") == Interval(10, 20)


def test_an_end_that_is_not_reported_is_only_after_the_start() -> None:
    clock = _clock(_therapy("vcr", "dx + 10 d"))

    assert _bounds(clock.end("vcr")) == (10, None)


def test_events_may_be_anchored_to_birth() -> None:
    clock = _clock(_look("heel-prick", "birth + 3 d"), dx="age 100 d")

    assert _bounds(clock.start("heel-prick")) == (-97, -97)


@pytest.mark.parametrize(
    ("record", "earliest"),
    [
        (_therapy("x", "not reported"), 0),
        (AdverseEvent(id="x", term="fever"), 0),
        (Goal(id="x", text="to be at home"), 0),
        (Assessment(id="x", finding="relapse"), 0),
        (Assessment(id="x", finding="evaluation"), None),  # it may have led to the diagnosis
        (Admission(id="x", reason="pallor"), None),
    ],
)
def test_what_presupposes_the_diagnosis_is_not_before_it(
    record: object, earliest: float | None
) -> None:
    assert _clock(record).start("x").earliest == earliest


def test_lines_of_therapy_start_in_the_order_of_their_numbers() -> None:
    clock = _clock(
        _therapy("second", "not reported", line=2),
        _therapy("first", "dx + 20 d", line=1),
        _therapy("none", "not reported"),
    )

    assert clock.start("second").earliest == 20
    assert clock.start("none").earliest == 0
    assert clock.order.index("first") < clock.order.index("second")


def test_a_planned_therapy_does_not_order_those_that_were_given() -> None:
    planned = Therapy(
        id="plan", name="HSCT", line=1, status="planned", start=When.parse("dx + 90 d")
    )

    assert _clock(planned, _therapy("vcr", "dx + 20 d", line=2)).contradictions == ()


def test_relapses_come_in_the_order_of_their_numbers() -> None:
    clock = _clock(_relapse(3, "not reported"), _relapse(1, "dx + 150 d"))

    assert clock.start("relapse-3").earliest == 150


@pytest.mark.parametrize(
    ("when", "earliest", "latest"),
    [
        ("not reported", None, None),
        ("dx", 0, 0),
        ("during vcr", 10, 40),
        ("after vcr", 38, None),
        ("before vcr", None, 10),
        ("vcr.end - 3 d", 35, 37),
        ("during vcr, vcr + 7 d", 17, 17),
        ("2020-02-05", 4, 4),
        ("age 1 y", 365.2425 - 3 - 100, 2 * 365.2425 + 3 - 100),
        ("after nothing-known", None, None),
        ("dx + 5 d, dx + 6 d", 5, 5),  # what contradicts the first clause is left out
    ],
)
def test_any_time_is_located_without_being_an_event(
    when: str, earliest: float | None, latest: float | None
) -> None:
    clock = _clock(_therapy("vcr", "dx + 10 d", "dx + 38..40 d"), dx="2020-02-01, age 100 d")

    located = clock.locate(When.parse(when))

    assert _bounds(located) == pytest.approx((earliest, latest))


def test_a_date_is_unbounded_where_the_diagnosis_has_none() -> None:
    assert _clock(dx="age 9 mo").locate(When.parse("2020-02-05")) == Interval()


def test_a_result_is_drawn_where_its_event_is_drawn() -> None:
    clock = _clock(_therapy("vcr", "dx + 10 d", "dx + 40 d"))

    assert clock.place(When.parse("during vcr")) == 25
    assert clock.place(When.parse("vcr + 3 d")) == 13
    assert clock.place(When.parse("after vcr")) == 40
    assert clock.place(When.parse("not reported")) is None


def test_a_time_that_refers_to_no_event_is_named_and_left_out() -> None:
    clock = _clock(_look("scan", "after hsct, dx + 10 d"))

    (unknown,) = clock.unknown_anchors
    assert (unknown.place, unknown.anchor) == ("assessments[0].when", "hsct")
    assert _bounds(clock.start("scan")) == (10, 10)


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        _clock().start("hsct")


def test_two_stated_times_are_as_far_apart_as_their_statements_say() -> None:
    """Tighter than what each of them is from the diagnosis."""
    clock = _clock(_therapy("ino", "dx + 2..6 mo"))
    start, later = When.parse("ino + 28 d"), When.parse("ino + 35..40 d")
    assert _bounds(clock.apart(start, later)) == (7, 12)
    assert _bounds(clock.apart(later, start)) == (-12, -7)
    assert _bounds(clock.apart(("ino", "start"), start)) == (28, 28)


def test_every_clause_of_a_time_tightens_how_far_it_is_apart() -> None:
    clock = _clock(_therapy("ino", "2020-06-01", "2020-07-01"), dx="2020-01-01")
    assert _bounds(clock.apart(("ino", "start"), When.parse("during ino"))) == (0, 30)
    both = When.parse("during ino, 2020-06")
    assert _bounds(clock.apart(("ino", "start"), both)) == (0, 29)


def test_from_a_time_that_is_not_reported_nothing_is_known() -> None:
    clock = _clock(_therapy("ino", "2020-06-01"), dx="2020-01-01")
    assert _bounds(clock.apart(("ino", "start"), When.NOT_REPORTED)) == (None, None)
    assert _bounds(clock.apart(When.parse("unknown-event + 3 d"), ("ino", "start"))) == (None, None)


def test_months_between_two_days_are_those_of_the_calendar() -> None:
    clock = build_clock(
        a_case(
            diagnosed="2018-09-01",
            assessments=(
                Assessment(id="day-before", when=When.parse("2020-02-29")),
                Assessment(id="relapse", when=When.parse("2020-03-01")),
                Assessment(id="open", when=When.parse("dx + 5 mo")),
            ),
        )
    )

    def months(key: str) -> Interval:
        return clock.months_between("dx", "start", key, "start")

    assert months("relapse") == Interval(18, 18)
    assert months("day-before").latest == pytest.approx(17 + 28 / 29)
    assert (months("open").earliest, months("open").latest) == pytest.approx((4.5, 5.5))


@pytest.mark.parametrize(
    ("born", "diagnosed", "text"),
    [
        ("2019-01-01", "2019-04-01", "3 mo"),
        ("2019-01-01", "2019-03-31", "2 mo"),
        ("2018-02-02", "2018-11-02", "9 mo"),
        ("2019-01-15", "2019-07-15", "6 mo"),
        ("2019-01-31", "2019-02-28", "1 mo"),  # the last day of a shorter month
        ("2004-02-29", "2007-02-28", "3 y"),
        ("2004-06-10", "2018-06-09", "13 y 11 mo"),
    ],
)
def test_an_age_is_counted_on_the_calendar_where_both_days_are_known(
    born: str, diagnosed: str, text: str
) -> None:
    clock = build_clock(a_case(diagnosed=diagnosed, patient=Patient(born=When.parse(born))))

    assert age_text(clock.age("dx")) == text
    assert clock.ages is not None
    # The axis reads it the same way.
    assert age_on_axis(clock.ages.at(0.0)) == text


def test_an_age_in_years_is_no_age_in_months() -> None:
    ages = build_clock(a_case(diagnosed="age 14 y")).ages
    assert ages is not None

    assert age_on_axis(ages.at(0.0)) == "14 y"
    assert age_on_axis(ages.at(200.0)) == ""  # 14 or 15


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(21, 21, "1 y 9 mo"), (16, 17, "1 y 4–5 mo"), (23, 24, ""), (4, 5, "4–5 mo"), (30, 31, "2 y")],
)
def test_an_age_on_the_axis_has_the_units_of_a_text(low: int, high: int, text: str) -> None:
    age = Age(low * 30.4, high * 30.4 + 30, low, high)
    assert age_on_axis(age) == text


def _age(clock: Clock, key: str) -> Interval:
    age = clock.age(key)
    assert age is not None
    return Interval(age.low_days, age.high_days)
