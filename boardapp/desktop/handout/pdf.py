"""A PDF while it is painted: pages of one size, in points, in memory."""

from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QBuffer, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from boardapp.desktop.slides.canvas import Canvas
from boardapp.desktop.slides.tags import Tags

_STEPS = 10
"""Steps of the writer to the point: a tenth of a point is finer than any printer."""


class PaperSize(NamedTuple):
    """Width and height of a page in points."""

    width: float
    height: float


A4 = PaperSize(595.0, 842.0)


class PdfPages:
    """Paints pages one after the other; `canvas` is the page under the brush."""

    def __init__(self, size: PaperSize, document_id: UUID) -> None:
        """`document_id` goes into the file, so that the same document keeps its name."""
        self.tags = Tags()
        self._buffer = QBuffer()
        self._buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        exact = QPageSize.SizeMatchPolicy.ExactMatch
        self._writer.setPageSize(QPageSize(QSizeF(*size), QPageSize.Unit.Point, "", exact))
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._writer.setResolution(72 * _STEPS)
        self._writer.setDocumentId(QUuid(str(document_id)))
        self._painter = QPainter(self._writer)
        self._painter.scale(_STEPS, _STEPS)
        self.canvas = Canvas(self._painter, self.tags)
        self.count = 1

    def next_page(self) -> None:
        """End this page and begin another."""
        self._writer.newPage()
        self.count += 1

    def end(self) -> bytes:
        """The file as Qt writes it; `handout_finish` completes it."""
        self._painter.end()
        return bytes(self._buffer.data().data())
