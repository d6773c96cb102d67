"""What an update did, for the person who edited the deck."""

from collections.abc import Iterator
from pathlib import Path

import msgspec


class KeptSlide(msgspec.Struct, frozen=True, kw_only=True):
    """A slide on which something stays as a person left it; `what` says what, in sentences."""

    slide: str
    what: tuple[str, ...]


class UpdateReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of each slide; slides are named by number and title.

    `removed`: deleted by a person, and not put back. `withdrawn`: untouched, taken out because
    the case no longer gives them. `notes`: what else is to be told. `check`: what the check of the
    file found.
    """

    path: Path
    slides: int
    updated: tuple[str, ...] = ()
    kept: tuple[KeptSlide, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    check: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The report in sentences, one a line."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        yield from (f"Updated: {slide}." for slide in self.updated)
        yield from (f"Added: {slide}." for slide in self.added)
        for kept in self.kept:
            yield f"Kept as edited: {kept.slide}."
            yield from (f"  {sentence}" for sentence in kept.what)
        yield from (f"Not put back, since it was deleted: {slide}." for slide in self.removed)
        yield from (f"Taken out, since the case no longer gives it: {s}." for s in self.withdrawn)
        if not any((self.updated, self.added, self.withdrawn, self.kept)):
            yield "Nothing had changed in the case since the deck was written."
        yield from self.notes
        yield from self.check
