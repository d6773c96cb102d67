"""What was found in tissue, in a terminal: pathology, stages, genetic findings over time."""

from collections.abc import Iterator

from boardapp.cli.sections.layout import entry, section_if_any, time_told
from boardapp.review.model.review import Review


def tissue_sections(review: Review) -> Iterator[str]:
    """Each only where there is any; genetic findings of the diagnosis alone stand with it."""
    yield from section_if_any("Pathology", _reports(review))
    yield from section_if_any("Stages", _stages(review))
    if any(not one.is_of_diagnosis for one in review.tissue.genetics):
        yield from section_if_any("Genetics over time", _genetics(review))


def _reports(review: Review) -> Iterator[str]:
    for one in review.tissue.reports:
        yield entry(
            f"{time_told(one.when)}: {one.title}",
            one.specimen,
            one.histology,
            one.grade,
            *(stain.text for stain in one.stains),
            one.conclusion,
            f"specimen of {one.operation}" if one.operation else "",
            source=one.source,
        )


def _stages(review: Review) -> Iterator[str]:
    for one in review.tissue.stages:
        yield entry(f"{time_told(one.when)}: {one.text}", source=one.source)


def _genetics(review: Review) -> Iterator[str]:
    for one in review.tissue.genetics:
        yield entry(f"{time_told(one.when)}: {one.name}", one.text, source=one.source)
