"""The doubts of a merged case: those of the import, and where the two cases say otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from boardapp.case.case import Case, Doubt
from boardapp.case.ids import head_of, pointed_at, taken_ids
from boardapp.case.place import Place
from boardapp.case.record import Record, source_of
from boardapp.case.shape import walk_ids
from boardapp.words.differences import conflict_text

MOST = 100
"""Conflicts that are kept as doubts; all of them stand in the report."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements about the same: `here` in the open case at `place`, `there` in the import.

    Both are records, or values of the one field that `place` leads to.
    """

    place: Place
    here: object
    there: object


class Followed:
    """Where the records that the doubts of an import are about came to stand.

    One that was added keeps its id, and is not told here.
    """

    def __init__(self, imported: Case) -> None:
        heads = {head_of(one.about) for one in imported.doubts}
        found = walk_ids(imported) if heads else ()
        self._holders = {
            id(holder)
            for name, place, _ in found
            if name in heads
            for holder in _on_the_way(imported, place)
        }
        self._places: dict[str, Place | None] = {}

    def known(self, record: Record, place: Place) -> None:
        """The record is the same fact as the one at this place of the open case."""
        if id(record) in self._holders:
            self._places |= {name: at for name, at, _ in walk_ids(record, place)}

    def left_out(self, record: Record) -> None:
        """The record is not taken over."""
        if id(record) in self._holders:
            self._places |= dict.fromkeys(name for name, _, _ in walk_ids(record))

    def now(self, case: Case, doubt: Doubt, taken: set[str]) -> tuple[Case, Doubt | None]:
        """The doubt about the fact as the merged case has it; None where it has it not."""
        head = head_of(doubt.about)
        if head not in self._places:
            return case, doubt
        place = self._places[head]
        if place is None:
            return case, None
        case, name = pointed_at(case, place, taken)
        return case, replace(doubt, about=name + doubt.about[len(head) :])


def with_new_doubts(
    case: Case, imported: Sequence[Doubt], followed: Followed, conflicts: Sequence[Conflict]
) -> tuple[Case, int, int]:
    """The merged case with what is in doubt; how many doubts were added, and how many known."""
    stated = {(one.about, one.text) for one in case.doubts}
    taken = taken_ids(case) if imported or conflicts else set[str]()
    found = list[Doubt]()
    for one in imported:
        case, now = followed.now(case, one, taken)
        found += [now] if now else []
    for conflict in conflicts[:MOST]:
        case, about = pointed_at(case, conflict.place, taken)
        text = conflict_text(conflict.here, conflict.there)
        found.append(Doubt(about=about, text=text, source=source_of(conflict.there)))
    new = {(one.about, one.text): one for one in reversed(found)}
    added = [one for key, one in reversed(new.items()) if key not in stated]
    if added:
        case = replace(case, doubts=(*case.doubts, *added))
    return case, len(added), len(found) - len(added)


def _on_the_way(case: Case, place: Place) -> Iterator[Record]:
    """The record at a place, and those that hold it."""
    here = Place()
    for step in place.steps:
        here /= step
        found = here.get(case)
        if isinstance(found, Record):
            yield found
