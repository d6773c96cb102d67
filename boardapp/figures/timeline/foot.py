"""What stands under the lanes of a timeline: ticks with months and ages, notes, the legend."""

from collections.abc import Callable

from boardapp.figures.lanes import LINE_PITCH, Box
from boardapp.figures.text_width import Measure, cut_to_width
from boardapp.figures.timeline.places import LegendPlace, TextPlace, TickPlace
from boardapp.figures.timeline.timeline import Legend, Timeline

GAP = 6.0
TICK_LENGTH = 3.0
"""Of the ticks under the axis, in points."""
_ABOVE_LEGEND = 4.0
_ROW_EXTRA = 0.5
_SYMBOL_HEIGHT = 0.7
"""Of a symbol in the legend, over its width, which is the size of the type."""
_BETWEEN = 12.0  # two entries of the legend
_TOO_FAR = "Too far off to be drawn"


class Foot:
    """The foot of one timeline at one width; text of `size` points."""

    def __init__(self, timeline: Timeline, width: float, size: float, measure: Measure) -> None:
        self.timeline, self.width, self.size, self.measure = timeline, width, size, measure
        self.line = size * LINE_PITCH
        self.pitch = self.line + _ROW_EXTRA
        self.has_ages = any(tick.age for tick in timeline.ticks)
        self.legend_rows = self._legend_rows()
        key = self._key_lines()
        self.key_beside = self._beside(key)
        self.lines = [*self._frame(), *self._too_far(), *([] if self.key_beside else key)]

    def height(self) -> float:
        """The height of it all."""
        rows = len(self.legend_rows) + len(self.lines)
        return self._axis_height() + (_ABOVE_LEGEND + rows * self.pitch if rows else 0.0)

    def margin(self) -> float:
        """What the first and the last tick need beside the axis for their texts."""
        ends = self.timeline.ticks[:1] + self.timeline.ticks[-1:]
        halves = [self.measure(text, self.size) / 2 for t in ends for text in (t.text, t.age)]
        return min(max(halves, default=0.0) + 2, 0.05 * self.width) + GAP

    def _axis_height(self) -> float:
        return TICK_LENGTH + self.line * (2 if self.has_ages else 1)

    def _legend_rows(self) -> list[list[tuple[Legend, float]]]:
        """The legend in rows of the figure's width."""
        rows: list[list[tuple[Legend, float]]] = []
        for entry in self.timeline.legend:
            need = self.size + 8 + self.measure(entry.text, self.size) + _BETWEEN
            row = next((r for r in rows if sum(n for _, n in r) + need <= self.width), None)
            if row is None:
                row = []
                rows.append(row)
            row.append((entry, need))
        return rows

    def _frame(self) -> list[str]:
        """From which event the days are exact, in one line."""
        text = self.timeline.frame
        room = self.width - GAP
        return [cut_to_width(f"{text}.", room, self.size, self.measure)] if text else []

    def _too_far(self) -> list[str]:
        """What is too far off, in one line. What has no time at all is told by the caption."""
        far = "; ".join(self.timeline.too_far)
        room = self.width - GAP
        return [cut_to_width(f"{_TOO_FAR}: {far}", room, self.size, self.measure)] if far else []

    def _key_lines(self) -> list[str]:
        """What short names stand for, in as few lines as hold it."""
        room, lines = self.width - GAP, list[str]()
        for entry in self.timeline.key:
            joined = f"{lines[-1]} · {entry}" if lines else entry
            if lines and self.measure(joined, self.size) <= room:
                lines[-1] = joined
            else:
                lines.append(cut_to_width(entry, room, self.size, self.measure))
        return lines

    def _beside(self, lines: list[str]) -> str:
        """A key of one line, where the last row of the legend has room for it."""
        if len(lines) != 1 or not self.legend_rows:
            return ""
        taken = sum(need for _, need in self.legend_rows[-1])
        return lines[0] if taken + self.measure(lines[0], self.size) <= self.width - GAP else ""

    @property
    def row_names(self) -> tuple[str, ...]:
        """What the rows of the axis count, to be written in the gutter."""
        return (self.timeline.axis_title, "Age") if self.has_ages else (self.timeline.axis_title,)

    # Places

    def ticks(self, top: float, left: float, x: Callable[[float], float]) -> tuple[TickPlace, ...]:
        """The ticks under `top`; `left` is where the plot begins, `x` tells where a day stands."""
        places: list[TickPlace] = []
        taken = [left - GAP, left - GAP]
        for tick in self.timeline.ticks:
            at, boxes, texts = x(tick.at), [], []
            for row, text in enumerate((tick.text, tick.age)):
                half = self.measure(text or "0", self.size) / 2 + 2
                fits = at - half >= taken[row] and at + half <= self.width + 2
                taken[row] = at + half if fits else taken[row]
                under = top + TICK_LENGTH + row * self.line
                boxes.append(Box(at - half, under, 2 * half, self.line))
                texts.append(text if fits else "")
            places.append(
                TickPlace(
                    x=at,
                    text=texts[0],
                    text_box=boxes[0],
                    age=texts[1],
                    age_box=boxes[1],
                    is_word=tick.is_word,
                )
            )
        return tuple(places)

    def texts(self, bottom: float, left: float) -> tuple[TextPlace, ...]:
        """The titles of the axis in the gutter, and what has no time."""
        line, width = self.line, left - GAP
        top = bottom + TICK_LENGTH
        title = cut_to_width(self.timeline.axis_title, width, self.size, self.measure)
        texts = [TextPlace(text=title, box=Box(0.0, top, left, line))]
        if self.has_ages:
            texts.append(TextPlace(text="Age", box=Box(0.0, top + line, left, line)))
        top = bottom + self.height() - len(self.lines) * self.pitch
        if self.key_beside:
            taken = sum(need for _, need in self.legend_rows[-1])
            box = Box(taken, top - self.pitch, self.width - taken, line)
            texts.append(TextPlace(text=self.key_beside, box=box))
        for text in self.lines:
            texts.append(TextPlace(text=text, box=Box(0.0, top, self.width, line)))
            top += self.pitch
        return tuple(texts)

    def legend(self, bottom: float) -> tuple[LegendPlace, ...]:
        """The legend, row by row."""
        top, places = bottom + self._axis_height() + _ABOVE_LEGEND, []
        for row in self.legend_rows:
            left = 0.0
            for entry, need in row:
                tall = _SYMBOL_HEIGHT * self.size
                symbol = Box(left + 2, top + (self.line - tall) / 2, self.size, tall)
                text_box = Box(symbol.right + 5, top, need - self.size - 10, self.line)
                places.append(LegendPlace(legend=entry, symbol=symbol, text_box=text_box))
                left += need
            top += self.pitch
        return tuple(places)
