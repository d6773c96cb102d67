"""`boardapp show` tells what was found in tissue."""

import json
from pathlib import Path
from typing import Any

import pytest

from boardapp.cli import main
from boardapp.resources import example_case

SARCOMA: dict[str, Any] = {
    "format": "boardapp-case",
    "version": 2,
    "title": "SYNTHETIC CASE – a sarcoma",
    "privacy": {"status": "synthetic"},
    "diagnosis": {"id": "dx", "when": "age 11 y", "disease": {"text": "rhabdomyosarcoma"}},
    "therapies": [
        {
            "id": "op", "name": "wide resection", "kind": "surgery", "line": 1,
            "start": "dx + 90 d",
            "surgery": {"margins": "R1, deep", "pathological_response": "partial", "necrosis": 80},
        }
    ],
    "pathology": [
        {
            "when": "dx", "procedure": "core biopsy", "site": "right calf", "specimen": "two cores",
            "histology": "embryonal rhabdomyosarcoma",
            "stains": [{"name": "Ki-67", "value": 70, "unit": "%"}],
        },
        {"when": "dx + 90 d", "procedure": "resection", "therapy": "op"},
    ],
    "staging": [{"when": "dx", "system": "IRS group", "stage": "III", "basis": "clinical"}],
    "genetics": [
        {
            "name": "TP53", "gene": "TP53", "change": "p.(Arg175His)", "allele_fraction": 93,
            "unit": "%", "specimen": "tumor", "when": "dx + 14 d",
        }
    ],
}  # fmt: skip


def shown(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["show", str(path)]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_show_tells_reports_stages_genetics_and_the_operation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sarcoma.board.json"
    path.write_text(json.dumps(SARCOMA), encoding="utf-8")
    text = shown(path, capsys)
    assert "Core biopsy: right calf: two cores; embryonal rhabdomyosarcoma; Ki-67 70 %." in text
    assert "Resection: specimen of wide resection." in text
    assert "at diagnosis: IRS group III, clinical." in text
    assert "TP53: present, p.(Arg175His), allele fraction 93 %, tumor." in text
    assert "pathological response: partial, 80 % necrosis" in text
    assert "R1, deep" in text


def test_show_leaves_out_what_a_leukemia_does_not_state(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = shown(example_case("synthetic"), capsys)
    assert "Pathology =" not in text
    assert "Stages =" not in text
    assert "Genetics over time" not in text


SLIPS: dict[str, Any] = {
    "therapies": [
        {
            "id": "map", "name": "MAP", "kind": "chemotherapy", "line": 1, "start": "dx + 10 d",
            "surgery": {"margins": "R3", "necrosis": 110},
        }
    ],
    "staging": [
        {"system": "TNM", "stage": "cT5 N0", "when": "dx"},
        {"system": "Ann Arbor", "stage": "stage VI", "when": "dx"},
        {"system": "WHO grade", "stage": "7"},
        {"system": "Enneking", "stage": "IX"},
    ],
    "pathology": [{"grade": "5", "grading": "FNCLCC", "therapy": "nowhere"}, {}],
    "genetics": [
        {"name": "KRAS", "gene": "KRAS", "change": "EGFR:p.Leu858Arg", "allele_fraction": 120,
         "unit": "%", "when": "dx"},
        {"name": "TP53", "allele_fraction": 38},
    ],
}  # fmt: skip


def test_each_slip_is_told_with_its_rule_and_all_of_it_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "slips.board.json"
    path.write_text(json.dumps(SARCOMA | SLIPS), encoding="utf-8")
    assert main(["check", str(path)]) == 1
    told = " ".join(capsys.readouterr().out.split())
    for rule in (
        "stage of its system", "grade of its grading", "margins", "necrosis",
        "operation and kind of therapy", "specimen and operation", "allele fraction",
        "gene and change",
    ):  # fmt: skip
        assert f"Basis: {rule}, version 1" in told, rule
    assert told.count("Basis: stage of its system") == 3, "Enneking is not judged"
    text = shown(path, capsys)
    for stated in ("cT5 N0", "stage VI", "WHO grade 7", "Enneking IX", "R3", "110 %", "120 %"):
        assert stated in text
    assert main(["export", str(path), "-o", str(tmp_path / "slips.pptx")]) == 0
