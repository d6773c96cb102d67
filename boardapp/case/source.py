"""Where a fact stands."""

from collections.abc import Iterable
from typing import NamedTuple


class Citation(NamedTuple):
    """One place in one source: ("letter", "¶7"). `place` is empty where not stated."""

    source: str
    place: str

    def __str__(self) -> str:
        return f"{self.source} {self.place}".rstrip()


def merged(sources: Iterable[str]) -> str:
    """Several `source` texts as one, each citation once, in the order met."""
    found = (citation for source in sources for citation in citations(source))
    return "; ".join(dict.fromkeys(map(str, found)))


def citations(source: str) -> tuple[Citation, ...]:
    """Read a fact's `source` text: "letter ¶5; letter ¶10" gives two citations."""
    # Split at any white space: a hard space before "¶" is invisible to who typed it.
    parts = (part.split(maxsplit=1) for part in source.split(";") if part.strip())
    return tuple(Citation(part[0], part[1].strip() if part[1:] else "") for part in parts)
