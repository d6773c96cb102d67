"""The timeline on a page, always in light colours, where the geometry puts it."""

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import text_width
from boardapp.desktop.slides.canvas import Canvas
from boardapp.figures.palette import LIGHT
from boardapp.figures.timeline.geometry import LEAST_SIZE, WISHED_SIZE, lay_out
from boardapp.figures.timeline.places import TimelineGeometry
from boardapp.figures.timeline.scene import timeline_scene
from boardapp.figures.timeline.timeline import Timeline


def paint_timeline(
    canvas: Canvas,
    timeline: Timeline,
    frame: Frame,
    *,
    wished_size: float = WISHED_SIZE,
    least_size: float = LEAST_SIZE,
) -> None:
    """Paint the timeline into its frame; the sizes of type are those of a slide or of paper."""
    geometry = lay_out(
        timeline, frame.width, frame.height, text_width,
        wished_size=wished_size, least_size=least_size,
    )  # fmt: skip
    scene = timeline_scene(geometry, LIGHT, min(geometry.size, least_size))
    with canvas.leaf("Figure", timeline.summary), canvas.moved(frame):
        canvas.draw(scene.whole)
        _note_facts(canvas, geometry)


def _note_facts(canvas: Canvas, geometry: TimelineGeometry) -> None:
    """A bar, a mark and their labels show the fact that they stand for."""
    places: dict[str, str] = {}
    for bar in geometry.bars:
        canvas.shows(bar.bar.place, bar.box)
        places[bar.bar.key] = bar.bar.place
    for mark in geometry.marks:
        canvas.shows(mark.mark.place, mark.box)
        places[mark.mark.key] = mark.mark.place
    for label in geometry.labels:
        canvas.shows(places.get(label.key, ""), label.box)
