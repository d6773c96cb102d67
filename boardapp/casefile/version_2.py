"""From version 1 of the case file to version 2, which has more records and fields.

Nothing that version 1 knew has changed. A key that it did not know, and kept, may be one of
version 2: what stands there is read where it is what version 2 expects; else it is kept under a
name that says where it comes from, and is told as an unknown key as before.
"""

from collections.abc import Iterator

import msgspec

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent
from boardapp.case.diagnosis import Diagnosis, GeneticFinding
from boardapp.case.meeting import Meeting, Option
from boardapp.case.patient import Patient
from boardapp.case.record import Record
from boardapp.case.shape import shape
from boardapp.case.therapy import Agent, Therapy, Transplant
from boardapp.casefile.json_text import Json
from boardapp.casefile.records import RecordReader

NEW_KEYS: dict[type[Record], tuple[str, ...]] = {
    Case: ("imaging", "pathology", "staging", "genetics", "organ_support"),
    Patient: ("vital_status",),
    Diagnosis: ("profile",),
    GeneticFinding: ("gene", "change", "allele_fraction", "unit", "specimen"),
    Therapy: ("surgery", "best_response_system"),
    Agent: ("share",),
    Transplant: ("cell_doses",),
    Assessment: ("response_system", "lineage"),
    AdverseEvent: ("parts",),
    Meeting: ("subjects",),
    Option: ("in_this_patient", "against"),
}
"""The keys that version 2 added, by the record that has them."""

KEPT = " (version 1)"
"""What is written behind a key of version 1 that is something else in version 2."""


def from_version_1(tree: dict[str, Json]) -> dict[str, Json]:
    """The tree with those keys renamed under which version 2 expects something else."""
    for kind, record in _records(Case, tree):
        for field in msgspec.structs.fields(kind):
            if field.name in NEW_KEYS[kind] and field.name in record:
                reader = RecordReader()
                reader.read(field.type, record[field.name])
                if reader.faults:
                    record[_free(field.name + KEPT, record)] = record.pop(field.name)
    return tree


def _records(kind: type[Record], tree: Json) -> Iterator[tuple[type[Record], dict[str, Json]]]:
    """Every object of the tree that is read as a record with new keys."""
    if not isinstance(tree, dict):
        return
    if kind in NEW_KEYS:
        yield kind, tree
    for name, inner in shape(kind).parts:
        part = tree.get(name)
        for item in part if isinstance(part, list) else (part,):
            yield from _records(inner, item)


def _free(key: str, record: dict[str, Json]) -> str:
    while key in record:
        key += KEPT
    return key
