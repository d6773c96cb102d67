"""The slide of the disease: what was found at diagnosis, and what is not reported of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from boardapp.case.place import Place
from boardapp.deck.outline.conditions import (
    condition_table,
    condition_tiles,
    conditions_said,
)
from boardapp.deck.outline.material import Facts, Material, row_facts, slide, table
from boardapp.deck.outline.room import has_room
from boardapp.deck.outline.tiles import fact_tile, in_rows, open_card
from boardapp.deck.slides import Block, FigureBlock, Paragraph, Slide, TableBlock, TextBlock
from boardapp.deck.titles import diagnosis_title
from boardapp.figures.cards.cards import Card, Cards, Row
from boardapp.figures.figure import NOWHERE
from boardapp.review.model.base import AntigenRow, FoundRow
from boardapp.review.model.base import Row as Stated
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised, lowered
from boardapp.words.lists import listed, parted
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.times import at_age_text, stated_time

_DISEASE, _IMMUNOPHENOTYPE, _WHEN, _CNS, _SEX = (
    Place.of("diagnosis", "disease"),
    Place.of("diagnosis", "immunophenotype"),
    Place.of("diagnosis", "when"),
    Place.of("diagnosis", "cns"),
    Place.of("patient", "sex"),
)
_IN_TITLE = (_CNS,)
_SIGNS = ("present", "absent")
_Found = tuple[str, str, str, Place]
"""Label, value, doubts, and where it is stated."""
_Arrange = Callable[[Sequence[Card], Sequence[Card], Sequence[Card]], tuple[Row, ...]]
"""Puts the tiles of the disease, those beside it and what is missing in rows."""


def diagnosis_slide(material: Material) -> Slide:
    """What is stated as tiles, what was found later with its time, what is missing as one card."""
    rows = disease_rows(material.review)
    title = _title(material, rows)
    known = [row for row in rows if not is_missing(row)]
    if len(known) > 1:  # alone, the disease makes a table; else the title says it
        known = [row for row in known if not _is_disease_told(row, title)]
    block = _first_with_room(material, rows, known, title)
    rows += material.review.conditions
    facts = Facts(lines=row_facts(rows), shown=tuple(rows), rules=("CNS", "Disease profile"))
    shown = (block,) if block else ()
    return slide(material, "diagnosis", "Case", title, shown, facts, "visual")


def _first_with_room(
    material: Material, rows: Sequence[Stated], known: Sequence[Stated], title: str
) -> FigureBlock | None:
    """The tiles as they find room: what the title says as well gives way, then the order.

    All of them where none of that helps: tables stand in their place.
    """
    fewer = [row for row in known if not _is_in_title(material, row, title)]
    ways = ((known, _apart), (fewer, _apart), (fewer, _together), (fewer, _closest))
    blocks = [_block(material, rows, told, arrange) for told, arrange in ways]
    fitting = (block for block in blocks if block and has_room(material, block))
    return next(fitting, blocks[0])


def _apart(
    disease: Sequence[Card], beside: Sequence[Card], missing: Sequence[Card]
) -> tuple[Row, ...]:
    """Several conditions in rows of their own, so that their order is seen."""
    if len(beside) < 2:
        return _together(disease, beside, missing)
    return (*in_rows(disease), *in_rows(beside), *_whole_rows(missing))


def _together(
    disease: Sequence[Card], beside: Sequence[Card], missing: Sequence[Card]
) -> tuple[Row, ...]:
    return (*in_rows([*disease, *beside]), *_whole_rows(missing))


def _closest(
    disease: Sequence[Card], beside: Sequence[Card], missing: Sequence[Card]
) -> tuple[Row, ...]:
    """What is missing stands among the tiles as well."""
    return in_rows([*disease, *beside, *missing])


def _whole_rows(cards: Sequence[Card]) -> Iterator[Row]:
    return (Row(cards=(card,)) for card in cards)


def _block(
    material: Material, rows: Sequence[Stated], known: Sequence[Stated], arrange: _Arrange
) -> FigureBlock | None:
    """The tiles of what is known and of what is missing among the rows, if there is any."""
    later = [row for row in known if isinstance(row, FoundRow) and row.is_apart]
    found = _found(material, [row for row in known if row not in later])
    told = [(label, f"{text} ({sign})" if sign else text) for label, text, sign, _ in found]
    summary = "Findings at diagnosis: " + "; ".join(f"{a}: {b}" for a, b in told)
    if beside := conditions_said(material):
        summary = f"{summary}. {beside}" if told else beside
    disease = [fact_tile(*one) for one in found] + [_later_tile(material, row) for row in later]
    missing = [open_card(reason, text) for reason, text in _missing(rows)]
    tiles = arrange(disease, condition_tiles(material), missing)
    figure = Cards(name="Diagnosis", summary=summary, rows=tiles)
    if not figure.rows:
        return None
    listed_too: list[Block] = []
    if told:
        places = [place for *_, place in found]
        columns = ("Finding", "At diagnosis")
        listed_too.append(table(columns, told, (1, 2.8), summary, places=places))
    listed_too += condition_table(material)
    if later:
        listed_too.append(_later_table(material, later))
    listed_too += missing_block(rows)
    return FigureBlock(figure=figure, otherwise=tuple(listed_too))


def _later_tile(material: Material, row: FoundRow) -> Card:
    """What was not found at the diagnosis, with its time and the doubts about it."""
    found = "found later" if row.is_later else "found"
    time = f"{found}: {material.times.of(row.when)}"
    detail = parted((time, material.doubts.sign(row.place)), ", ")
    return fact_tile(row.label, row.short or row.value, detail, row.place)


def _later_table(material: Material, rows: Sequence[FoundRow]) -> TableBlock:
    """What was not found at the diagnosis, each with its own time."""
    cells = [
        (row.label, material.doubts.mark(row.value, row.place), material.times.of(row.when))
        for row in rows
    ]
    head = "Found later" if all(row.is_later for row in rows) else "Found at another time"
    summary = f"{head}: " + "; ".join(f"{a}: {b}, {when}" for a, b, when in cells)
    places = [row.place for row in rows]
    return table(("Finding", head, "When"), cells, (1, 1.6, 1.2), summary, places=places)


def disease_rows(review: Review) -> list[Stated]:
    """The rows of disease and patient; antigens one by one where none of them is reported."""
    antigens = [row for row in review.antigens if row.place.collection == "diagnosis"]
    are_missing = bool(antigens) and all(row.is_missing for row in antigens)
    disease = [
        row for row in review.diagnosis if not (are_missing and row.place == _IMMUNOPHENOTYPE)
    ]
    sex = [row for row in review.patient if row.place == _SEX]
    return [*disease, *(antigens if are_missing else ()), *sex]


def is_missing(row: Stated) -> bool:
    """Whether the row says that something is not reported or not done."""
    return row.is_missing or not row.value


def missing_block(rows: Iterable[Stated]) -> tuple[TextBlock, ...]:
    """One line that names what is missing, by reason; none where nothing is."""
    paragraphs = tuple(Paragraph(label=reason, text=text) for reason, text in _missing(rows))
    return (TextBlock(paragraphs=paragraphs, is_bulleted=False),) if paragraphs else ()


def _missing(rows: Iterable[Stated]) -> Iterator[tuple[str, str]]:
    """What is missing, listed by its reason."""
    reasons: dict[str, list[str]] = {}
    for row in rows:
        if is_missing(row):
            reason = row.value if row.is_not_done else NOT_REPORTED
            reasons.setdefault(capitalised(reason), []).append(missing_name(row))
    for reason, labels in reasons.items():
        yield reason, listed(labels)


def missing_name(row: Stated) -> str:
    """The label as it stands in a list: "karyotype", but "CD19"."""
    if row.place == _WHEN:
        return "time of diagnosis"
    if isinstance(row, AntigenRow) and row.place.collection == "diagnosis":
        return row.antigen
    return lowered(row.label)


def _found(material: Material, rows: Sequence[Stated]) -> list[_Found]:
    """What is told of each row; signs that are just there or not are one.

    A date is told nowhere else on slides either: without an age, the time is left out.
    """
    told = [
        row for row in rows if not _is_sign(row) and (row.place != _WHEN or _diagnosed(material))
    ]
    found = [_told(material, alike) for alike in _alike(told)]
    signs = [_signs_text(rows, state) for state in _SIGNS]
    return [*found, ("Signs", capitalised(parted(signs)), "", NOWHERE)] if any(signs) else found


def _alike(rows: Sequence[Stated]) -> list[list[Stated]]:
    """The rows one by one, those of several stages or reports together."""
    found: dict[Place | str, list[Stated]] = {}
    for row in rows:
        is_one_of_several = row.place.collection in _IN_ONE_TILE
        found.setdefault(row.place.collection if is_one_of_several else row.place, []).append(row)
    return list(found.values())


_IN_ONE_TILE = ("staging", "pathology")


def _told(material: Material, rows: Sequence[Stated]) -> _Found:
    """Label, value, doubts and place of rows with one label; several have no single place."""
    sign = material.doubts.sign(*(row.place for row in rows))
    place = rows[0].place if len(rows) == 1 else NOWHERE
    return rows[0].label, parted(_value(material, row) for row in rows), sign, place


def _is_disease_told(row: Stated, title: str) -> bool:
    return row.place == _DISEASE and row.value.lower() in title.lower()


def _is_in_title(material: Material, row: Stated, title: str) -> bool:
    """Whether the title says the row's value whole: nothing of it is lost without its tile."""
    if row.place not in (_WHEN, *_IN_TITLE) or material.doubts.sign(row.place):
        return False
    return _value(material, row).lower() in title.lower()


