"""Genetic findings that can't be as they stand."""

from typing import Any

import pytest

from boardapp.case.diagnosis import Coded, Diagnosis, GeneticFinding
from boardapp.case.value import Value

from .gate import found_by


def finding(**more: Any) -> GeneticFinding:
    return GeneticFinding(**{"name": "EGFR L858R"} | more)


@pytest.mark.parametrize(
    ("value", "unit", "severity"),
    [
        (38, "%", ""),
        (100, "%", ""),
        (100.1, "%", "error"),
        (0.38, "1", ""),
        (1, "1", ""),
        (1.01, "1", "error"),
        (38, "", "error"),
        (0.38, "", "note"),
        (-3, "%", "error"),
        ("<0.1", "%", ""),
        (120, "copies/mL", ""),
        ("not detected", "%", ""),
    ],
)
def test_an_allele_fraction_is_a_share_with_its_unit(value: Any, unit: str, severity: str) -> None:
    found = found_by(
        "allele fraction", genetics=(finding(allele_fraction=Value(value), unit=unit),)
    )
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_it_is_asked_about_at_the_diagnosis_too() -> None:
    bad = finding(allele_fraction=Value(120), unit="%", source="report")
    dx = Diagnosis(disease=Coded(text="adenocarcinoma of the lung"), genetics=(bad,))
    (found,) = found_by("allele fraction", diagnosis=dx)
    assert found.place == "diagnosis.genetics[0].allele_fraction"
    assert found.sentence == "Allele fraction 120 % is stated; that is more than the whole."


@pytest.mark.parametrize(
    ("gene", "change", "is_told"),
    [
        ("EGFR", "p.Leu858Arg", False),
        ("EGFR", "EGFR:p.Leu858Arg", False),
        ("EGFR", "NM_005228.5(EGFR):c.2573T>G", False),
        ("KRAS", "NM_005228.5(EGFR):c.2573T>G", True),
        ("KRAS", "EGFR p.L858R", True),
        ("EWSR1::FLI1", "EWSR1:c.7A>G", False),
        ("", "EGFR:p.Leu858Arg", False),
        ("EGFR", "L858R", False),
        ("TP53", "NM_000546.6:c.743G>A", False),
    ],
)
def test_a_change_names_the_gene_that_it_is_in(gene: str, change: str, is_told: bool) -> None:
    found = found_by("gene and change", genetics=(finding(gene=gene, change=change),))
    assert bool(found) is is_told
