"""Times that keep all bounds, found step by step, while statements come and go.

Bellman and Ford, with a queue. What contradicts is found as soon as it has gone round once, and
without the bounds of one statement the search goes on from where it is: it never begins anew.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import chain

from boardapp.review.clock.bounds import Bound, Bounds
from boardapp.review.clock.cycles import cycle_near, shortened

_SOON = 32
"""So many bounds back a circle is looked for at each step; a longer one is found later."""


class Solution:
    """Times of the nodes 0 to `size` - 1, in ticks.

    `times` keep all bounds where `contradiction` finds none.
    """

    def __init__(self, size: int, bounds: Iterable[Bound] = ()) -> None:
        self._bounds = Bounds(size)
        self._by_fact: dict[int, list[Bound]] = {}
        self._cause: list[Bound | None] = [None] * size
        self._queue: deque[int] = deque()
        self._queued = [False] * size
        self._changes = 0
        self._new: deque[Bound] = deque()
        self.add(bounds)
        self.times = _first_guess(self._bounds.after)

    def add(self, bounds: Iterable[Bound]) -> None:
        """From now on these bounds are to be kept as well."""
        for bound in bounds:
            self._bounds.add(bound)
            self._by_fact.setdefault(bound.fact, []).append(bound)
            self._new.append(bound)
            self._ask(bound.source)

    def set_aside(self, fact: int) -> None:
        """From now on the bounds of a statement are no more to be kept."""
        self._bounds.set_aside(fact)
        for bound in self._by_fact[fact]:
            if self._cause[bound.target] is bound:
                self._cause[bound.target] = None

    def kept(self) -> Iterator[Bound]:
        """All bounds but those that were set aside."""
        return self._bounds.holding()

    def contradiction(self) -> tuple[Bound, ...]:
        """Bounds that can't be kept together, in the order of the path; empty without any.

        As few of them as were found. While it stands, there is no solution: the statement
        behind one of them is to be set aside.
        """
        return self._near_contradiction() or self._far_contradiction()

    def _near_contradiction(self) -> tuple[Bound, ...]:
        """One of few bounds, in the order of the bounds: it is found without a look at all others.

        A wrong date contradicts the other date of its event by way of the calendar, to which
        all dates are tied.
        """
        while self._new:
            bound = self._new[0]
            is_broken = self._bounds.holds(bound) and self._is_broken(bound)
            if is_broken and (cycle := cycle_near(self._bounds, bound)):
                return shortened(self._bounds, cycle)
            self._new.popleft()
        return ()

    def _far_contradiction(self) -> tuple[Bound, ...]:
        while self._queue:
            node = self._queue.popleft()
            self._queued[node] = False
            for bound in self._bounds.after[node]:
                if self._bounds.holds(bound) and self._is_broken(bound):
                    self._keep(bound)
                    if cycle := self._cycle_behind(bound):
                        self._ask(node)
                        return shortened(self._bounds, cycle)
        return ()

    def _ask(self, node: int) -> None:
        if not self._queued[node]:
            self._queued[node] = True
            self._queue.append(node)

    def _is_broken(self, bound: Bound) -> bool:
        return self.times[bound.source] + bound.limit < self.times[bound.target]

    def _keep(self, bound: Bound) -> None:
        self.times[bound.target] = self.times[bound.source] + bound.limit
        self._cause[bound.target] = bound
        self._changes += 1
        self._ask(bound.target)

    def _cycle_behind(self, bound: Bound) -> tuple[Bound, ...]:
        """A circle among the bounds that last moved each node; such a circle is negative."""
        found = self._trace(bound.target, _SOON)
        if not found and self._changes % len(self.times) == 0:
            found = self._any_cycle()
        return found

    def _trace(self, start: int, most: int) -> tuple[Bound, ...]:
        """The circle through a node, of so many bounds at the most."""
        path: list[Bound] = []
        node = start
        while (not path or node != start) and len(path) < most:
            bound = self._cause[node]
            if bound is None:
                return ()
            path.append(bound)
            node = bound.source
        return tuple(reversed(path)) if node == start else ()

    def _any_cycle(self) -> tuple[Bound, ...]:
        seen = [-1] * len(self.times)
        for start in range(len(seen)):
            node = start
            while seen[node] < 0 and (bound := self._cause[node]) is not None:
                seen[node] = start
                node = bound.source
            if seen[node] == start and self._cause[node] is not None:
                return self._trace(node, len(seen))
            seen[node] = start if seen[node] < 0 else seen[node]
        return ()


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
