"""A case to bytes: one canonical text, and nothing that could not be opened again."""

import hashlib
import json
from pathlib import Path

import pytest

from boardapp.case.case import Doubt
from boardapp.case.laboratory import LabResult
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import _are_equal, content_hash, encode_case
from boardapp.casefile.faults import CaseFileError
from boardapp.resources import example_case

from .builders import case

CANONICAL = """\
{
  "format": "boardapp-case",
  "version": 2,
  "title": "A course",
  "sources": [
    {
      "id": "letter",
      "citation": "A letter."
    }
  ],
  "diagnosis": {
    "when": "age 9 mo",
    "disease": {
      "text": "B-ALL"
    }
  },
  "therapies": [
    {
      "id": "ino",
      "name": "inotuzumab",
      "start": "dx + 5 mo"
    }
  ],
  "labs": [
    {
      "test": "aPTT",
      "value": 45,
      "high": 35,
      "source": "letter ¶7"
    }
  ]
}
"""


def test_a_case_is_written_in_its_canonical_form() -> None:
    assert encode_case(case()).decode() == CANONICAL


@pytest.mark.parametrize("name", ["letter", "synthetic", "minimal"])
def test_a_file_that_boardapp_wrote_comes_back_byte_for_byte(name: str) -> None:
    data = encode_case(decode_case(example_case(name).read_bytes(), name))
    assert encode_case(decode_case(data, name)) == data


def test_defaults_are_left_out_even_where_they_are_spelled() -> None:
    # Texts made at run time are equal to the defaults but not the same objects.
    spelled = case(
        therapies=(
            Therapy(
                id="ino",
                name="inotuzumab",
                start=When.parse("dx + 5 mo"),
                end=When(),
                status=str(bytearray(b"given"), "ascii"),  # type: ignore[arg-type]
                intent=str(bytearray(b"not reported"), "ascii"),
            ),
        )
    )
    assert encode_case(spelled) == CANONICAL.encode()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1, "1"),
        (1.0, "1.0"),
        (-0.0, "-0.0"),
        (1e16, "1e16"),
        (0.1, "0.1"),
        (2**70, "1180591620717411303424"),
        ("1.0", '"1.0"'),
        ("≤ 5", '"≤ 5"'),
        ("≤ 5 apples", '"≤ 5 apples"'),
    ],
)
def test_a_value_is_written_as_it_was_stated(value: float | str, written: str) -> None:
    data = encode_case(case(labs=(LabResult(test="x", value=Value(value)),)))
    assert f'"value": {written}\n' in data.decode()
    stated = decode_case(data, "x").labs[0].value.stated
    assert repr(stated) == repr(value)


def test_the_hash_is_that_of_the_canonical_bytes() -> None:
    assert content_hash(case()) == hashlib.sha256(CANONICAL.encode()).hexdigest()
    assert content_hash(case(title="Another")) != content_hash(case())


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"title": "a\x00b"}, "title"),
        ({"title": "\ud800"}, "title"),
        ({"doubts": (Doubt(about="dx", text="a\rb"),)}, "doubts[0].text"),
        ({"labs": (LabResult(test="x", when=When.parse("after nothing")),)}, "labs[0].when"),
        ({"labs": (LabResult(id="dx", test="x"),)}, "labs[0].id"),
        ({"labs": (LabResult(test="x", source="unlisted ¶1"),)}, "labs[0].source"),
        ({"unknown": {"$unknown": 1}}, "$unknown"),
        ({"title": 5}, "title"),
        ({"labs": (LabResult(test="x", low=float("nan")),)}, ""),
        ({"unknown": {"title": "Another"}}, ""),
    ],
)
def test_a_case_that_could_not_be_opened_again_is_not_written(
    changes: dict[str, object], place: str
) -> None:
    with pytest.raises(CaseFileError) as caught:
        encode_case(case(**changes), Path("x.board.json"))
    assert [fault.place for fault in caught.value.faults] == [place]


def test_keys_of_a_newer_program_follow_in_the_object_they_came_from() -> None:
    newer = case(
        unknown={"$schema": "s.json", "extra": {"b": 1, "a": 2}},
        labs=(LabResult(test="x", unknown={"panel": "é"}),),
    )
    written = json.loads(encode_case(newer))
    assert list(written) == [
        "$schema", "format", "version", "title", "sources", "diagnosis", "therapies", "labs",
        "extra",
    ]  # fmt: skip
    assert list(written["extra"]) == ["b", "a"]
    assert written["labs"] == [{"test": "x", "panel": "é"}]


def test_a_case_of_many_results_is_told_from_one_that_differs_in_the_last() -> None:
    """What would not read back is not written; many results are compared in pieces."""
    results = tuple(LabResult(test="platelets", value=Value(number)) for number in range(5_003))
    one = case(labs=results)
    assert decode_case(encode_case(one), "x") == one
    other = (*results[:-1], LabResult(test="platelets", value=Value(7)))
    assert not _are_equal(one, case(labs=other))
    assert not _are_equal(one, case(labs=results[:-1]))
    assert _are_equal(one, case(labs=tuple(results)))
