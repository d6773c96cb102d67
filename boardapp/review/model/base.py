"""The base of all that a review shows: where a fact stands, and when it was."""

import msgspec

from boardapp.case.interval import Age, Interval
from boardapp.case.place import WHOLE, Place
from boardapp.case.when import CalendarDate, When
from boardapp.clinical.condition_kind import ConditionKind


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """The base of what is shown. `place` and `source` may be empty for derived texts."""

    place: Place = WHOLE
    source: str = ""


class Moment(Shown, frozen=True, kw_only=True):
    """When something was: as stated, as bounded by the clock, and where it is drawn.

    `when` is the source's statement and `names` what each event is called that it refers to;
    `boardapp.words.times` puts it into words. `earliest` and `latest` are days from diagnosis
    (None: unbounded). `drawn` is one day that agrees with all other drawn days. `age` is None
    where it can't be given. `calendar` is the date, as precisely as stated, where a date alone
    is stated. `is_dated`: a date is stated. Where dates are dropped it isn't in `when` and
    `calendar`. `is_inferred`: who made the case read it from the source, which does not state it.
    """

    when: When = When.NOT_REPORTED
    names: tuple[str, ...] = ()
    is_dated: bool = False
    is_inferred: bool = False
    earliest: float | None = None
    latest: float | None = None
    drawn: float | None = None
    framed: Interval | None = None
    """What is known of it from the event that the course is drawn from; None: as `earliest`."""
    age: Age | None = None
    calendar: CalendarDate | None = None

    @property
    def is_reported(self) -> bool:
        """Whether the source says anything of the time."""
        return self.is_dated or self.when.is_reported

    @property
    def drawn_bounds(self) -> tuple[float | None, float | None]:
        """The earliest and the latest day as they are drawn (`boardapp.review.clock.frame`)."""
        if self.framed is None:
            return self.earliest, self.latest
        return self.framed.earliest, self.framed.latest

    @property
    def is_bounded(self) -> bool:
        """Whether it is known within bounds how far from the diagnosis it was."""
        return self.earliest is not None and self.latest is not None

    @property
    def is_exact(self) -> bool:
        """Whether the clock pins it to one day."""
        return self.earliest is not None and self.earliest == self.latest


class Frame(Shown, frozen=True, kw_only=True):
    """The event from which the days of a course are exact, and when it was from diagnosis."""

    label: str
    when: Moment


class Row(Shown, frozen=True, kw_only=True):
    """A label and what is stated under it; `is_missing`: not reported, or `is_not_done`."""

    label: str
    value: str
    is_missing: bool = False
    is_not_done: bool = False
    note: str = ""


class ReadAs(Row, frozen=True, kw_only=True):
    """The profile of a disease; `note` says what decided, `rule` by which version of the rule."""

    rule: str = ""


class AntigenRow(Row, frozen=True, kw_only=True):
    """One antigen at one look; the label names both."""

    antigen: str


class ConditionRow(Row, frozen=True, kw_only=True):
    """A condition beside the disease: an earlier malignancy, a syndrome, an allergy."""

    kind: ConditionKind


class AttendanceRow(Row, frozen=True, kw_only=True):
    """Who was there for a specialty; `name` is empty where none is given."""

    name: str = ""
    is_present: bool = True


class FoundRow(Row, frozen=True, kw_only=True):
    """A finding with its own time.

    `is_apart`: it was not made at the diagnosis, as far as its time tells; `is_later`: it
    surely was made after it.
    """

    when: Moment = Moment()
    is_apart: bool = False
    is_later: bool = False
    short: str = ""
    """The value without what a table of its own tells, for a tile; empty where it is the same."""
