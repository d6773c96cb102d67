"""Logos of a template: nothing is written over them."""

from collections.abc import Sequence

from msgspec.structs import replace

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.template.backdrop import Layer, ground_of, scaled

_MOST_SHARE = 0.15
"""A picture that covers more of a slide is its background."""
_LEAST_OVERLAP = 2.0
"""In points: less is a touch of two edges."""
_GAP = 4.0


def logos(layers: Sequence[Layer], scale: float, area: float) -> list[Frame]:
    """The places of pictures that are no background, in points of `scale`; `area` is a slide's."""
    frames = (item.frame for item in ground_of(layers).ornaments if item.colours is None)
    enlarged = (scaled(frame, (0.0, 0.0, 1 / scale, 1 / scale)) for frame in frames)
    return [frame for frame in enlarged if frame.width * frame.height < area * _MOST_SHARE]


def beside(frame: Frame, obstacles: Sequence[Frame], least: tuple[float, float]) -> Frame:
    """The frame without the strip in which a logo stands: of its four sides the cheapest.

    Where less than the `least` width and height would be left, it is as it was.
    """
    for obstacle in obstacles:
        across = min(frame.right, obstacle.right) - max(frame.left, obstacle.left)
        down = min(frame.bottom, obstacle.bottom) - max(frame.top, obstacle.top)
        if across <= _LEAST_OVERLAP or down <= _LEAST_OVERLAP:
            continue
        left, top = obstacle.right + _GAP, obstacle.bottom + _GAP
        rests = (
            replace(frame, width=obstacle.left - _GAP - frame.left),
            replace(frame, height=obstacle.top - _GAP - frame.top),
            replace(frame, left=left, width=frame.right - left),
            replace(frame, top=top, height=frame.bottom - top),
        )
        able = [rest for rest in rests if rest.width >= least[0] and rest.height >= least[1]]
        frame = max(able, key=lambda rest: rest.width * rest.height, default=frame)
    return frame
