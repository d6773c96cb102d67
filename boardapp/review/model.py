"""What a board needs to know of a case: the structs that panels and slides show.

All of it is derived from a `Case` by `boardapp.review.review_case` and frozen. Each
struct carries `place` (the path of its fact in the case file) and `source` (where the
source states it), so that every figure on screen and slide can be traced.
Texts are ready to be shown; numbers stand beside them for charts. Days count from the
diagnosis; None means that nothing bounds them.
"""

from typing import Literal

import msgspec

from boardapp.review.toxicity_model import ToxicityByTherapy

# Told on from here: who shows a review needs one module.
from boardapp.review.view import NOT_REPORTED as NOT_REPORTED  # noqa: PLC0414
from boardapp.review.view import Moment as Moment  # noqa: PLC0414
from boardapp.review.view import View as View  # noqa: PLC0414

Severity = Literal["error", "warning", "note"]
Agreement = Literal["agrees", "disagrees", "open"]
Flag = Literal["low", "normal", "high", "no range", ""]


class Row(View, frozen=True, kw_only=True):
    """A label and what is stated under it; `is_missing`: not reported or not done."""

    label: str
    value: str
    is_missing: bool = False
    note: str = ""


class CourseEntry(View, frozen=True, kw_only=True):
    """One dated sentence of the course. `kind` is the event's kind ("therapy", …)."""

    key: str
    when: Moment
    kind: str
    title: str
    text: str = ""
    doubts: tuple[str, ...] = ()


class Phase(View, frozen=True, kw_only=True):
    """One treatment phase of a line (or supportive care, where `line` is None)."""

    key: str
    name: str
    kind: str
    line: int | None
    intent: str
    protocol: str
    status: str
    agents: str
    cycles: str
    schedule: str
    details: str
    start: Moment
    end: Moment
    duration: str
    best_response: str
    best_mrd: str
    reason_stopped: str
    outcome: str
    target: str = ""
    is_ongoing: bool = False
    course_days: tuple[float, ...] = ()
    """The day on which each dated cycle began."""


class LineOfTherapy(View, frozen=True, kw_only=True):
    """All phases that share a line number, with the line's response as stated."""

    number: int
    name: str
    intent: str
    start: Moment
    end: Moment
    duration: str
    cycles: str
    best_response: str
    best_mrd: str
    reason_stopped: str
    phases: tuple[Phase, ...]
    ended_by: str = ""
    """The relapse that came in or after this line before the next, as text."""


class Relapse(View, frozen=True, kw_only=True):
    """One relapse; times since are texts with their uncertainty."""

    key: str
    number: int
    when: Moment
    sites: tuple[str, ...]
    is_isolated: bool
    since_diagnosis: str
    since_line_start: str
    line: str
    marrow: str
    cns: str
    confirmed_by: str
    summary: str


class Remission(View, frozen=True, kw_only=True):
    """A stretch without disease, from the assessment that states it to the next relapse.

    `label` places it ("after relapse 4"): a remission is never numbered by us, since
    four relapses do not make a fifth complete remission where the source counts none.
    """

    label: str
    start: Moment
    end: Moment
    duration: str
    is_ongoing: bool
    ended_by: str
    evidence: str


class MrdPoint(View, frozen=True, kw_only=True):
    """One MRD result. `value` and `limit` are fractions of cells; None: not stated.

    `text` is the full wording: "MRD negative (< 1×10⁻⁶, NGS, marrow)".
    """

    key: str
    when: Moment
    outcome: str
    value: float | None
    limit: float | None
    method: str
    specimen: str
    text: str
    is_censored: bool = False


class LabPoint(msgspec.Struct, frozen=True, gc=False):
    """One laboratory result: kept small, since a case may hold 100,000.

    `day` is where it is drawn, `earliest` to `latest` what is known of it. `low` and
    `high` are the bounds of the value (equal for a plain number; both None for words).
    """

    day: float | None
    earliest: float | None
    latest: float | None
    when: str
    value: str
    low: float | None
    high: float | None
    reference_low: float | None
    reference_high: float | None
    flag: Flag
    place: str
    source: str
    grade: str = ""
    """By the laboratory value alone: "2", "3 (worst of range)", "ungradable: no LLN", or empty
    where no term of the criteria grades this test."""


