"""A course that grows over one slide, and over an edited deck."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace
from pptx import Presentation

from boardapp.case.case import Case
from boardapp.deck.checks.package import check_package
from boardapp.deck.export import export_deck
from boardapp.deck.marking.marker import read_mark
from boardapp.deck.update.update import update_deck
from tests.deck.courses import course_case

FULL: dict[str, Any] = {"relapses": 6, "toxicities": 40, "samplings": 27}
SLIDES = ("question", "timeline", "lines")


def exported(case: Case, folder: Path) -> Path:
    path = folder / "deck.pptx"
    export_deck(case, None, path, "standard", slides=SLIDES)
    return path


def titles(path: Path) -> list[str]:
    return [slide.shapes.title.text for slide in Presentation(str(path)).slides]


def keys(path: Path) -> list[str]:
    marks = [read_mark(slide) for slide in Presentation(str(path)).slides]
    return [f"{mark.key} {mark.part}" if mark else "by hand" for mark in marks]


def sound(path: Path) -> bool:
    return check_package(path.read_bytes()) == []


def test_the_name_of_the_timeline_brings_all_its_slides(tmp_path: Path) -> None:
    deck = exported(course_case(**FULL), tmp_path)
    assert keys(deck) == ["question 1", "timeline 1", "timeline 2", "lines 1"]
    assert "1 of 2: diagnosis to relapse 4" in titles(deck)[1]
    assert "2 of 2: relapse 4 to last report" in titles(deck)[2]
    assert sound(deck)


def test_a_course_that_grew_gets_a_second_slide_after_the_first(tmp_path: Path) -> None:
    deck = exported(course_case(relapses=6, samplings=4), tmp_path)
    assert keys(deck) == ["question 1", "timeline 1", "lines 1"]
    update_deck(course_case(**FULL), None, deck)
    assert keys(deck) == ["question 1", "timeline 1", "timeline 2", "lines 1"]
    assert sound(deck)


def test_an_edited_second_slide_stays_and_the_first_follows_the_case(tmp_path: Path) -> None:
    deck = exported(course_case(**FULL), tmp_path)
    presentation = Presentation(str(deck))
    presentation.slides[2].shapes.title.text = "What came after the fourth relapse"
    presentation.save(str(deck))
    report = update_deck(course_case(**{**FULL, "samplings": 30}), None, deck)
    assert titles(deck)[2] == "What came after the fourth relapse"
    assert any("timeline" in line.lower() or "relapse" in line for line in report.lines)
    assert sound(deck)


def test_a_course_that_became_short_gives_its_second_slide_back(tmp_path: Path) -> None:
    case = course_case(**FULL)
    deck = exported(case, tmp_path)
    update_deck(replace(case, adverse_events=case.adverse_events[:4]), None, deck)
    assert keys(deck) == ["question 1", "timeline 1", "lines 1"]
    assert sound(deck)
