"""Where a record stands after an edit: its number in a list changes with what is before it."""

import operator
from itertools import repeat
from typing import TYPE_CHECKING, Any

from boardapp.case.place import WHOLE, Place
from boardapp.case.record import Lasting

if TYPE_CHECKING:
    from boardapp.case.case import Case


def followed(place: str, old: "Case", new: "Case") -> str:
    """The place in `new` of the fact that stood at `place` in `old`; `place` where it is gone."""
    found = place_now(place, old, new)
    return place if found is None else found


def place_now(place: str, old: "Case", new: "Case") -> Place | None:
    """The same; None where the record is gone.

    A record that did not change is the same object in both cases; one that did has its id, or its
    number in a list that is as long as before.
    """
    before: Any = old
    after: Any = new
    found = WHOLE
    for step in Place(place).steps:
        if isinstance(step, int):
            number = _number_now(step, before, after)
            if number is None:
                return None
            before, after = before[step], after[number]
            found /= number
        else:
            before, after = getattr(before, step, None), getattr(after, step, None)
            found /= step
    return found


def _is_changed_in_place(
    number: int, before: tuple[object, ...], after: tuple[object, ...]
) -> bool:
    """Whether only this item is another: its neighbours are the same objects as before."""
    beside = [n for n in (number - 1, number + 1) if 0 <= n < len(before)]
    return len(before) == len(after) and bool(beside) and all(before[n] is after[n] for n in beside)


def _number_now(number: int, before: object, after: object) -> int | None:
    """The number in the list `after` of what was the item `number` of the list `before`."""
    if not isinstance(before, tuple) or not isinstance(after, tuple) or number >= len(before):
        return None
    record = before[number]
    near = (number, number - 1, number + 1)  # where it is after most edits of a long list
    for n in near:
        if 0 <= n < len(after) and after[n] is record:
            return n
    if _is_changed_in_place(number, before, after):
        return number
    at = bytes(map(operator.is_, after, repeat(record))).find(1)  # in C: 100,000 in 3 ms
    now = at if at >= 0 else None
    if now is None and isinstance(record, Lasting) and record.id:
        now = next((n for n, one in enumerate(after) if one.id == record.id), None)
    if now is None and len(before) == len(after):
        return number
    return now
