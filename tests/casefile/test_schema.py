"""The published schema says what the reader reads."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from boardapp.case.when import When
from boardapp.casefile.schema import schema
from boardapp.resources import example_case
from tests.case.test_when import READ, REFUSED, WHENS

from .builders import Tree, tree


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def _places(validator: Draft202012Validator, content: Tree) -> list[str]:
    return [error.json_path for error in validator.iter_errors(content)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()


@pytest.mark.parametrize("name", ["letter", "synthetic", "minimal"])
def test_the_examples_are_valid(validator: Draft202012Validator, name: str) -> None:
    assert _places(validator, json.loads(example_case(name).read_bytes())) == []


def test_unknown_keys_and_the_key_for_editors_are_allowed(validator: Draft202012Validator) -> None:
    content = tree(**{"$schema": "case.schema.json", "extra": 1})
    content["labs"][0]["panel"] = "coagulation"
    assert _places(validator, content) == []


def test_every_type_has_a_description_and_none_shows_its_inside() -> None:
    whole = schema()
    parts: list[dict[str, Any]] = [whole, *whole["$defs"].values()]
    assert [part["title"] for part in parts if not part["description"]] == []
    assert "$unknown" not in json.dumps(whole)
    assert "additionalProperties" not in json.dumps(whole)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"format": "other"}, "$.format"),
        ({"version": 3}, "$.version"),
        ({"title": 5}, "$.title"),
        ({"labs": [{}]}, "$.labs[0]"),
        ({"labs": [{"test": "x", "when": "dx + 3 moons"}]}, "$.labs[0].when"),
        ({"labs": [{"test": "x", "value": None}]}, "$.labs[0].value"),
        ({"labs": [{"test": "x", "id": "7"}]}, "$.labs[0].id"),
        ({"assessments": [{"finding": "relaps"}]}, "$.assessments[0].finding"),
    ],
)
def test_what_the_reader_refuses_the_schema_marks(
    validator: Draft202012Validator, changes: Tree, place: str
) -> None:
    assert _places(validator, tree(**changes)) == [place]


@pytest.mark.parametrize("key", ["format", "version", "title", "diagnosis"])
def test_the_header_the_title_and_the_diagnosis_are_required(
    validator: Draft202012Validator, key: str
) -> None:
    content = tree()
    del content[key]
    assert _places(validator, content) == ["$"]


@pytest.mark.parametrize("text", [row[0] for row in READ])
def test_the_pattern_of_times_takes_what_the_parser_takes(text: str) -> None:
    pattern = Draft202012Validator(schema()["$defs"]["When"])
    assert pattern.is_valid(text)


# What only the calendar and arithmetic tell apart is left to the parser.
_ONLY_THE_PARSER = ("no day", "before it begins", "upside down", "longer than any", "characters")


@pytest.mark.parametrize(
    "text", [text for text, why in REFUSED if not any(part in why for part in _ONLY_THE_PARSER)]
)
def test_the_pattern_of_times_marks_what_the_parser_cannot_read(text: str) -> None:
    pattern = Draft202012Validator(schema()["$defs"]["When"])
    assert not pattern.is_valid(text)


@settings(max_examples=60)
@given(WHENS)
def test_the_pattern_of_times_takes_every_time_as_written(when: When) -> None:
    pattern = Draft202012Validator(schema()["$defs"]["When"])
    assert pattern.is_valid(str(when))
