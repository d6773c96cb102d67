"""The totals of stated doses: never a total over unknown ones."""

from typing import Any

import pytest

from boardapp.case.therapy import Agent, Cycle, Dose, Radiation, Therapy, Transplant
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.course.dose_ledger import dose_ledger
from boardapp.review.course.dose_texts import (
    alkylator_remark,
    alkylator_text,
    equivalent_remark,
    equivalent_text,
    total_name,
    total_remark,
    total_text,
    unstated_text,
)
from boardapp.review.model.review import Review
from boardapp.review.plausibility.cumulative import anthracyclines
from boardapp.review.plausibility.rule import Scene
from tests.review.building import a_case, moments_of


def _agent(name: str, dose: float | None = None, unit: str = "mg/m2", **more: Any) -> Agent:
    return Agent(name=name, dose=None if dose is None else Value(dose), unit=unit, **more)


def _cycles(drug: str, *doses: float | None, unit: str = "mg/m2") -> tuple[Cycle, ...]:
    return tuple(
        Cycle(number=n, start=When.parse(f"dx + {n} wk"), agent=drug, unit=unit,
              dose=None if dose is None else Value(dose))
        for n, dose in enumerate(doses, 1)
    )  # fmt: skip


def _therapy(name: str = "chemotherapy", **more: Any) -> Therapy:
    return Therapy(**{"name": name, "kind": "chemotherapy", "line": 1} | more)


def _totals(*therapies: Therapy) -> list[tuple[str, str, str]]:
    ledger = dose_ledger(a_case(therapies=therapies))
    totals = ledger.totals if ledger else ()
    return [(total_name(one), total_text(one), total_remark(one)) for one in totals]


@pytest.mark.parametrize(
    ("therapy", "expected"),
    [
        (_therapy(courses=_cycles("mitoxantrone", 12, 12, 12, 12)),
         [("mitoxantrone", "48 mg/m²", "sum of 4 stated doses")]),
        (_therapy(courses=_cycles("doxorubicin", 25)),
         [("doxorubicin", "25 mg/m²", "1 stated dose")]),
        # How often a dose of a phase was given stands only in words.
        (_therapy(agents=(_agent("doxorubicin", 25),), cycles=Value(3)),
         [("doxorubicin", "at least 75 mg/m²", "1 stated dose")]),
        (_therapy(agents=(_agent("doxorubicin", 25, schedule="cycle 1, day 1"),), cycles=Value(3)),
         [("doxorubicin", "at least 25 mg/m²", "1 stated dose")]),
        (_therapy(agents=(_agent("doxorubicin"), _agent("cyclophosphamide", 1000))),
         [("cyclophosphamide", "at least 1000 mg/m²", "1 stated dose"),
          ("doxorubicin", "", "no dose stated")]),
        # Fewer cycles with a dose than were given.
        (_therapy(agents=(_agent("doxorubicin"),), cycles=Value(3),
                  courses=_cycles("doxorubicin", 25, 25)),
         [("doxorubicin", "at least 50 mg/m²", "sum of 2 stated doses, 1 without an amount")]),
        (_therapy(agents=(_agent("ursodiol", 10, "mg/kg"),)), []),  # taken daily
        (_therapy(status="planned", courses=_cycles("doxorubicin", 25)), []),
    ],
)  # fmt: skip
def test_the_total_of_a_drug(therapy: Therapy, expected: list[tuple[str, str, str]]) -> None:
    assert _totals(therapy) == expected


def test_doses_of_days_are_summed_and_intrathecal_ones_apart() -> None:
    cycle = Cycle(
        number=1,
        start=When.parse("dx + 1 wk"),
        doses=(
            Dose(day=1, agent="methotrexate", dose=Value(12), unit="mg"),
            Dose(day=8, agent="methotrexate", dose=Value(12), unit="mg"),
            Dose(day=8, agent="doxorubicin", dose=Value(25), unit="mg/m2"),
        ),
    )
    it = _agent("methotrexate", 12, "mg", route="IT")
    assert _totals(_therapy(agents=(it,), courses=(cycle,))) == [
        ("methotrexate (intrathecal)", "24 mg", "sum of 2 stated doses"),
        ("doxorubicin", "25 mg/m²", "1 stated dose"),
    ]


def test_a_dose_that_is_not_counted_makes_the_total_of_its_drug_at_least() -> None:
    """Cytarabine by its cycles, and daily in a phase before: never a total without that phase."""
    before = _therapy("induction", agents=(_agent("cytarabine", 75, schedule="daily"),))
    after = _therapy("consolidation", courses=_cycles("cytarabine", 6000))
    assert _totals(before, after) == [
        ("cytarabine", "at least 6075 mg/m²", "sum of 2 stated doses")
    ]


