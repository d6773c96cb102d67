"""The review as plain text, for a terminal."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.when import When
from boardapp.cli.plain_text import findings_text, review_text
from boardapp.clinical.diseases.profile import DiseaseProfile
from boardapp.review.model.findings import Finding
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.building import a_case, result

SECTIONS = (
    "Diagnosis",
    "Lines of therapy",
    "Other therapies",
    "Looks at the disease",
    "Relapses",
    "Remissions",
    "Clock (days from diagnosis)",
    "Laboratory",
    "Doubts and faults",
    "All facts of the case",
)


def _text(**parts: Any) -> str:
    return review_text(review_case(a_case(**parts)))


def _flowing(text: str) -> str:
    return " ".join(text.split())


def test_the_minimal_case_is_told_whole(minimal: Review) -> None:
    assert review_text(minimal) == MINIMAL


MINIMAL = """\
SYNTHETIC CASE – the least a case can be
========================================

SYNTHETIC CASE – made up, describes no patient

Patient with B-cell precursor acute lymphoblastic leukemia: disease status not reported. Which
treatment should follow?

Question for the board: Which treatment should follow?
Reason for presentation: not reported
New clinical problem: not reported

Current status, at diagnosis
============================
Disease: not reported
MRD: not reported
CNS: not reported
Therapy: not reported

Patient
=======
Sex: not reported

Diagnosis
=========
Disease: B-cell precursor acute lymphoblastic leukemia
Diagnosed: not reported
Leukocytes: not reported
Marrow blasts: not reported
Morphology: not reported
Immunophenotype: not reported
CNS status: not reported
Extramedullary disease: not reported
Risk group: not reported
Read as: acute lymphoblastic leukemia of B lineage (by its name; disease profile by code or name,
   version 1)

Course
======
at diagnosis: Diagnosis: B-cell precursor acute lymphoblastic leukemia.

Lines of therapy
================
none reported

Other therapies
===============
none reported

Looks at the disease
====================
none reported

Relapses
========
none reported

Remissions
==========
none reported

Clock (days from diagnosis)
===========================
dx  start          0 .. 0  not reported

Laboratory
==========
none reported

Checklists
==========
MDT-MODe: history: missing; not reported.
MDT-MODe: radiology: missing; not reported.
MDT-MODe: pathology: missing; missing: morphology, immunophenotype, genetics.
MDT-MODe: comorbidity and performance: missing; missing: performance, comorbidity.
MDT-MODe: psychosocial: missing; not reported.
MDT-MODe: patient's views: missing; not reported.
CARE: 1 title: there; SYNTHETIC CASE – the least a case can be.
CARE: 2 key words: missing; written for a journal; the case file does not hold it.
CARE: 3 abstract: missing; not reported.
CARE: 4 introduction: missing; not reported.
CARE: 5 patient information: missing; missing: sex, age or date.
CARE: 6 clinical findings: missing; missing: features, performance.
CARE: 7 timeline: missing; not reported.
CARE: 8 diagnostic assessment: missing; not reported.
CARE: 9 therapeutic intervention: missing; not reported.
CARE: 10 follow-up and outcomes: missing; not reported.
CARE: 11 discussion: missing; not reported.
CARE: 12 patient perspective: missing; not reported.
CARE: 13 informed consent: there; no patient stands behind a synthetic case.
minimum set: question for the board: there; Which treatment should follow?
minimum set: reason for presentation: missing; not reported.
minimum set: new clinical problem: missing; not reported.
minimum set: age or date at diagnosis: missing; not reported.
minimum set: fusion or karyotype: missing; not reported.
minimum set: leukocytes and marrow blasts: missing; missing: leukocytes, marrow blasts.
minimum set: CNS status with counts: missing; not reported.
minimum set: CD19 and CD22: missing; missing: CD19, CD22.
minimum set: performance status: missing; not reported.
minimum set: lines of therapy: missing; not reported.
minimum set: doses: missing; not reported.
minimum set: responses: missing; not reported.
minimum set: MRD with method and limit: missing; not reported.
minimum set: blood counts: missing; missing: haemoglobin, platelets, neutrophils.
minimum set: reference ranges: missing; no numeric result.
minimum set: goals of patient and family: missing; not reported.
minimum set: options: missing; not reported.

Definitions
===========
Time on the clock (boardapp time conventions 1): A stated amount holds to its own unit: days are
   exact, weeks ± 3.5 d, months and years ± half a unit, ages are completed units. "About" is ± 20
   %, at least one day, week or month or half a year. 1 month = 30.436875 d; Simple temporal
   network: Dechter, Meiri, Pearl. Artif Intell 1991;49:61-95.
Disease profile (disease profile by code or name, version 1): Read as acute lymphoblastic leukemia
   of B lineage, by its name; the diagnosis of this case.

Doubts and faults
=================
none reported

All facts of the case
=====================
case – title: SYNTHETIC CASE – the least a case can be
privacy – status: synthetic
meeting – question, text: Which treatment should follow?
diagnosis – disease, text: B-cell precursor acute lymphoblastic leukemia
"""


TOLD = """
Current status, as of 14 mo after inotuzumab ozogamicin (resumed) ended (after month 24)

