"""A record of the case whole, as an Observation with the fields as components.

For what neither FHIR nor mCODE has a place for: marrow, MRD, CNS status and antigens of a look,
lines and cycles of a therapy, the question for the board. The codes are stated (`own_codes`).
"""

from collections.abc import Iterator, Sequence

from boardapp.case.record import Record
from boardapp.casefile.encode import field_tree
from boardapp.casefile.json_text import Json
from boardapp.importers.fhir.own_codes import CASE
from boardapp.importers.fhir.writing.elements import Element, number
from boardapp.words.facts import field_name, kind_name

_LARGEST = 2**31 - 1


def details(kind: str, record: Record, subject: Element, focus: Sequence[str] = ()) -> Element:
    """The Observation of one record of a list of the case.

    `focus` are the references to the resources that tell the same in FHIR's own way.
    """
    made: Element = {
        "resourceType": "Observation",
        "status": "final",
        "code": {
            "coding": [{"system": CASE, "code": kind, "display": kind_name(kind)}],
            "text": kind_name(kind),
        },
        "subject": subject,
        "component": [
            {
                "code": {
                    "coding": [{"system": CASE, "code": ".".join(path)}],
                    "text": field_name(_counted(path)),
                }
            }
            | _value(leaf)
            for path, leaf in _leaves(field_tree(record), ())
        ],
    }
    if not made["component"]:
        del made["component"]
    if focus:
        made["focus"] = [{"reference": reference} for reference in focus]
    return made


def _leaves(tree: Json, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Json]]:
    if tree == {} and path:
        yield (*path, ""), True  # a part that is there and says nothing, such as CAR-T cells
    elif isinstance(tree, dict):
        for key, inner in tree.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(tree, list):
        for index, inner in enumerate(tree):
            yield from _leaves(inner, (*path, str(index)))
    elif tree is not None:
        yield path, tree


def _counted(path: tuple[str, ...]) -> tuple[str, ...]:
    """The path as people count: the first item of a list is 1."""
    return tuple(str(int(step) + 1) if step.isdigit() else step for step in path)


def _value(leaf: Json) -> Element:
    if isinstance(leaf, bool):
        return {"valueBoolean": leaf}
    if isinstance(leaf, int) and abs(leaf) <= _LARGEST:
        return {"valueInteger": leaf}
    if isinstance(leaf, int | float):
        return {"valueQuantity": {"value": number(leaf)}}
    return {"valueString": str(leaf)} if str(leaf).strip() else {}
