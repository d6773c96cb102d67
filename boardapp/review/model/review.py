"""The whole review of a case.

All of it is derived from a `Case` by `review_case` and frozen. Each struct carries `place` (the
path of its fact in the case file) and `source` (where the source states it), so that every
figure on screen and slide can be traced. Days count from the diagnosis; None means that
nothing bounds them.
"""

from boardapp.case.ages import Ages
from boardapp.case.case import PrivacyStatus
from boardapp.clinical.diseases.profile import NO_PROFILE, DiseaseProfile
from boardapp.review.model.antigens import AntigenCourse, AntigenLook
from boardapp.review.model.base import (
    AntigenRow,
    AttendanceRow,
    ConditionRow,
    Frame,
    Moment,
    ReadAs,
    Row,
    Shown,
)
from boardapp.review.model.chimerism import DonorStretch
from boardapp.review.model.course import (
    ClockEntry,
    CourseEntry,
    DoseEntry,
    LineOfTherapy,
    Look,
    MrdPoint,
    OneLiner,
    Phase,
    Relapse,
    Remission,
    ShortName,
    Status,
)
from boardapp.review.model.derived import DerivedValue, DoseLedger
from boardapp.review.model.findings import CompletenessRow, Definition, Finding, StatedAndComputed
from boardapp.review.model.grades import GradeByParts
from boardapp.review.model.imaging import SizeLimits, StudyEntry
from boardapp.review.model.labs import LabSeries, WorkUpTable
from boardapp.review.model.meeting import CohortEntry, GoalEntry, ImageEntry, OptionEntry
from boardapp.review.model.register import Register
from boardapp.review.model.sequence import Sequence
from boardapp.review.model.tissue import NO_TISSUE, Tissue
from boardapp.review.model.toxicity import (
    AntigenEntry,
    Complication,
    InotuzumabLedger,
    Ledger,
    SosChecklist,
    ToxicityByTherapy,
)


class Review(Shown, frozen=True, kw_only=True):
    """One case read for a board. Panels and slides show nothing else."""

    title: str
    label: str
    privacy: PrivacyStatus
    is_synthetic: bool
    one_liner: str
    about: str = ""
    """The one-liner without the question, where that stands by itself."""
    undated: OneLiner | None = None
    """The same by its parts and without a date, for what travels further than its case."""
    question: Row
    questions: tuple[Row, ...] = ()
    """The parts of the question, where it has several."""
    reason: Row
    new_problem: Row
    as_of: Moment
    diagnosis: tuple[Row, ...]
    read_as: ReadAs = ReadAs(label="Read as", value="")
    """The profile that the disease is read by; its note says what decided."""
    disease: DiseaseProfile = NO_PROFILE
    """The same as data: what is asked of the disease, and its words."""
    antigens: tuple[AntigenRow, ...]
    antigen_looks: tuple[AntigenLook, ...] = ()
    """Antigens and lineage at each look that says anything of them."""
    antigen_courses: tuple[AntigenCourse, ...] = ()
    """What became of each antigen that two looks state."""
    patient: tuple[Row, ...]
    course: tuple[CourseEntry, ...]
    lines: tuple[LineOfTherapy, ...]
    supportive: tuple[Phase, ...]
    """Supportive care that was given, of no line."""
    outside_lines: tuple[Phase, ...] = ()
    """Other therapies that were given and belong to no line, such as a surgery."""
    not_given: tuple[Phase, ...] = ()
    """What was planned, postponed or not given, of any line."""
    studies: tuple[StudyEntry, ...] = ()
    """Every imaging study, in order of time."""
    is_followed_by_imaging: bool = False
    """Whether a response of this disease is not one of the marrow, as that of a leukemia is."""
    size_limits: SizeLimits | None = None
    """By what the sums of diameters of the last line are judged; None where nothing judges them."""
    looks: tuple[Look, ...] = ()
    """Every look at the disease, in order of time."""
    relapses: tuple[Relapse, ...]
    remissions: tuple[Remission, ...]
    status: Status
    mrd: tuple[MrdPoint, ...]
    donor_shares: tuple[DonorStretch, ...] = ()
    """What was measured of the donor's share after each transplant."""
    labs: tuple[LabSeries, ...]
    measurements: tuple[LabSeries, ...]
    cns: tuple[CourseEntry, ...]
    complications: tuple[Complication, ...]
    work_ups: tuple[WorkUpTable, ...]
    goals: tuple[GoalEntry, ...]
    options: tuple[OptionEntry, ...]
    recommendation: tuple[Row, ...]
    attendance: tuple[AttendanceRow, ...]
    images: tuple[ImageEntry, ...]
    findings: tuple[Finding, ...]
    definitions: tuple[Definition, ...]
    references: tuple[Row, ...]
    sources: tuple[Row, ...]
    remarks: tuple[Row, ...]
    clock: tuple[ClockEntry, ...]
    stated_and_computed: tuple[StatedAndComputed, ...] = ()
    grades_by_parts: tuple[GradeByParts, ...] = ()
    """Grades by systems other than the CTCAE from their parts, beside what is stated."""
    sos: SosChecklist | None = None
    """None where neither SOS/VOD, defibrotide nor what can cause it is stated."""
    inotuzumab: InotuzumabLedger | None = None
    """None where inotuzumab ozogamicin was not given."""
    antigen_ledger: tuple[AntigenEntry, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    tissue: Tissue = NO_TISSUE
    """Reports of pathology, stages and genetic findings, each in the order of the clock."""
    toxicity: ToxicityByTherapy = ToxicityByTherapy()
    doses: tuple[DoseEntry, ...] = ()
    cohorts: tuple[CohortEntry, ...] = ()
    """Figures of the cohorts of cited papers: of other patients, and no forecast."""
    dose_ledger: DoseLedger | None = None
    """The totals of the stated doses; None where no drug is stated."""
    derived: tuple[DerivedValue, ...] = ()
    """Values worked out of stated ones, each with its formula and what went into it."""
    completeness: tuple[CompletenessRow, ...] = ()
    register: Register = ()
    """Every fact of the case as the file states it, record by record."""
    sequence: Sequence | None = None
    """The course as an order; None without a line of therapy."""
    short_names: tuple[ShortName, ...] = ()
    """What a deck calls the therapies; none in a review for the screen."""
    frame: Frame | None = None
    """The event from which the days are exact; None where the diagnosis serves as well."""
    diagnosed: Moment = Moment()
    """The time of the diagnosis: in doubt itself where the course is drawn from another event."""
    ages: Ages | None = None
    """How old the patient was; None where neither birth nor an age is stated."""

    @property
    def conditions(self) -> tuple[ConditionRow, ...]:
        """What boards ask for beside the disease, as far as it is stated: see `ConditionKind`."""
        rows = (row for row in self.patient if isinstance(row, ConditionRow))
        return tuple(row for row in rows if row.kind != "other")

    @property
    def phases(self) -> tuple[Phase, ...]:
        """Every treatment phase of every line that was given, in order of the lines."""
        return tuple(phase for line in self.lines for phase in line.phases)

    @property
    def all_phases(self) -> tuple[Phase, ...]:
        """Every therapy of the case, given or not."""
        return (*self.phases, *self.outside_lines, *self.supportive, *self.not_given)
