"""The slide of antigens and lineage: its forms, and a title that nothing but data makes."""

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from boardapp.casefile.files import read_case
from boardapp.cli import main
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import Slide, TableBlock
from boardapp.desktop.panels.antigen_rows import changes_text, lineage_rows
from boardapp.resources import example_case
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.course.test_antigens import antigens, look, review


def slides(found: Review) -> dict[str, Slide]:
    return {slide.key: slide for slide in build_deck(found, "standard").slides}


def table_of(slide: Slide) -> TableBlock:
    (block,) = slide.blocks
    assert isinstance(block, TableBlock)
    return block


def relapses(*states: dict[str, str], **more: Any) -> list[dict[str, Any]]:
    return [
        look(f"r{n}", f"202{n}-01-01", antigens=antigens(**one), **more)
        for n, one in enumerate(states, 1)
    ]


@pytest.mark.parametrize(
    ("first", "then", "title"),
    [
        (
            {"CD19": "positive", "CD22": "positive"},
            {"CD19": "negative", "CD22": "positive"},
            "CD19 lost at relapse 1; CD22 kept",
        ),
        (
            {"CD19": "positive", "CD22": "positive"},
            {"CD19": "dim", "CD22": "partial"},
            "CD19 dim at relapse 1, CD22 partial at relapse 1",
        ),
        ({"CD19": "negative"}, {"CD19": "positive"}, "CD19 gained at relapse 1"),
        ({"CD19": "positive"}, {"CD22": "negative"}, "Antigens at each look"),
        ({"CD19": "negative"}, {"CD19": "negative"}, "Antigens at each look"),
    ],
)
def test_the_title_asserts_only_what_two_looks_state(
    first: dict[str, str], then: dict[str, str], title: str
) -> None:
    found = slides(review(antigens(**first), *relapses(then)))
    assert found["antigens"].title == title


def test_a_stated_lineage_is_shown_though_only_one_look_tells_antigens() -> None:
    found = slides(
        review(antigens(CD19="positive"), look("r1", "2021-01-01", lineage="myeloid, a switch"))
    )
    assert found["antigens"].title == "Lineage at relapse 1: myeloid, a switch"
    assert table_of(found["antigens"]).rows == (
        ("CD19", "● positive", "not reported"),
        ("Lineage", "not reported", "myeloid, a switch"),
    )


def test_one_look_alone_is_told_at_the_diagnosis() -> None:
    assert "antigens" not in slides(review(antigens(CD19="positive")))
    assert "antigens" not in slides(review_case(read_case(example_case("letter"))))


def test_form_and_word_tell_found_in_part_and_not_found() -> None:
    table = table_of(slides(review_case(read_case(example_case("synthetic"))))["antigens"])
    assert table.columns == (
        "Antigen",
        "At diagnosis",
        "Relapse 1, month 7.4",
        "Month 9.9",
        "Relapse 2, month 18.6",
    )
    assert table.rows[0] == (
        "CD19",
        "● positive, 98 %",
        "● positive, 97 %",
        "◐ dim, 60 %",
        "◐ partial, 35 %",
    )
    assert table.rows[2][:2] == ("CD10", "○ negative, 1 %")


def test_of_many_looks_the_first_and_the_last_are_shown() -> None:
    states = [{"CD19": "positive"}] * 6
    table = table_of(slides(review(antigens(CD19="positive"), *relapses(*states)))["antigens"])
    assert table.columns[1] == "At diagnosis"
    assert table.columns[-1].startswith("Relapse 6")
    assert len(table.columns) == 6
    assert table.caption.endswith("Two looks between not shown")


def test_the_written_deck_has_the_slide_with_its_rule_in_the_notes(tmp_path: Path) -> None:
    out = tmp_path / "synthetic.pptx"
    assert main(["export", str(example_case("synthetic")), "-o", str(out)]) == 0
    slide: Any = next(
        one
        for one in Presentation(str(out)).slides
        if one.shapes.title is not None and one.shapes.title.text.startswith("CD19")
    )
    assert slide.shapes.title.text == "CD19 partial at relapse 2; CD22 kept"
    notes = slide.notes_slide.notes_text_frame.text
    assert "course of an antigen, version 1 (ours)" in notes
    assert "CD10 and CD15: stated at one look only" in notes


def test_panel_and_show_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    found = review_case(read_case(example_case("aml")))
    said = "CD33 kept; CD123 kept; CD7 lost at relapse 1"
    assert said in changes_text(found)
    assert main(["show", str(example_case("aml"))]) == 0
    assert said in " ".join(capsys.readouterr().out.split())
    switched = review([], look("r1", "2021-01-01", lineage="myeloid, a switch"))
    (row,) = lineage_rows(switched)
    assert (row.label, row.value, row.place) == (
        "Lineage, relapse 1",
        "myeloid, a switch",
        "assessments[0].lineage",
    )
