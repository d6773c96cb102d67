"""Keys that no record of a case has: kept, and told with the key that was very likely meant."""

import difflib
import re
from collections.abc import Iterator
from functools import cache

import msgspec

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.diagnosis import Diagnosis
from boardapp.case.kinds import KINDS
from boardapp.case.meeting import Meeting
from boardapp.case.patient import Patient
from boardapp.case.place import Place, PlaceError
from boardapp.case.record import Record
from boardapp.case.shape import groups, shape, walk
from boardapp.case.therapy import Therapy
from boardapp.casefile.faults import clipped, joined
from boardapp.casefile.version_2 import KEPT

_AN_EDITORS_OWN = frozenset({"$schema"})
_NEAR, _VERY_NEAR = 0.6, 0.8
"""How like a key must be (0 to 1) that its own record has, and one that only another has."""

_BELONGS = {
    "death": 'assessments, with "finding": "death"',
    "died": 'assessments, with "finding": "death"',
    "deceased": 'assessments, with "finding": "death"',
    "date_of_death": 'assessments, with "finding": "death"',
    "cause_of_death": 'assessments, in "cause" of the finding "death"',
    "partial_response": 'assessments, with "finding": "partial response"',
    "progression": 'assessments, with "finding": "progression"',
    "relapse": 'assessments, with "finding": "relapse"',
    "relapses": 'assessments, with "finding": "relapse"',
    "recurrence": 'assessments, with "finding": "relapse"',
    "remission": 'assessments, with "finding": "remission"',
    "remissions": 'assessments, with "finding": "remission"',
    "follow_up": 'assessments, with "finding": "follow-up"',
    "tnm": 'staging, with "system": "TNM"',
    "stage": "staging",
    "staging": "staging",
    "histology": "diagnosis.morphology, or pathology",
    "grade": "pathology, or staging",
    "karyotype": 'diagnosis.genetics, with "kind": "karyotype"',
    "cytogenetics": 'diagnosis.genetics, with "kind": "karyotype"',
    "mutations": "diagnosis.genetics, or genetics where found later",
    "mutation": "diagnosis.genetics, or genetics where found later",
    "molecular": "genetics",
    "age": 'diagnosis.when, as "age 5 y"',
    "age_at_diagnosis": 'diagnosis.when, as "age 5 y"',
    "weight": "measurements",
    "height": "measurements",
    "bsa": "measurements",
    "ecog": "patient.performance",
    "karnofsky": "patient.performance",
    "lansky": "patient.performance",
    "performance_status": "patient.performance",
    "comorbidities": "patient.conditions",
    "allergies": 'patient.conditions, with "kind": "allergy"',
    "family_history": 'patient.conditions, with "kind": "family"',
    "social_history": 'patient.conditions, with "kind": "social"',
    "medication": "therapies",
    "medications": "therapies",
    "surgery": 'therapies, with "kind": "surgery" and what was found in "surgery"',
    "surgeries": 'therapies, with "kind": "surgery"',
    "radiotherapy": 'therapies, with "kind": "radiation"',
    "chemotherapy": "therapies",
    "transplantation": 'therapies, with "transplant"',
    "imaging": "imaging",
    "biopsy": "pathology",
    "biopsies": "pathology",
    "scans": "imaging",
    "echocardiography": "imaging, or measurements",
    "lesions": "imaging, as lesions of a study",
    "ventilation": "organ_support",
    "dialysis": "organ_support",
    "vital_status": "patient.vital_status",
    "complications": "adverse_events",
    "toxicity": "adverse_events",
    "toxicities": "adverse_events",
}
"""Where statements belong that writers of a first case gave a key of their own."""
_ANY_STATEMENT = (Case, Patient, Diagnosis, Meeting, Assessment, Therapy)
"""The records that people hang any statement on; elsewhere "grade" is no grade of a tumor."""


