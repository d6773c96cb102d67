"""A page that can be looked at: what was written where, and which colour stands at a place."""

from typing import NamedTuple

from PySide6.QtGui import QImage, QPainter

from boardapp.desktop.slides.canvas import Canvas

SCALE = 2


class Written(NamedTuple):
    """A line of text as it was set, in points of the page."""

    left: float
    baseline: float
    text: str
    points: float
    colour: str
    is_bold: bool
    right: float


class Sheet(Canvas):
    """A canvas on an image that remembers its texts."""

    def __init__(self, image: QImage) -> None:
        self.image = image
        self.written: list[Written] = []
        painter = QPainter(image)
        painter.scale(SCALE, SCALE)
        super().__init__(painter)

    def text(
        self, left: float, baseline: float, text: str, points: float, colour: str,
        *, is_bold: bool = False,
    ) -> float:  # fmt: skip
        right = super().text(left, baseline, text, points, colour, is_bold=is_bold)
        place = self.painter.transform()
        x, y = place.map(left, baseline)
        end, _ = place.map(right, baseline)
        line = Written(x / SCALE, y / SCALE, text, points, colour, is_bold, end / SCALE)
        self.written.append(line)
        return right

    @property
    def texts(self) -> list[str]:
        """All lines, without the blank at which one was broken."""
        return [line.text.strip() for line in self.written]

    def find(self, text: str) -> Written:
        """The one line that reads so."""
        [found] = [line for line in self.written if line.text.strip() == text]
        return found

    def colour_at(self, x: float, y: float) -> str:
        """The colour of a place as "0072B2"."""
        return self.image.pixelColor(round(x * SCALE), round(y * SCALE)).name()[1:].upper()
