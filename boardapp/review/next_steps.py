"""What to fill in next: what matters for the question first, then what such a case begins with.

Rule "what to fill in next, version 2" (ours): what the checklists miss and the question asks for;
then, in a case that names none, the sources that facts cite; then the rest of the minimum set; then
the records that the profile of the disease begins with and that the case names none of; then what
else the checklists miss. Nothing of it is a finding.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from boardapp.case.place import Place
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.diseases.profile import Beginning
from boardapp.review.checks.completeness import missing_first
from boardapp.review.model.findings import CompletenessRow
from boardapp.review.model.review import Review
from boardapp.review.register import numbers_in

RULE = "what to fill in next, version 2"


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to fill in.

    `place` is its field, or the list that a new record of it belongs to; `fields` then names the
    record ("test": "platelets"). "suggested": cases of this disease begin with it, and none of the
    case's records bears that name.
    """

    item: str
    why: str = ""
    state: Literal["missing", "in part", "suggested"]
    detail: str = ""
    place: Place
    fields: Mapping[str, str] = {}


def next_steps(review: Review) -> Iterator[NextStep]:
    """What to fill in, what matters most first."""
    rows = list(missing_first(review.completeness))
    yield from (_of_row(row) for row in rows if row.matters)
    if not any(numbers_in(review.register, "sources")):
        yield _SOURCES
    rest = [row for row in rows if not row.matters]
    yield from (_of_row(row) for row in rest if row.checklist == "minimum set")
    yield from (_of_beginning(one) for one in _not_begun(review))
    yield from (_of_row(row) for row in rest if row.checklist != "minimum set")


_SOURCES = NextStep(
    item="sources",
    state="missing",
    detail="the letter, the print-out: each fact can say where it was read",
    place=Place("sources"),
)


def _of_row(row: CompletenessRow) -> NextStep:
    return NextStep(
        item=row.item,
        why=row.matters,
        state="missing" if row.state == "missing" else "in part",
        detail=row.detail,
        place=row.asks[0] if row.asks else row.place,
    )


def _of_beginning(one: Beginning) -> NextStep:
    return NextStep(
        item=one.title, state="suggested", place=Place(one.record), fields=dict(one.fields)
    )


def _not_begun(review: Review) -> Iterator[Beginning]:
    begun = _names_of_records(review)
    for one in review.disease.begins_with:
        names = [_plain(text) for text in one.fields.values()]
        records = begun.get(one.record, [])
        if not any(all(_is_said(name, words) for name in names) for words in records):
            yield one


def _names_of_records(review: Review) -> dict[str, list[frozenset[str]]]:
    """The texts of each record, by its list; of results, of which there may be very many, the name.

    Each text is ready to be compared.
    """
    names = {
        "labs": [frozenset({_plain(series.test)}) for series in review.labs],
        "measurements": [frozenset({_plain(series.test)}) for series in review.measurements],
    }
    wanted = {one.record for one in review.disease.begins_with} - names.keys()
    for collection in wanted:
        for number in numbers_in(review.register, collection):
            facts = review.register[number].facts
            words = frozenset(_plain(fact.value) for fact in facts if isinstance(fact.value, str))
            names.setdefault(collection, []).append(words)
    return names


def _is_said(name: str, words: frozenset[str]) -> bool:
    """Whether one of the texts is the name or holds it ("FDG PET/CT" holds "PET-CT")."""
    return name in words or any(name in text for text in words)


def _plain(text: str) -> str:
    """A name in one spelling: a test by the name that boardapp knows it by, letters and digits."""
    known = find_analyte(text)
    return "".join(filter(str.isalnum, (known.name if known else text).casefold()))
