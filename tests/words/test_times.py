"""Times in a reader's words; doubt stays visible, bounds are rounded outwards."""

import pytest

from boardapp.case.ages import Ages
from boardapp.case.interval import Interval
from boardapp.case.when import When
from boardapp.words.times import age_text, at_age_text, day_text, duration_text, when_text

MONTH = 30.436875
LABELS = {
    "dx": "diagnosis",
    "car-t": "CAR-T",
    "relapse-1": "relapse 1",
    "relapse-2": "relapse 2",
    "aall15p1": "AALL15P1",
    "hsct": "HSCT",
}


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ("not reported", "not reported"),
        ("car-t + 28 d", "28 d after CAR-T"),
        ("car-t - 5 d", "5 d before CAR-T"),
        ("after relapse-2", "after relapse 2"),
        ("after relapse-1, before hsct", "after relapse 1, before HSCT"),
        ("during hsct", "during HSCT"),
        ("before aall15p1.end", "before AALL15P1 ended"),
        ("~ dx + 15 mo", "about 15 mo after diagnosis"),
        ("dx + 12..18 mo", "12–18 mo after diagnosis"),
        ("relapse-1 + 0..15 mo", "within 15 mo after relapse 1"),
        ("aall15p1.start + 5 mo", "5 mo after AALL15P1 began"),
        ("aall15p1.end + 1 y 3 mo", "1 y 3 mo after AALL15P1 ended"),
        ("dx", "at diagnosis"),
        ("relapse-1", "on the day of relapse 1"),
        ("hsct.end", "on the day HSCT ended"),
        ("~ dx", "about the time of diagnosis"),
        ("~ hsct.start", "about when HSCT began"),
        ("age 9 mo", "at 9 mo of age"),
        ("~ age 2 y", "at about 2 y of age"),
        ("2019-03-14", "on 14 Mar 2019"),
        ("2019-03", "in Mar 2019"),
        ("~ 2019", "about 2019"),
        ("2019-03..2019-05", "between Mar 2019 and May 2019"),
        ("after unlabelled", "after unlabelled"),
    ],
)
def test_a_stated_time_is_said_with_the_labels_of_its_events(stated: str, words: str) -> None:
    assert when_text(When.parse(stated), LABELS) == words


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ("aall15p1 + 5 mo", "5 mo after AALL15P1 began"),
        ("~ aall15p1 + 1 y", "about 1 y after AALL15P1 began"),
        ("aall15p1", "on the day AALL15P1 began"),
        ("~ aall15p1", "about when AALL15P1 began"),
        ("aall15p1.end + 14 mo", "14 mo after AALL15P1 ended"),
        ("after aall15p1", "after AALL15P1"),
        ("car-t + 28 d", "28 d after CAR-T"),
    ],
)
def test_an_offset_from_what_lasted_names_the_edge_it_counts_from(stated: str, words: str) -> None:
    assert when_text(When.parse(stated), LABELS, {"aall15p1"}) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        (28, 28, "day 28"),
        (0, 0, "at diagnosis"),
        (-12, -12, "day −12"),
        (10.5, 17.5, "day 10–18"),  # outwards
        (4.5 * MONTH, 5.5 * MONTH, "month 5"),  # what "5 months" means
        (4.5 * MONTH, 6.5 * MONTH, "month 4.5–6.5"),
        (4.6 * MONTH, 5.4 * MONTH, "month 5"),
        (0, MONTH, "month 0–1"),
        (300, 300, "month 9.9"),
        (5 * MONTH, None, "after month 5"),
        (164.9659, None, "after month 5"),  # one bound is told in whole months, outwards
        (None, 164.9659, "before month 6"),
        (28, None, "after day 28"),
        (0.5 * MONTH, None, "after day 15"),
        (4.5 * MONTH, 21.1 * MONTH, "month 4–22"),  # far apart: whole months
        (5.3 * MONTH, 8.2 * MONTH, "month 5–8.5"),  # halves
        (5.31 * MONTH, 5.62 * MONTH, "month 5.3–5.7"),  # known to days
        (0, None, "after diagnosis"),
        (None, 3 * MONTH, "before month 3"),
        (None, 0, "before diagnosis"),
        (-MONTH, MONTH, "within a month of diagnosis"),
        (-0.5 * MONTH, MONTH, "within a month of diagnosis"),
        (-364, 365, "within 12 months of diagnosis"),
        (-MONTH, 3.2 * MONTH, "within 4 months of diagnosis"),
        (None, None, "not reported"),
    ],
)
def test_a_time_from_diagnosis_shows_its_doubt(
    earliest: float | None, latest: float | None, text: str
) -> None:
    assert day_text(Interval(earliest, latest)) == text


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        (9 * MONTH, 10 * MONTH, "9 mo"),
        (9 * MONTH - 3, 10 * MONTH + 3, "9 mo"),  # widened for the calendar
        (14 * MONTH, 21 * MONTH, "1 y 2 mo – 1 y 8 mo"),
        (0, MONTH, "0 mo"),
        (12, 12, "12 d"),
        (5, 12.5, "5–13 d"),
        (131, 160, "4–5 mo"),  # born in a month, on a day not stated
        (60 * MONTH, 72 * MONTH, "5 y"),
        (1826, 1826, "5 y"),  # the fifth birthday, a little less than five mean years
        (1820, 1820, "4 y 11 mo"),
        (0, 12 * MONTH, "0–11 mo"),
        (14 * MONTH, None, "at least 1 y 2 mo"),
        (None, 10 * MONTH, "at most 9 mo"),
        (33.4 * 12 * MONTH, 34.4 * 12 * MONTH, "33–34 y"),
        (37 * 12 * MONTH, 40 * 12 * MONTH, "37–39 y"),
        (12 * MONTH, 36 * MONTH, "1–2 y"),
        (13 * MONTH, 26 * MONTH, "1 y 1 mo – 2 y 1 mo"),
        (25 * MONTH, 37 * MONTH, "2 y 1 mo – 3 y"),
        (25 * MONTH, 38 * MONTH, "2–3 y"),
        (None, None, ""),
    ],
)
def test_an_age_is_told_in_completed_units(
    earliest: float | None, latest: float | None, text: str
) -> None:
    assert age_text(Ages(born=Interval(0, 0), drawn=0).of(Interval(earliest, latest))) == text


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        (275.0, 280.0, "at 9 mo of age"),
        (800.0, None, "at 2 y 2 mo of age or later"),
        (None, 10 * MONTH, "at 9 mo of age or before"),
        (0.0, None, ""),
        (None, None, ""),
    ],
)
def test_a_time_by_an_age_says_nothing_that_holds_of_everybody(
    earliest: float | None, latest: float | None, text: str
) -> None:
    assert at_age_text(Ages(born=Interval(0, 0), drawn=0).of(Interval(earliest, latest))) == text


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        (28, 28, "28 d"),
        (14 * MONTH, 14 * MONTH, "14 mo"),
        (13.5 * MONTH, 14.5 * MONTH, "13.5–14.5 mo"),
        (10.5, 17.5, "10–18 d"),
        (0, 15.5 * MONTH, "at most 16 mo"),
        (13.5 * MONTH, 32.5 * MONTH, "13–33 mo"),
        (4.5 * MONTH, 5.5 * MONTH, "4.5–5.5 mo"),
        (164.9659, None, "at least 5 mo"),
        (None, 164.9659, "at most 6 mo"),
        (5 * MONTH, None, "at least 5 mo"),
        (28, None, "at least 28 d"),
        (None, 5 * MONTH, "at most 5 mo"),
        (-2 * MONTH, 3 * MONTH, "−2 to 3 mo"),
        (0, None, ""),  # only the order is known
        (None, None, ""),
    ],
)
def test_a_length_of_time_shows_its_doubt(
    earliest: float | None, latest: float | None, text: str
) -> None:
    assert duration_text(Interval(earliest, latest)) == text
