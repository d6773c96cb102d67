"""What stands under the lanes of a timeline: ticks with months and ages, notes, the legend."""

from collections.abc import Callable

from boardapp.figures.lanes import LINE_PITCH, Box
from boardapp.figures.text_width import Measure, cut_to_width
from boardapp.figures.timeline import Legend, Timeline
from boardapp.figures.timeline_places import LegendPlace, TextPlace, TickPlace

GAP = 6.0
_TICK_LENGTH = 4.0
_SYMBOL = 14.0


class Foot:
    """The foot of one timeline at one width; text of `size` points."""

    def __init__(self, timeline: Timeline, width: float, size: float, measure: Measure) -> None:
        self.timeline, self.width, self.size, self.measure = timeline, width, size, measure
        self.line = size * LINE_PITCH
        self.has_ages = any(tick.age for tick in timeline.ticks)
        self.legend_rows = self._legend_rows()

    def height(self) -> float:
        """The height of it all."""
        rows = len(self.legend_rows) + len(self._undated_lines())
        return self._axis_height() + (GAP + rows * (self.line + 2) if rows else 0.0)

    def margin(self) -> float:
        """What the first and the last tick need beside the axis for their texts."""
        ends = self.timeline.ticks[:1] + self.timeline.ticks[-1:]
        halves = [self.measure(text, self.size) / 2 for t in ends for text in (t.text, t.age)]
        return min(max(halves, default=0.0) + 2, 0.05 * self.width) + GAP

    def _axis_height(self) -> float:
        return _TICK_LENGTH + self.line * (2 if self.has_ages else 1)

    def _legend_rows(self) -> list[list[tuple[Legend, float]]]:
        """The legend, cut into rows of the figure's width."""
        rows: list[list[tuple[Legend, float]]] = []
        used = self.width
        for entry in self.timeline.legend:
            need = _SYMBOL + 8 + self.measure(entry.text, self.size) + 14
            if used + need > self.width:
                rows.append([])
                used = 0.0
            rows[-1].append((entry, need))
            used += need
        return rows

    def _undated_lines(self) -> list[str]:
        if not self.timeline.undated:
            return []
        text = "Without a time: " + "; ".join(self.timeline.undated)
        return [cut_to_width(text, self.width - GAP, self.size, self.measure)]

    # Places

    def ticks(self, top: float, left: float, x: Callable[[float], float]) -> tuple[TickPlace, ...]:
        """The ticks under `top`; `left` is where the plot begins, `x` tells where a day stands."""
        places: list[TickPlace] = []
        taken = left - GAP
        for tick in self.timeline.ticks:
            at = x(tick.at)
            half = max(self.measure(t, self.size) for t in (tick.text, tick.age, "0")) / 2 + 2
            fits = at - half >= taken and at + half <= self.width + 2
            taken = at + half if fits else taken
            box = Box(at - half, top + _TICK_LENGTH, 2 * half, self.line)
            age_box = Box(at - half, box.bottom, 2 * half, self.line)
            text, age = (tick.text, tick.age) if fits else ("", "")
            places.append(TickPlace(x=at, text=text, text_box=box, age=age, age_box=age_box))
        return tuple(places)

    def texts(self, bottom: float, left: float) -> tuple[TextPlace, ...]:
        """The titles of the axis in the gutter, and what has no time."""
        line, width = self.line, left - GAP
        top = bottom + _TICK_LENGTH
        title = cut_to_width(self.timeline.axis_title, width, self.size, self.measure)
        texts = [TextPlace(text=title, box=Box(0.0, top, left, line))]
        if self.has_ages:
            texts.append(TextPlace(text="Age", box=Box(0.0, top + line, left, line)))
        top = bottom + self.height() - len(self._undated_lines()) * (line + 2)
        for text in self._undated_lines():
            texts.append(TextPlace(text=text, box=Box(0.0, top, self.width, line)))
            top += line + 2
        return tuple(texts)

    def legend(self, bottom: float) -> tuple[LegendPlace, ...]:
        """The legend, row by row."""
        top, places = bottom + self._axis_height() + GAP, []
        for row in self.legend_rows:
            left = 0.0
            for entry, need in row:
                symbol = Box(left + 2, top + (self.line - 10) / 2, _SYMBOL, 10.0)
                text_box = Box(symbol.right + 5, top, need - _SYMBOL - 10, self.line)
                places.append(LegendPlace(legend=entry, symbol=symbol, text_box=text_box))
                left += need
            top += self.line + 2
        return tuple(places)
