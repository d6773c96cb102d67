"""Reports on tissue and operations that can't be as they stand."""

from typing import Any

import pytest

from boardapp.case.pathology import PathologyReport, Stain
from boardapp.case.therapy import Surgery, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When

from .gate import found_by


def operated(kind: str = "surgery", status: Any = "given", **facts: Any) -> Therapy:
    return Therapy(
        id="op", name="resection", kind=kind, status=status, start=When.parse("dx + 90 d"),
        surgery=Surgery(**facts),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "unit", "is_told"),
    [
        (80, "%", False),
        (100, "%", False),
        (101, "%", True),
        (0.8, "1", False),
        (1.2, "1", True),
        (-1, "%", True),
        (300, "", False),
        (3, "mm", False),
        ("positive", "%", False),
    ],
)
def test_a_stain_is_in_no_more_than_all_cells(value: Any, unit: str, is_told: bool) -> None:
    stain = Stain(name="Ki-67", value=Value(value), unit=unit)
    report = PathologyReport(stains=(stain,))
    assert bool(found_by("share of a stain", pathology=(report,))) is is_told


@pytest.mark.parametrize(
    ("margins", "is_told"),
    [
        ("R0", False),
        ("R2", False),
        ("R3", True),
        ("RX", False),
        ("R1 at the nerve", False),
        ("clear", False),
    ],
)
def test_margins_are_r0_to_r2_or_in_words(margins: str, is_told: bool) -> None:
    found = found_by("margins", therapies=(operated(margins=margins),))
    assert bool(found) is is_told
    if found:
        assert found[0].sentence == "Margins R3 are stated; there are R0, R1, R2 and RX."
        assert found[0].place == "therapies[0].surgery.margins"


@pytest.mark.parametrize(
    ("value", "is_told"),
    [(92, False), (100, False), (101, True), (110, True), (0, False), (-5, True), (">90", False)],
)
def test_necrosis_is_a_share(value: Any, is_told: bool) -> None:
    found = found_by("necrosis", therapies=(operated(necrosis=Value(value)),))
    assert bool(found) is is_told


@pytest.mark.parametrize(
    ("kind", "is_told"),
    [
        ("surgery", False),
        ("", False),
        ("local control", False),
        ("liver transplant", False),
        ("chemotherapy", True),
        ("radiation", True),
    ],
)
def test_a_drug_has_no_margins(kind: str, is_told: bool) -> None:
    found = found_by("operation and kind of therapy", therapies=(operated(kind, margins="R0"),))
    assert bool(found) is is_told
    if kind == "chemotherapy":
        assert found[0].sentence == (
            'Resection: its kind is "chemotherapy", and it has facts of an operation (margins).'
        )


def test_an_operation_that_was_not_done_has_found_nothing() -> None:
    planned = operated(status="planned", margins="R0", necrosis=Value(90))
    (found,) = found_by("operation and kind of therapy", therapies=(planned,))
    assert found.sentence == "Resection: it is stated as planned, and has margins and necrosis."
    named = operated(status="planned", procedure="wide resection")
    assert found_by("operation and kind of therapy", therapies=(named,)) == []


@pytest.mark.parametrize(
    ("therapy", "when", "told"),
    [
        ("op", "dx + 90 d", ""),
        ("op", "dx + 95 d", ""),
        ("op", "dx + 89 d", "is of resection, which came only after it"),
        ("knee", "dx + 95 d", 'names "knee", which is no therapy of the case'),
        ("", "dx + 5 d", ""),
    ],
)
def test_a_specimen_is_of_an_operation_that_was_done(therapy: str, when: str, told: str) -> None:
    report = PathologyReport(procedure="Specimen", when=When.parse(when), therapy=therapy)
    found = found_by(
        "specimen and operation", pathology=(report,), therapies=(operated(margins="R0"),)
    )
    assert [one.sentence for one in found] == ([f"Specimen {told}."] if told else [])


def test_a_specimen_of_a_planned_operation_is_asked_about() -> None:
    report = PathologyReport(procedure="Specimen", therapy="op")
    (found,) = found_by(
        "specimen and operation", pathology=(report,), therapies=(operated(status="planned"),)
    )
    assert found.sentence == "Specimen is of resection, which is stated as planned."
