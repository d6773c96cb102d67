"""What can't come before, or without, something else."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, Chimerism, CnsStatus
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.therapy import Cycle, Therapy, Transplant
from boardapp.case.value import Value
from boardapp.case.when import When

from .gate import found_by, result


def _look(when: str, finding: Any, **more: Any) -> Assessment:
    return Assessment(when=When.parse(when), finding=finding, **more)


def test_two_relapses_of_one_number() -> None:
    looks = (
        _look("dx + 9 mo", "relapse", number=1),
        _look("dx + 20 mo", "relapse", number=1),
        _look("dx + 30 mo", "relapse", number=2),
    )
    (found,) = found_by("number of a relapse", assessments=looks)
    assert (found.place, found.also_at) == ("assessments[1].number", ("assessments[0].number",))


@pytest.mark.parametrize(
    ("looks", "found"),
    [
        ((_look("dx + 10 d", "relapse"),), ["warning"]),
        ((_look("dx + 9 mo", "relapse"),), ["note"]),
        ((_look("dx + 1 mo", "remission"), _look("dx + 9 mo", "relapse")), []),
        ((_look("dx + 1 mo", "evaluation", response="CR"), _look("dx + 9 mo", "relapse")), []),
        (
            (_look("dx + 1 mo", "remission"), _look("dx + 9 mo", "relapse"),
             _look("dx + 12 mo", "relapse")),
            ["note"],
        ),
        ((_look("dx + 9 mo", "progression"),), []),
    ],
)  # fmt: skip
def test_a_relapse_without_a_remission(looks: tuple[Assessment, ...], found: list[str]) -> None:
    told = found_by("relapse without a remission", assessments=looks)
    assert [f.severity for f in told] == found


def test_a_remission_that_a_therapy_states_is_one() -> None:
    therapy = Therapy(name="induction", best_response="complete remission")
    looks = (_look("dx + 9 mo", "relapse"),)
    assert found_by("relapse without a remission", assessments=looks, therapies=(therapy,)) == []


@pytest.mark.parametrize(("when", "count"), [("dx + 4 mo", 1), ("dx + 7 mo", 0)])
def test_a_graft_before_its_transplant(when: str, count: int) -> None:
    graft = Therapy(name="HSCT", start=When.parse("dx + 6 mo"), transplant=Transplant())
    taken = _look(when, "engraftment")
    donor = _look(when, "evaluation", chimerism=(Chimerism(donor=Value(100)),))
    for look in (taken, donor):
        found = found_by("graft before its transplant", therapies=(graft,), assessments=(look,))
        assert [f.severity for f in found] == ["error"] * count


@pytest.mark.parametrize(
    ("cns", "disease", "count"),
    [
        (CnsStatus(status="CNS3"), "B-ALL", 1),
        (CnsStatus(status="CNS2a"), "B-ALL", 1),
        (CnsStatus(status="CNS1"), "B-ALL", 0),
        (CnsStatus(status="CNS3", signs="facial palsy"), "B-ALL", 0),
        (CnsStatus(status="CNS3", leukocytes=Value(9)), "B-ALL", 0),
        (CnsStatus(status="CNS3"), "glioblastoma", 0),
    ],
)
def test_a_cns_status_without_counts(cns: CnsStatus, disease: str, count: int) -> None:
    diagnosis = Diagnosis(when=When.parse("2020-02-07"), disease=Coded(text=disease), cns=cns)
    found = found_by("counts of a CNS status", diagnosis=diagnosis)
    assert [f.severity for f in found] == ["note"] * count


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("0219-03-01", "the year 0219 (2019?)"),
        ("1019-03", "the year 1019"),
        ("dx + 99999 y", "more than 130 years"),
        ("dx + 60 y", ""),
        ("1950", ""),
    ],
)
def test_times_that_can_not_be_meant(when: str, words: str) -> None:
    found = found_by("far times", assessments=(_look(when, "evaluation"),))
    assert [words in f.sentence for f in found] == [True] * bool(words)


def test_the_results_of_one_far_year_are_one_finding() -> None:
    labs = tuple(result(1, when) for when in ("2164-01-01", "2164-05-05", "2165-01-01", "2020"))
    found = found_by("far times", labs=labs)
    assert [one.sentence for one in found] == [
        "The times of 2 results are the year 2164; it can't be meant.",
        "The time is the year 2165; it can't be meant.",
    ]


@pytest.mark.parametrize(("number", "count"), [(200, 0), (201, 1), (400_000_000, 1)])
def test_more_cycles_than_anybody_is_given(number: int, count: int) -> None:
    stated = Therapy(name="block", cycles=Value(number))
    numbered = Therapy(name="block", courses=(Cycle(number=number, start=When.parse("dx")),))
    for therapy in (stated, numbered):
        assert len(found_by("number of cycles", therapies=(therapy,))) == count
