"""A page to paint on, in points from its left upper corner, with the fonts of the slides."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from PySide6.QtGui import QPainter

from boardapp.deck.fitting.design import ACCENT, INK, NAVY, PALE
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.stage import Palette
from boardapp.desktop.charts.fonts import slide_face
from boardapp.desktop.charts.scene_painter import ScenePainter, rect
from boardapp.desktop.slides.spots import Spot
from boardapp.desktop.slides.tags import Role, Tags
from boardapp.figures.lanes import Box

OWN_PALETTE = Palette(ink=INK, strong=NAVY, pale=PALE, accent=ACCENT, line="BFBFBF")
"""That of our own design; its lines are white at three quarters, as in the written deck."""


class Canvas(ScenePainter):
    """Paints on any QPainter whose unit is the point.

    `tags`, where given, learn what each part is, `spots` where the facts stand. `palette` are the
    colours of texts and tables, as six hexadecimal digits.
    """

    def __init__(
        self, painter: QPainter, tags: Tags | None = None, spots: list[Spot] | None = None
    ) -> None:
        super().__init__(painter, slide_face())
        self.palette = OWN_PALETTE
        self._tags = tags
        self._spots = spots

    def shows(self, place: str, box: Box) -> None:
        """Note that the fact at `place` stands in this box; an empty place is none."""
        if place and self._spots is not None:
            self._spots.append(Spot(place, self.painter.worldTransform().mapRect(rect(box))))

    def leaf(self, role: Role, alt: str = "") -> AbstractContextManager[None]:
        """All that is painted in this context is one part."""
        return self._tags.leaf(self.painter, role, alt) if self._tags else nullcontext()

    def group(self, role: Role, title: str = "") -> AbstractContextManager[None]:
        """The parts of this context belong together."""
        return self._tags.group(role, title) if self._tags else nullcontext()

    @contextmanager
    def moved(self, frame: Frame) -> Iterator[None]:
        """Count places from the left upper corner of a frame."""
        self.painter.save()
        self.painter.translate(frame.left, frame.top)
        yield
        self.painter.restore()
