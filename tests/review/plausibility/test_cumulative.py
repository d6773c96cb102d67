"""Totals of anthracyclines above those of their labels."""

from typing import Any

import pytest

from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.therapy import Agent, Cycle, Dose, Radiation, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When

from .gate import found_by

_RULE = "cumulative anthracyclines"


def _given(drug: str, dose: float, cycles: int | None = None, **more: Any) -> Therapy:
    agents = (Agent(name=drug, dose=Value(dose), unit=more.pop("unit", "mg/m2")),)
    count = None if cycles is None else Value(cycles)
    return Therapy(name="chemotherapy", agents=agents, cycles=count, **more)


@pytest.mark.parametrize(
    ("therapies", "is_told"),
    [
        ((_given("doxorubicin", 55, 10),), False),
        ((_given("doxorubicin", 56, 10),), True),
        ((_given("doxorubicin", 300), _given("doxorubicin", 251)), True),
        ((_given("doxorubicin", 300), _given("doxorubicin", 250)), False),
        ((_given("doxorubicin", 300), _given("doxorubicin", 300, status="planned")), False),
        ((_given("liposomal doxorubicin", 60, 20),), False),
        ((_given("doxorubicin", 1.2, 10, unit="g/m2"),), True),
        ((_given("doxorubicin", 90, 10, unit="mg"),), False),
        ((_given("daunorubicin", 55, 10),), False),
        ((_given("daunorubicin", 56, 10),), True),
        ((_given("doxorubicin", 300), _given("daunorubicin", 300)), False),
        ((_given("cytarabine", 3000, 10),), False),
    ],
)
def test_the_total_of_one_drug_is_held_against_its_label(
    therapies: tuple[Therapy, ...], is_told: bool
) -> None:
    assert bool(found_by(_RULE, therapies=therapies)) is is_told


def test_the_total_is_the_least_that_is_stated() -> None:
    cycles = tuple(
        Cycle(
            number=n,
            start=When.parse("not reported"),
            agent="doxorubicin",
            doses=(Dose(day=1, dose=Value(75), unit="mg/m2"),),
        )
        for n in range(1, 9)
    )
    agent = Agent(name="doxorubicin", dose=Value(75), unit="mg/m2")
    (found,) = found_by(_RULE, therapies=(Therapy(name="MAP", courses=cycles, agents=(agent,)),))
    assert found.sentence == (
        "Doxorubicin: the stated doses are together at least 600 mg/m², above 550 mg/m² of its "
        "label."
    )


@pytest.mark.parametrize(
    ("site", "is_told"), [("mediastinum", True), ("whole lung", True), ("cranium", False)]
)
def test_radiation_of_the_chest_lowers_the_total(site: str, is_told: bool) -> None:
    field = Therapy(name="RT", radiation=(Radiation(site=site, dose=Value(15), unit="Gy"),))
    assert bool(found_by(_RULE, therapies=(_given("doxorubicin", 45, 10), field))) is is_told


@pytest.mark.parametrize(
    ("age", "dose", "is_told"),
    [("5 y", 30, False), ("5 y", 31, True), ("17 y", 31, True), ("19 y", 31, False)],
)
def test_a_child_has_a_lower_total_of_daunorubicin(age: str, dose: float, is_told: bool) -> None:
    therapy = _given("daunorubicin", dose, 10, start=When.parse("dx"))
    diagnosis = Diagnosis(when=When.parse(f"age {age}"), disease=Coded(text="B-ALL"))
    assert bool(found_by(_RULE, therapies=(therapy,), diagnosis=diagnosis)) is is_told
