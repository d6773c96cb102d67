"""Times that read two ways, what follows a death, ages in words, results before birth."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Image
from boardapp.case.complications import AdverseEvent
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.meeting import Goal
from boardapp.case.patient import Patient
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When

from .gate import found_by, result


def _when(text: str) -> When:
    return When.parse(text)


def _look(when: str, **parts: Any) -> Assessment:
    return Assessment(when=_when(when), **parts)


def _relapses(count: int, last: str) -> tuple[Assessment, ...]:
    whens = ["dx + 6 mo", *(f"after r{n}" for n in range(1, count - 1)), last]
    return tuple(
        Assessment(id=f"r{n}", number=n, finding="relapse", when=_when(when), sites=("marrow",))
        for n, when in enumerate(whens, start=1)
    )


@pytest.mark.parametrize(
    ("count", "last", "found"),
    [
        (3, "after r2, r1 + 0..15 mo", 1),
        (2, "r1 + 0..15 mo", 0),  # between two neighbours it is clear
        (3, "after r2, r1 + 5..15 mo", 0),
        (3, "after r2, dx + 0..15 mo", 0),
        (3, "after r2, r1 + 0..5 mo", 0),  # from the diagnosis it would be too early
        (3, "after r2, r1 + 0..167 d", 0),  # relapse 1 is 167.4 days away or more
        (3, "after r2, r1 + 0..168 d", 1),
        (3, "after r2, r1 + 0..23 wk", 0),
        (3, "after r2, r1 + 0..24 wk", 1),
        (3, "after r2, r1 + 0..1 y", 1),
        (3, "after r2, r1 + 15 mo", 0),  # one time and no span
        (3, "after r2", 0),
        (4, "after r3, r1 + 0..15 mo", 1),
        (4, "after r3, r2 + 0..15 mo", 1),
        (4, "after r3, r3 + 0..15 mo", 0),
    ],
)
def test_a_window_over_a_series_of_relapses(count: int, last: str, found: int) -> None:
    assessments = _relapses(count, last)
    assert len(found_by("window over a series", assessments=assessments)) == found


def test_the_span_and_its_start_are_told() -> None:
    (found,) = found_by("window over a series", assessments=_relapses(3, "after r2, r1 + 0..15 mo"))
    assert found.sentence == (
        "3 relapses are said to lie within 15 mo, counted here from relapse 1; counted from the "
        "diagnosis it would fit as well."
    )


def _death(end: str = "2020-06-01") -> AdverseEvent:
    return AdverseEvent(
        term="sepsis", grade=Value(5), onset=_when("2020-05-20"), end=_when(end), outcome="died"
    )


@pytest.mark.parametrize(
    ("parts", "places"),
    [
        ({"assessments": (_look("2020-06-02"),)}, ["assessments[0].when"]),
        ({"assessments": (_look("2020-06-01"),)}, []),
        ({"assessments": (_look("2020-06"),)}, []),  # it may have been on the first
        ({"therapies": (Therapy(name="x", start=_when("2020-07-01")),)}, ["therapies[0].start"]),
        ({"therapies": (Therapy(name="x", start=_when("2020-07-01"), status="planned"),)}, []),
        ({"goals": (Goal(text="comfort", when=_when("2020-07-01")),)}, ["goals[0].when"]),
        ({"images": (Image(caption="autopsy", file="", when=_when("2020-07-01")),)}, []),
        ({"labs": (result(9, "2020-06-03"),)}, ["labs[0]"]),
        ({"labs": (result(9, "2020-06-02"),)}, []),  # drawn before, entered after
        ({"labs": (result(9, "2020-06-01"),)}, []),
        ({"labs": (result(9, "2020-06-09"), result(8, "2020-06-10"))}, ["labs[0]"]),
        ({"labs": (result(9, "not reported"),)}, []),
    ],
)
def test_nothing_happens_after_a_death(parts: dict[str, Any], places: list[str]) -> None:
    found = found_by("events after a death", adverse_events=(_death(),), **parts)
    assert [f.place for f in found] == places


@pytest.mark.parametrize(
    ("parts", "count"),
    [
        ({"grade": Value(5)}, 1),
        ({"grade": Value(4)}, 0),
        ({"outcome": "died"}, 1),
        ({"outcome": "Death of sepsis"}, 1),
        ({"outcome": "resolved, after the death of a sister"}, 0),
        ({"grade": Value(5), "end": _when("not reported")}, 0),  # nobody says when
    ],
)
def test_what_is_a_death(parts: dict[str, Any], count: int) -> None:
    given = {"onset": _when("2020-05-20"), "end": _when("2020-06-01")} | parts
    event = AdverseEvent(term="sepsis", **given)
    looks = (_look("2020-07-01"),)
    found = found_by("events after a death", adverse_events=(event,), assessments=looks)
    assert len(found) == count


@pytest.mark.parametrize(
    ("when", "count"),
    [("2020-01-15", 0), ("2020-01-14", 1), ("2020-01", 0), ("2019-12", 1), ("not reported", 0)],
)
def test_no_result_is_older_than_the_patient(when: str, count: int) -> None:
    patient = Patient(born=_when("2020-01-15"))
    found = found_by("results before birth", patient=patient, diagnosed="2020-10-15",
                     labs=(result(40, when),))  # fmt: skip
    assert [(f.severity, f.place) for f in found] == [("error", "labs[0]")] * count


def test_without_a_birth_no_result_is_too_old() -> None:
    labs = (result(40, "1990-01-01"),)
    assert found_by("results before birth", labs=labs) == []


@pytest.mark.parametrize(
    ("age", "words", "count"),
    [
        ("age 9 mo", "A 9-month-old girl.", 0),
        ("age 9 mo", "aged about 8 months", 0),
        ("age 9 mo", "aged 7 months", 0),
        ("age 9 mo", "aged 6 months", 1),
        ("age 9 mo", "aged 11 months", 0),
        ("age 9 mo", "aged 12 months", 1),
        ("age 3 y", "aged 3 years", 0),
        ("age 3 y", "at 1 year", 0),
        ("age 3 y", "aged 9 years", 1),
        ("age 6 wk", "a 6-week-old boy", 0),
        ("age 6 wk", "a 6-day-old boy", 1),
        ("age 5 d", "at 5 days", 0),
        ("age 5 d", "aged 5 weeks", 1),
        ("age 9 mo", "no age at all", 0),
        ("not reported", "aged 9 years", 0),
        ("age 3 y", "Her mother, aged 34 years, carries the variant.", 0),
        ("age 3 y", "A twin sister died at age 2 months.", 0),
        ("age 3 mo", "Born at 29 weeks; at age 29 weeks of gestation.", 0),
        ("age 9 y", "Previous Wilms tumor, aged 2 years.", 0),
        ("age 9 y", "Had Wilms tumor aged 2 years; now a 9-year-old boy.", 0),
        ("age 9 y", "Diagnosed at 2 years.", 1),
    ],
)
def test_an_age_in_words_beside_the_age_on_the_clock(age: str, words: str, count: int) -> None:
    diagnosis = Diagnosis(when=_when(age), disease=Coded(text="B-ALL"), summary=words)
    found = found_by("age in words", diagnosis=diagnosis)
    assert [(f.severity, f.place) for f in found] == [("warning", "diagnosis.summary")] * count
