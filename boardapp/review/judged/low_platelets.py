"""T-ICAHT after CAR-T cells, early and late, by the platelets of the case.

Nothing counts from a relapse, a progression or the next treatment of the disease on. Shown where
the counts give a grade; days without a count leave it at "at least".
"""

import math
import re
from collections.abc import Iterator
from typing import get_args

from boardapp.case.case import Case
from boardapp.case.place import Placed, placed
from boardapp.case.therapy import Therapy
from boardapp.clinical.icaht import DAYS, RULE, Phase, Platelets, icaht_grade
from boardapp.clinical.therapy_class import is_given, therapy_class
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.blood_results import BloodResults
from boardapp.review.model.findings import StatedAndComputed
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.part_grades import computed_grade_text

TESTS = frozenset({"platelets"})
_CAR_T = re.compile(r"\bCAR\b|CAR-?T\b|leucel\b|chimeric antigen", re.IGNORECASE)
_ENDS = ("relapse", "progression")
_BESIDE = ("supportive", "other", "intrathecal")
"""Classes of what may be given beside the cells and is no next treatment."""


def icaht_rows(case: Case, moments: Moments, results: BloodResults) -> Iterator[StatedAndComputed]:
    """The grade of each phase after each infusion of CAR-T cells that has low platelets."""
    for one in placed("therapies", case.therapies):
        if not is_car_t(one.record) or not _has_one_day(moments, one):
            continue
        counts = [
            Platelets(found.day, found.result.value)
            for found in results.around("platelets", "10*9/L", one.key, 0, DAYS["late"][1])
        ]
        until = _counted_until(case, moments, one.key)
        for phase in get_args(Phase):
            graded = icaht_grade(counts, phase, until)
            if graded.lowest:
                first, last = DAYS[phase]
                yield StatedAndComputed(
                    subject=f"T-ICAHT, {phase} (days {first} to {last})",
                    at=moments.labels[one.key],
                    key=one.key,
                    when=moments.start(one.key),
                    stated=NOT_REPORTED,
                    computed=computed_grade_text(graded),
                    agreement="open",
                    rule=RULE,
                    missing=graded.missing,
                    place=one.place / "cells",
                    source=one.record.source,
                )


def is_car_t(therapy: Therapy) -> bool:
    """Whether CAR-T cells were given, by the product or the name of a therapy with cells."""
    if not is_given(therapy) or (therapy_class(therapy) != "cells" and therapy.cells is None):
        return False
    product = therapy.cells.product if therapy.cells else ""
    return any(map(_CAR_T.search, (therapy.name, product, therapy.kind)))


def _has_one_day(moments: Moments, one: Placed[Therapy]) -> bool:
    """Whether the start is the day of the infusion: a longer phase may begin with chemotherapy."""
    if not one.record.end.is_reported:
        return True
    return moments.clock.between(one.key, "start", one.key, "end").latest == 0


def _counted_until(case: Case, moments: Moments, key: str) -> int | None:
    """The first day on which it may have relapsed or been treated again; None where it did not."""
    looks = (o.key for o in placed("assessments", case.assessments) if o.record.finding in _ENDS)
    therapies = (
        o.key
        for o in placed("therapies", case.therapies)
        if o.key != key and is_given(o.record) and therapy_class(o.record) not in _BESIDE
    )
    days = [
        0 if day is None else max(math.floor(day), 0)
        for other in (*looks, *therapies)
        if moments.is_before(key, other)
        for day in (moments.clock.between(key, "start", other, "start").earliest,)
    ]
    return min(days, default=None)
