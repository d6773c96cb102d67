"""What went wrong, and what was done about it."""

from boardapp.case.record import Identified
from boardapp.case.value import Value
from boardapp.case.when import When


class AdverseEvent(Identified, frozen=True, kw_only=True):
    """A complication.

    `grade` is as stated (1 to 5) or None; words such as "moderate" go to `severity` and
    are never read as a grade.
    """

    term: str
    grade: Value | None = None
    grading: str = ""
    severity: str = ""
    onset: When = When.NOT_REPORTED
    end: When = When.NOT_REPORTED
    suspected: str = ""
    action: str = ""
    outcome: str = ""
    summary: str = ""


class Transfusion(Identified, frozen=True, kw_only=True):
    """Blood products given: `product`, `units` or volume, and why."""

    product: str
    when: When = When.NOT_REPORTED
    amount: Value | None = None
    unit: str = ""
    reason: str = ""


class Infection(Identified, frozen=True, kw_only=True):
    """An infection with its site and organism."""

    name: str
    organism: str = ""
    site: str = ""
    onset: When = When.NOT_REPORTED
    end: When = When.NOT_REPORTED
    treatment: str = ""
    outcome: str = ""


class Admission(Identified, frozen=True, kw_only=True):
    """A stay in hospital."""

    reason: str
    start: When = When.NOT_REPORTED
    end: When = When.NOT_REPORTED
    unit: str = ""
