"""Each rule finds the like of its fault in another case, and is silent at its border."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Remark
from boardapp.case.therapy import Therapy
from boardapp.case.when import When

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
