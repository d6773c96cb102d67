"""What an import asks about, kept as doubts of the case at the facts it concerns."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from boardapp.case.case import Case, Doubt
from boardapp.case.ids import pointed_at, taken_ids
from boardapp.case.place import WHOLE, Place
from boardapp.case.read_from import citing_parts
from boardapp.case.record import Record, source_of
from boardapp.case.source import citations
from boardapp.words.capitals import capitalised
from boardapp.words.plurals import numbered

MOST = 100
"""Doubts that one import adds to a case; the rest is counted in one more."""


class Fact(NamedTuple):
    """Which fact is meant: the one that cites a place of the source, or the results of a test.

    `cited` is the place alone, or with the id of the source. Of several facts of that place, or
    where none is given, the first of this `test` and `unit` is meant. `field` is what of the
    fact is in doubt; empty for all of it. `about` says at once what the doubt is about, by an id
    or a key of the case.
    """

    cited: str = ""
    test: str = ""
    unit: str | None = None
    field: str = ""
    about: str = ""


class Doubted(NamedTuple):
    """What is asked, as a sentence without its end; about which fact; and its place."""

    what: str
    fact: Fact
    where: str


def with_doubts(case: Case, doubted: Sequence[Doubted], words: Callable[[str], str] = str) -> Case:
    """The case with a doubt for each; about the source where no fact of the case is concerned.

    `words` takes out of a text what names the patient.
    """
    if not doubted:
        return case
    finder, taken, doubts = _Finder(case, doubted[:MOST]), taken_ids(case), list[Doubt]()
    for one in doubted[:MOST]:
        place, cited = finder.find(one.fact)
        about = one.fact.about
        if not about:
            case, about = pointed_at(case, place, taken)
        is_alone = one.fact.about or finder.is_fact(place)
        told = capitalised(one.what) if is_alone else f"{one.fact.cited or one.where}: {one.what}"
        doubts.append(Doubt(about=about, text=f"{words(told)}.", source=cited))
    if len(doubted) > MOST:
        more = numbered(len(doubted) - MOST, "more place")
        told = f"The import asked about {more}, which its report lists."
        doubts.append(Doubt(about=case.sources[0].id, text=told))
    known = [(one.about, one.text) for one in case.doubts]
    new = {(one.about, one.text): one for one in reversed(doubts)}
    kept = [one for key, one in reversed(new.items()) if key not in known]
    return replace(case, doubts=(*case.doubts, *kept))


class _Finder:
    """Finds the facts that were meant, by one walk through the case."""

    def __init__(self, case: Case, doubted: Sequence[Doubted]) -> None:
        self._case = case
        self._source = Place.of("sources", 0)
        self._cited: dict[str, list[tuple[Place, Record, str]]] = defaultdict(list)
        self._wanted = {one.fact.cited for one in doubted if one.fact.cited}
        self._known: dict[str, tuple[str, ...]] = {}
        self._gather(case, WHOLE)

    def find(self, fact: Fact) -> tuple[Place, str]:
        """The place of the fact, or of its field; that of the source where there is none."""
        found = self._cited.get(fact.cited, [])
        if fact.test and not (found := [one for one in found if _is_of(one[1], fact)]):
            found = list(self._of_test(fact))[:1]
        if not found:
            return self._source, ""
        place, record, cited = found[0]
        has_field = fact.field in record.__struct_fields__
        return (place / fact.field if has_field else place), cited

    def _gather(self, record: Record, place: Place) -> None:
        """What cites a wanted place. A case may hold 100,000 results: few places are made."""
        for name in citing_parts(type(record)):
            part: Record | tuple[Record, ...] | None = getattr(record, name)
            if isinstance(part, Record):
                self._take(part, place / name)
                continue
            for number, item in enumerate(part or ()):
                if self._names(item) or citing_parts(type(item)):
                    self._take(item, place / name / number)

    def _take(self, record: Record, place: Place) -> None:
        for name in self._names(record):
            self._cited[name].append((place, record, source_of(record)))
        self._gather(record, place)

    def _names(self, record: Record) -> tuple[str, ...]:
        """The wanted places that a record cites."""
        text = source_of(record)
        if ";" not in text:  # One place, as results have: 100,000 of them are looked at quickly.
            place = text.partition(" ")[2]
            names = (place, place.partition(",")[0], text)
            return tuple(name for name in dict.fromkeys(names) if name in self._wanted)
        if text not in self._known:
            self._known[text] = tuple(self._wanted.intersection(_names(text)))
        return self._known[text]

    def _of_test(self, fact: Fact) -> Iterator[tuple[Place, Record, str]]:
        """The results of a test, where no place is given."""
        for number, lab in enumerate(self._case.labs if not fact.cited else ()):
            if _is_of(lab, fact):
                yield Place.of("labs", number), lab, lab.source

    def is_fact(self, place: Place) -> bool:
        """Whether a place is not that of the source."""
        return place != self._source


def _is_of(record: Record, fact: Fact) -> bool:
    test = getattr(record, "test", getattr(record, "name", ""))
    return test == fact.test and fact.unit in (None, getattr(record, "unit", ""))


def _names(source: str) -> Iterator[str]:
    """A source by all its names: its places, alone and with the id of their source.

    Behind a comma a place says more: a time of day, a flag.
    """
    for one in citations(source):
        yield one.place
        yield one.place.partition(",")[0]
        yield str(one)
