"""What a record holds under a key that nobody reads, read under the key that was meant."""

from typing import Any

import msgspec

from boardapp.case.case import Case
from boardapp.case.place import Place
from boardapp.case.record import Record
from boardapp.casefile.encode import field_tree
from boardapp.casefile.records import RecordReader
from boardapp.casefile.saving import why_not_saved


def renamed(case: Case, holder: Place, key: str, meant: str) -> Case | None:
    """The case whose record at `holder` states under `meant` what it holds under `key`.

    None where that key states something already, or where what is held can't be read there.
    """
    record: Record = holder.get(case)
    field = next((f for f in msgspec.structs.fields(type(record)) if f.encode_name == meant), None)
    if field is None or key not in record.unknown or not _says_nothing(record, field.name):
        return None
    tree: dict[str, Any] = dict(field_tree(record))  # type: ignore[arg-type]
    tree[meant] = tree.pop(key)
    reader = RecordReader()
    read = reader.read(type(record), tree)
    if reader.faults:
        return None
    new = holder.put(case, read) if holder else read
    return None if not isinstance(new, Case) or why_not_saved(new, case) else new


def _says_nothing(record: Record, name: str) -> bool:
    field = next(f for f in msgspec.structs.fields(type(record)) if f.name == name)
    return field.default is not msgspec.NODEFAULT and getattr(record, name) == field.default
