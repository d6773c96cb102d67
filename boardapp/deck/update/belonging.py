"""Which slides of a deck are of another case: pasted from the deck of another patient."""

from collections import Counter
from collections.abc import Callable, Mapping

from boardapp.deck.marking.case import number_in, slide_sample
from boardapp.deck.marking.marker import FOOT, DeckMark, SlideMark

ANOTHER = "Made from another case; it stays as it is."
DOUBTFUL = (
    "It may be of another case: its footer is another one than on the other slides, or this deck "
    "never had it. It stays as it is."
)
UNSAID = (
    "It may be of another case: it does not say whose it is, as the other slides do. It stays as "
    "it is."
)


def strangers(
    marks: Mapping[int, SlideMark], deck: DeckMark, is_ours: Callable[[SlideMark], bool]
) -> dict[int, str]:
    """A sentence for each slide, by its id, that is or may be of another case.

    A slide knows facts of the case it was written from, by which `is_ours` tells it. One that an
    older boardapp marked knows none. Among slides that know theirs it came from elsewhere, for an
    update gives facts to all of a case; where none does, it is told from the others by its footer,
    which names patient and time, and by the list of slides that the deck was written with.
    """
    own = slide_sample(deck.facts)
    has_facts = any(mark.facts and (mark.facts == own or is_ours(mark)) for mark in marks.values())
    old = {number: mark for number, mark in marks.items() if not mark.facts}
    feet = Counter(map(_foot, old.values()))
    usual = max(feet, key=lambda foot: feet[foot], default="")
    found: dict[int, str] = {}
    for number, mark in marks.items():
        if mark.facts:
            if mark.facts != own and not is_ours(mark):
                found[number] = ANOTHER
        elif has_facts and not _is_of_the_meeting(mark, deck):
            found[number] = UNSAID
        elif _foot(mark) != usual or (mark.key, mark.part) not in deck.slides:
            found[number] = DOUBTFUL
    return found


def _is_of_the_meeting(mark: SlideMark, deck: DeckMark) -> bool:
    """Whether it is a slide of a meeting, such as its agenda, and of no case."""
    return bool(deck.cases) and not number_in(mark.key)


def _foot(mark: SlideMark) -> str:
    """What footer and banner stated, as digests."""
    return " ".join(unit.lines for unit in mark.units if unit.kind == FOOT)
