"""One day for each event that agrees with every bound: where the event is drawn."""

import heapq
from collections import deque
from collections.abc import Iterator, Mapping, Sequence, Set

from boardapp.case.interval import MONTH_D
from boardapp.review.clock.facts import DIAGNOSIS_NODE, Aim, ticks
from boardapp.review.clock.graphs import chains
from boardapp.review.clock.network import Network

_STEP = ticks(MONTH_D)
"""How far apart events are drawn where nothing bounds them."""


def place_nodes(
    network: Network, aims: Mapping[int, Sequence[Aim]], joints: Set[int] = frozenset()
) -> list[int]:
    """A time in ticks from diagnosis for each node; together they keep every bound.

    The nodes known best are placed first, on the day that was meant where a length is
    stated. Those of which only the order is known share their interval evenly; beyond
    the last bound they follow month by month. The same case gives the same days. `joints` are
    no times of the case: they only stand between groups of nodes, and take no share.
    """
    return _Placing(network, aims, joints).run()


_Key = tuple[int, int, bool, int]


class _Placing:
    """Nodes are fixed one by one; each one fixed narrows what the others may be.

    Any time within its interval can be kept by a node, since the intervals are exact
    after each step (Dechter 1991, theorem 2.3: solutions are built without backtracking).
    """

    def __init__(
        self, network: Network, aims: Mapping[int, Sequence[Aim]], joints: Set[int]
    ) -> None:
        self.network = network
        self.aims = aims
        self.joints = joints
        self.before: list[list[tuple[int, int]]] = [[] for _ in range(network.size)]
        for source, target, limit, _ in network.bounds:
            self.before[target].append((source, limit))
        self.low = network.least_after(DIAGNOSIS_NODE)
        self.high = network.most_after(DIAGNOSIS_NODE)
        self.placed: dict[int, int] = {}
        self.last = 0
        """The latest time at which a node is placed."""
        self.meant: dict[int, list[int]] = {}
        """The nodes that were meant to lie at a length of time after each node."""
        for node, meant in aims.items():
            for aim in meant:
                self.meant.setdefault(aim.reference, []).append(node)
        self.alike: dict[tuple[int | None, int | None], dict[int, None]] = {}
        """The nodes that wait, by what they may be."""
        self.waiting: list[_Key] = []
        """Who is next, the best known first; keys that changed since are passed over."""
        for node in range(network.size):
            self.alike.setdefault((self.low[node], self.high[node]), {})[node] = None
            self._wait(node)

    def run(self) -> list[int]:
        while self.waiting:
            key = heapq.heappop(self.waiting)
            node = key[-1]
            if node in self.placed or key != self._doubt(node):
                continue
            if (aim := self._aim(node)) is not None:
                self._place(node, aim)
            else:
                alike = self.alike[self.low[node], self.high[node]]
                self._spread(sorted(other for other in alike if self._aim(other) is None))
                if node not in self.placed:  # Those come first that hang on the last one placed.
                    self._wait(node)
        for joint in self.joints:  # Behind all that it is not before.
            self._place(joint, self.low[joint] or 0)
        return [self.placed[node] for node in range(self.network.size)]

    def _wait(self, node: int) -> None:
        if node not in self.joints:
            heapq.heappush(self.waiting, self._doubt(node))

    def _doubt(self, node: int) -> _Key:
        """What is known best comes first: width, then unbounded on one side, on both."""
        low, high = self.low[node], self.high[node]
        is_unaimed = self._aim(node) is None
        if low is not None and high is not None:
            return 0, high - low, is_unaimed, node
        if low is not None:
            return 1, low, is_unaimed, node
        return (3, 0, is_unaimed, node) if high is None else (2, -high, is_unaimed, node)

    def _aim(self, node: int) -> int | None:
        """The time meant for a node, from the first reference that is placed."""
        for reference, offset in self.aims.get(node, ()):
            if reference in self.placed:
                return self.placed[reference] + offset
        return None

    def _spread(self, nodes: list[int]) -> None:
        """Share one interval among nodes evenly, along their longest chain.

        It stops at a node that others are meant to follow at a stated length, so that
        they come next: a therapy's end "1 y" after its start, before what is during it.
        """
        low, high = self.low[nodes[0]], self.high[nodes[0]]
        ranks = _ranks(nodes, self.network, self.joints)
        nodes = [node for node in nodes if node not in self.joints]
        free = [node for node in nodes if node not in self.aims] or nodes
        free.sort(key=lambda node: (ranks[node], node))
        last = next((n for n, node in enumerate(free) if node in self.meant), len(free) - 1)
        start = self.last  # Of those without any bound, as the first of them finds it.
        for node in _from_the_middle(free[: last + 1]):
            ahead, behind = ranks[node]
            self._place(node, _share(low, high, ahead, behind, start))

    def _place(self, node: int, time: int) -> None:
        """Fix a node as near to a time as its bounds allow, and narrow all others."""
        low, high = self.low[node], self.high[node]
        if low is not None:
            time = max(time, low)
        if high is not None:
            time = min(time, high)
        self._narrow(node, time, time)
        del self.alike[time, time][node]
        self.placed[node] = time
        self.last = max(self.last, time)
        for other in self.meant.get(node, ()):
            if other not in self.placed:
                self._wait(other)
        changed = deque([node])
        while changed:
            moved = changed.popleft()
            changed.extend(self._narrow_later(moved))
            changed.extend(self._narrow_earlier(moved))

    def _narrow(self, node: int, low: int | None, high: int | None) -> None:
        """What a node that waits may be, from now on."""
        del self.alike[self.low[node], self.high[node]][node]
        self.low[node], self.high[node] = low, high
        self.alike.setdefault((low, high), {})[node] = None

    def _narrow_later(self, node: int) -> list[int]:
        """Lower the latest time of all that comes at most so long after a node."""
        latest = self.high[node]
        changed: list[int] = []
        if latest is None:
            return changed
        for _, target, limit, _ in self.network.after[node]:
            known = self.high[target]
            if known is None or latest + limit < known:
                self._narrow(target, self.low[target], latest + limit)
                self._wait(target)
                changed.append(target)
        return changed

    def _narrow_earlier(self, node: int) -> list[int]:
        """Raise the earliest time of all that a node comes at most so long after."""
        earliest = self.low[node]
        changed: list[int] = []
        if earliest is None:
            return changed
        for source, limit in self.before[node]:
            known = self.low[source]
            if known is None or earliest - limit > known:
                self._narrow(source, earliest - limit, self.high[source])
                self._wait(source)
                changed.append(source)
        return changed


