"""The whole picture of the timeline: lanes that scroll, an axis and a legend that stay."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from boardapp.desktop.charts.scene_painter import ScenePainter
from boardapp.desktop.charts.timeline_layout import UNIT_SIZE, TimelineLayout
from boardapp.figures.palette import DARK, LIGHT, Page
from boardapp.figures.timeline.scene import TimelineScene, timeline_scene

RING_WIDTH = 2.0
RING_GAP = 3.0
INDENT = 8.0
_BESIDE = 60.0  # units: a tick may stand just outside of the view with half of its text in it
_DARK_BELOW = 128  # lightness of the paper, of 255


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the layout that is seen, in pixels.

    `width` is the view's, `body` the height of the lanes in it, `across` and `down` how far the
    lanes are scrolled.
    """

    width: float
    body: float
    across: float = 0.0
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class Rings:
    """The numbers of the elements to ring, −1 for none; `has_focus` draws `current` strongly."""

    current: int = -1
    hovered: int = -1
    has_focus: bool = False


NO_RINGS = Rings()


class TimelinePicture:
    """Draws a layout into the left upper corner, in the colours of a palette."""

    def __init__(
        self,
        painter: QPainter,
        layout: TimelineLayout,
        frame: Frame,
        palette: QPalette,
        scene: TimelineScene,
    ) -> None:
        self._painter, self._layout, self._frame = painter, layout, frame
        self._palette, self._scene = palette, scene
        scale, gutter = layout.scale, layout.gutter
        self._visible = QRectF(
            (gutter + frame.across) / scale,
            frame.down / scale,
            (frame.width - gutter) / scale,
            frame.body / scale,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw(self, rings: Rings = NO_RINGS) -> None:
        """Draw lanes, axis and legend."""
        self._draw_lanes(rings)
        self._draw_axis()
        self._draw_legend()

    def _draw_lanes(self, rings: Rings) -> None:
        frame, gutter, scene = self._frame, self._layout.gutter, self._scene
        with self._within(QRectF(0, 0, frame.width, frame.body), QPointF(0, -frame.down)):
            self._parts().draw(scene.bands + scene.names)
        plot = QRectF(gutter, 0, frame.width - gutter, frame.body)
        with self._within(plot, QPointF(-frame.across, -frame.down)):
            self._parts(self._visible).draw(scene.grid + scene.elements)
            self._draw_rings(rings)

    def _draw_axis(self) -> None:
        frame, layout = self._frame, self._layout
        top = frame.body - layout.lanes.plot.bottom * layout.scale
        room = QRectF(0, frame.body - 1, frame.width, layout.axis_height + 1)
        with self._within(room, QPointF(0, top)):
            self._parts().draw(self._scene.titles)
        room.setLeft(layout.gutter)
        beside = self._visible.adjusted(-_BESIDE, 0, _BESIDE, 0)
        beside.setBottom(layout.lanes.height)
        with self._within(room, QPointF(-frame.across, top)):
            self._parts(beside).draw(self._scene.axis)

    def _draw_legend(self) -> None:
        layout, top = self._layout, self._frame.body + self._layout.axis_height
        if layout.legend.legend:
            first = min(entry.text_box.top for entry in layout.legend.legend) * layout.scale
            room = QRectF(0, top, self._frame.width, layout.legend_height)
            gap = layout.legend_height - layout.legend_rows_height
            with self._within(room, QPointF(INDENT * layout.scale, top - first + gap / 2)):
                self._parts().draw(self._scene.legend)

    def _parts(self, visible: QRectF | None = None) -> ScenePainter:
        return ScenePainter(self._painter, self._layout.face, visible)

    def _draw_rings(self, rings: Rings) -> None:
        solid, dotted = Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine
        self._draw_ring(rings.hovered, RING_WIDTH / 2, solid)
        self._draw_ring(rings.current, RING_WIDTH, solid if rings.has_focus else dotted)

    def _draw_ring(self, number: int, width: float, style: Qt.PenStyle) -> None:
        """A ring in the accent on a rim of paper, so that it is seen on every colour."""
        if not 0 <= number < len(self._layout.elements):
            return
        box = self._layout.elements[number].box
        rect = QRectF(box.left, box.top, box.width, box.height)
        rect.adjust(-RING_GAP, -RING_GAP, RING_GAP, RING_GAP)
        rect = rect.intersected(self._visible.adjusted(1, 1, -1, -1))
        paper = self._palette.color(QPalette.ColorRole.Base)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(paper, width + 2))
        self._painter.drawRoundedRect(rect, 3, 3)
        self._painter.setPen(QPen(self._palette.color(QPalette.ColorRole.Accent), width, style))
        self._painter.drawRoundedRect(rect, 3, 3)

    @contextmanager
    def _within(self, clip: QRectF, shift: QPointF) -> Iterator[None]:
        """Draw within `clip` (pixels), in units from `shift`."""
        self._painter.save()
        self._painter.setClipRect(clip)
        self._painter.translate(shift)
        self._painter.scale(self._layout.scale, self._layout.scale)
        yield
        self._painter.restore()


def page_of(palette: QPalette) -> Page:
    """The page of a palette's colours; the clinical ones are fixed."""
    base = palette.color(QPalette.ColorRole.Base)
    return replace(
        LIGHT if base.lightness() >= _DARK_BELOW else DARK,
        paper=_digits(base),
        ink=_digits(palette.color(QPalette.ColorRole.Text)),
        muted=_digits(palette.color(QPalette.ColorRole.PlaceholderText)),
        grid=_digits(palette.color(QPalette.ColorRole.Midlight)),
        lane=_digits(palette.color(QPalette.ColorRole.AlternateBase)),
    )


def _digits(colour: QColor) -> str:
    return colour.name()[1:].upper()


def scene_of(layout: TimelineLayout, page: Page) -> TimelineScene:
    """The scene of a layout: its lanes at the zoomed width, its legend at the width of the view."""
    scene = timeline_scene(layout.lanes, page, UNIT_SIZE, indent=INDENT)
    return replace(scene, legend=timeline_scene(layout.legend, page, UNIT_SIZE).legend)
