"""Shortest paths and negative cycles, against plain Floyd and Warshall."""

from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.review.clock.bounds import Bound
from boardapp.review.clock.network import Network
from boardapp.review.clock.solution import Solution

SIZE = 6
NODES = st.integers(0, SIZE - 1)


@st.composite
def bounds(draw: st.DrawFn) -> list[Bound]:
    arcs = draw(st.lists(st.tuples(NODES, NODES, st.integers(-5, 12)), max_size=16))
    return [Bound(*arc, number) for number, arc in enumerate(arcs)]


def _all_pairs(given_bounds: list[Bound]) -> list[list[float]]:
    """Shortest distances; a negative one from a node to itself is a contradiction."""
    far = [[0.0 if i == j else float("inf") for j in range(SIZE)] for i in range(SIZE)]
    for source, target, limit, _ in given_bounds:
        far[source][target] = min(far[source][target], limit)
    for k in range(SIZE):
        for i in range(SIZE):
            for j in range(SIZE):
                far[i][j] = min(far[i][j], far[i][k] + far[k][j])
    return far


def _is_possible(given_bounds: list[Bound]) -> bool:
    far = _all_pairs(given_bounds)
    return all(far[node][node] >= 0 for node in range(SIZE))


def _cycle(size: int, arcs: list[Bound]) -> tuple[Bound, ...]:
    return Solution(size, arcs).contradiction()


@settings(max_examples=300)
@given(bounds())
def test_a_cycle_is_found_exactly_where_no_times_exist(arcs: list[Bound]) -> None:
    assert bool(_cycle(SIZE, arcs)) != _is_possible(arcs)


@settings(max_examples=300)
@given(bounds())
def test_a_cycle_is_closed_and_contradicts_itself_only_as_a_whole(arcs: list[Bound]) -> None:
    cycle = _cycle(SIZE, arcs)

    assert [bound.target for bound in cycle[:-1]] == [bound.source for bound in cycle[1:]]
    if cycle:
        assert cycle[0].source == cycle[-1].target
        assert not _is_possible(list(cycle))
    for left_out in range(len(cycle)):
        assert _is_possible([*cycle[:left_out], *cycle[left_out + 1 :]])


@settings(max_examples=200)
@given(bounds())
def test_distances_are_the_shortest_paths(arcs: list[Bound]) -> None:
    solution = Solution(SIZE, arcs)
    if solution.contradiction():
        return
    network = Network(arcs, solution.times)
    far = _all_pairs(arcs)
    for i in range(SIZE):
        expected_most = [None if d == float("inf") else d for d in far[i]]
        expected_least = [None if far[j][i] == float("inf") else -far[j][i] for j in range(SIZE)]
        assert list(network.most_after(i)) == expected_most
        assert list(network.least_after(i)) == expected_least


def test_the_shorter_of_two_contradictions_is_told() -> None:
    # 0 → 1 → 2 → 3 → 0 sums to -1, and so does 0 → 1 → 0 alone.
    ring = [Bound(0, 1, 2, 0), Bound(1, 2, 0, 1), Bound(2, 3, 0, 2), Bound(3, 0, -3, 3)]

    cycle = _cycle(4, [*ring, Bound(1, 0, -3, 4)])

    assert {bound.fact for bound in cycle} == {0, 4}


def test_a_bound_of_a_node_to_itself_may_contradict_alone() -> None:
    assert _cycle(1, [Bound(0, 0, -1, 7)]) == (Bound(0, 0, -1, 7),)


def test_nodes_without_a_path_have_no_bound() -> None:
    assert list(Network([], [0, 0]).most_after(0)) == [0, None]
