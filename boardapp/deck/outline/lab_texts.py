"""Laboratory results in words: value with unit, range, flag, and which of many are shown."""

from collections.abc import Sequence

from boardapp.review.model.labs import LabPoint, LabSeries

OUTSIDE = ("low", "high")
_UNITS = {"10*9/L": "×10⁹/L", "10*12/L": "×10¹²/L", "umol/L": "µmol/L", "1": ""}
_ARROWS = {"low": "↓ low", "high": "↑ high"}
_MOST_ROWS = 11
"""As many as one slide holds."""


def latest_point(series: LabSeries) -> LabPoint:
    """The last result in order of time."""
    return series.points[-1]


def is_outside(series: LabSeries) -> bool:
    """Whether the latest result is outside its own range."""
    return latest_point(series).flag in OUTSIDE


def value_text(series: LabSeries, point: LabPoint) -> str:
    """The value with its unit; words have none."""
    has_number = point.low is not None or point.high is not None
    unit = _UNITS.get(series.unit, series.unit) if has_number else ""
    return f"{point.value} {unit}".strip()


def flagged_text(series: LabSeries, point: LabPoint) -> str:
    """The value with its unit and an arrow where it is outside its range."""
    return f"{value_text(series, point)} {_ARROWS.get(point.flag, '')}".strip()


def flag_text(point: LabPoint) -> str:
    """The flag in words; a range may lie across a limit, and words have no flag."""
    is_number = point.low is not None or point.high is not None
    return point.flag or ("across a limit" if is_number else "in words")


def range_text(point: LabPoint) -> str:
    """The reference range of a result; empty where it has none."""
    low, high = point.reference_low, point.reference_high
    if low is not None and high is not None:
        return f"{low:g}–{high:g}"
    if low is not None:
        return f"≥ {low:g}"
    return f"≤ {high:g}" if high is not None else ""


def brief_text(series: LabSeries) -> str:
    """The latest result in few words: "aPTT 45 s (high, reference 25–35 s)"."""
    latest = latest_point(series)
    unit = _UNITS.get(series.unit, series.unit)
    text = f"{series.test} {value_text(series, latest)}"
    if not is_outside(series):
        return text
    return f"{text} ({latest.flag}, reference {f'{range_text(latest)} {unit}'.strip()})"


def span_text(series: LabSeries) -> str:
    """The lowest and highest number, and how many results there are."""
    numbers = [p.low for p in series.numeric if p.low is not None and p.low == p.high]
    count = f"{len(series.points)} results"
    return f"lowest {min(numbers):g}, highest {max(numbers):g} of {count}" if numbers else count


def spread(points: Sequence[LabPoint]) -> list[LabPoint]:
    """All points, or of many the first, last, lowest, highest and others evenly between."""
    if len(points) <= _MOST_ROWS:
        return list(points)
    step = (len(points) - 1) / (_MOST_ROWS - 3)
    kept = {round(n * step) for n in range(_MOST_ROWS - 2)}
    numbers = [(p.low, n) for n, p in enumerate(points) if p.low is not None and p.low == p.high]
    if numbers:
        kept |= {min(numbers)[1], max(numbers)[1]}
    return [points[n] for n in sorted(kept)]
