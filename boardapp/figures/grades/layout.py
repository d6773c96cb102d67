"""Where rows, bars and words stand, in the largest type in which all of it fits."""

from collections.abc import Iterator

from boardapp.figures.figure import FactBox
from boardapp.figures.grades.grades import HIGHEST, GradeRow, Grades
from boardapp.figures.laid import Laid, Sizes
from boardapp.figures.lanes import Box
from boardapp.figures.palette import BLACK, NAVY, ORANGE, VERMILLION, Page
from boardapp.figures.scene import (
    Passage,
    Primitive,
    Run,
    Shape,
    Stroke,
    Text,
    TextBox,
    passages_height,
    straight,
)
from boardapp.figures.text_width import BOLDER, Measure, wrapped

GRAVE = 3
"""From this grade on a bar is vermillion (CTCAE: severe)."""
_FLOOR = 16.0
_CELL, _BAR = 30.0, 22.0
_NAME_SHARE = 0.29
_INSET = 4.0
_GAP = 14.0
_PADDING = 8.0


class LaidGrades(Laid[Grades]):
    """The rows at one size of type."""

    steps = ((25.0,), (22.0,), (20.0,), (18.0,), (_FLOOR,))
    rescue = ((14.0,), (12.0,))
    most_stretch = 2.0

    def __init__(
        self, figure: Grades, width: float, sizes: Sizes, measure: Measure, page: Page
    ) -> None:
        super().__init__(figure, width, sizes, measure, page)
        (self.size,) = sizes
        self.name_width = width * _NAME_SHARE
        self.bar_left = self.name_width + _GAP
        self.details_left = self.bar_left + HIGHEST * _CELL + _GAP
        self.head = self._height(self._passages(max(figure.heads, key=len), width, is_bold=True))
        self.heights = [self._row_height(row) for row in figure.rows]

    def parts(self, height: float) -> Iterator[Primitive]:
        """The heads, then the rows, a line between each two."""
        yield from self._heads()
        top = self.head
        for row, needed in zip(self.figure.rows, self.heights, strict=True):
            yield straight((0.0, top), (self.width, top), Stroke(self.page.grid, 1.0))
            grown = self.grown(needed, height)
            yield from self._row(row, top, grown)
            top += grown

    def facts(self, height: float) -> Iterator[FactBox]:
        """Each row."""
        top = self.head
        for row, needed in zip(self.figure.rows, self.heights, strict=True):
            grown = self.grown(needed, height)
            yield FactBox(row.place, Box(0.0, top, self.width, grown))
            top += grown

    def _heads(self) -> Iterator[Primitive]:
        lefts = (0.0, self.bar_left, self.details_left)
        rights = (self.name_width, self.details_left, self.width)
        for text, left, right in zip(self.figure.heads, lefts, rights, strict=True):
            yield Text(
                box=Box(left, 0.0, right - left, self.head),
                runs=(Run(text, NAVY),),
                size=min(self.size, _FLOOR),
                is_bold=True,
            )

    def _row(self, row: GradeRow, top: float, height: float) -> Iterator[Primitive]:
        name = self._passages(row.name, self.name_width, is_bold=True)
        yield self._box(name, 0.0, self.name_width, top, height)
        yield from self._bar(row, top + (height - _BAR) / 2)
        if row.details:
            width = self.width - self.details_left
            details = self._passages(row.details, width)
            yield self._box(details, self.details_left, width, top, height)

    def _bar(self, row: GradeRow, top: float) -> Iterator[Primitive]:
        """A cell for each grade, filled up to the one stated; dashed where none is.

        A grade of another system stands in a frame of its own, and in words.
        """
        width = HIGHEST * _CELL
        if not row.high:
            told = row.by_another or row.in_words
            yield Shape(
                box=Box(self.bar_left, top, width, _BAR),
                stroke=Stroke(self.page.muted, 1.0, is_dashed=not row.by_another),
                name=told,
            )
            yield Text(
                box=Box(self.bar_left, top, width, _BAR),
                runs=(Run(told, self.page.ink if row.by_another else self.page.muted),),
                size=min(self.size, _FLOOR),
                align="middle",
                may_be_cut=True,
            )
            return
        fill = VERMILLION if row.low >= GRAVE else ORANGE
        for grade in range(1, HIGHEST + 1):
            box = Box(self.bar_left + (grade - 1) * _CELL, top, _CELL - 2, _BAR)
            yield Shape(
                box=box,
                fill=fill if grade <= row.high else self.page.lane,
                stroke=Stroke(self.page.grid, 0.75),
                is_hatched=row.low < grade <= row.high,
                name=f"grade {grade}",
            )
            if grade in {row.low, row.high}:
                yield Text(box=box, runs=(Run(str(grade), BLACK),), size=min(self.size, _FLOOR),
                           align="middle", is_bold=True)  # fmt: skip

    def _row_height(self, row: GradeRow) -> float:
        name = self._passages(row.name, self.name_width, is_bold=True)
        details = self._passages(row.details, self.width - self.details_left)
        return max(self._height(name), self._height(details), _BAR + _PADDING)

    def _height(self, passages: tuple[Passage, ...]) -> float:
        return passages_height(passages) + _PADDING

    def _passages(
        self, text: str, width: float, *, is_bold: bool = False
    ) -> tuple[Passage, ...]:  # fmt: skip
        size = self.size * BOLDER if is_bold else self.size
        lines = tuple(wrapped(text, size, width - 2 * _INSET, self.measure))
        return (Passage(lines=lines, size=self.size, colour=self.page.ink, is_bold=is_bold),)

    def _box(
        self, passages: tuple[Passage, ...], left: float, width: float, top: float, height: float
    ) -> TextBox:
        return TextBox(
            box=Box(left, top, width, height), passages=passages, inset=_INSET, is_middle=True
        )
