"""What was read from a source, place by place: the other side of the citation of each fact."""

from functools import cache

import msgspec

from boardapp.case.case import Case
from boardapp.case.place import Place
from boardapp.case.record import Record, source_of
from boardapp.case.shape import shape
from boardapp.case.source import Citation, citations

MOST_NAMED = 200
"""Records of one place of a source that are named; of more only their number is told."""


class ReadFrom(msgspec.Struct):
    """The records that cite one place of a source: the first of them, and how many there are."""

    citation: Citation
    places: list[Place] = msgspec.field(default_factory=list)
    count: int = 0
    _last: tuple[str, int] = ("", 0)

    def take(self, name: str, number: int) -> None:
        """Count a record, once though several of its parts are taken one after the other.

        `number` is −1 where the key holds one record and no list.
        """
        if (name, number) == self._last:
            return
        self._last = name, number
        self.count += 1
        if self.count <= MOST_NAMED:
            self.places.append(Place.of(name) if number < 0 else Place.of(name, number))


def read_from(case: Case, source: str) -> list[ReadFrom]:
    """What was read from the source with this id, in the order in which its places are first met.

    A record counts once at each place that it, or a part of it, cites.
    """
    found: dict[Citation, ReadFrom] = {}
    read: dict[str, tuple[ReadFrom, ...]] = {}

    def groups(text: str) -> tuple[ReadFrom, ...]:
        cited = (one for one in citations(text) if one.source == source)
        return tuple(found.setdefault(one, ReadFrom(one)) for one in cited)

    for name in case.__struct_fields__:
        held = getattr(case, name)
        is_list = isinstance(held, tuple)
        for number, record in enumerate(held if is_list else (held,)):
            if not isinstance(record, Record):
                continue
            parts = citing_parts(type(record))
            for text in _texts(record) if parts else (source_of(record),):
                if text not in read:
                    read[text] = groups(text)
                for group in read[text]:
                    group.take(name, number if is_list else -1)
    return list(found.values())


def _texts(record: Record) -> list[str]:
    """The sources that a record and its parts state."""
    text = source_of(record)
    found = [text] if text else []
    for name in citing_parts(type(record)):
        part = getattr(record, name)
        if isinstance(part, Record):
            found += _texts(part)
        elif part:
            for item in part:
                found += _texts(item)
    return found


@cache
def citing_parts(kind: type[Record]) -> tuple[str, ...]:
    """The parts of a kind of record that state a source, or hold what does.

    Most results have none: a case may hold 100,000.
    """
    return tuple(name for name, part in shape(kind).parts if _may_cite(part))


def _may_cite(kind: type[Record]) -> bool:
    return "source" in kind.__struct_fields__ or bool(citing_parts(kind))
