"""Times on slides: relative to the diagnosis, since a deck travels further than its case.

An exact calendar day becomes "day 17" or "month 28.6"; what the source itself states
relative to other events stays as it says it.
"""

from boardapp.review.model.base import Moment
from boardapp.words.times import relative_text


class Times:
    """Tells the times of one review without calendar days."""

    def of(self, moment: Moment) -> str:
        """A moment as the board reads it; "not reported" where nothing is known of it."""
        return relative_text(moment)

    def brief(self, moment: Moment) -> str:
        """As `of`, but of several statements only the first: for a narrow cell."""
        return self.of(moment).split(", ")[0]
