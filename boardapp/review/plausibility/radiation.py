"""Doses of radiation that can't be."""

from collections.abc import Iterator

from boardapp.case.place import Place
from boardapp.case.value import Value
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.radiation import IMPLAUSIBLE_DOSE_GY, dose_in_gray, radiation_fault
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised


def doses(scene: Scene) -> Iterator[Alarm]:
    """Every field whose dose is more than its site is ever given."""
    profile = profile_of(scene.case.diagnosis)
    for index, therapy in enumerate(scene.case.therapies):
        for number, field in enumerate(therapy.radiation):
            dose = field.dose or Value.NOT_REPORTED
            sentence = radiation_fault(
                field.site,
                dose,
                field.unit,
                is_blood_cancer=profile.uses("cranial dose"),
                fractions=field.fractions.high if field.fractions else None,
            )
            if sentence is None:
                continue
            is_impossible = (dose_in_gray(dose, field.unit) or 0) >= IMPLAUSIBLE_DOSE_GY
            yield Alarm(
                severity="error" if is_impossible else "warning",
                title=f"{capitalised(therapy.name)}: dose",
                sentence=sentence,
                to_do="Look up the dose and its unit; if the source prints it so, add a doubt.",
                place=Place.of("therapies", index, "radiation", number, "dose"),
                source=therapy.source,
            )
