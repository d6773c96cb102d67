"""The parts of a record, each told in a line."""

from boardapp.case.facts import StatedFact, StatedRecord
from boardapp.case.place import WHOLE
from boardapp.case.record import Record
from boardapp.words.facts import field_name, stated_text

_MOST_FACTS = 4
_MOST_PARTS = 200
_BARE = frozenset({"name", "text", "site", "test", "term", "state", "result", "value", "number"})
"""Fields that need no name in a line."""


def part_texts(stated: object) -> list[str]:
    """A line for each part of a field: a record, a list of records, or None."""
    if isinstance(stated, Record):
        line = _line(stated)
        return [line] if line else []
    if not isinstance(stated, tuple):
        return []
    told = (
        f"{number}  {_line(part) or '…'}" for number, part in enumerate(stated[:_MOST_PARTS], 1)
    )
    return [*told, *("" for _ in stated[_MOST_PARTS:])]


def _line(record: Record) -> str:
    facts = StatedRecord("", WHOLE, record).facts()
    told = [_fact(fact) for fact, _ in zip(facts, range(_MOST_FACTS), strict=False)]
    return ", ".join(told)


def _fact(fact: StatedFact) -> str:
    told = stated_text(
        fact.value if not hasattr(fact.value, "clauses") else str(fact.value), fact.unit
    )
    return told if fact.parts[-1] in _BARE else f"{field_name(fact.parts)} {told}"
