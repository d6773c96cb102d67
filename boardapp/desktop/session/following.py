"""Where a record stands after an edit: its number in a list changes with what is before it."""

from typing import TYPE_CHECKING

from boardapp.case.place import Place
from boardapp.case.record import Identified

if TYPE_CHECKING:
    from boardapp.case.case import Case


def followed(place: str, old: "Case", new: "Case") -> str:
    """The place in `new` of the fact that stood at `place` in `old`; `place` where it is gone.

    A record that did not change is the same object in both cases; one that did has its id, or
    its number.
    """
    here = Place(place)
    before, number = getattr(old, here.collection, None), here.number
    after = getattr(new, here.collection, None)
    if number is None or not isinstance(before, tuple) or not isinstance(after, tuple):
        return place
    if before is after or number >= len(before):
        return place
    record = before[number]
    now = next((n for n, one in enumerate(after) if one is record), None)
    if now is None and isinstance(record, Identified) and record.id:
        now = next((n for n, one in enumerate(after) if one.id == record.id), None)
    return place if now is None else Place.of(here.collection, now) + here.below(here.record)
