"""Where a block stands on its slide."""

from boardapp.figures.lanes import Box


class Frame(Box, frozen=True, kw_only=True):
    """A rectangle on the slide, in points from its left upper corner (1 point = 12,700 EMU)."""


def inset(frame: Frame, edge: float) -> Frame:
    """The frame made smaller by an edge on all sides, in points; larger if it is negative."""
    return Frame(
        left=frame.left + edge,
        top=frame.top + edge,
        width=frame.width - 2 * edge,
        height=frame.height - 2 * edge,
    )