def _share(low: int | None, high: int | None, ahead: int, behind: int, start: int) -> int:
    """The time with so many steps ahead of it and behind it in an interval."""
    if low is not None and high is not None:
        return low + (high - low) * (ahead + 1) // (ahead + behind + 2)
    if high is not None:
        return high - _STEP * (behind + 1)
    return (start if low is None else low) + _STEP * (ahead + 1)


def _from_the_middle(nodes: Sequence[int]) -> Iterator[int]:
    """The middle first, then those of both halves: each fixed narrows a part of the rest."""
    parts = deque([(0, len(nodes))])
    while parts:
        first, end = parts.popleft()
        if first < end:
            middle = (first + end) // 2
            yield nodes[middle]
            parts += [(first, middle), (middle + 1, end)]


def _ranks(nodes: Sequence[int], network: Network, joints: Set[int]) -> dict[int, tuple[int, int]]:
    """For each node, how many steps its longest chain has before it and after it.

    A chain runs along "not later than" among these nodes; nodes that are not later than
    each other are one step, as they are on the same day.
    """
    index = {node: place for place, node in enumerate(nodes)}
    # "target is at most 0 after source": the target comes first.
    earlier = [
        [index[b.target] for b in network.after[node] if b.limit <= 0 and b.target in index]
        for node in nodes
    ]
    passed = {index[node] for node in joints if node in index}
    return dict(zip(nodes, chains(earlier, passed), strict=True))
