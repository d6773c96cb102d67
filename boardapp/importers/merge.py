"""An imported case into an open one: what is new is added, what is known stays, nothing is lost.

Rule "same fact, version 1" (ours): two records of one kind are about the same where the fields that
name them agree (test, time and specimen of a result; name and start of a therapy). Then they are
the same fact where all that they state agrees, and else a conflict: it is listed with both sides,
and the open case keeps its own. Several results of one test and time are compared as a whole: those
that the open case has among others stay, and the others are added.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec.structs import replace

from boardapp.case.case import Case, Source
from boardapp.case.diagnosis import Diagnosis
from boardapp.case.facts import StatedRecord
from boardapp.case.ids import taken_ids
from boardapp.case.laboratory import WorkUp
from boardapp.case.place import Place
from boardapp.case.pointing import with_id
from boardapp.case.record import Record
from boardapp.case.said import said
from boardapp.case.shape import walk_ids
from boardapp.case.when import On, When
from boardapp.importers.adopt import adopted
from boardapp.importers.merged_doubts import Conflict, Followed, with_new_doubts

_SILENT = frozenset({"id", "source", "note", "codes", "code", "inferred", "unknown", "method"})
"""Fields in which two records of the same fact may differ: where it stands, and remarks on it."""
_LISTS: dict[str, tuple[str, ...]] = {
    "therapies": ("name", "start", "status"),
    "assessments": ("when", "finding"),
    "imaging": ("when", "modality", "region"),
    "pathology": ("when", "specimen", "procedure"),
    "staging": ("when", "system"),
    "genetics": ("name", "when", "specimen", "change"),
    "adverse_events": ("term", "onset"),
    "transfusions": ("product", "when"),
    "infections": ("name", "onset"),
    "admissions": ("start", "reason"),
    "organ_support": ("name", "start"),
    "remarks": ("text",),
    "goals": ("text",),
    "options": ("name",),
    "references": ("citation",),
    "images": ("caption",),
}
"""The lists of a case, with the fields that say what a record is about."""
_SERIES: dict[str, tuple[str, ...]] = {
    "labs": ("test", "when", "specimen"),
    "measurements": ("name", "when"),
}
"""The lists in which several records may well be about the same: two results of one day."""
_SHARED = ("value", "unit")


@dataclass(frozen=True, slots=True)
class Merged:
    """The new case; how many records were `added` and were `known`, by list; the conflicts."""

    case: Case
    added: Mapping[str, int]
    known: Mapping[str, int]
    conflicts: tuple[Conflict, ...]


def merge(case: Case, imported: Case) -> Merged:
    """Add to `case` what `imported` states and it does not.

    The same import again adds nothing. A doubt of the import is about the fact as the merged case
    has it, and each conflict is a doubt about what the open case says. Times that count from the
    diagnosis of the import count from that of the open case.
    """
    sources, names = _sources(case.sources, imported.sources)
    new = adopted(imported, names, {imported.diagnosis.id: case.diagnosis.id})
    new = _with_free_ids(new, case)
    merger = _Merger(case, new)
    fields: dict[str, Any] = {
        name: merger.list(Place.of(name), getattr(case, name), getattr(new, name), key)
        for name, key in _LISTS.items()
    }
    for name, key in _SERIES.items():
        fields[name] = merger.series(Place.of(name), getattr(case, name), getattr(new, name), key)
    fields["work_ups"] = merger.work_ups(case.work_ups, new.work_ups)
    fields["patient"] = merger.patient(new)
    fields["diagnosis"] = merger.diagnosis(new.diagnosis)
    is_changed = any(fields[name] != getattr(case, name) for name in fields)
    merged = replace(case, **fields, sources=sources) if is_changed else case
    merged, *doubts = with_new_doubts(merged, new.doubts, merger.followed, merger.conflicts)
    if doubts[0]:
        merged = replace(merged, sources=sources)
    merger.added["doubts"], merger.known["doubts"] = doubts
    return Merged(merged, dict(merger.added), dict(merger.known), tuple(merger.conflicts))


def holds_dates(case: Case) -> bool:
    """Whether the case is told in calendar dates, so that what is added should be too."""
    records = (case.diagnosis, *case.therapies, *case.assessments, *case.labs[:100])
    whens = (getattr(record, "when", None) or getattr(record, "start", None) for record in records)
    return any(
        isinstance(clause, On)
        for when in whens
        if isinstance(when, When)
        for clause in when.clauses
    )


def _sources(
    here: tuple[Source, ...], there: tuple[Source, ...]
) -> tuple[tuple[Source, ...], dict[str, str]]:
    """All sources, and what those of the import are called among them."""
    found, names = list(here), dict[str, str]()
    for source in there:
        same = next((one for one in here if one.citation == source.citation), None)
        if same is not None:
            names[source.id] = same.id
            continue
        taken = {one.id for one in found}
        numbered = (f"{source.id}-{number}" for number in range(2, len(taken) + 3))
        name = source.id if source.id not in taken else next(n for n in numbered if n not in taken)
        names[source.id] = name
        found.append(replace(source, id=name))
    return tuple(found), names


class _Merger:
    """Merges lists and single records of one case, and remembers what it did."""

    def __init__(self, case: Case, imported: Case) -> None:
        self._case = case
        self.followed = Followed(imported)
        self.added: Counter[str] = Counter()
        self.known: Counter[str] = Counter()
        self.conflicts: list[Conflict] = []

    def list(
        self, place: Place, here: Sequence[Any], there: Sequence[Any], key: Sequence[str]
    ) -> tuple[Any, ...]:
        """Records of a list in which each is about something of its own."""
        found: dict[object, list[tuple[int, Any]]] = defaultdict(list)
        for number, record in enumerate(here):
            found[_key(record, key)].append((number, record))
        result = list(here)
        for record in there:
            same = found[_key(record, key)]
            said = _says(record)
            at = next((number for number, other in same if _says(other) == said), None)
            if at is not None:
                self.known[place] += 1
                self.followed.known(record, place / at)
            elif same and same[0][0] < len(here):
                self.conflicts.append(Conflict(place / same[0][0], same[0][1], record))
                self.followed.left_out(record)
            else:
                same.append((len(result), record))
                result.append(record)
                self.added[place] += 1
        return tuple(result)

    def series(
        self, place: Place, here: Sequence[Any], there: Sequence[Any], key: Sequence[str]
    ) -> tuple[Any, ...]:
        """Results, of which several may be about one test and time."""
        old = _groups(here, key)
        result = list(here)
        for about, records in _groups(there, key).items():
            left: dict[object, list[int]] = defaultdict(list)
            for number, record in reversed(old.get(about, [])):
                left[_value(record)].append(number)
            extra = []
            for _, record in records:
                if same := left.get(_value(record)):
                    self.known[place] += 1
                    self.followed.known(record, place / same.pop())
                else:
                    extra.append(record)
            at = min((number for numbers in left.values() for number in numbers), default=None)
            if extra and at is not None:
                for one in extra:
                    self.conflicts.append(Conflict(place / at, here[at], one))
                    self.followed.left_out(one)
            else:
                result += extra
                self.added[place] += len(extra)
        return tuple(result)

    def work_ups(self, here: tuple[WorkUp, ...], there: tuple[WorkUp, ...]) -> tuple[WorkUp, ...]:
        """Work-ups of one question are one; their tests are merged."""
        result = list(here)
        for work_up in there:
            at = next((n for n, one in enumerate(result) if one.question == work_up.question), None)
            if at is None:
                result.append(work_up)
                self.added["work_ups"] += 1
                continue
            place = Place.of("work_ups", at, "items")
            items = self.list(place, result[at].items, work_up.items, ("test", "when"))
            if items != result[at].items:
                result[at] = replace(result[at], items=items)
        return tuple(result)

    def patient(self, new: Case) -> Record:
        """The patient: what is silent is filled, what differs is a conflict."""
        here, there, place = self._case.patient, new.patient, Place("patient")
        filled = self.filled(place, here, there, ("sex", "born", "vital_status"))
        keys = {"performance": ("scale", "when"), "conditions": ("text", "kind")}
        lists = {
            name: self.list(place / name, getattr(here, name), getattr(there, name), key)
            for name, key in keys.items()
        }
        if filled and not here.source:
            filled["source"] = there.source
        return replace(here, **filled, **lists)

    def diagnosis(self, there: Diagnosis) -> Diagnosis:
        """The diagnosis, likewise; one that is not reported is taken over."""
        here, place = self._case.diagnosis, Place("diagnosis")
        if not said(there.disease.text):
            features = self.list(place / "features", here.features, there.features, _FEATURE)
            return replace(here, features=features)
        single = ("when", "morphology", "leukocytes", "marrow_blasts", "risk_group", "cns")
        filled = self.filled(place, here, there, single)
        if not said(here.disease.text):
            filled["disease"] = there.disease
        elif here.disease.text.casefold() != there.disease.text.casefold():
            self.conflicts.append(Conflict(place / "disease", here.disease, there.disease))
        if filled and not here.source:
            filled["source"] = there.source
        features = self.list(place / "features", here.features, there.features, _FEATURE)
        genetics = self.list(place / "genetics", here.genetics, there.genetics, _GENETIC)
        return replace(here, **filled, features=features, genetics=genetics)

    def filled(
        self, place: Place, here: Record, there: Record, names: Sequence[str]
    ) -> dict[str, Any]:
        """The fields of which only the import says something."""
        found: dict[str, Any] = {}
        for name in names:
            mine, other = getattr(here, name), getattr(there, name)
            if _is_silent(other):
                continue
            if _is_silent(mine):
                found[name] = other
                self.added[place / name] += 1
            elif mine != other and not (isinstance(mine, Record) and _says(mine) == _says(other)):
                self.conflicts.append(Conflict(place / name, mine, other))
        return found


def _with_free_ids(imported: Case, case: Case) -> Case:
    """The import with another id for each record whose id another fact of the case has."""
    here = {name: (place, record) for name, place, record in walk_ids(case)}
    there = [(name, place) for name, place, _ in walk_ids(imported) if name in here]
    taken = taken_ids(case) | taken_ids(imported) if there else set[str]()
    for name, place in there:
        record = place.get(imported)
        if isinstance(record, Source | Diagnosis) or _is_same(*here[name], place, record):
            continue
        new = next(n for k in range(2, len(taken) + 3) if (n := f"{name}-{k}") not in taken)
        taken.add(new)
        imported = with_id(imported, place, new)
    return imported


def _is_same(at: Place, here: Record, place: Place, there: Record) -> bool:
    """Whether two records of one id are about the same."""
    name = place.collection
    if at.collection != name or type(here) is not type(there):
        return False
    names = {**_LISTS, **_SERIES}.get(name) if place == place.record else None
    if names:
        return _key(here, names) == _key(there, names)
    return _says(here) == _says(there)


_FEATURE, _GENETIC = ("name", "when"), ("name", "when", "specimen")


def _groups(records: Sequence[Any], key: Sequence[str]) -> dict[object, list[tuple[int, Any]]]:
    found: dict[object, list[tuple[int, Any]]] = defaultdict(list)
    for number, record in enumerate(records):
        found[_key(record, key)].append((number, record))
    return found


def _key(record: Record, names: Sequence[str]) -> tuple[object, ...]:
    parts = (getattr(record, name) for name in names)
    return tuple(part.casefold() if isinstance(part, str) else part for part in parts)


def _value(record: Record) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name in _SHARED)


@dataclass(frozen=True, slots=True)
class _Said:
    """All that a record states, without where it stands."""

    fields: tuple[tuple[str, Any], ...]


def _says(record: Record) -> _Said:
    return _Said(tuple(_stated(record)))


def _stated(record: Record) -> Iterator[tuple[str, Any]]:
    for field in msgspec.structs.fields(record):
        value = getattr(record, field.name)
        if field.name in _SILENT or value == field.default:
            continue
        if isinstance(value, tuple):
            value = tuple(_says(one) if isinstance(one, Record) else one for one in value)
        yield field.name, _says(value) if isinstance(value, Record) else value


def _is_silent(value: object) -> bool:
    if value is None:
        return True
    if isinstance(value, When):
        return not value.is_reported
    if isinstance(value, str):
        return not said(value)
    if isinstance(value, Record):
        return StatedRecord("", Place(), value).is_silent
    return False
