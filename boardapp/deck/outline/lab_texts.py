"""Laboratory results in words: value with unit, range, flag, and which of many are shown."""

from collections.abc import Sequence

from boardapp.case.numerals import number_text
from boardapp.clinical.ctcae_grade import LabGrade
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.words.flags import outside_text
from boardapp.words.values import range_text

OUTSIDE = ("low", "high")
_MOST_ROWS = 11
"""As many as one slide holds."""


def latest_point(series: LabSeries) -> LabPoint:
    """The last result in order of time."""
    return series.points[-1]


def is_outside(series: LabSeries) -> bool:
    """Whether the latest result is outside its own range."""
    return latest_point(series).flag in OUTSIDE


def has_range(series: LabSeries) -> bool:
    """Whether the latest result is a number that has a range of its own."""
    latest = latest_point(series)
    return latest.is_numeric and latest.reference != (None, None)


def grade_without_range(series: LabSeries) -> LabGrade | None:
    """The grade of the latest result where it has no range and needs none.

    None for grade 0, which says less than a range would, and where there is none.
    """
    latest = latest_point(series)
    is_told = latest.flag == "no range" and latest.grade is not None and latest.grade.number
    return latest.grade if is_told else None


def grades_without_range(series: Sequence[LabSeries]) -> list[str]:
    """The tests that have such a grade, the highest first: "platelets grade 4"."""
    graded = [(one.test, grade) for one in series if (grade := grade_without_range(one))]
    graded.sort(key=lambda pair: -(pair[1].number or 0))
    return [
        f"{test} grade {grade.number}{', worst of range' * grade.is_worst_of_range}"
        for test, grade in graded
    ]


def flagged_text(series: LabSeries, point: LabPoint) -> str:
    """The value with its unit and an arrow where it is outside its range."""
    return f"{series.text_of(point)} {outside_text(point.flag)}".strip()


def brief_text(series: LabSeries) -> str:
    """The latest result in few words: "aPTT 45 s (high, reference 25–35 s)"."""
    latest = latest_point(series)
    text = f"{series.test} {series.text_of(latest)}"
    if not is_outside(series):
        return text
    reference = range_text(*latest.reference, series.unit_of(latest))
    return f"{text} ({latest.flag}, reference {reference})"


def span_text(series: LabSeries) -> str:
    """The lowest and highest number, and how many results there are."""
    numbers = [p.low for p in series.numeric if p.low is not None and p.low == p.high]
    count = f"{len(series.points)} results"
    return (
        f"lowest {number_text(min(numbers))}, highest {number_text(max(numbers))} of {count}"
        if numbers
        else count
    )


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
