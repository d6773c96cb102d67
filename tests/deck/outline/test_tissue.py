"""The slides of pathology, genetics, stages and operations, from the case to the reopened deck."""

import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation

from boardapp.cli import main
from boardapp.resources import example_case

OSTEOSARCOMA: dict[str, Any] = {
    "diagnosis": {
        "id": "dx",
        "when": "age 14 y",
        "disease": {"text": "osteosarcoma of the left distal femur"},
    },
    "therapies": [
        {
            "id": "map", "name": "MAP", "kind": "chemotherapy", "line": 1, "start": "dx + 12 d",
            "end": "dx + 82 d",
        },
        {
            "id": "op", "name": "distal femur resection", "kind": "surgery", "line": 1,
            "start": "dx + 95 d",
            "surgery": {"margins": "R0", "residual": "none", "necrosis": 92},
        },
    ],
    "pathology": [
        {
            "when": "dx", "procedure": "core needle biopsy", "site": "left femur",
            "histology": "conventional osteosarcoma", "grade": "high",
            "stains": [
                {"name": "SATB2", "result": "positive"},
                {"name": "MDM2", "result": "negative"},
                {"name": "Ki-67", "value": 60, "unit": "%"},
            ],
        },
        {
            "when": "dx + 95 d", "procedure": "resection specimen", "therapy": "op",
            "conclusion": "92 % necrosis, margins free by 18 mm",
        },
    ],
    "staging": [
        {"when": "dx", "system": "TNM (8th)", "stage": "cT2 N0 M0", "basis": "clinical"},
        {
            "when": "dx + 95 d", "system": "TNM (8th)", "stage": "ypT2 N0 M0",
            "basis": "after therapy",
        },
    ],
}  # fmt: skip
LUNG: dict[str, Any] = {
    "diagnosis": {
        "id": "dx",
        "when": "age 61 y",
        "disease": {"text": "adenocarcinoma of the lung"},
        "genetics": [
            {"name": "EGFR L858R", "allele_fraction": 38, "unit": "%", "specimen": "plasma"}
        ],
    },
    "therapies": [
        {"id": "gef", "name": "gefitinib", "kind": "targeted therapy", "line": 1,
         "start": "dx + 21 d", "end": "dx + 420 d"}
    ],
    "genetics": [
        {"name": "EGFR L858R", "allele_fraction": 21, "unit": "%", "specimen": "plasma",
         "when": "dx + 425 d"},
        {"name": "EGFR T790M", "allele_fraction": 12, "unit": "%", "specimen": "plasma",
         "when": "dx + 425 d"},
    ],
}  # fmt: skip

Slides = dict[str, tuple[str, str]]
"""Title and text of each slide, by what its title begins with."""


def exported(tmp_path: Path, parts: dict[str, Any], preset: str = "standard") -> list[Any]:
    case = {
        "format": "boardapp-case",
        "version": 2,
        "title": "SYNTHETIC CASE – tissue",
        "privacy": {"status": "synthetic"},
        "meeting": {"question": {"text": "What next?"}},
        **parts,
    }
    path, deck = tmp_path / "case.board.json", tmp_path / "deck.pptx"
    path.write_text(json.dumps(case), encoding="utf-8")
    assert main(["export", str(path), "--preset", preset, "-o", str(deck)]) == 0
    return list(Presentation(str(deck)).slides)


def text_of(slide: Any) -> str:
    return " ".join(" ".join(_texts(slide.shapes)).replace("\u00a0", " ").split())


def _texts(shapes: Any) -> list[str]:
    found: list[str] = []
    for shape in shapes:
        if shape.shape_type == 6:  # a group
            found += _texts(shape.shapes)
        elif shape.has_text_frame:
            found.append(shape.text_frame.text)
        elif getattr(shape, "has_table", False):
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def titles(slides: list[Any]) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in slides]


def slide_with(slides: list[Any], words: str) -> Any:
    return next(slide for slide in slides if words in text_of(slide))


