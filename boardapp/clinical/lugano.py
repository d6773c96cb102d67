"""Metabolic response of a lymphoma by Lugano, from the Deauville score of a PET.

Rule "Lugano metabolic response, version 1". Deauville: 1 no uptake, 2 up to that of the
mediastinum, 3 up to that of the liver, 4 moderately above the liver, 5 markedly above it or a
new lesion. Score 1 to 3: complete metabolic response (CMR). 4 or 5: with less uptake than before
partial (PMR), unchanged none (NMR), with more progressive disease (PMD). A new lesion is PMD.
"""

from typing import Literal

import msgspec

from boardapp.case.value import Value

RULE = "Lugano metabolic response, version 1"
SOURCE = "Lugano classification 2014 with the Deauville score, as in PMC5298348"
SCORES = (1, 2, 3, 4, 5)
LAST_COMPLETE = 3

LuganoClass = Literal["CMR", "PMR", "NMR", "PMD"]
Uptake = Literal["less", "same", "more"]
"""Beside the baseline of the treatment."""
Obstacle = Literal["no score", "no score from 1 to 5"]
Unreported = Literal["uptake beside the baseline", "new lesions"]


class Lugano(msgspec.Struct, frozen=True):
    """The classes that a PET allows, best first; none where `kept_from` says why.

    `missing` was not reported: the classes are those that it leaves open.
    """

    possible: tuple[LuganoClass, ...]
    kept_from: Obstacle | None = None
    missing: tuple[Unreported, ...] = ()


def lugano(
    score: Value | None, uptake: Uptake | None = None, *, has_new_lesion: bool | None = None
) -> Lugano:
    """The class by the score (a range allows those of all its scores) and what changed.

    A score of 1 to 3 says that there is no new lesion, unless one is stated.
    """
    scores = deauville_scores(score)
    if has_new_lesion:
        return Lugano(("PMD",))
    if not scores:
        is_silent = score is None or score.is_missing
        return Lugano((), "no score" if is_silent else "no score from 1 to 5")
    possible: list[LuganoClass] = ["CMR"] if scores[0] <= LAST_COMPLETE else []
    missing: list[Unreported] = []
    if scores[-1] > LAST_COMPLETE:
        by_uptake: dict[Uptake | None, tuple[LuganoClass, ...]] = {
            "less": ("PMR",), "same": ("NMR",), "more": ("PMD",), None: ("PMR", "NMR", "PMD")
        }  # fmt: skip
        possible += by_uptake[uptake]
        if uptake is None:
            missing.append("uptake beside the baseline")
        if has_new_lesion is None and uptake != "more":
            missing.append("new lesions")
    return Lugano(tuple(possible), None, tuple(missing))


def deauville_scores(score: Value | None) -> tuple[int, ...]:
    """The scores that a stated one can be; empty for words, silence and what is no score."""
    low, high = (None, None) if score is None else (score.low, score.high)
    if low is None or high is None or low not in SCORES or high not in SCORES:
        return ()
    return tuple(one for one in SCORES if low <= one <= high)
