"""Neurotoxicity of immune effector cells (ICANS) by the consensus of the ASTCT.

Rule "ASTCT ICANS grade", version 1 (Lee et al. 2019, tables in PMC9327779 and PMC7990806; for
children the report of it and the term of the CTCAE v6.0). From 12 years on by the ICE score: 7 to
9 grade 1, 3 to 6 grade 2, 0 to 2 grade 3. Under 12 years, or where development is delayed, by
the CAPD: 1 to 8 grade 1, from 9 on grade 3, not possible to do grade 4. Waking to voice 2, to
touch 3, not at all 4. A seizure that passes quickly 3, of more than 5 minutes 4. Focal oedema 3,
diffuse 4; a motor deficit 4. The worst decides. Bleeding in the head is no ICANS. Grade 5 is
death of it, which no part shows.
"""

from typing import Literal

import msgspec

from boardapp.case.interval import Age
from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import side
from boardapp.clinical.part_grades import (
    PartsGrade,
    Steps,
    SystemRule,
    combined,
    steps_from,
    steps_over,
    worst,
)
from boardapp.clinical.response_criteria import Presence

RULE = "ASTCT ICANS grade, version 1"
SOURCE = "Lee DW et al. 2019 (ASTCT consensus), tables in PMC9327779 and PMC7990806"
BY = SystemRule("ASTCT ICANS", ("0", "1", "2", "3", "4"), RULE, SOURCE)
ICE_FROM_MONTHS = 12 * 12
"""Completed months of life from which on the ICE score is made for."""
ICE_MOST, CAPD_MOST = 10, 32
SEIZURE_MINUTES = 5.0
Waking = Literal["spontaneously", "to voice", "to touch", "unarousable"]
"""How the patient wakes; "unarousable" also where vigorous or repeated touch is needed."""
Oedema = Literal["none", "focal", "diffuse", "not named"]
_SCORE = "ICE or CAPD score"
_WAKING: dict[Waking, int] = {"spontaneously": 0, "to voice": 2, "to touch": 3, "unarousable": 4}
_OEDEMA: dict[Oedema, Steps] = {
    "none": Steps(0, 0),
    "focal": Steps(3, 3),
    "diffuse": Steps(4, 4),
    "not named": Steps(3, 4),
}
_TOPS = {_SCORE: 4, "waking": 4, "seizures": 4, "motor deficit": 4, "oedema": 4}


class IcansParts(msgspec.Struct, frozen=True):
    """What is known of one ICANS at its worst; None where it is not.

    `ice` is the score of 0 to 10, `capd` that of 0 to 32; `can_do_capd` False where it can't be
    done. `seizure_minutes` is the length of the longest seizure.
    """

    age: Age | None = None
    is_delayed: bool = False
    ice: Value | None = None
    capd: Value | None = None
    can_do_capd: bool | None = None
    waking: Waking | None = None
    seizures: Presence | None = None
    seizure_minutes: Value | None = None
    motor_deficit: Presence | None = None
    oedema: Oedema | None = None


def icans_grade(found: IcansParts) -> PartsGrade:
    """The grade by what is known; none where only a score of another age is given."""
    score, only_if, left_out = _score(found)
    motor = {None: None, "absent": Steps(0, 0), "present": Steps(4, 4)}[found.motor_deficit]
    waking = None if found.waking is None else _WAKING[found.waking]
    parts = {
        _SCORE: score,
        "waking": None if waking is None else Steps(waking, waking),
        "seizures": _seizures(found.seizures, found.seizure_minutes),
        "motor deficit": motor,
        "oedema": None if found.oedema is None else _OEDEMA[found.oedema],
    }
    graded = combined(BY, parts, _TOPS, worst, only_if=only_if, left_out=left_out)
    if graded.lowest is None and left_out:
        return PartsGrade(BY, missing=graded.missing, left_out=left_out, reason=left_out[0])
    return graded


def _score(found: IcansParts) -> tuple[Steps | None, tuple[str, ...], tuple[str, ...]]:
    """The step of the score that is made for the age, what it holds under, and what is left out."""
    ice, capd, off_scale = _ice(found.ice), _capd(found), _off_scale(found)
    is_child = True if found.is_delayed else _is_under_12(found.age)
    if is_child is True:
        why = () if found.ice is None else ("CAPD under 12 years, or where delayed: no ICE",)
        return capd, (), (*why, *off_scale)
    if is_child is False:
        why = () if capd is None else ("ICE from 12 years on: no CAPD",)
        return ice, (), (*why, *off_scale)
    if ice is not None and capd is not None:
        either = Steps(min(ice.low, capd.low), max(ice.high, capd.high))
        return either, (), off_scale
    if ice is not None:
        return ice, ("12 years or older, and not delayed",), off_scale
    return capd, ("under 12 years, or delayed",) if capd is not None else (), off_scale


def _is_under_12(age: Age | None) -> bool | None:
    """Whether the patient surely is under 12 years; None where both are possible."""
    if age is None:
        return None
    if age.high_months is not None and age.high_months < ICE_FROM_MONTHS:
        return True
    is_older = age.low_months is not None and age.low_months >= ICE_FROM_MONTHS
    return False if is_older else None


def _ice(score: Value | None) -> Steps | None:
    """Grade 3 below 3, grade 2 below 7, grade 1 below 10."""
    if not _is_on_scale(score, ICE_MOST):
        return None
    below = steps_from(score, 3, 7, 10)
    return None if below is None else Steps(3 - below.high, 3 - below.low)


def _capd(found: IcansParts) -> Steps | None:
    if found.can_do_capd is False:
        return Steps(4, 4)
    if not _is_on_scale(found.capd, CAPD_MOST):
        return None
    reached = steps_from(found.capd, 1, 9)
    if reached is None:
        return None
    grades = (0, 1, 3)
    return Steps(grades[reached.low], grades[reached.high])


def _off_scale(found: IcansParts) -> tuple[str, ...]:
    scores = (("ICE", found.ice, ICE_MOST), ("CAPD", found.capd, CAPD_MOST))
    return tuple(
        f"{name} {score.text}: the score goes from 0 to {most}"
        for name, score, most in scores
        if score is not None and score.is_numeric and not _is_on_scale(score, most)
    )


def _is_on_scale(score: Value | None, most: int) -> bool:
    """Whether a score may be one of its scale."""
    return side(score, 0) != "below" and side(score, most + 1) != "above"


def _seizures(seizures: Presence | None, minutes: Value | None) -> Steps | None:
    """Grade 3, and 4 where one lasts more than 5 minutes."""
    longer = steps_over(minutes, 0, SEIZURE_MINUTES)
    is_seen = seizures == "present" or (longer is not None and longer.low > 0)
    if seizures == "absent" and not is_seen:
        return Steps(0, 0)
    if longer is None:
        return Steps(3, 4) if is_seen else None
    return Steps(4 if longer.low == 2 else 3 if is_seen else 0, 4 if longer.high == 2 else 3)
