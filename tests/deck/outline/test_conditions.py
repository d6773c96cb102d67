"""What the patient has beside the disease, on the slide of the disease."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace
from pptx import Presentation

from boardapp.case.case import Case
from boardapp.case.patient import Condition, Patient
from boardapp.casefile.files import read_case
from boardapp.cli import main
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import FigureBlock, Slide, TableBlock
from boardapp.figures.cards.cards import Cards
from boardapp.resources import example_case
from boardapp.review.review_case import review_case


def _slide(case: Case, key: str = "diagnosis") -> Slide:
    deck = build_deck(review_case(case, keeps_dates=False), "standard")
    return next(slide for slide in deck.slides if slide.key == key)


def _tiles(slide: Slide) -> list[list[tuple[str, str]]]:
    (block,) = slide.blocks
    assert isinstance(block, FigureBlock)
    assert isinstance(block.figure, Cards)
    return [
        [(card.head, " / ".join(words.text for words in card.words)) for card in row.cards]
        for row in block.figure.rows
    ]


def _with(*conditions: Condition) -> Case:
    sarcoma = read_case(example_case("sarcoma"))
    return replace(sarcoma, patient=Patient(conditions=conditions))


def test_malignancy_and_syndrome_stand_before_the_others_in_rows_of_their_own() -> None:
    rows = _tiles(_slide(read_case(example_case("sarcoma"))))
    heads = [head for row in rows for head, _ in row]
    kinds = ["Earlier malignancy", "Syndrome", "Allergy", "Family history"]
    assert [head for head in heads if head in kinds] == kinds
    assert (
        "Earlier malignancy",
        "adrenocortical tumor, resected, no other treatment / at 2 y of age",
    ) in (tile for row in rows for tile in row)


def test_conditions_of_one_kind_are_one_fact() -> None:
    case = _with(
        Condition(text="latex", kind="allergy"), Condition(text="vancomycin", kind="allergy")
    )
    tiles = [tile for row in _tiles(_slide(case)) for tile in row]
    assert ("Allergy", "latex; vancomycin") in tiles


def test_what_is_not_stated_is_not_named() -> None:
    slide = _slide(_with())
    heads = {head for row in _tiles(slide) for head, _ in row}
    assert heads.isdisjoint({"Allergy", "Comorbidity", "Syndrome", "Earlier malignancy"})
    assert "allerg" not in " ".join(slide.say).lower()


def test_a_social_fact_stands_in_the_full_deck_alone() -> None:
    slide = _slide(_with(Condition(text="lives far away", kind="social")))
    assert "lives far away" not in str(_tiles(slide))
    assert not any("lives far away" in note.text for note in slide.notes)


def test_the_table_in_the_place_of_the_tiles_says_the_same() -> None:
    (block,) = _slide(read_case(example_case("sarcoma"))).blocks
    assert isinstance(block, FigureBlock)
    tables = [b for b in block.otherwise if isinstance(b, TableBlock)]
    (beside,) = [b for b in tables if b.columns[0] == "Beside the disease"]
    assert [row[0] for row in beside.rows] == [
        "Earlier malignancy",
        "Syndrome",
        "Allergy",
        "Family history",
    ]


def test_an_age_that_the_title_says_gives_way_where_tiles_find_no_room() -> None:
    """The synthetic case has more facts than a slide has room for tiles."""
    slide = _slide(read_case(example_case("synthetic")))
    heads = [head for row in _tiles(slide) for head, _ in row]
    assert "diagnosed at 4–5 mo of age, CNS2a" in slide.title
    assert "Diagnosed" not in heads
    assert "CNS status" not in heads
    assert "Allergy" in heads


def test_the_written_deck_shows_and_says_them(tmp_path: Path) -> None:
    out = tmp_path / "sarcoma.pptx"
    assert main(["export", str(example_case("sarcoma")), "-o", str(out)]) == 0
    first: Any = Presentation(str(out)).slides[1]
    assert "Earlier malignancy: adrenocortical tumor" in first.notes_slide.notes_text_frame.text
    cited = "[invented history; patient.conditions[3]]"
    notes = [one.notes_slide.notes_text_frame.text for one in Presentation(str(out)).slides]
    assert any(cited in text for text in notes)
