"""Graphs of nodes numbered from 0: what lies on circles together, and chains."""

from collections.abc import Iterator, Sequence, Set

Arcs = Sequence[Sequence[int]]
"""For each node, the nodes to which an arc leads."""


def components(arcs: Arcs) -> list[int]:
    """For each node the number of its strongly connected component.

    A component is numbered after all that can be reached from it. Source: Tarjan RE. Depth-first
    search and linear graph algorithms. SIAM J Comput. 1972;1:146-60; without recursion.
    """
    search = _Search(arcs)
    for node in range(len(arcs)):
        if search.seen[node] < 0:
            search.run(node)
    return search.part


def condensed(arcs: Arcs, part: Sequence[int]) -> list[list[int]]:
    """The arcs between the components, each once."""
    found: list[dict[int, None]] = [{} for _ in range(max(part, default=-1) + 1)]
    for node, targets in enumerate(arcs):
        for target in targets:
            if part[target] != part[node]:
                found[part[node]][part[target]] = None
    return [list(targets) for targets in found]


def chains(arcs: Arcs, passed: Set[int] = frozenset()) -> list[tuple[int, int]]:
    """For each node: how many steps its longest chain has after it along the arcs, and before it.

    Nodes on one circle are one step; those that are `passed` are none.
    """
    part = components(arcs)
    steps = condensed(arcs, part)
    length = [0] * len(steps)
    for node, one in enumerate(part):
        length[one] = max(length[one], node not in passed)
    ahead, behind = [0] * len(steps), [0] * len(steps)
    for node, targets in enumerate(steps):  # What can be reached has the lower numbers.
        ahead[node] = max((ahead[target] + length[target] for target in targets), default=0)
    for node in range(len(steps) - 1, -1, -1):
        for target in steps[node]:
            behind[target] = max(behind[target], behind[node] + length[node])
    return [(ahead[one], behind[one]) for one in part]


class _Search:
    """Depth first; `low` is the first node seen to which a way back leads."""

    def __init__(self, arcs: Arcs) -> None:
        self.arcs = arcs
        self.part = [-1] * len(arcs)
        self.seen = [-1] * len(arcs)
        self.low = [0] * len(arcs)
        self.open: list[int] = []
        self.count = self.parts = 0

    def run(self, root: int) -> None:
        path = [self._enter(root)]
        while path:
            node, targets = path[-1]
            target = next((one for one in targets if self._is_new(node, one)), None)
            if target is not None:
                path.append(self._enter(target))
                continue
            path.pop()
            if path:
                parent = path[-1][0]
                self.low[parent] = min(self.low[parent], self.low[node])
            if self.low[node] == self.seen[node]:
                self._close(node)

    def _enter(self, node: int) -> tuple[int, Iterator[int]]:
        self.seen[node] = self.low[node] = self.count
        self.count += 1
        self.open.append(node)
        return node, iter(self.arcs[node])

    def _is_new(self, node: int, target: int) -> bool:
        if self.seen[target] >= 0 and self.part[target] < 0:
            self.low[node] = min(self.low[node], self.seen[target])
        return self.seen[target] < 0

    def _close(self, node: int) -> None:
        while self.part[node] < 0:
            self.part[self.open.pop()] = self.parts
        self.parts += 1
