"""Toxicity laid along the cycles of therapy: the structs that panel, figure and slide show.

Days of a cycle count from 1, the day on which it starts, as the clinic counts them.
"""

from typing import Literal

from boardapp.case.interval import Interval
from boardapp.case.kinds import RecordName
from boardapp.case.value import Value
from boardapp.clinical.ctcae_criteria import Direction
from boardapp.clinical.ctcae_grade import LabGrade
from boardapp.clinical.grade_systems import is_grave
from boardapp.review.model.base import Moment, Row, Shown

ComplicationKind = Literal[
    "adverse event", "infection", "transfusion", "admission", "organ support"
]

SEVERE = 3
"""The grade of the CTCAE from which it calls an adverse event severe."""


class DoseGiven(Shown, frozen=True, kw_only=True):
    """One dose on a day of its cycle; `text` says what, "vincristine 1.5 mg/m²"."""

    day: int
    text: str


class CycleGrade(Shown, frozen=True, kw_only=True):
    """The worst grade of one test within a cycle, by the laboratory value alone.

    `grade` is None where there is no result that could be graded. `direction` is told where
    the test is graded in both, so that a high count is not taken for a low one. `value` is that
    result with its unit, `day` its day of the cycle. `is_recovered`: the grade was 1 or less again
    within the cycle, on its `recovered_day` where that is known; None where it never was more.
    `place` and `source` are those of the result.
    """

    test: str
    grade: LabGrade | None = None
    direction: Direction | None = None
    value: str = ""
    day: int | None = None
    is_recovered: bool | None = None
    recovered_day: int | None = None
    count: int = 0

    @property
    def number(self) -> int | None:
        """The grade as a number; None where there is none."""
        return self.grade.number if self.grade else None


class TherapyCycle(Shown, frozen=True, kw_only=True):
    """One cycle with a stated time.

    `last_day` is the last day that counts to it: the day before the next cycle, or the
    stated end of the last; None where that is not known to the day. `open_end` says why no
    grades can be given, empty where they can. `unplaced` counts results that may or may not
    lie in it.
    """

    number: int
    start: Moment
    end: Moment
    last_day: int | None = None
    doses: tuple[DoseGiven, ...] = ()
    grades: tuple[CycleGrade, ...] = ()
    open_end: str = ""
    unplaced: int = 0

    @property
    def name(self) -> str:
        """As it is called on screen and slide."""
        return f"cycle {self.number}"


class PlacedComplication(Shown, frozen=True, kw_only=True):
    """One complication as it lies to one therapy; nothing says that the therapy caused it.

    `cycle` and `day` are texts ("cycle 2", "cycle 1 or 2", "cycle not reported"; "day 8",
    "day 8–15", "12 d after its end"). `number` is the cycle where it is certain, and then
    `first_day` and `last_day` bound the onset as far as known. `since_dose` is the time from
    the last dose before it, `lasted` that to its stated end, in days (None: no end is stated;
    `is_ongoing`: it is said to go on). `also_under` names other
    therapies that it began under. `scale` as in `Complication`.
    """

    key: str
    term: str
    kind: ComplicationKind
    cycle: str
    day: str
    onset: Moment
    grade: Value | None = None
    severity: str = ""
    scale: str = ""
    number: int | None = None
    first_day: int | None = None
    last_day: int | None = None
    since_dose: str = ""
    lasted: Interval | None = None
    is_ongoing: bool = False
    suspected: str = ""
    outcome: str = ""
    also_under: tuple[str, ...] = ()


class TherapyToxicity(Shown, frozen=True, kw_only=True):
    """One therapy with what began under it.

    `why_not` says in a sentence why nothing can be laid along its cycles; empty where at
    least one cycle has a stated time. `order_not_known` are complications that may have
    begun before, during or after it.
    """

    key: str
    name: str
    line: int | None
    start: Moment
    end: Moment
    cycles_text: str
    cycles: tuple[TherapyCycle, ...] = ()
    complications: tuple[PlacedComplication, ...] = ()
    order_not_known: tuple[PlacedComplication, ...] = ()
    why_not: str = ""


class ToxicityByTherapy(Shown, frozen=True, kw_only=True):
    """All therapies in the order of the case, and the complications that lie under none."""

    therapies: tuple[TherapyToxicity, ...] = ()
    elsewhere: tuple[PlacedComplication, ...] = ()
    rule: str = ""
    grade_rule: str = ""

    @property
    def is_aligned(self) -> bool:
        """Whether any cycle of any therapy has a stated time."""
        return any(therapy.cycles for therapy in self.therapies)


