"""The course of the illness as a review shows it: phases, lines, relapses, remissions."""

from typing import Literal

import msgspec

from boardapp.case.assessment import Finding, MrdOutcome
from boardapp.case.interval import Interval
from boardapp.case.kinds import RecordName
from boardapp.case.therapy import Status as TherapyStatus
from boardapp.case.value import Value
from boardapp.clinical.response_words import State
from boardapp.clinical.therapy_class import TherapyClass
from boardapp.review.model.base import Moment, Row, Shown
from boardapp.review.model.tissue import Operation
from boardapp.words.studies import response_by


class CourseEntry(Shown, frozen=True, kw_only=True):
    """One dated sentence of the course; the kind is its event's, or "cns" for a look there.

    `cns_status` is the class that such a look states.
    """

    key: str
    when: Moment
    kind: RecordName | Literal["cns"]
    title: str
    text: str = ""
    doubts: tuple[str, ...] = ()
    cns_status: str = ""


class Look(Shown, frozen=True, kw_only=True):
    """One look at the disease as a dated fact, in the order of the clock.

    `state` is what it states of the disease, empty where it says nothing; `name` what it
    found in the source's own words. `number` is that of a relapse, stated or counted. `line`
    is the line of therapy it judges, `after` the key of the therapy that the case names for
    it. `is_later`: it came after the data of the meeting.
    """

    key: str
    when: Moment
    finding: Finding
    state: State
    name: str
    response: str = ""
    system: str = ""
    """By which criteria the source states the response; empty where it names none."""
    words: str = ""
    """What it says of itself beside a response: its summary, else what it measured."""
    told: str = ""
    """The response with what it is ("partial response: 51 % decrease"), without its sites."""
    number: int | None = None
    turn: str = ""
    """What a relapse is called, by its number, in the word of its disease: "recurrence 2"."""
    sites: tuple[str, ...] = ()
    is_isolated: bool = False
    after: str = ""
    line: int | None = None
    line_or: int | None = None
    """The next line, where it may as well be the one that the look judges."""
    is_later: bool = False
    depth: int = 1
    """How deep a remission goes by its words and its MRD (`boardapp.clinical.response_depth`)."""
    is_molecular_return: bool = False
    """Whether it states a return below the microscope only."""


class IrradiatedField(msgspec.Struct, frozen=True):
    """One field of a radiation in words; `site` and `dose` are empty where not stated."""

    site: str
    dose: str

    @property
    def text(self) -> str:
        """Both in one."""
        return f"{self.site} {self.dose}".strip()


class Phase(Shown, frozen=True, kw_only=True):
    """One treatment phase of a line (or supportive care, where `line` is None)."""

    key: str
    name: str
    kind: str
    line: int | None
    intent: str
    protocol: str
    status: TherapyStatus
    agents: str
    cycles: str
    schedule: str
    details: str
    start: Moment
    end: Moment
    best_response: str
    best_mrd: str
    reason_stopped: str
    outcome: str
    best_response_system: str = ""
    """By which criteria the source states the best response."""
    duration: Interval = Interval()
    """How long it took, in days."""
    arm: str = ""
    """The arm of the protocol, where one is stated; empty else."""
    target: str = ""
    is_ongoing: bool = False
    has_end: bool = False
    """Whether the case states when it ended."""
    ended_at_death: Moment | None = None
    """The death up to which it went on; None where the patient lives, or it ended before."""
    is_given: bool = True
    is_later: bool = False
    """Whether it began after the data of the meeting."""
    therapy_class: TherapyClass = "other"
    fields: tuple[IrradiatedField, ...] = ()
    """What was irradiated."""
    gaps: tuple[str, ...] = ()
    """What the case says is not reported of it: dose, product, target."""
    course_days: tuple[float, ...] = ()
    """The day on which each dated cycle began."""
    short: str = ""
    """What a deck calls it where its drug was given more than once: "InO course 2"."""
    sought: str = ""
    """The response sought."""
    operation: Operation | None = None
    """What was operated and found; None for all that is no operation."""
    summary: str = ""
    """What the case says of it as a whole."""
    is_line_counted: bool = False
    """Whether who made the case gave its line a number that the source does not state."""

    @property
    def best_response_told(self) -> str:
        """The best response with its system: "PR by RECIST 1.1"; empty where none is stated."""
        return response_by(self.best_response, self.best_response_system)


class ShortName(msgspec.Struct, frozen=True, kw_only=True):
    """What a deck calls a therapy, and its name as stated; `is_numbered`: counted by us."""

    key: str
    short: str
    full: str
    is_numbered: bool = False


class DoseEntry(Shown, frozen=True, kw_only=True):
    """One dose as stated, of a drug, a field of radiation, cells, a cycle or a day of it.

    `dose` is None where none is stated; `unit` is a UCUM code. `share` is what was given of the
    standard dose, in %. `how` are the words of the file on how it is given: basis, route,
    schedule, fractions. `on_day` is the day of its `cycle`, for a dose on a day.
    """

    therapy: str
    line: int | None
    kind: Literal["drug", "radiation", "cells", "cycle", "day"]
    what: str
    dose: Value | None
    unit: str
    how: tuple[str, ...] = ()
    key: str = ""
    """That of the therapy."""
    share: Value | None = None
    cycle: int | None = None
    on_day: int | None = None


class MrdPoint(Shown, frozen=True, kw_only=True):
    """One MRD result. `value` and `limit` are fractions of cells; None: not stated.

    `result` is the wording after "MRD": "negative (< 1×10⁻⁶, NGS, marrow)"; `level` the part of
    it that tells the level or the limit. `method` and `specimen` are empty where not stated.
    """

    key: str
    when: Moment
    outcome: MrdOutcome
    value: float | None
    limit: float | None
    method: str
    specimen: str
    level: str
    result: str
    is_censored: bool = False

    @property
    def text(self) -> str:
        """The full wording: "MRD negative (< 1×10⁻⁶, NGS, marrow)"."""
        return f"MRD {self.result}"