def _is_sign(row: Stated) -> bool:
    """Whether it is a feature that is just there or not; a gene that was found is no sign."""
    return row.value in _SIGNS and row.place.steps[1] == "features"


def _signs_text(rows: Sequence[Stated], state: str) -> str:
    """The signs that are "present", or "absent: …"."""
    names = ", ".join(lowered(row.label) for row in rows if _is_sign(row) and row.value == state)
    return f"absent: {names}" if names and state == "absent" else names


def _value(material: Material, row: Stated) -> str:
    if row.place == _WHEN:
        return _diagnosed(material)
    return (row.short or row.value) if isinstance(row, FoundRow) else row.value


def _title(material: Material, rows: Iterable[Stated]) -> str:
    values = {row.place: row.value for row in rows if not is_missing(row)}
    age = _diagnosed(material)
    found = [f"diagnosed {age}" if age else "", *(values.get(place, "") for place in _IN_TITLE)]
    return diagnosis_title(values.get(_DISEASE, ""), found)


def _diagnosed(material: Material) -> str:
    """The age at diagnosis, "at 9 mo of age", rather than its calendar day; empty if unknown."""
    for entry in material.review.course:
        if entry.kind == "diagnosis":
            when = entry.when
            if when.age is not None:
                return at_age_text(when.age)
            return "" if when.is_dated or not when.is_reported else stated_time(when)
    return ""
