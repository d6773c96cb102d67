"""A file of phenopackets as JSON, YAML or protobuf, told by its content.

YAML is read by version 1.2: "NO" is a word and 1e-6 a number. Protobuf says nothing of its own
kind, so the kinds are tried in turn: a wrong one does not decode.
"""

import json
from decimal import Decimal
from typing import Any

from boardapp.importers.source_error import SourceError
from boardapp.importers.source_files import SourceFile

Document = dict[str, Any]
_LARGEST_YAML = 20_000_000
"""Bytes. YAML takes a hundred times as long to read as JSON, and text within text may grow."""


def documents_of(file: SourceFile) -> list[Document]:
    """The objects of a file, with their numbers as they are written. Raises `SourceError`."""
    data = file.read().removeprefix(b"\xef\xbb\xbf")
    start = data.lstrip()[:1]
    try:
        if start in (b"{", b"["):
            found = json.loads(data, parse_float=Decimal)
        elif is_protobuf(data[:64]):
            return [_decoded(data, file.name)]
        else:
            found = _yaml(data, file.name)
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"{file.name} can't be read as a phenopacket ({_reason(error)}); export it again"
        ) from None
    objects = found if isinstance(found, list) else [found]
    if not objects or not all(isinstance(one, dict) for one in objects):
        raise SourceError(f"{file.name} holds no phenopacket; export it again")
    return objects


def is_protobuf(head: bytes) -> bool:
    """Whether a file begins as a message of protobuf: a field with its length, and no text."""
    return head[:1] in (b"\n", b"\x12") and b"\x12" in head and not head[:1].isalnum()


def _yaml(data: bytes, name: str) -> object:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    if len(data) > _LARGEST_YAML:
        raise SourceError(f"{name} is YAML of {len(data) / 1e6:.0f} MB; export it as JSON")
    try:
        return YAML(typ="safe", pure=True).load(data)
    except YAMLError as error:
        raise ValueError(str(error).splitlines()[0]) from None


def _decoded(data: bytes, name: str) -> Document:
    try:
        from google.protobuf.json_format import MessageToDict
        from google.protobuf.message import DecodeError
        from phenopackets.schema.v2 import Cohort, Family, Phenopacket
    except ImportError:
        raise SourceError(
            f"{name} is protobuf, which needs a library: install boardapp[protobuf], or export it "
            "as JSON"
        ) from None
    for kind in (Phenopacket, Family, Cohort):
        message = kind()
        try:
            message.ParseFromString(data)
        except DecodeError:
            continue
        found: Document = MessageToDict(message)
        return found
    raise SourceError(
        f"{name} is no phenopacket of version 2 (it may be of version 1); export it as version 2"
    )


def _reason(error: Exception) -> str:
    """Why it is none, short."""
    if isinstance(error, RecursionError):
        return "it is nested more deeply than any phenopacket"
    return str(error)[:120]
