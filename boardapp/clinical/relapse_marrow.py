"""Marrow relapse where results of MRD are at hand, after the Ponte di Legno group.

Rule "Ponte di Legno marrow relapse", version 2. What counts first is the test of the first
marrow that shows most, by flow cytometry or PCR; all others are further tests, the classical
share of blasts one among them. From 25 % on: relapse. 5 to < 25 %: relapse with one other
test ≥ 1 %, else a second marrow with two tests ≥ 1 %. 1 to < 5 %: relapse with two other
tests ≥ 1 %, else a second marrow with two tests ≥ 1 %.
"""

from collections.abc import Sequence

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import side

RULE = "Ponte di Legno marrow relapse, version 2"
SOURCE = "Ponte di Legno consortium: definition of marrow relapse with MRD"
RELAPSE, SECOND_MARROW, BELOW = "relapse", "second marrow needed", "below 1 %: not covered"
_OTHER_TEST_PERCENT = 1


def marrow_relapse(tests: Sequence[Value], second_marrow_tests: int | None = None) -> str:
    """Whether a marrow is a relapse; "not assessable" where its tests leave it open.

    `tests` are the results of the first marrow in %, MRD and share of blasts alike;
    `second_marrow_tests`: how many tests of a second marrow show ≥ 1 %, None without one.
    """
    steps = [_step(value) for value in tests]
    known = [step for step in steps if step is not None]
    if not known or any(_may_exceed(value, max(known)) for value in tests):
        return "not assessable"
    needed = {25: 0, 5: 1, 1: 2}.get(max(known))
    if needed is None:
        return BELOW
    others = sum(side(value, _OTHER_TEST_PERCENT) == "above" for value in tests) - 1
    if others >= needed or (second_marrow_tests or 0) >= 2:
        return RELAPSE
    return SECOND_MARROW if second_marrow_tests is None else "relapse not confirmed"


def _may_exceed(value: Value, step: int) -> bool:
    """Whether a result may lie in a higher stretch than that which begins at `step`."""
    above = next((bound for bound in (1, 5, 25) if bound > step), None)
    return above is not None and side(value, above) is None


def _step(value: Value) -> int | None:
    """The lower bound (%) of the stretch in which a result lies; 0 below all."""
    for bound in (25, 5, 1):
        place = side(value, bound)
        if place == "above":
            return bound
        if place is None:
            return None
    return 0
