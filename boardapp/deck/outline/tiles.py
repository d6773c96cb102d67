"""Facts as tiles: each with its label small and what is known large, in rows of like width."""

from collections.abc import Sequence

from boardapp.case.place import Place
from boardapp.figures.cards.cards import Card, Row, Words
from boardapp.figures.figure import NOWHERE

_UNITS = 4
"""A row has room for so many short facts."""
_SHORT, _MIDDLE = 26, 70
"""Characters of a fact that takes one part of a row, and of one that takes two."""


def fact_tile(label: str, text: str, detail: str = "", place: Place = NOWHERE) -> Card:
    """A known fact, stated at `place`; what belongs to it stands under it."""
    words = [Words(text=text, rank="value" if len(text) <= _SHORT else "heading", tone="strong")]
    if detail:
        words.append(Words(text=detail, rank="detail"))
    return Card(
        head=label, head_at="within", words=tuple(words), share=float(_units(text)), place=place
    )


def open_card(label: str, text: str) -> Card:
    """What is not known, in one dashed card."""
    words = (Words(text=text, tone="muted"),)
    share = float(_units(text))
    return Card(
        head=label, head_at="within", words=words, tone="muted", is_dashed=True, share=share
    )


def in_rows(cards: Sequence[Card]) -> tuple[Row, ...]:
    """The cards in rows, each as full as the widths of its cards allow.

    Their order is kept, save that a later card fills up an earlier row that has room for it.
    """
    rows: list[list[Card]] = []
    for card in cards:
        row = next((row for row in rows if _used(row) + card.share <= _UNITS), None)
        if row is None:
            rows.append([card])
        else:
            row.append(card)
    return tuple(Row(cards=tuple(row)) for row in rows)


def _used(row: Sequence[Card]) -> float:
    return sum(card.share for card in row)


def _units(text: str) -> int:
    return 1 if len(text) <= _SHORT else 2 if len(text) <= _MIDDLE else _UNITS