def test_a_sarcoma_shows_its_reports_with_stains_as_signs(tmp_path: Path) -> None:
    slides = exported(tmp_path, OSTEOSARCOMA)
    wanted = "Two pathology reports; the first: conventional osteosarcoma, high grade"
    found = titles(slides)
    assert found.index(wanted) == 2, "behind the question and the disease"
    text = text_of(slides[2])
    assert "SATB2 +, MDM2 −, Ki-67 60 %" in text
    assert "Core needle biopsy: left femur" in text
    assert "Resection specimen, of distal femur resection" in text
    assert "95 d after diagnosis" in text


def test_the_diagnosis_tells_the_report_and_every_stage_with_its_basis(tmp_path: Path) -> None:
    text = text_of(exported(tmp_path, OSTEOSARCOMA)[1])
    assert "Pathology conventional osteosarcoma, high grade" in text
    assert "TNM (8th) cT2 N0 M0, clinical" in text
    assert "TNM (8th) ypT2 N0 M0, after therapy found later: 95 d after diagnosis" in text
    assert "morphology" not in text, "the report tells it"


def test_status_timeline_and_lines_tell_what_the_operation_found(tmp_path: Path) -> None:
    slides = exported(tmp_path, OSTEOSARCOMA)
    status = text_of(slide_with(slides, "Last stage"))
    assert "Last stage ypT2 N0 M0 TNM (8th), after therapy" in status
    assert "Time unless stated: 95 d after diagnosis." in status
    timeline = text_of(slide_with(slides, "Days from diagnosis"))
    assert "Tissue" in timeline
    assert "Core needle biopsy" in timeline
    assert "distal femur resection" in timeline
    lines = text_of(slide_with(slides, "Best response"))
    assert "distal femur resection, margins R0, residual tumor: none" in lines
    assert "92 % necrosis" in lines


def test_the_minute_tells_what_was_found_in_tissue(tmp_path: Path) -> None:
    case, minute = tmp_path / "case.board.json", tmp_path / "minute.docx"
    exported(tmp_path, OSTEOSARCOMA)
    assert main(["export", str(case), "--minute", "-o", str(minute)]) == 0
    with ZipFile(minute) as package:
        told = re.sub(r"<[^>]+>", " ", package.read("word/document.xml").decode("utf-8"))
    text = " ".join(told.split())
    assert (
        "Tissue: Two pathology reports; the first: conventional osteosarcoma, high grade." in text
    )
    assert "distal femur resection, margins R0, residual tumor: none" in text
    assert "92 % necrosis" in text


def test_the_notes_say_where_a_report_stands(tmp_path: Path) -> None:
    slides = exported(tmp_path, OSTEOSARCOMA)
    notes = slides[2].notes_slide.notes_text_frame.text
    assert "pathology[0]" in notes
    assert "SATB2 positive; MDM2 negative; Ki-67 60 %" in notes
    assert notes.startswith(
        "Core needle biopsy, at diagnosis: conventional osteosarcoma, high grade; "
        "resection specimen, 95 d after diagnosis: 92 % necrosis"
    )


def test_a_report_without_a_time_says_so_and_has_no_place_on_the_axis(tmp_path: Path) -> None:
    undated = [{"procedure": "second look", "histology": "no tumor"}]
    slides = exported(tmp_path, OSTEOSARCOMA | {"pathology": undated})
    assert "no tumor Time not reported" in text_of(slide_with(slides, "no tumor"))
    assert "Not drawn: Second look." in text_of(slide_with(slides, "Not drawn"))


def test_fractions_measured_twice_are_a_chart_that_can_be_edited(tmp_path: Path) -> None:
    slides = exported(tmp_path, LUNG)
    slide = next(s for s in slides if any("L858R 21 %" in t for t in titles([s])))
    assert slide.shapes.title.text_frame.text == (
        "At 61 y of age: EGFR L858R 38 %; 425 d after diagnosis: EGFR L858R 21 %, EGFR T790M 12 %"
    )
    charts = [shape for group in slide.shapes for shape in _all(group) if shape.has_chart]
    (chart,) = [shape.chart for shape in charts]
    values = {plot.name: list(plot.values) for plot in chart.plots[0].series}
    assert values["EGFR L858R"] == [38, 21]
    assert values["EGFR T790M"] == [12]
    backup = slide_with(slides, "Fraction Specimen")
    assert titles([backup]) == ["Three genetic findings by time and specimen"]


def _all(shape: Any) -> list[Any]:
    return list(shape.shapes) if shape.shape_type == 6 else [shape]


