"""Grades by systems other than the CTCAE from the parts of a case, beside what is stated."""

from typing import Any

import pytest

from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent, GradePart
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.patient import Patient
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.grades import GradeByParts
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from boardapp.words.part_grades import basis_text, computed_grade_text


def _part(name: str, value: float | str | None = None, unit: str = "", **more: Any) -> GradePart:
    return GradePart(name=name, value=None if value is None else Value(value), unit=unit, **more)


def _absent(name: str) -> GradePart:
    return _part(name, state="absent")


def _review(*events: AdverseEvent, born: str = "2016-02-07") -> Review:
    return review_case(
        Case(
            title="A case",
            diagnosis=Diagnosis(when=When.parse("2020-02-07"), disease=Coded(text="B-ALL")),
            patient=Patient(born=When.parse(born)),
            adverse_events=events,
        )
    )


def _event(
    term: str, *parts: GradePart, grade: float | str | None = None, grading: str = "", **more: Any
) -> AdverseEvent:
    return AdverseEvent(
        term=term,
        parts=parts,
        grade=None if grade is None else Value(grade),
        grading=grading,
        onset=When.parse("2020-03-01"),
        **more,
    )


def _graded(term: str, *parts: GradePart, born: str = "2016-02-07", **more: Any) -> GradeByParts:
    (found,) = _review(_event(term, *parts, **more), born=born).grades_by_parts
    return found


def _text(term: str, *parts: GradePart, **more: Any) -> str:
    return computed_grade_text(_graded(term, *parts, **more).graded)


_NOTHING = "not computed: none of its parts is reported"
_CAPD_UNDER_12 = "not computed: CAPD under 12 years, or where delayed: no ICE"
_DISAGREES = (
    "ASTCT grade 2 is stated; by its parts (hypotension and vasopressors) it is ASTCT grade 3."
)
_FEVER = _part("temperature", 39.1, "Cel")


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((_FEVER,), "at least ASTCT grade 1"),
        ((_part("fever"),), "at least ASTCT grade 1"),
        ((_part("temperature", 102.4, "[degF]"),), "at least ASTCT grade 1"),
        ((_FEVER, _absent("hypotension"), _absent("oxygen")), "ASTCT grade 1"),
        (
            (_FEVER, _part("hypotension"), _absent("vasopressors"), _absent("oxygen")),
            "ASTCT grade 2",
        ),
        ((_FEVER, _part("vasopressors", 1), _absent("oxygen")), "ASTCT grade 3"),
        ((_FEVER, _part("vasopressors", 2)), "ASTCT grade 4"),
        ((_FEVER, _part("noradrenaline"), _absent("oxygen")), "at least ASTCT grade 3"),
        (
            (_FEVER, _part("norepinephrine"), _part("noradrenaline"), _absent("oxygen")),
            "at least ASTCT grade 3",
        ),
        ((_FEVER, _part("noradrenaline"), _part("adrenaline")), "ASTCT grade 4"),
        ((_FEVER, _part("vasopressors", "noradrenaline and adrenaline")), "ASTCT grade 4"),
        ((_FEVER, _part("vasopressors", "noradrenaline, vasopressin")), "at least ASTCT grade 3"),
        ((_FEVER, _part("CPAP")), "ASTCT grade 4"),
        ((_FEVER, _part("oxygen", "CPAP")), "ASTCT grade 4"),
        (
            (_FEVER, _part("nasal cannula", 2, "L/min"), _absent("hypotension")),
            "ASTCT grade 2",
        ),
        (
            (_FEVER, _part("nasal cannula", 2, "L/min"), _part("face mask"),
             _absent("hypotension")),
            "ASTCT grade 3",
        ),
        ((_FEVER, _part("oxygen", 10, "L/min")), "at least ASTCT grade 3"),
        (
            (_absent("fever"), _part("tocilizumab"), _part("vasopressors", 1), _absent("oxygen")),
            "ASTCT grade 3",
        ),
        (
            (_absent("fever"),),
            "not computed: no fever of 38 °C or more at the onset",
        ),
        ((_part("vasopressors", state="not reported"),), _NOTHING),
    ],
)  # fmt: skip
def test_crs(parts: tuple[GradePart, ...], text: str) -> None:
    assert _text("cytokine release syndrome", *parts) == text