class LabSeries(View, frozen=True, kw_only=True):
    """All results of one test in one unit and specimen, in order of time.

    `reference` is the range in words; `reference_low` and `reference_high` are set only
    where all results state the same range.
    """

    test: str
    unit: str
    specimen: str
    points: tuple[LabPoint, ...]
    reference: str
    reference_low: float | None = None
    reference_high: float | None = None
    grade_rule: str = ""
    """The version and the terms that grade this test; empty where none does."""

    @property
    def numeric(self) -> tuple[LabPoint, ...]:
        """The points that a chart can draw: a bounded value at a known day."""
        return tuple(
            p
            for p in self.points
            if p.day is not None and (p.low is not None or p.high is not None)
        )


class Complication(View, frozen=True, kw_only=True):
    """An adverse event, infection, transfusion or admission."""

    key: str
    kind: str
    term: str
    grade: str
    onset: Moment
    end: Moment
    suspected: str
    action: str
    outcome: str
    text: str


class WorkUpTable(View, frozen=True, kw_only=True):
    """A work-up grid: each test with its state, result and reference range."""

    question: str
    rows: tuple["WorkUpRow", ...]
    conclusion: str


class WorkUpRow(View, frozen=True, kw_only=True):
    """One investigation. `state` is done, not done, asked for, pending or not reported."""

    test: str
    state: str
    result: str
    reference: str
    when: str
    meaning: str


class GoalEntry(View, frozen=True, kw_only=True):
    """What the family wants, since when, with the intent it led to."""

    key: str
    when: Moment
    text: str
    by: str
    intent: str


class OptionEntry(View, frozen=True, kw_only=True):
    """One option with its basis, in the order stated: never a rank."""

    name: str
    evidence: str
    prior_exposure: str
    risks: str
    conditions: str
    references: tuple[str, ...]


class Status(View, frozen=True, kw_only=True):
    """How things stand, and as of when. `rows` holds each domain with its own date."""

    text: str
    as_of: Moment
    rows: tuple[Row, ...]


class Finding(View, frozen=True, kw_only=True):
    """A doubt or a fault. `event` is the key of the event it is about, where known.

    `title` says in a few words what it is about; `sentence` what is wrong or open;
    `basis` the rule with its version, or the source; `to_do` what a clinician can do.
    `rule` names the rule for an acknowledgement ("doubt" for a doubt of the case);
    `also_at` are further places of the same fault; `acknowledged` is the reason why it
    stands, which makes it a note.
    """

    severity: Severity
    title: str
    sentence: str
    basis: str
    to_do: str
    event: str = ""
    rule: str = ""
    also_at: tuple[str, ...] = ()
    acknowledged: str = ""


class StatedAndComputed(View, frozen=True, kw_only=True):
    """What the source states beside what a published rule gives from the findings.

    `subject` is what is judged ("response"), `at` the look it belongs to. `missing` names
    what the rule needs and the case does not report. "open" is neither agreement nor
    disagreement: one of the two sides is not there.
    """

    subject: str
    at: str
    key: str
    when: Moment
    stated: str
    computed: str
    agreement: Agreement
    rule: str
    missing: str = ""


class SosCriterion(View, frozen=True, kw_only=True):
    """One criterion of SOS/VOD; `basis` says what in the case decides it."""

    name: str
    state: Literal["met", "not met", "not assessed"]
    basis: str


class SosChecklist(View, frozen=True, kw_only=True):
    """The paediatric EBMT criteria, and the risk factors of the boxed warning as facts.

    `stated` is SOS/VOD as the source states it; empty where it states none.
    """

    criteria: tuple[SosCriterion, ...]
    conclusion: str
    rule: str
    citation: str
    risk_factors: tuple[Row, ...]
    stated: str = ""


class InotuzumabCourse(View, frozen=True, kw_only=True):
    """One phase of inotuzumab ozogamicin; `dose` is the sum where all its doses are known."""

    key: str
    name: str
    cycles: str
    dose: str
    start: Moment
    end: Moment


