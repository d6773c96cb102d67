"""Chronic graft versus host disease by the NIH, from the scores of eight sites.

Rule "NIH chronic GvHD", version 1 (the consensus of 2014, read in an abstract and second-hand
text, not in the paper). Each site has a score of 0 to 3; that of the lungs also by FEV1: from
80 % on 0, from 60 % on 1, from 40 % on 2, below 3. Mild: one or two sites, none above 1, lungs 0.
Moderate: three sites or more at 1, or one other than the lungs at 2, or the lungs at 1. Severe:
any at 3, or the lungs at 2. Scores are combined; none is read out of prose.
"""

from collections.abc import Mapping

from boardapp.case.value import Value
from boardapp.clinical.part_grades import PartsGrade, Steps, SystemRule, combined, steps_from

RULE = "NIH chronic GvHD, version 1"
SOURCE = "NIH consensus 2014 (Jagasia MH et al. 2015), read in an abstract and second-hand text"
BY = SystemRule("NIH", ("none", "mild", "moderate", "severe"), RULE, SOURCE)
LUNGS = "lungs"
SITES = ("skin", "mouth", "eyes", "gut", "liver", LUNGS, "joints and fascia", "genital tract")
HIGHEST_SCORE = 3
MANY_SITES = 3


def nih_severity(scores: Mapping[str, Steps | None]) -> PartsGrade:
    """The severity by the scores of `SITES`; None, or not there, is not known."""
    sites = {site: scores.get(site) for site in SITES}
    return combined(BY, sites, dict.fromkeys(SITES, HIGHEST_SCORE), _severity)


def lung_score(fev1_percent: Value | None) -> Steps | None:
    """The score of the lungs by FEV1 in % of the predicted; 79.5 % is below 80 %."""
    reached = steps_from(fev1_percent, 40, 60, 80)
    return None if reached is None else Steps(3 - reached.high, 3 - reached.low)


def _severity(score: Mapping[str, int]) -> int:
    worst = max(score.values())
    if worst == HIGHEST_SCORE or score[LUNGS] >= 2:
        return 3
    if worst == 2 or score[LUNGS] == 1 or sum(one > 0 for one in score.values()) >= MANY_SITES:
        return 2
    return worst
