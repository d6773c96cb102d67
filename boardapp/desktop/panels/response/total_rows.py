"""Totals of doses as rows: each drug, then what they are as doxorubicin and cyclophosphamide."""

from collections.abc import Iterator

from boardapp.case.place import Place
from boardapp.clinical import alkylator_dose, anthracycline_equivalents, dose_totals
from boardapp.desktop.parts.tables.facts_model import FactRow
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
from boardapp.review.model.derived import DoseLedger
from boardapp.review.model.review import Review

COLUMNS = ("Of what", "Total", "Remark", "Rule")
SHARES = (26, 22, 32, 20)
EMPTY = (
    "No drug is stated of any therapy.\nDrugs and doses stand in a therapy, in “Drugs” and "
    "“Cycles”."
)
_PLACE = Place("therapies")


def total_rows(review: Review | None) -> Iterator[FactRow]:
    """The totals of each drug, and of anthracyclines and alkylators together."""
    ledger = review.dose_ledger if review else None
    if ledger is None:
        return
    for total in ledger.totals:
        cells = (total_name(total), total_text(total), total_remark(total), dose_totals.RULE)
        yield FactRow(cells, total.place, source=total.source)
    yield from _together(ledger)


def _together(ledger: DoseLedger) -> Iterator[FactRow]:
    for one in ledger.equivalents:
        name = f"Anthracyclines as doxorubicin ({one.system})"
        rule = anthracycline_equivalents.RULE
        remark = equivalent_remark(one, ledger)
        yield FactRow((name, equivalent_text(one), remark, rule), _PLACE, "")
    if ledger.alkylators is not None:
        found = ledger.alkylators
        told, remark = alkylator_text(found), alkylator_remark(found)
        name = "Alkylators as cyclophosphamide (CED)"
        yield FactRow((name, told, remark, alkylator_dose.RULE), _PLACE, "")
    if ledger.unstated:
        yield FactRow(("All totals", "", unstated_text(ledger), dose_totals.RULE), _PLACE, "")
