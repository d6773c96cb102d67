"""Where the ticks of an axis stand, and how far the axis reaches."""

import math

DAYS_PER_MONTH = 30.436875
"""A twelfth of the Gregorian year of 365.2425 days."""

MOST_DAYS = 130 * 365.2425
"""Further from the diagnosis than this nothing is drawn: no life is as long. A limit of ours."""

_MONTH_STEPS = (0.25, 0.5, 1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 60.0, 120.0, 240.0)


def months(days: float) -> float:
    """Days as months."""
    return days / DAYS_PER_MONTH


def month_step(span: float, wished: int = 8) -> float:
    """The step, in months, that gives at most `wished` intervals over `span` months."""
    known = (step for step in _MONTH_STEPS if span / step <= wished)
    return next(known, None) or 12 * nice_step(span / 12, wished)


def is_near(day: float | None) -> bool:
    """Whether a day from diagnosis can be drawn; a day that is not known can't."""
    return day is not None and abs(day) <= MOST_DAYS


def nice_step(span: float, wished: int = 5) -> float:
    """A step of 1, 2, 2.5 or 5 × 10ⁿ that gives at most `wished` intervals over `span` > 0."""
    power = 10.0 ** math.floor(math.log10(span / wished))
    return next(
        power * factor for factor in (1, 2, 2.5, 5, 10, 20) if span <= power * factor * wished
    )


def snapped(low: float, high: float, step: float) -> tuple[float, float]:
    """The range widened to whole steps; never empty."""
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return first * step, max(last, first + 1) * step


def snapped_nicely(low: float, high: float) -> tuple[float, float]:
    """The range widened to whole steps of the axis that it then has, so that 0 is a tick."""
    step = nice_step(high - low)
    low, high = snapped(low, high, step)
    return (low, high) if nice_step(high - low) == step else snapped_nicely(low, high)


def ticks(low: float, high: float, step: float) -> tuple[float, ...]:
    """The multiples of `step` from `low` to `high`."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(n * step for n in range(first, last + 1))


def decades(low: float, high: float) -> tuple[float, ...]:
    """The powers of ten from `low` to `high`, both > 0."""
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    return tuple(10.0**n for n in range(first, last + 1))


def decade_range(low: float, high: float) -> tuple[float, float]:
    """The range widened to whole decades; `low` and `high` > 0."""
    first, last = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
    return 10.0**first, 10.0 ** max(last, first + 1)
