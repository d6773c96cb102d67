"""Stretches of time, found by what they may share with another, without asking each of them."""

from bisect import bisect_right
from collections.abc import Sequence

Limit = tuple[float, int]
"""A day, infinite where there is no bound, and what of it counts: the higher comes later."""

_NEVER: Limit = (float("-inf"), 0)


class Stretches:
    """Stretches known by their numbers, each with its first and its last limit.

    Sorted by the first, with a tree of the latest last: each question costs as many steps as
    there are answers, and the logarithm of all.
    """

    def __init__(self, limits: Sequence[tuple[Limit, Limit]]) -> None:
        self._numbers = sorted(range(len(limits)), key=lambda number: limits[number][0])
        self._firsts = [limits[number][0] for number in self._numbers]
        self._half = 1 << max(len(limits) - 1, 0).bit_length()
        self._latest = [_NEVER] * (2 * self._half)
        for leaf, number in enumerate(self._numbers, self._half):
            self._latest[leaf] = limits[number][1]
        for node in range(self._half - 1, 0, -1):
            self._latest[node] = max(self._latest[2 * node], self._latest[2 * node + 1])

    def meeting(self, first: Limit, last: Limit) -> list[int]:
        """The numbers, in order, of those that begin by `last` and end at `first` or later."""
        count = bisect_right(self._firsts, last)
        found: list[int] = []
        ways = [(1, 0, self._half)]
        while ways:
            node, begin, width = ways.pop()
            if begin >= count or self._latest[node] < first:
                continue
            if width == 1:
                found.append(self._numbers[begin])
            else:
                half = width // 2
                ways += [(2 * node, begin, half), (2 * node + 1, begin + half, half)]
        return sorted(found)
