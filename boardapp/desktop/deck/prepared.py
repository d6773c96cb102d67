"""A deck as far as it is prepared: its plan, its painted slides, and the slides left out of it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from boardapp.desktop.deck.picker.face import Face, marks_of
from boardapp.desktop.deck.preparing import Painted
from boardapp.desktop.parts.place_match import best_match, match

if TYPE_CHECKING:
    from boardapp.deck.fitting.page import Page
    from boardapp.deck.outline.picker import SlideChoice
    from boardapp.deck.plan import Plan


class PreparedPage(NamedTuple):
    """A written slide, and how it looks, once it is painted.

    `number` is counted from 0; None: it is left out.
    """

    page: "Page"
    painted: Painted | None
    number: int | None


class PreparedDeck:
    """What is known of a deck by now; `painted` grows while its slides are painted.

    `before` is the deck shown before, where nothing of the case has changed but the choice of
    slides: what was just left out of it still looks the same.
    """

    def __init__(
        self, plan: "Plan", known: dict[int, Painted], before: "PreparedDeck | None" = None
    ) -> None:
        self.plan = plan
        self.painted = dict(known)
        pages = plan.fitted.pages
        keys = dict.fromkeys(page.slide.key for page in pages)
        self._numbers = {
            key: tuple(n for n, page in enumerate(pages) if page.slide.key == key) for key in keys
        }
        self._left_out: dict[str, list[PreparedPage]] = {}
        if before is not None:
            gone = [key for key in before.keys if key not in keys]
            self._left_out = {
                key: [one._replace(number=None) for one in before.pages(key)] for key in gone
            }

    @property
    def keys(self) -> list[str]:
        """All slides whose looks are known, shown or left out."""
        return [*self._numbers, *self._left_out]

    def pages(self, key: str) -> list[PreparedPage]:
        """The pages of a slide, in order; none where it is not known yet."""
        numbers = self._numbers.get(key)
        if numbers is None:
            return self._left_out.get(key, [])
        pages = self.plan.fitted.pages
        return [PreparedPage(pages[n], self.painted.get(n), n) for n in numbers]

    def take_left_out(self, pages: "Iterable[tuple[Page, Painted]]") -> None:
        """Learn how the slides look that are left out."""
        self._left_out = {}
        for page, painted in pages:
            self._left_out.setdefault(page.slide.key, []).append(PreparedPage(page, painted, None))

    def key_of(self, number: int) -> str:
        """The slide of a written slide."""
        return self.plan.fitted.pages[number].slide.key

    def faces(self, choices: "Sequence[SlideChoice]", changed: frozenset[str]) -> dict[str, Face]:
        """How each slide of the list looks, by its key."""
        found = {}
        for choice in choices:
            pages = self.pages(choice.key)
            painted = pages[0].painted if pages else None
            found[choice.key] = Face(
                tuple(one.number for one in pages if one.number is not None),
                painted.thumbnail if painted else None,
                marks_of(choice, [one.page for one in pages]),
                choice.key in changed,
            )
        return found

    def slides_with(self, place: str) -> list[int]:
        """The written slides that show the fact at a place, counted from 1."""
        return [
            number + 1
            for number, painted in sorted(self.painted.items())
            if any(match(place, spot.place) for spot in painted.recording.spots)
        ]

    def best_spot(self, place: str) -> tuple[int, str] | None:
        """The written slide that shows a fact best, from 0, and the place under which it does."""
        spots = [
            (number, spot.place)
            for number, painted in sorted(self.painted.items())
            for spot in painted.recording.spots
        ]
        best, rate = best_match(place, [found for _, found in spots])
        return spots[best] if rate else None

    def changed_since(self, before: "PreparedDeck") -> frozenset[str]:
        """The slides of both decks that show something else, beside their number and footer."""
        old = _shown_by_key(before.plan)
        now = _shown_by_key(self.plan)
        return frozenset(key for key, shown in now.items() if old.get(key, shown) != shown)


def _shown_by_key(plan: "Plan") -> dict[str, list[object]]:
    shown: dict[str, list[object]] = {}
    for page in plan.fitted.pages:
        shown.setdefault(page.slide.key, []).append((page.slide.title, page.placed))
    return shown