class InotuzumabLedger(View, frozen=True, kw_only=True):
    """All that was given, against the label; `cumulative_dose` says what it leaves out."""

    courses: tuple[InotuzumabCourse, ...]
    cycles: str
    cumulative_dose: str
    against_label: str
    rule: str
    citation: str


class AntigenEntry(View, frozen=True, kw_only=True):
    """One event of an antigen: the blasts looked at, or a drug against it given."""

    antigen: str
    key: str
    when: Moment
    kind: Literal["expression", "exposure"]
    at: str
    text: str


class LedgerEntry(View, frozen=True, kw_only=True):
    """One dated fact of a ledger; `kind` is "result", "work-up", "adverse event" and so on."""

    key: str
    when: Moment
    kind: str
    term: str
    text: str


class Ledger(View, frozen=True, kw_only=True):
    """Facts of one subject in order of time, such as bleeding or transfusions."""

    name: str
    entries: tuple[LedgerEntry, ...]


class CompletenessRow(View, frozen=True, kw_only=True):
    """One item that a board asks for; `matters` says why it matters for this question."""

    checklist: Literal["MDT-MODe", "CARE", "minimum set"]
    item: str
    state: Literal["there", "in part", "missing"]
    detail: str
    matters: str = ""


class Definition(View, frozen=True, kw_only=True):
    """A rule that this review used, with its version and source."""

    name: str
    version: str
    text: str
    citation: str


class ImageEntry(View, frozen=True, kw_only=True):
    """A picture of the case; `file` empty: to be shown by radiology."""

    caption: str
    file: str
    modality: str
    when: Moment
    description: str


class ClockEntry(View, frozen=True, kw_only=True):
    """One edge of an event on the clock, for `boardapp show`."""

    key: str
    label: str
    edge: str
    when: Moment


class Review(View, frozen=True, kw_only=True):
    """One case read for a board. Panels and slides show nothing else."""

    title: str
    label: str
    privacy: str
    is_synthetic: bool
    one_liner: str
    question: Row
    reason: Row
    new_problem: Row
    as_of: Moment
    diagnosis: tuple[Row, ...]
    antigens: tuple[Row, ...]
    patient: tuple[Row, ...]
    course: tuple[CourseEntry, ...]
    lines: tuple[LineOfTherapy, ...]
    supportive: tuple[Phase, ...]
    relapses: tuple[Relapse, ...]
    remissions: tuple[Remission, ...]
    status: Status
    mrd: tuple[MrdPoint, ...]
    labs: tuple[LabSeries, ...]
    measurements: tuple[LabSeries, ...]
    cns: tuple[CourseEntry, ...]
    complications: tuple[Complication, ...]
    work_ups: tuple[WorkUpTable, ...]
    goals: tuple[GoalEntry, ...]
    options: tuple[OptionEntry, ...]
    recommendation: tuple[Row, ...]
    attendance: tuple[Row, ...]
    images: tuple[ImageEntry, ...]
    findings: tuple[Finding, ...]
    definitions: tuple[Definition, ...]
    references: tuple[Row, ...]
    sources: tuple[Row, ...]
    remarks: tuple[Row, ...]
    clock: tuple[ClockEntry, ...]
    stated_and_computed: tuple[StatedAndComputed, ...] = ()
    sos: SosChecklist | None = None
    """None where no drug or transplant with a risk of SOS/VOD was given."""
    inotuzumab: InotuzumabLedger | None = None
    """None where inotuzumab ozogamicin was not given."""
    antigen_ledger: tuple[AntigenEntry, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    toxicity: ToxicityByTherapy = ToxicityByTherapy()
    completeness: tuple[CompletenessRow, ...] = ()
    birth_day: float | None = None
    """Day of birth from diagnosis (negative), where the age is known; drawn value."""

    @property
    def phases(self) -> tuple[Phase, ...]:
        """Every treatment phase of every line, in order of the lines."""
        return tuple(phase for line in self.lines for phase in line.phases)
