"""A value that is worked out of others, with its formula and what went into it.

Bounds stay bounds: a range that goes in makes a range, a censored value leaves one side open.
"""

from collections.abc import Callable

import msgspec

from boardapp.case.value import Kind, Value
from boardapp.clinical.leukemia_bounds import bounds

Bound = float | None


class Derived(msgspec.Struct, frozen=True):
    """Between what a derived value lies, or why it was not derived.

    `low` is None where nothing bounds it from below, `high` where nothing does from above; both
    for one that was not derived, and `why_not` says why. `is_beyond`: it is more than `low`
    ("> 3.5"). `note` is what a reader must know beside it.
    """

    name: str
    formula: str
    inputs: tuple[str, ...]
    rule: str
    unit: str = ""
    low: Bound = None
    high: Bound = None
    why_not: str = ""
    note: str = ""
    is_beyond: bool = False

    @property
    def is_known(self) -> bool:
        """Whether anything is told of it."""
        return self.low is not None or self.high is not None


def spread(
    formula: Callable[..., float], *inputs: tuple[Bound, Bound, bool]
) -> tuple[Bound, Bound]:
    """The least and the most of a formula that rises or falls steadily with each input.

    Each input is its lower and upper bound and whether the formula rises with it. An open side
    of an input leaves the side of the result open that hangs on it.
    """
    low = [low if rises else high for low, high, rises in inputs]
    high = [high if rises else low for low, high, rises in inputs]
    return _applied(formula, low), _applied(formula, high)


def limits(value: Value | None) -> tuple[Bound, Bound]:
    """The bounds of a stated value; a limit from above is open below down to nothing."""
    if value is None or not value.is_numeric:
        return None, None
    low, high = bounds(value)
    return (0.0 if value.kind is Kind.BELOW else low), high


def _applied(formula: Callable[..., float], inputs: list[Bound]) -> Bound:
    known = [one for one in inputs if one is not None]
    if len(known) < len(inputs):
        return None
    try:
        return formula(*known)
    except (ZeroDivisionError, ValueError):
        return None
