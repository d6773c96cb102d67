"""What the therapy did to the patient, in a terminal."""

from collections.abc import Iterator

from boardapp.cli.sections.layout import entry, row_line, section_if_any, time_told
from boardapp.figures.cycles.cycles import doses_text
from boardapp.review.model.grades import GradeByParts
from boardapp.review.model.review import Review
from boardapp.review.model.toxicity import (
    Complication,
    InotuzumabLedger,
    PlacedComplication,
    SosChecklist,
    TherapyCycle,
    TherapyToxicity,
    ToxicityByTherapy,
)
from boardapp.words.capitals import capitalised
from boardapp.words.grades import cycle_grade_text, named_grade_text, stated_grade_text
from boardapp.words.missing import NOT_REPORTED, stated
from boardapp.words.part_grades import basis_text, computed_grade_text
from boardapp.words.recovery import recovered_text, until_recovery_text
from boardapp.words.stretches import stretch_text


def toxicity_sections(review: Review) -> Iterator[str]:
    """Complications, then as they lie to the therapies, then the rules that bear on them."""
    yield from section_if_any("Complications", map(_complication, review.complications))
    yield from section_if_any("By therapy and cycle", _by_therapy(review.toxicity))
    yield from section_if_any("Grades by parts", map(_by_parts, review.grades_by_parts))
    if review.sos:
        yield from section_if_any("SOS/VOD", _sos(review.sos))
    if review.inotuzumab:
        yield from section_if_any("Inotuzumab ozogamicin", _inotuzumab(review.inotuzumab))
    yield from section_if_any("CD19 and CD22", _antigens(review))
    for ledger in review.ledgers:
        lines = (
            entry(f"{time_told(one.when)}: {one.term}", one.kind, one.text, source=one.source)
            for one in ledger.entries
        )
        yield from section_if_any(_HEADS.get(ledger.name, ledger.name), lines)


_HEADS = {"Bleeding": "What bears on bleeding", "Liver": "What bears on the liver"}
"""What is gathered there is no finding: counts stand under "bleeding" where nobody bled."""


def _complication(event: Complication) -> str:
    if event.is_support:
        return _support(event)
    is_medical = event.is_medical
    return entry(
        f"{time_told(event.onset)}: {event.term}",
        event.kind,
        f"until {time_told(event.end)}" if event.end.is_reported else "",
        stated_grade_text(event.grade, event.severity, event.scale) if is_medical else "",
        f"suspected: {event.suspected or NOT_REPORTED}" if is_medical else event.suspected,
        f"action: {event.action or NOT_REPORTED}" if is_medical else event.action,
        f"outcome: {event.outcome or NOT_REPORTED}" if is_medical else event.outcome,
        event.text,
        source=event.source,
    )


def _support(event: Complication) -> str:
    when = stretch_text(event.onset, event.end, time_told)
    return entry(
        f"{capitalised(when)}: {event.term}",
        event.kind,
        f"organ: {event.text}" if event.text else "",
        f"reason: {event.suspected}" if event.suspected else "",
        source=event.source,
    )


def _by_therapy(toxicity: ToxicityByTherapy) -> Iterator[str]:
    for therapy in toxicity.therapies:
        yield from _therapy(therapy)
    if toxicity.elsewhere:
        yield "Under no therapy"
        yield from map(_placed, toxicity.elsewhere)


def _therapy(therapy: TherapyToxicity) -> Iterator[str]:
    line = f"line {therapy.line}" if therapy.line is not None else ""
    yield entry(therapy.name, line, therapy.cycles_text, therapy.why_not, source=therapy.source)
    for cycle in therapy.cycles:
        yield from _cycle(cycle)
    yield from map(_placed, (*therapy.complications, *therapy.order_not_known))


def _cycle(cycle: TherapyCycle) -> Iterator[str]:
    head = f"- {capitalised(cycle.name)}, {time_told(cycle.start)}"
    unplaced = f"{cycle.unplaced} more results may lie here or elsewhere" if cycle.unplaced else ""
    yield entry(head, doses_text(cycle), cycle.open_end, unplaced, source=cycle.source)
    for grade in cycle.grades:
        told, recovered = cycle_grade_text(grade.grade, grade.direction), recovered_text(grade)
        yield entry(
            f"- {capitalised(cycle.name)}, {grade.test}",
            f"{told} (lab)" if grade.number is not None else told,
            grade.value,
            f"day {grade.day}" if grade.day is not None else "",
            f"grade 1 or less again: {recovered}" if recovered else "",
            source=grade.source,
        )  # fmt: skip


def _placed(one: PlacedComplication) -> str:
    also = f"also under: {', '.join(one.also_under)}" if one.also_under else ""
    return entry(
        f"- {one.term}",
        named_grade_text(one.grade, one.severity, one.scale),
        one.cycle,
        one.day,
        f"since the last dose: {stated(one.since_dose)}",
        f"until recovery: {stated(until_recovery_text(one))}",
        f"suspected: {stated(one.suspected)}",
        also,
        source=one.source,
    )


def _by_parts(one: GradeByParts) -> str:
    return entry(
        f"{time_told(one.when)}: {one.term}",
        f"stated: {named_grade_text(one.grade, one.severity, one.scale)}",
        f"by its parts: {computed_grade_text(one.graded)}",
        one.agreement,
        basis_text(one.graded),
        f"rule: {one.graded.by.rule}",
        one.graded.by.source,
        source=one.source,
    )


def _sos(sos: SosChecklist) -> Iterator[str]:
    yield entry(f"Checklist: {sos.conclusion}", f"rule: {sos.rule}", sos.citation)
    for one in sos.criteria:
        yield entry(f"- {capitalised(one.name)}: {one.state}", one.basis, source=one.source)
    yield entry(f"As stated: {sos.stated or NOT_REPORTED}")
    yield from map(row_line, (*sos.severity, *sos.risk_factors))


def _inotuzumab(ledger: InotuzumabLedger) -> Iterator[str]:
    for one in ledger.courses:
        yield entry(
            one.name,
            f"start: {time_told(one.start)}",
            f"end: {time_told(one.end)}",
            f"cycles: {stated(one.cycles)}",
            f"dose: {one.dose}",
            source=one.source,
        )
    yield entry(
        "All phases",
        f"cycles: {stated(ledger.cycles)}",
        f"dose: {ledger.cumulative_dose}",
        ledger.against_label,
        f"rule: {ledger.rule}",
        ledger.citation,
    )


def _antigens(review: Review) -> Iterator[str]:
    for one in review.antigen_ledger:
        head = f"{one.antigen}, {time_told(one.when)}"
        yield entry(head, one.kind, one.at, one.text, source=one.source)
