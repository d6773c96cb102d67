"""`Resources`: everything of a source, found by every form of reference.

A reference may be relative ("Patient/1"), an address ("http://host/fhir/Patient/1", with a
version behind it), a `urn:uuid:`, or lead into the resource itself ("#med"). What leads nowhere
is None. References may go round in circles: nothing here follows one by itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from boardapp.importers.fhir.json_resources import Entry, Resource

_VERSION = re.compile(r"/_history/[^/]+$")
_TYPED = re.compile(r"(?:^|/)([A-Z][A-Za-z]+/[A-Za-z0-9\-.]{1,64})$")


@dataclass(slots=True, eq=False)
class Located:
    """A resource with its place in the source.

    `kind` is its type, `id` empty where it has none. `number` counts the entries from 1. `holder`
    is the resource that contains it; None for one of its own. `contained` are those within it, by
    id.
    """

    resource: Resource
    number: int
    holder: "Located | None" = None
    contained: dict[str, "Located"] = field(default_factory=dict)
    kind: str = field(init=False)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        self.kind = self.resource["resourceType"]
        found = self.resource.get("id")
        self.id = found if isinstance(found, str) else ""


class Resources:
    """All resources of a source in order, and what their references mean."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.found: list[Located] = []
        self.empty = 0
        self._by_address: dict[str, Located] = {}
        for entry in entries:
            if entry.resource is None:
                self.empty += 1
            else:
                self._add(entry.resource, entry.full_url)

    def all(self) -> Iterator[Located]:
        """Every resource, contained ones after those that contain them."""
        for located in self.found:
            yield located
            if located.contained:
                yield from located.contained.values()

    def resolve(self, reference: object, holder: Located) -> Located | None:
        """What a Reference of `holder` leads to; None where it is not in the source."""
        text = reference_text(reference)
        if not text:
            return None
        if text.startswith("#"):
            outer = holder.holder or holder
            return outer if text == "#" else outer.contained.get(text[1:])
        text = _without_version(text)
        found = self._by_address.get(text)
        if found is None and (typed := _TYPED.search(text)):
            found = self._by_address.get(typed[1])
        return found

    def _add(self, resource: Resource, full_url: str) -> None:
        located = Located(resource, len(self.found) + 1)
        if "contained" in resource:
            _open_contained(located)
        self.found.append(located)
        if full_url:
            self._by_address.setdefault(_without_version(full_url), located)
        if located.id:
            self._by_address.setdefault(f"{located.kind}/{located.id}", located)
            self._by_address.setdefault(f"urn:uuid:{located.id}", located)


def _open_contained(located: Located) -> None:
    contained = located.resource["contained"]
    for number, inner in enumerate(contained if isinstance(contained, list) else ()):
        if isinstance(inner, dict) and isinstance(inner.get("resourceType"), str):
            part = Located(inner, located.number, located)
            located.contained[part.id or f"{number}"] = part


def reference_text(reference: object) -> str:
    """The text of a Reference; empty where it has none."""
    text = reference.get("reference") if isinstance(reference, dict) else None
    return text if isinstance(text, str) else ""


def _without_version(address: str) -> str:
    return _VERSION.sub("", address) if "/_history/" in address else address


def reference_id(reference: object) -> tuple[str, str]:
    """Type and id that a Reference names: ("Patient", "1"); the type is empty where not told."""
    text = _without_version(reference_text(reference))
    if typed := _TYPED.search(text):
        kind, _, name = typed[1].partition("/")
        return kind, name
    kind = reference.get("type", "") if isinstance(reference, dict) else ""
    return (kind if isinstance(kind, str) else ""), text.removeprefix("urn:uuid:")
