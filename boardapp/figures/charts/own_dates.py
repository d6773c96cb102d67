"""A chart of results whose dates nothing ties to the diagnosis, on an axis of their own.

Its x counts from the first of these dates, and its title says so. Nothing of the course stands
there, since how far that is from the dates is not known.
"""

from msgspec.structs import replace

from boardapp.case.interval import Interval
from boardapp.review.model.base import Moment
from boardapp.review.model.labs import LabPoint, LabSeries

X_TITLE = "Months from the first date"
SINCE = "after the first date"


def on_own_dates(series: LabSeries) -> LabSeries:
    """The series with the days that its results have among themselves."""
    known: dict[tuple[int, Interval], Moment] = {}

    def moment(point: LabPoint, own: Interval) -> Moment:
        key = id(point.when), own
        if key not in known:
            known[key] = replace(
                point.when, earliest=own.earliest, latest=own.latest, drawn=_middle(own)
            )
        return known[key]

    return replace(
        series,
        points=tuple(
            replace(point, day=None)
            if point.own is None
            else _drawn_at(point, moment(point, point.own))
            for point in series.points
        ),
    )


def _drawn_at(point: LabPoint, when: Moment) -> LabPoint:
    """The result at another moment."""
    return replace(point, day=when.drawn, earliest=when.earliest, latest=when.latest, when=when)


def as_drawn(point: LabPoint, series: LabSeries) -> LabPoint:
    """A result of a series where its chart has it."""
    if not series.is_on_own_dates:
        return point
    return on_own_dates(replace(series, points=(point,))).points[0]


def _middle(own: Interval) -> float:
    return ((own.earliest or 0.0) + (own.latest or 0.0)) / 2
