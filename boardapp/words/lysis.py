"""Tumor lysis by the results around a start of therapy, in words."""

from boardapp.clinical.tumor_lysis import NEEDED, TESTS, LysisLab, TumorLysis
from boardapp.words.lists import listed

_LABORATORY = {
    "present": "laboratory tumor lysis",
    "at the limit": "at the limit of laboratory tumor lysis",
    "perhaps within 24 h": "two tests met on neighbouring days: within 24 h or not",
    "not within 24 h": "two tests met, not within 24 h: none by the version of 2011, one by 2004",
    "no": "no laboratory tumor lysis",
}


_SIGNS = {
    "creatinine": "creatinine raised",
    "oliguria": "oliguria",
    "seizure": "seizure",
    "arrhythmia": "arrhythmia",
    "hypocalcemia": "symptomatic hypocalcemia",
}


def lysis_text(found: TumorLysis) -> str:
    """What the results allow to say, with those that were met and their days.

    "laboratory tumor lysis: uric acid 14.8 mg/dL, phosphate 9.1 mg/dL (day 1)".
    """
    met = [_lab_text(lab) for lab in found.decided_by]
    if found.laboratory is None:
        count = sum(state == "met" for state in found.states.values())
        told = f"not assessable: {count} of {NEEDED} met, {len(found.missing)} of {len(TESTS)} "
        told += "tests not assessed"
        return f"{told} ({listed(met)})" if met else told
    head = _LABORATORY[found.laboratory]
    if found.is_clinical:
        head = f"clinical tumor lysis ({listed([_SIGNS[sign] for sign in found.signs])})"
    return f"{head}: {listed(met)}" if met else head


def _lab_text(lab: LysisLab) -> str:
    is_molar = lab.is_molar or lab.test == "potassium"
    day = f"day {lab.day}" if lab.day >= 0 else f"day −{-lab.day}"
    return f"{lab.test} {lab.value} {'mmol/L' if is_molar else 'mg/dL'}, {day}"
