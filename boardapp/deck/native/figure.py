"""A figure in boxes and words: one group of native shapes, which PowerPoint can edit."""

from pptx.slide import Slide

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import text_width
from boardapp.deck.native.scene import draw_scene
from boardapp.deck.native.shapes import Sketch
from boardapp.figures.drawing import draw
from boardapp.figures.figure import Figure


def add_figure(slide: Slide, figure: Figure, frame: Frame) -> None:
    """Draw the figure into the frame, as one group."""
    sketch = Sketch(slide)
    draw_scene(sketch, draw(figure, frame.width, frame.height, text_width).scene, frame)
    sketch.put_as_group(figure.name, figure.summary)
