"""FHIR as JSON or NDJSON: bytes into resources, with every digit of their numbers.

A number that a float would write otherwise becomes a `Decimal`, so that "1.00" stays "1.00".
Bundles of any type are opened, also those within a Bundle; what they hold comes out in order.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

from boardapp.importers.source_error import SourceError

Resource = dict[str, Any]
"""One resource, or a part of one, as the JSON has it."""

_MOST_NESTED_BUNDLES = 20


class Head(msgspec.Struct, frozen=True, eq=False, rename={"kind": "resourceType", "task": "for"}):
    """What is read of every resource of a Bundle: what it is, and whom it is about."""

    kind: Any = None
    id: Any = None
    subject: Any = None
    patient: Any = None
    individual: Any = None
    beneficiary: Any = None
    task: Any = None
    contained: Any = None

    @property
    def about(self) -> Any:  # noqa: ANN401 - any JSON
        """The reference to whom it is about; None where it has none."""
        named = (self.subject, self.patient, self.individual, self.beneficiary, self.task)
        return next((one for one in named if one is not None), None)


class Entry(msgspec.Struct, frozen=True, eq=False):
    """One resource of a file, with the address that a Bundle gives it.

    The resource is a tree, or bytes that are read when they are asked for (`tree`): a Bundle takes
    five times its size in memory, and half of it is often about payment. None: the entry is empty.
    """

    resource: Resource | bytes | memoryview | None
    full_url: str = ""
    head: Head = Head()


class _BundleEntry(msgspec.Struct, frozen=True, eq=False):
    resource: msgspec.Raw = msgspec.Raw(b"")
    fullUrl: Any = None  # noqa: N815 - as FHIR spells it


class _Bundle(msgspec.Struct, frozen=True, eq=False):
    entry: list[_BundleEntry]
    resourceType: Any = None  # noqa: N815 - as FHIR spells it


def tree(data: bytes | memoryview, name: str) -> Resource:
    """A resource read whole; `name` is how a message calls it. Raises `SourceError`."""
    try:
        found: Resource = _TREES.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(_fault(name, error)) from None
    return found


def head_of(resource: Resource) -> Head:
    """The head of a resource that was read whole."""
    return Head(
        kind=resource.get("resourceType"),
        id=resource.get("id"),
        subject=resource.get("subject"),
        patient=resource.get("patient"),
        individual=resource.get("individual"),
        beneficiary=resource.get("beneficiary"),
        task=resource.get("for"),
        contained=resource.get("contained"),
    )


def entries_of(data: bytes, name: str) -> Iterator[Entry]:
    """Every resource of a file called `name`. Raises `SourceError`."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(f"{name} is in UTF-16; export it in UTF-8, as FHIR asks")
    quick = _quickly(data)
    if quick is not None:
        yield from quick
        return
    try:
        tree = _TREES.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        lines = _lines(data)
        if len(lines) < 2 or isinstance(error, RecursionError):
            raise SourceError(_fault(name, error)) from None
        trees = [_decoded_line(line, number, name) for number, line in lines]
    else:
        trees = tree if isinstance(tree, list) else [tree]
    for one in trees:
        yield from _opened(one, name, 0)


def _quickly(data: bytes) -> list[Entry] | None:
    """The entries of a sound Bundle, each read as far as its head; None for anything else."""
    try:
        bundle = msgspec.json.decode(data, type=_Bundle)
        if bundle.resourceType != "Bundle":
            return None
        entries = []
        for entry in bundle.entry:
            raw = memoryview(entry.resource)
            head = _HEADS.decode(raw) if raw else Head()
            if not isinstance(head.kind, str):
                entries.append(Entry(None))
                continue
            if head.kind == "Bundle":
                return None
            full_url = entry.fullUrl if isinstance(entry.fullUrl, str) else ""
            entries.append(Entry(raw, full_url, head))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return entries


_HEADS = msgspec.json.Decoder(Head)


def _with_digits(text: str) -> float | Decimal:
    """A float where it is written with the same digits, else all that are stated."""
    number = float(text)
    shown = repr(number)
    if shown == text:
        return number
    stated = Decimal(text)
    return number if stated.as_tuple() == Decimal(shown).as_tuple() else stated


_TREES: "msgspec.json.Decoder[Any]" = msgspec.json.Decoder(float_hook=_with_digits)


def _lines(data: bytes) -> list[tuple[int, bytes]]:
    """The lines of NDJSON with their numbers; each begins as an object does."""
    lines = [(n, line) for n, line in enumerate(data.splitlines(), start=1) if line.strip()]
    is_ndjson = all(
        line.lstrip().startswith(b"{") and b'"resourceType"' in line for _, line in lines
    )
    return lines if is_ndjson else []


def _decoded_line(line: bytes, number: int, name: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return _TREES.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(_fault(f"{name}, line {number},", error)) from None


def _fault(name: str, error: Exception) -> str:
    if isinstance(error, RecursionError):
        return f"{name} is nested more deeply than any resource; it was not read"
    if isinstance(error, UnicodeDecodeError) or "utf-8" in str(error).lower():
        return f"{name} is not in UTF-8, as FHIR asks; export it again"
    return f"{name} is no whole JSON ({error}); it may be truncated: export it again"


def _opened(tree: Any, name: str, depth: int) -> Iterator[Entry]:  # noqa: ANN401 - any JSON
    if not isinstance(tree, dict) or not isinstance(tree.get("resourceType"), str):
        raise SourceError(f"{name} holds JSON that is no FHIR resource: it has no resourceType")
    if tree["resourceType"] != "Bundle":
        yield Entry(tree, head=head_of(tree))
        return
    entries = tree.get("entry", [])
    if not isinstance(entries, list):
        raise SourceError(f"{name} holds a Bundle whose entries are no list")
    for entry in entries:
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if not isinstance(resource, dict) or not isinstance(resource.get("resourceType"), str):
            yield Entry(None)
        elif resource["resourceType"] == "Bundle":
            if depth > _MOST_NESTED_BUNDLES:
                raise SourceError(f"{name} holds Bundles within Bundles without end")
            yield from _opened(resource, name, depth + 1)
        else:
            full_url = entry.get("fullUrl")
            address = full_url if isinstance(full_url, str) else ""
            yield Entry(resource, address, head_of(resource))
