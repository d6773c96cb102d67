"""Acute graft versus host disease by the MAGIC consortium: stages of four organs, and the grade.

Rule "MAGIC acute GvHD", version 1 (staging after Harris et al. 2016 in the PDQ, NBK577669, table
4; grades as second-hand texts have them). Skin < 25 % 1, 25 to 50 % 2, > 50 % 3, with bullae and
desquamation of > 5 % 4. Bilirubin 2 to 3 mg/dL 1, to 6 2, to 15 3, above 4. Lower gut: 10 to 19.9
mL/kg a day 1, 20 to 30 2, above 3; from more than 50 kg on 500 to 999 mL a day 1, 1000 to 1500 2,
above 3; or by episodes; severe pain, ileus or blood 4. Upper gut: persistent nausea, vomiting or
anorexia 1. Grade I skin 1 or 2 alone; II skin 3, or liver, upper or lower gut 1; III liver or lower
gut 2 or 3; IV any 4. Stage 2 of the liver is read as beginning above 3.0 mg/dL, stage 3 above 6.0.
"""

from collections.abc import Mapping

import msgspec

from boardapp.case.value import Kind, Value
from boardapp.clinical.leukemia_bounds import is_surely_over, is_surely_up_to
from boardapp.clinical.part_grades import (
    PartsGrade,
    Steps,
    SystemRule,
    combined,
    steps_from,
    steps_over,
)
from boardapp.clinical.response_criteria import Presence
from boardapp.clinical.scaled_value import scaled

RULE = "MAGIC acute GvHD, version 1"
SOURCE = "Harris AC et al. 2016, in the PDQ (NBK577669, table 4); grades read in second-hand texts"
BY = SystemRule("MAGIC", ("0", "I", "II", "III", "IV"), RULE, SOURCE)
ADULT_ABOVE_KG = 50.0
"""Volumes and episodes of the lower gut are those of adults above this weight."""
OF_A_MIX = 0.5
"""The share of stool in a mix with urine."""
TOPS: Mapping[str, int] = {"skin": 4, "liver": 4, "lower gut": 4, "upper gut": 1}
"""The highest stage of each organ."""


class LowerGut(msgspec.Struct, frozen=True):
    """What is known of the lower gut; None where it is not.

    `per_kg` in mL/kg a day and `volume` in mL a day are worded for the mean of three days;
    `episodes` a day; `is_grave`: severe pain, ileus or bloody stool.
    """

    per_kg: Value | None = None
    volume: Value | None = None
    episodes: Value | None = None
    weight_kg: Value | None = None
    is_mixed_with_urine: bool = False
    is_grave: Presence | None = None


def magic_grade(stages: Mapping[str, Steps | None]) -> PartsGrade:
    """The grade by the stages of the organs of `TOPS`; None, or not there, is not known."""
    return combined(BY, {organ: stages.get(organ) for organ in TOPS}, TOPS, _grade)


def skin_stage(percent: Value | None, bullae: Presence | None = None) -> Steps | None:
    """The stage by the share of the body surface with a rash, in %.

    `bullae`: erythroderma with bullae and desquamation of more than 5 %, which the whole skin
    must have: up to 50 % it does not matter.
    """
    if bullae == "present":
        return Steps(4, 4)
    any_, upper = steps_over(percent, 0, 50), steps_from(percent, 25)
    if any_ is None or upper is None:
        return None
    low, high = any_.low + upper.low, any_.high + upper.high
    return Steps(low, 4 if high == 3 and bullae is None else high)


def liver_stage(bilirubin: Value | None) -> Steps | None:
    """The stage by bilirubin in mg/dL."""
    first, further = steps_from(bilirubin, 2), steps_over(bilirubin, 3, 6, 15)
    if first is None or further is None:
        return None
    return Steps(first.low + further.low, first.high + further.high)


def upper_gut_stage(symptoms: Presence | None) -> Steps | None:
    """1 with persistent nausea, vomiting or anorexia."""
    return {None: None, "absent": Steps(0, 0), "present": Steps(1, 1)}[symptoms]


def lower_gut_stage(found: LowerGut) -> Steps | None:
    """The stage by volume or episodes; where both are given and differ, between the two.

    Without a weight a volume per kg is that of a child and one in mL that of an adult;
    episodes are then between those of both.
    """
    if found.is_grave == "present":
        return Steps(4, 4)
    stages = [one for one in (_by_volume(found), _by_episodes(found)) if one is not None]
    if not stages:
        return None
    high = max(one.high for one in stages)
    return Steps(min(one.low for one in stages), 4 if found.is_grave is None else high)


def _grade(stage: Mapping[str, int]) -> int:
    """IV is tried first, then III, then II."""
    skin, liver, lower, upper = (stage[organ] for organ in TOPS)
    if 4 in (skin, liver, lower):
        return 4
    if max(liver, lower) >= 2:
        return 3
    if skin == 3 or 1 in (liver, lower, upper):
        return 2
    return 1 if skin else 0


def _is_adult(weight: Value | None) -> bool | None:
    if is_surely_over(weight, ADULT_ABOVE_KG):
        return True
    return False if is_surely_up_to(weight, ADULT_ABOVE_KG) else None


def _by_volume(found: LowerGut) -> Steps | None:
    share = OF_A_MIX if found.is_mixed_with_urine else 1.0
    per_kg, volume = _times(found.per_kg, share), _times(found.volume, share)
    is_adult, weight = _is_adult(found.weight_kg), _plain(found.weight_kg)
    if is_adult and volume is None and weight is not None:
        volume, per_kg = _times(per_kg, weight), None
    elif is_adult is None and found.weight_kg is not None and found.weight_kg.is_numeric:
        return None  # It may be above or below 50 kg.
    elif is_adult is False and per_kg is None:
        per_kg, volume = (None if not weight else _times(volume, 1 / weight)), None
    if per_kg is not None and is_adult is not True:
        return _staged(per_kg, (10, 20), 30)
    return _staged(volume, (500, 1000), 1500) if is_adult is not False else None


def _by_episodes(found: LowerGut) -> Steps | None:
    of_children = _staged(found.episodes, (4, 7), 10)
    of_adults = _staged(found.episodes, (3, 5), 7)
    if of_children is None or of_adults is None:
        return None
    is_adult = _is_adult(found.weight_kg)
    if is_adult is None:
        return Steps(of_children.low, of_adults.high)
    return of_adults if is_adult else of_children


def _staged(value: Value | None, reached: tuple[float, float], exceeded: float) -> Steps | None:
    """Stages 1 and 2 begin where they are reached, stage 3 where it is exceeded."""
    first, last = steps_from(value, *reached), steps_over(value, exceeded)
    if first is None or last is None:
        return None
    return Steps(first.low + last.low, first.high + last.high)


def _plain(value: Value | None) -> float | None:
    return value.low if value is not None and value.kind in (Kind.NUMBER, Kind.ABOUT) else None


def _times(value: Value | None, factor: float) -> Value | None:
    return None if value is None else scaled(value, factor)
