"""The patient, without a name."""

from typing import Literal

from boardapp.case.record import Concept, Identified, Record
from boardapp.case.value import Value
from boardapp.case.when import When


class Measurement(Concept, frozen=True, kw_only=True):
    """One vital or body measure: weight (kg), height (cm), body surface (m2) or temperature."""

    name: str
    when: When = When.NOT_REPORTED
    value: Value = Value.NOT_REPORTED
    unit: str = ""


class PerformanceStatus(Concept, frozen=True, kw_only=True):
    """A performance status on a named scale (Lansky, Karnofsky, ECOG)."""

    scale: str
    value: Value
    when: When = When.NOT_REPORTED


class VitalStatus(Identified, frozen=True, kw_only=True):
    """Whether the patient is known to live, when that was last known, and a stated cause of death.

    A death that belongs to the course is an assessment with the finding "death" too.
    """

    state: Literal["alive", "dead", "lost to follow-up", "not reported"] = "not reported"
    when: When = When.NOT_REPORTED
    disease: str = ""
    cause: str = ""


class Condition(Concept, frozen=True, kw_only=True):
    """A comorbidity, a syndrome, an earlier malignancy, an allergy, a family or social fact."""

    text: str
    kind: str = "comorbidity"
    when: When = When.NOT_REPORTED


class Patient(Record, frozen=True, kw_only=True):
    """Who the case is about. `label` is a neutral name ("Patient 1"), never a real one."""

    label: str = ""
    sex: str = "not reported"
    born: When = When.NOT_REPORTED
    source: str = ""
    performance: tuple[PerformanceStatus, ...] = ()
    conditions: tuple[Condition, ...] = ()
    vital_status: VitalStatus | None = None
