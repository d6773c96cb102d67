"""The slides of genetics: allele fractions as a chart, and all findings by time and specimen."""

from collections.abc import Iterator, Sequence

from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.slides import ChartBlock, Note, Section, Slide
from boardapp.deck.tissue_titles import genetics_title
from boardapp.figures.charts.genetics import allele_fraction_chart
from boardapp.review.model.tissue import GeneticResult
from boardapp.words.lists import parted
from boardapp.words.plurals import counted

_COLUMNS = ("When", "Finding", "Change", "Result", "Fraction", "Specimen", "Method")
_WIDTHS = (1.5, 1.4, 3.0, 1.1, 1.0, 1.2, 1.1)
_NAMES = 2
"""So many columns name a finding; of the others those that say nothing are left out."""


def genetics_slide(material: Material) -> Slide | None:
    """Main: the chart where a change was measured twice, else the table of several times."""
    if not _is_main(material):
        return None
    results = material.review.tissue.genetics
    chart = allele_fraction_chart(material.review)
    if chart is None:
        return _table_slide(material, "genetics", "Course", _title(material))
    block = ChartBlock(chart=chart, caption=chart.thinned)
    facts = Facts(lines=tuple(_lines(material, results)), shown=results)
    return slide(material, "genetics", "Course", _title(material), (block,), facts, "visual")


def genetics_table_slide(material: Material) -> Slide | None:
    """Backup: all findings by time and specimen, where no main slide has their table."""
    if _is_main(material) and allele_fraction_chart(material.review) is None:
        return None
    count = counted(len(material.review.tissue.genetics), "genetic finding")
    title = f"{count} by time and specimen"
    return _table_slide(material, "genetics-table", "Backup", title)


def _is_main(material: Material) -> bool:
    """Whether findings have several times or fractions, so that a board reads them as a course."""
    results = material.review.tissue.genetics
    times = {one.when.drawn for one in results if one.when.drawn is not None}
    return _is_told(results) and (len(times) > 1 or any(one.fraction for one in results))


def _is_told(results: Sequence[GeneticResult]) -> bool:
    """Whether they say more than the rows at diagnosis do."""
    return any(
        not one.is_of_diagnosis or one.fraction or one.change or one.specimen for one in results
    )


def _table_slide(material: Material, key: str, section: Section, title: str) -> Slide | None:
    results = material.review.tissue.genetics
    if not _is_told(results):
        return None
    cells = [_cells(material, one) for one in results]
    shown = [n for n in range(len(_COLUMNS)) if n < _NAMES or any(row[n] for row in cells)]
    block = table(
        [_COLUMNS[n] for n in shown],
        [[row[n] for n in shown] for row in cells],
        [_WIDTHS[n] for n in shown],
        "Genetic findings by time and specimen",
        places=[one.place for one in results],
    )
    facts = Facts(lines=tuple(_lines(material, results)), shown=results)
    return slide(material, key, section, title, (block,), facts)


def _cells(material: Material, one: GeneticResult) -> tuple[str, ...]:
    mark, place = material.doubts.mark, one.place
    gene = one.gene if one.gene.casefold() not in one.name.casefold() else ""
    return (
        material.times.of(one.when),
        mark(parted((one.name, gene), ", "), place / "gene"),
        mark(one.change, place / "change"),
        mark(one.result, place / "result"),
        mark(one.fraction, place / "allele_fraction"),
        mark(one.specimen, place / "specimen"),
        mark(one.method, place / "method"),
    )


def _lines(material: Material, results: Sequence[GeneticResult]) -> Iterator[Note]:
    for one in results:
        time = material.times.told(one.when)
        yield fact(one, f"{parted((one.name, one.text), ': ')}{f' – {time}' if time else ''}")


def _title(material: Material) -> str:
    """What was found at each time; the doubts stand in the table and in the notes."""
    results = material.review.tissue.genetics
    looks: dict[str, dict[str, None]] = {}
    for one in results:
        told = looks.setdefault(material.times.told(one.when), {})
        if text := _found(material, one):
            told[text] = None
    return genetics_title([(time, list(found)) for time, found in looks.items()], len(results))


def _found(material: Material, one: GeneticResult) -> str:
    """A finding in few words: "EGFR T790M 12 %"; one that is not there says so."""
    value = one.fraction or ("" if one.is_present else one.result)
    told = parted((one.called, value), " ")
    return material.doubts.mark(told, one.place / "allele_fraction", one.place / "gene")