MRD: negative (< 1×10⁻⁶, NGS, marrow)
(14 mo after inotuzumab ozogamicin (resumed) ended) [letter ¶10]

CNS: relapse in the CNS; later status not reported
(28 d after CAR-T therapy, within 15 mo after relapse 1) [letter ¶4; letter ¶5]

1. marrow (isolated): 5 mo after AALL15P1 began (month 4.5–6.5); from diagnosis: 4.5–6.5 mo;
from the start of line 1: 4.5–5.5 mo; marrow: not reported; CNS: not reported. [letter ¶2]

6. inotuzumab ozogamicin (resumed) + triple intrathecal therapy + cranial radiation.
Intent: palliative; start: after relapse 4 (after month 5); cycles: 9;

after relapse 4, from: during inotuzumab ozogamicin (resumed) (after month 5);
ongoing at the last look; length: at least 13 mo.

platelets: 40–50 ×10⁹/L (during inotuzumab ozogamicin (resumed));
reference range: not reported; grade by the value alone: 3 (worst of range). [letter ¶7]

aPTT: 45 s (during inotuzumab ozogamicin (resumed)); ↑ high; reference range: 25–35 s;
grade by the value alone: 1. [letter ¶7]
"""


@pytest.mark.parametrize("told", TOLD.strip().split("\n\n"))
def test_the_letter_is_told_with_its_doubt_and_its_sources(letter: Review, told: str) -> None:
    assert _flowing(told) in _flowing(review_text(letter))


@pytest.mark.parametrize("case", ["letter", "synthetic", "minimal"])
def test_every_section_is_there_and_no_line_is_too_wide(
    case: str, request: pytest.FixtureRequest
) -> None:
    text = review_text(request.getfixturevalue(case))
    lines = text.splitlines()

    assert [line for line in lines if line in SECTIONS] == list(SECTIONS)
    clock = range(lines.index("Clock (days from diagnosis)"), lines.index("Laboratory"))
    assert all(len(line) <= 100 for n, line in enumerate(lines) if n not in clock)
    unset = re.search(r"(?<!\. )(?<!prior exposure: )\bNone\b", _flowing(text))  # as stated
    assert unset is None
    assert "not reported (not reported)" not in text


_NOT_PRINTED = {
    "key", "place", "source", "label", "privacy", "register", "unit", "also_at", "after", "finding",
    "line", "status", "outcome", "kind", "state", "severity", "method", "specimen", "target",
    "response", "therapy_class", "age", "when", "calendar", "rule", "grade_rule", "short", "event",
    "domain", "gaps", "phases", "toxicity", "labs", "measurements", "file", "conclusion", "ages",
    "cns", "best_look", "parts", "acknowledged", "references", "confirmed_by", "summary",
    "undated", "headline", "details", "sign", "asks", "sought", "fix",
}  # fmt: skip
"""Fields that are codes or places, or stand in `show` in the words of another field."""


def _told(part: object) -> Iterator[str]:
    """The texts of a review, however deep."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, msgspec.Struct) and not isinstance(part, DiseaseProfile):
        for name in part.__struct_fields__:
            if name not in _NOT_PRINTED:
                yield from _told(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from _told(item)


@pytest.mark.parametrize("case", ["letter", "synthetic"])
def test_whatever_the_panels_tell_is_told(case: str, request: pytest.FixtureRequest) -> None:
    review = request.getfixturevalue(case)
    text = _flowing(review_text(review)).casefold()

    lost = {t for t in _told(review) if _flowing(t).rstrip(".").casefold() not in text}
    assert sorted(lost) == []


def test_an_open_bound_of_the_clock_is_a_question_mark() -> None:
    text = _text(assessments=(Assessment(id="look", when=When.parse("after dx")),))

    assert "look  start          0 .. ?  after diagnosis" in text


def test_a_result_in_words_has_no_unit_and_several_are_counted() -> None:
    text = _text(
        labs=(
            result("not done"),
            result(12, "dx + 2 d", test="ALT", unit="U/L"),
            result(14, "dx + 3 d", test="ALT", unit="U/L"),
            result("<5", test="CRP", unit="mg/L"),
        )
    )

    assert "platelets: not done (1 d after diagnosis); reference range: not reported." in text
    assert "ALT: 2 results, last 14 U/L (3 d after diagnosis)" in text
    assert "CRP: < 5 mg/L (1 d after diagnosis)" in text


def test_a_finding_is_told_with_place_basis_and_what_to_do() -> None:
    finding = Finding(
        severity="warning",
        title="Platelets",
        sentence="The range lies across two grades.",
        basis="CTCAE v5.0",
        to_do="Decide at the meeting.",
    )

    assert findings_text((finding,)) == (
        "warning: case: Platelets\n"
        "    The range lies across two grades.\n"
        "    Basis: CTCAE v5.0.\n"
        "    To do: Decide at the meeting.\n"
    )


def test_no_findings_are_no_text() -> None:
    assert findings_text(()) == ""
