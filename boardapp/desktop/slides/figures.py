"""A figure in boxes and words on a page, always in light colours."""

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import text_width
from boardapp.desktop.slides.canvas import Canvas
from boardapp.figures.drawing import draw
from boardapp.figures.figure import Figure


def paint_figure(canvas: Canvas, figure: Figure, frame: Frame) -> None:
    """Paint the figure into its frame, as it is written into PowerPoint."""
    drawing = draw(figure, frame.width, frame.height, text_width)
    with canvas.leaf("Figure", figure.summary), canvas.moved(frame):
        canvas.draw(drawing.scene)
        for fact in drawing.facts:
            canvas.shows(fact.place, fact.box)
