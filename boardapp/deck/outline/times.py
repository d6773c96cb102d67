"""Times on slides: relative to the diagnosis, since a deck travels further than its case.

An exact calendar day becomes "day 17" or "month 28.6"; what the source itself states
relative to other events stays as it says it.
"""

from msgspec.structs import replace

from boardapp.case.when import When
from boardapp.review.model.base import Moment
from boardapp.words.times import relative_text


class Times:
    """Tells the times of one review without calendar days."""

    def of(self, moment: Moment) -> str:
        """A moment as the board reads it; "not reported" where nothing is known of it."""
        return relative_text(moment)

    def told(self, moment: Moment) -> str:
        """As `of`; empty where nothing is known of it."""
        return self.of(moment) if moment.is_reported else ""

    def brief(self, moment: Moment) -> str:
        """As `told`, but of several statements only the first: for a narrow cell."""
        if moment.is_dated or len(moment.when.clauses) < 2:
            return self.told(moment)
        first = When(moment.when.clauses[:1])
        names = moment.names[: len(first.anchors)]
        return self.told(replace(moment, when=first, names=names))
