"""Conditions beside the disease, on its slide: an earlier malignancy, a syndrome, an allergy.

Conditions of one name are one fact. What is not stated is not named: a case that says nothing of
allergies does not say that there are none.
"""

from collections.abc import Iterable, Sequence

from boardapp.deck.outline.material import Material, table
from boardapp.deck.outline.tiles import fact_tile
from boardapp.deck.slides import TableBlock
from boardapp.figures.cards.cards import Card
from boardapp.review.model.base import ConditionRow
from boardapp.words.lists import parted


def condition_tiles(material: Material) -> list[Card]:
    """A tile for each name of conditions, an earlier malignancy and a syndrome first."""
    return [_tile(material, label, rows) for label, rows in _by_label(material).items()]


def condition_table(material: Material) -> tuple[TableBlock, ...]:
    """The same as a table, for where the tiles find no room; () where nothing is stated."""
    cells = _told(material)
    if not cells:
        return ()
    summary = "Beside the disease: " + "; ".join(f"{label}: {text}" for label, text in cells)
    return (table(("Beside the disease", "As stated"), cells, (1, 2.8), summary),)


def conditions_said(material: Material) -> str:
    """The same for who can't see the tiles; empty where nothing is stated."""
    return "; ".join(f"{label}: {text}" for label, text in _told(material))


def _tile(material: Material, label: str, rows: Sequence[ConditionRow]) -> Card:
    """The time of one alone stands under it; of several, each behind its own."""
    if len(rows) == 1:
        (row,) = rows
        detail = parted((row.note, material.doubts.sign(row.place)), ", ")
        return fact_tile(label, row.value, detail, row.place)
    return fact_tile(label, _text(material, rows))


def _told(material: Material) -> list[tuple[str, str]]:
    return [(label, _text(material, rows)) for label, rows in _by_label(material).items()]


def _text(material: Material, rows: Iterable[ConditionRow]) -> str:
    texts = ((f"{row.value} ({row.note})" if row.note else row.value, row.place) for row in rows)
    return parted(material.doubts.mark(text, place) for text, place in texts)


def _by_label(material: Material) -> dict[str, list[ConditionRow]]:
    rows: dict[str, list[ConditionRow]] = {}
    for row in material.review.conditions:
        rows.setdefault(row.label, []).append(row)
    return rows
