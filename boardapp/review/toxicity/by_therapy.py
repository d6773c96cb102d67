"""Which complications began under which therapy, in which of its cycles, after which dose.

"boardapp dose alignment 1": a complication is listed under every given therapy of a line
during which it surely began. Where the end of a therapy is not stated, it counts until a
therapy of a later line has begun. One that began under none is listed under the therapy
that ended last before it, with the days since. What may have been before, during or after
a therapy is named there, and placed nowhere. The order of time says nothing of a cause.
"""

from collections.abc import Sequence
from functools import cached_property

from boardapp.case.case import Case
from boardapp.case.interval import Interval
from boardapp.case.therapy import Cycle
from boardapp.case.when import Order, When
from boardapp.review.clock.moments import Moments
from boardapp.review.course.therapy_lines import cycles_text
from boardapp.review.labs.grades import VERSION
from boardapp.review.model.labs import LabSeries
from boardapp.review.model.toxicity import (
    Complication,
    DoseGiven,
    PlacedComplication,
    TherapyCycle,
    TherapyToxicity,
    ToxicityByTherapy,
)
from boardapp.review.toxicity.cycle_grades import CycleGrades, window
from boardapp.review.toxicity.cycle_times import RULE, CyclePlace, dose_text, is_before
from boardapp.review.toxicity.given import Given, GivenTherapies, is_sure
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.times import duration_text

GRADE_RULE = f"CTCAE v{VERSION}"
_OPEN_END = "the end of this cycle is not reported, so no result can be counted to it"


def toxicity_by_therapy(
    case: Case,
    moments: Moments,
    complications: tuple[Complication, ...],
    labs: tuple[LabSeries, ...],
) -> ToxicityByTherapy:
    """Adverse events and infections along the cycles of each therapy of a line."""
    therapies = GivenTherapies(case, moments)
    medical = [one for one in complications if one.is_medical]
    placed = [_Placed(one, therapies, moments) for one in medical]
    listed: dict[Given, list[_Placed]] = {one: [] for one in therapies}
    unsure: dict[Given, list[_Placed]] = {one: [] for one in therapies}
    for each in placed:
        for one in each.homes:
            listed[one].append(each)
        for one in each.open:
            unsure[one].append(each)
    grades = CycleGrades(case, moments.clock, labs)
    return ToxicityByTherapy(
        therapies=tuple(_told(one, listed[one], unsure[one], grades, moments) for one in therapies),
        elsewhere=tuple(one.elsewhere() for one in placed if not one.homes and not one.is_open),
        rule=RULE,
        grade_rule=GRADE_RULE,
    )


