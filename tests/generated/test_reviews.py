"""Any case is reviewed, shown and checked, and each finding leads to its fact."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from boardapp.case.case import Case
from boardapp.casefile.files import write_case
from boardapp.casefile.settled import settled
from boardapp.cli import DONE, HAS_ERRORS, main
from boardapp.cli.plain_text import findings_text, review_text
from boardapp.review.model.findings import Finding
from boardapp.review.review_case import review_case

from .strategies import cases

# Hypothesis writes each case down for its report, and warns where that is long.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

_STEP = re.compile(r"(\w+)((?:\[\d+\])*)")


def resolves(case: Case, place: str) -> bool:
    """Whether something stands at a place of the case; no place is the case itself."""
    part: object = case
    for step in filter(None, place.split(".")):
        found = _STEP.fullmatch(step)
        if not found or not hasattr(part, found[1]):
            return False
        part = getattr(part, found[1])
        for index in map(int, re.findall(r"\d+", found[2])):
            if not isinstance(part, tuple) or index >= len(part):
                return False
            part = part[index]
    return True


def lost(case: Case, found: Finding) -> list[str]:
    """The places of a finding at which nothing stands; a doubt may be about anything."""
    stated = {doubt.about for doubt in case.doubts}
    return [
        place
        for place in (found.place, *found.also_at)
        if not resolves(case, place) and not (found.rule == "doubt" and place in stated)
    ]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("", True),
        ("meeting.question", True),
        ("labs[0]", False),
        ("nowhere", False),
        ("diagnosis.disease.text", True),
        ("diagnosis..disease", True),
        ("labs[x]", False),
    ],
)
def test_a_place_is_followed_step_by_step(minimal_path: Path, place: str, expected: bool) -> None:
    from boardapp.casefile.files import read_case

    assert resolves(read_case(minimal_path), place) is expected


@settings(max_examples=30, derandomize=True)
@given(cases(most_labs=60))
def test_any_case_is_reviewed_and_each_finding_leads_to_its_fact(case: Case) -> None:
    review = review_case(case)
    assert review.title == case.title
    assert review_text(review)
    assert findings_text(review.findings)
    assert [place for found in review.findings for place in lost(case, found)] == []


@settings(
    max_examples=6, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(case=cases(most_labs=60))
def test_any_case_is_shown_and_checked_on_the_command_line(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.board.json"
    write_case(path, case)
    assert main(["show", str(path)]) == DONE
    assert case.title.strip()[:20] in capsys.readouterr().out
    assert main(["check", str(path), "--json"]) in {DONE, HAS_ERRORS}
    told = capsys.readouterr()
    assert len(json.loads(told.out)) >= len(review_case(settled(case)).findings)
    assert told.err == ""
