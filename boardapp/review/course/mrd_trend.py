"""What the last MRD results say together: back, still found, or not detected.

Rule "course of MRD, version 1" (ours). Only results of one method in one specimen are compared,
and only while their order is sure. MRD is "back" where the same method had not detected it in the
sample before, with a limit that could have found what came then, and had detected it once before.
It is "new" where it had never detected it. What the results of other methods were is told of the
same look, and of an earlier one where they were positive, so that no calm word stands alone. What
came before the last relapse or progression, or at it, says so.
"""

from collections.abc import Sequence
from typing import Literal

from boardapp.review.model.base import Moment, Shown
from boardapp.review.model.course import Look, MrdPoint
from boardapp.review.model.review import Review

RULE = (
    "Course of MRD, version 1 (ours). Results of one method in one specimen are compared while "
    "their order is sure. MRD is called back where the method had found it, did not find it in the "
    "sample before with a limit that could have found what came then, and finds it now."
)
"""The rule in words, for who must be able to check it."""

MrdState = Literal["back", "new", "still", "found", "not detected"]


class MrdTrend(Shown, frozen=True, kw_only=True):
    """The last results of the method that decides, in its specimen.

    `values` are the last two results of its run of one outcome, or the only one; `count` is how
    many results the run has, `since` when its first sample was taken. `beside` are results
    of other kinds at the same look, `elsewhere` positive ones at their last, earlier look.
    `gone` is the sample before the run that could have found what came then, and did not.
    `turn` is the relapse or progression at which the last result was found, or (`is_overtaken`)
    that came after it.
    """

    state: MrdState
    values: tuple[MrdPoint, ...]
    count: int
    since: Moment
    beside: tuple[MrdPoint, ...] = ()
    elsewhere: tuple[MrdPoint, ...] = ()
    turn: Look | None = None
    is_overtaken: bool = False
    gone: MrdPoint | None = None

    @property
    def last(self) -> MrdPoint:
        """The last result."""
        return self.values[-1]


def mrd_trend(review: Review) -> MrdTrend | None:
    """The course of MRD up to the data of the meeting; None where no result tells an outcome.

    A result whose time nobody tells is never the last one, unless there is no other.
    """
    later = {look.key for look in review.looks if look.is_later}
    known = [r for r in review.mrd if r.key not in later and r.outcome in ("positive", "negative")]
    if not known:
        return None
    newest = ([r for r in known if r.when.is_reported] or known)[-1]
    last = _decisive([r for r in known if r.key == newest.key])
    history = _surely_ordered([r for r in known if _kind(r) == _kind(last)], last)
    run = _run(history)
    turn, is_overtaken = _turn(review, last)
    others = _last_of_others(known, last)
    return MrdTrend(
        state=_state(history, run),
        values=tuple(run[-2:]),
        count=len(run),
        since=run[0].when,
        beside=tuple(r for r in others if r.key == last.key),
        elsewhere=tuple(r for r in others if r.key != last.key and r.outcome == "positive"),
        turn=turn,
        is_overtaken=is_overtaken,
        gone=_gone(history, run),
        place=last.place,
        source=last.source,
    )


def _kind(result: MrdPoint) -> tuple[str, str]:
    return result.method, result.specimen


def _decisive(newest: Sequence[MrdPoint]) -> MrdPoint:
    """Of one look the result that decides: a positive one before others, the most sensitive."""
    found = [r for r in newest if r.outcome == "positive"] or list(newest)
    return min(found, key=lambda r: float("inf") if r.limit is None else r.limit)


def _surely_ordered(results: Sequence[MrdPoint], last: MrdPoint) -> list[MrdPoint]:
    """The results up to the last, from the first on that all surely follow each other."""
    at = next(n for n, r in enumerate(results) if r is last)
    ordered = [last]
    for result in reversed(results[:at]):
        end, start = result.when.latest, ordered[0].when.earliest
        if result.key == ordered[0].key or end is None or start is None or end > start:
            break
        ordered.insert(0, result)
    return ordered


def _run(history: Sequence[MrdPoint]) -> list[MrdPoint]:
    """The last results that have one outcome."""
    run: list[MrdPoint] = []
    for result in reversed(history):
        if result.outcome != history[-1].outcome:
            break
        run.insert(0, result)
    return run


def _state(history: Sequence[MrdPoint], run: Sequence[MrdPoint]) -> MrdState:
    if run[-1].outcome == "negative":
        return "not detected"
    if _gone(history, run):
        earlier = history[: len(history) - len(run)]
        return "back" if any(r.outcome == "positive" for r in earlier) else "new"
    return "still" if len(run) > 1 else "found"


def _gone(history: Sequence[MrdPoint], run: Sequence[MrdPoint]) -> MrdPoint | None:
    """The sample before a run of positive ones, where it could have found the first of them."""
    earlier = history[: len(history) - len(run)]
    is_told = run[-1].outcome == "positive" and earlier
    return earlier[-1] if is_told and _could_have_found(earlier[-1], run[0]) else None


def _could_have_found(before: MrdPoint, then: MrdPoint) -> bool:
    """Whether a negative result could have found the share of cells that came then."""
    if before.limit is None or then.value is None or then.is_censored:
        return False
    return before.limit <= then.value


def _last_of_others(known: Sequence[MrdPoint], last: MrdPoint) -> list[MrdPoint]:
    """The last result of each other method or specimen."""
    newest = {_kind(r): r for r in known if _kind(r) != _kind(last)}
    return list(newest.values())


def _turn(review: Review, last: MrdPoint) -> tuple[Look | None, bool]:
    """The last relapse or progression, where the result is from it or from before it."""
    looks = [look for look in review.looks if not look.is_later]
    turns = [n for n, look in enumerate(looks) if look.state in ("relapse", "progression")]
    at = next((n for n, look in enumerate(looks) if look.key == last.key), None)
    if not turns or at is None or at > turns[-1]:
        return None, False
    return looks[turns[-1]], at < turns[-1]
