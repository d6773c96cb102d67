"""`Mapping`: which column of a table is what, as it can be saved, changed by hand and used again.

Every part of it may be left out; what is left out is told by the table itself.
"""

from pathlib import Path
from typing import Literal

import msgspec

from boardapp.casefile.disk import read_limited, reason
from boardapp.casefile.faults import Refusal
from boardapp.importers.source_error import SourceError
from boardapp.importers.tables.headers import Role, folded_header

Shape = Literal["long", "wide", "transposed"]
"""One result a row; a column for each test; a row for each test with dates across."""
MAX_BYTES = 5_000_000


class MappedColumn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the column with this header holds."""

    header: str
    role: Role


class MappedTest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is meant by a test that the table names so; empty: as the table says.

    `ignore` leaves it out of the case.
    """

    printed: str
    test: str = ""
    unit: str = ""
    specimen: str = ""
    ignore: bool = False


class Mapping(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """How a table is to be read.

    `header_row` counts from 1. `date_order` says how 05/03/2021 is meant, `decimal_mark` how
    1,234 is. `day_zero` is the id of the event from which relative days count, such as "dx".
    `sheets` are the sheets of a workbook to be read; all where none is named.
    """

    format: Literal["boardapp-table-mapping"] = "boardapp-table-mapping"
    version: Literal[1] = 1
    shape: Shape | None = None
    header_row: int | None = None
    date_order: Literal["dmy", "mdy"] | None = None
    decimal_mark: Literal[".", ","] | None = None
    day_zero: str = ""
    sheets: tuple[str, ...] = ()
    columns: tuple[MappedColumn, ...] = ()
    tests: tuple[MappedTest, ...] = ()

    def role_of(self, header: str) -> Role | None:
        """What the mapping says of a column; None if nothing."""
        wanted = folded_header(header)
        found = (use.role for use in self.columns if folded_header(use.header) == wanted)
        return next(found, None)

    def test_of(self, printed: str) -> MappedTest | None:
        """What the mapping says of a test; None if nothing."""
        wanted = folded_header(printed)
        return next((use for use in self.tests if folded_header(use.printed) == wanted), None)

    def to_json(self) -> bytes:
        """The mapping as JSON that can be changed by hand."""
        head = {"format": self.format, "version": self.version}
        encoded = msgspec.json.encode(head | msgspec.to_builtins(self))
        return msgspec.json.format(encoded, indent=2) + b"\n"


def read_mapping(path: "Path | Mapping") -> Mapping:
    """The mapping in a file, or itself. Raises `SourceError` with one sentence."""
    if isinstance(path, Mapping):
        return path
    try:
        data = read_limited(path, MAX_BYTES)
    except OSError as error:
        raise SourceError(f"The mapping {path.name} {reason(error)}") from None
    except Refusal as refusal:
        raise SourceError(f"The mapping {path.name} {refusal}") from None
    return mapping_of(data, path.name)


def mapping_of(data: bytes, name: str) -> Mapping:
    """The mapping in the bytes of a file; `name` is how messages call it. Raises `SourceError`."""
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=Mapping)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(
            f"The mapping {name} can't be read: {error}; docs/importing.md tells its form"
        ) from None
