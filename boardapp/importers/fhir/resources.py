"""`Resources`: everything of a source, found by every form of reference.

A reference may be relative ("Patient/1"), an address ("http://host/fhir/Patient/1", with a
version behind it), a `urn:uuid:`, or lead into the resource itself ("#med"). What leads nowhere
is None. References may go round in circles: nothing here follows one by itself.
"""

import re
from collections.abc import Iterable, Iterator

from boardapp.importers.fhir.json_resources import Entry, Head, Resource, head_of, tree

_VERSION = re.compile(r"/_history/[^/]+$")
_TYPED = re.compile(r"(?:^|/)([A-Z][A-Za-z]+/[A-Za-z0-9\-.]{1,64})$")


class Located:
    """A resource with its place in the source.

    `kind` is its type, `id` empty where it has none, `about` the reference to whom it is about.
    `number` counts the entries from 1. `holder` is the resource that contains it; None for one of
    its own. `contained` are those within it, by id.
    """

    __slots__ = ("_data", "_tree", "about", "contained", "holder", "id", "kind", "number")

    def __init__(
        self,
        resource: Resource | bytes | memoryview,
        number: int,
        holder: "Located | None" = None,
        head: Head | None = None,
    ) -> None:
        is_read = isinstance(resource, dict)
        self._tree: Resource | None = resource if isinstance(resource, dict) else None
        self._data = None if isinstance(resource, dict) else resource
        head = head or (head_of(resource) if isinstance(resource, dict) and is_read else Head())
        self.kind: str = head.kind
        self.id: str = head.id if isinstance(head.id, str) else ""
        self.about: object = head.about
        self.number, self.holder = number, holder
        self.contained: dict[str, Located] = {}
        if head.contained is not None:
            self._open(head.contained)

    @property
    def resource(self) -> Resource:
        """All of it; read when it is first asked for. Raises `SourceError` where it is damaged."""
        if self._tree is None:
            self._tree = tree(self._data or b"", f"{self.kind} (entry {self.number})")
        return self._tree

    def mentions(self, text: bytes) -> bool:
        """Whether its bytes hold these; True where it was read whole at once."""
        return self._data is None or text in bytes(self._data)

    def release(self) -> None:
        """Forget what can be read again."""
        if self._data is not None:
            self._tree = None

    def _open(self, contained: object) -> None:
        for number, inner in enumerate(contained if isinstance(contained, list) else ()):
            if isinstance(inner, dict) and isinstance(inner.get("resourceType"), str):
                part = Located(inner, self.number, self)
                self.contained[part.id or f"{number}"] = part


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
                self._add(
                    Located(entry.resource, len(self.found) + 1, head=entry.head), entry.full_url
                )

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

    def _add(self, located: Located, full_url: str) -> None:
        self.found.append(located)
        if full_url:
            self._by_address.setdefault(_without_version(full_url), located)
        if located.id:
            self._by_address.setdefault(f"{located.kind}/{located.id}", located)
            self._by_address.setdefault(f"urn:uuid:{located.id}", located)


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
