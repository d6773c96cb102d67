"""How long a case of 100,000 results takes to review."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.laboratory import LabResult
from boardapp.case.place import Place
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.review.parts import Parts
from boardapp.review.review_case import review_case
from tests.benchmarks.yardstick import best_seconds, yardstick_seconds

RESULTS = 100_000
RATIO_LIMIT = 14.0
ROUNDS = 5
TITLE_LIMIT, RESULT_LIMIT = 0.1, 1 / 3
"""What a changed title and one changed result may cost of a whole review."""
TESTS = 40
GRADED = (("platelets", "10*9/L"), ("potassium", "mmol/L"), ("ALT", "U/L"), ("aPTT", "s"),
          ("haemoglobin", "g/L"), ("glucose", "mmol/L"), ("sodium", "mmol/L"))  # fmt: skip
"""Tests that have grades, among others that have none."""
FIRST_DAY = date(2021, 2, 8)
PER_DAY = 120

pytestmark = pytest.mark.bench


def _test(number: int) -> tuple[str, str]:
    kind = number % TESTS
    return GRADED[kind] if kind < len(GRADED) else (f"test {kind}", "mg/dL")


@pytest.fixture
def large(synthetic_path: Path) -> Case:
    """The dense example with made-up results over 800 days in place of its own."""
    labs = tuple(
        LabResult(
            test=_test(n)[0],
            when=When.parse((FIRST_DAY + timedelta(days=n // PER_DAY)).isoformat()),
            value=Value("<0.5" if n % 10 == 0 else n % 97 + 0.5),
            unit=_test(n)[1],
            low=3.0,
            high=50.0,
            source="lab",
        )
        for n in range(RESULTS)
    )
    return replace(read_case(synthetic_path), labs=labs)


def test_a_large_case_is_reviewed_before_a_user_notices(large: Case) -> None:
    plain = yardstick_seconds()
    took = best_seconds(lambda: review_case(large), ROUNDS)
    ratio = took / plain
    print(f"\nreview of {RESULTS} results: {took:.2f} s, {ratio:.1f} × the yardstick")  # noqa: T201
    assert sum(len(series.points) for series in review_case(large).labs) == RESULTS
    assert ratio < RATIO_LIMIT


def _titles(case: Case) -> Iterator[Case]:
    return (replace(case, title=f"Title {n}") for n in count())


def _results(case: Case) -> Iterator[Case]:
    place = Place("labs[50000].value")
    return (place.put(case, Value(50 + n)) for n in count())


@pytest.mark.parametrize(("edits", "limit"), [(_titles, TITLE_LIMIT), (_results, RESULT_LIMIT)])
def test_an_edit_costs_a_part_of_a_whole_review(
    large: Case, edits: Callable[[Case], Iterator[Case]], limit: float
) -> None:
    whole = best_seconds(lambda: review_case(large), ROUNDS)
    parts, edited = Parts(), edits(large)
    review_case(next(edited), parts=parts)
    took = best_seconds(lambda: review_case(next(edited), parts=parts), ROUNDS)
    print(f"\n{edits.__name__}: {took / whole:.2f} of a whole review of {whole:.2f} s")  # noqa: T201
    assert took / whole < limit
