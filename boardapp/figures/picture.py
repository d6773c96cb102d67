"""A chart, a timeline or the cycles of a therapy as a picture file, for a paper or a poster.

Drawn by matplotlib from the same scenes as slides and panels, on white, at one size whatever the
window's is. Lines and texts of SVG and PDF stay lines and texts.
"""

import io
import logging
from typing import Literal

from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.layout import lay_out_chart
from boardapp.figures.charts.scene import chart_scene
from boardapp.figures.cycles.cycles import CycleFigure
from boardapp.figures.cycles.layout import lay_out_cycles
from boardapp.figures.cycles.scene import cycle_scene
from boardapp.figures.lanes import Box
from boardapp.figures.mpl_fonts import POINTS_PER_INCH, measure_text
from boardapp.figures.mpl_scene import draw_scene
from boardapp.figures.palette import LIGHT
from boardapp.figures.scene import Run, Scene, Text
from boardapp.figures.timeline.geometry import LEAST_SIZE, lay_out, wished_height
from boardapp.figures.timeline.scene import timeline_scene
from boardapp.figures.timeline.timeline import Timeline

Pictured = Chart | Timeline | CycleFigure
PictureKind = Literal["svg", "pdf", "png"]
WIDTH, HEIGHT = 720.0, 405.0
"""Points: ten inches across, as wide as a page lies."""
_MOST_HEIGHT = 960.0
_TEXT = 11.0
_DOTS_PER_INCH = 300
_NOTE, _NOTE_HEIGHT = 10.0, 16.0


_KINDS: dict[str, PictureKind] = {".svg": "svg", ".pdf": "pdf", ".png": "png"}


def kind_of(ending: str) -> PictureKind:
    """The kind of picture by how the name of its file ends; SVG for any other ending."""
    return _KINDS.get(ending.lower(), "svg")


def picture(figure: Pictured, kind: PictureKind, note: str = "") -> bytes:
    """The figure as the bytes of a file; `note` stands in a line of its own below it.

    The same figure gives the same bytes. Loads matplotlib, which takes half a second: call it on a
    thread.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    # It takes the date of the bundled font, in seconds since 1904, for one that is too low.
    logging.getLogger("fontTools.ttLib.tables._h_e_a_d").setLevel(logging.ERROR)
    scene, height = _scene(figure)
    if note:
        scene = (*scene, _note(note, height))
        height += _NOTE_HEIGHT
    drawn = Figure(figsize=(WIDTH / POINTS_PER_INCH, height / POINTS_PER_INCH))
    draw_scene(drawn, scene, LIGHT, figure.summary)
    file = io.BytesIO()
    with rc_context({"svg.fonttype": "none", "pdf.fonttype": 42, "svg.hashsalt": "boardapp"}):
        drawn.savefig(file, format=kind, dpi=_DOTS_PER_INCH, metadata=_metadata(figure, kind))
    return file.getvalue()


def _scene(figure: Pictured) -> tuple[Scene, float]:
    """The scene of a figure, and its height in points."""
    match figure:
        case Chart():
            layout = lay_out_chart(figure, WIDTH, HEIGHT, _TEXT, measure_text)
            return chart_scene(figure, layout, WIDTH, HEIGHT).whole, HEIGHT
        case Timeline():
            wished = wished_height(figure, WIDTH, measure_text, _TEXT)
            height = min(max(wished, HEIGHT), _MOST_HEIGHT)
            geometry = lay_out(figure, WIDTH, height, measure_text)
            least = min(geometry.size, LEAST_SIZE)
            return timeline_scene(geometry, LIGHT, least).whole, height
        case CycleFigure():
            cycles = lay_out_cycles(figure, WIDTH, _TEXT, measure_text)
            return cycle_scene(cycles, LIGHT), cycles.height


def _note(note: str, height: float) -> Text:
    box = Box(0.0, height, WIDTH, _NOTE_HEIGHT)
    return Text(box=box, runs=(Run(note, LIGHT.muted),), size=_NOTE, align="middle")


def _metadata(figure: Pictured, kind: PictureKind) -> dict[str, str | None]:
    """What the file says of itself: what it shows, and no time, so that its bytes are the same."""
    described = {"Title": figure.summary[:200], "Creator": "boardapp"}
    match kind:
        case "svg":
            return {**described, "Date": None}
        case "pdf":
            return {**described, "CreationDate": None}
    return {"Title": figure.summary[:200], "Software": "boardapp"}
