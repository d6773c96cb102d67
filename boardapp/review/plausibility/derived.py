"""Stated neutrophils that their own leukocytes and differential do not give."""

from collections.abc import Iterator

from boardapp.clinical.leukemia_bounds import bounds
from boardapp.review.labs.blood_results import BloodResults
from boardapp.review.labs.derived_values import (
    NEUTROPHIL_TESTS,
    NeutrophilCount,
    neutrophil_counts,
)
from boardapp.review.model.findings import TOLD_OF_A_TEST, more_likewise
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.derived import bounded_text, formula_text
from boardapp.words.values import value_text

SOURCE = "leukocytes × (segments + bands) / 100; how far apart is doubted is a limit of ours"
MOST_APART = 0.2
LEAST_APART_10_9_PER_L = 0.1
"""Less is within what counts are rounded to."""


def neutrophils(scene: Scene) -> Iterator[Alarm]:
    """A count more than 20 % and 0.1 ×10⁹/L from what is derived at its time."""
    results = BloodResults(scene.case, scene.moments, NEUTROPHIL_TESTS)
    found = [one for one in neutrophil_counts(scene.moments, results) if _is_apart(one)]
    for number, one in enumerate(found[:TOLD_OF_A_TEST], 1):
        yield _alarm(one, more_likewise(number, len(found)))


def _alarm(one: NeutrophilCount, more: str) -> Alarm:
    stated = one.stated or one.cells
    derived = bounded_text(one.found.low, one.found.high, one.found.unit, 3)
    told = formula_text(one.found.formula, one.found.inputs)
    return Alarm(
        severity="warning",
        place=stated.place,
        title="Neutrophils",
        sentence=f"{value_text(stated.stated, stated.unit)} are stated; leukocytes and "
        f"differential of that time give {derived} ({told}).{more}",
        to_do="Look up the count, the leukocytes, the differential and their units.",
        source=stated.source,
        also_at=(one.cells.place,),
    )


def _is_apart(one: NeutrophilCount) -> bool:
    """Whether a stated count surely lies apart, whatever each of both may be."""
    stated_low, stated_high = bounds(one.stated.value) if one.stated else (None, None)
    low, high = one.found.low, one.found.high
    is_less = stated_high is not None and low is not None and _is_below(stated_high, low)
    return is_less or (stated_low is not None and high is not None and _is_below(high, stated_low))


def _is_below(low: float, high: float) -> bool:
    return high - low > max(LEAST_APART_10_9_PER_L, MOST_APART * high)
