"""The lines of a broken axis: a zigzag on either side of the band, a double slash on the axis."""

from boardapp.figures.lanes import Box

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
