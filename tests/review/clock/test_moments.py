"""Every time with its statement, its bounds and its place on the axis."""

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.complications import AdverseEvent
from boardapp.case.interval import Interval
from boardapp.case.place import Place
from boardapp.case.therapy import Cells, Therapy
from boardapp.case.when import CalendarDate, When
from boardapp.review.model.base import Moment
from boardapp.review.model.review import Review
from boardapp.words.times import age_text, derived_text, stated_time
from tests.review.building import a_case, moments_of

MONTH = 30.436875


def test_a_time_has_its_words_its_bounds_and_its_age() -> None:
    case = a_case(
        diagnosed="age 9 mo",
        assessments=(Assessment(id="look", when=When.parse("dx + 28 d"), source="letter ¶2"),),
    )

    moment = moments_of(case).start("look")

    assert moment == Moment(
        place=Place("assessments[0].when"),
        source="letter ¶2",
        when=When.parse("dx + 28 d"),
        names=("diagnosis",),
        earliest=28,
        latest=28,
        drawn=28,
        age=moment.age,
    )
    assert (stated_time(moment), derived_text(moment), age_text(moment.age)) == (
        "28 d after diagnosis",
        "day 28",
        "10 mo",
    )
    assert moment.is_exact


def test_the_diagnosis_itself_is_at_diagnosis() -> None:
    moments = moments_of(a_case(diagnosed="2020-02-07"))

    moment = moments.start("dx")

    assert derived_text(moment) == "at diagnosis"
    assert (moment.calendar, moment.age) == (CalendarDate(2020, 2, 7), None)


def test_a_time_that_is_not_reported_has_no_bound() -> None:
    case = a_case(assessments=(Assessment(id="look"),))

    moment = moments_of(case).start("look")

    assert (stated_time(moment), moment.earliest, moment.latest) == ("not reported", None, None)
    assert not moment.is_exact


def test_records_without_ids_are_found_by_their_places() -> None:
    case = a_case(
        assessments=(
            Assessment(when=When.parse("dx + 20 d")),
            Assessment(when=When.parse("dx + 10 d")),
        )
    )
    moments = moments_of(case)

    assert moments.in_order(["assessments[0]", "assessments[1]"]) == [
        "assessments[1]",
        "assessments[0]",
    ]
    assert moments.is_before("assessments[1]", "assessments[0]")
    assert moments.is_surely_before("assessments[1]", "assessments[0]")


def test_of_two_times_that_may_be_either_way_none_is_surely_before() -> None:
    case = a_case(assessments=(Assessment(id="one"), Assessment(id="two")))
    moments = moments_of(case)

    assert not moments.is_surely_before("one", "two")
    assert not moments.is_surely_before("two", "one")


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("arm + 5 mo", "5 mo after AALL1331 began"),
        ("arm.end + 5 mo", "5 mo after AALL1331 ended"),
        ("open + 5 mo", "5 mo after maintenance"),  # of whose end nothing is told
        ("car-t + 28 d", "28 d after CAR-T"),  # one day to a reader
        ("bleed + 2 d", "2 d after bleeding began"),
        ("after arm", "after AALL1331"),
    ],
)
def test_an_offset_from_what_lasted_says_from_which_edge(anchor: str, words: str) -> None:
    case = a_case(
        therapies=(
            Therapy(id="arm", name="AALL1331", start=When.parse("dx"), end=When.parse("dx + 3 mo")),
            Therapy(id="open", name="maintenance", start=When.parse("dx")),
            Therapy(id="car-t", name="CAR-T", end=When.parse("dx + 1 y"), cells=Cells()),
        ),
        adverse_events=(AdverseEvent(id="bleed", term="bleeding", end=When.parse("dx + 9 mo")),),
    )

    assert stated_time(moments_of(case).at(When.parse(anchor))) == words


def test_a_time_between_two_edges_is_tighter_than_its_ends() -> None:
    case = a_case(
        therapies=(Therapy(id="car-t", name="CAR-T", start=When.parse("after dx")),),
        assessments=(Assessment(id="day-28", when=When.parse("car-t + 28 d")),),
    )

    apart = moments_of(case).clock.between("car-t", "start", "day-28", "start")
    assert apart == Interval(28.0, 28.0)


def test_the_times_of_the_letter_are_as_stated(letter: Review) -> None:
    stated = {(e.key, e.edge): stated_time(e.when) for e in letter.clock}

    assert {key: stated[key, "start"] for key in TIMES} == TIMES
    assert stated["ino-2", "end"] == "about 1 y after inotuzumab ozogamicin (resumed) began"
    assert all(not entry.when.calendar for entry in letter.clock)


TIMES = {
    "dx": "at 9 mo of age",
    "aall15p1": "about the time of diagnosis",
    "relapse-1": "5 mo after AALL15P1 began",
    "aall1331": "after relapse 1",
    "relapse-2": "after AALL1331 began",
    "blina": "after relapse 2",
    "relapse-3": "after blinatumomab began",
    "ino-1": "after relapse 3",
    "car-t": "after inotuzumab ozogamicin",
    "relapse-4": "28 d after CAR-T therapy, within 15 mo after relapse 1",
    "ino-2": "after relapse 4",
    "hsct": "after inotuzumab ozogamicin (resumed)",
    "reconstitution": "1 mo after haploidentical stem cell transplant",
    "last-follow-up": "14 mo after inotuzumab ozogamicin (resumed) ended",
}


def test_the_bounds_of_the_letter_follow_from_what_is_stated(letter: Review) -> None:
    when = {(e.key, e.edge): e.when for e in letter.clock}

    relapse = when["relapse-1", "start"]
    # Treatment began within a month of the diagnosis; "5 mo" is 4.5 to 5.5 months.
    assert (relapse.earliest, relapse.latest) == pytest.approx((4.5 * MONTH, 6.5 * MONTH), abs=0.1)
    last = when["relapse-4", "start"]
    assert last.latest == pytest.approx((6.5 + 15.5) * MONTH, abs=0.1)
    assert when["hsct", "start"].latest is None
