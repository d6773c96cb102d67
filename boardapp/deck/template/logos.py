"""What a template draws that nothing is to be written over: logos, lines, ornaments in the way."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.template.backdrop import Layer, ground_of, overlap, scaled

_MOST_SHARE = 0.15
"""A picture that covers more of a slide is its background."""
_MOST_LOGOS = 3
"""More pictures than this are the decoration of a template, which text may cover by a sheet."""
_DECORATED = 0.75
"""What must be left of a place, as a part of its area, where decoration or lines are avoided."""
_LEAST_OVERLAP = 2.0
"""In points: less is a touch of two edges."""
_GAP = 4.0

Size = tuple[float, float]


class Marks(msgspec.Struct, frozen=True):
    """The places of a layout's logos, and of its other small ornaments, lines among them."""

    logos: tuple[Frame, ...]
    lines: tuple[Frame, ...]
    ornaments: tuple[Frame, ...]

    def beside(self, frame: Frame, least: Size) -> Frame:
        """The frame clear of logos, and of lines and of a decoration where that costs little.

        A logo is kept clear unless less than the `least` width and height would be left.
        """
        if len(self.logos) <= _MOST_LOGOS:
            frame = beside(frame, self.logos, least)
            return beside(frame, self.lines, least, _DECORATED)
        return beside(frame, (*self.logos, *self.lines), least, _DECORATED)

    def clear(self, frame: Frame, least: Size) -> Frame:
        """The frame clear of all ornaments, as far as that costs little."""
        return beside(frame, self.ornaments, least, _DECORATED)

    def moved(self, frame: Frame, width: float) -> Frame:
        """A short line of text, moved along the `width` of the slide to the side of a logo."""
        for logo in self.logos if len(self.logos) <= _MOST_LOGOS else ():
            if _overlaps(frame, logo):
                before = replace(frame, left=logo.left - _GAP - frame.width)
                behind = replace(frame, left=logo.right + _GAP)
                free = [one for one in (before, behind) if one.left >= 0 and one.right <= width]
                near = [one for one in free if not any(_overlaps(one, x) for x in self.logos)]
                return near[0] if near else frame
        return frame


def marks_of(layers: Sequence[Layer], scale: float, area: float) -> Marks:
    """What stands in the way on slides of these layers, in points of `scale`; `area`: a slide's."""
    ornaments = ground_of(layers).ornaments
    found = [(item, scaled(item.frame, (0.0, 0.0, 1 / scale, 1 / scale))) for item in ornaments]
    small = [(item, place) for item, place in found if _area(place) < area * _MOST_SHARE]
    return Marks(
        logos=tuple(f for item, f in small if item.colours is None and not item.is_line),
        lines=tuple(frame for item, frame in small if item.is_line),
        ornaments=tuple(frame for _, frame in small),
    )


def beside(frame: Frame, obstacles: Sequence[Frame], least: Size, kept: float = 0.0) -> Frame:
    """The frame without the strips in which obstacles stand: of its four sides the cheapest.

    Where less than the `least` width and height would be left, or less of the area than the part
    `kept`, it goes on over an obstacle.
    """
    floor = _area(frame) * kept
    for obstacle in obstacles:
        if not _overlaps(frame, obstacle):
            continue
        left, top = obstacle.right + _GAP, obstacle.bottom + _GAP
        rests = (
            replace(frame, width=obstacle.left - _GAP - frame.left),
            replace(frame, height=obstacle.top - _GAP - frame.top),
            replace(frame, left=left, width=frame.right - left),
            replace(frame, top=top, height=frame.bottom - top),
        )
        able = [
            rest
            for rest in rests
            if rest.width >= least[0] and rest.height >= least[1] and _area(rest) >= floor
        ]
        frame = max(able, key=_area, default=frame)
    return frame


def _overlaps(frame: Frame, obstacle: Frame) -> bool:
    return min(overlap(frame, obstacle)) > min(_LEAST_OVERLAP, obstacle.width / 2,
                                               obstacle.height / 2)  # fmt: skip


def _area(frame: Frame) -> float:
    return frame.width * frame.height
