"""What a table of results measures of the body, and is no laboratory result: weight, height."""

from collections.abc import Iterable
from functools import lru_cache

from boardapp.case.laboratory import LabResult
from boardapp.case.patient import Measurement
from boardapp.case.record import Code
from boardapp.clinical.analyte import words
from boardapp.clinical.analytes import folded
from boardapp.importers.terminologies import LOINC

_CODES = {
    "weight": words("29463-7; 3141-9; 3142-7; 8335-2"),
    "height": words("8302-2; 3137-7; 8301-4; 8306-3"),
    "body mass index": words("39156-5"),
    "body surface": words("3140-1; 8277-6"),
    "head circumference": words("9843-4; 8287-5"),
    "temperature": words("8310-5; 8331-1; 8333-7; 8328-7"),
    "heart rate": words("8867-4"),
    "respiratory rate": words("9279-1"),
    "systolic blood pressure": words("8480-6"),
    "diastolic blood pressure": words("8462-4"),
    "oxygen saturation": words("2708-6; 59408-5"),
}
_NAMES = {
    "weight": words("weight; body weight; weight (kg); Gewicht; Körpergewicht; poids"),
    "height": words("height; body height; length; Größe; Körpergröße; taille"),
    "body surface": words("BSA; body surface area; body surface; KOF; Körperoberfläche"),
    "body mass index": words("BMI; body mass index"),
    "temperature": words("temperature; body temperature; temp; Temperatur; température"),
    "heart rate": words("heart rate; pulse; Puls; Herzfrequenz; fréquence cardiaque"),
    "respiratory rate": words("respiratory rate; Atemfrequenz"),
    "systolic blood pressure": words("systolic blood pressure; systolic; SBP"),
    "diastolic blood pressure": words("diastolic blood pressure; diastolic; DBP"),
}
MEASURES = {code: name for name, codes in _CODES.items() for code in codes}
"""LOINC codes of what is measured of a body."""
_BY_NAME = {folded(spelled): name for name, names in _NAMES.items() for spelled in names}


@lru_cache(maxsize=10_000)
def measure_named(name: str) -> str:
    """The measure of the body that a table calls so; empty for a test of a laboratory."""
    return _BY_NAME.get(folded(name), "")


def parted(results: Iterable[LabResult]) -> tuple[list[LabResult], list[Measurement]]:
    """The results of a laboratory, and what was measured of the body."""
    labs, measures = list[LabResult](), list[Measurement]()
    for result in results:
        # A temperature beside a blood gas belongs to that: what has a specimen is of a laboratory.
        named = "" if result.specimen else measure_named(result.test)
        name = MEASURES.get(result.code) or named
        if not name:
            labs.append(result)
            continue
        code = (Code(system=LOINC, code=result.code),) if result.code else ()
        measures.append(
            Measurement(
                name=name,
                when=result.when,
                value=result.value,
                unit=result.unit,
                codes=(*code, *result.codes),
                source=result.source,
                note=result.note,
            )
        )
    return labs, measures
