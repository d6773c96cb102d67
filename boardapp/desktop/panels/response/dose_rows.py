"""Doses as rows: each as stated, at its own place."""

from collections.abc import Iterator

from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.ranks import by_name, by_step, by_value
from boardapp.review.model.review import Review
from boardapp.words.values import value_text

COLUMNS = ("Line", "Therapy", "Of what", "Dose", "Of the standard dose", "How", "Source")
SHARES = (5, 21, 19, 13, 13, 20, 9)
EMPTY = (
    "No drug, field of radiation or cell product is stated.\nDoses stand in a therapy: "
    "Insert adds one, Enter opens one that is there."
)


def dose_rows(review: Review | None) -> Iterator[FactRow]:
    """The doses of all therapies, in the order of the file."""
    for entry in review.doses if review else ():
        cells = (
            "" if entry.line is None else str(entry.line),
            entry.therapy,
            entry.what,
            value_text(entry.dose, entry.unit),
            value_text(entry.share, "%") if entry.share else "",
            "; ".join(entry.how),
            entry.source,
        )
        ranks = (
            by_step(entry.line),
            by_name(entry.therapy),
            by_name(entry.what),
            None,
            by_value(entry.share),
        )
        yield FactRow(cells, entry.place, source=entry.source, ranks=ranks)
