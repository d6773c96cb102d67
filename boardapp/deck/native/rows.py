"""The rows of a chart's data, and where each stands in the chart's workbook.

A series takes two columns: its months in A, its name and its values in B. The next begins
after an empty row. So PowerPoint itself lays out the data of an XY chart. Where the line of a
series breaks, a row is left empty within it.
"""

from collections.abc import Iterator

import msgspec

from boardapp.figures.charts.chart import Chart, Level, Series

_BETWEEN = 2
"""Rows that a series takes besides its points: its name, and the empty one after it."""


class Row(msgspec.Struct, frozen=True):
    """A series or a limit as a row of data; `of` None: the name alone, of an empty chart.

    `index` counts the series of the chart, or its limits; `first` is the row of the name in the
    workbook, from 1. `places` are its months and values, None where its line breaks.
    """

    of: Series | Level | None
    index: int
    name: str
    places: tuple[tuple[float, float] | None, ...]
    first: int

    @property
    def numbers(self) -> tuple[int, ...]:
        """Which place each point has, counted from 0 with the empty ones."""
        return tuple(number for number, place in enumerate(self.places) if place)

    @property
    def name_cell(self) -> str:
        """Where the name stands."""
        return f"Sheet1!$B${self.first}"

    def cells(self, column: str) -> str:
        """Where the months (column A) or the values (column B) stand."""
        last = self.first + len(self.places)
        return f"Sheet1!${column}${self.first + 1}:${column}${last}"


_Places = tuple[tuple[float, float] | None, ...]


def rows_of(chart: Chart) -> tuple[Row, ...]:
    """The series and limits, the longest first: LibreOffice drops those before a longer one.

    PowerPoint repairs a chart without a series; one without points is drawn empty.
    """
    found: list[tuple[Series | Level | None, int, str, _Places]] = [
        (series, n, series.name, tuple(_places(series))) for n, series in enumerate(chart.series)
    ]
    found += [
        (level, n, level.name, tuple((x, level.y) for x in chart.x_range))
        for n, level in enumerate(chart.levels)
    ]
    rows, first = list[Row](), 1
    for of, index, name, places in sorted(found, key=lambda item: -len(item[3])) or [
        (None, 0, chart.title, ())
    ]:
        rows.append(Row(of, index, name, places, first))
        first += len(places) + _BETWEEN
    return tuple(rows)


def _places(series: Series) -> Iterator[tuple[float, float] | None]:
    for number, point in enumerate(series.points):
        if number in series.breaks:
            yield None
        yield point.x, point.y
