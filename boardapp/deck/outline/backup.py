"""The slides behind the last question: references, definitions, doubts, what is missing."""

from collections.abc import Sequence

from msgspec.structs import replace

from boardapp.deck.outline.diagnosis import disease_rows, is_missing, missing_name
from boardapp.deck.outline.material import Facts, Material, fact, row_facts, slide, table
from boardapp.deck.slides import Slide
from boardapp.review.checks.completeness import missing_first
from boardapp.review.model.base import Row
from boardapp.review.model.course import Phase
from boardapp.review.model.findings import Definition, Finding
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.plurals import counted
from boardapp.words.sentences import shortened

_LONGEST_RULE = 400


def references_slide(material: Material) -> Slide | None:
    """The papers by number, with what each is cited for."""
    rows = material.review.references
    if not rows:
        return None
    cells = [
        (row.label, row.value, material.doubts.flag(row.note or "none stated", row.place))
        for row in rows
    ]
    columns, places = ("No.", "Reference", "Cited for"), [row.place for row in rows]
    block = table(columns, cells, (0.5, 5.5, 3), "References", places=places)
    title = f"{counted(len(rows), 'reference')} as cited in the case"
    facts = Facts(lines=row_facts(rows), shown=rows)
    return slide(material, "references", "Backup", title, (block,), facts)


def definitions_slide(material: Material) -> Slide | None:
    """The rules that the slides of this deck used; none without a course."""
    return _definitions(material, [r for r in material.review.definitions if not r.is_beside])


def all_definitions_slide(material: Material) -> Slide | None:
    """Full deck: as above, with the rules of what it tells beside what is stated."""
    return _definitions(material, material.review.definitions)


def _definitions(material: Material, rules: Sequence[Definition]) -> Slide | None:
    """Rules with version and source."""
    if not rules or len(material.review.course) < 2:
        return None
    cells = [(r.name, r.version, shortened(r.text, _LONGEST_RULE), r.citation) for r in rules]
    columns = ("Rule", "Version", "What it says", "Source")
    block = table(columns, cells, (1.3, 1.6, 4.2, 2.8), "Definitions with their versions")
    facts = Facts(lines=tuple(fact(r, f"{r.name}, {r.version}: {r.text}") for r in rules))
    title = f"{counted(len(rules), 'rule')} used by the program, with version and source"
    return slide(material, "definitions", "Backup", title, (block,), facts)


def doubts_slide(material: Material) -> Slide | None:
    """Every finding under the number that marks it on the other slides."""
    numbered = material.doubts.numbered
    if not numbered:
        return None
    cells = [_doubt_cells(number, finding) for number, finding in numbered]
    columns = ("No.", "About", "What is open", "Suggestion")
    places = [finding.place for _, finding in numbered]
    block = table(columns, cells, (0.5, 1.9, 5, 3), "Doubts by their numbers", places=places)
    title = f"{counted(len(numbered), 'doubt')} about the data; no value was changed"
    told = (fact(f, f"Doubt {n}: {f.sentence} Basis: {f.basis}") for n, f in numbered)
    lines = tuple(replace(line, kind="doubt") for line in told)
    return slide(material, "doubts", "Backup", title, (block,), Facts(lines=lines))


def missing_slide(material: Material) -> Slide | None:
    """What this case does not report, by area; none where the checklists tell it on their slide."""
    areas = missing_by_area(material)
    missing = [row for _, rows in areas for row in rows]
    if not missing or has_checklists(material):
        return None
    cells = [(area, ", ".join(map(missing_name, rows))) for area, rows in areas if rows]
    block = table(("Area", "Not reported or not done"), cells, (1.2, 4), "What the case lacks")
    title = f"{counted(len(missing), 'item')} not reported or not done"
    facts = Facts(lines=row_facts(missing))
    return slide(material, "missing", "Backup", title, (block,), facts)


def missing_by_area(material: Material) -> list[tuple[str, list[Row]]]:
    """What is not reported or not done, by the area a board member would ask about."""
    return [(area, [row for row in rows if is_missing(row)]) for area, rows in _areas(material)]


def has_checklists(material: Material) -> bool:
    """Whether a slide tells what the checklists miss: a case without a course lacks nearly all."""
    review = material.review
    return len(review.course) > 1 and any(True for _ in missing_first(review.completeness))


def sources_slide(material: Material) -> Slide | None:
    """Full deck: the documents that the facts are taken from."""
    rows = material.review.sources
    if not rows:
        return None
    cells = [(row.label, row.value, row.note or "none stated") for row in rows]
    columns, places = ("Cited as", "Source", "Kind"), [row.place for row in rows]
    block = table(columns, cells, (1, 5.5, 1.6), "Sources of the case", places=places)
    title = f"{counted(len(rows), 'source')} of the facts in this deck"
    return slide(material, "sources", "Backup", title, (block,), Facts(lines=row_facts(rows)))


def remarks_slide(material: Material) -> Slide | None:
    """Full deck: what the source adds beside the course, such as its interpretation."""
    rows = material.review.remarks
    if not rows:
        return None
    cells = [(r.label, material.doubts.flag(r.value, r.place), r.source) for r in rows]
    columns, places = ("Kind", "Statement", "Source"), [row.place for row in rows]
    block = table(columns, cells, (1.2, 6.4, 1), "Remarks of the source", places=places)
    title = f"{counted(len(rows), 'remark')} of the source, as its own view"
    facts = Facts(lines=row_facts(rows), shown=rows)
    return slide(material, "remarks", "Backup", title, (block,), facts)


def _doubt_cells(number: int, finding: Finding) -> tuple[str, str, str, str]:
    return str(number), finding.title, finding.sentence, finding.to_do


def _therapy_gaps(phases: Sequence[Phase]) -> tuple[Row, ...]:
    """What the case itself says is not reported of a phase: dose, product, target."""
    return tuple(
        Row(label=f"{phase.name}: {name}", value=NOT_REPORTED, is_missing=True, place=phase.place)
        for phase in phases
        for name in phase.gaps
    )


def _areas(material: Material) -> tuple[tuple[str, Sequence[Row]], ...]:
    """The rows of the review by the area a board member would ask about."""
    review = material.review
    statements = (review.question, review.reason, review.new_problem)
    tests = [
        Row(label=row.test, value=row.state, is_missing=True, place=row.place, source=row.source)
        for work_up in review.work_ups
        for row in work_up.rows
        if row.state in ("not done", "not reported")
    ]
    return (
        ("Meeting", statements),
        ("Disease", [row for row in disease_rows(review) if row.place.collection != "patient"]),
        ("Patient", review.patient),
        ("Status", review.status.rows),
        ("Therapy", _therapy_gaps(review.phases)),
        ("Work-up", tests),
    )
