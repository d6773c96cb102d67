"""The notes of whoever made the case reach its slides; what he inferred is marked there."""

import re

import pytest

from boardapp.case.case import Case
from boardapp.case.case_notes import case_notes
from boardapp.case.meeting import Goal
from boardapp.case.place import Place
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.case_notes import CaseNotes
from boardapp.deck.outline.doubts import Doubts
from boardapp.deck.slides import Deck, Note, Slide, TableBlock
from boardapp.resources import example_case
from boardapp.review.model.register import NoteEntry
from boardapp.review.review_case import review_case
from tests.review.plausibility.gate import a_case


@pytest.fixture(scope="module")
def letter() -> Case:
    return read_case(example_case("letter"))


def slide_of(deck: Deck, key: str) -> Slide:
    return next(slide for slide in deck.slides if slide.key == key)


def cells(slide: Slide) -> list[str]:
    tables = (block for block in slide.blocks if isinstance(block, TableBlock))
    return [cell for table in tables for row in table.rows for cell in row]


@pytest.mark.parametrize("preset", ["short", "standard", "full"])
def test_every_note_of_the_letter_is_told_in_its_deck(letter: Case, preset: str) -> None:
    made = paginate(build_deck(review_case(letter), preset))  # type: ignore[arg-type]
    noted = [line.text for page in made.pages for line in page.notes]
    shown = [cell for page in made.pages for cell in cells(page.slide)]
    told = " ".join(" ".join((*noted, *shown)).replace("\u00a0", " ").split())
    notes = [note for note in case_notes(letter) if note.text]
    assert len(notes) == 30
    assert [note.text for note in notes if note.text not in told] == []


def test_an_inferred_intent_is_marked_where_it_stands_and_a_stated_one_is_not(
    letter: Case,
) -> None:
    deck = build_deck(review_case(letter), "standard")
    intents = [cell for cell in cells(slide_of(deck, "lines")) if cell.startswith("bridge")]
    assert intents == ["bridge", "bridge (inferred)"]
    note = next(n for n in slide_of(deck, "timeline").notes if n.place == "therapies[5]")
    assert "intent bridge (inferred)" in note.text


def test_an_inferred_time_is_marked(letter: Case) -> None:
    deck = build_deck(review_case(letter), "standard")
    row = next(
        row
        for block in slide_of(deck, "timeline-table").blocks
        if isinstance(block, TableBlock)
        for row in block.rows
        if row[1].lower().startswith("cranial radiation")
    )
    assert row[0].endswith("(inferred)")


def test_an_inferred_intent_of_a_goal_is_marked() -> None:
    goal = Goal(text="To be at home", intent="palliative", inferred=("intent",))
    case = a_case(goals=(goal,), therapies=(Therapy(name="InO", start=When.parse("dx + 5 d")),))
    deck = build_deck(review_case(case), "standard")
    assert "palliative (inferred)" in str(slide_of(deck, "recommendation").blocks)


def test_a_mark_is_for_the_field_and_not_for_the_whole_record() -> None:
    doubts = Doubts((), [Place.parse("therapies[0].best_response")])
    assert doubts.mark("CR", Place.parse("therapies[0].best_response")) == "CR (inferred)"
    assert doubts.mark("CR", Place.parse("therapies[0].outcome")) == "CR"
    assert doubts.mark("CR", Place.parse("therapies[0]")) == "CR"


def test_a_note_goes_to_the_slides_that_show_its_record_or_a_part_of_it() -> None:
    place = Place.parse("diagnosis.genetics[0]")
    notes = CaseNotes([NoteEntry(place=place, about="diagnosis", text="By FISH.")])
    line = Note(text="Diagnosis: By FISH.", place=place, kind="remark")
    for shown in ("diagnosis", "diagnosis.genetics[0]", "diagnosis.genetics[0].result"):
        assert notes.of([shown], ()) == (line,)
    for other in ("diagnosis.genetics[1]", "diagnosis.cns", "patient", ""):
        assert notes.of([other], ()) == ()


def test_what_a_line_of_the_slide_says_anyway_is_not_told_twice() -> None:
    place = Place.of("meeting", "question")
    notes = CaseNotes([NoteEntry(place=place, about="", text="Drawn up here.")])
    told = Note(text="Question: Stop? – Drawn up here.", place=place)
    assert notes.of([place], (told,)) == ()


def test_a_note_that_no_slide_takes_stands_in_the_table_of_sources() -> None:
    place = Place.of("privacy")
    notes = CaseNotes([NoteEntry(place=place, about="", text="Consent is on file.")])
    assert [note.text for note in notes.left_by([])] == ["Consent is on file."]
    case = a_case(therapies=(Therapy(name="InO", start=When.parse("dx + 5 d")),))
    case = type(case)(**{f: getattr(case, f) for f in case.__struct_fields__} | {
        "privacy": type(case.privacy)(status="published", note="Consent is on file.")
    })  # fmt: skip
    made = paginate(build_deck(review_case(case), "standard"))
    gathered = [page for page in made.pages if page.slide.key == "source-table"]
    assert re.search("Consent is on file", str(gathered[0].slide.blocks))
