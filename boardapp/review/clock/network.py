"""A simple temporal network: bounds on differences of times, solved by shortest paths.

Dechter R, Meiri I, Pearl J. Temporal constraint networks. Artif Intell. 1991;49:61-95.
Times are whole ticks, so that sums are exact and a contradiction is no matter of rounding.
"""

import heapq
from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

TICKS_PER_DAY = 1_000_000
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
    """

    def __init__(self, size: int, bounds: Iterable[Bound]) -> None:
        self.size = size
        self.bounds = tuple(bounds)
        self.after: list[list[Bound]] = [[] for _ in range(size)]
        for bound in self.bounds:
            self.after[bound.source].append(bound)
        self.solution, cycle = _relax(self.after)
        self.cycle = _shortened(self.after, cycle) if cycle else ()
        self._forward: list[list[tuple[int, int]]] = []
        self._backward: list[list[tuple[int, int]]] = []
        self._most: dict[int, list[int | None]] = {}
        self._least: dict[int, list[int | None]] = {}

    def most_after(self, node: int) -> Sequence[int | None]:
        """For each node: how many ticks after `node` it can be at most; None: no bound."""
        if node not in self._most:
            self._weigh()
            times = self.solution
            reached = _dijkstra(self._forward, node)
            self._most[node] = [
                None if far is None else far + times[other] - times[node]
                for other, far in enumerate(reached)
            ]
        return self._most[node]

    def least_after(self, node: int) -> Sequence[int | None]:
        """For each node: how many ticks after `node` it must be at least; None: no bound."""
        if node not in self._least:
            self._weigh()
            times = self.solution
            reached = _dijkstra(self._backward, node)
            self._least[node] = [
                None if far is None else times[other] - times[node] - far
                for other, far in enumerate(reached)
            ]
        return self._least[node]

    def _weigh(self) -> None:
        """Give each bound its slack in the solution: never negative, as Dijkstra needs."""
        if self._forward or not self.size:
            return
        self._forward = [[] for _ in range(self.size)]
        self._backward = [[] for _ in range(self.size)]
        times = self.solution
        for source, target, limit, _ in self.bounds:
            slack = limit + times[source] - times[target]
            self._forward[source].append((target, slack))
            self._backward[target].append((source, slack))


def _relax(after: list[list[Bound]]) -> tuple[list[int], tuple[Bound, ...]]:
    """One solution, or one negative cycle (Bellman and Ford, with a queue)."""
    size = len(after)
    times = [0] * size
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


def _dijkstra(arcs: list[list[tuple[int, int]]], start: int) -> list[int | None]:
    reached: list[int | None] = [None] * len(arcs)
    heap = [(0, start)]
    while heap:
        far, node = heapq.heappop(heap)
        if reached[node] is not None:
            continue
        reached[node] = far
        for target, length in arcs[node]:
            if reached[target] is None:
                heapq.heappush(heap, (far + length, target))
    return reached
