"""The timeline on a page, always in light colours, where the geometry puts it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPalette

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import text_width
from boardapp.desktop.charts.timeline_painter import TimelinePainter
from boardapp.desktop.slides.canvas import Canvas
from boardapp.desktop.slides.fonts import load_fonts, plain_font
from boardapp.figures.palette import LIGHT
from boardapp.figures.timeline.fit import fit
from boardapp.figures.timeline.foot import TICK_LENGTH
from boardapp.figures.timeline.geometry import LEAST_SIZE, WISHED_SIZE, TimelineGeometry
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
    geometry = fit(
        timeline, frame.width, frame.height, text_width,
        wished_size=wished_size, least_size=least_size,
    )  # fmt: skip
    with canvas.leaf("Figure", timeline.summary), canvas.moved(frame):
        _paint(canvas, geometry, min(geometry.size, least_size))


def _paint(canvas: Canvas, geometry: TimelineGeometry, small: float) -> None:
    """Lanes and elements at the geometry's size of type, axis and legend at the small one."""
    large = _drawing(canvas, geometry, geometry.size)
    large.bands(geometry)
    large.grid_lines(geometry)
    for lane in geometry.lanes:
        canvas.text_in(lane.name_box, lane.name, geometry.size, LIGHT.ink, is_bold=True)
    plot = geometry.plot
    for tick in geometry.ticks:
        canvas.line((tick.x, plot.bottom), (tick.x, plot.bottom + TICK_LENGTH), LIGHT.ink, 1.0)
        canvas.text_in(tick.text_box, tick.text, small, LIGHT.ink, "middle")
        canvas.text_in(tick.age_box, tick.age, small, LIGHT.ink, "middle")
    canvas.line((plot.left, plot.bottom), (plot.right, plot.bottom), LIGHT.ink, 1.25)
    for text in geometry.texts:
        canvas.text_in(text.box, text.text, small, LIGHT.ink)
    _drawing(canvas, geometry, geometry.size).elements(geometry)
    _drawing(canvas, geometry, small).legend(geometry.legend)


def _drawing(canvas: Canvas, geometry: TimelineGeometry, size: float) -> TimelinePainter:
    load_fonts()
    visible = QRectF(0, 0, geometry.width, geometry.height)
    return TimelinePainter(canvas.painter, _light(), plain_font(size), visible)


def _light() -> QPalette:
    """What a page may change, as on the slide: the clinical colours are fixed anyway."""
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Base, LIGHT.paper),
        (QPalette.ColorRole.Text, LIGHT.ink),
        (QPalette.ColorRole.AlternateBase, LIGHT.lane),
        (QPalette.ColorRole.Midlight, LIGHT.grid),
        (QPalette.ColorRole.PlaceholderText, LIGHT.muted),
    ):
        palette.setColor(role, QColor(f"#{colour}"))
    return palette
