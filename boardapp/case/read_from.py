"""What was read from a source, place by place: the other side of the citation of each fact."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from boardapp.case.case import Case
from boardapp.case.place import WHOLE, Place
from boardapp.case.record import Record
from boardapp.case.shape import shape, walk
from boardapp.case.source import Citation, citations

MOST_NAMED = 200
"""Records of one place of a source that are named; of more only their number is told."""


@dataclass(slots=True)
class ReadFrom:
    """The records that cite one place of a source: the first of them, and how many there are."""

    citation: Citation
    places: list[Place] = field(default_factory=list)
    count: int = 0
    _last: Place = WHOLE

    def take(self, place: Place) -> None:
        """Count a record, once though several of its parts are taken one after the other."""
        if place == self._last:
            return
        self._last = place
        self.count += 1
        if len(self.places) < MOST_NAMED:
            self.places.append(place)


def read_from(case: Case, source: str) -> list[ReadFrom]:
    """What was read from the source with this id, in the order in which its places are first met.

    A record counts once at each place that it, or a part of it, cites.
    """
    found: dict[Citation, ReadFrom] = {}
    read: dict[str, tuple[Citation, ...]] = {}
    for name, number, record in _records(case):
        place: Place | None = None
        for text in _texts(record):
            if text not in read:
                read[text] = tuple(one for one in citations(text) if one.source == source)
            for citation in read[text]:
                place = place or (Place.of(name) if number is None else Place.of(name, number))
                found.setdefault(citation, ReadFrom(citation)).take(place)
    return list(found.values())


def _records(case: Case) -> Iterator[tuple[str, int | None, Record]]:
    """Each record of the case with its key and its number in a list."""
    for name in case.__struct_fields__:
        held = getattr(case, name)
        if isinstance(held, Record):
            yield name, None, held
        elif isinstance(held, tuple):
            for number, item in enumerate(held):
                if isinstance(item, Record):
                    yield name, number, item


def _texts(record: Record) -> Iterator[str]:
    """The sources that a record and its parts state. Most results have no parts to look into."""
    if text := getattr(record, "source", ""):
        yield text
    if shape(type(record)).parts:
        for _, part in walk(record):
            if part is not record and (text := getattr(part, "source", "")):
                yield text
