"""A simple temporal network: bounds on differences of times, solved by shortest paths.

Dechter R, Meiri I, Pearl J. Temporal constraint networks. Artif Intell. 1991;49:61-95.
"""

import heapq
from collections.abc import Iterable, Sequence
from functools import cached_property

from boardapp.review.clock.bounds import Bound
from boardapp.review.clock.graphs import components

_LEAST_KEPT, _KEPT_DISTANCES = 64, 4_000_000
"""Searches that are kept, by the distances they hold: some hundred MB at the most."""


class Network:
    """Nodes 0 to `size` - 1 and the bounds between them.

    All bounds hold together in the `solution`, a time for each node.

    Nodes at a fixed distance from each other are one to the search for paths: events that
    have dates need no search among themselves, however many they are.
    """

    def __init__(self, bounds: Iterable[Bound], solution: Sequence[int]) -> None:
        self.size = len(solution)
        self.bounds = tuple(bounds)
        self.after: list[list[Bound]] = [[] for _ in range(self.size)]
        for bound in self.bounds:
            self.after[bound.source].append(bound)
        self.solution = solution

    def most(self, first: int, last: int) -> int | None:
        """How many ticks after the first node the last can be at most; None: no bound."""
        far = self._paths.away_from(first, last)
        return None if far is None else far + self.solution[last] - self.solution[first]

    def least(self, first: int, last: int) -> int | None:
        """How many ticks after the first node the last must be at least; None: no bound."""
        far = self._paths.back_to(first, last)
        return None if far is None else self.solution[last] - self.solution[first] - far

    def most_after(self, node: int) -> list[int | None]:
        """`most` for each node after this one."""
        return [self.most(node, other) for other in range(self.size)]

    def least_after(self, node: int) -> list[int | None]:
        """`least` for each node after this one."""
        return [self.least(node, other) for other in range(self.size)]

    @cached_property
    def _paths(self) -> "_Paths":
        return _Paths(self.bounds, self.solution)


class _Paths:
    """Shortest paths, in slack: how much a bound leaves open in the solution, never negative.

    Nodes on a circle of bounds without slack can't move against each other: they are one part.
    The last searches around a part are kept.
    """

    def __init__(self, bounds: Sequence[Bound], times: Sequence[int]) -> None:
        slacks = [limit + times[source] - times[target] for source, target, limit, _ in bounds]
        tight: list[list[int]] = [[] for _ in times]
        for bound, slack in zip(bounds, slacks, strict=True):
            if not slack:
                tight[bound.source].append(bound.target)
        self.part = components(tight)
        size = max(self.part, default=-1) + 1
        self._forward: list[dict[int, int]] = [{} for _ in range(size)]
        self._backward: list[dict[int, int]] = [{} for _ in range(size)]
        for bound, slack in zip(bounds, slacks, strict=True):
            source, target = self.part[bound.source], self.part[bound.target]
            if source != target and slack < self._forward[source].get(target, slack + 1):
                self._forward[source][target] = self._backward[target][source] = slack
        self._most_kept = max(_LEAST_KEPT, _KEPT_DISTANCES // max(size, 1))
        self._searched: dict[int, tuple[dict[int, int], dict[int, int]]] = {}

    def away_from(self, node: int, other: int) -> int | None:
        """The slack of the shortest path from a node to another; None: there is no path."""
        return self._around(node)[0].get(self.part[other])

    def back_to(self, node: int, other: int) -> int | None:
        """The slack of the shortest path to a node from another; None: there is no path."""
        return self._around(node)[1].get(self.part[other])

    def _around(self, node: int) -> tuple[dict[int, int], dict[int, int]]:
        part = self.part[node]
        found = self._searched.get(part)
        if found is None:
            if len(self._searched) >= self._most_kept:
                del self._searched[next(iter(self._searched))]
            found = _dijkstra(self._forward, part), _dijkstra(self._backward, part)
            self._searched[part] = found
        return found


def _dijkstra(arcs: list[dict[int, int]], start: int) -> dict[int, int]:
    reached: dict[int, int] = {}
    heap = [(0, start)]
    while heap:
        far, node = heapq.heappop(heap)
        if node in reached:
            continue
        reached[node] = far
        for target, length in arcs[node].items():
            if target not in reached:
                heapq.heappush(heap, (far + length, target))
    return reached
