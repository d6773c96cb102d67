"""The timeline as one group of native shapes, which PowerPoint can edit.

The group carries the alt text; its parts need none.
"""

from pptx.slide import Slide

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.periods import placed_timeline
from boardapp.deck.native.scene import draw_scene
from boardapp.deck.native.shapes import Sketch
from boardapp.figures.palette import LIGHT
from boardapp.figures.timeline.geometry import LEAST_SIZE
from boardapp.figures.timeline.scene import timeline_scene
from boardapp.figures.timeline.timeline import Timeline


def add_timeline(slide: Slide, timeline: Timeline, frame: Frame) -> None:
    """Draw the timeline into the frame, as one group."""
    geometry = placed_timeline(timeline, frame.width, frame.height)
    sketch = Sketch(slide)
    draw_scene(sketch, timeline_scene(geometry, LIGHT, min(geometry.size, LEAST_SIZE)).whole, frame)
    sketch.put_as_group("Timeline", timeline.summary)
