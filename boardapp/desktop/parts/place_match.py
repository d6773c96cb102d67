"""Which of several facts stands at a place of the case file, or nearest to it."""

from collections.abc import Sequence


def best_match(place: str, places: Sequence[str]) -> int:
    """The number of the place that is meant by `place`; −1: none.

    The same place first; else the nearest that holds it ("labs[3]" for "labs[3].value");
    else the first that lies within it ("diagnosis.disease" for "diagnosis").
    """
    best, found = -1, -1
    for number, other in enumerate(places):
        if other == place:
            return number
        if other and is_within(place, other) and len(other) > best:
            best, found = len(other), number
    if found >= 0:
        return found
    within = (n for n, other in enumerate(places) if is_within(other, place))
    return next(within, -1)


def is_within(place: str, outer: str) -> bool:
    """Whether `place` is a part of the fact at `outer`."""
    return bool(outer) and place.startswith((f"{outer}.", f"{outer}["))
