"""The limits of CTCAE grades 3 and 4 in the chart of a laboratory test that reached them."""

from boardapp.clinical.ctcae_limits import GradeLimit, grade_limits
from boardapp.figures.charts.chart import Level
from boardapp.review.labs.grades import VERSION
from boardapp.review.model.labs import LabPoint, LabSeries

_GRADES = (3, 4)
_RULE = f"CTCAE v{VERSION} (lab)"


def grade_levels(series: LabSeries) -> tuple[Level, ...]:
    """A level where each of these grades begins, on the side where a result has one of them.

    A limit by LLN or ULN is drawn only where all results state one and the same range.
    """
    severe = [point for point in series.points if point.grade and point.grade.number in _GRADES]
    if not severe:
        return ()
    low, high = series.reference_low, series.reference_high
    limits = grade_limits(series.test, series.unit, low, high, _GRADES, VERSION)
    reached = {limit.term for limit in limits if any(_is_beyond(limit, one) for one in severe)}
    is_two_way = len({limit.direction for limit in limits}) > 1
    return tuple(
        _level(limit, tell_direction=is_two_way) for limit in limits if limit.term in reached
    )


def _level(limit: GradeLimit, *, tell_direction: bool) -> Level:
    """A line with its grade, and its direction where the test is graded in both."""
    label = f"G{limit.grade} {limit.direction}" if tell_direction else f"G{limit.grade}"
    return Level(y=limit.value, label=label, role="grade", short=label, rule=_RULE)


def _is_beyond(limit: GradeLimit, result: LabPoint) -> bool:
    """Whether a result, or its worse end, lies on the graded side of the limit."""
    known = [bound for bound in (result.low, result.high) if bound is not None]
    if limit.direction == "low":
        return any(bound <= limit.value for bound in known)
    return any(bound >= limit.value for bound in known)
