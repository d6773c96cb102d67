"""What stands twice, or can't stand at one time."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.complications import AdverseEvent
from boardapp.case.therapy import Cycle, Therapy
from boardapp.case.when import When

from .gate import found_by


def _look(when: str, finding: str, **more: Any) -> Assessment:
    return Assessment(when=When.parse(when), finding=finding, **more)  # type: ignore[arg-type]


def _therapy(name: str, start: str, **more: Any) -> Therapy:
    return Therapy(name=name, start=When.parse(start), **more)


def _event(term: str, onset: str) -> AdverseEvent:
    return AdverseEvent(term=term, onset=When.parse(onset))


@pytest.mark.parametrize(
    ("parts", "is_told"),
    [
        ({"therapies": (_therapy("blina", "2020-10"), _therapy("Blina", "2020-10"))}, True),
        ({"therapies": (_therapy("blina", "2020-10"), _therapy("blina", "2020-12"))}, False),
        ({"therapies": (_therapy("blina", "not reported"), _therapy("blina", "not reported"))},
         False),
        ({"assessments": (_look("2020-10", "relapse"), _look("2020-10", "relapse"))}, True),
        ({"assessments": (_look("2020-10", "relapse", sites=("CNS",)),
                          _look("2020-10", "relapse", sites=("marrow",)))}, False),
        ({"adverse_events": (_event("ICANS", "2020-10-01"), _event("ICANS", "2020-10-01"))}, True),
        ({"adverse_events": (_event("ICANS", "2020-10-01"), _event("ICANS", "2020-10-09"))}, False),
    ],
)  # fmt: skip
def test_a_record_that_stands_twice_is_noted(parts: dict[str, Any], is_told: bool) -> None:
    assert bool(found_by("one record twice", **parts)) is is_told


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((1, 2, 3), []),
        ((1, 3), ["Relapse 3 follows relapse 1; 2 is not in the case."]),
        ((2, 3), []),
        ((1, None), []),
        ((1, 4), ["Relapse 4 follows relapse 1; 2 and 3 are not in the case."]),
    ],
)
def test_relapses_are_numbered_without_a_gap(
    numbers: tuple[int | None, ...], told: list[str]
) -> None:
    looks = tuple(_look(f"2020-{n + 3:02d}", "relapse", number=k) for n, k in enumerate(numbers))
    assert [f.sentence for f in found_by("numbers of relapses", assessments=looks)] == told


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        (("2020-10-01", "remission"), ("2020-10-01", "refractory"), True),
        (("2020-10-01", "remission"), ("2020-10-01", "relapse"), True),
        (("2020-10-01", "remission"), ("2020-10-02", "relapse"), False),
        (("2020-10", "remission"), ("2020-10", "relapse"), False),
        (("2020-10-01", "remission"), ("2020-10-01", "follow-up"), False),
        (("2020-10-01", "progression"), ("2020-10-01", "death"), False),
    ],
)
def test_a_remission_and_what_excludes_it_are_not_of_one_day(
    first: tuple[str, str], second: tuple[str, str], is_told: bool
) -> None:
    found = found_by("two states at one time", assessments=(_look(*first), _look(*second)))
    assert bool(found) is is_told


@pytest.mark.parametrize(
    ("cycles", "told"),
    [
        (((1, "2020-10-01"), (2, "2020-11-01")), ""),
        (((1, "2020-10-01"), (1, "2020-11-01")), "Two cycles have the number 1."),
        (((1, "2020-11-01"), (2, "2020-10-01")), "Cycle 2 is dated before cycle 1."),
        (((1, "2020-10-01"), (2, "2021-03-01")), "Cycle 2 began after the end of blina."),
        (((1, "2020-10-01"), (2, "not reported")), ""),
        (((1, "2020-10"), (2, "2020-10")), ""),
    ],
)
def test_cycles_stand_in_their_order(cycles: tuple[tuple[int, str], ...], told: str) -> None:
    courses = tuple(Cycle(number=n, start=When.parse(when)) for n, when in cycles)
    therapy = _therapy("blina", "2020-10-01", end=When.parse("2020-12-01"), courses=courses)
    found = found_by("cycles in their order", therapies=(therapy,))
    assert [f.sentence for f in found] == ([told] if told else [])
