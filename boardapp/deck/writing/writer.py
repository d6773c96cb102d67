"""Write a deck as a PowerPoint file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.fitting.kept_pages import kept_pages
from boardapp.deck.fitting.page import FittedDeck
from boardapp.deck.markup.saving import save
from boardapp.deck.slides import Deck

if TYPE_CHECKING:  # python-pptx takes an eighth of a second to load: only an export pays for it
    from boardapp.deck.writing.build import Opening

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class DeckReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: the file, its number of slides, what was split or shortened.

    `notes` are sentences for the user; `details` say one by one what a note says of several
    slides. `problems` are those among them that the check of the
    written file found: it is sound, but someone should look. `parts` is how many parts of the
    file were checked; 0 where nothing was.
    """

    path: Path
    slides: int
    notes: tuple[str, ...]
    problems: tuple[str, ...] = ()
    parts: int = 0
    details: tuple[str, ...] = ()

    @property
    def check(self) -> str:
        """The result of the check in a sentence; empty where nothing was checked."""
        if not self.parts:
            return ""
        found = {0: "nothing found", 1: "1 problem"}
        result = found.get(len(self.problems), f"{len(self.problems)} problems")
        return f"Checked: all {self.parts} parts of the file; {result}."


class BuiltDeck(msgspec.Struct, frozen=True, kw_only=True):
    """A deck as bytes, before it is saved, with what is to be told of it as in `DeckReport`."""

    data: bytes
    fitted: FittedDeck
    notes: tuple[str, ...]
    problems: tuple[str, ...]
    parts: int


def write_deck(
    deck: Deck,
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    template: Path | None = None,
    opening: "Opening | None" = None,
) -> DeckReport:
    """Write a deck to `path`: the file is the old one or the new one, never half.

    `progress` is told (slides done, slides in all); `cancelled` is asked before each slide.
    `template` is a .pptx or .potx of an institution, whose look the deck takes; `opening` is one
    that was opened before. The deck is
    built in memory and checked first. Raises DeckError with a sentence for the user,
    ExportCancelled if `cancelled` said so; the file at `path` is then as it was.
    """
    built = build_package(deck, progress, cancelled, template, opening)
    if cancelled and cancelled():
        raise ExportCancelled
    save(path, built.data, "PowerPoint")
    return DeckReport(
        path=path,
        slides=len(built.fitted.pages),
        notes=(*built.fitted.notes, *built.notes, *built.problems),
        problems=built.problems,
        parts=built.parts,
        details=built.fitted.details,
    )


def build_package(
    deck: Deck,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    template: Path | None = None,
    opening: "Opening | None" = None,
) -> BuiltDeck:
    """Build a deck in memory and check it.

    Raises DeckError and ExportCancelled as `write_deck` does.
    """
    from boardapp.deck.writing.build import build
    from boardapp.deck.writing.opening import start

    def ask() -> None:
        if cancelled and cancelled():
            raise ExportCancelled

    def step(count: int) -> None:
        if progress:
            progress(count, len(fitted.pages))
        ask()

    opening = opening or start(template, has_banner=deck.has_banner)
    fitted = kept_pages(deck, ask, opening.style)
    written = build(opening, fitted, step)
    for problem in written.problems:
        if problem.is_grave:
            raise DeckError(
                "The presentation", f"would not be sound: {problem.text}", "Please report this."
            )
    return BuiltDeck(
        data=written.data,
        fitted=fitted,
        notes=written.notes,
        problems=tuple(problem.text for problem in written.problems),
        parts=written.parts,
    )
