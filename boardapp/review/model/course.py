"""The course of the illness as a review shows it: phases, lines, relapses, remissions."""

from boardapp.review.model.base import Moment, Row, View


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


class Status(View, frozen=True, kw_only=True):
    """How things stand, and as of when. `rows` holds each domain with its own date."""

    text: str
    as_of: Moment
    rows: tuple[Row, ...]


class ClockEntry(View, frozen=True, kw_only=True):
    """One edge of an event on the clock, for `boardapp show`."""

    key: str
    label: str
    edge: str
    when: Moment
