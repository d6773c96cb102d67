"""The edits of the grid: a result stated, results deleted, results moved to another time.

Each gives the `Edit` that the document makes; none changes anything. Raises `TypedError` where a
text can't be read, and `EditRefusedError` where the case would not hold together afterwards.
"""

import operator
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, repeat

from msgspec.structs import replace

from boardapp.case import pointing
from boardapp.case.case import Case
from boardapp.case.fields import Field, field_of
from boardapp.case.laboratory import LabResult
from boardapp.case.place import Place
from boardapp.case.when import When
from boardapp.casefile.typed import TypedError, read_typed, typed_text
from boardapp.desktop.edit import record_edits
from boardapp.desktop.session.edits import Edit, EditRefusedError
from boardapp.review.labs.grid import GridTest
from boardapp.words import edits as words

LABS = Place.of("labs")
VALUE, WHEN, TEST = "value", "when", "test"


def lab_field(name: str) -> Field:
    """A field of a laboratory result."""
    field = field_of(LabResult, name)
    if field is None:
        raise LookupError(f"a laboratory result has no field {name!r}")
    return field


def typed_value(result: LabResult) -> str:
    """The value of a result, as one would type it."""
    return typed_text(lab_field(VALUE), result.value)


def place_of(case: Case, result: LabResult) -> Place | None:
    """Where a result stands in a case, by its identity; None where it does not."""
    number = bytes(map(operator.is_, case.labs, repeat(result))).find(1)
    return LABS / number if number >= 0 else None


def read_value(case: Case, result: LabResult, text: str) -> LabResult:
    """The result with what is typed as its value; it itself where it states that already.

    Raises `TypedError`.
    """
    stated = read_typed(case, result, lab_field(VALUE), text)
    return replace(result, **stated) if stated else result


def value_edit(case: Case, result: LabResult, text: str, visit: int = 0) -> Edit | None:
    """State another value of a result, as its form does; None where it states that already."""
    place = place_of(case, result)
    return record_edits.field_edit(case, place, lab_field(VALUE), text, visit) if place else None


def new_edit(case: Case, test: GridTest, when: When, text: str) -> Edit:
    """Add the first result of a test at a time."""
    result = read_value(case, test.stated(when), text)
    change = partial(with_results, replaced={}, added=(result,))
    return Edit(words.added("labs", test.name), change, case, text)


def delete_edit(case: Case, results: Sequence[LabResult]) -> Edit:
    """Delete results with the doubts about them, as one step.

    Refused while the times of others are told by one of them.
    """
    if len(results) == 1 and (place := place_of(case, results[0])) is not None:
        return record_edits.delete_edit(case, place)
    named = [place_of(case, one) for one in results if one.id or one.codes]
    places = [place for place in named if place is not None]
    uses = [use for place in places for use in pointing.uses_of(case, place)]
    times = [record_edits.label_of(case, u.place.parent) for u in uses if u.how == "time"]
    if times:
        raise EditRefusedError(words.still_used("One of these results", times, ()))
    names = frozenset(chain.from_iterable(pointing.ids_in(case, place) for place in places))
    doubts = sum(use.how == "doubt" for use in uses)
    change = partial(_without, gone=results, names=names)
    return Edit(words.deleted_results(len(results), doubts), change, case)


def retime_edit(case: Case, results: Sequence[LabResult], when: When) -> Edit:
    """Give results another time, as one step."""
    replaced = {id(one): replace(one, when=when) for one in results}
    change = partial(with_results, replaced=replaced, added=())
    return Edit(words.retimed_results(len(results), str(when)), change, case, str(when))


def read_when(case: Case, text: str) -> When:
    """A time as it is typed into the head of a column. Raises `TypedError`."""
    blank = LabResult(test="x")
    stated = read_typed(case, blank, lab_field(WHEN), text)
    when = stated.get(WHEN, blank.when)
    if not isinstance(when, When):
        raise TypedError("is no time")
    return when


def with_results(case: Case, replaced: Mapping[int, LabResult], added: Iterable[LabResult]) -> Case:
    """The case with results in the place of others, known by identity, and with more at the end."""
    labs = [replaced.get(id(one), one) for one in case.labs] if replaced else list(case.labs)
    return replace(case, labs=(*labs, *added))


def _without(case: Case, gone: Sequence[LabResult], names: frozenset[str]) -> Case:
    leaving = set(map(id, gone))
    left = tuple(one for one in case.labs if id(one) not in leaving)
    case = replace(case, labs=left)
    return pointing.without_pointers(case, names) if names else case
