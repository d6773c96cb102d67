"""How thick lines are and how large marks in a chart: sizes at type of 16 points, for all backends.

A backend whose type is smaller draws all of it smaller by as much.
"""

from boardapp.figures.charts.places import Crowding
from boardapp.figures.palette import Marker
from boardapp.figures.scene import Form

SIZE = 16.0
"""The size of the text of a chart on a slide, in points."""
EMPHASIS = 1.25
"""How much larger the label of a result that decides is; it is bold as well."""

FORMS: dict[Marker, Form] = {
    "circle": "circle", "square": "box", "diamond": "diamond", "triangle": "triangle",
}  # fmt: skip

LINE_WIDTHS: dict[Crowding, float] = {"few": 2.5, "many": 2.25, "crowded": 1.75}
MARKERS: dict[Crowding, float] = {"few": 10.0, "many": 7.0, "crowded": 5.75}
MARKED = 9.0
"""A mark where the marks of all would hide the line."""
MARK_OUTLINE = 0.75
"""What a native chart adds to the size of a mark by its outline."""

OPEN_SIDE, OPEN_WIDTH = 12.5, 2.0
LIMIT_SIDE, LIMIT_SHARE = 15.0, 0.2
"""How long the dash of a limit of detection is, and how high for its length."""
RANGE_WIDTH, LEVEL_WIDTH = 4.5, 1.75
GRID_WIDTH, AXIS_WIDTH = 0.75, 1.5
TICK, TICK_GAP, CAP = 4.5, 6.0, 4.5
BAR, BAR_GAP, TURN_WIDTH = 13.0, 3.0, 2.25
"""The height of the bar of a therapy, what is between two of them, and the line of a relapse."""

SIGN_MARK, SIGN_OPEN, SIGN_DASHES = 9.0, 10.5, 20.0
"""Marks and dashes in the key."""
BETWEEN_ENTRIES = "    "
