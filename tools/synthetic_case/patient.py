"""The made-up patient: sex, age, growth, performance."""

from boardapp.case.patient import Condition, Measurement, Patient, PerformanceStatus
from boardapp.case.value import Value
from boardapp.case.when import When

_SOURCE = "chart vital data"
_GROWTH = (
    ("2021-02-08", 6.8, 64.0, 0.35),
    ("2021-05-03", 7.9, 69.0, 0.39),
    ("2021-09-20", 9.0, 74.5, 0.43),
    ("2021-12-13", 9.6, 77.5, 0.45),
    ("2022-02-14", 9.9, 79.0, 0.47),
    ("2022-05-23", 10.6, 81.5, 0.49),
    ("2022-08-29", 11.3, 84.0, 0.51),
    ("2022-12-05", 11.6, 86.5, 0.53),
    ("2022-12-26", 12.0, None, None),
    ("2022-12-29", 12.6, None, None),
    ("2023-01-09", 11.9, None, None),
    ("2023-03-22", 11.9, 88.5, 0.54),
    ("2023-06-26", 12.6, 91.0, 0.56),
)
"""Day, weight (kg), height (cm), body surface (m²); the rise in 2022-12 is fluid (SOS)."""
_LANSKY = (
    ("2021-09-20", 60),
    ("2022-02-14", 80),
    ("2022-05-23", 100),
    ("2022-08-29", 70),
    ("2022-12-29", 40),
    ("2023-03-22", 80),
    ("2023-06-26", 90),
)


def patient() -> Patient:
    """A girl born in September 2020."""
    return Patient(
        label="Patient S (made up)",
        sex="female",
        born=When.parse("2020-09"),
        source="chart front page",
        performance=tuple(
            PerformanceStatus(
                scale="Lansky", value=Value(value), when=When.parse(day), source=_SOURCE
            )
            for day, value in _LANSKY
        ),
        conditions=(
            Condition(
                text="born at term, no illness before the leukemia",
                kind="birth history",
                source="chart history",
            ),
            Condition(
                text="urticaria on pegaspargase, second dose of the reinduction",
                kind="allergy",
                when=When.parse("2022-09-19"),
                source="chart allergies",
            ),
            Condition(
                text="lives with both parents and an older brother, 90 minutes from the centre",
                kind="social",
                source="chart social history",
            ),
        ),
    )


def measurements() -> tuple[Measurement, ...]:
    """Weight, height and body surface by time."""
    return tuple(
        Measurement(name=name, when=When.parse(day), value=Value(value), unit=unit, source=_SOURCE)
        for day, *values in _GROWTH
        for (name, unit), value in zip(_MEASURES, values, strict=True)
        if value is not None
    )


_MEASURES = (("weight", "kg"), ("height", "cm"), ("body surface", "m2"))