class Complication(Shown, frozen=True, kw_only=True):
    """An adverse event, infection, transfusion, admission or support of an organ.

    `grade` is as stated, None where none is; `severity` are the words of the source. `scale` is
    the system of the grade where it is not the CTCAE: such a grade is never counted as theirs.
    """

    key: str
    kind: ComplicationKind
    term: str
    onset: Moment
    end: Moment
    suspected: str
    action: str
    outcome: str
    text: str
    grade: Value | None = None
    severity: str = ""
    scale: str = ""
    is_fatal: bool = False
    """Whether its stated outcome is death, or its grade by the CTCAE is 5."""

    @property
    def is_grave_by_its_scale(self) -> bool:
        """Whether its grade, which is not by the CTCAE, is an upper one of its own system."""
        return bool(self.scale) and is_grave(self.scale, self.grade, self.severity)

    @property
    def is_severe_by_ctcae(self) -> bool:
        """Whether its grade is stated by the CTCAE, and surely is 3 or more."""
        grade = None if self.scale else self.grade
        return grade is not None and (grade.low or 0) >= SEVERE

    @property
    def is_medical(self) -> bool:
        """Whether it befell the patient; else it is a stay or what was given in it."""
        return self.kind in ("adverse event", "infection")

    @property
    def is_support(self) -> bool:
        """Whether it is the support of an organ: `suspected` is its reason, `text` the organ."""
        return self.kind == "organ support"


CriterionState = Literal["met", "not met", "not assessed"]


class SosCriterion(Shown, frozen=True, kw_only=True):
    """One criterion of SOS/VOD; `basis` says what in the case decides it.

    `sign` is its short name ("weight gain").
    """

    name: str
    state: CriterionState
    basis: str
    sign: str = ""


class SosChecklist(Shown, frozen=True, kw_only=True):
    """The paediatric EBMT criteria, and the risk factors of the boxed warning as facts.

    `stated` is SOS/VOD as the source states it, empty where it states none, and `stated_keys`
    are the events that state it; `severity` is how severe it is by each of two systems, with
    its rule as a note.
    """

    criteria: tuple[SosCriterion, ...]
    conclusion: str
    rule: str
    citation: str
    risk_factors: tuple[Row, ...]
    severity: tuple[Row, ...] = ()
    stated: str = ""
    stated_keys: tuple[str, ...] = ()


class InotuzumabCourse(Shown, frozen=True, kw_only=True):
    """One phase of inotuzumab ozogamicin; `dose` is the sum where all its doses are known."""

    key: str
    name: str
    cycles: str
    dose: str
    start: Moment
    end: Moment


class InotuzumabDose(Shown, frozen=True, kw_only=True):
    """One dose on a day of its cycle with what the label asks about, None where not known.

    `bilirubin` and `transaminase` (the higher of ALT and AST) in multiples of ULN, counts in
    ×10⁹/L before the first dose of a cycle. `is_under_age`: surely below the label's age.
    """

    cycle: int
    day: int
    bilirubin: float | None = None
    transaminase: float | None = None
    neutrophils: float | None = None
    platelets: float | None = None
    is_under_age: bool = False


class InotuzumabLedger(Shown, frozen=True, kw_only=True):
    """All that was given, against the label; `cumulative_dose` says what it leaves out."""

    courses: tuple[InotuzumabCourse, ...]
    cycles: str
    cumulative_dose: str
    against_label: str
    rule: str
    citation: str
    doses: tuple[InotuzumabDose, ...] = ()


class AntigenEntry(Shown, frozen=True, kw_only=True):
    """One event of an antigen: the blasts looked at, or a drug against it given.

    `is_missing`: nobody says what was found there.
    """

    antigen: str
    key: str
    when: Moment
    kind: Literal["expression", "exposure"]
    at: str
    text: str
    is_missing: bool = False


class LedgerEntry(Shown, frozen=True, kw_only=True):
    """One dated fact of a ledger; `kind` is "result", "work-up", "adverse event" and so on."""

    key: str
    when: Moment
    kind: RecordName
    term: str
    text: str


class Ledger(Shown, frozen=True, kw_only=True):
    """Facts of one subject in order of time, such as bleeding or transfusions."""

    name: str
    entries: tuple[LedgerEntry, ...]
