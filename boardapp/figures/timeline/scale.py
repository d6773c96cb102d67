"""Where a day stands on the axis of a timeline: as many points a day before and after a break."""

from collections.abc import Sequence

from boardapp.figures.lanes import Extent
from boardapp.figures.timeline.timeline import AxisBreak

BREAK_WIDTH = 22.0
"""How wide a break is drawn, in points, whatever it leaves out."""

_MOST_SHARE = 0.3  # of the width for all breaks


class Scale:
    """The days from `start` to `end` between two places, in points; the breaks are narrow."""

    def __init__(
        self,
        start: float,
        end: float,
        left: float,
        right: float,
        breaks: Sequence[AxisBreak] = (),
    ) -> None:
        self._start, self._end, self._left = start, end, left
        self._breaks = tuple(sorted(breaks, key=lambda one: one.start))
        width = max(right - left, 0.0)
        self._broken = min(BREAK_WIDTH, _MOST_SHARE * width / max(len(self._breaks), 1))
        days = end - start - sum(one.end - one.start for one in self._breaks)
        shown = width - self._broken * len(self._breaks)
        self.points_per_day = shown / days if days > 0 else 0.0

    def x(self, day: float) -> float:
        """Where a day stands, kept within the axis."""
        day = min(max(day, self._start), self._end)
        place, since = self._left, self._start
        for one in self._breaks:
            if day <= one.start:
                break
            place += (one.start - since) * self.points_per_day
            passed = (min(day, one.end) - one.start) / (one.end - one.start)
            place += self._broken * passed
            since = min(day, one.end)
        return place + (day - since) * self.points_per_day

    def day(self, place: float) -> float:
        """Which day stands at a place, kept within the axis."""
        at, since = self._left, self._start
        for one in self._breaks:
            begin = at + (one.start - since) * self.points_per_day
            if place <= begin:
                break
            if place < begin + self._broken:
                return one.start + (place - begin) / self._broken * (one.end - one.start)
            at, since = begin + self._broken, one.end
        days = (place - at) / self.points_per_day if self.points_per_day > 0 else 0.0
        return min(max(since + days, self._start), self._end)

    def breaks(self) -> tuple[Extent, ...]:
        """Where each break stands, from the left."""
        return tuple(Extent(self.x(one.start), self.x(one.end)) for one in self._breaks)