class _Placed:
    """One complication and what is known of its onset against each therapy.

    `homes` are the therapies it is listed under: those it began under, else the one that
    ended last before it. Therapies that were surely over or had surely not begun are not asked.
    """

    def __init__(
        self, complication: Complication, therapies: GivenTherapies, moments: Moments
    ) -> None:
        self.complication, self.moments, self.therapies = complication, moments, therapies
        self.clock = moments.clock
        self.onset = (complication.key, "start")
        self.days = moments.clock.start(complication.key)
        self.is_told = complication.onset.is_reported
        near = therapies.near(self.days) if self.is_told else []
        relations = {one: self._relation(one) for one in near}
        self.under = [one for one, relation in relations.items() if relation == "under"]
        self.open = [one for one, relation in relations.items() if relation == "open"]
        self.after: list[Given] = []
        if self.is_told and not self.under:
            over = [one for one, relation in relations.items() if relation == "after"]
            self.after = list(filter(None, [therapies.last_over(self.days, over)]))

    @property
    def homes(self) -> list[Given]:
        return self.under or self.after

    @property
    def is_open(self) -> bool:
        """Whether it may have begun under some therapy, and is named there."""
        return bool(self.open)

    def at(self, one: Given) -> PlacedComplication:
        """As it is listed under a therapy."""
        if one in self.under:
            place = one.times.place(self.onset)
            since = one.times.since_dose(place, self.onset)
        else:
            place, since = self._behind(one), one.times.since_last_dose(self.onset)
        others = tuple(other.therapy.name for other in self.under if other is not one)
        return self._made(place, since, others)

    def as_open(self, one: Given) -> PlacedComplication:
        """As it is named under a therapy to which its order is not known."""
        since = self.clock.apart((one.key, "start"), self.onset)
        left = self.clock.apart(self.onset, (one.key, "end"))
        words = ["during"]
        if since.earliest is None or since.earliest < 0:
            words.insert(0, "before")
        if not one.has_end or left.earliest is None or left.earliest < 0:
            words.append("after")
        told = " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
        return self._made(CyclePlace(f"{told}: order not known", day=""))

    def elsewhere(self) -> PlacedComplication:
        """As it is listed under no therapy."""
        told = "before the first therapy" if self.is_told else f"onset {NOT_REPORTED}"
        return self._made(CyclePlace(told, day=""))

    def _relation(self, one: Given) -> str:
        since = self.clock.apart((one.key, "start"), self.onset)
        left = self.clock.apart(self.onset, (one.key, "end"))
        if self._is_earlier(since, one.therapy.start):
            return "before"
        if one.has_end and self._is_earlier(left, one.therapy.end):
            return "after"
        if not is_sure(since):
            return "open"
        if one.has_end:
            return "under" if is_sure(left) else "open"
        # Where a therapy of a later line had begun, this one was over.
        return "under" if one.is_ongoing or self._last_line <= one.line else "after"

    def _is_earlier(self, interval: Interval, edge: When) -> bool:
        """Whether the onset is surely on the far side of an edge of a therapy.

        "Before the transplant" may be on its day; where a source states an order, it is
        taken at its word. Dates are counted to the day.
        """
        stated = self.moments.events[self.complication.key].start
        has_order = any(isinstance(c, Order) for when in (stated, edge) for c in when.clauses)
        return is_before(interval) or (has_order and interval.latest == 0 != interval.earliest)

    @cached_property
    def _last_line(self) -> int:
        return self.therapies.last_line(self.onset, self.days)

    def _behind(self, one: Given) -> CyclePlace:
        since = self.clock.apart((one.key, "end"), self.onset)
        length = duration_text(since) if one.has_end else ""
        told = f"{length} after its end" if length else "after its end"
        return CyclePlace("after its end", told)

    def _made(
        self, place: CyclePlace, since: str = "", others: tuple[str, ...] = ()
    ) -> PlacedComplication:
        one = self.complication
        return PlacedComplication(
            place=one.place,
            source=one.source,
            key=one.key,
            term=one.term,
            kind=one.kind,
            grade=one.grade,
            severity=one.severity,
            scale=one.scale,
            cycle=place.cycle,
            day=place.day,
            onset=one.onset,
            number=place.number,
            first_day=place.first_day,
            last_day=place.last_day,
            since_dose=since,
            lasted=self._lasted(),
            is_ongoing=one.outcome == "ongoing",
            suspected=one.suspected if one.kind == "adverse event" else "",
            outcome=one.outcome,
            also_under=others,
        )

    def _lasted(self) -> Interval | None:
        """From the onset to the stated end."""
        one = self.complication
        return self.clock.apart(self.onset, (one.key, "end")) if one.end.is_reported else None


def _told(
    one: Given,
    listed: Sequence[_Placed],
    unsure: Sequence[_Placed],
    grades: CycleGrades,
    moments: Moments,
) -> TherapyToxicity:
    return TherapyToxicity(
        place=one.place,
        source=one.therapy.source,
        key=one.key,
        name=one.therapy.name,
        line=one.therapy.line,
        start=moments.start(one.key),
        end=moments.end(one.key),
        cycles_text=cycles_text(one.therapy),
        cycles=tuple(
            _cycle(one, number, course, grades, moments)
            for number, course in enumerate(one.times.courses)
        ),
        complications=tuple(each.at(one) for each in listed),
        order_not_known=tuple(each.as_open(one) for each in unsure),
        why_not=_why_not(one),
    )


def _cycle(
    one: Given, index: int, course: Cycle, grades: CycleGrades, moments: Moments
) -> TherapyCycle:
    times = one.times
    stretch = window(
        moments.clock,
        course.start,
        times.next_start(index),
        times.end_of(index),
        goes_on=times.goes_on(index),
    )
    found, unplaced = grades.of(stretch) if stretch else ((), 0)
    place = one.place / "courses" / one.therapy.courses.index(course)
    return TherapyCycle(
        place=place,
        source=course.source or one.therapy.source,
        number=course.number,
        start=moments.at(course.start),
        end=moments.at(course.end),
        last_day=times.last_day(index),
        doses=tuple(
            DoseGiven(
                place=place / "doses" / number,
                source=dose.source or course.source,
                day=dose.day,
                text=dose_text(dose, course),
            )
            for number, dose in sorted(enumerate(course.doses), key=lambda item: item[1].day)
        ),
        grades=found,
        open_end="" if stretch else _OPEN_END,
        unplaced=unplaced,
    )


def _why_not(one: Given) -> str:
    """Why nothing can be laid along the cycles of a therapy; empty where something can."""
    if one.times.courses:
        return ""
    count = cycles_text(one.therapy)
    if one.therapy.cycles is None and not one.therapy.courses:
        told = "none is stated"
    elif not count:
        told = f"their number is {NOT_REPORTED}, and of none the day on which it began is stated"
    elif count == "1":
        told = "of its one cycle the day on which it began is not stated"
    else:
        told = f"of its {count} cycles none has a stated day on which it began"
    return (
        f"Nothing can be laid along the cycles of {one.therapy.name}: {told}. Such days "
        "stand in the therapy, in “Cycles”."
    )
