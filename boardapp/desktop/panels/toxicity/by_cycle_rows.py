"""Toxicity along the cycles of one therapy as rows: complications, and worst grades of tests."""

from collections.abc import Iterator

from boardapp.desktop.parts import html
from boardapp.desktop.parts.place_match import best_match
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.figures.cycles.cycles import doses_text
from boardapp.review.model.toxicity import (
    CycleGrade,
    PlacedComplication,
    TherapyCycle,
    TherapyToxicity,
    ToxicityByTherapy,
)
from boardapp.words.capitals import capitalised
from boardapp.words.grades import cycle_grade_text, named_grade_text
from boardapp.words.missing import NOT_REPORTED, stated
from boardapp.words.plurals import numbered
from boardapp.words.recovery import recovered_text, until_recovery_text
from boardapp.words.times import short_text

COMPLICATIONS = (
    "Complication",
    "Grade as stated",
    "Cycle",
    "Day",
    "After the last dose",
    "Until recovery",
    "Also under",
    "Cause as stated",
    "Source",
)
COMPLICATION_SHARES = (16, 12, 12, 11, 14, 9, 10, 10, 8)
GRADES = ("Cycle", "Test", "Worst grade", "Result", "Day", "Grade ≤ 1 again", "Results", "Source")
GRADE_SHARES = (18, 13, 13, 13, 8, 14, 8, 13)


def title(toxicity: TherapyToxicity) -> str:
    """A therapy in a list: its line, its name, how many cycles have a stated time."""
    line = f"Line {toxicity.line}: " if toxicity.line is not None else ""
    count = len(toxicity.complications)
    told = numbered(count, "complication")
    return f"{line}{toxicity.name} – {told}"


def cycle_of(all_of: ToxicityByTherapy | None, place: str) -> tuple[int, int]:
    """The number of the therapy with the cycle that shows the fact at a place best, and how well.

    (−1, 0): no cycle does.
    """
    therapies = all_of.therapies if all_of else ()
    cycles = [(n, cycle.place) for n, one in enumerate(therapies) for cycle in one.cycles]
    found, rate = best_match(place, (here for _, here in cycles))
    return (cycles[found][0], rate) if found >= 0 else (-1, 0)


def complication_rows(
    toxicity: TherapyToxicity | None, all_of: ToxicityByTherapy | None
) -> Iterator[FactRow]:
    """What began under the therapy, what may have, then what lies under no therapy at all."""
    if toxicity is None or all_of is None:
        return
    for one in (*toxicity.complications, *toxicity.order_not_known):
        yield _complication_row(one)
    for one in all_of.elsewhere:
        yield _complication_row(one)


def _complication_row(one: PlacedComplication) -> FactRow:
    cells = (
        capitalised(one.term),
        named_grade_text(one.grade, one.severity, one.scale),
        one.cycle,
        one.day or NOT_REPORTED,
        stated(one.since_dose),
        stated(until_recovery_text(one)),
        ", ".join(one.also_under) or "none",
        stated(one.suspected),
        one.source,
    )
    tip = f"{capitalised(one.term)}\n{html.time_text(one.onset)}"
    return FactRow(cells, one.place, tip, source=one.source)


def grade_rows(toxicity: TherapyToxicity | None, grade_rule: str) -> Iterator[FactRow]:
    """The worst grade of each test, cycle by cycle."""
    for cycle in toxicity.cycles if toxicity else ():
        name = f"{capitalised(cycle.name)}, from {short_text(cycle.start)}"
        tip = f"{capitalised(cycle.name)}: {doses_text(cycle)}"
        if cycle.open_end:
            cells = (name, "all tests", NOT_REPORTED, cycle.open_end, "", "", "", cycle.source)
            yield FactRow(cells, cycle.place, tip)
        for grade in cycle.grades:
            yield _grade_row(name, grade, f"{tip}\n{grade_rule}")
        if cycle.unplaced:
            yield _unplaced_row(name, cycle, tip)


def _grade_row(name: str, grade: CycleGrade, tip: str) -> FactRow:
    is_graded = grade.number is not None
    told = cycle_grade_text(grade.grade, grade.direction)
    cells = (
        name,
        grade.test,
        f"{told} (lab)" if is_graded else told,
        grade.value or ("none" if not grade.count else "not graded"),
        f"day {grade.day}" if grade.day is not None else (NOT_REPORTED if is_graded else ""),
        recovered_text(grade) or ("never above" if is_graded else ""),
        str(grade.count),
        grade.source,
    )
    return FactRow(cells, grade.place, tip, source=grade.source)


def _unplaced_row(name: str, cycle: TherapyCycle, tip: str) -> FactRow:
    told = f"{cycle.unplaced} more may lie in this cycle or in another, and are counted to none"
    return FactRow((name, "all tests", "not counted", told, "", "", "", ""), cycle.place, tip)
