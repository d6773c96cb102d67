"""The course as a strip on a page, always in light colours."""

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import text_width
from boardapp.desktop.slides.canvas import Canvas
from boardapp.figures.palette import LIGHT
from boardapp.figures.strip.layout import lay_out_strip
from boardapp.figures.strip.scene import strip_scene
from boardapp.figures.strip.strip import Strip


def paint_strip(canvas: Canvas, strip: Strip, frame: Frame) -> None:
    """Paint the strip into its frame, as it is written into PowerPoint."""
    layout = lay_out_strip(strip, frame.width, frame.height, text_width)
    with canvas.leaf("Figure", strip.summary), canvas.moved(frame):
        canvas.draw(strip_scene(layout, LIGHT))
