"""The slide of pathology: histology, grade and stains of each report, at its own time."""

from boardapp.deck.fitting.binding import NO_BREAK_SPACE
from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.outline.room import has_room
from boardapp.deck.slides import Block, FigureBlock, Note, Section, Slide, TableBlock
from boardapp.deck.tissue_titles import pathology_title
from boardapp.figures.cards.cards import Card, Cards, Rank, Row, Tone, Words
from boardapp.review.model.tissue import StainResult, TissueReport
from boardapp.words.capitals import capitalised
from boardapp.words.lists import parted
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.sentences import sentences

_COLUMNS = ("When", "Specimen", "Histology", "Stains", "Conclusion")
_WIDTHS = (1.3, 1.9, 2.3, 2.2, 2.6)
_NAMES = 2
"""So many columns name a report; of the others those that say nothing are left out."""


def pathology_slide(material: Material) -> Slide | None:
    """Main: where a board of this disease asks for its tissue first, and there is much to tell."""
    return _slide(material, "Case") if _is_main(material) else None


def pathology_backup_slide(material: Material) -> Slide | None:
    """Backup: in every other disease, and where one tile of the diagnosis says as much."""
    return None if _is_main(material) else _slide(material, "Backup")


def _is_main(material: Material) -> bool:
    """Whether several reports, or the stains of one, make more than a line of text."""
    tissue = material.review.tissue
    stains = sum(len(report.stains) for report in tissue.reports)
    return tissue.is_leading and (len(tissue.reports) > 1 or stains >= _MANY_STAINS)


_MANY_STAINS = 3


def found_in(report: TissueReport) -> str:
    """What a report found, in few words: histology and grade, else what it concludes."""
    return parted((report.histology, report.grade), ", ") or report.conclusion.rstrip(".")


def _slide(material: Material, section: Section) -> Slide | None:
    reports = material.review.tissue.reports
    if not reports:
        return None
    cells = [_cells(material, report) for report in reports]
    shown = [n for n in range(len(_COLUMNS)) if n < _NAMES or any(row[n] for row in cells)]
    told = (f"{report.title}: {found_in(report)}" for report in reports)
    listed = table(
        [_COLUMNS[n] for n in shown],
        [[row[n] for n in shown] for row in cells],
        [_WIDTHS[n] for n in shown],
        f"Pathology: {'; '.join(told)}",
        _SIGNS if any(stain.sign for report in reports for stain in report.stains) else "",
        [report.place for report in reports],
    )
    block = _columns(material, listed)
    title = pathology_title([(report.procedure, found_in(report)) for report in reports])
    facts = Facts(lines=tuple(_fact(material, one) for one in reports), shown=reports)
    return slide(material, "pathology", section, title, (block,), facts)


def _columns(material: Material, listed: TableBlock) -> Block:
    """A column for each report where they are few and have room, else the table."""
    reports = material.review.tissue.reports
    columns = tuple(_card(material, report) for report in reports)
    figure = Cards(name="Pathology", summary=listed.summary, rows=(Row(cards=columns),))
    block = FigureBlock(figure=figure, caption=listed.caption, otherwise=(listed,))
    return block if len(reports) <= _MOST_COLUMNS and has_room(material, block) else listed


def _card(material: Material, report: TissueReport) -> Card:
    """What a report found, large; under it its stains and what it concludes, then its time."""
    _, specimen, histology, stains, conclusion = _cells(material, report)
    time = material.times.told(report.when) or f"time {NOT_REPORTED}"
    told: tuple[tuple[str, Rank, Tone], ...] = (
        (histology, "heading", "strong"),
        (stains, "text", "plain"),
        (conclusion, "text", "plain"),
        (capitalised(time), "detail", "plain"),
    )
    words = tuple(Words(text=text, rank=rank, tone=tone) for text, rank, tone in told if text)
    return Card(head=specimen, words=words, place=report.place)


_MOST_COLUMNS = 3
_SIGNS = "+ positive, − negative; all else in the words of the report."


def _cells(material: Material, report: TissueReport) -> tuple[str, ...]:
    mark, place = material.doubts.mark, report.place
    histology = parted((report.histology, mark(report.grade, place / "grade")), ", ")
    is_told = report.operation.casefold() in report.title.casefold()
    specimen = parted((report.title, "" if is_told else f"of {report.operation}"), ", ")
    return (
        material.times.of(report.when),
        mark(specimen, place / "therapy"),
        mark(histology, place / "histology"),
        mark(", ".join(map(_stain, report.stains)), place / "stains"),
        mark(report.conclusion, place / "conclusion"),
    )


def _stain(stain: StainResult) -> str:
    """A stain with its sign, which never stands alone in a line: "desmin +", "Ki-67 70 %"."""
    name = f"{stain.name}{NO_BREAK_SPACE}{stain.sign}" if stain.sign else stain.name
    return parted((name, stain.rest), " ")


def _fact(material: Material, report: TissueReport) -> Note:
    text = sentences(
        f"{report.title}, {material.times.of(report.when)}",
        report.specimen,
        found_in(report),
        "; ".join(stain.text for stain in report.stains),
        report.conclusion if report.histology or report.grade else "",
    )
    return fact(report, text)
