"""The head of a case file: its format, its version, and the way up from older versions."""

from collections.abc import Callable

from boardapp.case.case import FORMAT, VERSION
from boardapp.casefile.faults import Fault
from boardapp.casefile.json_text import Json
from boardapp.casefile.records import found
from boardapp.casefile.version_2 import from_version_1

MIGRATIONS: dict[int, Callable[[dict[str, Json]], dict[str, Json]]] = {1: from_version_1}
"""For each older version, the function that turns its tree into one of the next version."""


def header_fault(tree: Json) -> Fault | None:
    """What keeps this tree from being a case that this version can read, if anything."""
    if not isinstance(tree, dict) or "format" not in tree:
        return Fault("", 'is no boardapp case: "format": "boardapp-case" is missing')
    if tree["format"] != FORMAT:
        return Fault("", f"is no boardapp case: its format is {found(tree['format'])}")
    return _version_fault(tree)


def migrate(tree: Json) -> Json:
    """The tree in the present version. Its header must be free of faults."""
    while isinstance(tree, dict) and isinstance(version := tree["version"], int):
        if version >= VERSION:
            break
        tree = MIGRATIONS[version](tree) | {"version": version + 1}
    return tree


def _version_fault(tree: dict[str, Json]) -> Fault | None:
    if "version" not in tree:
        return Fault("version", "is missing", f"write {VERSION}")
    version = tree["version"]
    if type(version) is not int:
        return Fault("version", f"expected a whole number, found {found(version)}")
    if version > VERSION:
        return Fault(
            "",
            f"was written by a newer boardapp: its version is {version}, "
            f"and this boardapp reads up to {VERSION}",
            "install the newer boardapp to open it",
        )
    if version < VERSION and version not in MIGRATIONS:
        return Fault("version", f"there is no version {version}", f"write {VERSION}")
    return None
