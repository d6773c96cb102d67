"""Every look at the disease as a dated fact, with the line of therapy that it judges.

Rule "which line a look judges, version 3" (ours). The therapy that the case names (`after`)
decides, where it was given in a line. Else it is the last line that surely began before the
look: a relapse found when the next line may just have begun is what that line answers, so it
belongs to the line before. What the source places behind a line, by itself or by way of other
events, came after its start. A line of which only the order is told began where it is drawn.
Where no line surely began before, it is the first one, unless that began later. Where the next
line may have begun more than a month before the look, the look may as well be its own: both are
told, and neither alone.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from msgspec.structs import replace

from boardapp.case.assessment import Assessment
from boardapp.case.events import Event
from boardapp.case.imaging import ImagingStudy
from boardapp.case.interval import Interval
from boardapp.case.said import said
from boardapp.case.when import Offset, Order, When
from boardapp.clinical.response_depth import MOLECULAR, depth, is_molecular_return
from boardapp.clinical.response_words import state_of
from boardapp.review.clock.moments import Moments
from boardapp.review.course.look_texts import says
from boardapp.review.course.stated_looks import Looks
from boardapp.review.model.course import Look, Phase
from boardapp.words.looks import look_name, relapse_name, response_told


def looks(
    stated: Looks,
    phases: tuple[Phase, ...],
    as_of: When,
    moments: Moments,
) -> tuple[Look, ...]:
    """Every look in the order of the clock; relapses numbered as stated, else counted on."""
    lines = JudgedLines(phases, moments)
    found = []
    for key, place, one in stated:
        number = moments.relapse_numbers.get(key, one.number)
        assessment = replace(one, number=number)
        counted = (number or 1) if assessment.finding == "relapse" else None
        found.append(
            Look(
                key=key,
                place=place,
                source=assessment.source,
                when=moments.start(key),
                finding=assessment.finding,
                state=state_of(assessment),
                name=look_name(assessment, moments.disease_words.turn),
                response=assessment.response,
                system=said(assessment.response_system),
                told=response_told(assessment),
                words=says(assessment, moments.disease_words),
                number=counted,
                turn=_turn(assessment, counted, moments),
                sites=assessment.sites,
                is_isolated=assessment.isolated,
                after=assessment.after,
                line=(line := lines.judged_by(key, assessment.after)),
                line_or=lines.may_judge_too(key, line, assessment.after),
                is_later=is_later(key, as_of, moments),
                depth=_depth(assessment),
                is_molecular_return=is_molecular_return(assessment.response),
            )
        )
    return tuple(found)


def _turn(assessment: Assessment, number: int | None, moments: Moments) -> str:
    """What a relapse is called by its number; empty where the look is none."""
    is_relapse = assessment.finding == "relapse"
    return relapse_name(number, moments.disease_words.turn) if is_relapse else ""


def _depth(assessment: Assessment) -> int:
    """How deep a remission goes: negative MRD of the same look counts, unless counts are low."""
    told = depth(assessment.response)
    mrd = assessment.marrow.mrd if assessment.marrow else ()
    is_negative = bool(mrd) and all(one.result == "negative" for one in mrd)
    return max(told, MOLECULAR) if told and is_negative else told


def is_later(key: str, as_of: When, moments: Moments) -> bool:
    """Whether an event surely began after the time up to which the meeting has data.

    "After X", where the data end with X, is later too: so the source tells it.
    """
    if not as_of.is_reported or str(as_of) == key:
        return False
    event = str(as_of)
    if event not in moments.events:
        since = moments.clock.apart(as_of, (key, "start"))
        return since.earliest is not None and since.earliest > 0
    since = moments.clock.between(event, "start", key, "start")
    is_told = any(
        isinstance(clause, Order) and clause.relation == "after" and clause.anchor.event == event
        for clause in moments.events[key].start.clauses
    )
    return _is_surely_after(since) or (is_told and since.latest != 0)


def length_between(first: tuple[str, str], last: tuple[str, str], moments: Moments) -> Interval:
    """The time between two edges of which the last is known not to come first; never negative.

    Without bounds where they are one day.
    """
    found = moments.clock.between(*first, *last)
    if found.latest is not None and found.latest <= 0:
        return Interval()
    low = None if found.earliest is None else max(0.0, found.earliest)
    return Interval(low, found.latest)


def first_phase(group: Iterable[Phase], moments: Moments) -> Phase:
    """Where a line starts: the first phase told, unless another is known to be earlier."""
    first, *others = group
    for phase in others:
        if moments.is_surely_before(phase.key, first.key):
            first = phase
    return first


class JudgedLines:
    """The lines that were given, in order of their numbers, as a look finds its own."""

    def __init__(self, phases: tuple[Phase, ...], moments: Moments) -> None:
        self._moments = moments
        self._line_of: Mapping[str, int] = {
            p.key: p.line for p in phases if p.line is not None and p.is_given
        }
        groups: dict[int, list[Phase]] = {}
        for phase in phases:
            if phase.key in self._line_of and phase.line is not None:
                groups.setdefault(phase.line, []).append(phase)
        self._groups = [
            (number, first_phase(group, moments).key) for number, group in sorted(groups.items())
        ]
        starts = (moments.clock.start(first).earliest for _, first in self._groups)
        low = float("-inf")
        self._behind: dict[str, frozenset[int]] = {}
        self._earliest = list(accumulate((low if s is None else s for s in starts), max))

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the lines that were given, in their order."""
        return tuple(number for number, _ in self._groups)

    def first_of(self, line: int) -> str:
        """The key of the phase with which a line that was given begins."""
        return dict(self._groups)[line]

    def judged_by(self, key: str, after: str) -> int | None:
        """The number of the line that a look judges; None before all of them.

        `after` is the therapy that the look names, empty where it names none.
        """
        if after in self._line_of:
            return self._line_of[after]
        behind = self._told_behind(key)
        latest = self._moments.clock.start(key).latest
        end = len(self._groups) if latest is None else bisect_right(self._earliest, latest)
        for number, first in reversed(self._groups[:end]):
            since = self._moments.clock.between(first, "start", key, "start")
            is_only_order = self._moments.clock.start(first).latest is None
            is_drawn_after = is_only_order and self._moments.is_before(first, key)
            if _is_surely_after(since) or number in behind or is_drawn_after:
                return number
        return self._first(key)

    def may_judge_too(self, key: str, line: int | None, after: str) -> int | None:
        """The next line, where it may have begun long enough before the look to be judged by it."""
        numbers = self.numbers
        if line not in numbers[:-1] or after in self._line_of:
            return None
        following, first = self._groups[numbers.index(line) + 1]
        since = self._moments.clock.between(first, "start", key, "start")
        bounds = (self._moments.clock.start(first), self._moments.clock.start(key))
        is_known = all(one.earliest is not None and one.latest is not None for one in bounds)
        is_possible = since.latest is not None and since.latest > _AT_ONCE_D
        return following if is_known and is_possible else None

    def _told_behind(self, key: str) -> frozenset[int]:
        """The lines behind whose start the source places an event, or one that it names."""
        waiting = {key: None}
        while waiting:
            last = next(reversed(waiting))
            event = self._moments.events.get(last)
            named = list(_named_earlier(event)) if event else []
            unread = [a for a, _ in named if a not in self._behind and a not in waiting]
            if unread and last not in self._behind:
                waiting |= dict.fromkeys(unread)
                continue
            found = {self._line_of[a] for a, is_behind in named if is_behind and a in self._line_of}
            earlier = (self._behind.get(a, frozenset()) for a, _ in named)
            del waiting[last]
            self._behind[last] = frozenset(found).union(*earlier)
        return self._behind[key]

    def _first(self, key: str) -> int | None:
        """The first line, where it may have begun before the look."""
        if not self._groups:
            return None
        number, first = self._groups[0]
        since = self._moments.clock.between(first, "start", key, "start")
        return number if since.latest is None or since.latest > 0 else None


_AT_ONCE_D = 31.0
"""A line that began up to a month before a look may be the answer to what the look found."""


def _is_surely_after(since: Interval) -> bool:
    return since.earliest is not None and since.earliest > 0


def _named_earlier(event: Event) -> Iterator[tuple[str, bool]]:
    """The events that an event is placed by and does not precede; whether it is surely behind."""
    for clause in event.start.clauses:
        match clause:
            case Order(relation="after" | "during", anchor=anchor):
                yield anchor.event, True
            case Offset(anchor=anchor, span=None):
                yield anchor.event, anchor.edge == "end"
            case Offset(anchor=anchor, sign=sign) if sign > 0:
                yield anchor.event, True
    if isinstance(event.record, Assessment | ImagingStudy) and event.record.after:
        yield event.record.after, True
