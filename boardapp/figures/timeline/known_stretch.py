"""How much of the axis of a timeline has a length that the case states.

Where only the order of things is known, they are drawn one after the other in steps that nobody
stated. Months told there would be invented.
"""

from collections.abc import Iterable, Iterator

from boardapp.figures.timeline.timeline import Bar, Lane, Mark, Stretch, is_order_only


def order_only_stretches(
    lanes: Iterable[Lane], start: float, end: float, as_of: tuple[float | None, float | None]
) -> tuple[Stretch, ...]:
    """The stretches of an axis from `start` to `end` (days) in which only order is known.

    They lie before the first and after the last time that is known; between two such times
    months can be told. The diagnosis is day 0; `as_of` are the bounds of the day up to which is
    reported.
    """
    known = [(0.0, 0.0), *_edges(lanes), as_of]
    days = [
        day
        for earliest, latest in known
        if earliest is not None and latest is not None
        if _is_known(earliest, latest, end - start)
        for day in (earliest, latest)
    ]
    first, last = max(min(days), start), min(max(days), end)
    stretches = (Stretch(start=start, end=first), Stretch(start=last, end=end))
    return tuple(one for one in stretches if one.end > one.start)


def _is_known(earliest: float, latest: float, span: float) -> bool:
    """Whether a time is known so well that it gives the axis a length.

    Either within a part of the axis, or within a factor of two of its distance from the
    diagnosis. A limit of ours.
    """
    nearest = min(abs(earliest), abs(latest)) if earliest * latest > 0 else 0.0
    return latest - earliest <= nearest or not is_order_only(earliest, latest, span)


def _edges(lanes: Iterable[Lane]) -> Iterator[tuple[float | None, float | None]]:
    """What is known of each time that is drawn."""
    for lane in lanes:
        elements: tuple[Bar | Mark, ...] = (*lane.bars, *lane.marks)
        for element in elements:
            if isinstance(element, Mark):
                yield element.earliest, element.latest
            else:
                yield element.start_earliest, element.start_latest
                yield element.end_earliest, element.end_latest


def clipped(stretches: Iterable[Stretch], start: float, end: float) -> tuple[Stretch, ...]:
    """What of the stretches lies within a part of the axis."""
    within = (Stretch(start=max(s.start, start), end=min(s.end, end)) for s in stretches)
    return tuple(one for one in within if one.end > one.start)
