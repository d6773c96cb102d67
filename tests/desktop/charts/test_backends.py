# ruff: noqa: N802  the names of Qt
"""One scene, drawn by every backend: no shape, line or text is lost, added or moved by one."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from matplotlib.figure import Figure
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication

from boardapp.casefile.files import read_case
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.native.scene import draw_scene as draw_natively
from boardapp.deck.native.shapes import Sketch
from boardapp.desktop.charts.fonts import ASCENT, DESCENT, UNIT, slide_face
from boardapp.desktop.charts.scene_painter import ScenePainter
from boardapp.figures.charts.laboratory import lab_chart
from boardapp.figures.charts.layout import lay_out_chart
from boardapp.figures.charts.mrd import response_chart
from boardapp.figures.charts.scene import chart_scene
from boardapp.figures.cycles.cycles import cycle_figure
from boardapp.figures.cycles.layout import lay_out_cycles
from boardapp.figures.cycles.scene import cycle_scene
from boardapp.figures.mpl_scene import draw_scene as draw_by_matplotlib
from boardapp.figures.palette import LIGHT
from boardapp.figures.scene import Curve, Primitive, Scene, Shape, Text
from boardapp.figures.text_width import arial_width
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.geometry import lay_out
from boardapp.figures.timeline.scene import timeline_scene
from boardapp.resources import example_case
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case

WIDTH, HEIGHT = 900.0, 480.0

Found = Counter[tuple[object, ...]]
"""How often what was drawn where, in whole points: shapes and curves by their edges."""


def _timeline(review: Review) -> Scene:
    geometry = lay_out(course_timeline(review), WIDTH, HEIGHT)
    return timeline_scene(geometry, LIGHT, min(geometry.size, 14)).whole


def _response(review: Review) -> Scene:
    chart = response_chart(review)
    assert chart is not None
    layout = lay_out_chart(chart, WIDTH, HEIGHT, 14)
    return chart_scene(chart, layout, WIDTH, HEIGHT).whole


def _laboratory(review: Review) -> Scene:
    chart = lab_chart(review.labs[0], review)
    assert chart is not None
    layout = lay_out_chart(chart, WIDTH, HEIGHT, 14)
    return chart_scene(chart, layout, WIDTH, HEIGHT).whole


def _cycles(review: Review) -> Scene:
    figures = (cycle_figure(t, review.toxicity.grade_rule) for t in review.toxicity.therapies)
    figure = next(one for one in figures if one is not None)
    return cycle_scene(lay_out_cycles(figure, WIDTH, 10, arial_width), LIGHT)


SCENES: dict[str, Callable[[Review], Scene]] = {
    "timeline": _timeline, "response": _response, "laboratory": _laboratory, "cycles": _cycles,
}  # fmt: skip


@pytest.fixture(scope="module")
def synthetic() -> Review:
    return review_case(read_case(example_case("synthetic")))


@pytest.fixture(params=SCENES)
def scene(request: pytest.FixtureRequest, synthetic: Review) -> Scene:
    return SCENES[request.param](synthetic)


def _edges(left: float, top: float, right: float, bottom: float) -> tuple[int, ...]:
    return tuple(round(edge / 2) for edge in (left, top, right, bottom))


def _of_places(places: Any) -> tuple[int, ...]:
    xs, ys = zip(*places, strict=True)
    return _edges(min(xs), min(ys), max(xs), max(ys))


def _described(scene: Scene) -> Found:
    """What the scene says is to be drawn, texts without signs."""
    return Counter(found for primitive in scene for found in _parts(primitive))


def _parts(primitive: Primitive) -> Iterator[tuple[object, ...]]:
    match primitive:
        case Shape(box=box):
            yield ("drawn", *_edges(box.left, box.top, box.right, box.bottom))
        case Curve(places=places):
            yield ("drawn", *_of_places(places))
        case Text(runs=runs):
            yield from (("text", run.text.strip()) for run in runs if not run.sign)


def _is_near(found: Found, described: Found) -> bool:
    """Whether two lists agree; an edge on the half of a point may round either way."""
    rest = list((described - found).elements())
    for extra in (found - described).elements():
        match = next((one for one in rest if _are_alike(extra, one)), None)
        if match is None:
            return False
        rest.remove(match)
    return not rest


def _are_alike(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    if one[0] != other[0] or one[0] == "text":
        return one == other
    return all(abs(a - b) <= 1 for a, b in zip(one[1:], other[1:], strict=True))  # type: ignore[operator]


# PowerPoint


def _native(scene: Scene) -> Found:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    sketch = Sketch(slide)
    draw_natively(sketch, scene, Frame(left=0, top=0, width=WIDTH, height=HEIGHT))
    sketch.put_as_group("Figure", "A figure")
    found: Found = Counter()
    for shape in slide.shapes[0].shapes:
        if shape._element.find(f".//{qn('a:t')}") is not None:
            signed = (run.text.strip() for run in shape.text_frame.paragraphs[0].runs)  # type: ignore[attr-defined]
            found.update(("text", text) for text in signed if text not in SIGNS)
        else:
            sides = shape.left, shape.top, shape.left + shape.width, shape.top + shape.height
            found[("drawn", *_edges(*(side / Pt(1) for side in sides)))] += 1
    return found


SIGNS = {"●", "■", "◆", "▲", "▽", "△", "– –", "┃", "○", "□", "◇", "▵", "▬", "▨"}


# Qt


class Recorder(QPainter):
    """A painter that remembers what it was told to draw, and where on its page."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.found: Found = Counter()
        self.middles: list[float] = []

    def _add(self, bounds: QRectF) -> None:
        box = self.transform().mapRect(bounds)
        self.found[("drawn", *_edges(box.left(), box.top(), box.right(), box.bottom()))] += 1

    def drawRect(self, box: QRectF) -> None:  # type: ignore[override]
        self._add(box)

    def drawEllipse(self, box: QRectF) -> None:  # type: ignore[override]
        self._add(box)

    def drawPolygon(self, polygon: QPolygonF) -> None:  # type: ignore[override]
        self._add(polygon.boundingRect())

    def drawPolyline(self, polygon: QPolygonF) -> None:  # type: ignore[override]
        self._add(polygon.boundingRect())

    def drawLine(self, line: QLineF) -> None:  # type: ignore[override]
        left, right = sorted((line.x1(), line.x2()))
        top, bottom = sorted((line.y1(), line.y2()))
        self._add(QRectF(left, top, right - left, bottom - top))

    def drawLines(self, lines: object) -> None:  # type: ignore[override]
        """Stripes of a hatch: a part of its shape."""

    def drawText(self, place: QPointF, text: str) -> None:  # type: ignore[override]
        if text.strip():
            self.found["text", text.strip()] += 1
        rise = UNIT * (ASCENT - DESCENT) / 2
        self.middles.append(self.transform().map(place - QPointF(0, rise)).y())


