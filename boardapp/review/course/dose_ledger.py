"""The totals of all stated doses, and what anthracyclines and alkylators are together.

Rule "dose ledger, version 1" (ours), over `boardapp.clinical.dose_totals`: what cycles and days
state was given and is summed; a dose of a phase counts once for each stated cycle, or once where
its schedule speaks of a cycle, and as "at least", since how often it was given stands only in
words. With a therapy of which no drug is
stated no total is complete.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from boardapp.case.case import Case
from boardapp.case.place import Place, placed
from boardapp.case.therapy import Agent, Cycle, Radiation, Therapy
from boardapp.case.value import Value
from boardapp.clinical.alkylator_dose import (
    Alkylator,
    alkylator_dose,
    alkylator_of,
    unread_alkylator,
)
from boardapp.clinical.anthracycline_equivalents import (
    Drug,
    Given,
    anthracycline_of,
    chest_bands,
    equivalents,
    is_liposomal,
    is_surveillance_recommended,
)
from boardapp.clinical.cumulative_doses import is_heart_region
from boardapp.clinical.dose_totals import StatedDose, dose_totals
from boardapp.clinical.drug_labels import is_intrathecal
from boardapp.clinical.therapy_class import is_given, therapy_class
from boardapp.review.model.derived import ChestDose, DoseLedger, TotalDose

_INTRATHECAL = " (intrathecal)"
_SEVERAL = re.compile(r"\band\b|[/+,;]", re.IGNORECASE)
_OF_A_CYCLE = re.compile(r"\bcycles?\b|\bonce\b|\bcourse\b", re.IGNORECASE)
_SYSTEMIC = frozenset({"chemotherapy", "immunotherapy", "antibody", "targeted", "other"})


def dose_ledger(case: Case) -> DoseLedger | None:
    """The ledger of the therapies that were given; None where no total can be told.

    Told are the drugs of which cycles or days state what was given, and the anthracyclines and
    alkylators: a total of a drug that was taken daily says nothing that its dose does not.
    """
    given = [
        (place, therapy)
        for _, place, therapy in placed("therapies", case.therapies)
        if is_given(therapy)
    ]
    doses = _told([dose for _, therapy in given for dose in _doses(therapy)])
    unstated = tuple(therapy.name for _, therapy in given if _is_unstated(therapy))
    totals = tuple(_totals(doses, given, is_open=bool(unstated)))
    if not any(total.unit for total in totals):
        return None
    drugs = _by_drug(doses, totals)
    alone = alkylator_dose(_alkylators(drugs), _unread(given, doses))
    chest = _chest([field for _, therapy in given for field in therapy.radiation])
    equal = tuple(one for one in equivalents(_anthracyclines(drugs)) if one.low or one.high)
    is_both = chest and any(is_surveillance_recommended(one, chest.low) for one in equal)
    return DoseLedger(
        totals=totals,
        equivalents=equal,
        alkylators=alone if alone and alone.low else None,
        chest_gy=chest,
        left_out=tuple(dict.fromkeys(d.drug for d in doses if is_liposomal(d.drug))),
        unstated=unstated,
        surveillance="recommended" if is_both else "",
    )


def _told(doses: Sequence[StatedDose]) -> list[StatedDose]:
    """All doses of the drugs that are told: one that is not counted makes a total "at least"."""
    drugs = {dose.drug.strip().casefold() for dose in doses if _is_counted(dose)}
    return [dose for dose in doses if dose.drug.strip().casefold() in drugs]


def _is_counted(dose: StatedDose) -> bool:
    """Whether it is told how often it was given, or the drug counts for a lifetime."""
    is_cumulative = anthracycline_of(dose.drug) or alkylator_of(dose.drug)
    return dose.times is None or bool(is_cumulative) or is_liposomal(dose.drug)


def _doses(therapy: Therapy) -> Iterator[StatedDose]:
    """What a therapy gave of each drug: by its cycles where they tell of it, else by its drugs."""
    routes = {agent.name.casefold(): agent.route for agent in therapy.agents}
    counted: set[str] = set()
    for cycle in therapy.courses:
        for dose in _of_cycle(cycle, therapy):
            counted.add(dose.drug.casefold())
            yield _named(dose, routes.get(dose.drug.casefold(), ""))
    only = _only_drug(therapy)
    cycles = therapy.cycles.low if therapy.cycles else None
    if only.casefold() in counted and len(therapy.courses) < (cycles or 0):
        yield StatedDose(only, None)
    for agent in therapy.agents:
        if agent.name.casefold() not in counted:
            yield _named(_of_agent(agent, therapy), agent.route)


def _of_cycle(cycle: Cycle, therapy: Therapy) -> Iterator[StatedDose]:
    """The total of a cycle where one is stated, else the doses of its days."""
    drug = cycle.agent or _only_drug(therapy)
    if cycle.dose is not None and drug:
        yield StatedDose(drug, cycle.dose, cycle.unit)
        return
    for one in cycle.doses:
        if name := one.agent or drug:
            yield StatedDose(name, one.dose, one.unit)


def _only_drug(therapy: Therapy) -> str:
    return therapy.agents[0].name if len(therapy.agents) == 1 else ""


def _of_agent(agent: Agent, therapy: Therapy) -> StatedDose:
    """A dose of a phase: how often it was given stands only in words, so "at least"."""
    times = Value(f">={least_times(agent, therapy):g}")
    return StatedDose(agent.name, agent.dose, agent.unit, times)


def least_times(agent: Agent, therapy: Therapy) -> float:
    """How often a drug of a phase was given at least: once, or once in each of its cycles.

    One whose schedule speaks of a cycle ("cycle 1, days 1 and 29") was not given in all.
    """
    cycles = therapy.cycles.low if therapy.cycles and therapy.cycles.low else 1.0
    return 1.0 if _OF_A_CYCLE.search(agent.schedule) else max(cycles, 1.0)


def _named(dose: StatedDose, route: str) -> StatedDose:
    """The dose under a name of its own where it was intrathecal: it adds to no other."""
    if not is_intrathecal(route):
        return dose
    return StatedDose(f"{dose.drug}{_INTRATHECAL}", dose.dose, dose.unit, dose.times)


def _is_unstated(therapy: Therapy) -> bool:
    """Whether a therapy gave drugs of which none is stated."""
    has_drugs = bool(therapy.agents) or any(c.agent or c.doses for c in therapy.courses)
    is_drug = therapy_class(therapy) in _SYSTEMIC and not (therapy.radiation or therapy.cells)
    return is_drug and therapy.line is not None and not has_drugs and therapy.surgery is None


def _totals(
    doses: Sequence[StatedDose], given: Sequence[tuple[Place, Therapy]], *, is_open: bool
) -> Iterator[TotalDose]:
    """The total of each drug in each unit, then the drugs of which no dose is stated."""
    places = _places(given)
    told: set[str] = set()
    for one in dose_totals(doses):
        told.add(one.drug.casefold())
        yield _total(one.drug, places, one.unit, one.low, None if is_open else one.high, one.doses,
                     one.unknown)  # fmt: skip
    for drug in dict.fromkeys(dose.drug.strip() for dose in doses):
        if drug.casefold() not in told:
            told.add(drug.casefold())
            count = sum(dose.drug.strip().casefold() == drug.casefold() for dose in doses)
            yield _total(drug, places, "", 0.0, None, 0, count)


def _total(
    drug: str,
    places: Mapping[str, tuple[Place, str]],
    unit: str,
    low: float,
    high: float | None,
    doses: int,
    unknown: int,
) -> TotalDose:
    name = drug.removesuffix(_INTRATHECAL)
    place, source = places.get(name.casefold(), (Place("therapies"), ""))
    return TotalDose(
        agent=name,
        unit=unit,
        low=low,
        high=high,
        doses=doses,
        unknown=unknown,
        is_intrathecal=drug != name,
        place=place,
        source=source,
    )


def _places(given: Sequence[tuple[Place, Therapy]]) -> dict[str, tuple[Place, str]]:
    """Where each drug is first stated."""
    found: dict[str, tuple[Place, str]] = {}
    for place, therapy in given:
        names = [
            *(cycle.agent for cycle in therapy.courses),
            *(one.agent for cycle in therapy.courses for one in cycle.doses),
            *(agent.name for agent in therapy.agents),
        ]
        for name in filter(None, names):
            found.setdefault(name.strip().casefold(), (place, therapy.source))
    return found


_Known = dict[str, Given]
"""By the name of a drug that was not given intrathecally, its total in mg/m²."""


def _by_drug(doses: Sequence[StatedDose], totals: Sequence[TotalDose]) -> _Known:
    """The total of each drug in mg/m²; at least 0 where no such total is stated.

    A name that holds several drugs tells of none of them how much it was.
    """
    found: _Known = {}
    for drug in dict.fromkeys(dose.drug.strip() for dose in doses):
        if drug.endswith(_INTRATHECAL):
            continue
        known = [
            one
            for one in totals
            if one.agent.casefold() == drug.casefold()
            and one.unit == "mg/m2"
            and not one.is_intrathecal
            and not _SEVERAL.search(drug)
        ]
        found[drug] = Given(known[0].low, known[0].high) if known else Given(0.0, None)
    return found


def _anthracyclines(drugs: _Known) -> dict[Drug, Given]:
    found: dict[Drug, Given] = {}
    for name, total in drugs.items():
        if drug := anthracycline_of(name):
            found[drug] = _sum(found.get(drug), total)
    return found


def _alkylators(drugs: _Known) -> dict[Alkylator, Given]:
    found: dict[Alkylator, Given] = {}
    for name, total in drugs.items():
        if drug := alkylator_of(name):
            found[drug] = _sum(found.get(drug), total)
    return found


def _sum(one: Given | None, other: Given) -> Given:
    if one is None:
        return other
    is_open = one.high is None or other.high is None
    return Given(one.low + other.low, None if is_open else (one.high or 0) + (other.high or 0))


def _unread(given: Sequence[tuple[Place, Therapy]], doses: Sequence[StatedDose]) -> tuple[str, ...]:
    """Alkylators without a factor among the drugs, and among those of a conditioning."""
    names = [dose.drug for dose in doses]
    names += [name for _, t in given if t.transplant for name in t.transplant.conditioning]
    return tuple(dict.fromkeys(filter(None, map(unread_alkylator, names))))


def _chest(fields: Sequence[Radiation]) -> ChestDose | None:
    """The dose to the chest together; "at least" where a field has none in Gy."""
    chest = [field for field in fields if is_heart_region(field.site)]
    totals = dose_totals([StatedDose("chest", field.dose, field.unit) for field in chest])
    found = next((one for one in totals if one.unit == "Gy"), None)
    if found is None:
        return None
    return ChestDose(low=found.low, high=found.high, bands=chest_bands(found.low, found.high))
