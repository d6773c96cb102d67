"""Imaging studies as rows of a table, the newest first."""

from collections.abc import Iterator

from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.ranks import by_name, by_time
from boardapp.review.model.imaging import StudyEntry
from boardapp.review.model.review import Review
from boardapp.words.lists import parted
from boardapp.words.studies import measured_text, study_found, study_title
from boardapp.words.times import short_text

COLUMNS = ("When", "Study", "Found", "Sum or score", "Response as stated", "Computed")
SHARES = (15, 15, 32, 12, 14, 12)
EMPTY = "No imaging study is stated.\nInsert adds one: type “imaging”."


def imaging_rows(review: Review | None) -> Iterator[FactRow]:
    """Each study with what it found, its sum or score, and what it is called."""
    for study in reversed(review.studies if review else ()):
        cells = (
            short_text(study.when),
            study_title(study.record),
            study_found(study.record),
            measured_text(study.record, study.sum),
            study.told,
            _computed(study, review) if review else "",
        )
        ranks = (by_time(study.when), by_name(study_title(study.record)))
        yield FactRow(cells, study.place, source=study.source, ranks=ranks)


def _computed(study: StudyEntry, review: Review) -> str:
    rows = (row for row in review.stated_and_computed if row.key == study.key and row.classes)
    return parted(f"{' or '.join(row.classes)} ({row.rule})" for row in rows)
