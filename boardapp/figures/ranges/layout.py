"""Where the rows stand, and the size of their type: the largest in which all of them fit."""

from collections.abc import Iterator, Sequence

import msgspec

from boardapp.figures.figure import FactBox
from boardapp.figures.laid import Laid, Sizes
from boardapp.figures.lanes import LINE_PITCH, Box
from boardapp.figures.palette import BLUE, TURN_TEXT, VERMILLION, Page
from boardapp.figures.ranges.ranges import Ranges, Result
from boardapp.figures.ranges.scale import Place, band, place
from boardapp.figures.scene import Curve, Primitive, Run, Shape, Stroke, Text, square, straight
from boardapp.figures.text_width import BOLDER, Measure, wrapped

_COLUMN_GAP = 14.0
_NAME_SHARE, _MOST_NAME_SHARE, _TRACK_SHARE = 0.30, 0.45, 0.30
_MOST_TRACK = 260.0
_USUAL = 20.0
"""Points of type in which names may wrap."""
_BAND, _MARK, _RANGE_WIDTH = 0.8, 0.6, 5.0
"""Heights of a band and a mark, in sizes of type; the width of the bar of a stated range."""


class _Row(msgspec.Struct, frozen=True):
    """A result in lines."""

    result: Result
    name: list[str]
    text: list[str]
    details: list[str]
    inline: str
    """The first detail, where it has room behind the text."""


