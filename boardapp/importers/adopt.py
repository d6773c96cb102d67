"""A case in the names of another: its sources and the events that its times count from."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from boardapp.case.record import Record
from boardapp.case.source import citations
from boardapp.case.when import Anchor, Clause, Offset, Order, When

_Record = TypeVar("_Record", bound=Record)
_Value = TypeVar("_Value")


def adopted(record: _Record, sources: Mapping[str, str], events: Mapping[str, str]) -> _Record:
    """The record, and all within it, with these names of sources and of events.

    What has none of them is the same object.
    """
    sources = {name: other for name, other in sources.items() if name != other}
    events = {name: other for name, other in events.items() if name != other}
    return _Adopter(sources, events).record(record) if sources or events else record


def with_times(value: _Value, turned: Callable[[When], When]) -> _Value:
    """A record, or a list of records, with each of its times turned."""
    made: _Value = _Turner(turned).value(value)
    return made


class _Turner:
    """Turns the times of records, and gives the same object back where none changed."""

    def __init__(self, turned: Callable[[When], When]) -> None:
        self._turned = turned

    def value(self, value: Any) -> Any:  # noqa: ANN401 - any field of a record
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, tuple):
            made = tuple(map(self.value, value))
            return made if any(a is not b for a, b in zip(made, value, strict=True)) else value
        if isinstance(value, When):
            new = self._turned(value)
            return value if new == value else new
        return value

    def record(self, record: _Record) -> _Record:
        changed: dict[str, Any] = {}
        for name in _names(type(record)):
            value = getattr(record, name)
            new = self.source(value) if name == "source" else self.value(value)
            if new is not value:
                changed[name] = new
        return replace(record, **changed) if changed else record

    def source(self, text: str) -> str:
        return text


class _Adopter(_Turner):
    """Also puts the names of the sources in place."""

    def __init__(self, sources: Mapping[str, str], events: Mapping[str, str]) -> None:
        super().__init__(self._when)
        self._sources, self._events = sources, events
        self._cited: dict[str, str] = {}

    def _when(self, when: When) -> When:
        if not any(anchor.event in self._events for anchor in when.anchors):
            return when
        return When(map(self._clause, when.clauses))

    def _clause(self, clause: Clause) -> Clause:
        if not isinstance(clause, Offset | Order):
            return clause
        event = self._events.get(clause.anchor.event, clause.anchor.event)
        anchor = Anchor(event, clause.anchor.edge)
        if isinstance(clause, Order):
            return Order(clause.relation, anchor)
        return Offset(anchor, clause.span, clause.sign, clause.about)

    def source(self, text: str) -> str:
        if text not in self._cited:
            named = (
                one._replace(source=self._sources.get(one.source, one.source))
                for one in citations(text)
            )
            self._cited[text] = "; ".join(map(str, named))
        made = self._cited[text]
        return text if made == text else made


@cache
def _names(kind: type[Record]) -> tuple[str, ...]:
    return tuple(field.name for field in msgspec.structs.fields(kind) if field.name != "unknown")
