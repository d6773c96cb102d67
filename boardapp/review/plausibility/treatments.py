"""Drugs that were given as they can't be: into the spinal fluid, too much at once, at that age."""

from collections.abc import Iterator

import msgspec

from boardapp.case.interval import YEAR_D
from boardapp.case.numerals import number_text
from boardapp.case.place import Place, placed
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.clinical import drug_labels as labels
from boardapp.review.model.findings import Severity
from boardapp.review.plausibility.body import weight_at
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.values import value_text, with_unit

_LOOK = "As stated; look at the source for the drug, its dose, its unit and its route."


class _Given(msgspec.Struct, frozen=True):
    """One stated dose of a drug; `route` may be that of its therapy."""

    drug: str
    dose: Value
    unit: str
    route: str
    place: Place
    therapy: Therapy
    key: str
    source: str


def intrathecal(scene: Scene) -> Iterator[Alarm]:
    """Vinca alkaloids that are stated as given intrathecally, and far too much of any drug."""
    for given in _doses(scene):
        if not labels.is_intrathecal(given.route):
            continue
        if labels.is_vinca(given.drug):
            yield _alarm(
                given,
                "error",
                f"{capitalised(given.drug)} is stated as given intrathecally; by its label it is "
                "for intravenous use only, and fatal by other routes.",
            )
        elif labels.too_much_intrathecally(given.dose, given.unit):
            yield _alarm(
                given,
                "error",
                f"{_stated(given)} is stated as given intrathecally; no drug is given so in g, "
                "nor with 100 mg/m² or more (limits of ours).",
            )


def single_doses(scene: Scene) -> Iterator[Alarm]:
    """Doses far above the highest single dose of the label, or above a cap that it sets."""
    for given in _doses(scene):
        labelled = labels.excessive(given.drug, given.dose, given.unit)
        if labelled is not None:
            most = with_unit(number_text(labelled.most), labelled.unit)
            sentence = (
                f"{_stated(given)} is more than twice {most}, the highest single dose of its label."
            )
            yield _alarm(given, "warning", sentence)
        elif (cap := _cap(given)) is not None:
            yield _alarm(given, "warning", f"{_stated(given)} is above {cap} of its label.")
        elif note := _for_weight(given, scene):
            yield _alarm(given, "note", note)


def ages_of_labels(scene: Scene) -> Iterator[Alarm]:
    """Tisagenlecleucel after the age up to which it is labelled for B-ALL."""
    for key, place, therapy in placed("therapies", scene.case.therapies):
        product = therapy.cells.product if therapy.cells else therapy.name
        age = scene.moments.clock.age(key)
        if "tisagenlecleucel" not in product.casefold() or age is None or age.low_days is None:
            continue
        # Up to 25 years: the year of life that follows the 25th birthday still counts.
        if "ALL" in scene.case.diagnosis.disease.text and age.low_days >= YEAR_D * (
            labels.OLDEST_FOR_TISAGENLECLEUCEL_Y + 1
        ):
            yield Alarm(
                severity="note",
                place=place / "cells",
                title=capitalised(therapy.name),
                sentence="The label of tisagenlecleucel for B-ALL is up to 25 years of age. "
                "This is no error.",
                to_do="Say that the label is exceeded, or look up the time of the therapy.",
                source=therapy.source,
            )


def _doses(scene: Scene) -> Iterator[_Given]:
    for key, place, therapy in placed("therapies", scene.case.therapies):
        for n, agent in enumerate(therapy.agents):
            yield _Given(
                drug=agent.name,
                dose=agent.dose or Value.NOT_REPORTED,
                unit=agent.unit,
                route=agent.route or _of_therapy(therapy),
                place=place / "agents" / n / "dose",
                therapy=therapy,
                key=key,
                source=agent.source or therapy.source,
            )
        for n, cycle in enumerate(therapy.courses):
            for m, dose in enumerate(cycle.doses):
                drug = dose.agent or cycle.agent or therapy.name
                yield _Given(
                    drug=drug,
                    dose=dose.dose or Value.NOT_REPORTED,
                    unit=dose.unit,
                    route=_route(therapy, drug) or _of_therapy(therapy),
                    place=place / "courses" / n / "doses" / m / "dose",
                    therapy=therapy,
                    key=key,
                    source=dose.source or cycle.source or therapy.source,
                )


def _of_therapy(therapy: Therapy) -> str:
    """The route that a whole therapy has by its kind or its name; empty where none is said."""
    words = (therapy.kind, therapy.name)
    return next((word for word in words if labels.is_intrathecal(word)), "")


def _route(therapy: Therapy, drug: str) -> str:
    names = (a.route for a in therapy.agents if a.name.casefold() == drug.casefold())
    return next(names, "")


def _cap(given: _Given) -> str | None:
    name = given.drug.casefold()
    whole = labels.in_unit(given.dose, given.unit, "mg")
    if whole is None or "liposom" in name:
        return None
    if "vincristine" in name and whole > labels.MOST_VINCRISTINE_MG:
        return f"{labels.MOST_VINCRISTINE_MG:g} mg, the cap of a dose"
    if "tocilizumab" in name and whole > labels.MOST_TOCILIZUMAB_MG:
        return f"{labels.MOST_TOCILIZUMAB_MG:g} mg, the cap of a dose"
    return None


def _for_weight(given: _Given, scene: Scene) -> str:
    """Tocilizumab by the weight of the patient, where it is stated near the dose."""
    if "tocilizumab" not in given.drug.casefold():
        return ""
    per_kg = labels.in_unit(given.dose, given.unit, "mg/kg")
    weight = weight_at(scene, scene.moments.start(given.key).drawn)
    light, heavy = labels.TOCILIZUMAB_MG_PER_KG
    if per_kg is None or weight is None or per_kg <= heavy:
        return ""
    if weight >= labels.TOCILIZUMAB_FROM_KG:
        return (
            f"{_stated(given)} at {weight:g} kg: the label gives {heavy:g} mg/kg from "
            f"{labels.TOCILIZUMAB_FROM_KG:g} kg on, {light:g} mg/kg below."
        )
    return ""


def _stated(given: _Given) -> str:
    return f"{capitalised(given.drug)} {value_text(given.dose, given.unit)}"


def _alarm(given: _Given, severity: Severity, sentence: str) -> Alarm:
    return Alarm(
        severity=severity,
        place=given.place,
        title=f"{capitalised(given.therapy.name)}: {given.drug}",
        sentence=sentence,
        to_do=_LOOK,
        source=given.source,
    )
