"""One day for each event that agrees with every bound: where the event is drawn."""

from collections import deque
from collections.abc import Mapping, Sequence

from boardapp.case.interval import MONTH_D
from boardapp.review.clock.facts import DIAGNOSIS_NODE, Aim, ticks
from boardapp.review.clock.network import Network

_STEP = ticks(MONTH_D)
"""How far apart events are drawn where nothing bounds them."""


def place_nodes(network: Network, aims: Mapping[int, Sequence[Aim]]) -> list[int]:
    """A time in ticks from diagnosis for each node; together they keep every bound.

    The nodes known best are placed first, on the day that was meant where a length is
    stated. Those of which only the order is known share their interval evenly; beyond
    the last bound they follow month by month. The same case gives the same days.
    """
    return _Placing(network, aims).run()


class _Placing:
    """Nodes are fixed one by one; each one fixed narrows what the others may be.

    Any time within its interval can be kept by a node, since the intervals are exact
    after each step (Dechter 1991, theorem 2.3: solutions are built without backtracking).
    """

    def __init__(self, network: Network, aims: Mapping[int, Sequence[Aim]]) -> None:
        self.network = network
        self.aims = aims
        self.before: list[list[tuple[int, int]]] = [[] for _ in range(network.size)]
        for source, target, limit, _ in network.bounds:
            self.before[target].append((source, limit))
        self.low = list(network.least_after(DIAGNOSIS_NODE))
        self.high = list(network.most_after(DIAGNOSIS_NODE))
        self.placed: dict[int, int] = {}
        self.references = {aim.reference for meant in aims.values() for aim in meant}

    def run(self) -> list[int]:
        while waiting := [node for node in range(self.network.size) if node not in self.placed]:
            node = min(waiting, key=self._doubt)
            if (aim := self._aim(node)) is not None:
                self._place(node, aim)
            else:
                self._spread([other for other in waiting if self._is_like(node, other)])
        return [self.placed[node] for node in range(self.network.size)]

    def _doubt(self, node: int) -> tuple[int, int, bool, int]:
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

    def _is_like(self, node: int, other: int) -> bool:
        return (
            self.low[node] == self.low[other]
            and self.high[node] == self.high[other]
            and self._aim(other) is None
        )

    def _spread(self, nodes: list[int]) -> None:
        """Share one interval among nodes evenly, along their longest chain.

        It stops at a node that others are meant to follow at a stated length, so that
        they come next: a therapy's end "1 y" after its start, before what is during it.
        """
        low, high = self.low[nodes[0]], self.high[nodes[0]]
        ranks = _ranks(nodes, self.network)
        free = [node for node in nodes if node not in self.aims] or nodes
        for node in sorted(free, key=lambda node: (ranks[node], node)):
            ahead, behind = ranks[node]
            self._place(node, self._share(low, high, ahead, behind))
            if node in self.references:
                return

    def _share(self, low: int | None, high: int | None, ahead: int, behind: int) -> int:
        """The time with so many steps ahead of it and behind it in an interval."""
        if low is not None and high is not None:
            return low + (high - low) * (ahead + 1) // (ahead + behind + 2)
        if high is not None:
            return high - _STEP * (behind + 1)
        if low is None:
            low = max(self.placed.values(), default=0)
        return low + _STEP * (ahead + 1)

    def _place(self, node: int, time: int) -> None:
        """Fix a node as near to a time as its bounds allow, and narrow all others."""
        low, high = self.low[node], self.high[node]
        if low is not None:
            time = max(time, low)
        if high is not None:
            time = min(time, high)
        self.placed[node] = self.low[node] = self.high[node] = time
        changed = deque([node])
        while changed:
            moved = changed.popleft()
            changed.extend(self._narrow_later(moved))
            changed.extend(self._narrow_earlier(moved))

    def _narrow_later(self, node: int) -> list[int]:
        """Lower the latest time of all that comes at most so long after a node."""
        latest = self.high[node]
        changed: list[int] = []
        if latest is None:
            return changed
        for bound in self.network.after[node]:
            known = self.high[bound.target]
            if known is None or latest + bound.limit < known:
                self.high[bound.target] = latest + bound.limit
                changed.append(bound.target)
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
                self.low[source] = earliest - limit
                changed.append(source)
        return changed


def _ranks(nodes: Sequence[int], network: Network) -> dict[int, tuple[int, int]]:
    """For each node, how many steps its longest chain has before it and after it.

    A chain runs along "not later than" among these nodes; nodes that are not later than
    each other are one step, as they are on the same day.
    """
    index = {node: place for place, node in enumerate(nodes)}
    later = [0] * len(nodes)
    for place, node in enumerate(nodes):
        later[place] = 1 << place
        for bound_source, bound_target, limit, _ in network.after[node]:
            # "target is at most 0 after source": the target comes first.
            if limit <= 0 and bound_target in index:
                later[index[bound_source]] |= 1 << index[bound_target]
    reach = _closure(later)
    earlier_first = sorted(range(len(nodes)), key=lambda place: reach[place].bit_count())
    ahead = _chain(earlier_first, reach)
    behind = _chain(earlier_first[::-1], _reversed(reach))
    return {node: (ahead[place], behind[place]) for place, node in enumerate(nodes)}


def _closure(reach: list[int]) -> list[int]:
    """Reachability as bit sets, from direct steps (Warshall)."""
    reach = list(reach)
    for middle in range(len(reach)):
        bit = 1 << middle
        through = reach[middle]
        for place, reached in enumerate(reach):
            if reached & bit:
                reach[place] = reached | through
    return reach


def _reversed(reach: list[int]) -> list[int]:
    back = [0] * len(reach)
    for place, reached in enumerate(reach):
        for other in range(len(reach)):
            if reached >> other & 1:
                back[other] |= 1 << place
    return back


def _chain(order: Sequence[int], reach: list[int]) -> list[int]:
    """The length of the longest chain of distinct steps below each place, in `order`."""
    length = [0] * len(reach)
    for position, place in enumerate(order):
        for other in order[:position]:
            if reach[place] >> other & 1 and not reach[other] >> place & 1:
                length[place] = max(length[place], length[other] + 1)
    return length