class LaidRanges(Laid[Ranges]):
    """The rows at one size for names and values, and one for all else."""

    steps = ((26.0, 22.0), (23.0, 20.0), (20.0, 18.0), (18.0, 18.0), (18.0, 16.0), (16.0, 16.0))
    rescue = ((14.0, 12.0), (12.0, 10.0), (9.0, 8.0))
    gap = 7.0
    most_stretch = 2.2

    def __init__(
        self, figure: Ranges, width: float, sizes: Sizes, measure: Measure, page: Page
    ) -> None:
        super().__init__(figure, width, sizes, measure, page)
        self.size, self.small = sizes
        self.line, self.small_line = self.size * LINE_PITCH, self.small * LINE_PITCH
        self.name_width = self._name_width(figure.results)
        track_left = self.name_width + _COLUMN_GAP
        self.track = Box(track_left, 0.0, min(_TRACK_SHARE * width, _MOST_TRACK), 0.0)
        self.text_left = self.track.right + _COLUMN_GAP
        self.rows = [self._row(result) for result in figure.results]
        self.heights = [self._height(row) for row in self.rows]

    @property
    def is_whole(self) -> bool:
        """Type above the usual is for few short rows: none of them takes a second line."""
        return self.size <= _USUAL or max(self.heights, default=0.0) <= self.line

    def parts(self, height: float) -> Iterator[Primitive]:
        """All rows in place, a thin line between two; the gaps grow with them."""
        for number, (row, box) in enumerate(self._boxes(height)):
            if number:
                y = box.top - self.gap / 2
                yield straight((0.0, y), (self.width, y), Stroke(self.page.grid))
            yield from self._parts(row, box.top + box.height / 2)

    def facts(self, height: float) -> Iterator[FactBox]:
        """Each row."""
        for row, box in self._boxes(height):
            yield FactBox(row.result.place, box)

    def _boxes(self, height: float) -> Iterator[tuple[_Row, Box]]:
        """Each row with the room that it has."""
        factor = min(max(height / max(self.needed, 1.0), 1.0), self.most_stretch)
        top = 0.0
        for row, needed in zip(self.rows, self.heights, strict=True):
            grown = (needed + self.gap) * factor - self.gap
            yield row, Box(0.0, top, self.width, grown)
            top += grown + self.gap

    # Lines

    def _name_width(self, results: Sequence[Result]) -> float:
        """As wide as the names need within their share; no word is broken for the sake of it."""
        names = [one.name for one in results]
        has_track = any(one.has_track for one in results)
        share = _NAME_SHARE if has_track else _MOST_NAME_SHARE
        longest_word = max((self._bold(word) for name in names for word in name.split()), default=0)
        most = max(share * self.width, min(longest_word, _MOST_NAME_SHARE * self.width))
        return min(max(map(self._bold, names), default=0.0), most)

    def _bold(self, text: str) -> float:
        return self.measure(text, self.size) * BOLDER

    def _row(self, result: Result) -> _Row:
        room = self.width - (self.text_left if result.has_track else self.track.left)
        inline, *_ = result.details or ("",)
        need = self._bold(result.text) + self.measure(f"  {inline}", self.small)
        is_inline = bool(inline) and need <= room
        rest = result.details[1:] if is_inline else result.details
        return _Row(
            result,
            wrapped(result.name, self.size * BOLDER, self.name_width + 1, self.measure),
            wrapped(result.text, self.size * BOLDER, room, self.measure),
            wrapped("; ".join(rest), self.small, room, self.measure),
            inline if is_inline else "",
        )

    def _height(self, row: _Row) -> float:
        told = len(row.text) * self.line + len(row.details) * self.small_line
        return max(len(row.name) * self.line, told)

    # Parts

    def _parts(self, row: _Row, middle: float) -> Iterator[Primitive]:
        """The name, the track if there is one, and the value with its details."""
        top = middle - len(row.name) * self.line / 2
        yield from self._bold_lines(row.name, Box(0.0, top, self.name_width, 0.0), self.page.ink)
        if row.result.has_track:
            yield from self._track(row.result, middle)
        yield from self._told(row, middle)

    def _told(self, row: _Row, middle: float) -> Iterator[Text]:
        left = self.text_left if row.result.has_track else self.track.left
        width, muted = self.width - left, self.page.muted
        is_light = self.page.ink < self.page.paper
        colour = TURN_TEXT if row.result.is_outside and is_light else self.page.ink
        top = middle - (len(row.text) * self.line + len(row.details) * self.small_line) / 2
        used = width
        if row.inline:
            used = self._bold(row.result.text) + self.measure("  ", self.small)
            box = Box(left + used, top, width - used, self.line)
            yield Text(box=box, runs=(Run(row.inline, muted),), size=self.small)
        yield from self._bold_lines(row.text, Box(left, top, used, 0.0), colour)
        foot = top + len(row.text) * self.line
        for number, words in enumerate(row.details):
            box = Box(left, foot + number * self.small_line, width, self.small_line)
            yield Text(box=box, runs=(Run(words, muted),), size=self.small)

    def _bold_lines(self, lines: list[str], at: Box, colour: str) -> Iterator[Text]:
        """Lines from the top of a box down, as wide as it."""
        for number, words in enumerate(lines):
            box = Box(at.left, at.top + number * self.line, at.width, self.line)
            yield Text(box=box, runs=(Run(words, colour),), size=self.size, is_bold=True)

    def _track(self, result: Result, middle: float) -> Iterator[Shape | Curve]:
        """The line of the track, the band of the range, and the value upon both."""
        ends = (self.track.left, middle), (self.track.right, middle)
        yield straight(*ends, Stroke(self.page.muted, 1.0))
        low, high = (self._x(at) for at in band(result))
        height = _BAND * self.size
        box = Box(low, middle - height / 2, high - low, height)
        yield Shape(box=box, fill=self.page.reference, name=f"Reference of {result.name}")
        bounds = [value for value in (result.low, result.high) if value is not None]
        places = [place(value, result) for value in bounds]
        colour = VERMILLION if result.is_outside else BLUE
        if len(places) > 1 and places[0].at < places[1].at:
            stretch = (self._x(places[0].at), middle), (self._x(places[1].at), middle)
            yield straight(*stretch, Stroke(colour, _RANGE_WIDTH), result.text)
        else:
            yield self._mark(places[0], middle, colour, result)

    def _mark(self, at: Place, middle: float, colour: str, result: Result) -> Shape | Curve:
        """A dot, open where only a bound is stated; a point outwards where it lies further off."""
        x, side = self._x(at.at), _MARK * self.size
        if at.beyond:
            tip, foot = x + at.beyond * side / 2, x - at.beyond * side / 2
            places = ((tip, middle), (foot, middle - side / 2), (foot, middle + side / 2))
            return Curve(places=places, fill=colour, name=f"{result.text}, beyond")
        is_bound = result.low is None or result.high is None
        stroke = Stroke(colour, 2.0) if is_bound else None
        fill = self.page.paper if is_bound else colour
        box = square((x, middle), side)
        return Shape(form="circle", box=box, fill=fill, stroke=stroke, name=result.text)

    def _x(self, at: float) -> float:
        return self.track.left + at * self.track.width
