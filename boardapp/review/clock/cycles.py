"""Of bounds that contradict each other, as few as explain it: a shorter negative cycle."""

from boardapp.review.clock.bounds import Bound, Bounds

_LONGEST_SEARCHED_CYCLE = 6
"""A shorter explanation is sought up to this many bounds; longer ones read no better."""

_NEAR = 4
"""A contradiction of so many bounds at the most is looked for around a node, not among all."""

Arcs = dict[int, list[Bound]]


def shortened(bounds: Bounds, cycle: tuple[Bound, ...]) -> tuple[Bound, ...]:
    """The shortest negative cycle through the nodes of a known one, within reason."""
    hops = _hops(cycle)
    around = bounds.around((bound.source for bound in cycle), hops // 2) if hops else {}
    for bound in cycle:
        cycle = _cycle_through(around, bound.source, _hops(cycle)) or cycle
    return cycle


def cycle_near(bounds: Bounds, bound: Bound) -> tuple[Bound, ...]:
    """A negative cycle of few bounds about this one; empty where none is found."""
    around = bounds.around((bound.source, bound.target), _NEAR // 2 - 1)
    return _cycle_through(around, bound.source, _NEAR)


def _hops(cycle: tuple[Bound, ...]) -> int:
    return min(len(cycle) - 1, _LONGEST_SEARCHED_CYCLE)


def _cycle_through(arcs: Arcs, start: int, hops: int) -> tuple[Bound, ...]:
    """A negative cycle of at most `hops` bounds on a walk from `start` back to it."""
    layers: list[dict[int, tuple[int, Bound | None]]] = [{start: (0, None)}]
    for _ in range(hops):
        layer: dict[int, tuple[int, Bound | None]] = {}
        for node, (time, _) in layers[-1].items():
            for bound in arcs[node]:
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
