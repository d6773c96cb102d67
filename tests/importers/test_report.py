"""The sums of a report add up, and what a ledger is told comes out by kind."""

import json

import pytest

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis, GeneticFinding
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.importers.ledger import Ledger
from boardapp.importers.report import LeftOut, Report

VALUES = (3, "2.50", "<0.1", ">=9", "2..4", "1+", "normal", "not done", "~5")
CASE = Case(
    title="Invented",
    diagnosis=Diagnosis(
        disease=Coded(text="AML"), genetics=(GeneticFinding(name="NPM1", kind="variant"),)
    ),
    labs=tuple(LabResult(test="platelets", value=Value(stated)) for stated in VALUES),
    genetics=(GeneticFinding(name="RUNX1::RUNX1T1", kind="fusion"),),
)


def test_each_result_is_in_exactly_one_part_of_the_labs() -> None:
    counts = Ledger("made").report(CASE).case
    parts = {name: count for name, count in counts.items() if name.startswith("labs_")}
    assert parts == {
        "labs_numeric": 3,
        "labs_censored": 2,
        "labs_range": 1,
        "labs_text": 2,
        "labs_empty": 1,
    }
    assert counts["labs"] == sum(parts.values()) == 9
    assert (counts["variants"], counts["fusions"]) == (1, 1)


def test_a_report_tells_what_was_read_kept_and_left_out() -> None:
    ledger = Ledger("made")
    ledger.patients, ledger.patient = ("a", "b"), "a"
    ledger.read("row", 5)
    ledger.kept("row", 2)
    ledger.left_out("row", "of another patient", 2)
    ledger.left_out("row", "not done")
    ledger.put("orders", 4)
    ledger.warn("row 3", "unit off by a thousand")
    ledger.warn("row 3", "unit off by a thousand")
    told = json.loads(ledger.report(CASE).to_json())
    assert told["format"] == "made"
    assert (told["patients"], told["patient"]) == (["a", "b"], "a")
    assert (told["read"], told["kept"]) == ({"row": 5}, {"row": 2})
    assert told["left_out"] == [
        {"kind": "row", "count": 1, "why": "not done"},
        {"kind": "row", "count": 2, "why": "of another patient"},
    ]
    assert told["case"]["orders"] == 4
    assert told["warnings"] == [{"where": "row 3", "what": "unit off by a thousand"}]


def test_a_record_that_is_neither_kept_nor_left_out_is_a_fault_of_the_importer() -> None:
    ledger = Ledger("made")
    ledger.read("row", 2)
    ledger.kept("row")
    with pytest.raises(ArithmeticError, match=r"\{'row': 1\}"):
        ledger.report(CASE)


def test_what_is_both_kept_and_left_out_does_not_add_up_either() -> None:
    report = Report(
        format="made", read={"row": 1}, kept={"row": 1}, left_out=(LeftOut("row", 1, "twice"),)
    )
    assert report.unaccounted == {"row": -1}
