"""Both sides of every threshold of every term, in every unit system the criteria state.

The thresholds are written out here a second time, from the criteria and not from the
program's tables: a slip in one of them shows as a failing edge.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from boardapp.clinical.ctcae import CRITERIA, grade_result
from boardapp.clinical.ctcae_criteria import Version
from boardapp.clinical.ctcae_grade import Grade

Edge = tuple[str, int, int]
"""A threshold, the grade on it, the grade just beyond it."""
Row = tuple[str, str, dict[str, Any], list[Edge]]
"""Term, unit, the rest of the result, and the edges from normal to worst."""

COUNT_UNITS = {"10*9/L": 1, "K/µL": 1, "10^3/mL": 1000, "/mm3": 1000}
ULN = {"high": 40}


def _count(term: str, edges: list[Edge], **context: float) -> list[Row]:
    """A count in the units of both systems; the criteria state ×10⁹/L and /mm³."""
    return [
        (
            term,
            unit,
            {name: at * factor for name, at in context.items()},
            [(str(Decimal(at) * factor), on, beyond) for at, on, beyond in edges],
        )
        for unit, factor in COUNT_UNITS.items()
    ]


def _times_uln(term: str, unit: str, *times: str, **context: Any) -> list[Row]:
    """Edges at multiples of an upper limit of 40."""
    edges = [
        (str(Decimal(factor) * 40), grade - 1, grade) for grade, factor in enumerate(times, start=1)
    ]
    return [(term, unit, {**ULN, **context}, edges), (term, "", {**ULN, **context}, edges)]


SAME_IN_BOTH: list[Row] = [
    ("Anemia", "g/dL", {"low": 11.5}, [("11.5", 0, 1), ("10.0", 1, 2), ("8.0", 2, 3)]),
    ("Anemia", "g/L", {"low": 115}, [("115", 0, 1), ("100", 1, 2), ("80", 2, 3)]),
    ("Anemia", "mmol/L", {"low": 7.1}, [("7.1", 0, 1), ("6.2", 1, 2), ("4.9", 2, 3)]),
    *_count("Leukocytosis", [("100", 0, 3)]),
    *_times_uln("Activated partial thromboplastin time prolonged", "s", "1", "1.5", "2.5"),
    *_times_uln("Blood lactate dehydrogenase increased", "U/L", "1"),
    *_count(
        "CD4 lymphocytes decreased",
        [("0.7", 0, 1), ("0.5", 1, 2), ("0.2", 2, 3), ("0.05", 3, 4)],
        low=0.7,
    ),
    (
        "Cholesterol high",
        "mg/dL",
        {"high": 200},
        [("200", 0, 1), ("300", 1, 2), ("400", 2, 3), ("500", 3, 4)],
    ),
    (
        "Cholesterol high",
        "mmol/L",
        {"high": 5.2},
        [("5.2", 0, 1), ("7.75", 1, 2), ("10.34", 2, 3), ("12.92", 3, 4)],
    ),
    (
        "Fibrinogen decreased",
        "mg/dL",
        {"low": 160},
        [("160", 0, 1), ("120", 1, 2), ("80", 2, 3), ("50", 3, 4)],
    ),
    (
        "Fibrinogen decreased",
        "g/L",
        {"low": 2.4},
        [("2.4", 0, 1), ("1.8", 1, 2), ("1.2", 2, 3), ("0.6", 3, 4)],
    ),
    ("Haptoglobin decreased", "g/L", {"low": 0.3}, [("0.3", 0, 1)]),
    (
        "Hemoglobin increased",
        "g/dL",
        {"high": 16},
        [("16", 0, 1), ("18", 1, 2), ("20", 2, 3)],
    ),
    ("Hemoglobin increased", "g/L", {"high": 160}, [("160", 0, 1), ("180", 1, 2), ("200", 2, 3)]),
    ("INR increased", "1", {}, [("1.2", 0, 1), ("1.5", 1, 2), ("2.5", 2, 3)]),
    (
        "INR increased",
        "",
        {"anticoagulated": True, "baseline": 2},
        [("2", 0, 1), ("3", 1, 2), ("5", 2, 3)],
    ),
    *_count("Lymphocyte count increased", [("4", 0, 2), ("20", 2, 3)]),
    *_count(
        "White blood cell decreased",
        [("4.5", 0, 1), ("3.0", 1, 2), ("2.0", 2, 3), ("1.0", 3, 4)],
        low=4.5,
    ),
    ("Acidosis", "[pH]", {"low": 7.35}, [("7.35", 0, 1), ("7.3", 1, 3)]),
    ("Alkalosis", "", {"high": 7.45}, [("7.45", 0, 1), ("7.5", 1, 3)]),
    (
        "Hypercalcemia",
        "mg/dL",
        {"high": 10.5},
        [("10.5", 0, 1), ("11.5", 1, 2), ("12.5", 2, 3), ("13.5", 3, 4)],
    ),
    (
        "Hypercalcemia",
        "mmol/L",
        {"high": 2.6},
        [("2.6", 0, 1), ("2.9", 1, 2), ("3.1", 2, 3), ("3.4", 3, 4)],
    ),
    (
        "Hypercalcemia (Ionized)",
        "mmol/L",
        {"high": 1.3},
        [("1.3", 0, 1), ("1.5", 1, 2), ("1.6", 2, 3), ("1.8", 3, 4)],
    ),
    (
        "Hypocalcemia",
        "mg/dL",
        {"low": 8.5},
        [("8.5", 0, 1), ("8.0", 1, 2), ("7.0", 2, 3), ("6.0", 3, 4)],
    ),
    (
        "Hypocalcemia",
        "mmol/L",
        {"low": 2.1},
        [("2.1", 0, 1), ("2.0", 1, 2), ("1.75", 2, 3), ("1.5", 3, 4)],
    ),
    (
        "Hypocalcemia (Ionized)",
        "mmol/L",
        {"low": 1.1},
        [("1.1", 0, 1), ("1.0", 1, 2), ("0.9", 2, 3), ("0.8", 3, 4)],
    ),
    *(
        (
            "Hyperkalemia",
            unit,
            {"high": 5},
            [("5", 0, 1), ("5.5", 1, 2), ("6.0", 2, 3), ("7.0", 3, 4)],
        )
        for unit in ("mmol/L", "mEq/L")
    ),
    ("Hypermagnesemia", "mg/dL", {"high": 2.5}, [("2.5", 0, 1), ("3.0", 1, 3), ("8.0", 3, 4)]),
    ("Hypermagnesemia", "mmol/L", {"high": 1}, [("1", 0, 1), ("1.23", 1, 3), ("3.30", 3, 4)]),
    (
        "Hypernatremia",
        "mmol/L",
        {"high": 145},
        [("145", 0, 1), ("150", 1, 2), ("155", 2, 3), ("160", 3, 4)],
    ),
    ("Hypokalemia", "mmol/L", {"low": 3.5}, [("3.5", 0, 1), ("3.0", 1, 3), ("2.5", 3, 4)]),
    (
        "Hypomagnesemia",
        "mg/dL",
        {"low": 1.7},
        [("1.7", 0, 1), ("1.2", 1, 2), ("0.9", 2, 3), ("0.7", 3, 4)],
    ),
    (
        "Hypomagnesemia",
        "mmol/L",
        {"low": 0.7},
        [("0.7", 0, 1), ("0.5", 1, 2), ("0.4", 2, 3), ("0.3", 3, 4)],
    ),
    (
        "Hyponatremia",
        "mmol/L",
        {"low": 135},
        [("135", 0, 1), ("130", 1, 2), ("125", 2, 3), ("120", 3, 4)],
    ),
    ("Hypertriglyceridemia", "mg/dL", {}, [("300", 1, 2), ("500", 2, 3), ("1000", 3, 4)]),
    ("Hypertriglyceridemia", "mmol/L", {}, [("3.42", 1, 2), ("5.7", 2, 3), ("11.4", 3, 4)]),
    *_times_uln("Hyperuricemia", "umol/L", "1"),
    ("Hypoalbuminemia", "g/dL", {"low": 3.5}, [("3.5", 0, 1), ("3", 1, 2), ("2", 2, 3)]),
    ("Hypoalbuminemia", "g/L", {"low": 35}, [("35", 0, 1), ("30", 1, 2), ("20", 2, 3)]),
    (
        "Hypoglycemia",
        "mg/dL",
        {"low": 70},
        [("70", 0, 1), ("55", 1, 2), ("40", 2, 3), ("30", 3, 4)],
    ),
    (
        "Hypoglycemia",
        "mmol/L",
        {"low": 3.9},
        [("3.9", 0, 1), ("3.0", 1, 2), ("2.2", 2, 3), ("1.7", 3, 4)],
    ),
    *_times_uln("Serum amylase increased", "U/L", "1", "1.5", "5"),
]

LIVER = {
    "Alanine aminotransferase increased": ("1", "3", "5", "20"),
    "Aspartate aminotransferase increased": ("1", "3", "5", "20"),
    "Blood bilirubin increased": ("1", "1.5", "3", "10"),
    "GGT increased": ("1", "2.5", "5", "20"),
}
NORMAL: list[dict[str, Any]] = [{}, {"baseline": 30}, {"baseline": 900, "baseline_flag": "NORMAL"}]
HIGH = {"baseline": 100, "baseline_flag": "HIGH"}

V5: list[Row] = [
    *SAME_IN_BOTH,
    *(
        row
        for term, times in {
            **LIVER,
            "Alkaline phosphatase increased": ("1", "2.5", "5", "20"),
        }.items()
        for context in NORMAL
        for row in _times_uln(term, "umol/L" if "bili" in term else "U/L", *times, **context)
    ),
    # × baseline: 3, 5 and 20 times a raised baseline of 100; the first step is tested below
    *(
        (term, "U/L", HIGH, [("300", 1, 2), ("500", 2, 3), ("2000", 3, 4)])
        for term in ("Alanine aminotransferase increased", "Aspartate aminotransferase increased")
    ),
    *(
        (term, "U/L", HIGH, [("250", 1, 2), ("500", 2, 3), ("2000", 3, 4)])
        for term in ("Alkaline phosphatase increased", "GGT increased")
    ),
    (
        "Blood bilirubin increased",
        "umol/L",
        HIGH,
        [("100", 0, 1), ("150", 1, 2), ("300", 2, 3), ("1000", 3, 4)],
    ),
    *_times_uln("CPK increased", "U/L", "1", "2.5", "5", "10"),
    *_times_uln("Creatinine increased", "umol/L", "1", "1.5", "3", "6"),
    ("Creatinine increased", "umol/L", {"high": 90, "baseline": 20}, [("30", 0, 2), ("60", 2, 3)]),
    *_times_uln("Lipase increased", "U/L", "1", "1.5", "5"),
    *_count(
        "Lymphocyte count decreased",
        [("1.2", 0, 1), ("0.8", 1, 2), ("0.5", 2, 3), ("0.2", 3, 4)],
        low=1.2,
    ),
    *_count(
        "Neutrophil count decreased",
        [("1.8", 0, 1), ("1.5", 1, 2), ("1.0", 2, 3), ("0.5", 3, 4)],
        low=1.8,
    ),
    *_count(
        "Platelet count decreased",
        [("150", 0, 1), ("75.0", 1, 2), ("50.0", 2, 3), ("25.0", 3, 4)],
        low=150,
    ),
]

V6: list[Row] = [
    *SAME_IN_BOTH,
    *(
        row
        for term, times in LIVER.items()
        for context in NORMAL
        for row in _times_uln(term, "umol/L" if "bili" in term else "U/L", *times, **context)
    ),
    *(
        (term, "U/L", HIGH, [("150", 1, 2), ("200", 2, 3), ("400", 3, 4)])
        for term in ("Alanine aminotransferase increased", "Aspartate aminotransferase increased")
    ),
    ("GGT increased", "U/L", HIGH, [("150", 1, 2), ("300", 2, 3), ("1000", 3, 4)]),
    ("Blood bilirubin increased", "umol/L", HIGH, [("150", 1, 2), ("250", 2, 3), ("1000", 3, 4)]),
    ("Alkaline phosphatase increased", "U/L", {"high": 100, "baseline": 40}, [("100", 0, 1)]),
    ("Alkaline phosphatase increased", "U/L", {"high": 100, "baseline": 140}, [("140", 0, 1)]),
    *_times_uln("Creatinine increased", "umol/L", "1", "1.5", "3", "6"),
    (
        "Creatinine increased",
        "umol/L",
        {"high": 90, "baseline": 20, "baseline_flag": "LOW"},
        [("30", 0, 2), ("60", 2, 3)],
    ),
    ("HDL decreased", "mmol/L", {"low": 1}, [("1", 0, 1)]),
    *_times_uln("LDL increased", "mmol/L", "1"),
    *_times_uln("Lipase increased", "U/L", "1", "1.5", "5"),
    *_count(
        "Neutrophil count decreased", [("1.5", 0, 1), ("1.0", 1, 2), ("0.5", 2, 3), ("0.1", 3, 4)]
    ),
    *_count(
        "Thrombocytopenia",
        [("150", 0, 1), ("75.0", 1, 2), ("50.0", 2, 3), ("10.0", 3, 4)],
        low=150,
    ),
    (
        "Hyperglycemia (Fasting)",
        "mg/dL",
        {"high": 100},
        [("100", 0, 1), ("160", 1, 2), ("250", 2, 3), ("500", 3, 4)],
    ),
    (
        "Hyperglycemia (Fasting)",
        "mmol/L",
        {"high": 5.6},
        [("5.6", 0, 1), ("8.9", 1, 2), ("13.9", 2, 3), ("27.8", 3, 4)],
    ),
    ("Hyperglycemia", "mg/dL", {}, [("500", 3, 4)]),
    ("Hyperglycemia", "mmol/L", {}, [("27.8", 3, 4)]),
]

INCLUDED: list[tuple[Version, str, str, dict[str, Any], str, int, int]] = [
    # The threshold itself has the grade; just inside it is `inside`.
    ("5.0", "Alanine aminotransferase increased", "U/L", HIGH, "150", 1, 0),
    ("5.0", "Aspartate aminotransferase increased", "U/L", HIGH, "150", 1, 0),
    ("5.0", "Alkaline phosphatase increased", "U/L", HIGH, "200", 1, 0),
    ("5.0", "GGT increased", "U/L", HIGH, "200", 1, 0),
    ("6.0", "Alanine aminotransferase increased", "U/L", HIGH, "100", 1, 0),
    ("6.0", "Aspartate aminotransferase increased", "U/L", HIGH, "100", 1, 0),
    ("6.0", "GGT increased", "U/L", HIGH, "100", 1, 0),
    ("6.0", "Blood bilirubin increased", "umol/L", HIGH, "100", 1, 0),
    *(
        (version, "Hypertriglyceridemia", unit, {}, at, 1, 0)
        for version in ("5.0", "6.0")
        for unit, at in (("mg/dL", "150"), ("mmol/L", "1.71"))
    ),
    *(
        (
            version,
            "Fibrinogen decreased",
            "g/L",
            {"low": 0.6, "baseline": 4.0, "baseline_flag": "LOW"},
            at,
            grade,
            grade - 1,
        )
        for version in ("5.0", "6.0")
        for at, grade in (("3.0", 2), ("2.0", 3), ("1.0", 4))
    ),
]


def _edges() -> Iterator[Any]:
    rows: list[tuple[Version, Row]] = [*(("5.0", row) for row in V5), *(("6.0", row) for row in V6)]
    for version, (term, unit, context, edges) in rows:
        for limit, on, beyond in edges:
            name = f"{version}-{term}-{limit} {unit}-{'-'.join(context)}"
            yield pytest.param(version, term, unit, context, limit, on, beyond, id=name)


def _next_to(limit: str, sign: int) -> str:
    """The number a tenth of the last stated digit away."""
    step = Decimal(1).scaleb((Decimal(limit).as_tuple().exponent or 0) - 1)  # type: ignore[operator]
    return str(Decimal(limit) + sign * step)


def _grade(
    version: Version, term: str, value: str, unit: str, context: dict[str, Any]
) -> int | None:
    return grade_result(term, value, unit, version=version, **context).grade


def _is_low(term: str) -> bool:
    return next(
        c.direction == "low" for table in CRITERIA.values() for c in table if c.term == term
    )


@pytest.mark.parametrize(
    ("version", "term", "unit", "context", "limit", "on", "beyond"), list(_edges())
)
def test_a_threshold_is_passed_beyond_it_and_not_on_it(
    version: Version,
    term: str,
    unit: str,
    context: dict[str, Any],
    limit: str,
    on: int,
    beyond: int,
) -> None:
    outwards = -1 if _is_low(term) else 1
    assert _grade(version, term, limit, unit, context) == on
    assert _grade(version, term, _next_to(limit, outwards), unit, context) == beyond
    if on or beyond == 1:  # Below, some values have no limit to be grade 0 by.
        assert _grade(version, term, _next_to(limit, -outwards), unit, context) == on


@pytest.mark.parametrize(
    ("version", "term", "unit", "context", "limit", "grade", "inside"), INCLUDED
)
def test_an_included_threshold_has_its_grade(
    version: Version,
    term: str,
    unit: str,
    context: dict[str, Any],
    limit: str,
    grade: int,
    inside: int,
) -> None:
    outwards = -1 if _is_low(term) else 1
    assert _grade(version, term, limit, unit, context) == grade
    assert _grade(version, term, _next_to(limit, outwards), unit, context) == grade
    assert _grade(version, term, _next_to(limit, -outwards), unit, context) == inside


@pytest.mark.parametrize(
    ("value", "grade"),
    [
        ("50", 0),
        ("49.5", None),  # 26–49 and 10–25 are whole numbers; what lies between is open
        ("49", 2),
        ("26", 2),
        ("25.5", None),
        ("25", 3),
        ("10", 3),
        ("9.9", None),
    ],
)
def test_creatinine_clearance_keeps_to_the_stated_stretches(value: str, grade: int | None) -> None:
    assert _grade("6.0", "Creatinine clearance decreased", value, "mL/min", {}) == grade
    assert (
        _grade("5.0", "Creatinine clearance decreased", value, "mL/min", {}) is None
    )  # it is a term of 6.0 only


IN_TEST_CTCAE_FURTHER = {
    "Blood bicarbonate decreased", "Chronic kidney disease", "Ejection fraction decreased",
    "Electrocardiogram QT corrected interval prolonged", "Eosinophilia", "Lymphopenia",
    "Proteinuria", "Sinusoidal obstruction syndrome", "Tumor lysis syndrome", "Weight gain",
}  # fmt: skip


@pytest.mark.parametrize("version", ["5.0", "6.0"])
def test_every_term_with_numbers_has_its_edges_here(version: Version) -> None:
    tested = {row[0] for row in (V5 if version == "5.0" else V6)}
    tested |= {"Creatinine clearance decreased", *IN_TEST_CTCAE_FURTHER}
    terms = {c.term for c in CRITERIA[version] if c.ladders}
    assert terms - tested == set()


def test_the_grade_names_its_rule() -> None:
    graded = grade_result("platelets", 40, "10*9/L", version="6.0")
    assert isinstance(graded, Grade)
    assert graded.rule == "CTCAE v6.0: Thrombocytopenia"


@pytest.mark.parametrize(
    ("value", "unit", "grade"),
    [
        ("250", "mg/dL", None),  # grades 1 and 2 go by the treatment it needs
        ("250.1", "mg/dL", 3),
        ("13.9", "mmol/L", None),
        ("13.91", "mmol/L", 3),
    ],
)
def test_glucose_that_is_not_fasting_has_numbers_from_grade_3(
    value: str, unit: str, grade: int | None
) -> None:
    assert _grade("6.0", "Hyperglycemia", value, unit, {}) == grade
