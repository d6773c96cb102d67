"""The choice of slides survives the case file, and the schema knows it."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from boardapp.case.deck_settings import DeckSettings, SlideSetting
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import content_hash, encode_case
from boardapp.casefile.schema import schema

from .builders import Tree, encoded, faults_of, tree

PATH = Path("x.board.json")
CHOICE: Tree = {
    "preset": "short",
    "slides": [
        {"key": "question"},
        {"key": "labs", "title": "Clotting stays slow", "part": "main"},
        {"key": "toxicity", "included": False, "colour": "red"},
    ],
}


def test_a_case_without_a_choice_has_none_and_writes_none() -> None:
    case = decode_case(encoded(tree()), PATH)
    assert case.presentation == DeckSettings()
    assert b"presentation" not in encode_case(case)


def test_a_choice_is_read_as_it_stands() -> None:
    choice = decode_case(encoded(tree(presentation=CHOICE)), PATH).presentation
    assert choice.preset == "short"
    assert [slide.key for slide in choice.slides] == ["question", "labs", "toxicity"]
    assert [slide.included for slide in choice.slides] == [True, True, False]
    assert choice.slides[1].title == "Clotting stays slow"
    assert [slide.part for slide in choice.slides] == ["as made", "main", "as made"]


def test_a_choice_survives_the_round_trip_with_what_another_program_added() -> None:
    case = decode_case(encoded(tree(presentation=CHOICE)), PATH)
    again = decode_case(encode_case(case), PATH)
    assert again == case
    assert again.presentation.slides[2].unknown == {"colour": "red"}


def test_a_choice_made_in_the_program_is_written() -> None:
    case = decode_case(encoded(tree()), PATH)
    chosen = DeckSettings(preset="full", slides=(SlideSetting(key="labs", included=False),))
    changed = replace(case, presentation=chosen)
    assert decode_case(encode_case(changed), PATH).presentation == chosen
    assert content_hash(changed) != content_hash(case)


@pytest.mark.parametrize(
    ("choice", "place"),
    [
        ({"preset": "long"}, "presentation.preset"),
        ({"slides": [{"key": "labs", "part": "front"}]}, "presentation.slides[0].part"),
        ({"slides": [{"included": True}]}, "presentation.slides[0]"),
        ({"slides": [{"key": "labs", "included": "no"}]}, "presentation.slides[0].included"),
    ],
)
def test_a_choice_that_can_not_be_read_is_named_by_its_place(choice: Tree, place: str) -> None:
    assert [fault for fault in faults_of(tree(presentation=choice)) if place in fault]
    validator = Draft202012Validator(schema())
    errors = validator.iter_errors(tree(presentation=choice))
    assert [error.json_path for error in errors] == [f"$.{place}"]


def test_the_schema_allows_what_the_reader_reads() -> None:
    assert not list(Draft202012Validator(schema()).iter_errors(tree(presentation=CHOICE)))
