"""Which slides of a deck are of another case: pasted from the deck of another patient."""

from collections import Counter
from collections.abc import Callable, Mapping

from boardapp.deck.marking.case import slide_sample
from boardapp.deck.marking.marker import DeckMark, SlideMark

ANOTHER = "Made from another case; it stays as it is."
DOUBTFUL = (
    "It may be of another case: its footer is another one than on the other slides, or this deck "
    "never had it. It stays as it is."
)


def strangers(
    marks: Mapping[int, SlideMark], deck: DeckMark, is_ours: Callable[[SlideMark], bool]
) -> dict[int, str]:
    """A sentence for each slide, by its id, that is or may be of another case.

    A slide knows facts of the case it was written from, by which `is_ours` tells it. One that an
    older boardapp marked knows none: it is told from the others by its footer, which names
    patient and time, and by the list of slides that the deck was written with.
    """
    own = slide_sample(deck.facts)
    old = {number: mark for number, mark in marks.items() if not mark.facts}
    feet = Counter(map(_foot, old.values()))
    usual = max(feet, key=lambda foot: feet[foot], default="")
    found: dict[int, str] = {}
    for number, mark in marks.items():
        if mark.facts:
            if mark.facts != own and not is_ours(mark):
                found[number] = ANOTHER
        elif _foot(mark) != usual or (mark.key, mark.part) not in deck.slides:
            found[number] = DOUBTFUL
    return found


def _foot(mark: SlideMark) -> str:
    """What footer and banner stated, as digests."""
    return " ".join(unit.lines for unit in mark.units if unit.kind == "foot")
