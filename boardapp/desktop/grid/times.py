"""When the times of the columns are: as the review knows them, else by the clock of the case."""

from collections.abc import Callable

from boardapp.case.case import Case
from boardapp.case.when import When
from boardapp.desktop.edit.readings import Readings
from boardapp.review.model.base import Moment
from boardapp.review.model.labs import LabSeries
from boardapp.review.model.review import Review

Moments = dict[When, Moment]


def moments_of(review: Review) -> Moments:
    """The times of all results of a review."""
    distinct = {id(p.when): p.when for series in review.labs for p in series.points}
    return {moment.when: moment for moment in distinct.values()}


class Times:
    """Answers when a stated time was; a time that no review has seen yet is asked of the clock."""

    def __init__(self, readings: Readings, case: Callable[[], Case]) -> None:
        self._readings, self._case = readings, case
        self._known: Moments = {}
        self._series: tuple[LabSeries, ...] = ()

    def __call__(self, when: When) -> Moment:
        """The moment of a time."""
        found = self._known.get(when)
        if found is None:
            found = self._known[when] = self._readings.moment(self._case(), when)
        return found

    def take(self, moments: Moments, review: Review) -> None:
        """Know these moments, which are those of this review, and no others from now on."""
        self._known, self._series = moments, review.labs

    def agree_with(self, review: Review) -> bool:
        """Whether the clock of a review is the one that these are of.

        A review shares the series of each test with the one before it where neither its results
        nor the clock have changed; so one that is shared tells that the clock stands.
        """
        before = set(map(id, self._series))
        is_same = any(id(series) in before for series in review.labs)
        if is_same:
            self._series = review.labs
        return is_same
