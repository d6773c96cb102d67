"""The design of a slide: places in points, sizes of type, colours.

`tools/make_template.py` builds the template from it, the fitting measures by it and the
writer places by it, so the three agree.
"""

from boardapp.deck.fitting.frame import Frame

SLIDE_WIDTH = 960.0
SLIDE_HEIGHT = 540.0

BANNER = Frame(left=0, top=0, width=SLIDE_WIDTH, height=18)
TITLE = Frame(left=48, top=18, width=864, height=74)
RULE = Frame(left=48, top=94, width=72, height=3)
BODY = Frame(left=48, top=108, width=864, height=384)
FOOTER = Frame(left=48, top=504, width=780, height=20)
NUMBER = Frame(left=852, top=504, width=60, height=20)

NOTES = Frame(left=54, top=315, width=432, height=351)
"""The text of the notes on its own page, 7.5 by 10 in; the slide stands above it."""

GAP = 14.0
"""Between two blocks, one above the other."""
GUTTER = 28.0
"""Between two blocks side by side."""

FONT = "Calibri"

TITLE_POINTS = (28.0, 26.0, 24.0)
"""From the size wanted to the floor; the same for the tuples below."""
BODY_POINTS = (22.0, 20.0, 18.0)
TABLE_POINTS = (18.0, 16.0, 14.0)
REFERENCE_POINTS = (16.0, 14.0, 12.0)
CAPTION_POINTS = 14.0
FOOTER_POINTS = 12.0
NOTES_POINTS = 12.0
TITLE_LINES = 2

# Dark text on white: ink 14.9:1, navy 13.1:1, grey 6.1:1. The fills carry dark text only.
INK = "1F2A37"
NAVY = "12355B"
GREY = "56606B"
WHITE = "FFFFFF"
PALE = "EDF3F8"
ACCENT = "0072B2"
AMBER = "F6C944"


def type_scale(width: float, height: float) -> float:
    """What all sizes of this design are multiplied by on a slide of `width` by `height`, in points.

    The floors are meant for a slide 7.5 in high and scale with its height: a room sees both on
    the same screen. A page that stands upright is read by its width.
    """
    upright = max(width / _LEAST_WIDTH, 1.0)
    return max(min(height / SLIDE_HEIGHT, upright), _LEAST_SCALE)


_LEAST_WIDTH = 720.0
"""The width of 4:3 at the design's height, in points."""
_LEAST_SCALE = 0.7
"""On smaller slides type keeps the size that it has here: they are no slides to be projected."""

LAYOUTS = {
    "text": "Title and body",
    "two": "Two blocks",
    "visual": "Visual",
    "stack": "Stack",
}
"""The template's layouts, by the layout of a `Slide`."""
