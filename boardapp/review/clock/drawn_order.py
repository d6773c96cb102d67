"""The order of events as they are drawn: what is drawn on one day stands in its known order."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from boardapp.review.clock.graphs import components, condensed
from boardapp.review.clock.network import Network


def drawn_order(network: Network, times: Sequence[int], nodes: Sequence[int]) -> list[int]:
    """The places in `nodes`, by the `times` at which they are drawn.

    Of those drawn at one time each stands behind all that are known to be earlier; else the order
    is that of `nodes`.
    """
    known = _Known(network, times)
    ordered: list[int] = []
    by_time = sorted(range(len(nodes)), key=lambda place: times[nodes[place]])
    for _, same in groupby(by_time, key=lambda place: times[nodes[place]]):
        group = list(same)
        ordered += group if len(group) == 1 else known.in_order(group, nodes)
    return ordered


class _Known:
    """Which of two nodes drawn at one time is known to be the earlier.

    The times keep every bound, so that one is known not to be later than another exactly where
    bounds that the times use up lead from this to that.
    """

    def __init__(self, network: Network, times: Sequence[int]) -> None:
        tight: list[list[int]] = [[] for _ in range(network.size)]
        for source, target, limit, _ in network.bounds:
            if times[target] - times[source] == limit:
                tight[source].append(target)
        self.part = components(tight)
        self.arcs = condensed(tight, self.part)

    def in_order(self, group: Sequence[int], nodes: Sequence[int]) -> Iterator[int]:
        """Those places first before which none of the others is known to be."""
        members: dict[int, list[int]] = {}
        for place in group:
            members.setdefault(self.part[nodes[place]], []).append(place)
        earlier = {part: self._earlier(part, members) for part in members}
        later: dict[int, list[int]] = {part: [] for part in members}
        for part, before in earlier.items():
            for other in before:
                later[other].append(part)
        waiting = list(group)
        while waiting:
            ready = next(p for p in waiting if not earlier[self.part[nodes[p]]])
            yield ready
            waiting.remove(ready)
            part = self.part[nodes[ready]]
            members[part].remove(ready)
            if not members[part]:
                for other in later[part]:
                    earlier[other].discard(part)

    def _earlier(self, start: int, members: dict[int, list[int]]) -> set[int]:
        """The parts with members that can be reached."""
        found, seen, ways = set(), {start}, [start]
        while ways:
            for part in self.arcs[ways.pop()]:
                if part not in seen:
                    seen.add(part)
                    ways.append(part)
                    if part in members:
                        found.add(part)
        return found