def test_with_a_therapy_without_stated_drugs_every_total_is_at_least() -> None:
    therapies = _therapy(courses=_cycles("doxorubicin", 25)), _therapy("ABVD", line=2)
    assert _totals(*therapies) == [("doxorubicin", "at least 25 mg/m²", "1 stated dose")]
    ledger = dose_ledger(a_case(therapies=therapies))
    assert ledger is not None
    assert unstated_text(ledger) == "no drugs stated of ABVD"


def _equivalents(*therapies: Therapy) -> list[tuple[str, str]]:
    ledger = dose_ledger(a_case(therapies=therapies))
    assert ledger is not None
    return [(equivalent_text(one), equivalent_remark(one, ledger)) for one in ledger.equivalents]


def test_anthracyclines_together_by_both_systems() -> None:
    courses = (
        *_cycles("doxorubicin", 75),
        *_cycles("daunorubicin", 60, 60),
        *_cycles("idarubicin", 30),
        *_cycles("mitoxantrone", 40),
    )
    assert _equivalents(_therapy(courses=courses)) == [
        ("697 mg/m²", "band ≥ 250 mg/m² (IGHG 2015)"),
        ("at least 567 mg/m²", "band ≥ 250 mg/m² (IGHG 2015); no factor for idarubicin"),
    ]


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        (_agent("doxorubicin"), ("at least 36 mg/m²", "band not known: the total is “at least”")),
        (_agent("liposomal doxorubicin", 50),
         ("36 mg/m²", "band < 100 mg/m² (IGHG 2015); left out: liposomal doxorubicin")),
        (_agent("doxorubicin", 50, "mg"),
         ("at least 36 mg/m²", "band not known: the total is “at least”")),
        (_agent("doxorubicin and vincristine", 50),
         ("at least 36 mg/m²", "band not known: the total is “at least”")),
    ],
)  # fmt: skip
def test_what_is_not_known_of_an_anthracycline_opens_the_total(
    agent: Agent, expected: tuple[str, str]
) -> None:
    therapies = (
        _therapy(courses=_cycles("daunorubicin", 60)),
        _therapy("second", agents=(agent,), line=2),
    )
    assert _equivalents(*therapies)[0] == expected


@pytest.mark.parametrize(
    ("gray", "expected"),
    [
        (15, ("band 100 to < 250 mg/m² (IGHG 2015); chest 15 Gy, 15 to < 35 Gy; "
             "100 mg/m² and 15 Gy: surveillance of the heart recommended")),
        (14.9, "band 100 to < 250 mg/m² (IGHG 2015); chest 14.9 Gy, < 15 Gy"),
    ],
)  # fmt: skip
def test_radiation_of_the_chest_stands_beside_it(gray: float, expected: str) -> None:
    field = Radiation(site="mediastinum", dose=Value(gray), unit="Gy")
    brain = Radiation(site="brain", dose=Value(18), unit="Gy")
    therapies = (
        _therapy(courses=_cycles("doxorubicin", 50, 50)),
        _therapy("radiotherapy", kind="radiation", radiation=(field, brain)),
    )
    assert _equivalents(*therapies)[0] == ("100 mg/m²", expected)


def test_alkylators_are_incomplete_with_one_without_a_factor() -> None:
    courses = (*_cycles("cyclophosphamide", 4000), *_cycles("ifosfamide", 6000))
    chemotherapy = _therapy(courses=courses)
    graft = _therapy("transplant", kind="transplant", line=2,
                     transplant=Transplant(conditioning=("busulfan",)))  # fmt: skip
    whole = dose_ledger(a_case(therapies=(chemotherapy,)))
    part = dose_ledger(a_case(therapies=(chemotherapy, graft)))
    assert whole is not None
    assert part is not None
    assert whole.alkylators is not None
    assert part.alkylators is not None
    assert (alkylator_text(whole.alkylators), alkylator_remark(whole.alkylators)) == (
        "5464 mg/m²", "",
    )  # fmt: skip
    assert (alkylator_text(part.alkylators), alkylator_remark(part.alkylators)) == (
        "at least 5464 mg/m²", "incomplete: factor of busulfan not read",
    )  # fmt: skip


def test_where_no_dose_is_stated_there_is_no_ledger(letter: Review) -> None:
    assert letter.dose_ledger is None
    assert dose_ledger(a_case(therapies=(_therapy(agents=(_agent("doxorubicin"),)),))) is None


def test_a_dose_of_one_cycle_is_not_counted_for_all_by_the_gate() -> None:
    agents = (_agent("doxorubicin", 75, schedule="cycle 1, day 1"),)
    case = a_case(therapies=(_therapy(agents=agents, cycles=Value(9)),))
    assert [*anthracyclines(Scene(case, moments_of(case), ()))] == []
    every = (_agent("doxorubicin", 75),)
    case = a_case(therapies=(_therapy(agents=every, cycles=Value(9)),))
    (alarm,) = anthracyclines(Scene(case, moments_of(case), ()))
    assert "at least 675 mg/m²" in alarm.sentence
