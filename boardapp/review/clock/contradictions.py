"""Contradictions between times: found one after another, explained by the facts they need."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from boardapp.case.place import Place
from boardapp.review.clock.bounds import DEFINITION, Bound
from boardapp.review.clock.facts import Fact, Facts, Strength
from boardapp.review.clock.network import Network
from boardapp.review.clock.solution import Solution


class Contradiction(msgspec.Struct, frozen=True):
    """Facts that cannot all hold, in the order of the file; each is needed for it.

    `set_aside` is the one of them without which the clock goes on; it is told by
    `boardapp.words.contradictions`.
    """

    facts: tuple[Fact, ...]
    set_aside: Fact

    @property
    def place(self) -> Place:
        """The place in the file of the statement that was set aside."""
        return self.set_aside.place

    @property
    def text(self) -> str:
        """What is stated there; for an assumption, the assumption."""
        return self.set_aside.text or self.set_aside.words

    @property
    def involves_assumption(self) -> bool:
        """Whether the facts contradict each other only if the usual course is assumed."""
        return any(fact.strength is Strength.USUAL for fact in self.facts)


def solve(facts: Facts) -> tuple[Network, tuple[Contradiction, ...]]:
    """The network of the facts that hold together, and what had to be set aside.

    Stated facts are first made to agree with each other and with what is certain; of
    those that contradict each other the last stated is set aside. Then come the
    assumptions: each that contradicts a stated fact is set aside.
    """
    found: list[Contradiction] = []
    solution = Solution(facts.size, _bounds(facts, lambda strength: strength > Strength.USUAL))
    for usual in (False, True):
        if usual:
            solution.add(_bounds(facts, lambda strength: strength is Strength.USUAL))
        while cycle := solution.contradiction():
            numbers = sorted({bound.fact for bound in cycle if bound.fact != DEFINITION})
            dropped = _weakest(facts.facts, numbers)
            solution.set_aside(dropped)
            its = tuple(facts.facts[number] for number in numbers)
            found.append(Contradiction(its, facts.facts[dropped]))
    return Network(solution.kept(), solution.times), tuple(found)


def _bounds(facts: Facts, is_meant: Callable[[Strength], bool]) -> Iterator[Bound]:
    """The bounds of statements of a strength; what is no statement is certain."""
    for bound in facts.bounds:
        is_certain = bound.fact == DEFINITION
        if is_meant(Strength.CERTAIN if is_certain else facts.facts[bound.fact].strength):
            yield bound


def _weakest(facts: Sequence[Fact], numbers: Sequence[int]) -> int:
    """The weakest of these facts; of several the last stated."""
    return min(numbers, key=lambda number: (facts[number].strength, -number))
