"""Tumor lysis by Cairo and Bishop, as modified in 2011.

Rule "tumor lysis, Cairo–Bishop 2011, version 1" (Howard et al., N Engl J Med 2011, by way of
medicalcriteria.com and bloodref). Laboratory: two or more within 24 hours, from 3 days before to
7 days after the start of therapy: uric acid above ULN for age (adults > 8.0 mg/dL), phosphate
≥ 6.5 mg/dL or 2.1 mmol/L (adults 4.5 mg/dL), potassium ≥ 6.0 mmol/L, corrected calcium ≤ 7.0
mg/dL. Clinical: with it a creatinine 0.3 mg/dL higher, or above 1.5 × ULN without one before,
oliguria, seizure, arrhythmia or symptomatic hypocalcemia.

The two texts differ in > and ≥: a value at the very limit is "at the limit". Ionised calcium is
not read, nor the rise by 25 %, which is of 2004 only. The version of 2004 asks for no 24 hours.
With days alone, two of one day are within 24 hours and two of neighbouring days may be. That an
adult is one from 18 years on is a limit of ours.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

import msgspec

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import bounds

RULE = "tumor lysis, Cairo–Bishop 2011, version 1"
SOURCE = "Howard SC et al. N Engl J Med 2011 (modified Cairo–Bishop), second-hand texts"
FROM_DAY, TO_DAY = -3, 7
NEEDED = 2
ADULT_FROM_Y = 18
CREATININE_RISE_MG_DL = Fraction(3, 10)
CREATININE_TIMES_ULN = Fraction(3, 2)
_ADULT_PHOSPHATE = Fraction("4.5")
_PHOSPHATE_MG_DL = Fraction("3.0973762")
"""Of phosphorus in 1 mmol/L."""

LysisTest = Literal["uric acid", "phosphate", "potassium", "corrected calcium"]
LysisState = Literal["met", "at the limit", "not met", "not assessed"]
LaboratoryTls = Literal["present", "at the limit", "perhaps within 24 h", "not within 24 h", "no"]
ClinicalSign = Literal["creatinine", "oliguria", "seizure", "arrhythmia", "hypocalcemia"]
TESTS: tuple[LysisTest, ...] = ("uric acid", "phosphate", "potassium", "corrected calcium")


class LysisLab(NamedTuple):
    """A result on a day from the start of therapy, which is day 0.

    In mg/dL, potassium in mmol/L; `is_molar` for a phosphate in mmol/L. `uln` is the laboratory's
    upper limit in the same unit.
    """

    test: LysisTest
    day: int
    value: Value
    uln: float | None = None
    is_molar: bool = False


class TumorLysis(msgspec.Struct, frozen=True):
    """The state of each test, and whether two are met within 24 hours.

    `outside` are the results of other days, which say nothing.
    `by_2004` says whether the version of 2004, which asks for no 24 hours, counts two.
    `signs` are those of a clinical tumor lysis; they make one only with a laboratory one.
    """

    laboratory: LaboratoryTls | None
    states: dict[LysisTest, LysisState]
    decided_by: tuple[LysisLab, ...] = ()
    by_2004: bool = False
    signs: tuple[ClinicalSign, ...] = ()
    missing: tuple[LysisTest, ...] = ()
    outside: tuple[LysisLab, ...] = ()

    @property
    def is_clinical(self) -> bool:
        """Whether a laboratory tumor lysis is a clinical one as well."""
        return self.laboratory == "present" and bool(self.signs)


def tumor_lysis(
    labs: Sequence[LysisLab], *, is_adult: bool | None, signs: Sequence[ClinicalSign] = ()
) -> TumorLysis:
    """What the results around the start of a therapy allow to say.

    `laboratory` is None where so much is not assessed that two could be met.
    """
    inside = [lab for lab in labs if FROM_DAY <= lab.day <= TO_DAY]
    outside = tuple(lab for lab in labs if lab not in inside)
    judged = [(lab, lysis_state(lab, is_adult=is_adult)) for lab in inside]
    met = [lab for lab, state in judged if state == "met"]
    near = [lab for lab, state in judged if state in ("met", "at the limit")]
    states = {test: _worst([s for lab, s in judged if lab.test == test]) for test in TESTS}
    missing = tuple(test for test in TESTS if states[test] == "not assessed")
    laboratory: LaboratoryTls | None
    if pair := _pair(met, 0):
        laboratory = "present"
    elif pair := _pair(met, 1):
        laboratory = "perhaps within 24 h"
    elif pair := _pair(near, 1):
        laboratory = "at the limit"
    elif pair := _pair(met, TO_DAY - FROM_DAY):
        laboratory = "not within 24 h"
    else:
        pair = tuple(near)
        count = len({lab.test for lab in near})
        laboratory = None if count + len(missing) >= NEEDED else "no"
    by_2004 = len({lab.test for lab in met}) >= NEEDED
    return TumorLysis(laboratory, states, pair, by_2004, tuple(signs), missing, outside)


def lysis_state(lab: LysisLab, *, is_adult: bool | None) -> LysisState:
    """Where one result stands to its limit; an age that is not known asks both limits."""
    if not lab.value.is_numeric:
        return "not assessed"
    if is_adult is None:
        both = {lysis_state(lab, is_adult=one) for one in (True, False)}
        return both.pop() if len(both) == 1 else "not assessed"
    limit = _limit(lab, is_adult=is_adult)
    if limit is None:
        return "not assessed"
    low, high = (_exact(one) for one in bounds(lab.value))
    if lab.test == "corrected calcium":
        low, high, limit = _negated(high), _negated(low), -limit
    if low is not None and low > limit:
        return "met"
    if high is not None and high < limit:
        return "not met"
    return "at the limit" if low == high == limit else "not assessed"


def is_creatinine_sign(
    before: Value | None, after: Value | None, uln: float | None = None
) -> bool | None:
    """Whether creatinine (mg/dL) rose by 0.3, or without one before exceeds 1.5 × ULN."""
    if after is None or not after.is_numeric:
        return None
    low, high = (_exact(one) for one in bounds(after))
    if before is not None and before.is_numeric:
        was_low, was_high = (_exact(one) for one in bounds(before))
        if low is not None and was_high is not None and low - was_high >= CREATININE_RISE_MG_DL:
            return True
        if high is not None and was_low is not None and high - was_low < CREATININE_RISE_MG_DL:
            return False
        return None
    if uln is None:
        return None
    limit = CREATININE_TIMES_ULN * Fraction(str(uln))
    if low is not None and low > limit:
        return True
    return False if high is not None and high <= limit else None


def _limit(lab: LysisLab, *, is_adult: bool) -> Fraction | None:
    if lab.test == "uric acid":
        if is_adult:
            return Fraction(8)
        return None if lab.uln is None else Fraction(str(lab.uln))
    if lab.test == "phosphate":
        if lab.is_molar:
            return _ADULT_PHOSPHATE / _PHOSPHATE_MG_DL if is_adult else Fraction("2.1")
        return _ADULT_PHOSPHATE if is_adult else Fraction("6.5")
    return Fraction(6) if lab.test == "potassium" else Fraction(7)


def _pair(labs: Sequence[LysisLab], days: int) -> tuple[LysisLab, ...]:
    """The results of two tests that lie at most so many days apart; empty without such."""
    for one in labs:
        others = {lab.test: lab for lab in labs if abs(lab.day - one.day) <= days}
        others[one.test] = one
        if len(others) >= NEEDED:
            return tuple(others.values())
    return ()


def _worst(states: Sequence[LysisState]) -> LysisState:
    order: tuple[LysisState, ...] = ("met", "at the limit", "not met", "not assessed")
    return min(states, key=order.index, default="not assessed")


def _exact(bound: float | None) -> Fraction | None:
    return None if bound is None else Fraction(str(bound))


def _negated(bound: Fraction | None) -> Fraction | None:
    return None if bound is None else -bound
