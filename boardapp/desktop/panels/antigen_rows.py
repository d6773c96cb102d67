"""Lineages as rows, and what became of each antigen in a sentence."""

from collections.abc import Iterator

from boardapp.review.course.antigens import RULE
from boardapp.review.model.base import Row
from boardapp.review.model.review import Review
from boardapp.words.antigens import became_text
from boardapp.words.times import short_text


def lineage_rows(review: Review) -> Iterator[Row]:
    """The lineage at each look that states one."""
    for look in review.antigen_looks:
        if look.lineage:
            yield Row(
                label=f"Lineage, {look.label}",
                value=look.lineage,
                note=short_text(look.when),
                place=look.place / "lineage",
                source=look.source,
            )


def changes_text(review: Review) -> str:
    """What became of each antigen that two looks state, with the rule; empty where none do."""
    told = [became_text(one.antigen, one.course, one.at.label) for one in review.antigen_courses]
    return f"{'; '.join(told)} ({RULE}, ours)." if told else ""
