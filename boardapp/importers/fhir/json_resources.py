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


class Entry(msgspec.Struct, frozen=True, eq=False):
    """One resource of a file, with the address that a Bundle gives it; None: the entry is empty."""

    resource: Resource | None
    full_url: str = ""


def entries_of(data: bytes, name: str) -> Iterator[Entry]:
    """Every resource of a file called `name`. Raises `SourceError`."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(f"{name} is in UTF-16; export it in UTF-8, as FHIR asks")
    try:
        tree = _decoder().decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        lines = _lines(data)
        if len(lines) < 2 or isinstance(error, RecursionError):
            raise SourceError(_fault(name, error)) from None
        trees = [_decoded_line(line, number, name) for number, line in lines]
    else:
        trees = tree if isinstance(tree, list) else [tree]
    for one in trees:
        yield from _opened(one, name, 0)


def _decoder() -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(float_hook=_with_digits)


def _with_digits(text: str) -> float | Decimal:
    """A float where it is written with the same digits, else all that are stated."""
    number = float(text)
    shown = repr(number)
    if shown == text:
        return number
    stated = Decimal(text)
    return number if stated.as_tuple() == Decimal(shown).as_tuple() else stated


def _lines(data: bytes) -> list[tuple[int, bytes]]:
    """The lines of NDJSON with their numbers; each begins as an object does."""
    lines = [(n, line) for n, line in enumerate(data.splitlines(), start=1) if line.strip()]
    is_ndjson = all(
        line.lstrip().startswith(b"{") and b'"resourceType"' in line for _, line in lines
    )
    return lines if is_ndjson else []


def _decoded_line(line: bytes, number: int, name: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return _decoder().decode(line)
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
        yield Entry(tree)
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
            yield Entry(resource, full_url if isinstance(full_url, str) else "")
