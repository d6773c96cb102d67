"""Where a fact stands."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

_SHOWN = 8
"""Places of one source that are told each by itself."""


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


def merged_briefly(sources: Iterable[str]) -> str:
    """The same for many places, as a table of results has them.

    Of a source with more than eight, the first, the last and their number are told
    ("table row 2 … row 1950 (61 places)").
    """
    by_source: dict[str, dict[str, None]] = {}
    for source in sources:
        for citation in citations(source):
            by_source.setdefault(citation.source, {})[citation.place] = None
    return "; ".join(
        text for source, places in by_source.items() for text in _briefly(source, list(places))
    )


def _briefly(source: str, places: list[str]) -> Iterator[str]:
    if len(places) <= _SHOWN:
        yield from (str(Citation(source, place)) for place in places)
    else:
        yield f"{source} {places[0]} … {places[-1]} ({len(places)} places)"


def citations(source: str) -> tuple[Citation, ...]:
    """Read a fact's `source` text: "letter ¶5; letter ¶10" gives two citations."""
    # Split at any white space: a hard space before "¶" is invisible to who typed it.
    parts = (part.split(maxsplit=1) for part in source.split(";") if part.strip())
    return tuple(Citation(part[0], part[1].strip() if part[1:] else "") for part in parts)
