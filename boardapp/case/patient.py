"""The patient, without a name."""

from boardapp.case.record import Identified, Record
from boardapp.case.value import Value
from boardapp.case.when import When


class Measurement(Identified, frozen=True, kw_only=True):
    """One vital or body measure: weight (kg), height (cm), body surface (m2) or temperature."""

    name: str
    when: When = When.NOT_REPORTED
    value: Value = Value.NOT_REPORTED
    unit: str = ""


class PerformanceStatus(Identified, frozen=True, kw_only=True):
    """A performance status on a named scale (Lansky, Karnofsky, ECOG)."""

    scale: str
    value: Value
    when: When = When.NOT_REPORTED


class Condition(Identified, frozen=True, kw_only=True):
    """A comorbidity, an allergy, a family or social fact."""

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
