"""Which points of a chart are told by a label, and which of a crowd bear a mark.

Points are counted as (series, point) within their chart; those out of view are none.
"""

from collections.abc import Iterator

from boardapp.figures.charts.chart import Chart, Point

At = tuple[int, int]

_FEW = 12


def emphasised(chart: Chart) -> list[At]:
    """The results that decide, the last first."""
    found = [at for at in _in_view(chart) if _point(chart, at).is_emphasised]
    return sorted((at for at in found if _point(chart, at).text), key=lambda at: -_x(chart, at))


def worth_a_label(chart: Chart) -> list[At]:
    """The extremes; all results where they are few."""
    found = told(chart)
    rest = found if len(found) <= _FEW else []
    return list(dict.fromkeys([*_extremes(chart), *rest]))


def marked(chart: Chart) -> Iterator[At]:
    """What has a mark where those of all would hide the line: extremes, and what stands alone."""
    yield from _extremes(chart)
    for n, series in enumerate(chart.series):
        yield from ((n, run[0]) for run in series.stretches if len(run) == 1)


def told(chart: Chart) -> list[At]:
    """The results that a label could tell: not what lies beyond a limit."""
    return [
        at for at in _in_view(chart) if not chart.series[at[0]].is_open and _point(chart, at).text
    ]


def _extremes(chart: Chart) -> list[At]:
    """The last, the highest, the lowest and the first result."""
    found = told(chart)
    if not found:
        return []
    last = max(found, key=lambda at: _x(chart, at))
    first = min(found, key=lambda at: _x(chart, at))
    top = max(found, key=lambda at: _point(chart, at).high)
    bottom = min(found, key=lambda at: _point(chart, at).low)
    return list(dict.fromkeys([last, top, bottom, first]))


def _in_view(chart: Chart) -> Iterator[At]:
    low, high = chart.x_range
    for n, series in enumerate(chart.series):
        for m, point in enumerate(series.points):
            if low <= point.x <= high:
                yield n, m


def _point(chart: Chart, at: At) -> Point:
    return chart.series[at[0]].points[at[1]]


def _x(chart: Chart, at: At) -> float:
    return _point(chart, at).x
