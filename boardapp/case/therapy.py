"""What was given, how, and what for."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from boardapp.case.record import Code, Concept, Lasting, Record
from boardapp.case.value import Value
from boardapp.case.when import When

Status = Literal[
    "given", "ongoing", "planned", "ordered", "said to be taken", "postponed", "not given"
]
"""What is known of a therapy: "ordered" says that an order exists, "said to be taken" that somebody
told so; whether it was given is then not known."""
GIVEN: frozenset[Status] = frozenset({"given", "ongoing"})
"""States of a therapy that was given; one that is planned, postponed or not given was not."""


class Agent(Lasting, frozen=True, kw_only=True):
    """One drug of a therapy. `dose` in `unit` (UCUM, such as "mg/m2"), `basis` in words.

    `share` is what was given of the standard dose, in %.
    """

    own_units: ClassVar[Mapping[str, str]] = {"share": "%"}

    name: str
    dose: Value | None = None
    unit: str = ""
    basis: str = ""
    share: Value | None = None
    route: str = ""
    schedule: str = ""
    codes: tuple[Code, ...] = ()
    source: str = ""


class Schedule(Lasting, frozen=True, kw_only=True):
    """How a stretch of cycles was given, in words: cycles "1..5", "weekly, 3 weeks of 4"."""

    text: str
    cycles: str = ""
    when: When = When.NOT_REPORTED
    source: str = ""


class Dose(Lasting, frozen=True, kw_only=True):
    """One dose on a day of its cycle; day 1 is the day on which the cycle starts."""

    day: int
    agent: str = ""
    dose: Value | None = None
    unit: str = ""
    source: str = ""


class Cycle(Lasting, frozen=True, kw_only=True):
    """One cycle that has a time of its own; `dose` is the cycle's total per `unit`.

    `doses` are those that were given, each with its day: what a plan foresaw stays with
    the agents.
    """

    number: int
    start: When
    end: When = When.NOT_REPORTED
    agent: str = ""
    dose: Value | None = None
    unit: str = ""
    doses: tuple[Dose, ...] = ()
    source: str = ""


class Radiation(Lasting, frozen=True, kw_only=True):
    """A field and its dose, as printed: a doubtful unit stays."""

    own_units: ClassVar[Mapping[str, str]] = {"fractions": ""}

    site: str
    dose: Value | None = None
    unit: str = ""
    fractions: Value | None = None
    technique: str = ""


class Cells(Record, frozen=True, kw_only=True):
    """A cell product such as CAR-T: product, target antigen, dose and lymphodepletion."""

    product: str = "not reported"
    target: str = "not reported"
    dose: Value | None = None
    unit: str = ""
    lymphodepletion: str = ""


class CellDose(Lasting, frozen=True, kw_only=True):
    """The dose of one kind of cells in a graft or infusion: "CD34+", 5.2 in "10*6/kg"."""

    cells: str
    dose: Value = Value.NOT_REPORTED
    unit: str = ""


class Surgery(Record, frozen=True, kw_only=True):
    """An operation for the tumor; empty where not stated.

    `margins` is R0 to R2 or in words, `residual` what was left behind, `pathological_response`
    what the specimen shows of the therapy before it, as stated; `necrosis` in %.
    """

    own_units: ClassVar[Mapping[str, str]] = {"necrosis": "%"}

    procedure: str = ""
    site: str = ""
    margins: str = ""
    residual: str = ""
    pathological_response: str = ""
    necrosis: Value | None = None


class Transplant(Record, frozen=True, kw_only=True):
    """A stem cell transplant; empty where not stated."""

    kind: str = ""
    donor: str = ""
    match: str = ""
    cell_source: str = ""
    cell_doses: tuple[CellDose, ...] = ()
    conditioning: tuple[str, ...] = ()
    prophylaxis: tuple[str, ...] = ()
    outcome: str = ""


class Therapy(Concept, frozen=True, kw_only=True):
    """One treatment phase.

    `line` numbers the line of therapy it belongs to; None for supportive care and for
    what belongs to no line. `best_response` and `best_mrd` are as stated, the response by
    `best_response_system` where one is named. `end` may be "not reported". `cycles` counts what
    was given ("9", "2..3").
    """

    name: str
    kind: str = ""
    line: int | None = None
    protocol: str = ""
    arm: str = ""
    intent: str = "not reported"
    response_sought: str = ""
    status: Status = "given"
    start: When = When.NOT_REPORTED
    end: When = When.NOT_REPORTED
    target: str = ""
    agents: tuple[Agent, ...] = ()
    cycles: Value | None = None
    schedules: tuple[Schedule, ...] = ()
    courses: tuple[Cycle, ...] = ()
    radiation: tuple[Radiation, ...] = ()
    cells: Cells | None = None
    transplant: Transplant | None = None
    surgery: Surgery | None = None
    best_response: str = "not reported"
    best_response_system: str = ""
    best_mrd: str = "not reported"
    reason_stopped: str = "not reported"
    outcome: str = ""
    summary: str = ""
