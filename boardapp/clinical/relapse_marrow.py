"""Marrow relapse where results of MRD are at hand, after the Ponte di Legno group.

Rule "Ponte di Legno marrow relapse", version 1. First marrow ≥ 25 %: relapse. 5 to
< 25 %: relapse with one other test ≥ 1 %, else a second marrow with two tests ≥ 1 %.
1 to < 5 %: relapse with two other tests ≥ 1 %, else a second marrow with two tests ≥ 1 %.
"""

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import side

RULE = "Ponte di Legno marrow relapse, version 1"
SOURCE = "Ponte di Legno consortium: definition of marrow relapse with MRD"
RELAPSE, SECOND_MARROW, BELOW = "relapse", "second marrow needed", "below 1 %: not covered"
OTHER_TEST_FRACTION = 0.01


def marrow_relapse(
    blasts: Value | None, other_tests: int, second_marrow_tests: int | None = None
) -> str:
    """Whether a marrow is a relapse; "not assessable" where the blasts leave it open.

    `blasts` in %; `other_tests`: how many other tests of the first marrow show ≥ 1 %;
    `second_marrow_tests`: the same of a second marrow, None where there was none.
    """
    step = _step(blasts)
    if step is None:
        return "not assessable"
    needed = {25: 0, 5: 1, 1: 2}.get(step)
    if needed is None:
        return BELOW
    if other_tests >= needed or (second_marrow_tests or 0) >= 2:
        return RELAPSE
    return SECOND_MARROW if second_marrow_tests is None else "relapse not confirmed"


def _step(blasts: Value | None) -> int | None:
    """The lower bound (%) of the stretch in which the blasts lie; 0 below all."""
    for bound in (25, 5, 1):
        place = side(blasts, bound)
        if place == "above":
            return bound
        if place is None:
            return None
    return 0
