"""How thick lines are and how large marks in a chart: sizes at type of 14 points, for all backends.

A backend whose type is smaller draws all of it smaller by as much.
"""

from boardapp.figures.charts.places import Crowding
from boardapp.figures.palette import Marker
from boardapp.figures.scene import Form

SIZE = 14.0
"""The size of all text of a chart on a slide, in points."""

FORMS: dict[Marker, Form] = {
    "circle": "circle", "square": "box", "diamond": "diamond", "triangle": "triangle",
}  # fmt: skip

LINE_WIDTHS: dict[Crowding, float] = {"few": 2.25, "many": 2.0, "crowded": 1.5}
MARKERS: dict[Crowding, float] = {"few": 8.75, "many": 6.0, "crowded": 5.0}
MARKED = 8.0
"""A mark where the marks of all would hide the line."""
MARK_OUTLINE = 0.75
"""What a native chart adds to the size of a mark by its outline."""

OPEN_SIDE, OPEN_WIDTH = 11.0, 1.75
RANGE_WIDTH, LEVEL_WIDTH = 4.0, 1.5
GRID_WIDTH, AXIS_WIDTH = 0.75, 1.25
TICK, TICK_GAP, CAP = 4.0, 6.0, 4.0

SIGN_MARK, SIGN_OPEN, SIGN_DASHES = 8.0, 9.0, 18.0
"""Marks and dashes in the key."""
BETWEEN_ENTRIES = "    "
