"""The sheet of a fact: all that the review knows of one record, and nothing of another."""

import pytest

from boardapp.casefile.files import read_case
from boardapp.resources import example_case
from boardapp.review.fact import fact_sheet
from boardapp.review.model.fact import FactSheet
from boardapp.review.register import places_of
from boardapp.review.review_case import review_case

LETTER = read_case(example_case("letter"))
REVIEW = review_case(LETTER)


def _sheet(asked: str) -> FactSheet:
    sheet = fact_sheet(LETTER, REVIEW, asked)
    assert sheet is not None
    return sheet


def test_a_result_comes_with_its_range_flag_and_source() -> None:
    number = next(n for n, lab in enumerate(LETTER.labs) if lab.test == "aPTT")
    sheet = _sheet(f"labs[{number}].value")
    assert (sheet.label, sheet.kind, sheet.place) == ("aPTT", "labs", f"labs[{number}]")
    assert sheet.asked == f"labs[{number}].value"
    assert sheet.result is not None
    assert sheet.result.point.flag == "high"
    assert [str(one.citation) for one in sheet.cited] == ["letter ¶7"]
    assert sheet.cited[0].document is LETTER.sources[0]
    assert sheet.cited[0].place == "sources[0]"


def test_the_findings_of_a_record_are_those_within_it() -> None:
    sheet = _sheet("therapies[10]")
    assert any("1200 Gy" in finding.sentence for finding in sheet.findings)
    places = [place for f in sheet.findings for place in (f.place, *f.also_at)]
    assert any(place.startswith("therapies[10]") for place in places)
    assert _sheet("therapies[0]").findings != sheet.findings


def test_an_event_is_found_by_its_key() -> None:
    assert _sheet("relapse-2").place == _sheet("relapse-2").asked
    assert _sheet("relapse-2").label == "relapse 2"


@pytest.mark.parametrize("asked", ["", "nonsense[7]", "therapies[999]", "labs", "no such key"])
def test_what_is_no_record_has_no_sheet(asked: str) -> None:
    sheet = fact_sheet(LETTER, REVIEW, asked)
    assert sheet is None or sheet.place == "labs[0]"


def test_every_record_of_the_case_has_a_sheet_with_what_the_register_tells() -> None:
    for entry, place in zip(REVIEW.register, places_of(REVIEW.register), strict=True):
        assert _sheet(place).facts == entry.facts
