"""What the tests of the painter share: an empty page."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from boardapp.deck.fitting.design import SLIDE_HEIGHT, SLIDE_WIDTH
from tests.desktop.slides.sheet import SCALE, Sheet


@pytest.fixture
def sheet(qapp: QApplication) -> Iterator[Sheet]:
    """An empty page of the size of a slide."""
    size = round(SLIDE_WIDTH * SCALE), round(SLIDE_HEIGHT * SCALE)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    made = Sheet(image)
    yield made
    made.painter.end()
