"""A timeline on an axis of another length: what time places is moved, and letters keep their size.

For the moment in which a view is zoomed or resized: to lay out anew takes longer than a frame may.
"""

from msgspec.structs import replace

from boardapp.figures.lanes import Box, Extent
from boardapp.figures.timeline.lane_plans import Item
from boardapp.figures.timeline.places import (
    BarShape,
    LabelPlace,
    MarkPlace,
    TickPlace,
    TimelineGeometry,
    Whisker,
)
from boardapp.figures.timeline.scale import Scale
from boardapp.figures.timeline.shapes import bar_extents, bar_shape
from boardapp.figures.timeline.timeline import Timeline

_NEAR = 2.5
"""A label that stands no further off its bar or mark moves with that edge, in points."""


def stretched(timeline: Timeline, geometry: TimelineGeometry, width: float) -> TimelineGeometry:
    """The same lanes, rows and labels at another whole width, in points.

    Labels may meet, and what found no room still has none: the next layout mends that.
    """
    return _Stretching(timeline, geometry, width).geometry()


class _Stretching:
    def __init__(self, timeline: Timeline, old: TimelineGeometry, width: float) -> None:
        self.old, self.width = old, width
        left, right = old.axis.left, old.axis.right
        ends, breaks = (timeline.start, timeline.end), timeline.breaks
        self.before = Scale(*ends, left, right, breaks)
        self.scale = Scale(*ends, left, max(width - (old.width - right), left + 1.0), breaks)
        self.plot = replace(old.plot, width=old.plot.width + width - old.width)
        self.bars = tuple(map(self._bar, old.bars))
        self.owners = {
            one.bar.key: (one.box, new.box) for one, new in zip(old.bars, self.bars, strict=True)
        }
        marks = [(one, (one.box, self._moved(one.box))) for one in old.marks]
        self.owners |= {one.mark.key: boxes for one, boxes in marks if not one.is_line}
        self.lines = {one.mark.key: boxes for one, boxes in marks if one.is_line}

    def x(self, place: float) -> float:
        """Where the day stands that stood at a place."""
        return self.scale.x(self.before.day(place))

    def geometry(self) -> TimelineGeometry:
        """All of it in place."""
        old, more = self.old, self.width - self.old.width
        return replace(
            old,
            width=self.width,
            plot=self.plot,
            axis=self._extent(old.axis),
            lanes=tuple(
                replace(lane, box=replace(lane.box, width=lane.box.width + more))
                for lane in old.lanes
            ),
            bars=self.bars,
            marks=tuple(map(self._mark, old.marks)),
            labels=tuple(map(self._label, old.labels)),
            ticks=tuple(map(self._tick, old.ticks)),
            breaks=tuple(
                replace(one, left=place.left, width=place.width)
                for one, place in zip(old.breaks, self.scale.breaks(), strict=True)
            ),
            order_only=tuple(map(self._extent, old.order_only)),
        )

    def _extent(self, old: Extent) -> Extent:
        return Extent(self.x(old.left), self.x(old.right))

    def _moved(self, old: Box) -> Box:
        """What has a size of its own: its middle is a time."""
        return replace(old, left=self.x(old.left + old.width / 2) - old.width / 2)

    def _whisker(self, old: Whisker | None) -> Whisker | None:
        return replace(old, left=self.x(old.left), right=self.x(old.right)) if old else None

    def _bar(self, old: BarShape) -> BarShape:
        """A bar as its days ask for; its open ends have no length that could grow."""
        bounds = Extent(self.plot.left, self.plot.right)
        whole, body = bar_extents(old.bar, self.scale.x, bounds)
        box = replace(old.box, left=whole.left, width=whole.width)
        item = Item(old.bar, whole.left, whole.right, None, (), body=body)
        shape = bar_shape(item, old.bar, box, box.bottom, self.scale.x)
        return replace(shape, whisker=self._whisker(old.whisker))

    def _mark(self, old: MarkPlace) -> MarkPlace:
        return replace(old, box=self._moved(old.box), whisker=self._whisker(old.whisker))

    def _label(self, old: LabelPlace) -> LabelPlace:
        """A label beside what it names stays at that edge; any other keeps its middle."""
        owners = self.lines if old.head else self.owners
        box, (before, now) = old.box, owners.get(old.key, (None, None))
        if before is None or now is None:
            return replace(old, box=self._moved(box))
        if abs(box.left - before.right) <= _NEAR:
            return replace(old, box=replace(box, left=box.left - before.right + now.right))
        if abs(box.right - before.left) <= _NEAR:
            return replace(old, box=replace(box, left=box.left - before.left + now.left))
        return replace(old, box=self._moved(box))

    def _tick(self, old: TickPlace) -> TickPlace:
        text_box, age_box = self._moved(old.text_box), self._moved(old.age_box)
        return replace(old, x=self.x(old.x), text_box=text_box, age_box=age_box)
