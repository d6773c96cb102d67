"""A finding mended as its fix says: the case with the changes, and with what stood there before.

A fix is offered by a rule that knows the one mend; it is made only when somebody asks for it.
"""

from msgspec.structs import replace

from boardapp.case.case import Case, Doubt
from boardapp.case.changes import removed
from boardapp.case.ids import pointed_at
from boardapp.case.names import named_records, place_of
from boardapp.case.place import Place
from boardapp.case.record import source_of
from boardapp.casefile.renaming import renamed
from boardapp.review.model.fixes import Change, Fix, Put, Remove, Rename, RespellUnit


def mended(case: Case, fix: Fix) -> Case:
    """The case after the fix. Raises `PlaceError` where the case does not have its places."""
    source = source_of(fix.about.record.get(case)) if fix.about else ""
    for change in fix.changes:
        case = _changed(case, change)
    return _with_doubt(case, fix, source) if fix.doubt else case


def _changed(case: Case, change: Change) -> Case:
    match change:
        case Put(place=place, stated=stated):
            return place.put(case, stated)
        case Rename(holder=holder, key=key, meant=meant):
            return renamed(case, holder, key, meant) or case
        case Remove(place=place):
            return removed(case, place)
        case RespellUnit():
            return _respelled(case, change)


def _respelled(case: Case, change: RespellUnit) -> Case:
    return replace(
        case,
        labs=tuple(
            replace(lab, unit=change.meant)
            if lab.test == change.test and lab.unit == change.printed
            else lab
            for lab in case.labs
        ),
    )


def _with_doubt(case: Case, fix: Fix, source: str) -> Case:
    """The case that says what stood there, unless a doubt about the same place does already."""
    index = named_records(case)
    known = (place_of(doubt.about, index) for doubt in case.doubts)
    if any(place is not None and _is_of(place, fix.about) for place in known):
        return case
    case, about = pointed_at(case, fix.about)
    return replace(case, doubts=(*case.doubts, Doubt(about=about, text=fix.doubt, source=source)))


def _is_of(doubted: Place, about: Place) -> bool:
    """Whether a doubt is about this very field, or the record that holds it."""
    return doubted in (about, about.parent)
