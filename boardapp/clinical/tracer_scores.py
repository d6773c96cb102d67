"""Scores of tracer uptake by their names, and the values that each can have.

Rule "tracer scores, version 1". Deauville: 1 to 5. Curie: nine parts of the skeleton and soft
tissue, each 0 to 3: 0 to 30. SIOPEN: twelve parts of the skeleton, each 0 to 6: 0 to 72. All are
whole numbers. A score by another name has no limits here.
"""

from typing import Literal

import msgspec

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import bounds

RULE = "tracer scores, version 1"
SOURCE = (
    "Deauville: Lugano classification as in PMC5298348; Curie: ten parts of 0 to 3, as in "
    "PMC6317352; SIOPEN: twelve parts of 0 to 6, Lewington V et al. EJNMMI 2017;44:234"
)

Name = Literal["Deauville", "Curie", "SIOPEN"]


class ScoreSystem(msgspec.Struct, frozen=True):
    """One system with its least and its highest score."""

    name: Name
    least: int
    most: int


SYSTEMS = (
    ScoreSystem("Deauville", 1, 5),
    ScoreSystem("Curie", 0, 30),
    ScoreSystem("SIOPEN", 0, 72),
)


def score_system(text: str) -> ScoreSystem | None:
    """The system that a name means ("Deauville score", "modified Curie"); None for another."""
    plain = text.casefold()
    return next((one for one in SYSTEMS if one.name.casefold() in plain), None)


def is_possible(value: Value, system: ScoreSystem) -> bool:
    """Whether a stated score can be one of the system; words and silence are not judged.

    A number must be a whole one of its range; of a range or a bound, a part must lie in it.
    """
    if not value.is_numeric:
        return True
    low, high = bounds(value)
    if low == high and low is not None:
        return float(low).is_integer() and system.least <= low <= system.most
    return (high is None or high >= system.least) and (low is None or low <= system.most)