@pytest.mark.parametrize(
    ("born", "parts", "text"),
    [
        ("2016-02-07", (_part("CAPD score", 12),), "at least ASTCT grade 3"),
        ("2016-02-07", (_part("ICE score", 8),), _CAPD_UNDER_12),
        ("2005-02-07", (_part("ICE score", 8),), "at least ASTCT grade 1"),
        ("2008-03-01", (_part("ICE", 8),), "at least ASTCT grade 1"),  # 12 on that very day
        ("2008-03-02", (_part("ICE", 8),), _CAPD_UNDER_12),
        ("2005-02-07", (_part("ICE score", 0), _part("waking", "unarousable")), "ASTCT grade 4"),
        ("2005-02-07", (_part("ICE score", 0), _part("waking", "spontaneously")),
         "at least ASTCT grade 3"),
        ("2016-02-07", (_part("seizure", 2, "min"),), "at least ASTCT grade 3"),
        ("2016-02-07", (_part("seizure", 420, "s"),), "ASTCT grade 4"),
        ("2016-02-07", (_part("diffuse cerebral edema"),), "ASTCT grade 4"),
        ("2016-02-07", (_part("CAPD not possible"),), "ASTCT grade 4"),
        ("2005-02-07", (_part("CAPD", 12), _part("developmental delay")),
         "at least ASTCT grade 3"),
    ],
)  # fmt: skip
def test_icans_asks_the_clock_for_the_age(
    born: str, parts: tuple[GradePart, ...], text: str
) -> None:
    assert _text("ICANS", *parts, born=born) == text


def test_an_age_that_nobody_states_is_a_condition() -> None:
    found = _graded("ICANS", _part("ICE score", 8), born="not reported").graded
    assert basis_text(found).startswith(
        "by ICE or CAPD score; only if 12 years or older, and not delayed; not reported: waking"
    )


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((_part("skin stage", 2),), "at least MAGIC grade I"),
        ((_part("skin", 30, "%"), _part("bilirubin", 2.5, "mg/dL")), "at least MAGIC grade II"),
        ((_part("bilirubin", 68.4, "umol/L"),), "at least MAGIC grade III"),  # 4 mg/dL
        ((_part("skin stage", 3), _part("bilirubin", 16, "mg/dL")), "MAGIC grade IV"),
        ((_part("stool volume", 22, "mL/kg/d"), _part("weight", 12, "kg")),
         "at least MAGIC grade III"),
        ((_part("stool volume", 1320, "mL/d"), _part("weight", 60, "kg")),
         "at least MAGIC grade III"),
        ((_part("bloody stool"),), "MAGIC grade IV"),
        ((_part("bilirubin", 1.9, "mg/dL"),), "open: MAGIC grade 0 to IV possible"),
        ((_part("skin stage", 2), _part("liver stage", 0), _part("lower gut stage", 0),
          _part("upper gut stage", 0)), "MAGIC grade I"),
    ],
)  # fmt: skip
def test_acute_gvhd(parts: tuple[GradePart, ...], text: str) -> None:
    assert _text("acute GvHD", *parts) == text


