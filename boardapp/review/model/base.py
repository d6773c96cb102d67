"""The base of all that a review shows: where a fact stands, and when it was."""

import msgspec

from boardapp.case.place import WHOLE, Place
from boardapp.words.missing import NOT_REPORTED


class View(msgspec.Struct, frozen=True, kw_only=True):
    """The base of what is shown. `place` and `source` may be empty for derived texts."""

    place: Place = WHOLE
    source: str = ""


class Moment(View, frozen=True, kw_only=True):
    """When something was: as stated, as bounded by the clock, and where it is drawn.

    `earliest` and `latest` are days from diagnosis (None: unbounded). `drawn` is one day
    that agrees with all other drawn days. `stated` is the source's statement in words;
    `from_diagnosis`, `age` and `calendar` are texts, empty where they can't be given.
    """

    stated: str = NOT_REPORTED
    earliest: float | None = None
    latest: float | None = None
    drawn: float | None = None
    from_diagnosis: str = ""
    age: str = ""
    calendar: str = ""

    @property
    def is_exact(self) -> bool:
        """Whether the clock pins it to one day."""
        return self.earliest is not None and self.earliest == self.latest


class Row(View, frozen=True, kw_only=True):
    """A label and what is stated under it; `is_missing`: not reported or not done."""

    label: str
    value: str
    is_missing: bool = False
    note: str = ""
