"""Derived values as rows: each with its formula and what went into it, beside the stated one."""

from collections.abc import Iterator

from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.ranks import by_name, by_time
from boardapp.review.labs.derived_texts import derived_text
from boardapp.review.model.review import Review
from boardapp.words.derived import formula_text
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.times import short_text

COLUMNS = ("What", "When", "Derived", "Stated", "Formula", "Rule")
SHARES = (12, 18, 17, 12, 29, 12)
EMPTY = (
    "Nothing can be derived.\nNeutrophils are, from leukocytes and a differential; eGFR from "
    "creatinine and height; QTc from QT and heart rate; the fall of MRD from two results by one "
    "method."
)


def derived_rows(review: Review | None) -> Iterator[FactRow]:
    """Every value that was derived, and those of which it is told why not."""
    for one in review.derived if review else ():
        cells = (
            one.name,
            short_text(one.when),
            derived_text(one),
            one.stated or NOT_REPORTED,
            formula_text(one.formula, one.inputs),
            one.rule,
        )
        ranks = (by_name(one.name), by_time(one.when))
        yield FactRow(cells, one.place, source=one.source, ranks=ranks)
