"""The notes under a chart: what found no place in, above or beside its plot, in words."""

from collections.abc import Collection, Iterator

from boardapp.figures.charts.chart import Chart, Word
from boardapp.figures.text_width import Measure, cut_to_width


def timed_words(chart: Chart) -> list[Word]:
    """The words with a time, those that lie too far off for the axis last."""
    timed = [word for word in chart.words if word.x is not None]
    return sorted(timed, key=lambda word: not is_in_range(chart, word.x or 0.0))


def is_in_range(chart: Chart, x: float) -> bool:
    """Whether a month stands on the axis."""
    return chart.x_range[0] <= x <= chart.x_range[1]


class ChartNotes:
    """Writes the notes of one chart in lines of at most `room` points."""

    def __init__(self, chart: Chart, room: float, size: float, measure: Measure) -> None:
        self._chart, self._room, self._size, self._measure = chart, room, size, measure

    def of_words(self, placed: Collection[int]) -> Iterator[str]:
        """Words without a place under the axis; `placed` are the numbers of the others."""
        lost = [
            f"{word.text}, {_month_text(word.x or 0.0)}"
            for n, word in enumerate(timed_words(self._chart))
            if n not in placed
        ]
        untimed = [word.text for word in self._chart.words if word.x is None]
        yield from self._wrapped("Also in words", lost)
        yield from self._wrapped("Without a place on the axis", untimed)

    def of_lines(self, in_margin: Collection[int], without: Collection[int]) -> Iterator[str]:
        """Bands and lines that no label names in full, by index.

        `in_margin` bear a short label beside the plot, `without` none at all.
        """
        bands, levels = self._chart.bands, self._chart.levels
        shades = [band.label for n, band in enumerate(bands) if n in without]
        yield from self._wrapped("Band", shades)
        lines = []
        for number, level in enumerate(levels, len(bands)):
            is_cut = number in in_margin and level.short != level.label
            if is_cut or number in without:
                lines.append(level.label)
        yield from self._wrapped("Dashed lines" if len(lines) > 1 else "Dashed line", lines)

    def of_bars(self, named: Collection[int]) -> Iterator[str]:
        """The bars above the plot that had no room for their names, in one line."""
        shades = self._chart.shades
        told = {shade.label for n, shade in enumerate(shades) if n in named}
        rest = [shade.label for n, shade in enumerate(shades) if n not in named]
        lost = dict.fromkeys(name for name in rest if name not in told)
        if lost:
            text = f"Bars without a name: {'; '.join(lost)}"
            yield cut_to_width(text, self._room, self._size, self._measure)

    def _wrapped(self, label: str, texts: list[str]) -> Iterator[str]:
        """The texts behind their label, broken between texts into lines that fit."""
        line = f"{label}:"
        for number, text in enumerate(texts):
            end = ";" if number < len(texts) - 1 else ""
            longer = f"{line} {text}{end}"
            if line != f"{label}:" and self._measure(longer, self._size) > self._room:
                yield cut_to_width(line, self._room, self._size, self._measure)
                longer = f"{text}{end}"
            line = longer
        if texts:
            yield cut_to_width(line, self._room, self._size, self._measure)


def _month_text(month: float) -> str:
    return f"{month:,.0f} mo" if abs(month) >= 1000 else f"{month:.3g} mo"
