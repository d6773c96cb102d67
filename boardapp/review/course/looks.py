"""Every look at the disease as a dated fact, with the line of therapy that it judges.

Rule "which line a look judges, version 1" (ours). The therapy that the case names (`after`)
decides, where it was given in a line. Else it is the last line that surely began before the
look: a relapse found when the next line may just have begun is what that line answers, so it
belongs to the line before. A line of which only the order is told began where it is drawn.
Where no line surely began before, it is the first one, unless that began later.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate

from boardapp.case.assessment import Assessment
from boardapp.case.interval import Interval
from boardapp.case.place import Placed, placed
from boardapp.case.when import Offset, Order, When
from boardapp.clinical.response_words import state_of
from boardapp.review.clock.moments import Moments
from boardapp.review.course.look_texts import says
from boardapp.review.model.course import Look, Phase
from boardapp.words.looks import look_name
from boardapp.words.times import duration_text


def looks(
    assessments: tuple[Assessment, ...],
    phases: tuple[Phase, ...],
    as_of: When,
    moments: Moments,
) -> tuple[Look, ...]:
    """Every assessment in the order of the clock; relapses numbered as stated, else counted on."""
    lines = _Lines(phases, moments)
    number = 0
    found = []
    for key, place, assessment in in_order(assessments, moments):
        if assessment.finding == "relapse":
            number = assessment.number or number + 1
        counted = number if assessment.finding == "relapse" else None
        found.append(
            Look(
                key=key,
                place=place,
                source=assessment.source,
                when=moments.start(key),
                finding=assessment.finding,
                state=state_of(assessment),
                name=look_name(assessment),
                response=assessment.response,
                words=says(assessment),
                number=counted,
                sites=assessment.sites,
                is_isolated=assessment.isolated,
                after=assessment.after,
                line=lines.judged_by(key, assessment),
                is_later=is_later(key, as_of, moments),
            )
        )
    return tuple(found)


def in_order(assessments: tuple[Assessment, ...], moments: Moments) -> list[Placed[Assessment]]:
    """The assessments with key and place, in the order of the clock."""
    found = {look.key: look for look in placed("assessments", assessments)}
    return [found[key] for key in moments.in_order(found)]


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


def length_text(first: tuple[str, str], last: tuple[str, str], moments: Moments) -> str:
    """The time between two edges of which the last is known not to come first; never negative.

    Empty where they are one day.
    """
    found = moments.clock.between(*first, *last)
    if found.latest is not None and found.latest <= 0:
        return ""
    low = None if found.earliest is None else max(0.0, found.earliest)
    return duration_text(Interval(low, found.latest))


def first_phase(group: Iterable[Phase], moments: Moments) -> Phase:
    """Where a line starts: the first phase told, unless another is known to be earlier."""
    first, *others = group
    for phase in others:
        if moments.is_surely_before(phase.key, first.key):
            first = phase
    return first


class _Lines:
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
            (number, first_phase(group, moments).key, {p.key for p in group})
            for number, group in sorted(groups.items())
        ]
        starts = (moments.clock.start(first).earliest for _, first, _ in self._groups)
        low = float("-inf")
        self._earliest = list(accumulate((low if s is None else s for s in starts), max))

    def judged_by(self, key: str, look: Assessment) -> int | None:
        """The number of the line that a look judges; None before all of them."""
        if look.after in self._line_of:
            return self._line_of[look.after]
        latest = self._moments.clock.start(key).latest
        end = len(self._groups) if latest is None else bisect_right(self._earliest, latest)
        for number, first, keys in reversed(self._groups[:end]):
            since = self._moments.clock.between(first, "start", key, "start")
            is_only_order = self._moments.clock.start(first).latest is None
            is_drawn_after = is_only_order and self._moments.is_before(first, key)
            if _is_surely_after(since) or _is_told_after(look.when, keys) or is_drawn_after:
                return number
        return self._first(key)

    def _first(self, key: str) -> int | None:
        """The first line, where it may have begun before the look."""
        if not self._groups:
            return None
        number, first, _ = self._groups[0]
        since = self._moments.clock.between(first, "start", key, "start")
        return number if since.latest is None or since.latest > 0 else None


def _is_surely_after(since: Interval) -> bool:
    return since.earliest is not None and since.earliest > 0


def _is_told_after(when: When, keys: set[str]) -> bool:
    """Whether the source places a time behind one of these events."""
    return any(
        clause.anchor.event in keys
        and (
            (isinstance(clause, Order) and clause.relation in ("after", "during"))
            or (isinstance(clause, Offset) and clause.span is not None and clause.sign > 0)
        )
        for clause in when.clauses
        if isinstance(clause, Offset | Order)
    )
