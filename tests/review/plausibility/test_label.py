"""Cycles against the label, and totals against the sum of the phases."""

from typing import Any

import pytest

from boardapp.case.case import Remark
from boardapp.case.meeting import Option
from boardapp.case.therapy import Agent, Cycle, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When

from .gate import found_by

INO = "inotuzumab ozogamicin"


def _phase(cycles: float | str | None, name: str = INO, **more: Any) -> Therapy:
    stated = None if cycles is None else Value(cycles)
    return Therapy(name=name, cycles=stated, **more)


def _courses(count: int) -> tuple[Cycle, ...]:
    return tuple(Cycle(number=number, start=When.NOT_REPORTED) for number in range(1, count + 1))


@pytest.mark.parametrize(
    ("phases", "told"),
    [
        ((_phase(6),), []),
        ((_phase(7),), [(0, "7 cycles exceed")]),
        ((_phase("7..9"),), [(0, "7–9 cycles exceed")]),
        ((_phase("5..7"),), []),
        ((_phase(">6"),), [(0, "> 6 cycles exceed")]),
        ((_phase("several"),), []),
        ((_phase(3), _phase(3)), []),
        ((_phase(3), _phase(4)), [(1, "7 cycles in 2 phases exceed")]),
        ((_phase(7), _phase(8)), [(0, "7 cycles exceed"), (1, "8 cycles exceed")]),
        ((_phase(2), _phase(9)), [(1, "9 cycles exceed")]),
        ((_phase(None, courses=_courses(6)),), []),
        ((_phase(None, courses=_courses(7)),), [(0, "7 cycles exceed")]),
        ((_phase(3), _phase(None, courses=_courses(4))), [(1, "7 cycles in 2 phases exceed")]),
        ((_phase(3), _phase(4, status="ongoing")), [(1, "7 cycles in 2 phases exceed")]),
        ((_phase(3), _phase(4, status="planned")), []),
        ((_phase(9, status="planned"),), []),
        ((_phase(9, name="blinatumomab"),), []),
        ((_phase(7, name="salvage", agents=(Agent(name="Besponsa"),)),), [(0, "7 cycles exceed")]),
        ((_phase(7, name="salvage", agents=(Agent(name=INO), Agent(name="x"))),), []),
    ],
)
def test_cycles_against_the_label(phases: tuple[Therapy, ...], told: list[tuple[int, str]]) -> None:
    found = found_by("cycles and label", therapies=phases)
    assert [f.place for f in found] == [f"therapies[{index}].cycles" for index, _ in told]
    for finding, (_, words) in zip(found, told, strict=True):
        assert finding.sentence.startswith(words)


BLINA = "blinatumomab"


@pytest.mark.parametrize(
    ("phases", "text", "places"),
    [
        ((2, 9), f"{BLINA}, nine cycles in total", [1]),
        ((2, 9), f"{BLINA}, two cycles in total", [0]),  # the phase that was called the total
        ((2, 9), f"{BLINA}, five cycles in total", [1]),
        ((2, 9), f"{BLINA}, 11 cycles in total", []),
        ((9,), f"{BLINA}, five cycles in total", []),  # one phase: nothing to add up
        ((2, "several"), f"{BLINA}, nine cycles in total", []),
        ((2, "7..9"), f"{BLINA}, nine cycles in total", []),
        ((2, 1.5), f"{BLINA}, nine cycles in total", []),
        ((2, 9), f"in total, nine infusions of {BLINA}", [1]),
        ((2, 9), f"{BLINA}, ten courses in all", [1]),
    ],
)
def test_a_total_against_the_sum_of_the_phases(
    phases: tuple[float | str, ...], text: str, places: list[int]
) -> None:
    therapies = tuple(_phase(cycles, BLINA) for cycles in phases)
    found = found_by("total and sum of cycles", therapies=therapies, remarks=(Remark(text=text),))
    assert [f.place for f in found] == [f"therapies[{place}].cycles" for place in places]


def test_planned_phases_are_not_added_up() -> None:
    therapies = (_phase(2, BLINA), _phase(3, BLINA), _phase(4, BLINA, status="planned"))
    remarks = (Remark(text=f"{BLINA}, five cycles in total"),)
    assert found_by("total and sum of cycles", therapies=therapies, remarks=remarks) == []


def test_a_total_beside_two_drugs_is_not_judged() -> None:
    therapies = (_phase(2, BLINA), _phase(3, BLINA), _phase(2), _phase(3))
    remarks = (Remark(text=f"{BLINA} and {INO}, nine cycles in total"),)
    assert found_by("total and sum of cycles", therapies=therapies, remarks=remarks) == []


def test_all_places_that_say_the_total_are_named() -> None:
    therapies = (_phase(2, BLINA), _phase(9, BLINA))
    said = f"{BLINA}, nine cycles in total"
    (found,) = found_by(
        "total and sum of cycles",
        therapies=therapies,
        remarks=(Remark(text=said),),
        options=(Option(name=BLINA, prior_exposure="nine cycles in total"),),
    )
    assert found.sentence.startswith("9 cycles are called the total, but the phases hold 2 and 9")
    assert found.also_at == ("remarks[0].text", "options[0].prior_exposure")
