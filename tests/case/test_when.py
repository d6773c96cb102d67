"""Times as stated: what the grammar reads, what it refuses, and that text comes back."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from boardapp.case.when import (
    UNIT_SPELLINGS,
    Anchor,
    AtAge,
    CalendarDate,
    Offset,
    On,
    Order,
    Part,
    Span,
    When,
    WhenError,
)

READ = [
    # text, canonical text
    ("2019-03-14", "2019-03-14"),
    ("2019-03", "2019-03"),
    ("2019", "2019"),
    ("0001", "0001"),
    ("2020-02-29", "2020-02-29"),  # a leap day
    ("2019-03 .. 2019-05-01", "2019-03..2019-05-01"),
    ("2019-03-14..2019", "2019-03-14..2019"),  # the year's end is after the day
    ("~2019", "~ 2019"),
    ("age 9 mo", "age 9 mo"),
    ("~ age 9 months", "~ age 9 mo"),
    ("age 1 y 3 mo", "age 1 y 3 mo"),
    ("age P9M", "age 9 mo"),
    ("age P1Y3M2W4D", "age 1 y 3 mo 2 wk 4 d"),
    ("dx", "dx"),
    ("dx + 5 mo", "dx + 5 mo"),
    ("dx +5mo", "dx + 5 mo"),
    ("dx - 2 weeks", "dx - 2 wk"),
    ("dx + 12..18 mo", "dx + 12..18 mo"),
    ("dx + 3 wk..2 mo", "dx + 3 wk..2 mo"),
    ("dx + 4 wk..28 d", "dx + 4 wk..28 d"),  # equal
    ("dx + 12 mo..1 y", "dx + 12 mo..1 y"),
    ("dx + 31 d..1 mo", "dx + 31 d..1 mo"),  # a month may have 31 days
    ("dx + 12.50 mo", "dx + 12.5 mo"),
    ("dx + 0 d", "dx + 0 d"),
    ("dx + 100000 d", "dx + 100000 d"),
    ("dx + 12345.5 d", "dx + 12345.5 d"),  # more than six digits stay
    ("dx + 0.00001 y", "dx + 0.00001 y"),
    ("car-t + 28 d", "car-t + 28 d"),
    ("~ dx + 15 mo", "~ dx + 15 mo"),
    ("ino-2.end + 14 mo", "ino-2.end + 14 mo"),
    ("ino-2.start", "ino-2.start"),
    ("after relapse-2", "after relapse-2"),
    ("after relapse-1,before  hsct", "after relapse-1, before hsct"),
    ("during ino-2", "during ino-2"),
    (" not reported ", "not reported"),
]

REFUSED = [
    ("", "is empty"),
    ("   ", "is empty"),
    ("dx,", "is empty"),
    ("2019-3-14", '"2019-3-14" is no date'),
    ("2019-02-29", "is no day of the calendar"),
    ("2019-13", "is no day of the calendar"),
    ("2019-00-10", "is no day of the calendar"),
    ("0000", "is no day of the calendar"),
    ("14.03.2019", "is no date"),
    ("2019..2018", "ends before it begins"),
    ("2019-05..2019-04-30", "ends before it begins"),
    ("dx + 3 moons", '"moons" is no unit of time; use d, wk, mo or y'),
    ("dx + 3 M", '"M" is no unit of time'),  # month or minute: not guessed
    ("dx + mo", "is no length of time"),
    ("dx + 5", "is no length of time"),
    ("dx + -5 mo", "is no length of time"),
    ("dx + 1e5 d", "is no unit of time"),
    ("dx + 100001 d", "is longer than any life"),
    ("dx + " + "9" * 400 + " d", "is longer than any life"),
    ("dx + 18..12 mo", "is a range upside down"),
    ("dx + 1 y..11 mo", "is a range upside down"),
    ("dx + 32 d..1 mo", "is a range upside down"),
    ("dx + P", "is no length of time"),
    ("dx + P5X", "is no length of time"),
    ("age + 5 mo", "is no length of time"),
    ("dx.middle", "names no event"),
    ("after 2019", "names no event"),
    ("~ after dx", "names no event"),
    ("5 mo after dx", "is no date"),
    ("-dx", "names no event"),
    ("día", "names no event"),
    ("not reported, dx", "names no event"),
    ("d" * 501, "a time of 501 characters"),
    (",".join(["a+b"] * 3), "names no event"),
]


@pytest.mark.parametrize(("text", "canonical"), READ)
def test_a_time_is_read_and_written_in_its_canonical_form(text: str, canonical: str) -> None:
    assert str(When.parse(text)) == canonical
    assert When.parse(canonical) == When.parse(text)


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_a_bad_time_is_refused_with_the_part_that_is_bad(text: str, message: str) -> None:
    with pytest.raises(WhenError) as caught:
        When.parse(text)
    assert message in str(caught.value)


def test_a_text_that_grows_past_the_limit_when_written_is_refused() -> None:
    text = "dx+5d," * 83  # 497 characters, and 913 as "dx + 5 d, …"
    with pytest.raises(WhenError, match="names no event"):
        When.parse(text.rstrip(","))
    with pytest.raises(WhenError, match="more than 500 characters"):
        When.parse(",".join(["dx +5d"] * 70))


def test_a_clause_keeps_precision_and_doubt() -> None:
    assert When.parse("~ dx.start + 12..18 mo").clauses == (
        Offset(
            Anchor("dx", "start"),
            Span((Part(12.0, "mo"),), (Part(18.0, "mo"),)),
            sign=1,
            about=True,
        ),
    )
    assert When.parse("age 1 y 3 mo").clauses == (AtAge(Span((Part(1.0, "y"), Part(3.0, "mo")))),)
    assert When.parse("2019-03").clauses == (On(CalendarDate(2019, 3)),)
    assert When.parse("after dx, before hsct").clauses == (
        Order("after", Anchor("dx")),
        Order("before", Anchor("hsct")),
    )


def test_the_finest_stated_unit_sets_the_precision() -> None:
    assert Span((Part(1, "y"), Part(3, "mo"))).unit == "mo"
    assert Span((Part(1, "mo"),), (Part(40, "d"),)).unit == "d"


def test_not_reported_is_one_object_without_clauses() -> None:
    assert When.parse("not reported") is When.NOT_REPORTED
    assert not When.NOT_REPORTED.is_reported
    assert When.parse("2019").is_reported


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-03-14", date(2019, 3, 14)),
        ("~ 2019-03-14", None),
        ("2019-03", None),
        ("2019-03-14..2019-03-15", None),
        ("2019-03-14, after dx", None),
        ("dx", None),
        ("not reported", None),
    ],
)
def test_only_one_exact_date_is_a_calendar_day(text: str, day: date | None) -> None:
    assert When.parse(text).calendar_day == day


def test_the_anchors_are_the_events_in_the_order_stated() -> None:
    when = When.parse("after b, a.end + 3 d, 2019, before c")
    assert when.anchors == (Anchor("b"), Anchor("a", "end"), Anchor("c"))


UNITS = st.sampled_from(["d", "wk", "mo", "y"])
NUMBERS = st.one_of(
    st.integers(0, 100_000).map(float),
    st.floats(0, 100_000, allow_nan=False).filter(lambda x: x == 0 or x > 1e-9),
)
PARTS = st.builds(Part, NUMBERS, UNITS)
AMOUNTS = st.lists(PARTS, min_size=1, max_size=3).map(tuple)
RANGES = st.tuples(NUMBERS, NUMBERS, UNITS).map(
    lambda r: Span((Part(min(r[:2]), r[2]),), (Part(max(r[:2]), r[2]),))
)
SPANS = st.one_of(st.builds(Span, AMOUNTS), RANGES)
WORDS = ("after", "before", "during", "age", "not")
IDS = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,9}", fullmatch=True).filter(
    lambda name: name not in WORDS
)
ANCHORS = st.builds(Anchor, IDS, st.sampled_from(["", "start", "end"]))
DAYS = st.dates().map(lambda d: CalendarDate(d.year, d.month, d.day))
DATES = st.one_of(
    DAYS,
    DAYS.map(lambda d: CalendarDate(d.year, d.month)),
    DAYS.map(lambda d: CalendarDate(d.year)),
)
PERIODS = st.tuples(st.dates(), st.dates()).map(
    lambda pair: [CalendarDate(d.year, d.month, d.day) for d in sorted(pair)]
)
CLAUSES = st.one_of(
    st.builds(On, DATES, about=st.booleans()),
    st.builds(lambda period, about: On(*period, about), PERIODS, st.booleans()),
    st.builds(AtAge, SPANS, st.booleans()),
    st.builds(Offset, ANCHORS, SPANS, st.sampled_from([1, -1]), st.booleans()),
    st.builds(Offset, ANCHORS, about=st.booleans()),
    st.builds(Order, st.sampled_from(["after", "before", "during"]), ANCHORS),
)
WHENS = st.lists(CLAUSES, max_size=3).map(When)


@given(WHENS)
@example(When([AtAge(Span((Part(1234.5678, "d"),)))]))
def test_every_time_reads_back_as_itself(when: When) -> None:
    assert When.parse(str(when)) == when


@given(st.text(st.sampled_from("0123456789 .,~+-PYMWDadxfterboegn\n"), max_size=30))
def test_any_text_is_a_time_or_a_sentence(text: str) -> None:
    try:
        when = When.parse(text)
    except WhenError as error:
        message = str(error)
        assert message
    else:
        assert When.parse(str(when)) == when


@given(st.sampled_from(sorted(UNIT_SPELLINGS)), st.integers(0, 999))
def test_every_spelling_of_a_unit_is_written_in_its_short_form(spelling: str, number: int) -> None:
    assert (
        str(When.parse(f"dx + {number} {spelling}")) == f"dx + {number} {UNIT_SPELLINGS[spelling]}"
    )


@pytest.mark.parametrize(
    ("text", "advised"),
    [
        ("after 2016-09-30", ("2016-09-30..2017", "2015..2016-09-30")),
        ("before 2016", ("2016..2017", "2015..2016")),
        ("2014-02-12 (age 68 y)", ("2014-02-12, age 68 y",)),
        ("2014-02-12; age 68 y", ("2014-02-12, age 68 y",)),
        ("2014-02 age 68 y", ("2014-02, age 68 y",)),
        ("5 mo after dx", ("dx + 5 mo",)),
        ("2 wk before hsct", ("hsct - 2 wk",)),
        ("12..18 mo since relapse-1", ("relapse-1 + 12..18 mo",)),
    ],
)
def test_what_is_advised_instead_is_a_time_that_is_read(
    text: str, advised: tuple[str, ...]
) -> None:
    with pytest.raises(WhenError) as caught:
        When.parse(text)
    for other in advised:
        assert f'"{other}"' in str(caught.value)
        assert When.parse(other).is_reported


def test_several_statements_of_one_time_are_explained_where_one_is_not_read() -> None:
    with pytest.raises(WhenError, match="several statements of one time are parted by commas"):
        When.parse("2014-02-12 at the age of 68")
