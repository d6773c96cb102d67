"""What the records of a case are called, and which of them an id or a place means."""

from collections.abc import Mapping

import msgspec

from boardapp.case.case import Case
from boardapp.case.kinds import KINDS
from boardapp.case.place import WHOLE, Place, PlaceError
from boardapp.case.shape import walk_ids


class Named(msgspec.Struct, frozen=True):
    """A record with an id: its place ("labs[3]") and a name for a reader."""

    id: str
    place: Place
    label: str


def named_records(case: Case) -> dict[str, Named]:
    """Every record that has an id, by that id; the first where two share one."""
    found: dict[str, Named] = {}
    for name, place, _ in walk_ids(case):
        found.setdefault(name, Named(name, place, label_at(case, place)))
    return found


def label_at(case: Case, place: Place) -> str:
    """What the record that holds this place is called: "relapse 2", "platelets".

    The place itself where the case doesn't have it; empty for the case as a whole.
    """
    kind = KINDS.get(place.collection)
    try:
        return kind.label(place.record.get(case)) if kind else place
    except PlaceError:
        return place


def place_of(about: str, index: Mapping[str, Named]) -> Place | None:
    """The place that a doubt or an acknowledgement is about; None if it points to nothing.

    `about` begins with the id of a record ("hsct.start") or with a key of the case that
    holds one thing ("diagnosis.cns"). The number of a record in a list is no name: the next
    edit gives it to another record. `boardapp.case.ids.lasting` has put ids in the
    place of numbers.
    """
    if not about:
        return WHOLE
    try:
        head, *below = Place.parse(about).steps
    except PlaceError:
        return None
    if named := index.get(str(head)):
        return Place.of(*named.place.steps, *below)
    is_fixed = head in Case.__struct_fields__ and not any(isinstance(step, int) for step in below)
    return Place(about) if is_fixed else None
