"""Response of a solid tumor by RECIST 1.1, from the sizes of its target lesions.

Rule "RECIST 1.1, version 1". Baseline: at most 5 target lesions, 2 in an organ; a node is one
from 15 mm of short axis on. CR: all gone, nodes below 10 mm. PR: the sum at least 30 % below that
of the baseline. PD: at least 20 % above the least sum so far, the baseline's among them, and at
least 5 mm more; or a new lesion, or other lesions that unequivocally progressed. Else SD. Gone
targets beside other lesions that are still there are PR. The stated response is not replaced.

A size that is a range or is missing makes the sum one, and all classes are told that it allows.
Targets that come back after all were gone have a class only where they are PD by the numbers.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

import msgspec

from boardapp.clinical.target_lesions import Lesion, Obstacle, Sum, is_gone, may_be_gone, total

RULE = "RECIST 1.1, version 1"
SOURCE = "RECIST 1.1, as in PMC5658474: sum of diameters of the target lesions, new lesions"
MOST_TARGETS, MOST_IN_AN_ORGAN = 5, 2
LEAST_NODE_MM = 15
FALL, RISE, RISE_MM = Fraction(30, 100), Fraction(20, 100), 5

RecistClass = Literal["CR", "PR", "SD", "PD"]
NonTarget = Literal["none", "gone", "present", "progressed"]
"""Lesions that are no targets: there were none, all gone, still there, unequivocally worse."""
Decider = Literal[
    "new lesion", "other lesions progressed", "all gone", "other lesions present",
    "sum against baseline", "sum against least sum",
]  # fmt: skip
Unreported = Literal["new lesions", "non-target lesions"]
_ORDER: tuple[RecistClass, ...] = ("CR", "PR", "SD", "PD")


class Recist(msgspec.Struct, frozen=True):
    """The classes that a look allows, best first, and what they rest on.

    One class in `possible`: it is certain, by what is reported. None: `kept_from` says why.
    `missing` was not reported and could still make it another class. Sums are in mm.
    """

    possible: tuple[RecistClass, ...]
    decided_by: tuple[Decider, ...] = ()
    baseline: Sum | None = None
    least: Sum | None = None
    now: Sum | None = None
    kept_from: tuple[Obstacle, ...] = ()
    missing: tuple[Unreported, ...] = ()

    @property
    def change_from_baseline(self) -> Sum | None:
        """Change of the sum from that of the baseline, in %; below 0 for a fall."""
        return _change(self.now, self.baseline)

    @property
    def change_from_least(self) -> Sum | None:
        """Change of the sum from the least one so far, in %."""
        return _change(self.now, self.least)


def recist(
    baseline: Sequence[Lesion],
    now: Sequence[Lesion],
    earlier: Sequence[Sequence[Lesion]] = (),
    *,
    has_new_lesion: bool | None = None,
    non_target: NonTarget | None = None,
) -> Recist:
    """The class of one look by its target lesions, those of the baseline and of looks between.

    Lesions are the same by their `key`; a target that a look does not measure leaves its sum
    open upwards, and one that the baseline does not have is not counted. None for new or
    non-target lesions: not reported.
    """
    unreported: tuple[tuple[Unreported, object], ...] = (
        ("new lesions", has_new_lesion),
        ("non-target lesions", non_target),
    )
    missing = tuple(name for name, stated in unreported if stated is None)
    kept_from = (*baseline_obstacles(baseline), *_obstacles_of_looks(baseline, now, earlier))
    certain: Decider | None = (
        "new lesion"
        if has_new_lesion
        else "other lesions progressed"
        if non_target == "progressed"
        else None
    )
    if kept_from:
        possible: tuple[RecistClass, ...] = ("PD",) if certain else ()
        return Recist(possible, (certain,) if certain else (), kept_from=kept_from)
    first, last = total(baseline, baseline), total(baseline, now)
    least = _least([first, *(total(baseline, look) for look in earlier)])
    if certain:
        return Recist(("PD",), (certain,), first, least, last)
    is_regrown = any(is_gone(baseline, look) for look in earlier) and not may_be_gone(baseline, now)
    if is_regrown and not _progresses(last, least):
        regrowth = Obstacle("regrowth after all were gone")
        return Recist((), (), first, least, last, (regrowth,), missing)
    allowed = _by_targets(baseline, now, (first, least, last), non_target)
    possible = tuple(name for name in _ORDER if name in allowed)
    decided = tuple(dict.fromkeys(by for name in possible for by in allowed[name]))
    return Recist(possible, decided, first, least, last, (), missing)


def baseline_obstacles(baseline: Sequence[Lesion]) -> tuple[Obstacle, ...]:
    """What keeps the target lesions of a baseline from being those of RECIST 1.1."""
    if not baseline:
        return (Obstacle("no target lesion at baseline"),)
    found = [Obstacle("more than 5 target lesions")] if len(baseline) > MOST_TARGETS else []
    organs = Counter(lesion.organ.strip().casefold() for lesion in baseline)
    found += [
        Obstacle("more than 2 target lesions in an organ", organ)
        for organ, count in organs.items()
        if count > MOST_IN_AN_ORGAN and organ
    ]
    for lesion in baseline:
        if lesion.obstacle:
            found.append(Obstacle(lesion.obstacle, lesion.key, "baseline"))
        elif lesion.span is None:
            found.append(Obstacle("size not stated", lesion.key, "baseline"))
        elif lesion.is_node and lesion.is_below(LEAST_NODE_MM):
            found.append(Obstacle("node below 15 mm is no target", lesion.key, "baseline"))
    return tuple(found)


def _obstacles_of_looks(
    baseline: Sequence[Lesion], now: Sequence[Lesion], earlier: Sequence[Sequence[Lesion]]
) -> tuple[Obstacle, ...]:
    """Lesions named twice and, at this look, sizes that can't be read."""
    looks = (("baseline", baseline), *(("earlier", look) for look in earlier), ("now", now))
    found = [
        Obstacle("lesion named twice", key, "now" if where == "now" else "baseline")
        for where, look in looks
        for key, count in Counter(lesion.key for lesion in look).items()
        if count > 1
    ]
    targets = {lesion.key for lesion in baseline}
    found += [
        Obstacle(lesion.obstacle, lesion.key, "now")
        for lesion in now
        if lesion.obstacle and lesion.key in targets
    ]
    if baseline and not any(lesion.key in targets for lesion in now):
        found.append(Obstacle("no target lesion measured", "", "now"))
    return tuple(found)


