"""The lines of what is interrupted: a broken axis, a bar that goes on in another period."""

from boardapp.figures.lanes import Box
from boardapp.figures.timeline.timeline import Bar

Point = tuple[float, float]

_REACH = 2.5
"""How far a zigzag swings to either side, in points."""
_STEP = 7.0
_APART = 6.0  # the two slashes
_SLANT, _RISE = 3.0, 6.0


def zigzags(band: Box) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The left and the right edge of a band, from top to bottom, side by side."""
    count = max(round(band.height / _STEP), 1)
    heights = [band.top + band.height * number / count for number in range(count + 1)]
    edges = (band.left + _REACH, band.right - _REACH)
    left, right = (
        tuple((x + (_REACH if n % 2 else -_REACH), y) for n, y in enumerate(heights)) for x in edges
    )
    return left, right


def slashes(band: Box) -> tuple[tuple[Point, Point], tuple[Point, Point]]:
    """The two slashes at the foot of a band, each from its lower to its upper end."""
    middle = band.left + band.width / 2
    left, right = (
        ((x - _SLANT, band.bottom + _RISE), (x + _SLANT, band.bottom - _RISE))
        for x in (middle - _APART / 2, middle + _APART / 2)
    )
    return left, right


_TOOTH, _TEETH = 4.0, 2
_OVER = 1.0  # what the paper covers beyond the edge, so that no line is left of it


def torn_sides(bar: Bar) -> tuple[bool, ...]:
    """The ends at which a bar goes on in another period: True is the right one."""
    ends = ((False, bar.comes_from_before), (True, bar.goes_on_after))
    return tuple(is_right for is_right, is_torn in ends if is_torn)


def torn_edge(box: Box, *, is_right: bool) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The jagged end of a bar that goes on elsewhere: its line, and the area of paper beyond it."""
    edge, inward = (box.right, -1.0) if is_right else (box.left, 1.0)
    tooth = min(_TOOTH, box.width / 2) * inward
    steps = 2 * _TEETH
    line = tuple(
        (edge + (tooth if n % 2 else 0.0), box.top + box.height * n / steps)
        for n in range(steps + 1)
    )
    beyond = edge - _OVER * inward
    return line, (*line, (beyond, box.bottom), (beyond, box.top))
