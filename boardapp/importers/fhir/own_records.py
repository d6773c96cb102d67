"""Records that boardapp wrote itself, read back whole: Observations with stated codes.

What FHIR's own resources tell of such a record beside it is not read a second time.
"""

from collections import defaultdict
from typing import Any

import msgspec
from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.diagnosis import Diagnosis
from boardapp.casefile.json_text import Json
from boardapp.casefile.records import RecordReader
from boardapp.importers.adopt import with_times
from boardapp.importers.fhir.concepts import concept, objects
from boardapp.importers.fhir.json_resources import Resource
from boardapp.importers.fhir.own_codes import CASE
from boardapp.importers.fhir.resources import Located, Resources
from boardapp.importers.fhir.values import number
from boardapp.importers.times import Times

_FIELDS = {field.name: field.type for field in msgspec.structs.fields(Case)}
_MARK = CASE.encode()
TOLD_WHOLE = "is told in full by another record of the source"


def own_kind(resource: Resource) -> str:
    """The list of the case that an Observation is a record of; empty where it is none of ours."""
    if resource.get("resourceType") != "Observation":
        return ""
    codes = concept(resource.get("code")).codes
    return next((code.code for code in codes if code.system == CASE), "")


class OwnRecords:
    """The records of a source that boardapp wrote; empty for any other source."""

    def __init__(self, resources: Resources) -> None:
        self._found: dict[str, list[Json]] = defaultdict(list)
        self._kinds: dict[int, str] = {}
        self.told_whole: set[int] = set()
        for located in resources.found:
            if located.kind != "Observation" or not located.mentions(_MARK):
                continue
            kind = own_kind(located.resource)
            if kind == "case" or kind in _FIELDS:
                self._kinds[id(located)] = kind
                self._found[kind].append(_tree(located.resource))
                for reference in objects(located.resource.get("focus", ())):
                    if told := resources.resolve(reference, located):
                        self.told_whole.add(id(told))

    def __bool__(self) -> bool:
        return bool(self._kinds)

    def holds(self, located: Located) -> bool:
        """Whether this is a record that is read here."""
        return id(located) in self._kinds

    def complete(self, case: Case, times: Times) -> tuple[Case, list[str]]:
        """The case with these records, and what of them could not be read."""
        reader = RecordReader()
        fields: dict[str, Any] = {"sources": ()} if self else {}
        for kind, trees in self._found.items():
            if kind == "case":
                fields["title"] = next(
                    (t.get("title", "") for t in trees if isinstance(t, dict)), ""
                )
                continue
            is_list = isinstance(getattr(case, kind), tuple)
            made = reader.read(_FIELDS[kind], trees if is_list else trees[-1], kind)
            turned = with_times(made, times.again)
            if isinstance(made, Diagnosis) and made.when.calendar_day is not None:
                zero = times.of_diagnosis(str(made.when), "diagnosis")
                turned = replace(turned, when=zero)
            fields[kind] = self._joined(case, kind, turned)
        if reader.faults:
            return case, [str(fault) for fault in reader.faults]
        return replace(case, **fields), []

    def _joined(self, case: Case, kind: str, made: Any) -> Any:  # noqa: ANN401 - any field
        """The records, with those of the source that stand alone before them."""
        alone = getattr(case, kind)
        if isinstance(made, tuple):
            return (*alone, *made) if kind != "sources" else made
        return made


def _tree(resource: Resource) -> Json:
    """The record as the case file has it, of the paths of its components."""
    root: dict[str, Any] = {}
    for part in objects(resource.get("component", ())):
        path = next((c.code for c in concept(part.get("code")).codes if c.system == CASE), "")
        value = _leaf(part)
        if path and value is not None:
            _put(root, path.split("."), value)
    return _lists(root)


def _leaf(part: Resource) -> Json:
    for key in ("valueString", "valueBoolean", "valueInteger"):
        if key in part:
            found: Json = part[key]
            return found
    if not any(key.startswith("value") for key in part):
        return ""  # A text of FHIR can't be empty, so a field that is states no value.
    quantity = part.get("valueQuantity")
    stated = quantity.get("value") if isinstance(quantity, dict) else None
    if isinstance(stated, int):
        return stated
    value = number(stated)
    return float(value) if isinstance(value, str) else value


def _put(tree: dict[str, Any], path: list[str], value: Json) -> None:
    for step in path[:-1]:
        inner = tree.setdefault(step, {})
        if not isinstance(inner, dict):
            return
        tree = inner
    tree[path[-1]] = value


def _lists(tree: Json) -> Json:
    """Objects whose keys are numbers are lists."""
    if not isinstance(tree, dict):
        return tree
    if tree and all(key.isdigit() for key in tree):
        return [_lists(tree[key]) for key in sorted(tree, key=int)]
    return {key: _lists(inner) for key, inner in tree.items() if key}
