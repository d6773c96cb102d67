"""Doses of radiation that can't be."""

from collections.abc import Iterator

from boardapp.case.place import Place
from boardapp.case.therapy import Radiation
from boardapp.case.value import Value
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.radiation import IMPLAUSIBLE_DOSE_GY, dose_in_gray, radiation_fault
from boardapp.review.model.fixes import Fix, Put
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.fixes import read_as, stood_as


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
            place = Place.of("therapies", index, "radiation", number, "dose")
            is_impossible = (dose_in_gray(dose, field.unit) or 0) >= IMPLAUSIBLE_DOSE_GY
            yield Alarm(
                severity="error" if is_impossible else "warning",
                title=f"{capitalised(therapy.name)}: dose",
                sentence=sentence,
                to_do="Look up the dose and its unit; if the source prints it so, add a doubt.",
                place=place,
                source=therapy.source,
                fix=_hundredth(field, place, is_blood_cancer=profile.uses("cranial dose"))
                if is_impossible
                else None,
            )


def _hundredth(field: Radiation, place: Place, *, is_blood_cancer: bool) -> Fix | None:
    """The dose as so many cGy, where that is one that is given; None where it is not."""
    dose = field.dose or Value.NOT_REPORTED
    if dose.low is None or dose.high is None or dose_in_gray(dose, field.unit) != dose.high:
        return None  # not in Gy
    low, high = dose.low / 100, dose.high / 100
    meant = Value(f"{low:g}..{high:g}") if low < high else Value(int(low) if low % 1 == 0 else low)
    fractions = field.fractions.high if field.fractions else None
    if radiation_fault(
        field.site, meant, field.unit, is_blood_cancer=is_blood_cancer, fractions=fractions
    ):
        return None
    printed, read = f"{dose.text} {field.unit}", f"{meant.text} {field.unit}"
    return Fix(
        text=read_as(printed, read),
        changes=(Put(place=place, stated=meant),),
        about=place,
        doubt=stood_as(printed, read, f"{dose.text} cGy"),
    )
