"""The day on which a case is read.

Nothing else in the program asks the computer's clock, and only the edges (command line,
window) ask here: the rules are given a day, or none. `SOURCE_DATE_EPOCH`, the seconds
since 1970 that reproducible builds set, stands for the clock where it is set.
"""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The day of SOURCE_DATE_EPOCH (in UTC), else that of the computer, where it stands."""
    stated = source_date()
    return stated.date() if stated else datetime.now().astimezone().date()


def source_date() -> datetime | None:
    """The time of SOURCE_DATE_EPOCH; None where it is not set, or is no time."""
    try:
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None
