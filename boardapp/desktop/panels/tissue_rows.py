"""What was found in tissue, for the panels: sections to read, and the rows of a table."""

from collections.abc import Iterable, Iterator

from boardapp.desktop.parts import html
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.review.model.base import Row
from boardapp.review.model.review import Review
from boardapp.review.model.tissue import GeneticResult, Stage, TissueReport
from boardapp.words.lists import parted
from boardapp.words.sentences import sentences
from boardapp.words.times import short_text

GENETICS = ("When", "Finding", "Gene", "Change", "Result", "Allele fraction", "Specimen", "Method")
GENETIC_SHARES = (18, 17, 9, 16, 10, 10, 10, 10)
NO_GENETICS = (
    "No genetic finding is reported.\nInsert adds one: type “genetic”. Those of the diagnosis "
    "stand in it, in “Genetics”."
)


def tissue_sections(review: Review) -> Iterator[str]:
    """Pathology, stages and genetic findings, each only where there are any."""
    tissue = review.tissue
    later = [one for one in tissue.genetics if not one.is_of_diagnosis]
    told = (
        ("Pathology", map(_report_row, tissue.reports)),
        ("Stages", map(_stage_row, tissue.stages)),
        ("Genetics over time", map(_genetic_row, tissue.genetics if later else ())),
    )
    for name, rows in told:
        yield from _section(name, rows)


def genetic_rows(review: Review | None) -> Iterator[FactRow]:
    """Every genetic finding by its time and specimen."""
    for one in review.tissue.genetics if review else ():
        cells = (
            short_text(one.when),
            one.name,
            one.gene,
            one.change,
            one.result,
            one.fraction,
            one.specimen,
            one.method,
        )
        yield FactRow(cells, one.place, source=one.source)


def _section(name: str, rows: Iterable[Row]) -> Iterator[str]:
    table = html.rows_table(rows)
    if table:
        yield html.heading(name)
        yield table


def _report_row(report: TissueReport) -> Row:
    told = sentences(
        report.specimen,
        report.histology,
        report.grade,
        "; ".join(stain.text for stain in report.stains),
        report.conclusion,
        f"specimen of {report.operation}" if report.operation else "",
    )
    return Row(
        label=html.time_text(report.when),
        value=f"{report.title}. {told}".strip(),
        place=report.place,
        source=report.source,
    )


def _stage_row(stage: Stage) -> Row:
    return Row(
        label=html.time_text(stage.when),
        value=stage.text,
        place=stage.place,
        source=stage.source,
    )


def _genetic_row(one: GeneticResult) -> Row:
    return Row(
        label=html.time_text(one.when),
        value=parted((one.name, one.text), ": "),
        place=one.place,
        source=one.source,
    )
