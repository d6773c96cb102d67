"""Numbers that their scale does not have: grades of the CTCAE, the temperature of a body.

That a temperature is between 25 and 45 °C is a limit of ours, with room for what anybody survives.
"""

from collections.abc import Iterator

from boardapp.case.place import Place, placed
from boardapp.case.value import Value
from boardapp.clinical.drug_labels import in_unit
from boardapp.clinical.grade_systems import grades_text, is_off_scale, other_scale
from boardapp.clinical.scales import is_temperature
from boardapp.review.model.fixes import Fix, Put
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.fixes import read_as, stood_as
from boardapp.words.values import value_text

TEMPERATURE_SOURCE = "25 to 45 °C (limits of ours)"
LOWEST_C, HIGHEST_C = 25.0, 45.0


def grades(scene: Scene) -> Iterator[Alarm]:
    """A grade that the CTCAE does not have; those of other systems are told apart."""
    for _, place, event in placed("adverse_events", scene.case.adverse_events):
        grade = event.grade
        if grade is None or grade.low is None or other_scale(event.grading):
            continue
        high = grade.high if grade.high is not None else grade.low
        if not 0 <= grade.low <= high <= 5 or grade.low % 1 or high % 1:
            yield Alarm(
                severity="error",
                place=place / "grade",
                title=capitalised(event.term),
                sentence=f"Grade {grade.text} is stated; the CTCAE has grades 1 to 5.",
                to_do="Look up the grade, or name the scale in “grading”.",
                source=event.source,
            )


def grades_of_other_systems(scene: Scene) -> Iterator[Alarm]:
    """A grade that its own system, which is not the CTCAE, does not have."""
    for _, place, event in placed("adverse_events", scene.case.adverse_events):
        scale = other_scale(event.grading)
        if event.grade is None or not is_off_scale(scale, event.grade):
            continue
        yield Alarm(
            severity="error",
            place=place / "grade",
            title=capitalised(event.term),
            sentence=f"{scale} grade {event.grade.text} is stated; the {scale} has "
            f"{grades_text(scale)}.",
            to_do="Look up the grade and the system that it is by.",
            source=event.source,
        )


def temperatures(scene: Scene) -> Iterator[Alarm]:
    """A body temperature that nobody has: often °F called °C."""
    for _, place, one in placed("measurements", scene.case.measurements):
        if not is_temperature(one.name):
            continue
        celsius = in_unit(one.value, one.unit, "Cel")
        if celsius is not None and not LOWEST_C <= celsius <= HIGHEST_C:
            fahrenheit = (celsius - 32) / 1.8
            is_other = LOWEST_C <= fahrenheit <= HIGHEST_C and one.unit == "Cel"
            guess = f"; {celsius:g} °F would be {fahrenheit:.1f} °C" if is_other else ""
            yield Alarm(
                severity="error",
                place=place / "value",
                title="Temperature",
                sentence=f"{value_text(one.value, one.unit)} is no temperature of a body{guess}.",
                to_do="Look up the value and its unit.",
                source=one.source,
                fix=_fahrenheit(one.value, place) if is_other else None,
            )


def _fahrenheit(value: Value, place: Place) -> Fix:
    """The same number in the unit that it is a temperature of a body in."""
    printed, meant = (value_text(value, unit) for unit in ("Cel", "[degF]"))
    return Fix(
        text=read_as(printed, meant),
        changes=(Put(place=place / "unit", stated="[degF]"),),
        about=place / "unit",
        doubt=stood_as(printed, meant),
    )
