"""What a case of thousands of dated events costs: to review, and to write as a deck.

Both sides are measured in one run, so that a slower machine changes nothing.
"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.complications import Admission, AdverseEvent, Infection, Transfusion
from boardapp.case.record import Record
from boardapp.case.therapy import Cycle, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.deck.export import export_deck
from boardapp.review.review_case import review_case
from tests.benchmarks.yardstick import best_seconds
from tests.review.building import a_case

pytestmark = pytest.mark.bench

DAYS, LINES, ROUNDS = 3_650, 6, 2
FEW, MANY = 500, 2_000
REVIEW_LIMIT, EXPORT_LIMIT = 8.0, 6.0
"""Four times as many events take about four times as long; a square would take sixteen times."""


def _day(number: float) -> When:
    return When.parse((date(2015, 1, 2) + timedelta(days=int(number))).isoformat())


def _event(number: int, count: int) -> tuple[str, Record]:
    day, key = number * DAYS // count, f"e{number}"
    match number % 10:
        case 0:
            courses = tuple(Cycle(number=n + 1, start=_day(day + 7 * n)) for n in range(2))
            return "therapies", Therapy(
                id=key, name=f"block {number}", line=1 + number * LINES // count, start=_day(day),
                end=_day(day + 20), cycles=Value(2), courses=courses,
            )  # fmt: skip
        case 1 | 2:
            return "assessments", Assessment(id=key, finding="remission", when=_day(day))
        case 3 | 4 | 5:
            grade = Value(number % 4 + 1)
            return "adverse_events", AdverseEvent(
                id=key, term=f"fever {number}", onset=_day(day), end=_day(day + 3), grade=grade
            )
        case 6:
            return "infections", Infection(
                id=key, name="sepsis", onset=_day(day), end=_day(day + 5)
            )
        case 7 | 8:
            return "transfusions", Transfusion(id=key, product="platelets", when=_day(day))
    return "admissions", Admission(id=key, reason="fever", start=_day(day), end=_day(day + 4))


def _case(count: int) -> Case:
    records: dict[str, list[Record]] = {}
    for number in range(count):
        collection, record = _event(number, count)
        records.setdefault(collection, []).append(record)
    return a_case(diagnosed="2015-01-01", **{name: tuple(its) for name, its in records.items()})


def test_a_review_grows_with_the_events_and_not_with_their_square() -> None:
    def seconds(count: int) -> float:
        case = _case(count)
        return best_seconds(lambda: review_case(case), ROUNDS)

    few, many = seconds(FEW), seconds(MANY)
    print(f"\nreview of {MANY} events: {many:.2f} s, of {FEW}: {few:.2f} s")  # noqa: T201
    assert many / few < REVIEW_LIMIT


@pytest.mark.parametrize("preset", ["standard", "full"])
def test_an_export_grows_with_the_events_and_not_with_their_square(
    preset: str, tmp_path: Path
) -> None:
    def seconds(count: int) -> float:
        case, deck = _case(count), tmp_path / f"{count}.pptx"
        return best_seconds(lambda: export_deck(case, deck, deck, preset=preset), 1)

    few, many = seconds(FEW), seconds(MANY)
    print(f"\n{preset} deck of {MANY} events: {many:.1f} s, of {FEW}: {few:.1f} s")  # noqa: T201
    assert many / few < EXPORT_LIMIT
