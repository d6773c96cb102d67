"""The slides of toxicity by cycle: a row a cycle with its doses, complications, worst grades."""

from collections.abc import Iterator, Sequence

from boardapp.case.place import Place
from boardapp.clinical.ctcae_grade import GRAVE_FROM
from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.slides import Note, Slide
from boardapp.deck.titles import cycles_title
from boardapp.figures.cycles.cycles import cycle_figure, doses_text
from boardapp.review.model.toxicity import (
    CycleGrade,
    PlacedComplication,
    TherapyCycle,
    TherapyToxicity,
)
from boardapp.words.capitals import capitalised
from boardapp.words.grades import cycle_grade_text, named_grade_text
from boardapp.words.lists import parted
from boardapp.words.missing import NOT_REPORTED, stated
from boardapp.words.recovery import recovered_text, recovery_text

_MOST_IN_STANDARD = 2
_NO_CAUSE = "Order of time only: no cause is stated by it. Day 1 is the day a cycle starts."
_WIDTHS = (1.1, 2.2, 3.2, 2.6)


def cycle_slides(material: Material) -> Iterator[Slide]:
    """Backup of the full deck: every therapy whose cycles have something to tell."""
    for number, one in _numbered(material):
        if one.complications or one.order_not_known or _worst(one.cycles) >= GRAVE_FROM:
            yield _slide(material, number, one)


def latest_cycle_slides(material: Material) -> Iterator[Slide]:
    """Backup of the standard deck: the latest therapies in whose cycles a complication began.

    One that only repeats what is listed under another of them is left out.
    """
    chosen: list[tuple[int, TherapyToxicity]] = []
    told: set[str] = set()
    for number, one in sorted(_numbered(material), key=_by_doses, reverse=True):
        keys = {each.key for each in one.complications if each.number is not None}
        if keys - told:
            chosen.append((number, one))
            told |= keys
    for number, one in sorted(sorted(chosen, reverse=True)[:_MOST_IN_STANDARD]):
        yield _slide(material, number, one)


def _numbered(material: Material) -> Iterator[tuple[int, TherapyToxicity]]:
    """The therapies with timed cycles, each under its number among all."""
    for number, one in enumerate(material.review.toxicity.therapies, 1):
        if one.cycles:
            yield number, one


def _by_doses(item: tuple[int, TherapyToxicity]) -> tuple[bool, int]:
    """Those with stated doses first: of two that list the same, they say more of it."""
    return any(cycle.doses for cycle in item[1].cycles), item[0]


def _slide(material: Material, number: int, one: TherapyToxicity) -> Slide:
    toxicity = material.review.toxicity
    figure = cycle_figure(one, toxicity.grade_rule)
    rows = [_row(material, one, cycle) for cycle in one.cycles]
    places = [cycle.place for cycle in one.cycles]
    for row in _open_rows(one):
        rows.append(row)
        places.append(Place())
    columns = (
        "Cycle",
        "Doses as stated",
        "Complications that began in it",
        f"Worst grades, {toxicity.grade_rule} (lab)",
    )
    summary = figure.summary if figure else one.name
    block = table(columns, rows, _WIDTHS, summary, _NO_CAUSE, places)
    began = [each for each in one.complications if each.number is not None]
    title = cycles_title(
        one.name, len(began), sorted({each.number or 0 for each in began}), len(one.cycles),
        _worst(one.cycles),
    )  # fmt: skip
    facts = Facts(
        lines=tuple(_notes(material, one)),
        shown=(*one.complications, *one.order_not_known, *one.cycles),
        rules=("complications by cycle", "ctcae"),
    )
    return slide(material, f"cycles-{number}", "Backup", title, (block,), facts)


def _row(material: Material, one: TherapyToxicity, cycle: TherapyCycle) -> tuple[str, ...]:
    began = [each for each in one.complications if each.number == cycle.number]
    length = f"{cycle.last_day} d" if cycle.last_day else f"length {NOT_REPORTED}"
    return (
        f"{cycle.number}: from {stated(material.times.brief(cycle.start))}, {length}",
        doses_text(cycle),
        "; ".join(_complication(material, each) for each in began) or "none stated",
        _grades_text(cycle),
    )


def _open_rows(one: TherapyToxicity) -> Iterator[tuple[str, ...]]:
    """What began under the therapy, or may have, without a cycle of its own."""
    open_ones = [each for each in one.complications if each.number is None]
    if open_ones:
        told = "; ".join(
            f"{each.term}, {named_grade_text(each.grade, each.severity, each.scale)}: "
            f"{parted((_where(each), each.day), ', ')}"
            for each in open_ones
        )
        yield "No certain cycle", "", told, "not counted"
    if one.order_not_known:
        terms = ", ".join(each.term for each in one.order_not_known)
        yield "Order not known", "", f"{terms}: {one.order_not_known[0].cycle}", "not counted"


def _where(one: PlacedComplication) -> str:
    """Its cycle in words, where the day does not say it already."""
    return "" if one.cycle in one.day else one.cycle


def _complication(material: Material, one: PlacedComplication) -> str:
    grade = material.doubts.mark(
        named_grade_text(one.grade, one.severity, one.scale),
        one.place / "grade",
        one.place / "severity",
    )
    parts = [f"{one.term}, {grade}: {one.day}"]
    if one.since_dose:
        parts.append(one.since_dose)
    if recovery := recovery_text(one):
        parts.append(recovery)
    if one.also_under:
        parts.append(f"also under {', '.join(one.also_under)}")
    return ", ".join(parts)


def _grades_text(cycle: TherapyCycle) -> str:
    """The worst grade of each test, those of 3 and more with their day."""
    if cycle.open_end:
        return cycle.open_end
    told = [_grade_text(grade) for grade in cycle.grades if grade.count]
    if not told:
        return "no graded result in this cycle"
    more = f"; {cycle.unplaced} results of uncertain time not counted" if cycle.unplaced else ""
    return f"{', '.join(told)}{more}"


def _grade_text(grade: CycleGrade) -> str:
    told = cycle_grade_text(grade.grade, grade.direction)
    if (grade.number or 0) >= GRAVE_FROM and grade.day is not None:
        return f"{grade.test} {told} (day {grade.day})"
    return f"{grade.test} {told}"


def _worst(cycles: Sequence[TherapyCycle]) -> int:
    return max((grade.number or 0 for cycle in cycles for grade in cycle.grades), default=0)


def _notes(material: Material, one: TherapyToxicity) -> Iterator[Note]:
    for cycle in one.cycles:
        start = material.times.of(cycle.start)
        yield fact(cycle, f"{capitalised(cycle.name)}, {start}: {doses_text(cycle)}")
        for grade in cycle.grades:
            if (grade.number or 0) >= GRAVE_FROM:
                yield fact(grade, f"{capitalised(cycle.name)}: {_grade_note(grade)}")
    for each in (*one.complications, *one.order_not_known):
        cause = f"cause as stated: {each.suspected}" if each.suspected else ""
        parts = (
            named_grade_text(each.grade, each.severity, each.scale),
            material.times.told(each.onset),
            _where(each), each.day, each.since_dose, recovery_text(each), cause,
            each.outcome,
        )  # fmt: skip
        yield fact(each, f"{each.term}: {stated(parted(parts))}")


def _grade_note(grade: CycleGrade) -> str:
    day = f", day {grade.day}" if grade.day is not None else ""
    told = cycle_grade_text(grade.grade, grade.direction)
    text = f"{grade.test} grade {told} (lab), {grade.value}{day}"
    recovered = recovered_text(grade)
    return f"{text}; grade 1 or less again: {recovered}" if recovered else text
