"""Doses, organ support, measures and a death, from a file to a reopened deck and a terminal."""

import json
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from boardapp.cli import main

CASE: dict[str, Any] = {
    "format": "boardapp-case",
    "version": 2,
    "title": "AML, transplant, death (invented)",
    "privacy": {"status": "synthetic"},
    "meeting": {"question": {"text": "What do we learn from this death?"}},
    "patient": {
        "label": "Patient 1",
        "sex": "female",
        "vital_status": {"state": "dead", "when": "dx + 405 d", "cause": "sepsis"},
    },
    "diagnosis": {"id": "dx", "when": "age 9 y", "disease": {"text": "acute myeloid leukemia"}},
    "therapies": [
        {
            "id": "ade",
            "name": "ADE",
            "kind": "chemotherapy",
            "line": 1,
            "start": "dx + 3 d",
            "agents": [
                {"name": "daunorubicin", "dose": 50, "unit": "mg/m2", "share": 75, "route": "IV"}
            ],
        },
        {
            "id": "hsct",
            "name": "allogeneic HSCT",
            "kind": "transplant",
            "line": 1,
            "start": "dx + 120 d",
            "transplant": {"cell_doses": [{"cells": "CD34+", "dose": 5.2, "unit": "10*6/kg"}]},
        },
    ],
    "assessments": [{"id": "rel", "when": "dx + 310 d", "finding": "relapse", "sites": ["marrow"]}],
    "organ_support": [
        {"name": "invasive ventilation", "start": "hsct + 12 d", "end": "hsct + 19 d"}
    ],
    "measurements": [
        {"name": "ejection fraction", "when": "dx", "value": 62, "unit": "%"},
        {"name": "ejection fraction", "when": "hsct + 150 d", "value": 48, "unit": "%"},
    ],
    "options": [{"name": "a second transplant"}],
}


def _file(tmp_path: Path, **changes: Any) -> str:
    path = tmp_path / "case.board.json"
    path.write_text(json.dumps(CASE | changes), "utf-8")
    return str(path)


def _texts(shapes: Any) -> Any:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _texts(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def test_the_written_deck_tells_death_doses_support_and_measures(tmp_path: Path) -> None:
    deck = tmp_path / "deck.pptx"
    assert main(["export", _file(tmp_path), "-o", str(deck)]) == 0
    slides = Presentation(str(deck)).slides
    titles = [slide.shapes.title.text for slide in slides]
    assert "Died (sepsis), 405 d after diagnosis" in titles
    assert "Organ support: invasive ventilation" in titles
    assert "Daunorubicin 75 % of the standard dose" in titles
    assert "Latest ejection fraction 48 % (grade 2)" in titles
    assert "One option as stated (the patient died): a second transplant" in titles
    told = " ".join(" ".join(text for s in slides for text in _texts(s.shapes)).split())
    assert "5.2 ×10⁶/kg" in told
    assert "12 to 19 d after allogeneic HSCT" in told
    assert "Current status" not in told


def test_show_tells_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", _file(tmp_path)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "State at death, 405 d after diagnosis" in told
    assert "Vital state: died (sepsis) (405 d after diagnosis)" in told
    assert "ADE, daunorubicin: line 1; drug; 50 mg/m²; 75 % of the standard dose; IV" in told
    assert "allogeneic HSCT, CD34+: line 1; cells; 5.2 ×10⁶/kg; in the graft" in told
    assert "12 to 19 d after allogeneic HSCT: invasive ventilation: organ support" in told
    assert "grade by the value and its baseline of 62 %: 2" in told


def test_bad_input_is_told_with_its_place_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = json.loads(json.dumps(CASE))
    agent = bad["therapies"][0]["agents"][0]
    agent["share"] = 750
    del agent["unit"]
    bad["therapies"][1]["transplant"]["cell_doses"][0] |= {"dose": 1e12, "unit": "/kg"}
    bad["organ_support"][0] |= {"start": "hsct + 19 d", "end": "hsct + 12 d"}
    bad["patient"]["vital_status"] = {"state": "alive", "when": "dx + 500 d"}
    bad["assessments"].append({"id": "end", "when": "dx + 405 d", "finding": "death"})
    path = _file(tmp_path, **bad)
    assert main(["check", path]) == 1
    told = " ".join(capsys.readouterr().out.split())
    for place in (
        "therapies[0].agents[0].share",
        "therapies[0].agents[0].dose",
        "therapies[1].transplant.cell_doses[0].dose",
        "organ_support[0].start",
        "patient.vital_status.state",
    ):
        assert f": {place}: " in told, place
    assert main(["show", path]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "750 % of the standard dose" in shown
    assert "alive" in shown
    assert "died" in shown