def test_a_volume_without_a_weight_is_a_condition() -> None:
    by_weight = _graded("acute GvHD", _part("stool volume", 22, "mL/kg/d")).graded
    assert by_weight.only_if == ("the patient weighs 50 kg or less",)
    whole = _graded("acute GvHD", _part("stool volume", 1320, "mL/d")).graded
    assert whole.only_if == ("the patient weighs more than 50 kg",)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((_part("mouth", 1), _part("eyes", 1)), "at least NIH mild"),
        ((_part("mouth", 1), _part("eyes", 1), _part("skin score", 1)), "at least NIH moderate"),
        ((_part("lungs", 2),), "NIH severe"),
        ((_part("FEV1", 55, "%"),), "NIH severe"),
        ((_part("eyes", 3),), "NIH severe"),
        ((_part("mouth"),), "at least NIH mild"),
    ],
)
def test_chronic_gvhd(parts: tuple[GradePart, ...], text: str) -> None:
    assert _text("chronic graft-versus-host disease", *parts) == text


def test_sites_of_several_times_are_a_condition() -> None:
    first, later = When.parse("2020-03-01"), When.parse("2020-09-01")
    parts = (_part("mouth", 1, when=first), _part("eyes", 1, when=later))
    assert _graded("chronic GvHD", *parts).graded.only_if == ("its parts are of one time",)
    parts = (_part("mouth", 1, when=first), _part("eyes", 1, when=first))
    assert _graded("chronic GvHD", *parts).graded.only_if == ()


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((_part("AST", 4, "x ULN"), _part("bilirubin", 1.5, "mg/dL"),
          _part("GFR", 70, "mL/min")), "at least EBMT moderate"),
        ((_part("bilirubin", 34.3, "umol/L"),), "at least EBMT severe"),  # 2.01 mg/dL
        ((_part("GFR", 14, "mL/min"),), "EBMT very severe"),
        ((_part("refractory thrombocytopenia", 3, "d"),), "at least EBMT moderate"),
        ((_part("coagulation factors replaced"),), "EBMT very severe"),
        ((_part("ascites"),), "not computed: none of its parts is reported"),
    ],
)  # fmt: skip
def test_sos(parts: tuple[GradePart, ...], text: str) -> None:
    assert _text("SOS/VOD", *parts) == text


_CRS_3 = (_FEVER, _part("vasopressors", 1), _absent("oxygen"))


@pytest.mark.parametrize(
    ("grade", "grading", "agreement"),
    [
        (3, "ASTCT", "agrees"),
        (2, "ASTCT", "disagrees"),
        (4, "ASTCT", "disagrees"),
        (5, "ASTCT", "open"),  # death is shown by no part
        ("2..3", "ASTCT", "open"),
        (2, "CTCAE v5.0", "open"),
        (2, "", "open"),
        (2, "Penn", "open"),
        (None, "ASTCT", "open"),
        (7, "ASTCT", "open"),
    ],
)
def test_a_stated_grade_is_compared_only_with_its_own_system(
    grade: float | str | None, grading: str, agreement: str
) -> None:
    assert _graded("CRS", *_CRS_3, grade=grade, grading=grading).agreement == agreement


def test_parts_that_allow_several_grades_agree_with_none_of_them_for_certain() -> None:
    at_least_1 = _graded("CRS", _FEVER, grade=2, grading="ASTCT")
    assert at_least_1.agreement == "open"
    below = _graded("CRS", _FEVER, _part("oxygen", 10, "L/min"), grade=2, grading="ASTCT")
    assert below.agreement == "disagrees"


def test_a_severity_in_words_is_a_grade_of_the_nih_and_the_ebmt() -> None:
    assert _graded("chronic GvHD", _part("lungs", 2), grading="NIH",
                   severity="moderate").agreement == "disagrees"  # fmt: skip
    assert _graded("SOS/VOD", _part("GFR", 14, "mL/min"), grading="EBMT",
                   severity="very severe").agreement == "agrees"  # fmt: skip


def _found(rule: str, event: AdverseEvent) -> list[tuple[str, str, str]]:
    found = [one for one in _review(event).findings if one.rule == rule]
    return [(one.severity, str(one.place), one.sentence) for one in found]


