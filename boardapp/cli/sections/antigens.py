"""Antigens and lineage at each look, in a terminal."""

from collections.abc import Iterator

from boardapp.cli.sections.layout import cited, row_line, time_told, wrapped
from boardapp.review.course.antigens import RULE
from boardapp.review.model.review import Review
from boardapp.words.antigens import became_text


def antigen_lines(review: Review) -> Iterator[str]:
    """Each antigen at each look, the lineages, then what became of each antigen."""
    yield from map(row_line, review.antigens)
    for look in review.antigen_looks:
        if look.lineage:
            told = f"Lineage, {look.label}: {look.lineage} ({time_told(look.when)})"
            yield wrapped(f"{told} {cited(look.source)}", hanging=3)
    became = [became_text(one.antigen, one.course, one.at.label) for one in review.antigen_courses]
    if became:
        yield wrapped(f"Together: {'; '.join(became)}. {RULE} (ours).", hanging=3)
