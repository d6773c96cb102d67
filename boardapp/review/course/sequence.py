"""The order of the course, as far as it is known: rule "order of the course, version 2" (ours).

Lines of therapy stand in the order of their numbers. Anything else stands between the last line
that surely began before it and the first that surely began after it; where these are no
neighbours its place is not known. What the source places before a turn never stands behind
it. What is told before the end of the data was before it, so that the look with which the
data end comes last. A course is mostly order where more than half of the starts of lines and
of the turns may lie anywhere in more than `WIDE` of it.
"""

from collections.abc import Iterable, Iterator

from boardapp.case.case import Case
from boardapp.case.when import Anchor, Offset
from boardapp.clinical.response_words import ACTIVE
from boardapp.review.clock.moments import Moments
from boardapp.review.course.calm import calm_since
from boardapp.review.course.looks import first_phase
from boardapp.review.model.base import Moment
from boardapp.review.model.course import LineOfTherapy, Look, MrdPoint, Phase
from boardapp.review.model.sequence import (
    PlacedLook,
    PlacedPhase,
    Sequence,
    StatedLength,
    Turn,
)
from boardapp.words.times import length_in_words

WIDE = 0.3
"""A time that may lie in more than this part of the course is known by its order (ours)."""
_MOST_LOOKS = 200
"""A course with more looks than any strip could show is not drawn as an order."""


def sequence(
    case: Case,
    moments: Moments,
    lines: tuple[LineOfTherapy, ...],
    looks: tuple[Look, ...],
    beside: Iterable[Phase],
    mrd: tuple[MrdPoint, ...],
) -> Sequence | None:
    """The order of a course; None without a line of therapy, or with too many looks for one."""
    if not lines or len(looks) > _MOST_LOOKS:
        return None
    order = _Order(case, moments, lines, [k.key for k in looks if k.state in ACTIVE])
    turns = tuple(
        Turn(look=look, at=order.turn_at(look), place=look.place, source=look.source)
        for look in looks
        if look.state in ACTIVE
    )
    others = tuple(
        PlacedLook(look=look, at=order.look_at(look), place=look.place, source=look.source)
        for look in looks
        if look.state not in ACTIVE
    )
    placed = tuple(
        PlacedPhase(phase=p, at=order.middle(p.key), place=p.place, source=p.source) for p in beside
    )
    known = [turn.at for turn in turns if turn.at is not None]
    return Sequence(
        blocks=lines,
        turns=turns,
        looks=others,
        beside=placed,
        lengths=tuple(_lengths(order, turns, others, moments)),
        calm=calm_since(turns, others, lines, mrd, moments),
        unordered=tuple(order.unordered()),
        is_mostly_order=_is_mostly_order(lines, looks),
        lines_until_last_turn=_until(known, len(lines)) if len(known) == len(turns) else 0,
    )


