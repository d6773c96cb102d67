"""Bounds on differences of times, and the graph that they make.

Times are whole ticks, so that sums are exact and a contradiction is no matter of rounding.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

TICKS_PER_DAY = 1_000_000
DEFINITION = -1
"""The number of no statement: such a bound says only what a node is, and can't be wrong."""
_MANY = 64
"""From so many bounds on a node is a hub, such as the calendar, to which most events are tied."""


class Bound(NamedTuple):
    """The time of `target` is at most `limit` ticks after the time of `source`.

    `fact` is the number of the statement behind it. A bound from below is a bound from
    above the other way round: "at least 5 after" is a `limit` of -5 from target to source.
    """

    source: int
    target: int
    limit: int
    fact: int


class Bounds:
    """Nodes 0 to `size` - 1, and the bounds that hold `after` and `before` each of them.

    Some may be set aside: they stay in the lists, and `holds` tells them.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.after: list[list[Bound]] = [[] for _ in range(size)]
        self.before: list[list[Bound]] = [[] for _ in range(size)]
        self._aside: set[int] = set()
        self._between_hubs: list[Bound] | None = None

    def add(self, bound: Bound) -> None:
        """One bound more."""
        self.after[bound.source].append(bound)
        self.before[bound.target].append(bound)
        self._between_hubs = None

    def set_aside(self, fact: int) -> None:
        """From now on the bounds of a statement don't hold."""
        self._aside.add(fact)

    def holds(self, bound: Bound) -> bool:
        """Whether the statement behind a bound is not set aside."""
        return bound.fact not in self._aside

    def holding(self) -> Iterator[Bound]:
        """All that hold, by their sources."""
        return (bound for bounds in self.after for bound in bounds if self.holds(bound))

    def around(self, nodes: Iterable[int], steps: int) -> dict[int, list[Bound]]:
        """The bounds among these nodes and those so many bounds from them, by their sources.

        From a hub no step is taken: that would lead to all nodes.
        """
        found = layer = set(nodes)
        for _ in range(steps):
            ways = [node for node in layer if not self._is_hub(node)]
            layer = {bound.target for node in ways for bound in self.after[node]}
            layer |= {bound.source for node in ways for bound in self.before[node]}
            layer -= found
            found = found | layer
        arcs: dict[int, list[Bound]] = {node: [] for node in found}
        for bound in self._touching(found):
            if bound.source in found and bound.target in found and self.holds(bound):
                arcs[bound.source].append(bound)
        return arcs

    def _touching(self, nodes: set[int]) -> Iterator[Bound]:
        """Each bound at one of these nodes, those of hubs from the other side."""
        for node in nodes:
            if self._is_hub(node):
                continue
            yield from self.after[node]
            yield from (b for b in self.before[node] if self._is_hub(b.source))
        if self._between_hubs is None:
            hubs = set(filter(self._is_hub, range(self.size)))
            self._between_hubs = [b for n in hubs for b in self.after[n] if b.target in hubs]
        yield from self._between_hubs

    def _is_hub(self, node: int) -> bool:
        return len(self.after[node]) + len(self.before[node]) > _MANY
