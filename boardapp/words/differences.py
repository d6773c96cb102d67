"""Two statements about the same, side by side, in what they differ."""

from boardapp.case.facts import StatedFact, StatedRecord
from boardapp.case.place import Place
from boardapp.case.record import Record
from boardapp.case.value import Value
from boardapp.words.facts import field_name, stated_text

_NO_DIFFERENCE = frozenset({"id", "source", "note", "codes", "code", "inferred", "method"})
_SHOWN = 4


def difference_text(here: object, there: object) -> str:
    """What both state differently: "value: here 8.1 g/dL, in the source 8.7 g/dL"."""
    if not isinstance(here, Record) or not isinstance(there, Record):
        return _sides(_text(here), _text(there))
    mine, other = _facts(here), _facts(there)
    names = [name for name in dict.fromkeys((*mine, *other)) if mine.get(name) != other.get(name)]
    told = [
        f"{field_name(name)}: {_sides(mine.get(name, ''), other.get(name, ''))}"
        for name in names[:_SHOWN]
    ]
    more = len(names) - _SHOWN
    return "; ".join([*told, *([f"and {more} more fields"] if more > 0 else [])])


def conflict_text(here: object, there: object) -> str:
    """The same as a sentence, for who sees it long after the import."""
    return f"A source says otherwise: {difference_text(here, there)}."


def _facts(record: Record) -> dict[tuple[str, ...], str]:
    facts = StatedRecord("", Place(), record).facts()
    return {fact.parts: _fact_text(fact) for fact in facts if fact.parts[0] not in _NO_DIFFERENCE}


def _fact_text(fact: StatedFact) -> str:
    value = fact.value
    if isinstance(value, bool | int | float | str | Value):
        return stated_text(value, fact.unit)
    return str(value)


def _text(value: object) -> str:
    return value.text if isinstance(value, Value) else str(value)


def _sides(here: str, there: str) -> str:
    return f"here {here or 'nothing'}, in the source {there or 'nothing'}"
