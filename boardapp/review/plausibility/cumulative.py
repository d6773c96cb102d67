"""Totals of one anthracycline above what its label names, from the doses that are stated."""

from collections import defaultdict
from collections.abc import Iterator

from boardapp.case.interval import YEAR_D
from boardapp.case.place import Place, placed
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.case.value import Value
from boardapp.clinical.cumulative_doses import anthracycline, is_heart_region, limit
from boardapp.clinical.drug_labels import in_unit
from boardapp.review.course.dose_ledger import least_times
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised


def anthracyclines(scene: Scene) -> Iterator[Alarm]:
    """A drug whose stated doses are together more than the total of its label.

    The sum is the least that the statements allow: a dose of a drug counts once for each stated
    cycle, once where its schedule speaks of a cycle, and not for further days that only a
    schedule in words tells.
    """
    totals: dict[str, float] = defaultdict(float)
    last: dict[str, tuple[Place, Therapy, str]] = {}
    is_irradiated = False
    for key, place, therapy in placed("therapies", scene.case.therapies):
        if therapy.status not in GIVEN:
            continue
        is_irradiated |= any(is_heart_region(field.site) for field in therapy.radiation)
        for drug, total, at in _totals(therapy, place):
            totals[drug] += total
            last[drug] = at, therapy, key
    for drug, total in totals.items():
        at, therapy, key = last[drug]
        age = scene.moments.clock.age(key)
        years = None if age is None or age.low_days is None else age.low_days / YEAR_D
        known = limit(drug, years, is_heart_irradiated=is_irradiated)
        if known is not None and total > known.most:
            whom = f" {known.whom}" if known.whom else ""
            yield Alarm(
                severity="warning",
                place=at,
                title=f"{capitalised(drug)}: total",
                sentence=f"{capitalised(drug)}: the stated doses are together at least "
                f"{total:g} mg/m², above {known.most:g} mg/m²{whom} of its label.",
                to_do="Look up the doses, their unit and the number of cycles; if they are right, "
                "say so.",
                source=therapy.source,
            )


def _totals(therapy: Therapy, place: Place) -> Iterator[tuple[str, float, Place]]:
    """What a therapy gave at least of each anthracycline, in mg/m²: by cycles, else by drugs."""
    by_cycle: dict[str, float] = defaultdict(float)
    for cycle in therapy.courses:
        if (drug := anthracycline(cycle.agent)) and (dose := _in_mg_m2(cycle.dose, cycle.unit)):
            by_cycle[drug] += dose
            continue
        for one in cycle.doses:
            name = anthracycline(one.agent or cycle.agent)
            if name and (dose := _in_mg_m2(one.dose, one.unit)):
                by_cycle[name] += dose
    for drug, total in by_cycle.items():
        yield drug, total, place / "courses"
    for n, agent in enumerate(therapy.agents):
        drug = anthracycline(agent.name)
        if drug and drug not in by_cycle and (dose := _in_mg_m2(agent.dose, agent.unit)):
            yield drug, dose * least_times(agent, therapy), place / "agents" / n / "dose"


def _in_mg_m2(dose: Value | None, unit: str) -> float | None:
    return None if dose is None else in_unit(dose, unit, "mg/m2")
