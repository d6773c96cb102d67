"""Lasting ids: what somebody has pointed at keeps its name when records move."""

import re
import unicodedata
from collections.abc import Iterator
from typing import TypeVar

from msgspec.structs import replace

from boardapp.case.case import Acknowledgement, Case, Doubt
from boardapp.case.kinds import KINDS
from boardapp.case.names import label_at
from boardapp.case.place import Place, PlaceError, Step
from boardapp.case.record import Lasting, id_of
from boardapp.case.shape import walk_ids

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_LONGEST = 35
_Pointer = TypeVar("_Pointer", Doubt, Acknowledgement)


def pointed_at(case: Case, place: Place, taken: set[str] | None = None) -> tuple[Case, str]:
    """The case in which the fact at `place` can be pointed at for good, and the words for it.

    The innermost record of a list that holds it is given an id if it has none
    ("therapies[3].agents[0].dose" becomes "induction-vincristine-1.dose"). Of a list of words the
    whole list is meant: a word has no name but itself. Who points at many facts gives the
    `taken_ids` of the case each time, to which new ones are added. Raises `PlaceError` where the
    case doesn't have the place.
    """
    place.get(case)
    steps, below = place.steps, tuple[Step, ...]()
    while steps:
        here = Place.of(*steps)
        record = here.get(case)
        name = id_of(record)
        if not name and isinstance(steps[-1], int) and isinstance(record, Lasting):
            taken = taken_ids(case) if taken is None else taken
            name = _new_id(case, here, record, taken)
            taken.add(name)
            case = here.put(case, replace(record, id=name))
        if name:
            return case, str(Place.of(name, *_without_number(below)))
        steps, below = steps[:-1], (steps[-1], *below)
    return case, str(Place.of(*_without_number(below)))


def head_of(about: str) -> str:
    """The id or the key that the words of a doubt or an acknowledgement begin with."""
    return re.split(r"[.\[]", about, maxsplit=1)[0]


def lasting(case: Case) -> Case:
    """The case in which no doubt and no acknowledgement points by the number of a record.

    Older files do ("labs[3].value"): the record is given an id, which takes the place of its
    number. What points to nothing stays as it is.
    """
    for name in ("doubts", "acknowledgements"):
        pointers = getattr(case, name)
        if any("[" in pointer.about for pointer in pointers):
            kept = []
            for pointer in pointers:
                case, changed = _lasting(case, pointer)
                kept.append(changed)
            case = replace(case, **{name: tuple(kept)})
    return case


def _lasting(case: Case, pointer: _Pointer) -> tuple[Case, _Pointer]:
    if "[" not in pointer.about:
        return case, pointer
    try:
        case, about = pointed_at(case, _meant(case, pointer.about))
    except PlaceError:
        return case, pointer
    return case, replace(pointer, about=about)


def _meant(case: Case, about: str) -> Place:
    """The place that was meant when the file was written, numbers and all."""
    head, *below = Place.parse(about).steps
    for name, place, _ in walk_ids(case):
        if name == head:
            return Place.of(*place.steps, *below)
    return Place(about)


def _without_number(below: tuple[Step, ...]) -> Iterator[Step]:
    return (step for step in below if not isinstance(step, int))


def taken_ids(case: Case) -> set[str]:
    """The ids that the case has used: also those in what points to nothing any more."""
    taken = {name for name, _, _ in walk_ids(case)}
    taken |= {head_of(doubt.about) for doubt in case.doubts}
    taken |= {head_of(stated.about) for stated in case.acknowledgements}
    taken |= {look.after for look in case.assessments}
    taken |= {name for study in case.imaging for name in (study.after, *study.key_images)}
    return taken | {name for option in case.options for name in option.references}


def _new_id(case: Case, place: Place, record: Lasting, taken: set[str]) -> str:
    stem = _stem(case, place, record)
    return next(name for n in range(1, len(taken) + 2) if (name := f"{stem}-{n}") not in taken)


def _stem(case: Case, place: Place, record: Lasting) -> str:
    """The record's name in plain small letters, behind the id of what it is a part of.

    "platelets", "cranial-rt-radiation", "last-follow-up-mrd".
    """
    is_part = place != place.record
    name = getattr(record, "name", "") if is_part else label_at(case, place)
    holder = id_of(place.record.get(case)) if is_part else ""
    field = str(place.parent.steps[-1])
    kind = KINDS[field].name if field in KINDS else field
    stem = next(filter(None, map(_plain, (name, kind))))
    return f"{holder[:_LONGEST]}-{stem}" if holder else stem


def _plain(text: str) -> str:
    """In plain small letters, digits and hyphens; empty where it would not begin with a letter."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    stem = _NO_LETTER.sub("-", ascii_text.lower())[:_LONGEST].strip("-")
    return stem if stem[:1].isalpha() else ""
