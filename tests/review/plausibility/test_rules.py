"""Each rule finds the like of its fault in another case, and is silent at its border."""

from typing import Any

import pytest

from boardapp.case import (
    Assessment,
    CnsStatus,
    LabResult,
    Marrow,
    Mrd,
    Remark,
    Therapy,
    Value,
    When,
)

from .gate import found_by, result


def _when(text: str) -> When:
    return When.parse(text)


def _look(when: str = "dx + 1 mo", **parts: Any) -> Assessment:
    return Assessment(when=_when(when), **parts)


def _places(rule: str, **parts: Any) -> list[tuple[str, str]]:
    return [(f.severity, f.place) for f in found_by(rule, **parts)]


def test_a_misspelled_drug_is_one_finding_with_all_its_places() -> None:
    (found,) = found_by(
        "spelling of names",
        remarks=(Remark(text="Blinatumumab was planned."),),
        therapies=(Therapy(name="blinatumumab"),),
    )
    assert (found.place, found.also_at) == ("therapies[0].name", ("remarks[0].text",))
    assert found.sentence == (
        '"blinatumumab" (in 2 places) is no drug of the list; "blinatumomab" is very likely meant.'
    )


def test_a_misspelled_test_is_found_among_results() -> None:
    found = found_by("spelling of names", labs=(result(4), result(4, test="methotrexaat")))
    assert [f.place for f in found] == ["labs[1].test"]


@pytest.mark.parametrize(
    ("look", "labs", "count"),
    [
        ({"response": "CR"}, (result(99, "dx + 30 d"),), 1),
        ({"response": "CR"}, (result(100, "dx + 30 d"),), 0),
        ({"response": "CR"}, (result(99_000, "dx + 30 d", unit="/uL"),), 1),
        ({"response": "CR"}, (result(40, "dx + 60 d"),), 0),  # a month later
        ({"response": "CR"}, (result(0.9, "dx + 30 d", test="neutrophils"),), 1),
        ({"response": "CR"}, (result(900, "dx + 30 d", test="neutrophils", unit="/uL"),), 1),
        ({"response": "CRi"}, (result(40, "dx + 30 d"),), 0),
        ({"finding": "remission"}, (result(40, "dx + 30 d"),), 1),
        ({"response": "CR", "marrow": Marrow(blasts=Value(5))}, (), 1),
        ({"marrow": Marrow(blasts=Value(5), status="M1")}, (), 1),
        ({"marrow": Marrow(blasts=Value(4.9), status="M1")}, (), 0),
        ({"cns": CnsStatus(status="CNS2a", leukocytes=Value(5), erythrocytes=Value(0),
                           blasts="present")}, (), 1),
        ({"cns": CnsStatus(status="CNS2", leukocytes=Value(4), blasts="present")}, (), 0),
        ({"cns": CnsStatus(status="CNS2", blasts="absent")}, (), 1),
        ({"marrow": Marrow(mrd=(Mrd(result="negative", value=Value(1e-3), limit=Value(1e-4)),))},
         (), 1),
        ({"finding": "relapse", "sites": ("marrow",), "marrow": Marrow(blasts=Value(0.5))}, (), 1),
        ({"finding": "relapse", "sites": ("CNS",), "isolated": True,
          "marrow": Marrow(blasts=Value(40))}, (), 1),
        ({"response": "CR2"}, (), 1),  # without a relapse before
        ({"response": "CR1"}, (), 0),
    ],
)  # fmt: skip
def test_a_stated_judgement_that_the_findings_contradict(
    look: dict[str, Any], labs: tuple[LabResult, ...], count: int
) -> None:
    # Dates, since a stated month is half a month wide.
    look = {"when": "2020-03-08"} | look
    found = found_by("stated and computed", assessments=(_look(**look),), labs=labs)
    assert len(found) == count


@pytest.mark.parametrize(
    ("looks", "count"),
    [
        (("relapse", "relapse", "CR"), 1),
        (("CR", "relapse", "CR", "relapse", "CR"), 0),  # all are told: they can be counted
        (("relapse", "relapse", "CR3"), 0),
        (("relapse", "CR"), 0),  # CR2 by the CIBMTR too
        (("relapse", "relapse", "MLFS"), 0),  # no remission
        (("CR", "relapse", "MLFS", "relapse", "CR"), 1),
    ],
)
def test_a_remission_that_nobody_can_number(looks: tuple[str, ...], count: int) -> None:
    assessments = tuple(
        Assessment(finding="relapse", when=_when(f"dx + {6 * n} mo"))
        if look == "relapse"
        else Assessment(response=look, when=_when(f"dx + {6 * n} mo"))
        for n, look in enumerate(looks, start=1)
    )
    assert len(found_by("number of a remission", assessments=assessments)) == count


@pytest.mark.parametrize(
    ("value", "more", "rule", "count"),
    [
        (5.5, {"test": "glucose", "unit": "mmol/L", "low": 70, "high": 100}, "range and unit", 1),
        (99, {"test": "glucose", "unit": "mg/dL", "low": 70, "high": 100}, "range and unit", 0),
        (99, {"test": "glucose", "unit": "mg/dL"}, "range and unit", 0),
        (99, {"test": "glucose", "unit": "furlong", "low": 4, "high": 7}, "range and unit", 0),
        (99, {"test": "factor VIII", "unit": "%", "low": 7, "high": 9}, "range and unit", 0),
        (-4, {}, "impossible value", 1),
        (0, {}, "impossible value", 0),
        (101, {"test": "marrow blasts", "unit": "%"}, "impossible value", 1),
        (100, {"test": "marrow blasts", "unit": "%"}, "impossible value", 0),
        (-3, {"test": "base excess", "unit": "mmol/L"}, "impossible value", 0),
        (40, {"unit": ""}, "unit of a test", 1),
        (40, {"unit": "mg"}, "unit of a test", 1),
        (40, {"unit": "furlongs"}, "unit of a test", 1),
        (40, {"unit": "K/uL"}, "unit of a test", 0),
        (1.1, {"test": "INR", "unit": ""}, "unit of a test", 0),
        (45, {"test": "lymphocytes", "unit": "%"}, "unit of a test", 0),
        (4, {"test": "leukocytes", "unit": "/uL", "specimen": "CSF"}, "unit of a test", 0),
        ("normal", {"unit": ""}, "unit of a test", 0),
    ],
)
def test_values_and_units_that_cannot_be(
    value: float | str, more: dict[str, Any], rule: str, count: int
) -> None:
    assert len(found_by(rule, labs=(result(value, **more),))) == count
