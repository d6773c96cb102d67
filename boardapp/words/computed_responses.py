"""Responses that a published rule computes from sizes or scores, in words."""

from boardapp.clinical.lugano import Lugano
from boardapp.clinical.recist import Recist
from boardapp.clinical.target_lesions import Obstacle, Sum
from boardapp.words.lists import listed
from boardapp.words.numbers import rounded_text

NOT_COMPUTED = "not computed"
_REASONS = {
    "no target lesion at baseline": "no target lesions at baseline",
    "more than 5 target lesions": "more than 5 target lesions at baseline",
    "more than 2 target lesions in an organ": "more than 2 target lesions in {lesion}",
    "size not stated": "size of {lesion} not reported at baseline",
    "size not read": "size of {lesion} is no number",
    "unit not stated": "size of {lesion} without a unit",
    "unit not read": "unit of the size of {lesion} not read",
    "short axis of a node not stated": "{lesion} is a node, and its axis is not said to be the "
    "short one",
    "short axis of a lesion that is no node": "{lesion} is no node, and its short axis is given",
    "node below 15 mm is no target": "{lesion} is a node below 15 mm at baseline",
    "lesion named twice": "{lesion} is named twice in one study",
    "no target lesion measured": "no target lesion of the baseline was measured",
    "regrowth after all were gone": "targets are back after all were gone, by less than makes "
    "progression certain",
}
_LUGANO_REASONS = {"no score": "no Deauville score", "no score from 1 to 5": "no score from 1 to 5"}


def recist_text(found: Recist) -> str:
    """The class with the sum it rests on, and what could change it.

    "PR: sum 35 mm, −30 % from baseline; by target lesions, new lesions not reported".
    """
    if not found.possible:
        return f"{NOT_COMPUTED}: {listed([obstacle_text(one) for one in found.kept_from])}"
    told = [" or ".join(found.possible)]
    if reasons := [_DECIDERS[by] for by in found.decided_by if by in _DECIDERS]:
        told.append(listed(reasons))
    if sums := sums_text(found):
        told.append(sums)
    if found.missing:
        told.append(f"by target lesions, {listed(found.missing)} not reported")
    return f"{told[0]}: {'; '.join(told[1:])}" if told[1:] else told[0]


_DECIDERS = {
    "new lesion": "new lesion",
    "other lesions progressed": "other lesions progressed",
    "all gone": "all target lesions gone",
    "other lesions present": "other lesions still there",
}


def sums_text(found: Recist) -> str:
    """The sum of diameters with its change: "sum 24 mm, −52 % from baseline, +20 % from least"."""
    if found.now is None:
        return ""
    told = [f"sum {span_of_mm(found.now)}"]
    if change := found.change_from_baseline:
        told.append(f"{_percent(change)} from baseline")
    if found.least != found.baseline and (change := found.change_from_least):
        told.append(f"{_percent(change)} from the least sum")
    return ", ".join(told)


def span_of_mm(span: Sum) -> str:
    """A sum of diameters: "35 mm", "30–40 mm", "at least 20 mm" with a target not measured."""
    low = rounded_text(float(span.low), 4)
    if span.high is None:
        return f"at least {low} mm"
    high = rounded_text(float(span.high), 4)
    return f"{low} mm" if low == high else f"{low}–{high} mm"


def obstacle_text(obstacle: Obstacle) -> str:
    """Why no class was computed, naming the lesion or the organ."""
    return _REASONS[obstacle.reason].format(lesion=obstacle.lesion or "a lesion")


def lugano_text(found: Lugano) -> str:
    """The class, or why there is none: "PMR or NMR or PMD: uptake … not reported"."""
    if found.kept_from:
        return f"{NOT_COMPUTED}: {_LUGANO_REASONS[found.kept_from]}"
    told = " or ".join(found.possible)
    return f"{told}: {listed(found.missing)} not reported" if found.missing else told


def change_text(first: float, last: float) -> str:
    """The change from one size to another, above 0 the first: "−50 %", "+35 %", "±0 %"."""
    change = (last / first - 1) * 100
    return f"{_signed(change)} %" if rounded_text(change, 3) != "0" else "±0 %"


def _percent(change: Sum) -> str:
    if change.high is None:
        return f"at least {_signed(float(change.low))} %"
    if change.low == change.high:
        return f"{_signed(float(change.low))} %"
    return f"{_signed(float(change.low))} to {_signed(float(change.high))} %"


def _signed(number: float) -> str:
    text = rounded_text(number, 3)
    return f"+{text}" if number > 0 else text
