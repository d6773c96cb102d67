"""Files of version 1 are read as before; what version 2 added is read where it is sound."""

import json
from typing import Any

import pytest

from boardapp.case.case import VERSION
from boardapp.case.diagnosis import GeneticFinding
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import encode_case
from boardapp.casefile.unknown_keys import unknown_keys

from .builders import Tree, encoded, tree


def _older(**more: Any) -> Tree:
    return tree(**more) | {"version": 1}


def test_an_older_file_gives_the_same_case_and_is_saved_in_the_present_version() -> None:
    case = decode_case(encoded(_older()), "x")
    assert case == decode_case(encoded(tree()), "x")
    assert json.loads(encode_case(case))["version"] == VERSION


def test_an_older_file_with_unknown_keys_gives_the_same_case_too() -> None:
    case = decode_case(encoded(_older(zzz=1)), "x")
    assert case == decode_case(encoded(tree(zzz=1)), "x")


def test_a_new_key_with_what_version_2_expects_is_read() -> None:
    study = {"modality": "MRI", "finding": "no lesion"}
    case = decode_case(encoded(_older(imaging=[study])), "x")
    assert case.imaging[0].finding == "no lesion"
    assert not unknown_keys(case)


@pytest.mark.parametrize("stated", ["MRI: no lesion", [{"MRI": "no lesion"}], 5, {"a": [1]}])
def test_a_new_key_that_holds_something_else_is_kept_and_told(stated: object) -> None:
    case = decode_case(encoded(_older(imaging=stated)), "x")
    assert case.imaging == ()
    assert case.unknown == {"imaging (version 1)": stated}
    assert [str(key) for key in unknown_keys(case)] == [
        "imaging (version 1): not a key of a case; it belongs in imaging"
    ]
    assert decode_case(encode_case(case), "x") == case


def test_new_keys_deep_in_a_file_are_kept_too() -> None:
    therapies = [{"name": "surgery", "surgery": "R0", "agents": [{"name": "x", "share": [75]}]}]
    content = _older(therapies=therapies, labs=[], assessments=[])
    content["diagnosis"]["genetics"] = [{"name": "KRAS", "gene": 5, "change": "p.G12D"}]
    case = decode_case(encoded(content), "x")
    assert case.therapies[0].unknown == {"surgery (version 1)": "R0"}
    assert case.therapies[0].agents[0].unknown == {"share (version 1)": [75]}
    assert case.diagnosis.genetics == (
        GeneticFinding(name="KRAS", change="p.G12D", unknown={"gene (version 1)": 5}),
    )


def test_a_name_that_is_taken_takes_no_other_key_with_it() -> None:
    content = _older(imaging=5, **{"imaging (version 1)": 6})
    case = decode_case(encoded(content), "x")
    assert sorted(case.unknown.values()) == [5, 6]
