"""What the file states and nobody reads: unknown keys and fields, numbers kept as words."""

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

from boardapp.case.case import Case
from boardapp.case.case_notes import CaseNote, case_notes
from boardapp.case.diagnosis import Feature
from boardapp.case.laboratory import LabResult, WorkUpItem
from boardapp.case.names import label_at
from boardapp.case.number_spellings import spelled
from boardapp.case.place import Place
from boardapp.case.record import Record, source_of
from boardapp.case.shape import groups, shape, walk
from boardapp.case.value import Value
from boardapp.casefile.renaming import renamed
from boardapp.casefile.settled import unit_field
from boardapp.casefile.unknown_keys import UnknownKey, unknown_keys
from boardapp.review.model.findings import TOLD_OF_A_TEST, Finding, more_likewise
from boardapp.review.model.fixes import Fix, Put, Rename
from boardapp.review.parts import Parts
from boardapp.words.capitals import capitalised
from boardapp.words.fixes import named_field, renamed_key

KEY_RULE = "keys of the case file"
NUMBER_RULE = "numbers kept as words"
INFERRED_RULE = "inferred fields"
_NEAR = 0.8
"""How like a field a name must be (0 to 1) to be its misspelling."""
_OFTEN_WORDS = (Feature, WorkUpItem)
"""Their values are told in words as often as not: "7 mm lesion in segment IV"."""


def unread_findings(case: Case, parts: Parts | None = None) -> Iterator[Finding]:
    """Each unknown key, and the numbers that are kept as words: the first few of each test."""
    yield from (_of_key(case, key) for key in unknown_keys(case))
    yield from _of_inferences(case, parts or Parts())
    labs = (parts or Parts()).part("unread results", lambda: _has_unread(case.labs), case.labs)
    others = (group for kind, group in groups(case) if kind not in (LabResult, *_OFTEN_WORDS))
    if labs or any(map(_has_unread, others)):
        yield from _numbers(case)


def _of_inferences(case: Case, parts: Parts) -> Iterator[Finding]:
    """Each name in `inferred` that is no field of its record."""
    labs = parts.part("inferred results", lambda: any(lab.inferred for lab in case.labs), case.labs)
    others = (
        any(record.inferred for record in group)
        for kind, group in groups(case)
        if kind is not LabResult and "inferred" in kind.__struct_fields__
    )
    if labs or any(others):
        for note in case_notes(case):
            record: Record = note.place.get(case)
            for name in note.inferred:
                if name not in record.__struct_fields__ or name in _NOT_INFERRED:
                    yield _of_inference(name, note, record)


_NOT_INFERRED = ("id", "inferred", "note", "source", "unknown")
"""Fields that state nothing of the patient."""


def _of_inference(name: str, note: CaseNote, record: Record) -> Finding:
    fields = (field for field in record.__struct_fields__ if field not in _NOT_INFERRED)
    return Finding(
        severity="warning",
        title=f"Inferred: {name}",
        sentence=f"“{name}” is named as inferred, but is no field of this record, so that nothing "
        "is marked.",
        basis="the schema of the case file",
        to_do=f"Name a field of the record: {', '.join(fields)}.",
        place=note.place / "inferred",
        rule=INFERRED_RULE,
        fix=_other_name(name, note, record),
    )


def _other_name(name: str, note: CaseNote, record: Record) -> Fix | None:
    """The field of the record that is very likely meant."""
    taken = (*_NOT_INFERRED, *note.inferred)
    fields = (field for field in record.__struct_fields__ if field not in taken)
    near = difflib.get_close_matches(name, fields, n=1, cutoff=_NEAR)
    if not near:
        return None
    place = note.place / "inferred"
    stated = tuple(near[0] if one == name else one for one in note.inferred)
    return Fix(
        text=named_field(name, near[0]), changes=(Put(place=place, stated=stated),), about=place
    )


def _of_key(case: Case, key: UnknownKey) -> Finding:
    if key.meant:
        to_do = f'Rename it to "{key.meant}", if that is meant.'
    elif key.belongs:
        to_do = f"Write it where it is shown: {key.belongs}."
    else:
        to_do = "Write it where it is shown, such as in remarks, or delete it."
    return Finding(
        severity="warning",
        title=f"Unknown key: {key.key}",
        sentence=f"{key}{'' if key.meant else '.'} What it holds is kept in the file, and shown "
        "nowhere.",
        basis="the schema of the case file",
        to_do=to_do,
        place=key.place,
        rule=KEY_RULE,
        fix=_renaming(case, key),
    )


def _renaming(case: Case, key: UnknownKey) -> Fix | None:
    """The key that is meant, where it states nothing yet and can hold what stands there."""
    if not key.meant or renamed(case, key.holder, key.key, key.meant) is None:
        return None
    change = Rename(holder=key.holder, key=key.key, meant=key.meant)
    return Fix(text=renamed_key(key.key, key.meant), changes=(change,), about=key.holder)


def _numbers(case: Case) -> Iterator[Finding]:
    told: Counter[str] = Counter()
    counts = Counter(lab.test for lab in case.labs if lab.value.is_unread)
    for place, record in walk(case):
        for field in () if isinstance(record, _OFTEN_WORDS) else shape(type(record)).values:
            value: Value | None = getattr(record, field)
            if value is None or not value.is_unread:
                continue
            more = ""
            if isinstance(record, LabResult):
                told[record.test] += 1
                if told[record.test] > TOLD_OF_A_TEST:
                    continue
                more = more_likewise(told[record.test], counts[record.test])
            yield _of_number(case, place / field, record, value, more)


def _has_unread(records: Sequence[Record]) -> bool:
    """Whether any of these records, which are of one kind, has a number that is kept as words."""
    fields = shape(type(records[0])).values if records else ()
    values = (getattr(record, field) for field in fields for record in records)
    return any(value is not None and value.is_unread for value in values)


def _of_number(case: Case, place: Place, record: Record, value: Value, more: str) -> Finding:
    stated = str(value.stated)
    found, holder = spelled(stated), unit_field(type(record), str(place.steps[-1]))
    unit = getattr(record, holder, "") if holder else ""
    if found and found.unit and unit:
        why = f"its record says that it is in {unit}"
    elif found and found.unit:
        why = f'"{found.unit}" is no unit that is known here'
    elif "," in stated:
        why = "the comma may be a decimal mark or part thousands"
    else:
        why = "it is not written as a number is"
    return Finding(
        severity="warning",
        title=capitalised(label_at(case, place)),
        sentence=f"“{stated}” stands where a number belongs, and is kept as words: {why}.{more}",
        basis="no number is guessed",
        to_do="Write the number alone, with a point as its decimal mark and no thousands, and "
        "its unit in the field for it; keep the words if no number is meant.",
        place=place,
        source=source_of(record),
        rule=NUMBER_RULE,
    )