class LineOfTherapy(Shown, frozen=True, kw_only=True):
    """All phases that share a line number, with the line's response as stated."""

    number: int
    name: str
    intent: str
    start: Moment
    end: Moment
    cycles: str
    best_responses: tuple[str, ...]
    """As stated with its phases; where none is, or a look found a better one, that last."""
    best_mrd: str
    reason_stopped: str
    phases: tuple[Phase, ...]
    pathological_responses: tuple[str, ...] = ()
    """What specimens of this line show of it, in their own words; never a response by a rule."""
    duration: Interval = Interval()
    """How long it took, in days."""
    looks: tuple[Look, ...] = ()
    """The looks that judge this line, in order of time."""
    best_look: Look | None = None
    """The look that gave the best response, where none is stated with the therapies."""
    best_mrd_point: MrdPoint | None = None
    """The lowest result under this line, where none is stated with the therapies."""
    has_one_intent: bool = True
    """Whether `intent` is that of the whole line, and not of one of its therapies."""
    later: str = ""
    """What looks found of it after the data of the meeting."""
    ended_by: str = ""
    """What came in or after this line before the next could answer it: relapse, progression."""

    @property
    def is_counted(self) -> bool:
        """Whether the source does not number this line of any of its therapies."""
        return any(phase.is_line_counted for phase in self.phases)

    @property
    def best_response(self) -> str:
        """All of them in one, with what the specimens show."""
        return "; ".join((*self.best_responses, *self.pathological_responses))


class Relapse(Shown, frozen=True, kw_only=True):
    """One relapse; times since are bounds in days, without any where they are not known."""

    key: str
    number: int
    when: Moment
    sites: tuple[str, ...]
    is_isolated: bool
    line: str
    marrow: str
    cns: str
    confirmed_by: str
    summary: str
    since_diagnosis: Interval = Interval()
    since_line_start: Interval = Interval()
    told: str = ""
    """What it says of itself beside its sites: "molecular relapse"."""
    turn: str = "relapse"
    """What it is called in its disease: "recurrence"."""
    is_counted: bool = False
    """Whether its number is ours: the source states none."""
    has_marrow: bool = False
    has_cns: bool = False
    """Whether the look says anything of the marrow, of the CNS."""


class Remission(Shown, frozen=True, kw_only=True):
    """A stretch without disease, from the look that states it to the next relapse or progression.

    `label` places it ("after relapse 4"): a remission is never numbered by us, since
    four relapses do not make a fifth complete remission where the source counts none. One
    that nothing ended lasted at least to the last look that agrees with it (`end`, and
    `is_ongoing`); one that was seen once has no length (`is_seen_once`, `duration` without bounds).
    `is_open`: nothing but a death ended it. `after_relapses` counts the relapses before it.
    `is_called_remission`: the source says so; else it states that no disease was found, and is
    told in these words.
    """

    label: str
    start: Moment
    end: Moment
    is_ongoing: bool
    ended_by: str
    evidence: str
    duration: Interval = Interval()
    is_seen_once: bool = False
    is_open: bool = False
    after_relapses: int = 0
    is_called_remission: bool = True


Domain = Literal[
    "vital",
    "disease",
    "mrd",
    "cns",
    "marrow",
    "sites",
    "scores",
    "lesions",
    "margins",
    "chimerism",
    "therapy",
    "supportive",
    "planned",
    "counts",
    "performance",
    "stage",
    "goals",
    "later",
]


class StatusRow(Row, frozen=True, kw_only=True):
    """One domain of the status with its own time.

    `is_overtaken`: what was last found was before the relapse or progression since.
    """

    domain: Domain = "disease"
    when: Moment = Moment()
    is_overtaken: bool = False
    short: str = ""
    """The value without the counts it rests on; empty where it has none."""
    headline: str = ""
    """What was found, alone; "" where the last look is overtaken or nothing is reported."""
    details: tuple[str, ...] = ()
    """What belongs to the headline, or in its place says what was found last."""


class StatusPart(Shown, frozen=True, kw_only=True):
    """A part of the status sentence: what was found, when, and before what, if overtaken."""

    text: str
    when: Moment
    before: str = ""


class Status(Shown, frozen=True, kw_only=True):
    """How things stand. Each of `rows` and `parts` has its own time.

    `text` is the status in a sentence without the times of what is known from its first look.
    `as_of` is the time up to which data are told; nothing found later is among the rows, save
    in the one that says so. `death` is the death that is stated up to then: nothing is current
    of a patient who died.
    """

    text: str
    as_of: Moment
    rows: tuple[StatusRow, ...]
    parts: tuple[StatusPart, ...] = ()
    death: Look | None = None


class OneLiner(msgspec.Struct, frozen=True, kw_only=True):
    """The case in a few sentences, by what each is about.

    `now` is empty where nothing but the disease is told; `status` then stands behind `who`.
    """

    who: str
    course: tuple[str, ...] = ()
    now: str = ""
    status: str = ""
    question: str = ""

    @property
    def about(self) -> str:
        """All but the question."""
        if not self.now:
            return f"{self.who}: {self.status}."
        return " ".join((f"{self.who}.", *self.course, self.now))

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.about} {self.question}".strip()


class ClockEntry(Shown, frozen=True, kw_only=True):
    """One edge of an event on the clock, for `boardapp show`."""

    key: str
    label: str
    edge: str
    when: Moment
