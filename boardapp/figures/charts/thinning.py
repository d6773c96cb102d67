"""Fewer points for a slide, with the extremes kept: a chart must not hide a nadir."""

from boardapp.review.model.labs import LabPoint

MOST_POINTS = 300
"""More points than this slow PowerPoint down and can't be told apart on a slide."""


def thin(points: tuple[LabPoint, ...], most: int = MOST_POINTS) -> tuple[LabPoint, ...]:
    """At most `most` (≥ 4) of the points: the first, the last, and the extremes of each stretch.

    The points must be numeric and in order of time. The time is cut into stretches of
    equal length; of each the lowest and the highest value stay, in their order.
    """
    if len(points) <= most:
        return points
    kept = {0, len(points) - 1}
    for stretch in _stretches(points, (most - 2) // 2):
        kept.add(min(stretch, key=lambda i: _lowest(points[i])))
        kept.add(max(stretch, key=lambda i: _highest(points[i])))
    return tuple(points[i] for i in sorted(kept))


def _stretches(points: tuple[LabPoint, ...], count: int) -> list[list[int]]:
    """The indices of the points in each stretch of time that has any."""
    first, last = points[0].day or 0.0, points[-1].day or 0.0
    scale = count / (last - first) if last > first else 0.0
    stretches: list[list[int]] = [[] for _ in range(count)]
    for index, point in enumerate(points):
        place = int(((point.day or 0.0) - first) * scale)
        stretches[min(max(place, 0), count - 1)].append(index)
    return [stretch for stretch in stretches if stretch]


def _lowest(point: LabPoint) -> float:
    return (point.low if point.low is not None else point.high) or 0.0


def _highest(point: LabPoint) -> float:
    return (point.high if point.high is not None else point.low) or 0.0
