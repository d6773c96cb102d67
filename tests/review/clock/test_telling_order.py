"""Events of one day stand as a reader expects them, and plans without a time stand last."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from tests.review.building import a_case, moments_of


def _therapy(key: str, start: str = "not reported", **more: Any) -> Therapy:
    return Therapy(id=key, name=key, start=When.parse(start), **more)


def _look(key: str, when: str, finding: str, **more: Any) -> Assessment:
    return Assessment(id=key, when=When.parse(when), finding=finding, **more)  # type: ignore[arg-type]


def _order(therapies: tuple[Therapy, ...], *looks: Assessment) -> str:
    case = a_case(diagnosed="2019-01-01", therapies=therapies, assessments=looks)
    return " ".join(moments_of(case).clock.order)


@pytest.mark.parametrize(
    ("look", "order"),
    [
        (_look("r", "2020-09", "relapse"), "dx A r B"),
        (_look("r", "2020-09", "progression"), "dx A r B"),
        (_look("r", "2020-09", "evaluation", response="PD"), "dx A r B"),
        (_look("r", "2020-09", "refractory", after="B"), "dx A B r"),
        (_look("r", "2020-09", "refractory", after="A"), "dx A r B"),
        (_look("r", "2020-09", "remission"), "dx A B r"),
        (_look("r", "2020-10", "relapse"), "dx A B r"),
    ],
)
def test_of_one_time_a_relapse_stands_before_what_answers_it(look: Assessment, order: str) -> None:
    assert _order((_therapy("A", "2019-02"), _therapy("B", "2020-09")), look) == order


@pytest.mark.parametrize(
    ("plan", "order"),
    [
        (_therapy("P", status="planned"), "dx A r P"),
        (_therapy("P", status="not given"), "dx A r P"),
        (_therapy("P", "2019-06", status="planned"), "dx A P r"),
        (_therapy("P"), "dx P A r"),
    ],
)
def test_a_plan_without_a_time_stands_last(plan: Therapy, order: str) -> None:
    assert _order((plan, _therapy("A", "2019-02")), _look("r", "2020-09", "relapse")) == order


def test_a_plan_that_a_time_refers_to_keeps_its_place() -> None:
    therapies = (_therapy("P", status="planned"), _therapy("A", "2019-02"))
    assert _order(therapies, _look("r", "2020-09, after P", "relapse")) == "dx A P r"
