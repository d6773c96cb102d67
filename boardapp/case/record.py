"""The base of every struct in a case."""

from collections.abc import Mapping
from typing import Any, ClassVar

import msgspec


class Record(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A frozen part of a case, written to the file without its defaults.

    `unknown` holds the keys of the file that this version does not know, so that a
    file of a newer or another program survives a round trip. The codec fills it and
    writes its keys back in place; nothing else reads it. `own_units` are the units of the numbers
    that are not in the record's `unit`, by field.
    """

    own_units: ClassVar[Mapping[str, str]] = {}

    unknown: dict[str, Any] = msgspec.field(default_factory=dict, name="$unknown")


class Lasting(Record, frozen=True, kw_only=True):
    """A record of a list, which somebody may point at.

    `id` is unique in the case (letters, digits, `-` and `_`, beginning with a letter);
    empty where nothing points at the record. Its number in the list is no name for it:
    that changes when a record before it is deleted or moved.
    """

    id: str = ""


class Identified(Lasting, frozen=True, kw_only=True):
    """A fact with its source.

    `source` says where the fact stands: the id of a source, then the place in it
    ("letter ¶7"); several are parted by ";". `inferred` names the fields of the record that the
    source does not state: who made the case read them from it, such as an intent from the order
    of events, and `note` says how.
    """

    inferred: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


class Code(Lasting, frozen=True, kw_only=True):
    """One code of a terminology: LOINC, SNOMED CT, RxNorm, HGNC, HPO, ICD-O-3, UCUM and the like.

    `system` is the terminology's usual name, or its address where it has none.
    """

    system: str
    code: str
    display: str = ""


class Concept(Identified, frozen=True, kw_only=True):
    """A fact with a name that terminologies have codes for; `codes` are those the source gives."""

    codes: tuple[Code, ...] = ()


def source_of(record: object) -> str:
    """Where a record was read from; empty for what cites nothing of its own, as a part of one."""
    source: str = getattr(record, "source", "")
    return source


def id_of(record: object) -> str:
    """The name by which others refer to a record; empty for what has none."""
    name: str = getattr(record, "id", "")
    return name
