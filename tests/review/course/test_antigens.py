"""What became of an antigen: only from what two looks of sure order state."""

import json
from typing import Any

import pytest

from boardapp.casefile.decode import decode_case
from boardapp.casefile.files import read_case
from boardapp.resources import example_case
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case


def antigens(**states: str) -> list[dict[str, Any]]:
    return [{"name": name, "state": state} for name, state in states.items()]


def look(key: str, when: str, finding: str = "relapse", **more: Any) -> dict[str, Any]:
    numbered = {"number": int(key[1:])} if key[1:].isdigit() else {}
    return {"id": key, "when": when, "finding": finding, **numbered, **more}


def review(at_diagnosis: list[dict[str, Any]], *looks: dict[str, Any], as_of: str = "") -> Review:
    content = {
        "format": "boardapp-case",
        "version": 2,
        "title": "SYNTHETIC CASE – antigens",
        "privacy": {"status": "synthetic"},
        "meeting": {"as_of": as_of} if as_of else {},
        "diagnosis": {
            "when": "2020-01-01",
            "disease": {"text": "B-ALL"},
            "immunophenotype": at_diagnosis,
        },
        "assessments": looks,
    }
    return review_case(decode_case(json.dumps(content).encode(), "made-up.board.json"))


def courses(found: Review) -> list[tuple[str, str, str]]:
    return [(one.antigen, one.course, one.at.label) for one in found.antigen_courses]


@pytest.mark.parametrize(
    ("first", "then", "last", "course", "at"),
    [
        ("positive", "positive", "positive", "kept", "relapse 2"),
        ("positive", "positive", "negative", "lost", "relapse 2"),
        ("positive", "negative", "negative", "lost", "relapse 1"),
        ("dim", "partial", "negative", "lost", "relapse 2"),
        ("positive", "dim", "partial", "weaker", "relapse 2"),
        ("positive", "dim", "positive", "kept", "relapse 2"),
        ("partial", "partial", "positive", "kept", "relapse 2"),
        ("negative", "negative", "positive", "gained", "relapse 2"),
        ("negative", "dim", "positive", "gained", "relapse 1"),
        ("positive", "negative", "dim", "found again", "relapse 2"),
        ("negative", "negative", "negative", "absent", "at diagnosis"),
        ("positive", "not done", "positive", "kept", "relapse 2"),
        ("positive", "not reported", "negative", "lost", "relapse 2"),
    ],
)
def test_what_became_of_an_antigen(first: str, then: str, last: str, course: str, at: str) -> None:
    found = review(
        antigens(CD19=first),
        look("r1", "2021-01-01", antigens=antigens(CD19=then)),
        look("r2", "2022-01-01", antigens=antigens(CD19=last)),
    )
    assert courses(found) == [("CD19", course, at)]


def test_silence_and_a_single_look_say_nothing() -> None:
    found = review(
        antigens(CD19="positive", CD22="positive", CD20="not reported"),
        look("r1", "2021-01-01", antigens=antigens(CD10="negative")),
        look("r2", "2022-01-01", antigens=antigens(CD22="not done", CD20="negative")),
    )
    assert courses(found) == []


def test_looks_whose_order_is_open_are_not_compared() -> None:
    found = review(
        [],
        look("a", "2021-01", antigens=antigens(CD19="positive")),
        look("b", "2021-01", antigens=antigens(CD19="negative")),
    )
    assert courses(found) == []


def test_what_came_after_the_data_of_the_meeting_changes_nothing() -> None:
    found = review(
        antigens(CD19="positive"),
        look("r1", "2021-01-01", antigens=antigens(CD19="positive")),
        look("r2", "2022-01-01", antigens=antigens(CD19="negative")),
        as_of="2021-06-01",
    )
    assert courses(found) == [("CD19", "kept", "relapse 1")]
    assert [one.is_later for one in found.antigen_looks] == [False, False, True]


def test_an_antigen_found_after_the_diagnosis_is_none_of_it() -> None:
    later = [{"name": "CD19", "state": "negative", "when": "2020-06-01"}]
    found = review(later, look("r1", "2021-01-01", antigens=antigens(CD19="positive")))
    assert courses(found) == []


def test_a_lineage_stands_as_it_is_stated() -> None:
    found = review(antigens(CD19="positive"), look("r1", "2021-01-01", lineage="myeloid (switch)"))
    assert [(one.label, one.lineage) for one in found.antigen_looks] == [
        ("at diagnosis", ""),
        ("relapse 1", "myeloid (switch)"),
    ]


def test_the_examples() -> None:
    synthetic = review_case(read_case(example_case("synthetic")))
    assert courses(synthetic) == [("CD19", "weaker", "relapse 2"), ("CD22", "kept", "relapse 2")]
    assert courses(review_case(read_case(example_case("letter")))) == []