class UnknownKey(msgspec.Struct, frozen=True):
    """One key that its record doesn't have. What stands there is kept and shown nowhere.

    `holder` is the place of the record and `called` what it is ("a therapy"). `meant` is the
    key of that record that is very likely meant, `belongs` where else it belongs; either may
    be empty.
    """

    holder: Place
    key: str
    called: str
    meant: str = ""
    belongs: str = ""

    @property
    def place(self) -> Place:
        """The place of the key; of its record, where the key holds signs that no place has."""
        try:
            return self.holder / Place.parse(self.key) if self.key else self.holder
        except PlaceError:
            return self.holder

    @property
    def path(self) -> str:
        """The path of the key, for a message."""
        return joined(self.holder, self.key)

    def __str__(self) -> str:
        told = f"{self.path}: not a key of {self.called}"
        if self.meant:
            return f"{told}; {self.meant}?"
        return f"{told}; it belongs in {self.belongs}" if self.belongs else told


def unknown_keys(case: Case) -> tuple[UnknownKey, ...]:
    """Every key that is kept without being known, in the order of the file."""
    if not any(record.unknown for _, group in groups(case) for record in group):
        return ()
    return tuple(_found(case))


def _found(case: Case) -> Iterator[UnknownKey]:
    for place, record in walk(case):
        kind = type(record)
        for key in record.unknown:
            if key in _AN_EDITORS_OWN:
                continue
            yield _judged(place, key, kind)


def _judged(place: Place, key: str, kind: type[Record]) -> UnknownKey:
    """The key with what was very likely meant: a known word, a key of its record, another."""
    called = _called(kind)
    if (known := _BELONGS.get(_plain(key))) and kind in _ANY_STATEMENT:
        return UnknownKey(place, key, called, belongs=known)
    if meant := _nearest(key, _keys(kind), _NEAR):
        return UnknownKey(place, key, called, meant)
    return UnknownKey(place, key, called, belongs=_elsewhere(key))


def _elsewhere(key: str) -> str:
    """Where else in a case a statement under this key belongs; empty where nobody can tell."""
    places = _all_keys()
    near = _nearest(key, tuple(places), _VERY_NEAR)
    return places.get(near, "")


def _nearest(key: str, keys: tuple[str, ...], least: float) -> str:
    plain = {_plain(known): known for known in keys}
    close = difflib.get_close_matches(_plain(key)[:60], plain, n=1, cutoff=least)
    return plain[close[0]] if close else ""


def _plain(key: str) -> str:
    """A key as it would be spelled here: "newProblem" and "New problem" are new_problem."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", key)
    return re.sub(r"[\s-]+", "_", parted.replace(KEPT, "").strip()).casefold()


@cache
def _keys(kind: type[Record]) -> tuple[str, ...]:
    fields = msgspec.structs.fields(kind)
    return tuple(field.encode_name for field in fields if field.name != "unknown")


@cache
def _all_keys() -> dict[str, str]:
    """Every key that stands in one kind of record only, with where it stands.

    Keys of many records, such as "name", lead nowhere.
    """
    found: dict[str, str] = {}
    often: set[str] = set()
    for path, kind in _kinds(Case, ""):
        for key in _keys(kind):
            often |= {key} & found.keys()
            found[key] = f"{path}.{key}" if path else key
    return {key: place for key, place in found.items() if key not in often}


def _kinds(kind: type[Record], path: str) -> Iterator[tuple[str, type[Record]]]:
    yield path, kind
    for name, inner in shape(kind).parts:
        yield from _kinds(inner, f"{path}.{name}" if path else name)


@cache
def _called(kind: type[Record]) -> str:
    """What a record is called in a message: "a therapy", "a laboratory result", "an agent"."""
    parts = dict(shape(Case).parts)
    names = (row.name for row in KINDS.values() if parts[row.collection] is kind)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__).lower()
    name = next(names, words)
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def kept_note(keys: tuple[UnknownKey, ...]) -> str:
    """A sentence for what an export left out; empty where every key is known."""
    if not keys:
        return ""
    named = "; ".join(f"{clipped(key.path, 60)} ({_hint(key)})" for key in keys[:_TOLD])
    more = f"; and {len(keys) - _TOLD} more" if len(keys) > _TOLD else ""
    return f"Kept in the file, but not known and not shown: {named}{more}."


_TOLD = 5


def _hint(key: UnknownKey) -> str:
    if key.meant:
        return f"{key.meant}?"
    return f"it belongs in {key.belongs}" if key.belongs else "no key of a case"
