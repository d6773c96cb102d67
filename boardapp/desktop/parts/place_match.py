"""How well one of several facts stands for a place of the case, and which does so best."""

from collections.abc import Iterable

from boardapp.case.place import Place

SAME = 1_000_000
WITHIN = 500_000
"""Below these, a fact that holds the place is the better the nearer: by the length of its place."""


def match(place: str, other: str) -> int:
    """How well the fact at `other` shows what stands at `place`; 0: not at all.

    Best is the same place; then a part of it ("diagnosis.disease" for "diagnosis"); then what
    holds it, the nearest first ("labs[3]" for "labs[3].value"). A whole list ("therapies")
    never stands for one of its records.
    """
    if not other:
        return 0
    if other == place:
        return SAME
    if Place(place).contains(other):
        return WITHIN if place else 0
    holder = Place(other)
    is_list = holder.number is None and Place(place).number is not None
    return len(other) if holder.contains(place) and not is_list else 0


def best_match(place: str, places: Iterable[str]) -> tuple[int, int]:
    """The number of the fact that shows a place best, the first of equals, and how well it does.

    (−1, 0): none does.
    """
    found, best = -1, 0
    for number, other in enumerate(places):
        rate = match(place, other)
        if rate > best:
            found, best = number, rate
            if rate == SAME:
                break
    return found, best