_Classes = dict[RecistClass, tuple[Decider, ...]]


def _by_targets(
    baseline: Sequence[Lesion],
    now: Sequence[Lesion],
    sums: tuple[Sum, Sum, Sum],
    non_target: NonTarget | None,
) -> _Classes:
    """Each class that the targets allow, with what decides it; nodes below 10 mm are no PD."""
    first, least, last = sums
    allowed: _Classes = {}
    if may_be_gone(baseline, now):
        if non_target != "present":
            allowed["CR"] = ("all gone",)
        if non_target in ("present", None):
            allowed["PR"] = ("all gone", "other lesions present")
        if is_gone(baseline, now):
            return allowed
    if _may_progress(last, least):
        allowed["PD"] = ("sum against least sum",)
    if _progresses(last, least):
        return {"PD": allowed["PD"]}
    if first.high is None or last.low <= (1 - FALL) * first.high:
        allowed.setdefault("PR", ("sum against baseline",))
    if last.high is None or last.high > (1 - FALL) * first.low:
        allowed["SD"] = ("sum against baseline", "sum against least sum")
    return allowed


def _least(sums: Sequence[Sum]) -> Sum:
    highs = [one.high for one in sums if one.high is not None]
    return Sum(min(one.low for one in sums), min(highs) if highs else None)


def _may_progress(now: Sum, least: Sum) -> bool:
    if now.high is None:
        return True
    return now.high >= (1 + RISE) * least.low and now.high - least.low >= RISE_MM


def _progresses(now: Sum, least: Sum) -> bool:
    if least.high is None:
        return False
    return now.low >= (1 + RISE) * least.high and now.low - least.high >= RISE_MM


def _change(now: Sum | None, reference: Sum | None) -> Sum | None:
    """In %, as a range where one of them is; None without a reference above 0."""
    if now is None or reference is None or reference.low <= 0 or reference.high is None:
        return None
    low = (now.low / reference.high - 1) * 100
    return Sum(low, None if now.high is None else (now.high / reference.low - 1) * 100)
