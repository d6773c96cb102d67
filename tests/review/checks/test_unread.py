"""What the file states and nobody reads is a finding, which can be acknowledged."""

import json
from typing import Any

import pytest

from boardapp.case.case import Case
from boardapp.case.diagnosis import Feature
from boardapp.case.laboratory import LabResult, WorkUp, WorkUpItem
from boardapp.case.therapy import Radiation, Therapy
from boardapp.case.value import Value
from boardapp.casefile.decode import decode_case
from boardapp.review.checks.acknowledgements import acknowledge
from boardapp.review.checks.unread import (
    INFERRED_RULE,
    KEY_RULE,
    NUMBER_RULE,
    unread_findings,
)
from boardapp.review.review_case import review_case
from tests.review.plausibility.gate import a_case


@pytest.mark.parametrize(
    ("stated", "unit", "why"),
    [
        ("45,000", "10*9/L", "the comma may be a decimal mark or part thousands"),
        ("5 g/dL", "10*9/L", "its record says that it is in 10*9/L"),
        ("3 boxes", "", '"boxes" is no unit that is known here'),
        ("1-2-3", "", "it is not written as a number is"),
    ],
)
def test_a_number_that_is_kept_as_words_is_asked_about(stated: str, unit: str, why: str) -> None:
    lab = LabResult(test="platelets", value=Value(stated), unit=unit)
    found, second = unread_findings(a_case(labs=(lab, lab)))
    assert second.place == "labs[1].value"
    assert (found.place, found.title) == ("labs[0].value", "Platelets")
    assert found.sentence == (
        f"“{stated}” stands where a number belongs, and is kept as words: {why}."
    )


@pytest.mark.parametrize("stated", ["1+", "1:80", "normal", "trace", "40–50", "≤5", "not done"])
def test_words_and_numbers_raise_no_question(stated: str) -> None:
    assert not list(unread_findings(a_case(labs=(LabResult(test="x", value=Value(stated)),))))


def test_where_words_are_as_usual_as_numbers_none_is_asked_for() -> None:
    item = WorkUpItem(test="ultrasound", result=Value("7 mm lesion in segment IV"))
    dx = a_case().diagnosis
    case = a_case(work_ups=(WorkUp(question="Liver?", items=(item,)),))
    assert not list(unread_findings(case))
    assert dx is not None
    assert Feature(name="mass", value=Value("4 cm, left")).value is not None


def test_a_dose_in_a_unit_that_its_record_denies_is_asked_about() -> None:
    field = Radiation(site="cranium", dose=Value("1200 cGy"), unit="Gy")
    (found,) = unread_findings(a_case(therapies=(Therapy(name="RT", radiation=(field,)),)))
    assert (found.place, found.rule) == ("therapies[0].radiation[0].dose", NUMBER_RULE)
    assert "its record says that it is in Gy" in found.sentence


def _read(**more: Any) -> Case:
    tree = {
        "format": "boardapp-case",
        "version": 1,
        "title": "Invented",
        "diagnosis": {"disease": {"text": "B-ALL"}},
    }
    return decode_case(json.dumps(tree | more).encode(), "x.board.json")


def test_an_unknown_key_is_a_finding_that_can_be_acknowledged() -> None:
    case = _read(therapies=[{"name": "x", "radiotherapy": "54 Gy", "agent": "y"}])
    found = [f for f in review_case(case).findings if f.rule == KEY_RULE]
    assert [(f.severity, f.place, f.to_do) for f in found] == [
        (
            "warning",
            "therapies[0].radiotherapy",
            'Write it where it is shown: therapies, with "kind": "radiation".',
        ),
        ("warning", "therapies[0].agent", 'Rename it to "agents", if that is meant.'),
    ]
    assert found[1].sentence == (
        "therapies[0].agent: not a key of a therapy; agents? "
        "What it holds is kept in the file, and shown nowhere."
    )
    known = acknowledge(case, found[1], "of another program")
    after = [f for f in review_case(known).findings if f.rule == KEY_RULE]
    assert [f.severity for f in after] == ["warning", "note"]
    assert [one.about for one in known.acknowledgements] == ["x-1.agent"]


def test_of_many_numbers_of_one_test_the_first_are_told_and_the_rest_counted() -> None:
    labs = tuple(LabResult(test="platelets", value=Value("45,000")) for _ in range(9))
    found = list(unread_findings(a_case(labs=labs)))
    assert [one.place for one in found] == [f"labs[{n}].value" for n in range(5)]
    assert found[-1].sentence.endswith("The same holds for 4 more of its results.")
    assert "The same" not in found[0].sentence


@pytest.mark.parametrize(("name", "count"), [("intent", 0), ("start", 0), ("intend", 1), ("id", 1)])
def test_a_name_in_inferred_that_is_no_field_is_asked_about(name: str, count: int) -> None:
    therapy = Therapy(name="InO", intent="bridge", inferred=(name,))
    found = [f for f in unread_findings(a_case(therapies=(therapy,))) if f.rule == INFERRED_RULE]
    assert len(found) == count
    for one in found:
        assert one.place == "therapies[0].inferred"
        assert f"“{name}” is named as inferred, but is no field" in one.sentence
        assert "intent" in one.to_do


def test_a_result_with_an_unknown_inferred_field_is_asked_about() -> None:
    labs = (LabResult(test="Hb"), LabResult(test="ANC", inferred=("units",)))
    (found,) = [f for f in unread_findings(a_case(labs=labs)) if f.rule == INFERRED_RULE]
    assert found.place == "labs[1].inferred"
