"""Toxicity as rows: ledgers, the SOS/VOD checklist, inotuzumab ozogamicin, CD19 and CD22."""

from collections.abc import Iterator

from boardapp.desktop.parts import html
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.late_page import Columns
from boardapp.desktop.parts.tables.ranks import by_name, by_time
from boardapp.review.model.findings import Agreement
from boardapp.review.model.review import Review
from boardapp.review.model.toxicity import InotuzumabDose, LedgerEntry, SosChecklist
from boardapp.review.toxicity.label_doses import against_liver_limits, has_counts
from boardapp.words.capitals import capitalised
from boardapp.words.grades import named_grade_text
from boardapp.words.inotuzumab import counts_text, liver_text
from boardapp.words.missing import NOT_REPORTED, stated
from boardapp.words.part_grades import basis_text, computed_grade_text
from boardapp.words.times import short_text

LEDGER = Columns(("When", "What", "Kind", "Details", "Source"), (24, 22, 12, 30, 12))
SOS = Columns(("Kind", "What", "State", "Basis in the case", "Rule"), (9, 27, 17, 21, 26))
GRADES = Columns(
    (
        "Complication",
        "When",
        "As stated",
        "By its parts",
        "Both",
        "By what, and what is not reported",
        "Rule",
    ),
    (16, 12, 13, 14, 8, 25, 12),
)
INOTUZUMAB = Columns(
    ("Phase", "Start", "End", "Cycles", "Cumulative dose", "Against the label", "Rule"),
    (16, 16, 16, 12, 14, 13, 13),
)
ANTIGENS = Columns(
    ("Antigen", "When", "Event", "At", "Result or cycles", "Source"), (9, 27, 12, 24, 16, 12)
)
_AGREEMENTS: dict[Agreement, str] = {
    "disagrees": "disagree",
    "agrees": "agree",
    "open": "open",
}
_ALL_PHASES = "All phases"


def ledger_rows(review: Review | None, name: str) -> Iterator[FactRow]:
    """The entries of one ledger, in order of time."""
    for entry in _ledger(review, name):
        cells = (
            short_text(entry.when),
            capitalised(entry.term),
            entry.kind,
            entry.text or NOT_REPORTED,
            entry.source,
        )
        ranks = (by_time(entry.when), by_name(entry.term), by_name(entry.kind))
        tip = html.time_text(entry.when)
        yield FactRow(cells, entry.place, tip, ranks=ranks, source=entry.source)


def _ledger(review: Review | None, name: str) -> tuple[LedgerEntry, ...]:
    ledgers = review.ledgers if review else ()
    return next((ledger.entries for ledger in ledgers if ledger.name == name), ())


def sos_rows(review: Review | None) -> Iterator[FactRow]:
    """The conclusion, each criterion with what decides it, then the facts beside them."""
    sos = review.sos if review else None
    if review is None or sos is None:
        return
    yield FactRow(("checklist", "All criteria", sos.conclusion, "", sos.rule), tip=sos.citation)
    yield from _criteria_rows(sos)
    stated = ("as stated", "SOS/VOD", sos.stated or NOT_REPORTED, "", "")
    yield FactRow(stated, tip="As the source states it, beside the checklist")
    for row in sos.severity:
        cells = ("severity", capitalised(row.label), "by values", row.value, row.note)
        yield FactRow(cells, row.place, source=row.source)
    label = review.inotuzumab.citation if review.inotuzumab else ""
    for factor in sos.risk_factors:
        cells = ("risk factor", capitalised(factor.label), "not scored", factor.value, label)
        yield FactRow(cells, factor.place, source=factor.source)


def _criteria_rows(sos: SosChecklist) -> Iterator[FactRow]:
    for criterion in sos.criteria:
        cells = (
            "criterion",
            capitalised(criterion.name),
            criterion.state,
            criterion.basis,
            sos.rule,
        )
        yield FactRow(cells, criterion.place, source=criterion.source)


def grade_rows(review: Review | None) -> Iterator[FactRow]:
    """Each grade that its parts give beside the stated one; disagreements first."""
    found = review.grades_by_parts if review else ()
    for one in sorted(found, key=lambda one: one.agreement != "disagrees"):
        cells = (
            capitalised(one.term),
            short_text(one.when),
            named_grade_text(one.grade, one.severity, one.scale),
            computed_grade_text(one.graded),
            _AGREEMENTS[one.agreement],
            basis_text(one.graded),
            one.graded.by.rule,
        )
        yield FactRow(cells, one.place, f"{one.graded.by.source}\n{html.time_text(one.when)}")


def inotuzumab_rows(review: Review | None) -> Iterator[FactRow]:
    """Each phase, then all of them against the label."""
    ledger = review.inotuzumab if review else None
    if ledger is None:
        return
    for course in ledger.courses:
        cells = (
            course.name,
            short_text(course.start),
            short_text(course.end),
            stated(course.cycles),
            course.dose,
            "",
            "",
        )
        yield FactRow(cells, course.place, source=course.source)
    for dose in ledger.doses:
        yield _dose_row(dose, ledger.rule)
    total = (stated(ledger.cycles), ledger.cumulative_dose, ledger.against_label, ledger.rule)
    yield FactRow((_ALL_PHASES, "", "", *total), tip=ledger.citation)


def _dose_row(dose: InotuzumabDose, rule: str) -> FactRow:
    """One dose beside the values that the label asks about: facts, and no advice."""
    liver = liver_text(dose.bilirubin, dose.transaminase, against_liver_limits(dose))
    counts = counts_text(dose.neutrophils, dose.platelets, reached=has_counts(dose))
    age = "label from 1 year of age" if dose.is_under_age else ""
    name = f"Cycle {dose.cycle}, day {dose.day}"
    against = "; ".join(filter(None, (liver, counts, age)))
    return FactRow((name, "", "", "", "", against, rule), dose.place, source=dose.source)


def antigen_rows(review: Review | None) -> Iterator[FactRow]:
    """Each look at an antigen and each drug against it, by antigen in order of time."""
    for entry in review.antigen_ledger if review else ():
        cells = (
            entry.antigen,
            short_text(entry.when),
            entry.kind,
            entry.at,
            entry.text,
            entry.source,
        )
        ranks = (by_name(entry.antigen), by_time(entry.when), by_name(entry.kind))
        tip = html.time_text(entry.when)
        yield FactRow(cells, entry.place, tip, ranks=ranks, source=entry.source)
