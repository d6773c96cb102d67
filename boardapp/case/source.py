"""Where a fact stands."""

from typing import NamedTuple


class Citation(NamedTuple):
    """One place in one source: ("letter", "¶7"). `place` is empty where not stated."""

    source: str
    place: str

    def __str__(self) -> str:
        return f"{self.source} {self.place}".rstrip()


def citations(source: str) -> tuple[Citation, ...]:
    """Read a fact's `source` text: "letter ¶5; letter ¶10" gives two citations."""
    parts = (part.strip().partition(" ") for part in source.split(";") if part.strip())
    return tuple(Citation(name, place.strip()) for name, _, place in parts)
