"""What an edited deck is brought up to date from: one case, or the cases of a meeting."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, get_args

from boardapp.case.case import Case
from boardapp.case.deck_settings import Preset
from boardapp.casefile.album import Album
from boardapp.deck.errors import DeckError
from boardapp.deck.export import deck_of
from boardapp.deck.fitting.stage import Style
from boardapp.deck.marking.case import is_same_case
from boardapp.deck.marking.marker import DeckMark, SlideMark
from boardapp.deck.slides import Deck
from boardapp.deck.update.opening import EXPORT
from boardapp.words.plurals import numbered


class Source(Protocol):
    """Gives the slides as they should now be, and knows which of those there are its own."""

    @property
    def has_banner(self) -> bool:
        """Whether a banner stands on any of its slides."""
        ...

    def claim(self, mark: DeckMark, slides: Sequence[SlideMark], deck_path: Path) -> None:
        """Take a deck with the slides that are still in it as its own.

        Raises DeckError for one that was written from others.
        """
        ...

    def owns(self, mark: SlideMark) -> bool:
        """Whether a slide with facts was written from it."""
        ...

    def deck(self, mark: DeckMark, style: Style) -> tuple[Deck, tuple[str, ...]]:
        """The deck as data, and a sentence for all that was left out."""
        ...


class OneCase:
    """One case: `preset` and `slides` as in `update_deck`."""

    def __init__(
        self,
        case: Case,
        case_path: Album | Path | None,
        preset: Preset | None,
        slides: Sequence[str],
    ) -> None:
        self._case, self._path = case, case_path
        self._preset, self._slides = preset, slides

    @property
    def has_banner(self) -> bool:
        """Whether the case is made up."""
        return self._case.is_synthetic

    def claim(
        self,
        mark: DeckMark,
        slides: Sequence[SlideMark],  # noqa: ARG002 - only a meeting asks whose they are
        deck_path: Path,
    ) -> None:
        """Take a deck that was written from this case alone."""
        where = str(deck_path)
        if mark.cases:
            count = sum(map(bool, mark.cases))
            raise DeckError(
                where, f"holds {numbered(count, 'case')} of a meeting.",
                "Update it with all of them: boardapp board CASE … --update DECK.pptx.",
            )  # fmt: skip
        if not mark.facts:
            raise DeckError(
                where,
                "was written for a meeting by an older boardapp, which did not note whose its "
                "slides are.",
                EXPORT,
            )
        if not is_same_case(mark.facts, self._case):
            raise DeckError(
                where, f"was made from another case than “{self._case.title}”.",
                "Choose the case it is of.",
            )  # fmt: skip

    def owns(self, mark: SlideMark) -> bool:
        """Whether a slide was written from an earlier or equal state of the case."""
        return is_same_case(mark.facts, self._case)

    def deck(self, mark: DeckMark, style: Style) -> tuple[Deck, tuple[str, ...]]:
        """The deck as long as it was written, and with the slides that were asked for then."""
        asked = self._slides or (() if self._preset else mark.asked)
        length = self._preset or stored_preset(mark) or "standard"
        return deck_of(self._case, self._path, length, slides=asked, style=style)


def stored_preset(mark: DeckMark) -> Preset | None:
    """The length that a deck was asked for."""
    presets: tuple[Preset, ...] = get_args(Preset)
    return next((preset for preset in presets if preset == mark.preset), None)
