"""What each painted part is (a title, a cell, a figure), for readers that can't see the page.

Qt writes no structure into a PDF. So a mark is painted before each part, a line far off the
page whose place tells its number; `handout_structure` turns the marks into the tags of the
format (ISO 32000-1, 14.7 and 14.8). On a screen nothing is marked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import msgspec
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

Role = Literal[
    "Document", "Sect", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
    "Figure", "Caption",
]  # fmt: skip

OFF_PAGE = 50_000
"""Where the marks lie, left of the page and above it, in points."""


class Node(msgspec.Struct):
    """One part of the document. `marks` are the numbers of what is painted for it."""

    role: Role
    alt: str = ""
    title: str = ""
    children: list["Node"] = []
    marks: list[int] = []


class Tags:
    """Grows the tree of parts while pages are painted.

    `marks` counts them; a mark that no node has begins an ornament.
    """

    def __init__(self) -> None:
        self.root = Node(role="Document")
        self.marks = 0
        self._open = [self.root]

    @contextmanager
    def group(self, role: Role, title: str = "") -> Iterator[None]:
        """A part made of parts, such as a table or a row."""
        node = Node(role=role, title=title)
        self._open[-1].children.append(node)
        self._open.append(node)
        yield
        self._open.pop()

    @contextmanager
    def leaf(self, painter: QPainter, role: Role, alt: str = "") -> Iterator[None]:
        """A part that is painted; what comes after it, up to the next part, is ornament."""
        self._open[-1].children.append(Node(role=role, alt=alt, marks=[self._mark(painter)]))
        yield
        self._mark(painter)

    def _mark(self, painter: QPainter) -> int:
        number = self.marks
        self.marks += 1
        painter.save()
        # The colour makes Qt write the pen anew, so that the next part can't lose its own.
        painter.setPen(QPen(QColor("black"), 1.0))
        y = -OFF_PAGE - number
        painter.drawLine(QLineF(-OFF_PAGE, y, -OFF_PAGE - 1, y))
        painter.restore()
        return number