def test_a_disagreement_is_a_finding_that_names_both_systems_and_its_rule() -> None:
    event = _event("CRS", *_CRS_3, grade=2, grading="ASTCT")
    assert _found("grade and its parts", event) == [
        (
            "warning",
            "adverse_events[0].grade",
            _DISAGREES,
        )
    ]
    (finding,) = (one for one in _review(event).findings if one.rule == "grade and its parts")
    assert "ASTCT CRS grade, version 1; Lee DW et al. 2019" in finding.basis
    assert not _found("grade and its parts", _event("CRS", *_CRS_3, grade=3, grading="ASTCT"))


@pytest.mark.parametrize(
    ("term", "part", "place", "sentence"),
    [
        (
            "CRS",
            _part("ferritin", 9000, "ug/L"),
            "name",
            "ferritin 9000 µg/L: ASTCT CRS reads nothing of that name, so it is not counted.",
        ),
        (
            "acute GvHD",
            _part("skin", 30),
            "unit",
            "skin 30: MAGIC reads no skin in that unit, or without one.",
        ),
        (
            "ICANS",
            _part("ICE score", 12),
            "value",
            "ICE score 12: that score does not go so far, so it is not counted.",
        ),
        (
            "chronic GvHD",
            _part("eyes", 4),
            "value",
            "eyes 4: that score does not go so far, so it is not counted.",
        ),
        (
            "ICANS",
            _part("waking", "sleepy"),
            "value",
            "waking sleepy: ASTCT ICANS needs its number or its words, so it is not counted.",
        ),
        (
            "SOS/VOD",
            _part("ALT", 200, "U/L"),
            "unit",
            "ALT 200 U/L: EBMT reads no ALT in that unit, or without one.",
        ),
        (
            "mucositis",
            _part("temperature", 39, "Cel"),
            "name",
            "temperature 39 °C: no system of grades is known that reads parts of mucositis.",
        ),
    ],
)
def test_a_part_that_no_system_reads_is_a_finding(
    term: str, part: GradePart, place: str, sentence: str
) -> None:
    told = _found("parts of a grade", _event(term, part))
    assert told == [("note", f"adverse_events[0].parts[0].{place}", sentence)]


def test_a_name_that_is_not_read_is_told_what_is() -> None:
    event = _event("SOS/VOD", _part("weight", 12, "kg"))
    (finding,) = (one for one in _review(event).findings if one.rule == "parts of a grade")
    assert finding.to_do.endswith(
        "EBMT reads ALT, refractory thrombocytopenia, bilirubin, GFR, coagulation and ascites."
    )


def test_parts_that_are_read_and_parts_not_looked_for_are_no_finding() -> None:
    event = _event("CRS", *_CRS_3, _part("hypotension", state="not done"))
    assert _found("parts of a grade", event) == []
    to_the_reader = _event("SOS/VOD", _part("bilirubin", 3, "mg/dL"), _part("ascites"))
    assert _found("parts of a grade", to_the_reader) == []
    (row,) = _review(to_the_reader).grades_by_parts
    assert basis_text(row.graded) == (
        "by bilirubin; not reported: liver tests, refractory platelets, GFR and coagulation; not "
        "counted: ascites, ventilation and the doubling of bilirubin, left to the reader"
    )


def test_only_systems_that_were_used_are_among_the_definitions() -> None:
    names = [one.name for one in _review(_event("CRS", *_CRS_3)).definitions]
    assert "CRS by the ASTCT" in names
    assert "Acute GvHD by MAGIC" not in names
    bare = [one.name for one in _review(_event("CRS", grade=2, grading="ASTCT")).definitions]
    assert "CRS by the ASTCT" not in bare
    chronic = _review(_event("chronic GvHD", _part("eyes", 3))).definitions
    (nih,) = (one for one in chronic if one.name == "Chronic GvHD by the NIH")
    assert "read in an abstract and second-hand text" in nih.citation