def test_findings_of_two_times_without_a_course_are_a_table_to_show(tmp_path: Path) -> None:
    later = [{"name": "MET amplification", "kind": "copy number", "when": "dx + 425 d"}]
    dx = {**LUNG["diagnosis"], "genetics": [{"name": "EGFR L858R"}]}
    slides = exported(tmp_path, LUNG | {"diagnosis": dx, "genetics": later})
    found = titles(slides)
    assert "At 61 y of age: EGFR L858R; 425 d after diagnosis: MET amplification" in found
    assert not [t for t in found if "by time and specimen" in t]


def test_a_finding_that_its_rule_doubts_bears_the_number_of_its_doubt(tmp_path: Path) -> None:
    bad = [{"name": "EGFR T790M", "allele_fraction": 120, "unit": "%", "when": "dx + 425 d"}]
    slides = exported(tmp_path, LUNG | {"genetics": bad})
    assert any("EGFR T790M 120 % (doubt 1)" in t for t in titles(slides))


@pytest.mark.parametrize("preset", ["short", "standard", "full"])
@pytest.mark.parametrize("name", ["letter", "synthetic", "minimal"])
def test_a_leukemia_without_such_records_has_none_of_these_slides(
    tmp_path: Path, name: str, preset: str
) -> None:
    deck = tmp_path / "deck.pptx"
    assert main(["export", str(example_case(name)), "--preset", preset, "-o", str(deck)]) == 0
    slides = list(Presentation(str(deck)).slides)
    assert not [t for t in titles(slides) if "athology" in t or "genetic" in t.lower()]
    text = " ".join(map(text_of, slides))
    assert not [word for word in ("Pathology", "Allele", "Stage", "Tissue") if word in text]


def test_a_leukemia_has_its_pathology_in_the_backup(tmp_path: Path) -> None:
    dx = {"id": "dx", "when": "age 4 y", "disease": {"text": "B-ALL"}}
    slides = exported(tmp_path, OSTEOSARCOMA | {"diagnosis": dx})
    found = titles(slides)
    where = next(n for n, t in enumerate(found) if "conventional osteosarcoma" in t)
    assert where > next(n for n, t in enumerate(found) if t.startswith("Recommendation"))


def test_where_there_are_more_than_ten_slides_a_table_of_genetics_gives_way_first(
    tmp_path: Path,
) -> None:
    days = [{"test": "LDH", "when": "dx", "value": 900, "unit": "U/L", "low": 100, "high": 300}]
    events = [{"term": "sepsis", "grade": 4, "onset": "dx + 40 d"}]
    days_on = ("dx + 90 d", "dx + 95 d")
    goals = [{"text": f"To walk, {when}.", "by": "patient", "when": when} for when in days_on]
    looks = [{"when": "dx + 80 d", "finding": "evaluation", "response": "stable disease"}]
    genetics = [{"name": "TP53", "allele_fraction": 93, "unit": "%", "when": "dx + 14 d"}]
    full = OSTEOSARCOMA | {
        "labs": days, "adverse_events": events, "goals": goals, "assessments": looks,
        "options": [{"name": "MAP"}], "genetics": genetics,
    }  # fmt: skip
    found = titles(exported(tmp_path, full))
    board = next(n for n, t in enumerate(found) if t.startswith("Recommendation"))
    assert board == 9
    assert next(n for n, t in enumerate(found) if "athology report" in t) < board
    assert next(n for n, t in enumerate(found) if "TP53 93 %" in t) > board


@pytest.mark.parametrize(("stains", "is_main"), [(0, False), (2, False), (3, True)])
def test_one_report_stands_among_the_main_slides_only_with_its_stains(
    tmp_path: Path, stains: int, is_main: bool
) -> None:
    marked = [{"name": f"marker {n}", "result": "positive"} for n in range(stains)]
    report = {"histology": "osteosarcoma", "when": "dx", "stains": marked}
    found = titles(exported(tmp_path, OSTEOSARCOMA | {"pathology": [report]}))
    board = next(n for n, title in enumerate(found) if title.startswith("Recommendation"))
    tissue = next(n for n, t in enumerate(found) if t == "Pathology report: osteosarcoma")
    assert (tissue < board) is is_main
