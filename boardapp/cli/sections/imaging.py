"""Imaging studies in a terminal: what each found, as stated and as computed."""

from collections.abc import Iterator

from boardapp.cli.sections.layout import entry, time_told
from boardapp.review.model.review import Review
from boardapp.words.studies import measured_text, study_found, study_title


def imaging_lines(review: Review) -> Iterator[str]:
    """Each study in order of time: what it found, its sum or score, and what it is called."""
    for study in review.studies:
        computed = (
            f"computed: {row.computed} ({row.rule})"
            for row in review.stated_and_computed
            if row.key == study.key and row.classes
        )
        yield entry(
            f"{time_told(study.when)}: {study_title(study.record)}",
            study_found(study.record),
            measured_text(study.record, study.sum),
            study.told,
            *computed,
            source=study.source,
        )
