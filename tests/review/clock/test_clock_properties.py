"""The clock on courses made at random: the truth is kept, and nothing true contradicts."""

import math
from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.review.clock.bounds import Bound
from boardapp.review.clock.clock import Clock, build_clock
from boardapp.review.clock.facts import Facts, Strength, collect_facts

MONTH = 30.436875
DX_DAY = 737_456  # 2020-02-07, as date.toordinal counts
TOLERANCE = 1e-4

Times = dict[str, tuple[int, int]]
"""Start and end in days from diagnosis by key; equal for an assessment."""


def _case(dx: str, stated: dict[str, tuple[list[str], list[str]]]) -> Case:
    """A case of therapies (keys "t…") and evaluations ("a…") with these clauses."""
    return Case(
        title="A course",
        diagnosis=Diagnosis(when=When.parse(dx), disease=Coded(text="B-ALL")),
        therapies=tuple(
            Therapy(id=key, name=key, start=_when(start), end=_when(end))
            for key, (start, end) in stated.items()
            if key.startswith("t")
        ),
        assessments=tuple(
            Assessment(id=key, when=_when(start))
            for key, (start, _) in stated.items()
            if key.startswith("a")
        ),
    )


def _when(clauses: Sequence[str]) -> When:
    return When.parse(", ".join(clauses) or "not reported")


@st.composite
def _true_times(draw: st.DrawFn) -> Times:
    times: Times = {"dx": (0, 0)}
    for number in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, 900))
        times[f"t{number}"] = (start, start + draw(st.integers(0, 200)))
    for number in range(draw(st.integers(0, 4))):
        day = draw(st.integers(-200, 900))
        times[f"a{number}"] = (day, day)
    return times


def _true_clauses(day: int, others: Times, birth: int) -> list[str]:
    """Everything that could be stated of a day, given the true times of the others."""
    clauses = [f"{_date(day)}", f"{_date(day)[:7]}", f"~ {_date(day)[:4]}"]
    clauses.append(f"age {int((day - birth) // MONTH)} mo")
    for key, (start, end) in others.items():
        away, sign = abs(day - start), "+" if day >= start else "-"
        months = round(away / MONTH)
        clauses += [
            f"{key} {sign} {away} d",
            f"{key} {sign} {round(away / 7)} wk",
            f"{key} {sign} {months} mo",
            f"~ {key} {sign} {math.ceil(away / MONTH)} mo",
            f"{key} {sign} {max(0, months - 2)}..{months + 3} mo",
        ]
        clauses += [f"after {key}"] * (day >= end) + [f"before {key}"] * (day <= start)
        clauses += [f"during {key}"] * (start <= day <= end)
        clauses += [f"{key}.end"] * (day == end)
    return clauses


def _date(day: int) -> str:
    return date.fromordinal(DX_DAY + day).isoformat()


@st.composite
def _true_courses(
    draw: st.DrawFn,
) -> tuple[Times, int, str, dict[str, tuple[list[str], list[str]]]]:
    """True times, the day of birth, what is stated of the diagnosis and of each event."""
    times = draw(_true_times())
    birth = -draw(st.integers(300, 700))
    dx = draw(st.sampled_from(["not reported", _date(0), f"age {int(-birth // MONTH)} mo"]))
    stated = {}
    for key, (start, end) in times.items():
        others = {other: time for other, time in times.items() if other != key}
        few = [
            draw(st.lists(st.sampled_from(_true_clauses(day, others, birth)), max_size=2))
            for day in (start, end)
        ]
        if key != "dx":
            stated[key] = (few[0], few[1])
    return times, birth, dx, stated


def _contains(low: float | None, day: float, high: float | None) -> bool:
    return (low is None or low <= day + TOLERANCE) and (high is None or day <= high + TOLERANCE)


@settings(max_examples=150)
@given(_true_courses())
def test_true_statements_keep_the_truth_possible(
    course: tuple[Times, int, str, dict[str, tuple[list[str], list[str]]]],
) -> None:
    times, birth, dx, stated = course

    clock = build_clock(_case(dx, stated))

    assert clock.contradictions == ()
    for key, (start, end) in times.items():
        assert _contains(clock.start(key).earliest, start, clock.start(key).latest)
        assert _contains(clock.end(key).earliest, end, clock.end(key).latest)
        if age := clock.age(key):
            assert _contains(age.low_days, start - birth, age.high_days)
        for other, (other_start, _) in times.items():
            apart = clock.between(key, "end", other, "start")
            assert _contains(apart.earliest, other_start - end, apart.latest)


