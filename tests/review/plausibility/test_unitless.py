"""Numbers that say nothing without a unit."""

from typing import Any

import pytest

from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.patient import Measurement
from boardapp.case.therapy import Agent, Cells, Cycle, Dose, Radiation, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.review_case import review_case

from .gate import a_case, found_by


def _agent(dose: float | str, unit: str = "") -> dict[str, Any]:
    agent = Agent(name="methotrexate", dose=Value(dose), unit=unit)
    return {"therapies": (Therapy(name="IT", agents=(agent,)),)}


def _cycle(**more: Any) -> dict[str, Any]:
    cycle = Cycle(number=1, start=When.parse("dx"), agent="inotuzumab", **more)
    return {"therapies": (Therapy(name="InO", courses=(cycle,)),)}


def _field(unit: str) -> dict[str, Any]:
    field = Radiation(site="pons", dose=Value(54), unit=unit)
    return {"therapies": (Therapy(name="RT", radiation=(field,)),)}


def _leukocytes(unit: str) -> dict[str, Any]:
    dx = Diagnosis(disease=Coded(text="B-ALL"), leukocytes=Value(23), leukocytes_unit=unit)
    return {"diagnosis": dx}


@pytest.mark.parametrize(
    ("parts", "severity"),
    [
        (_agent(12), "warning"),
        (_agent(12, "mg"), None),
        (_agent("not reported"), None),
        (_agent("full dose"), None),
        (_field(""), "warning"),
        (_field("Gy"), None),
        (_cycle(dose=Value(1.8)), "warning"),
        (_cycle(dose=Value(1.8), unit="mg/m2"), None),
        (_cycle(doses=(Dose(day=1, dose=Value(0.8)),)), "warning"),
        ({"therapies": (Therapy(name="CAR-T", cells=Cells(dose=Value(2e6))),)}, "warning"),
        ({"measurements": (Measurement(name="weight", value=Value(20)),)}, "note"),
        ({"measurements": (Measurement(name="weight", value=Value(20), unit="kg"),)}, None),
        (_leukocytes(""), "note"),
        (_leukocytes("10*9/L"), None),
    ],
)  # fmt: skip
def test_a_number_without_a_unit_is_asked_about(
    parts: dict[str, Any], severity: str | None
) -> None:
    found = found_by("number without a unit", **parts)
    assert [f.severity for f in found] == ([severity] if severity else [])


def test_leukocytes_without_a_unit_are_shown_so() -> None:
    rows = review_case(a_case(**_leukocytes(""))).diagnosis
    assert [row.value for row in rows if row.label == "Leukocytes"] == ["23 (unit not reported)"]
