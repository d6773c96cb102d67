"""What an import read, kept and left out, and what it asks about.

The sums add up: each record that was read is kept, or left out for a reason.
"""

from collections.abc import Mapping

import msgspec


class LeftOut(msgspec.Struct, frozen=True):
    """Records of one kind that are not in the case, and why."""

    kind: str
    count: int
    why: str


class Warned(msgspec.Struct, frozen=True):
    """What seems wrong in the source, with its place there: a resource, a row, a cell."""

    where: str
    what: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The report of one import.

    `read` and `kept` count by the source's own kinds: types of resource, fields of a
    phenopacket, rows by file. `case` counts what stands in the case, by `CASE_COUNTS`.
    `patients` are the ids of all patients in the source, `patient` the one that was taken.
    """

    format: str
    patients: tuple[str, ...] = ()
    patient: str = ""
    read: Mapping[str, int] = {}
    kept: Mapping[str, int] = {}
    left_out: tuple[LeftOut, ...] = ()
    case: Mapping[str, int] = {}
    warnings: tuple[Warned, ...] = ()

    @property
    def unaccounted(self) -> dict[str, int]:
        """By kind: records that are neither kept nor left out (or, below 0, both)."""
        rest = dict(self.read)
        for kind, count in self.kept.items():
            rest[kind] = rest.get(kind, 0) - count
        for left in self.left_out:
            rest[left.kind] = rest.get(left.kind, 0) - left.count
        return {kind: count for kind, count in rest.items() if count}

    def to_json(self) -> bytes:
        """The report as JSON, two spaces of indentation, one line feed at the end."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"
