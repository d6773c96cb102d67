"""What the generated cases are: sound for the codec, and of every kind."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.case.case import Case
from boardapp.case.events import events
from boardapp.case.record import Record
from boardapp.case.value import Kind, Value
from boardapp.case.when import AtAge, Offset, On, Order, When
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import encode_case
from boardapp.casefile.settled import settled

from .strategies import MOST_EVENTS, cases

# Hypothesis writes each case down for its report, and warns where that is long.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")


def parts(part: object) -> Iterator[object]:
    """Everything that a record holds, itself first."""
    yield part
    if isinstance(part, Record):
        for name in part.__struct_fields__:
            yield from parts(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from parts(item)


@settings(max_examples=15, derandomize=True)
@given(cases())
def test_a_generated_case_reads_back_as_it_is(case: Case) -> None:
    assert decode_case(encode_case(case), "x.board.json") == settled(case)
    assert len(list(events(case))) <= MOST_EVENTS + 1


def test_the_generated_cases_hold_every_kind_of_value_and_time() -> None:
    values: set[Kind] = set()
    clauses: set[type] = set()
    texts = 0

    @settings(max_examples=15, derandomize=True)
    @given(cases(), st.none())
    def gather(case: Case, _: None) -> None:
        nonlocal texts
        for part in parts(case):
            if isinstance(part, Value):
                values.add(part.kind)
            elif isinstance(part, When):
                clauses.update(map(type, part.clauses))
            elif isinstance(part, str):
                texts = max(texts, part.count(" "))

    gather()
    assert values == set(Kind)
    assert clauses == {AtAge, Offset, On, Order}
    assert texts > 1000
