"""On which side of a threshold a stated value lies, where that is certain.

A range, a censored or an approximate value may lie on both sides; then nothing is said.
Rule "sides of a threshold, version 1": thresholds belong to the upper side (5 % is not
below 5 %), and "about" is ± 20 % as in the program's time conventions.
"""

from typing import Literal

from boardapp.case.value import Kind, Value

Side = Literal["below", "above"]
_ABOUT = 0.2


def side(value: Value | None, threshold: float) -> Side | None:
    """Certainly "below" (<) or "above" (≥); None for words, silence and both."""
    if value is None or not value.is_numeric:
        return None
    low, high = bounds(value)
    if low is not None and low >= threshold:
        return "above"
    if high is not None and (high < threshold or (high == threshold and value.is_strict)):
        return "below"
    return None


def is_surely_over(value: Value | None, threshold: float) -> bool:
    """Whether the value certainly exceeds the threshold, which then is not reached by it."""
    if value is None or not value.is_numeric:
        return False
    low, _ = bounds(value)
    return low is not None and (low > threshold or (low == threshold and value.is_strict))


def is_surely_up_to(value: Value | None, threshold: float) -> bool:
    """Whether the value certainly does not exceed the threshold, which it may reach."""
    if value is None or not value.is_numeric:
        return False
    _, high = bounds(value)
    return high is not None and high <= threshold


def bounds(value: Value) -> tuple[float | None, float | None]:
    """The lowest and the highest that a value can be; None where it sets no bound."""
    if value.kind is Kind.ABOUT and value.low is not None:
        return value.low * (1 - _ABOUT), value.low * (1 + _ABOUT)
    return value.low, value.high