@settings(max_examples=100)
@given(_true_courses(), st.data())
def test_a_further_statement_never_widens_an_interval(
    course: tuple[Times, int, str, dict[str, tuple[list[str], list[str]]]], data: st.DataObject
) -> None:
    _, _, dx, stated = course
    key = data.draw(st.sampled_from(sorted(stated)))
    # "-" and not a date, since the first date of a case widens ages.
    clause = data.draw(st.sampled_from(["dx - 0..40 mo", "dx + 0..40 mo", "after dx", "before t0"]))
    more = stated | {key: ([*stated[key][0], clause], stated[key][1])}

    before, after = build_clock(_case(dx, stated)), build_clock(_case(dx, more))

    if after.contradictions:
        return
    for key in stated:
        low, high = before.start(key).earliest, before.start(key).latest
        now = after.start(key)
        assert low is None or (now.earliest is not None and now.earliest >= low)
        assert high is None or (now.latest is not None and now.latest <= high)


KEYS = ("t0", "t1", "a0", "a1", "a2")


@st.composite
def _any_courses(draw: st.DrawFn) -> Case:
    """Statements that need not agree with each other."""
    anchor = st.sampled_from(["dx", *KEYS, "t0.end", "t1.end"])
    clause = st.one_of(
        st.builds("{} + {} d".format, anchor, st.integers(0, 30)),
        st.builds("{} - {} d".format, anchor, st.integers(0, 30)),
        st.builds("{} + {}..2{} d".format, anchor, st.integers(0, 9), st.integers(0, 9)),
        st.builds("~ {} + {} d".format, anchor, st.integers(0, 30)),
        st.builds("{} {}".format, st.sampled_from(["after", "before"]), anchor),
        st.builds("during {}".format, st.sampled_from(["t0", "t1"])),
        st.builds("age {} d".format, st.integers(0, 60)),
    )
    stated = {
        key: (
            draw(st.lists(clause, max_size=2)),
            draw(st.lists(clause, max_size=1 if key[0] == "t" else 0)),
        )
        for key in KEYS
    }
    return _case(draw(st.sampled_from(["not reported", "age 20 d"])), stated)


def _is_possible(size: int, bounds: Sequence[Bound]) -> bool:
    """Whether times exist that keep all bounds (Bellman and Ford, plainly)."""
    times = [0] * size
    for _ in range(size + 1):
        moved = False
        for source, target, limit, _ in bounds:
            if times[source] + limit < times[target]:
                times[target], moved = times[source] + limit, True
        if not moved:
            return True
    return False


def _kept(facts: Facts, clock: Clock) -> list[Bound]:
    aside = {id(contradiction.set_aside) for contradiction in clock.contradictions}
    return [bound for bound in facts.bounds if id(facts.facts[bound.fact]) not in aside]


@settings(max_examples=150)
@given(_any_courses())
def test_a_contradiction_is_told_exactly_where_no_times_exist(case: Case) -> None:
    facts = collect_facts(case)

    clock = build_clock(case)

    assert bool(clock.contradictions) != _is_possible(facts.size, facts.bounds)


@settings(max_examples=150)
@given(_any_courses())
def test_the_facts_of_a_contradiction_contradict_on_their_own_and_all_are_needed(
    case: Case,
) -> None:
    clock = build_clock(case)
    facts = clock._facts
    for contradiction in clock.contradictions:
        named = {id(fact) for fact in contradiction.facts}
        own = [bound for bound in facts.bounds if id(facts.facts[bound.fact]) in named]
        assert not _is_possible(facts.size, own)
        for fact in contradiction.facts:
            rest = [bound for bound in own if facts.facts[bound.fact] is not fact]
            assert _is_possible(facts.size, rest)


@settings(max_examples=100)
@given(_any_courses())
def test_what_is_certain_is_never_set_aside_and_what_is_left_holds(case: Case) -> None:
    clock = build_clock(case)

    assert all(c.set_aside.strength is not Strength.CERTAIN for c in clock.contradictions)
    assert _is_possible(clock._facts.size, _kept(clock._facts, clock))


@settings(max_examples=150)
@given(_any_courses())
def test_the_places_where_events_are_drawn_keep_every_bound(case: Case) -> None:
    clock = build_clock(case)
    day = {node: clock._times[node] for node in range(clock._facts.size)}

    assert clock.placement["dx", "start"] == 0
    for source, target, limit, _ in _kept(clock._facts, clock):
        assert day[target] - day[source] <= limit
    for key in KEYS:
        assert clock.placement[key, "start"] <= clock.placement[key, "end"]
        place = clock.placement[key, "start"]
        assert _contains(clock.start(key).earliest, place, clock.start(key).latest)


@settings(max_examples=150)
@given(_any_courses())
def test_the_order_agrees_with_every_known_order(case: Case) -> None:
    clock = build_clock(case)

    assert sorted(clock.order) == sorted(["dx", *KEYS])
    for rank, first in enumerate(clock.order):
        for last in clock.order[rank + 1 :]:
            apart = clock.between(first, "start", last, "start")
            # The last may not be known to be earlier, unless both are on one day.
            assert apart.latest is None or apart.latest > 0 or apart.earliest == 0


@settings(max_examples=30)
@given(_any_courses())
def test_the_same_case_gives_the_same_clock(case: Case) -> None:
    one, other = build_clock(case), build_clock(case)

    assert one.placement == other.placement
    assert one.order == other.order
    assert one.contradictions == other.contradictions
