"""Full deck: what rules give, derived values, totals of doses, and figures of cited cohorts."""

from boardapp.clinical.cohort_figures import WARNING
from boardapp.deck.fitting.title_fit import first_fitting
from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.slides import Slide
from boardapp.review.course.dose_texts import (
    alkylator_remark,
    alkylator_text,
    equivalent_remark,
    equivalent_text,
    total_name,
    total_remark,
    total_text,
    unstated_text,
)
from boardapp.review.judged.around_treatment import RULES
from boardapp.review.labs.derived_texts import derived_text
from boardapp.review.model.derived import DoseLedger
from boardapp.words.capitals import capitalised
from boardapp.words.derived import formula_text
from boardapp.words.lists import listed, parted
from boardapp.words.plurals import counted

_AGREEMENT = {"agrees": "agree", "disagrees": "disagree", "open": "open"}


def computed_slide(material: Material) -> Slide | None:
    """Risk group, tumor lysis and engraftment by their rules, beside the stated ones."""
    rows = tuple(
        row for row in material.review.stated_and_computed if row.rule in RULES and row.is_computed
    )
    if not rows:
        return None
    columns = ("What", "At", "Stated", "Computed", "They", "Rule")
    cells = [
        (
            row.subject,
            row.at,
            material.doubts.printed(row.stated, row.place),
            row.computed,
            _AGREEMENT[row.agreement],
            row.rule,
        )
        for row in rows
    ]
    block = table(columns, cells, (1.4, 1.3, 2.1, 2.4, 0.7, 1.6), "Stated beside computed",
                  places=[row.place for row in rows])  # fmt: skip
    facts = Facts(
        lines=tuple(
            fact(row, f"{row.subject}, {row.at}: stated {row.stated}; computed {row.computed}")
            for row in rows
        ),
        shown=rows,
        rules=("risk group", "tumor lysis", "engraftment"),
    )
    subjects = list(dict.fromkeys(row.subject for row in rows))
    only = f"{rows[0].subject} by rule: {rows[0].computed}" if len(rows) == 1 else ""
    named = f"By rule, beside what is stated: {listed(subjects)}"
    title = first_fitting(only, named, "What rules give beside what is stated")
    return slide(material, "computed", "Backup", title, (block,), facts)


def derived_slide(material: Material) -> Slide | None:
    """Values worked out of stated ones, each with its formula and what went into it."""
    found = tuple(one for one in material.review.derived if one.is_known)
    if not found:
        return None
    columns = ("What", "When", "Derived", "Stated", "Formula and what went into it")
    rows = [
        (
            one.name,
            material.times.of(one.when),
            derived_text(one),
            one.stated,
            formula_text(one.formula, one.inputs),
        )
        for one in found
    ]
    places = [one.place for one in found]
    block = table(columns, rows, (1.6, 1.6, 1.8, 1.1, 3.4), "Derived values", places=places)
    facts = Facts(
        lines=tuple(fact(one, f"{one.name}: {derived_text(one)}; {one.rule}") for one in found),
        shown=found,
        rules=("derived", "log fall"),
    )
    names = listed(list(dict.fromkeys(one.name for one in found)))
    number = counted(len(found), "derived value")
    title = first_fitting(f"{number}: {names}", f"{number}, each with its formula")
    return slide(material, "derived", "Backup", title, (block,), facts)


def dose_totals_slide(material: Material) -> Slide | None:
    """The totals of the stated doses, and what anthracyclines and alkylators are together."""
    ledger = material.review.dose_ledger
    if ledger is None:
        return None
    rows = [(total_name(one), total_text(one), total_remark(one)) for one in ledger.totals]
    together = _together(ledger)
    columns = ("Of what", "Total of the stated doses", "Remark")
    block = table(columns, [*together, *rows], (2.6, 2, 3.4), "Totals of stated doses",
                  _caption(ledger))  # fmt: skip
    facts = Facts(
        lines=tuple(
            fact(one, f"{total_name(one)}: {total_text(one) or total_remark(one)}")
            for one in ledger.totals
        ),
        shown=ledger.totals,
        rules=("dose totals", "doxorubicin equivalents", "cyclophosphamide equivalent"),
    )
    first = equivalent_text(ledger.equivalents[0]) if ledger.equivalents else ""
    drugs = len({one.agent.casefold() for one in ledger.totals})
    title = first_fitting(
        f"Stated anthracyclines together: {first} as doxorubicin (PanCare 2023)" if first else "",
        f"Stated doses of {counted(drugs, 'drug').lower()} summed",
    )
    return slide(material, "dose-totals", "Backup", title, (block,), facts)


def cohorts_slide(material: Material) -> Slide | None:
    """The known figures of the papers that the case cites: of other patients, and no forecast."""
    found = material.review.cohorts
    if not found:
        return None
    columns = ("No.", "Cohort", "Of whom", "n", "Counted from", "End point", "Figure")
    rows = [
        (
            one.reference,
            one.cohort,
            one.about,
            "" if one.count is None else str(one.count),
            one.time_zero,
            one.end_point,
            f"{one.figure} (read second hand)" if one.is_second_hand else one.figure,
        )
        for one in found
    ]
    block = table(columns, rows, (0.5, 2.1, 2.4, 0.6, 1.4, 1, 1.6), "Cohort figures", WARNING,
                  [one.place for one in found])  # fmt: skip
    lines = tuple(
        fact(one, f"{one.cohort}: {one.end_point} {one.figure}; {one.citation}") for one in found
    )
    title = "Figures of the cohorts that are cited; no forecast for this patient"
    return slide(material, "cohorts", "Backup", title, (block,), Facts(lines=lines, shown=found))


def _together(ledger: DoseLedger) -> list[tuple[str, str, str]]:
    rows = [
        (
            f"Anthracyclines as doxorubicin ({one.system})",
            equivalent_text(one),
            equivalent_remark(one, ledger),
        )
        for one in ledger.equivalents
    ]
    if found := ledger.alkylators:
        name = "Alkylators as cyclophosphamide (CED, read in an abstract)"
        rows.append((name, alkylator_text(found), alkylator_remark(found) or "of stated doses"))
    return rows


def _caption(ledger: DoseLedger) -> str:
    is_open = any(one.high is None for one in ledger.totals)
    at_least = "“At least”: a dose, or how often it was given, is not stated." if is_open else ""
    unstated = capitalised(unstated_text(ledger))
    return parted((at_least, f"{unstated}." if unstated else ""), " ")