class _Order:
    """The places of events among the lines of therapy."""

    def __init__(
        self,
        case: Case,
        moments: Moments,
        lines: tuple[LineOfTherapy, ...],
        turns: list[str],
    ) -> None:
        self.moments, self.lines, self.turns = moments, lines, turns
        self.firsts = [first_phase(line.phases, moments).key for line in lines]
        self.block_of = {p.key: n for n, line in enumerate(lines) for p in line.phases}
        as_of = str(case.meeting.as_of) if case.meeting.as_of.is_reported else ""
        self.last_key = as_of if as_of in moments.events else ""
        self.diagnosis = case.diagnosis.id

    def turn_at(self, look: Look) -> float | None:
        """A turn stands at the end of the block in which it came."""
        found = self._slot(look.key, look.after)
        if found is None:
            return None
        is_end = found != int(found) or found >= len(self.lines)
        return float(int(found) + 1) if is_end and found < len(self.lines) else found

    def look_at(self, look: Look) -> float | None:
        """Any other look stands within the block, the last one behind all."""
        if look.key == self.last_key:
            return float(len(self.lines)) + 1
        found = self._slot(look.key, look.after)
        is_open = found is not None and found == len(self.lines) - 0.5
        if is_open and self._is_after_last(look) and not self._is_before_a_turn(look):
            return len(self.lines) + 0.5
        return found

    def middle(self, key: str) -> float | None:
        """Where a therapy beside the lines stands."""
        return self._slot(key, "")

    def edge(self, key: str, edge: str) -> float | None:
        """The place of an edge of a therapy of a line; None for any other event."""
        if key == self.diagnosis:
            return 0.0
        block = self.block_of.get(key)
        if block is None:
            return None
        if edge == "end":
            return block + 1.0 if self._ends_block(key, block) else None
        return float(block) if self.firsts[block] == key else None

    def unordered(self) -> Iterator[tuple[int, int]]:
        """Neighbouring lines of which the first is not known to begin before the second."""
        for n in range(len(self.lines) - 1):
            if not self._is_not_after(self.firsts[n], self.firsts[n + 1]):
                yield self.lines[n].number, self.lines[n + 1].number

    def _ends_block(self, key: str, block: int) -> bool:
        """Whether the line ends with this therapy: it has no other, or none that ends later."""
        others = [p.key for p in self.lines[block].phases if p.key != key]
        return all(p == key or not self._may_outlast(p, key) for p in others) or (
            self.lines[block].phases[0].key == key
        )

    def _may_outlast(self, other: str, key: str) -> bool:
        since = self.moments.clock.between(other, "end", key, "end").earliest
        return since is None or since < 0

    def _slot(self, key: str, after: str) -> float | None:
        """Where an event stands: n + 0.5 within block n, a whole number at the start of one."""
        count = len(self.lines)
        named = self.block_of.get(after, -1)
        began = [n for n in range(count) if n <= named or self._is_not_after(self.firsts[n], key)]
        later = [n for n in range(count) if self._is_not_after(key, self.firsts[n])]
        first_later = min(later, default=count)
        last_begun = max(began, default=-1)
        if first_later <= last_begun:
            return float(last_begun)
        if first_later == 0:
            return 0.0
        return last_begun + 0.5 if last_begun == first_later - 1 else None

    def _is_not_after(self, first: str, last: str) -> bool:
        earliest = self.moments.clock.between(first, "start", last, "start").earliest
        return earliest is not None and earliest >= 0

    def _is_before_a_turn(self, look: Look) -> bool:
        """Whether a turn is told to come after a look, on a later day or one not known."""
        return any(
            self._is_not_after(look.key, turn) and self.moments.is_before(look.key, turn)
            for turn in self.turns
        )

    def _is_after_last(self, look: Look) -> bool:
        """Whether a look came surely after the last line was over, or after its first day."""
        clock, last = self.moments.clock, self.firsts[-1]
        since_end = clock.between(last, "end", look.key, "start").earliest
        return since_end is not None and since_end >= 0


def _until(known: list[float], count: int) -> int:
    return min(int(max(known)), count) if known else 0


def _lengths(
    order: _Order, turns: Iterable[Turn], looks: Iterable[PlacedLook], moments: Moments
) -> Iterator[StatedLength]:
    """Each length that a time of the course states between two places of it.

    One that is counted from the start of a therapy needs no more words than its length: it
    lies under that therapy. Looks within the order tell their times themselves.
    """
    places: dict[tuple[str, str], float] = {(order.diagnosis, "start"): 0.0}
    last = (look for look in looks if look.look.key == order.last_key)
    shown: list[Turn | PlacedLook] = [*turns, *last]
    for one in shown:
        if one.at is not None:
            places[one.look.key, "start"] = one.at
    for key in order.block_of:
        for edge in ("start", "end"):
            if (at := order.edge(key, edge)) is not None:
                places[key, edge] = at
    for (key, edge), at in places.items():
        event = moments.events[key]
        is_end = edge == "end"
        when = event.end if is_end else event.start
        for clause in when.clauses if when is not None else ():
            if not isinstance(clause, Offset) or clause.span is None:
                continue
            anchor = clause.anchor
            since = places.get((anchor.event, anchor.edge or "start"))
            if since is None or since == at:
                continue
            is_from_start = anchor.event in order.block_of and anchor.edge != "end"
            yield StatedLength(
                start=min(since, at),
                end=max(since, at),
                text=length_in_words(clause),
                since="" if is_from_start else _anchor_name(anchor, moments),
                place=event.end_place if is_end else event.start_place,
                source=event.record.source,
            )


def _anchor_name(anchor: Anchor, moments: Moments) -> str:
    """What a length is counted from, in words: "relapse 1", "blinatumomab ended"."""
    label = moments.labels.get(anchor.event, anchor.event)
    return f"{label} ended" if anchor.edge == "end" else label


def _is_mostly_order(lines: tuple[LineOfTherapy, ...], looks: tuple[Look, ...]) -> bool:
    times = [line.start for line in lines] + [k.when for k in looks if k.state in ACTIVE]
    ends = [line.end for line in lines] + [look.when for look in looks]
    known = [m.latest for m in (*times, *ends) if m.latest is not None]
    span = max((*known, *(m.drawn for m in (*times, *ends) if m.drawn is not None)), default=0.0)
    by_order = sum(_is_order_only(moment, span) for moment in times)
    return by_order * 2 > len(times)


def _is_order_only(moment: Moment, span: float) -> bool:
    if moment.earliest is None or moment.latest is None:
        return True
    return moment.latest - moment.earliest > WIDE * span
