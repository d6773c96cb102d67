"""The title of MRD: what its last results say together, each clause with its method and time.

Rule "course of MRD, version 1" (ours): see `boardapp.review.course.mrd_trend`. Results of two looks
are never joined into one clause: a method that was not part of the last look is told with its own
time, and left out only where it was negative.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from boardapp.case.numerals import number_text
from boardapp.deck.fitting.title_fit import MAX_LENGTH
from boardapp.review.course.mrd_trend import MrdState, MrdTrend
from boardapp.review.model.base import Moment
from boardapp.review.model.course import MrdPoint
from boardapp.words.lists import listed, parted
from boardapp.words.mrd import before_same_power, method_name
from boardapp.words.plurals import number_word
from boardapp.words.times import derived_text

_HEADS: dict[MrdState, str] = {
    "back": "MRD is back", "new": "MRD is now detected", "still": "MRD is still detected",
    "found": "MRD detected", "not detected": "MRD not detected",
}  # fmt: skip
_NEUTRAL = "MRD by method over the course"
_NO_TIME = "time not reported"
_WEEK, _MOST_WEEKS, _MOST_DAYS, _MONTH = 7, 8, 100, 30.436875


class Telling(Protocol):
    """Tells times as slides do."""

    def told(self, moment: Moment) -> str:
        """A time; empty where nothing is known of it."""


def mrd_title(trend: MrdTrend, times: Telling, mark: Callable[[str], str] = str) -> str:
    """Say "MRD is back by NGS: 2.4, then 5.1×10⁻⁶ in two weeks, month 28.5; flow not detected".

    `mark` puts behind it the doubts about the results that it tells.
    """
    when = _when(trend, times)
    heads, besides = [f"{head}{when}" for head in _heads(trend, times)], _beside(trend)
    clauses = [
        *((head, *beside) for head in heads for beside in besides),
        *((head,) for head in heads),
    ]
    candidates = [
        mark("; ".join((*told, *elsewhere)))
        for elsewhere in _elsewhere(trend, times)
        for told in clauses
    ]
    # What is found may stand alone; that nothing is found, never beside what others found.
    rest = "; found by others at other looks" if trend.last.outcome == "negative" else ""
    candidates += [mark(f"{head}{rest}") for head in heads]
    # The first that fits, though its last word may stand alone: a value says more than a line.
    return next((text for text in candidates if len(text) <= MAX_LENGTH), _NEUTRAL)


def mrd_said(trend: MrdTrend, times: Telling) -> tuple[str, ...]:
    """What to say to the chart of MRD, after its title, in sentences."""
    triangle = "An open triangle is a sample without MRD, at the least that it could find."
    if trend.gone is None or trend.turn is not None:
        return (triangle,)
    before = parted((trend.gone.level, _time(trend.gone.when, times)), ", ")
    return f"The sample before could have found it: not detected, {before}.", triangle


def _heads(trend: MrdTrend, times: Telling) -> Iterator[str]:
    """The clause of the method that decides, the fullest first."""
    last = trend.last
    by = f" by {method_name(last.method)}" if last.method else ""
    if trend.turn is not None or trend.is_overtaken:
        before = "Last MRD" if trend.is_overtaken else "MRD"
        yield f"{before}{by}: {_outcome(last)}"
        return
    head = f"{_HEADS[trend.state]}{by}"
    if trend.state == "not detected":
        since = _time(trend.since, times)
        if trend.count > 1 and since:
            count = number_word(trend.count)
            yield f"{head} in {count} samples since {since}; last {last.level}"
        yield f"{head} ({last.level})"
        return
    for values in _values(trend.values):
        yield f"{head}: {values}"


def _outcome(result: MrdPoint) -> str:
    return f"not detected ({result.level})" if result.outcome == "negative" else result.level


def _values(values: Sequence[MrdPoint]) -> Iterator[str]:
    """The last two levels with the time between them, then the last alone."""
    *before, last = values
    for first in before:
        yield f"{_joined(first.level, last.level)}{time_between(first.when, last.when)}"
        yield _joined(first.level, last.level)
    yield last.level


def _joined(first: str, last: str) -> str:
    """Two levels; their power of ten once where it is the same: "2.4, then 5.1×10⁻⁶"."""
    return f"{before_same_power(first, last)}, then {last}"


def time_between(first: Moment, last: Moment) -> str:
    """The time between two looks, " in two weeks"; empty where one isn't known to the day."""
    if not (first.is_exact and last.is_exact) or first.earliest is None or last.earliest is None:
        return ""
    days = round(last.earliest - first.earliest)
    weeks, rest = divmod(days, _WEEK)
    if days < 1:
        return ""
    if not rest and weeks <= _MOST_WEEKS:
        return f" in {number_word(weeks)} weeks" if weeks > 1 else " in a week"
    if days <= _MOST_DAYS:
        return f" in {days} days" if days > 1 else " in a day"
    return f" in {number_text(round(days / _MONTH, 1))} months"


def _when(trend: MrdTrend, times: Telling) -> str:
    """The time of the last result, and where it stands to the last relapse or progression."""
    time = _time(trend.last.when, times)
    told = [f", {time}"] if time else []
    if trend.turn is not None:
        turn = trend.turn
        name = turn.turn or turn.state
        told.append(f" (before {name})" if trend.is_overtaken else f" (at {name})")
    return "".join(told)


def _time(moment: Moment, times: Telling) -> str:
    """A time known to the day by that day, "month 28.5"; any other as stated."""
    return derived_text(moment) if moment.is_exact else times.told(moment)


def _beside(trend: MrdTrend) -> list[tuple[str, ...]]:
    """What other methods found at the same look: with their limits, then without."""
    full = tuple(f"{_kind(r, trend)} {_outcome(r)}" for r in trend.beside)
    brief = tuple(
        f"{_kind(r, trend)} {'not detected' if r.outcome == 'negative' else r.level}"
        for r in trend.beside
    )
    return list(dict.fromkeys((full, brief)))


def _kind(result: MrdPoint, trend: MrdTrend) -> str:
    """The method of another result, with its specimen where that differs."""
    method = method_name(result.method) or "another method"
    is_other = result.specimen and result.specimen != trend.last.specimen
    return f"{method} in {result.specimen}" if is_other else method


def _elsewhere(trend: MrdTrend, times: Telling) -> list[tuple[str, ...]]:
    """What other methods found at other looks, each with its own time; else that they did."""
    if not trend.elsewhere:
        return [()]
    full = tuple(_at_other_look(r, trend, _time(r.when, times)) for r in trend.elsewhere)
    kinds = listed([_kind(r, trend) for r in trend.elsewhere])
    return [full, (f"at other looks found by {kinds}",)]


def _at_other_look(result: MrdPoint, trend: MrdTrend, time: str) -> str:
    kind = _kind(result, trend)
    return f"{kind} last {result.level}, {time}" if time else f"{kind} {result.level}, {_NO_TIME}"
