"""Where nothing happens for so long that the axis of a timeline is broken there."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from boardapp.figures.axis import DAYS_PER_MONTH, months
from boardapp.figures.timeline.timeline import AxisBreak, Bar, Lane, Mark, Stretch

LEAST_SHARE, LEAST_MONTHS = 0.25, 6.0
"""A gap is broken if it is longer than this share of the axis and at least so many months."""

_AIR_SHARE, _LEAST_AIR = 0.04, 1.0
"""What of a gap stays on either side of its break, of the axis and in months."""

_LEAST_BREAK = 3.0  # months; a shorter break would tell less than it hides
_SLACK = 1e-6  # months; days are no whole numbers of months


_SURE = "nothing drawn"
"""A picture leaves results and much else out: that nothing was reported then is not known here."""


def axis_breaks(
    lanes: Iterable[Lane], start: float, end: float, order_only: Sequence[Stretch] = ()
) -> tuple[AxisBreak, ...]:
    """The breaks of an axis from `start` to `end` (days), from whole month to whole month.

    Nothing drawn begins, ends or happens in a break; a bar may go on through it. In a stretch
    where only order is known no months are told of it.
    """
    lanes = tuple(lanes)
    air = max(_AIR_SHARE * months(end - start), _LEAST_AIR)
    least = max(LEAST_SHARE * months(end - start), LEAST_MONTHS)
    breaks = []
    for before, after in pairwise(sorted({start, end, *_days(lanes)})):
        if not start <= before < after <= end or months(after - before) <= least + _SLACK:
            continue
        first = math.ceil(months(before) + air)
        last = math.floor(months(after) - air)
        if last - first >= _LEAST_BREAK:
            breaks.append(_break(lanes, first, last, order_only))
    return tuple(breaks)


def _days(lanes: Iterable[Lane]) -> Iterator[float]:
    """Each day at which something is drawn to happen."""
    for lane in lanes:
        yield from (mark.at for mark in lane.marks)
        for bar in lane.bars:
            yield from (bar.start, bar.end, *bar.cycles)


def _break(
    lanes: Iterable[Lane], first: int, last: int, order_only: Sequence[Stretch]
) -> AxisBreak:
    start, end = first * DAYS_PER_MONTH, last * DAYS_PER_MONTH
    elements: list[Bar | Mark] = []
    for lane in lanes:
        elements += (*lane.bars, *lane.marks)
    reaches = any(_may_happen(element, start, end) for element in elements)
    reason = "nothing drawn, though uncertain times may lie in it" if reaches else _SURE
    is_scaled = not any(one.start < end and start < one.end for one in order_only)
    where = f"from month {first} to {last}" if is_scaled else "where only order is known"
    return AxisBreak(start=start, end=end, where=f"Axis broken {where}", reason=reason)


def _may_happen(element: Bar | Mark, start: float, end: float) -> bool:
    """Whether a time of an element that is not known to the day may lie within."""
    if isinstance(element, Mark):
        return element.is_uncertain and _meets(element.earliest, element.latest, start, end)
    edges = (
        (element.start_earliest, element.start_latest),
        (element.end_earliest, element.end_latest),
    )
    open_edges = ((low, high) for low, high in edges if low is None or low != high)
    return any(_meets(low, high, start, end) for low, high in open_edges)


def _meets(earliest: float | None, latest: float | None, start: float, end: float) -> bool:
    return (earliest is None or earliest < end) and (latest is None or latest > start)
