"""A simple temporal network: bounds on differences of times, solved by shortest paths.

Dechter R, Meiri I, Pearl J. Temporal constraint networks. Artif Intell. 1991;49:61-95.
Times are whole ticks, so that sums are exact and a contradiction is no matter of rounding.
"""

import heapq
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from boardapp.review.clock.graphs import components

TICKS_PER_DAY = 1_000_000
_LEAST_KEPT, _KEPT_DISTANCES = 64, 4_000_000
"""Searches that are kept, by the distances they hold: some hundred MB at the most."""
_LONGEST_SEARCHED_CYCLE = 6
"""A shorter explanation is sought up to this many bounds; longer ones read no better."""


class Bound(NamedTuple):
    """The time of `target` is at most `limit` ticks after the time of `source`.

    `fact` is the number of the statement behind it. A bound from below is a bound from
    above the other way round: "at least 5 after" is a `limit` of -5 from target to source.
    """

    source: int
    target: int
    limit: int
    fact: int


class Network:
    """Nodes 0 to `size` - 1 and the bounds between them.

    `cycle` holds the bounds of one contradiction, in the order of the path, with as few
    of them as were found; it is empty where all bounds hold together. Distances are
    asked of a network without contradiction only.

    Nodes at a fixed distance from each other are one to the search for paths: events that
    have dates need no search among themselves, however many they are.
    """

    def __init__(self, size: int, bounds: Iterable[Bound]) -> None:
        self.size = size
        self.bounds = tuple(bounds)
        self.after: list[list[Bound]] = [[] for _ in range(size)]
        for bound in self.bounds:
            self.after[bound.source].append(bound)
        self.solution, cycle = _relax(self.after)
        self.cycle = _shortened(self.after, cycle) if cycle else ()

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


def _relax(after: list[list[Bound]]) -> tuple[list[int], tuple[Bound, ...]]:
    """One solution, or one negative cycle (Bellman and Ford, with a queue)."""
    size = len(after)
    times = _first_guess(after)
    cause: list[Bound | None] = [None] * size
    queue = deque(range(size))
    queued = [True] * size
    changes = 0
    while queue:
        node = queue.popleft()
        queued[node] = False
        for bound in after[node]:
            target = bound.target
            time = times[node] + bound.limit
            if time >= times[target]:
                continue
            times[target], cause[target] = time, bound
            changes += 1
            if changes % size == 0 and (cycle := _cycle_among(cause)):
                return times, cycle
            if not queued[target]:
                queued[target] = True
                queue.append(target)
    return times, ()


def _first_guess(after: list[list[Bound]]) -> list[int]:
    """Times from which few bounds are left to be kept: each node at its bound from one before.

    What is at a fixed length from another comes first. From 0 for all, a chain of n lengths
    took n² steps.
    """
    ways: list[list[tuple[int, int]]] = [[] for _ in after]
    for source, target, limit, _ in chain.from_iterable(after):
        ways[source].append((target, limit))
        ways[target].append((source, -limit))
    times: list[int | None] = [None] * len(after)
    for root in range(len(after)):
        queue = deque([(root, 0)])
        while queue:
            node, time = queue.popleft()
            if times[node] is not None:
                continue
            times[node] = time
            told = Counter(ways[node])  # A fixed length is told from both sides.
            for (other, length), count in told.items():
                if times[other] is None:
                    step = (other, time + length)
                    queue.appendleft(step) if count > 1 else queue.append(step)
    return [time or 0 for time in times]


def _cycle_among(cause: list[Bound | None]) -> tuple[Bound, ...]:
    """A cycle among the bounds that last moved each node; such a cycle is negative."""
    seen = [-1] * len(cause)
    for start in range(len(cause)):
        node = start
        while seen[node] < 0 and (bound := cause[node]) is not None:
            seen[node] = start
            node = bound.source
        if seen[node] == start and cause[node] is not None:
            return _trace(cause, node)
        seen[node] = start if seen[node] < 0 else seen[node]
    return ()


def _trace(cause: list[Bound | None], start: int) -> tuple[Bound, ...]:
    path: list[Bound] = []
    node = start
    while not path or node != start:
        bound = cause[node]
        if bound is None:
            return ()
        path.append(bound)
        node = bound.source
    return tuple(reversed(path))


def _shortened(after: list[list[Bound]], cycle: tuple[Bound, ...]) -> tuple[Bound, ...]:
    """The shortest negative cycle through the nodes of a known one, within reason."""
    for bound in cycle:
        hops = min(len(cycle) - 1, _LONGEST_SEARCHED_CYCLE)
        cycle = _cycle_through(after, bound.source, hops) or cycle
    return cycle


def _cycle_through(after: list[list[Bound]], start: int, hops: int) -> tuple[Bound, ...]:
    """A negative cycle of at most `hops` bounds on a walk from `start` back to it."""
    layers: list[dict[int, tuple[int, Bound | None]]] = [{start: (0, None)}]
    for _ in range(hops):
        layer: dict[int, tuple[int, Bound | None]] = {}
        for node, (time, _) in layers[-1].items():
            for bound in after[node]:
                known = layer.get(bound.target)
                if known is None or time + bound.limit < known[0]:
                    layer[bound.target] = (time + bound.limit, bound)
        layers.append(layer)
        if start in layer and layer[start][0] < 0:
            return _first_negative(_walk(layers, start))
    return ()


def _walk(layers: list[dict[int, tuple[int, Bound | None]]], end: int) -> list[Bound]:
    walk: list[Bound] = []
    for layer in reversed(layers):
        bound = layer[end][1]
        if bound is not None:
            walk.append(bound)
            end = bound.source
    return walk[::-1]


def _first_negative(walk: list[Bound]) -> tuple[Bound, ...]:
    """The first negative loop of a closed walk whose sum is negative."""
    path: list[Bound] = []
    for bound in walk:
        path.append(bound)
        starts = [step.source for step in path]
        if bound.target not in starts:
            continue
        begin = starts.index(bound.target)
        loop = path[begin:]
        if sum(step.limit for step in loop) < 0:
            return tuple(loop)
        del path[begin:]
    return ()


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
