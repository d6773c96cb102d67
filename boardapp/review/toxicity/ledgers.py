"""Ledgers of toxicity: what bears on bleeding and on the liver, transfusions, infections, stays.

Facts gathered by time and term; nothing is scored, and no cause is claimed.
"""

import math
import re
from collections.abc import Callable, Iterator

from boardapp.case.numerals import number_text
from boardapp.clinical.analytes import find_analyte
from boardapp.review.model.course import Phase
from boardapp.review.model.labs import LabPoint, LabSeries, WorkUpTable
from boardapp.review.model.toxicity import Complication, Ledger, LedgerEntry
from boardapp.review.toxicity.terms import BLEEDING, BLEEDING_DRUGS, LIVER, LIVER_DRUGS, NEGATED
from boardapp.words.grades import lab_grade_text, stated_grade_text
from boardapp.words.times import stated_time
from boardapp.words.values import with_unit

_LIVER_TESTS = frozenset(
    {"ALT", "AST", "GGT", "alkaline phosphatase", "bilirubin", "direct bilirubin"}
)
_KINDS = (
    ("Transfusions", "transfusion"),
    ("Infections", "infection"),
    ("Admissions", "admission"),
    ("Organ support", "organ support"),
)


def ledgers(
    complications: tuple[Complication, ...],
    labs: tuple[LabSeries, ...],
    work_ups: tuple[WorkUpTable, ...],
    phases: tuple[Phase, ...],
) -> tuple[Ledger, ...]:
    """The ledgers that have entries, each in order of time."""
    made = [
        ("Bleeding", _bleeding(complications, labs, work_ups, phases)),
        ("Liver", _liver(complications, labs, phases)),
        *((name, _of_kind(complications, kind)) for name, kind in _KINDS),
    ]
    return tuple(
        Ledger(name=name, entries=entries) for name, found in made if (entries := _in_order(found))
    )


def _in_order(found: Iterator[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    return tuple(sorted(found, key=lambda e: math.inf if e.when.drawn is None else e.when.drawn))


def _bleeding(
    complications: tuple[Complication, ...],
    labs: tuple[LabSeries, ...],
    work_ups: tuple[WorkUpTable, ...],
    phases: tuple[Phase, ...],
) -> Iterator[LedgerEntry]:
    yield from _terms(complications, BLEEDING)
    yield from (
        c for c in _of_kind(complications, "transfusion") if "platelet" in c.term.casefold()
    )
    yield from _results(labs, lambda name, group: name == "platelets" or group == "coagulation")
    for work_up in work_ups:
        if BLEEDING.search(work_up.question):
            for row in work_up.rows:
                yield LedgerEntry(
                    key="",
                    when=row.when,
                    kind="work-up",
                    term=row.test,
                    text=row.result,
                    place=row.place,
                    source=row.source,
                )
    yield from _drugs(phases, BLEEDING_DRUGS)


def _liver(
    complications: tuple[Complication, ...], labs: tuple[LabSeries, ...], phases: tuple[Phase, ...]
) -> Iterator[LedgerEntry]:
    yield from _terms(complications, LIVER)
    yield from _results(labs, lambda name, _: name in _LIVER_TESTS)
    yield from _drugs(phases, LIVER_DRUGS)


def _terms(
    complications: tuple[Complication, ...], words: re.Pattern[str]
) -> Iterator[LedgerEntry]:
    for one in complications:
        is_it = words.search(one.term) and not NEGATED.search(one.term)
        if one.kind == "adverse event" and is_it:
            yield _entry(one, stated_grade_text(one.grade, one.severity, one.scale))


def _of_kind(complications: tuple[Complication, ...], kind: str) -> Iterator[LedgerEntry]:
    for one in complications:
        if one.kind == kind:
            parts = _support(one) if one.is_support else (one.action, one.suspected, one.outcome)
            yield _entry(one, ", ".join(filter(None, parts)))


def _support(one: Complication) -> tuple[str, ...]:
    """Until when an organ was supported, why, and which organ it is, as far as stated."""
    until = f"until {stated_time(one.end)}" if one.end.is_reported else ""
    return until, one.suspected, one.text


def _entry(one: Complication, text: str) -> LedgerEntry:
    return LedgerEntry(
        key=one.key,
        when=one.onset,
        kind=one.kind,
        term=one.term,
        text=text,
        place=one.place,
        source=one.source,
    )


def _results(
    labs: tuple[LabSeries, ...], wanted: Callable[[str, str], bool]
) -> Iterator[LedgerEntry]:
    """One entry for each series: how many results, their bounds, the worst grade."""
    for series in labs:
        analyte = find_analyte(series.test)
        told = [point for point in series.points if point.low is not None or point.value]
        if analyte and told and wanted(analyte.name, analyte.group):
            last = told[-1]
            yield LedgerEntry(
                key="",
                when=last.when,
                kind="result",
                term=series.test,
                text=_series_text(series, told),
                place=last.place,
                source=last.source,
            )


def _series_text(series: LabSeries, told: list[LabPoint]) -> str:
    last = series.text_of(told[-1])
    grades = [p.grade for p in told if p.grade and p.grade.number is not None]
    worst = max(grades, key=lambda grade: grade.number or 0, default=None)
    grade = f", worst grade by the laboratory value {lab_grade_text(worst)}" if worst else ""
    if len(told) == 1:
        return last + grade
    bounds = [bound for p in told for bound in (p.low, p.high) if bound is not None]
    if not bounds:
        return f"{len(told)} results, latest {last}{grade}"
    spread = with_unit(f"{number_text(min(bounds))} to {number_text(max(bounds))}", series.unit)
    return f"{len(told)} results, {spread}, latest {last}{grade}"


def _drugs(phases: tuple[Phase, ...], names: tuple[str, ...]) -> Iterator[LedgerEntry]:
    for phase in phases:
        if any(name in f"{phase.name} {phase.agents}".casefold() for name in names):
            yield LedgerEntry(
                key=phase.key,
                when=phase.start,
                kind="therapy",
                term=phase.name,
                text=phase.outcome or phase.status,
                place=phase.place,
                source=phase.source,
            )
