"""Every place that a review names is in its case, and every finding can be acknowledged there."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.place import Place
from boardapp.casefile.files import read_case
from boardapp.resources import example_case
from boardapp.review.checks.acknowledgements import acknowledge
from boardapp.review.review_case import review_case
from tests.review.plausibility.gate import a_case

TODAY = date(2026, 1, 1)


def _places(shown: object) -> Iterator[Place]:
    if isinstance(shown, Place):
        yield shown
    elif isinstance(shown, msgspec.Struct):
        for field in shown.__struct_fields__:
            yield from _places(getattr(shown, field))
    elif isinstance(shown, tuple):
        for item in shown:
            yield from _places(item)


@pytest.mark.parametrize("name", ["letter", "synthetic", "minimal"])
def test_a_review_names_only_places_that_its_case_has(name: str) -> None:
    case = read_case(example_case(name))
    places = set(_places(review_case(case, TODAY)))
    assert len(places) > 3
    assert [place for place in places if not place.is_in(case)] == []


def _acknowledged_one_by_one(case: Case) -> Iterator[tuple[str, bool]]:
    for finding in review_case(case, TODAY).findings:
        known = review_case(acknowledge(case, finding, "seen"), TODAY).findings
        same = [f for f in known if (f.place, f.sentence) == (finding.place, finding.sentence)]
        yield finding.sentence, bool(same) and all(f.acknowledged for f in same)


def test_each_finding_of_the_letter_can_be_acknowledged() -> None:
    told = dict(_acknowledged_one_by_one(read_case(example_case("letter"))))
    assert len(told) > 10
    assert [sentence for sentence, is_known in told.items() if not is_known] == []


def test_a_finding_about_what_a_look_does_not_state_can_be_acknowledged_too() -> None:
    relapse = Assessment(finding="relapse", number=1, sites=("marrow",))
    told = dict(_acknowledged_one_by_one(a_case(assessments=(relapse,))))
    assert told
    assert all(told.values())
