"""Grades by their parts on slides: beside the stated one, with the system, never as CTCAE's."""

from typing import Any

import pytest

from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent, GradePart
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.patient import Patient
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.cli.sections.toxicity import toxicity_sections
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.reviewed import deck_review
from boardapp.deck.slides import Deck, FigureBlock, Slide, TableBlock
from boardapp.figures.grades.grades import Grades
from boardapp.review.review_case import review_case


def _part(name: str, value: float | None = None, unit: str = "") -> GradePart:
    return GradePart(name=name, value=None if value is None else Value(value), unit=unit)


def _event(term: str, *parts: GradePart, **more: Any) -> AdverseEvent:
    onset = When.parse("2020-03-01")
    return AdverseEvent(term=term, parts=parts, onset=onset, source="chart ¶1", **more)


_CRS = _event(
    "CRS", _part("temperature", 39.1, "Cel"), _part("vasopressors", 1),
    grade=Value(2), grading="ASTCT",
)  # fmt: skip
_GVHD = _event("acute GvHD", _part("skin stage", 2), grade=Value(1), grading="MAGIC")
_OPEN = _event("chronic GvHD", _part("eyes", 0))


def _case(*events: AdverseEvent) -> Case:
    return Case(
        title="A case",
        diagnosis=Diagnosis(when=When.parse("2020-02-07"), disease=Coded(text="B-ALL")),
        patient=Patient(born=When.parse("2016-02-07")),
        adverse_events=events,
    )


@pytest.fixture(scope="module")
def deck() -> Deck:
    return build_deck(deck_review(_case(_CRS, _GVHD, _OPEN)), "standard")


def _slide(deck: Deck, key: str) -> Slide:
    return next(slide for slide in deck.slides if slide.key == key)


def test_the_slide_of_toxicity_tells_what_the_parts_give(deck: Deck) -> None:
    figure = next(b.figure for b in _slide(deck, "toxicity").blocks if isinstance(b, FigureBlock))
    assert isinstance(figure, Grades)
    rows = {row.name: row for row in figure.rows}
    assert rows["CRS"].by_another == "ASTCT grade 2"
    assert rows["CRS"].details.startswith("by its parts at least ASTCT grade 3")
    assert rows["acute GvHD"].by_another == "MAGIC grade I"
    assert rows["acute GvHD"].details.startswith("by its parts at least MAGIC grade I")
    assert "parts" not in rows["chronic GvHD"].details  # they allow every grade
    notes = [note.text for note in _slide(deck, "toxicity").notes]
    assert any("CRS: ASTCT grade 2 as stated; by its parts at least ASTCT" in n for n in notes)
    assert any("ASTCT CRS grade, version 1" in note for note in notes)


def test_the_backup_has_each_with_what_decides_it_and_its_rule(deck: Deck) -> None:
    slide = _slide(deck, "grades")
    assert slide.section == "Backup"
    assert (
        slide.title == "Three complications graded by ASTCT, MAGIC and NIH from the parts reported"
    )
    (block,) = slide.blocks
    assert isinstance(block, TableBlock)
    crs, acute, chronic = block.rows
    assert crs[1:5] == (
        "CRS",
        "ASTCT grade 2 (doubt 1)",
        "at least ASTCT grade 3",
        "by hypotension and vasopressors; not reported: oxygen",
    )
    assert acute[2:4] == ("MAGIC grade I", "at least MAGIC grade I")
    assert chronic[2:4] == ("grade not reported", "open: NIH none to severe possible")
    assert "read in an abstract and second-hand text" in chronic[5]


def test_only_the_rules_that_were_used_stand_among_the_definitions(deck: Deck) -> None:
    names = [rule.name for rule in deck_review(_case(_CRS)).definitions]
    assert "CRS by the ASTCT" in names
    assert not {"ICANS by the ASTCT", "Acute GvHD by MAGIC", "Chronic GvHD by the NIH"} & {*names}


def test_without_parts_there_is_no_slide_of_them() -> None:
    bare = _event("CRS", grade=Value(2), grading="ASTCT")
    found = build_deck(deck_review(_case(bare)), "standard")
    assert "grades" not in [slide.key for slide in found.slides]


def test_the_terminal_tells_both_and_the_rule() -> None:
    said = " ".join("\n".join(toxicity_sections(review_case(_case(_CRS)))).split())
    assert "ASTCT grade 2 (as stated)" in said
    assert (
        "CRS: stated: ASTCT grade 2; by its parts: at least ASTCT grade 3; disagrees; by "
        "hypotension and vasopressors; not reported: oxygen; rule: ASTCT CRS grade, version 1"
    ) in said
