"""Where a value stands on the track of its own range.

The range is the middle third of the track, so that all bands stand below each other; one that is
open to a side reaches to the end of the track there, and begins at 0 where only its upper bound is
given. What lies further off than the track is long stands at its end, and says so.
"""

from typing import NamedTuple

from boardapp.figures.ranges.ranges import Result

_FIRST, _LAST = 1 / 3, 2 / 3


class Place(NamedTuple):
    """A place from 0 to 1 along the track; `beyond` −1 or 1: the value lies off that end."""

    at: float
    beyond: int = 0


def band(result: Result) -> tuple[float, float]:
    """From where to where the range reaches along the track."""
    low = 0.0 if result.reference_low is None else _FIRST
    return low, 1.0 if result.reference_high is None else _LAST


def place(value: float, result: Result) -> Place:
    """Where a value stands; its result has a range."""
    at = _open_place(value, result.reference_low, result.reference_high)
    if at < 0:
        return Place(0.0, -1)
    return Place(1.0, 1) if at > 1 else Place(at)


def _open_place(value: float, low: float | None, high: float | None) -> float:
    if low is not None and high is not None:
        span = high - low
        return _FIRST + (value - low) / span * (_LAST - _FIRST) if span > 0 else 0.5
    if high is not None:
        return value / high * _LAST if high > 0 else 0.5
    return value / low * _FIRST if low else 0.5
