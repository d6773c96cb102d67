"""What a deck may not hold: texts that may name a person and, of a de-identified case, dates.

Both are recognised as they are at the door of a case (`boardapp.case.identifiers_in_text`,
`boardapp.case.dates_in_text`), so that what the check of a written deck knows is what was masked.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from boardapp.case.dates_in_text import dates_in
from boardapp.case.identifiers_in_text import IdentifierInText, identifiers_in
from boardapp.deck.fitting.measure import MANY
from boardapp.deck.fitting.text import mapped, texts_of
from boardapp.deck.slides import Deck

LEFT_OUT = "[left out: {kind}]"
DATE = "a calendar date"


def suspects(text: str, *, has_dates: bool = False) -> list[tuple[str, str]]:
    """What a text seems to give away: the kind and the words of each."""
    found = _suspects(text, has_dates=has_dates)
    return [(one.kind, text[one.start : one.end].strip()) for one in found]


def without_suspects(deck: Deck) -> tuple[Deck, dict[str, int]]:
    """The deck without signs of a person and, of a de-identified case, dates; how many of each.

    What boardapp derives has none: this is for the words of the authors. In the place of what
    is left out stands that something was.
    """
    texts = [deck.title, deck.subject, deck.footer, *texts_of(deck.slides)]
    found = {
        text: those
        for text in dict.fromkeys(texts)
        if (those := _apart(text, has_dates=deck.has_dates))
    }
    if not found:
        return deck, {}

    def masked(text: str) -> str:
        parts, end = list[str](), 0
        for one in found.get(text, ()):
            parts += [text[end : one.start], LEFT_OUT.format(kind=one.kind)]
            end = one.end
        return "".join([*parts, text[end:]])

    shown = {name: masked(getattr(deck, name)) for name in ("title", "subject", "footer")}
    counts = Counter(one.kind for text in texts for one in found.get(text, ()))
    return replace(deck, slides=mapped(deck.slides, masked), **shown), counts


def _apart(text: str, *, has_dates: bool) -> list[IdentifierInText]:
    """The suspects of a text in its order; of two that overlap the first."""
    found, end = list[IdentifierInText](), 0
    for one in sorted(_suspects(text, has_dates=has_dates)):
        if one.start >= end:
            found.append(one)
            end = one.end
    return found


@lru_cache(maxsize=MANY)
def _suspects(text: str, *, has_dates: bool) -> tuple[IdentifierInText, ...]:
    """Kept, since what is masked is looked through once more when it is written."""
    return tuple(_found_in(text, has_dates=has_dates))


def _found_in(text: str, *, has_dates: bool) -> Iterator[IdentifierInText]:
    yield from identifiers_in(text)
    for found in () if has_dates else dates_in(text):
        if found.date is None or found.date.month is not None:  # A year alone tells no day.
            yield IdentifierInText(found.start, found.end, DATE)
