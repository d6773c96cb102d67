"""Keys that no record has are kept and told, with the key that was very likely meant."""

import json
from pathlib import Path
from typing import Any

import pytest

from boardapp.case.case import Case
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import encode_case
from boardapp.casefile.unknown_keys import kept_note, unknown_keys


def a_case(**more: Any) -> Case:
    tree = {
        "format": "boardapp-case",
        "version": 1,
        "title": "Invented",
        "diagnosis": {"disease": {"text": "B-ALL"}},
    } | more
    return decode_case(json.dumps(tree).encode(), Path("x.board.json"))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"asessments": []}, "asessments: not a key of a case; assessments?"),
        ({"therapys": []}, "therapys: not a key of a case; therapies?"),
        ({"adverseEvents": []}, "adverseEvents: not a key of a case; adverse_events?"),
        ({"Work ups": []}, "Work ups: not a key of a case; work_ups?"),
        (
            {"tnm": "T2N0M0"},
            'tnm: not a key of a case; it belongs in staging, with "system": "TNM"',
        ),
        (
            {"death": "2020"},
            'death: not a key of a case; it belongs in assessments, with "finding": "death"',
        ),
        (
            {"new_problem": "x"},
            "new_problem: not a key of a case; it belongs in meeting.new_problem",
        ),
        ({"zzz": 1}, "zzz: not a key of a case"),
        (
            {"therapies": [{"name": "x", "agent": "y"}]},
            "therapies[0].agent: not a key of a therapy; agents?",
        ),
        (
            {"therapies": [{"name": "x", "agents": [{"name": "y", "dos": 1}]}]},
            "therapies[0].agents[0].dos: not a key of an agent; dose?",
        ),
        (
            {"labs": [{"test": "x", "hihg": 5}]},
            "labs[0].hihg: not a key of a result; high?",
        ),
        (
            {"meeting": {"new_problems": "x"}},
            "meeting.new_problems: not a key of a meeting; new_problem?",
        ),
        (
            {"assessments": [{"marrow": {"blast": 5}}]},
            "assessments[0].marrow.blast: not a key of a marrow; blasts?",
        ),
    ],
)  # fmt: skip
def test_each_is_told_with_what_was_meant(more: dict[str, Any], told: str) -> None:
    case = a_case(**more)
    assert [str(key) for key in unknown_keys(case)] == [told]
    assert decode_case(encode_case(case), "x") == case  # and kept


def test_the_schema_of_an_editor_is_no_unknown_key_and_a_sound_case_has_none() -> None:
    assert unknown_keys(a_case(**{"$schema": "case.schema.json"})) == ()
    assert kept_note(()) == ""


def test_an_export_tells_what_it_left_out() -> None:
    keys = unknown_keys(a_case(asessments=[], zzz=1, tnm="x", a1=1, a2=2, a3=3))
    note = kept_note(keys)
    assert note.startswith(
        'Kept in the file, but not known and not shown: "asessments" (assessments?); '
        '"zzz" (no key of a case); "tnm" (it belongs in staging'
    )
    assert note.endswith("; and 1 more.")


def test_the_place_of_a_key_is_one_that_can_be_pointed_at() -> None:
    case = a_case(**{"asessments": [1], "a b.c[": 2, "": 3})
    places = [key.place for key in unknown_keys(case)]
    assert places == ["asessments", "", ""]
    assert all(place.is_in(case) for place in places)
