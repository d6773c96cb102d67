"""What went wrong, and what was done about it."""

from typing import Literal

from boardapp.case.record import Concept, Lasting
from boardapp.case.value import Value
from boardapp.case.when import When


class GradePart(Lasting, frozen=True, kw_only=True):
    """One sign that a grade rests on: "temperature" 39.1 "Cel", "vasopressors" 1, "ICE score" 8.

    `state` tells a sign that has no number: there, looked for and not there, not looked for.
    """

    name: str
    state: Literal["present", "absent", "not done", "not reported"] = "present"
    value: Value | None = None
    unit: str = ""
    when: When = When.NOT_REPORTED


class AdverseEvent(Concept, frozen=True, kw_only=True):
    """A complication.

    `grade` is as stated, by the system that `grading` names (CTCAE v5.0, ASTCT, MAGIC, NIH,
    EBMT), or None; words such as "moderate" go to `severity` and are never read as a grade.
    `parts` are the signs that are reported of it.
    """

    term: str
    grade: Value | None = None
    grading: str = ""
    severity: str = ""
    parts: tuple[GradePart, ...] = ()
    onset: When = When.NOT_REPORTED
    end: When = When.NOT_REPORTED
    suspected: str = ""
    action: str = ""
    outcome: str = ""
    summary: str = ""


class Transfusion(Concept, frozen=True, kw_only=True):
    """Blood products given: `product`, `units` or volume, and why."""

    product: str
    when: When = When.NOT_REPORTED
    amount: Value | None = None
    unit: str = ""
    reason: str = ""


class Infection(Concept, frozen=True, kw_only=True):
    """An infection with its site and organism."""

    name: str
    organism: str = ""
    site: str = ""
    onset: When = When.NOT_REPORTED
    end: When = When.NOT_REPORTED
    treatment: str = ""
    outcome: str = ""


class Admission(Concept, frozen=True, kw_only=True):
    """A stay in hospital."""

    reason: str
    start: When = When.NOT_REPORTED
    end: When = When.NOT_REPORTED
    unit: str = ""


class OrganSupport(Concept, frozen=True, kw_only=True):
    """Support of an organ: `name` as printed (invasive ventilation, dialysis, noradrenaline)."""

    name: str
    organ: str = ""
    start: When = When.NOT_REPORTED
    end: When = When.NOT_REPORTED
    reason: str = ""
