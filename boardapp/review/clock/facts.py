"""What a case says of time, as numbered facts and the bounds that each of them sets.

Beside what is stated, some things are certain of every case (an event does not end before
it begins, nothing comes before birth) and some are assumed from the usual course: therapies,
adverse events, transfusions, goals and assessments other than evaluations do not come before
the diagnosis; relapses come in the order of their numbers; no therapy starts before one of
an earlier line, among those that were given; a look of which only an order is told does not come
before the therapy that it judges. A dated therapy of no line may be one of an earlier malignancy
that the case states, and is not held to come after the diagnosis.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Literal, NamedTuple

import msgspec

from boardapp.case.ages import CALENDAR_SLACK_D
from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.events import Event, events
from boardapp.case.imaging import ImagingStudy
from boardapp.case.place import Place
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.case.when import Anchor, AtAge, Clause, On, Order, When
from boardapp.review.clock.bounds import DEFINITION, TICKS_PER_DAY, Bound
from boardapp.review.clock.conventions import Origin, Reading, read_clause
from boardapp.words.times import when_text

Edge = Literal["start", "end"]
BIRTH = "birth"
"""The name by which a time may refer to birth, where no event bears it as its id."""

DIAGNOSIS_NODE, BIRTH_NODE, CALENDAR_NODE = range(3)

_AFTER_DIAGNOSIS = frozenset({"therapy", "adverse event", "transfusion", "goal"})


class Strength(IntEnum):
    """How firmly a fact holds: in a contradiction the weakest gives way."""

    USUAL = 1
    """Assumed from the usual course, such as relapses in the order of their numbers."""
    STATED = 2
    """Stated in the case."""
    CERTAIN = 3
    """True of every case: an event does not end before it begins, none is before birth."""


class Fact(msgspec.Struct, frozen=True):
    """One statement about time. For a rule, `words` is the rule and `text` is empty.

    `place` is its path in the case file, `text` the clause as stated there, `subject`
    what it is about ("relapse 2", "the end of blinatumomab") and `words` the clause in
    a reader's words ("28 d after CAR-T").
    """

    place: Place
    text: str
    subject: str
    words: str
    strength: Strength


class UnknownAnchor(NamedTuple):
    """A time that refers to no event of the case; the clock leaves the clause out."""

    place: Place
    text: str
    anchor: str


class Aim(NamedTuple):
    """A node was meant to lie `ticks` after another: where to draw it, if it can be."""

    reference: int
    ticks: int


class Facts(msgspec.Struct):
    """All facts of a case in the order stated, with the nodes of the network.

    `nodes` gives the node of each (key, edge); both edges of an event that happens at
    one time share one. The first three nodes are diagnosis, birth and calendar. `joints` are
    nodes that are no time of the case: each lies between all starts of one group of events and
    all of the next, so that an order of groups needs no bound for each pair.
    """

    case: Case
    events: tuple[Event, ...]
    size: int = 3
    nodes: dict[tuple[str, str], int] = msgspec.field(default_factory=dict)
    labels: dict[str, str] = msgspec.field(default_factory=dict)
    facts: list[Fact] = msgspec.field(default_factory=list)
    bounds: list[Bound] = msgspec.field(default_factory=list)
    aims: dict[int, list[Aim]] = msgspec.field(default_factory=dict)
    joints: set[int] = msgspec.field(default_factory=set)
    unknown: list[UnknownAnchor] = msgspec.field(default_factory=list)
    lasting: frozenset[str] = frozenset()
    age_slack: float = 0.0

    def read(self, clause: Clause) -> tuple[Reading, ...]:
        """What a clause means in this case, with its birth date and its calendar."""
        born = self.case.patient.born.calendar_day
        return read_clause(clause, born=born, age_slack=self.age_slack)

    def node(self, reference: Anchor | Origin) -> int | None:
        """The node that a reading refers to; None where the case has no such event."""
        match reference:
            case Origin.BIRTH:
                return BIRTH_NODE
            case Origin.CALENDAR:
                return CALENDAR_NODE
            case Anchor(event, edge):
                return self.nodes.get((event, edge))


def collect_facts(case: Case) -> Facts:
    """Number the nodes and state every fact: the stated ones first, then the rules."""
    facts = Facts(case, tuple(events(case)))
    facts.lasting = frozenset(event.key for event in facts.events if is_lasting(event))
    for event in facts.events:
        _add_nodes(facts, event)
    facts.nodes.setdefault((BIRTH, "start"), BIRTH_NODE)
    facts.nodes.setdefault((BIRTH, "end"), BIRTH_NODE)
    facts.labels.setdefault(BIRTH, BIRTH)
    facts.age_slack = CALENDAR_SLACK_D if _has_calendar(facts) else 0.0
    _state(facts, BIRTH_NODE, BIRTH, Place("patient.born"), case.patient.born)
    for event in facts.events:
        _state_event(facts, event)
    _add_certain_rules(facts)
    _add_diagnosis_rule(facts)
    _add_relapse_rule(facts)
    _add_line_rule(facts)
    _add_judging_rule(facts)
    return facts


def is_lasting(event: Event) -> bool:
    """Whether "5 months after it" leaves open if its start or its end is meant.

    So it is where the case tells of its end, or says that it goes on; an infusion of cells,
    such as CAR-T or a transplant, is one day to a reader even where it has an end.
    """
    record = event.record
    is_infusion = isinstance(record, Therapy) and (record.cells or record.transplant)
    goes_on = isinstance(record, Therapy) and record.status == "ongoing"
    has_end = event.end is not None and event.end.is_reported
    return (has_end or goes_on) and not is_infusion


def ticks(days: float) -> int:
    """Days as whole ticks of the network."""
    return round(days * TICKS_PER_DAY)


def _add_nodes(facts: Facts, event: Event) -> None:
    if (event.key, "start") in facts.nodes:
        return
    facts.labels[event.key] = event.label
    if event.kind == "diagnosis":
        start = end = DIAGNOSIS_NODE
    else:
        start = facts.size
        end = start if event.end is None else start + 1
        facts.size = end + 1
    facts.nodes[event.key, "start"] = start
    facts.nodes[event.key, "end"] = end


def _has_calendar(facts: Facts) -> bool:
    times = [facts.case.patient.born]
    for event in facts.events:
        times += [event.start, event.end or When.NOT_REPORTED]
    return any(isinstance(clause, On) for when in times for clause in when.clauses)


def _state_event(facts: Facts, event: Event) -> None:
    start, end = (facts.nodes[event.key, edge] for edge in ("start", "end"))
    subject = event.label if event.end is None else f"the start of {event.label}"
    _state(facts, start, subject, event.start_place, event.start)
    if event.end is not None:
        _state(facts, end, f"the end of {event.label}", event.end_place, event.end)


def _state(facts: Facts, node: int, subject: str, place: Place, when: When) -> None:
    """Add one fact for each clause of a stated time."""
    for clause in when.clauses:
        readings = facts.read(clause)
        references = [facts.node(reading.reference) for reading in readings]
        if None in references:
            (anchor,) = When((clause,)).anchors
            facts.unknown.append(UnknownAnchor(place, str(clause), anchor.event))
            continue
        words = when_text(When((clause,)), facts.labels, facts.lasting)
        number = _add_fact(facts, Fact(place, str(clause), subject, words, Strength.STATED))
        for reading, reference in zip(readings, references, strict=True):
            if reference is not None:
                _bind(facts, node, reference, reading, number)


def _add_fact(facts: Facts, fact: Fact) -> int:
    facts.facts.append(fact)
    return len(facts.facts) - 1


def _bind(facts: Facts, node: int, reference: int, reading: Reading, number: int) -> None:
    if reading.latest is not None:
        facts.bounds.append(Bound(reference, node, ticks(reading.latest), number))
    if reading.earliest is not None:
        facts.bounds.append(Bound(node, reference, -ticks(reading.earliest), number))
    if reading.aim is not None:
        facts.aims.setdefault(node, []).append(Aim(reference, ticks(reading.aim)))


def _add_certain_rules(facts: Facts) -> None:
    for event in facts.events:
        start, end = (facts.nodes[event.key, edge] for edge in ("start", "end"))
        rule = "nothing comes before birth"
        _add_order(facts, event, rule, Strength.CERTAIN, [(BIRTH_NODE, start)])
        if start != end:
            rule = f"{event.label} cannot end before it begins"
            _add_order(facts, event, rule, Strength.CERTAIN, [(start, end)])


def _add_diagnosis_rule(facts: Facts) -> None:
    for event in facts.events:
        if _may_be_of_earlier_malignancy(facts.case, event):
            continue
        if event.kind in _AFTER_DIAGNOSIS or _is_follow_up(event):
            rule = f"{event.label} does not come before diagnosis"
            pair = (DIAGNOSIS_NODE, facts.nodes[event.key, "start"])
            _add_order(facts, event, rule, Strength.USUAL, [pair])


def _may_be_of_earlier_malignancy(case: Case, event: Event) -> bool:
    """Whether it is a dated therapy of no line, where a malignancy before this one is stated."""
    record = event.record
    is_dated = any(isinstance(clause, On | AtAge) for clause in event.start.clauses)
    if not isinstance(record, Therapy) or record.line is not None or not is_dated:
        return False
    return any("malignan" in one.kind.casefold() for one in case.patient.conditions)


def _is_follow_up(event: Event) -> bool:
    """Whether an assessment presupposes the diagnosis; an evaluation may lead to it."""
    return isinstance(event.record, Assessment) and event.record.finding != "evaluation"


def _add_relapse_rule(facts: Facts) -> None:
    relapses = _by_number(facts.events, _relapse_number)
    for earlier, later in pairwise(relapses):
        rule = f"relapse {later} does not come before relapse {earlier}"
        rules = [(event, rule) for event in relapses[later]]
        _add_start_order(facts, relapses[earlier], rules)


def _add_line_rule(facts: Facts) -> None:
    lines = _by_number(facts.events, _line_number)
    for earlier, later in pairwise(lines):
        rule = f"of line {later} does not start before line {earlier}"
        rules = [(event, f"{event.label} {rule}") for event in lines[later]]
        _add_start_order(facts, lines[earlier], rules)


def _add_judging_rule(facts: Facts) -> None:
    """Where a look has no time of its own, the therapy that it judges had begun."""
    given = {event.key: event for event in facts.events if _is_given(event)}
    for event in facts.events:
        record = event.record
        after = record.after if isinstance(record, Assessment | ImagingStudy) else ""
        if after in given and all(isinstance(clause, Order) for clause in event.start.clauses):
            rule = f"{event.label} does not come before {given[after].label}, which it judges"
            pair = (facts.nodes[after, "start"], facts.nodes[event.key, "start"])
            _add_order(facts, event, rule, Strength.USUAL, [pair])


def _is_given(event: Event) -> bool:
    return isinstance(event.record, Therapy) and event.record.status in GIVEN


def _relapse_number(event: Event) -> int | None:
    record = event.record
    is_relapse = isinstance(record, Assessment) and record.finding == "relapse"
    return record.number if is_relapse else None


def _line_number(event: Event) -> int | None:
    """The line of a therapy that was given; a plan does not order what was done."""
    record = event.record
    is_given = isinstance(record, Therapy) and record.status in GIVEN
    return record.line if is_given else None


def _by_number(
    found: Iterable[Event], number_of: Callable[[Event], int | None]
) -> dict[int, list[Event]]:
    """The numbered events, lowest number first."""
    groups: dict[int, list[Event]] = {}
    for event in found:
        if (number := number_of(event)) is not None:
            groups.setdefault(number, []).append(event)
    return dict(sorted(groups.items()))


def _add_start_order(
    facts: Facts, earlier: Sequence[Event], later: Sequence[tuple[Event, str]]
) -> None:
    """Add for each of the later events the rule that it starts before none of the earlier."""
    starts = [facts.nodes[event.key, "start"] for event in earlier]
    if len(earlier) * len(later) > len(earlier) + len(later):
        joint, facts.size = facts.size, facts.size + 1
        facts.joints.add(joint)
        facts.bounds.extend(_orders(((start, joint) for start in starts), DEFINITION))
        starts = [joint]
    for event, rule in later:
        pairs = [(start, facts.nodes[event.key, "start"]) for start in starts]
        _add_order(facts, event, rule, Strength.USUAL, pairs)


def _add_order(
    facts: Facts,
    event: Event,
    rule: str,
    strength: Strength,
    pairs: Iterable[tuple[int, int]],
) -> None:
    """Add a rule that the first node of each pair is not later than the second."""
    number = _add_fact(facts, Fact(event.place, "", event.label, rule, strength))
    facts.bounds.extend(_orders(pairs, number))


def _orders(pairs: Iterable[tuple[int, int]], number: int) -> Iterator[Bound]:
    for first, last in pairs:
        if first != last:
            yield Bound(last, first, 0, number)
