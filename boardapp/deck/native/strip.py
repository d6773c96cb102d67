"""The course as a strip: one group of native shapes, which PowerPoint can edit."""

from pptx.slide import Slide

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import text_width
from boardapp.deck.native.scene import draw_scene
from boardapp.deck.native.shapes import Sketch
from boardapp.figures.palette import LIGHT
from boardapp.figures.strip.layout import lay_out_strip
from boardapp.figures.strip.scene import strip_scene
from boardapp.figures.strip.strip import Strip


def add_strip(slide: Slide, strip: Strip, frame: Frame) -> None:
    """Draw the strip into the frame, as one group."""
    layout = lay_out_strip(strip, frame.width, frame.height, text_width)
    sketch = Sketch(slide)
    draw_scene(sketch, strip_scene(layout, LIGHT), frame)
    sketch.put_as_group("Course", strip.summary)
