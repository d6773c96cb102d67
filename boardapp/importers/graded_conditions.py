"""Rows that name a condition of several values: febrile neutropenia, SOS/VOD, tumor lysis.

The value is that of its own test (neutrophils, bilirubin, creatinine); further columns hold what
else the criteria ask for: temperature (°C) and over_an_hour, defibrotide, tumor_lysis (the
laboratory one, as a clinician has found it).
"""

from collections.abc import Mapping
from typing import Literal

from boardapp.case.value import Value
from boardapp.clinical.analytes import find_analyte, folded
from boardapp.clinical.ctcae import value_in_si
from boardapp.clinical.ctcae_conditions import (
    febrile_neutropenia,
    sinusoidal_obstruction,
    tumor_lysis,
)
from boardapp.clinical.ctcae_criteria import Version
from boardapp.clinical.ctcae_grade import Grade, Ungradable
from boardapp.clinical.lab_result import Result, UnreadableError, read_result

FEVER, OBSTRUCTION, LYSIS = (
    "febrile neutropenia",
    "sinusoidal obstruction syndrome",
    "tumor lysis syndrome",
)
CONDITIONS = (FEVER, OBSTRUCTION, LYSIS)


def is_condition(test: str) -> bool:
    """Whether a row names one of these terms instead of a test."""
    return folded(test) in CONDITIONS


def grade_condition(
    result: Result, row: Mapping[str, str], answers: Mapping[str, bool | None], version: Version
) -> Grade | Ungradable:
    """Grade a row by its term; `answers` are its columns of yes and no.

    Raises `UnreadableError` for a value that is none of its test.
    """
    name = folded(result.test)
    if name == FEVER:
        value = _neutrophils(result)
        temperature = row.get("temperature", "").strip()
        return febrile_neutropenia(
            value,
            Value(temperature) if temperature else None,
            is_over_an_hour=answers.get("over_an_hour"),
            version=version,
        )
    if name == OBSTRUCTION:
        return sinusoidal_obstruction(
            result.value,
            result.unit,
            is_defibrotide_given=answers.get("defibrotide") is True,
            version=version,
        )
    found = answers.get("tumor_lysis")
    laboratory: Literal["present", "absent"] | None = None
    if found is not None:
        laboratory = "present" if found else "absent"
    return tumor_lysis(laboratory, result.value, result.unit, result.high, version)


def _neutrophils(result: Result) -> Value | None:
    """The count in ×10⁹/L; None where none is given."""
    analyte = find_analyte("neutrophils")
    if analyte is None or not str(result.value or "").strip():
        return None
    found = value_in_si(read_result(Result(analyte.name, result.value, result.unit), analyte))
    if found is None:
        raise UnreadableError("the value has no unit", "no unit")
    return found