def _painted(scene: Scene) -> Recorder:
    image = QImage(round(WIDTH), round(HEIGHT), QImage.Format.Format_RGB32)
    painter = Recorder(image)
    ScenePainter(painter, slide_face()).draw(scene)
    painter.end()
    return painter


# matplotlib


def _plotted(scene: Scene) -> Found:
    figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72)
    axes = draw_by_matplotlib(figure, scene, LIGHT, "")
    found: Found = Counter(("text", text.get_text().strip()) for text in axes.texts)
    for patch in axes.patches:
        path = patch.get_path().transformed(patch.get_patch_transform())
        box = path.get_extents()
        found[("drawn", *_edges(box.x0, box.y0, box.x1, box.y1))] += 1
    for line in axes.lines:
        found[("drawn", *_of_places(line.get_xydata()))] += 1  # type: ignore[arg-type]
    return found


def test_powerpoint_has_every_shape_and_text_in_its_place(scene: Scene) -> None:
    assert _is_near(_native(scene), _described(scene))


def test_qt_has_every_shape_and_text_in_its_place(scene: Scene, qapp: QApplication) -> None:
    bare = _without_texts(scene)
    assert _is_near(_painted(bare).found, _described(bare))
    texts = {key: n for key, n in _painted(scene).found.items() if key[0] == "text"}
    assert texts == {key: n for key, n in _described(scene).items() if key[0] == "text" and key[1]}


def test_matplotlib_has_every_shape_and_text_in_its_place(scene: Scene) -> None:
    bare = _without_texts(scene)
    assert _is_near(_plotted(bare), _described(bare))
    texts = {key: n for key, n in _plotted(scene).items() if key[0] == "text"}
    assert texts == {key: n for key, n in _described(scene).items() if key[0] == "text"}


def _without_texts(scene: Scene) -> Scene:
    return tuple(one for one in scene if not isinstance(one, Text))


def test_qt_writes_each_text_at_the_height_of_its_box(scene: Scene, qapp: QApplication) -> None:
    level = tuple(
        one for one in scene if isinstance(one, Text) and not one.is_upright and len(one.runs) == 1
    )
    assert _painted(level).middles == pytest.approx([one.box.middle for one in level], abs=0.1)


def test_matplotlib_writes_each_text_at_the_height_of_its_box(scene: Scene) -> None:
    level = tuple(one for one in scene if isinstance(one, Text) and len(one.runs) == 1)
    figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72)
    axes = draw_by_matplotlib(figure, level, LIGHT, "")
    assert [text.get_position()[1] for text in axes.texts] == pytest.approx(
        [one.box.middle for one in level]
    )
