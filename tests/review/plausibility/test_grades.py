"""Words for a grade, grades of a range, and what bleeding adds to a laboratory grade."""

from typing import Any

import pytest

from boardapp.case.complications import AdverseEvent
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.case.when import When

from .gate import found_by, result

LIFE = "life-threatening"


@pytest.mark.parametrize(
    ("severity", "fitting"),
    [
        ("mild", (1,)),
        ("moderate", (1, 2, 3)),
        ("severe", (2, 3, 4)),
        (LIFE, (4, 5)),
        ("Life threatening, brief", (4, 5)),
        ("fatal", (5,)),
        ("persistent", (1, 2, 3, 4, 5)),
        ("", (1, 2, 3, 4, 5)),
    ],
)
@pytest.mark.parametrize("grade", [1, 2, 3, 4, 5])
def test_a_grade_and_the_word_for_it(severity: str, fitting: tuple[int, ...], grade: int) -> None:
    event = AdverseEvent(term="pancytopenia", severity=severity, grade=Value(grade))
    found = found_by("severity in words", adverse_events=(event,))
    assert [f.severity for f in found] == ["warning"] * (grade not in fitting)
    for finding in found:
        assert finding.sentence.startswith(f"Grade {grade} is stated, but the word for it is")


@pytest.mark.parametrize(
    ("severity", "grade", "expected"),
    [
        ("moderate", None, ["note"]),
        ("severe, brief", None, ["note"]),
        ("persistent", None, []),
        ("moderate", "not reported", ["warning"]),
        ("mild", "3..4", []),  # not one grade
        ("mild", ">=3", []),
        ("mild", "high", []),
    ],
)
def test_a_word_without_one_grade(severity: str, grade: str | None, expected: list[str]) -> None:
    stated = None if grade is None else Value(grade)
    event = AdverseEvent(term="pancytopenia", severity=severity, grade=stated)
    found = found_by("severity in words", adverse_events=(event,))
    assert [f.severity for f in found] == expected


@pytest.mark.parametrize(
    ("value", "more", "count"),
    [
        ("49..51", {}, 1),
        ("49.9..50", {}, 1),
        ("40..49.9", {}, 0),
        ("50..74", {}, 0),
        ("20..60", {}, 1),
        (40, {}, 0),
        ("60..90", {}, 0),  # without a range the upper end has no grade
        ("60..90", {"low": 150}, 1),
        ("160..190", {"low": 150}, 0),
        ("<50", {}, 0),
        ("38..42", {"test": "glucose", "unit": "mg/dL"}, 1),
        ("38..42", {"test": "glucose", "unit": "mg/dL", "specimen": "CSF"}, 0),
        ("38..42", {"test": "a test of no list"}, 0),
    ],
)
def test_a_range_across_grades(value: str | float, more: dict[str, Any], count: int) -> None:
    assert len(found_by("grades of a range", labs=(result(value, **more),))) == count


def test_a_range_across_grades_says_which_end_has_which() -> None:
    (found,) = found_by("grades of a range", labs=(result("20..60"),))
    assert found.sentence == (
        "20..60 ×10⁹/L lies across grades 2 and 4 of Platelet count decreased: "
        "20 is grade 4, 60 is grade 2."
    ).replace("20..60", "20–60")
    assert found.to_do == 'Write "grade 4 (worst of range)".'


def _aptt(value: float | str, when: str = "2020-05-10") -> LabResult:
    return result(value, when, test="aPTT", unit="s", low=25, high=35)


def _bleeding(onset: str, end: str = "", term: str = "epistaxis") -> AdverseEvent:
    return AdverseEvent(term=term, onset=When.parse(onset), end=When.parse(end or onset))


@pytest.mark.parametrize(
    ("event", "value", "count"),
    [
        (_bleeding("2020-05-10"), 45, 1),
        (_bleeding("2020-05-10"), 35, 0),  # not prolonged
        (_bleeding("2020-05-10"), 35.1, 1),
        (_bleeding("2020-05-10"), 87.5, 1),
        (_bleeding("2020-05-10"), 87.6, 0),  # grade 3 by the number
        (_bleeding("2020-05-10", term="nausea"), 45, 0),
        (_bleeding("2020-05-17", term="haemorrhage of the gut"), 45, 1),  # within seven days
        (_bleeding("2020-05-18"), 45, 0),
        (_bleeding("2020-05-03"), 45, 1),
        (_bleeding("2020-05-02"), 45, 0),
        (_bleeding("2020-04-01", "2020-06-01"), 45, 1),  # all the while
        (_bleeding("not reported"), 45, 0),
        (_bleeding("after relapse-1"), 45, 0),
    ],
)
def test_a_prolonged_aptt_while_bleeding(event: AdverseEvent, value: float, count: int) -> None:
    events = (AdverseEvent(term="nausea", onset=When.parse("2020-05-10")), event)
    found = found_by("grade and bleeding", labs=(_aptt(value),), adverse_events=events)
    assert [f.place for f in found] == ["labs[0].value"] * count


def test_times_in_the_same_words_are_one_time() -> None:
    events = (_bleeding("before car-t"),)
    found = found_by("grade and bleeding", labs=(_aptt(45, "before car-t"),), adverse_events=events)
    assert [f.place for f in found] == ["labs[0].value"]
    assert "45 s is grade 1 by the laboratory value (1.29 × ULN); but grade 3" in found[0].sentence


def test_the_first_result_of_a_test_stands_for_all() -> None:
    labs = (_aptt(45), _aptt(50, "2020-05-11"))
    found = found_by("grade and bleeding", labs=labs, adverse_events=(_bleeding("2020-05-10"),))
    assert [f.place for f in found] == ["labs[0].value"]


def test_low_platelets_while_bleeding_are_no_such_case() -> None:
    labs = (result(60, "2020-05-10", low=150),)
    events = (_bleeding("2020-05-10"),)
    assert found_by("grade and bleeding", labs=labs, adverse_events=events) == []


@pytest.mark.parametrize(
    ("term", "grading", "severity", "count"),
    [
        ("chronic GVHD", "NIH 2014", "mild", 0),
        ("chronic graft-versus-host disease", "", "severe", 0),
        ("acute GvHD, MAGIC", "", "moderate", 0),
        ("sinusoidal obstruction syndrome", "EBMT", "severe", 0),
        ("SOS/VOD", "", "severe", 0),
        ("cytokine release syndrome", "ASTCT", "mild", 0),
        ("ICANS", "", "severe", 0),
        ("mucositis", "", "severe", 1),
        ("mucositis", "CTCAE v5.0", "severe", 1),
    ],
)
def test_a_word_of_another_official_scale_raises_no_note(
    term: str, grading: str, severity: str, count: int
) -> None:
    event = AdverseEvent(term=term, grading=grading, severity=severity)
    found = found_by("severity in words", adverse_events=(event,))
    assert len(found) == count
