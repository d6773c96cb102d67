"""Small cases before the gate."""

from typing import Any

from boardapp.case.case import Case, Privacy
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.meeting import Meeting, Statement
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.findings import Finding
from boardapp.review.review_case import review_case

QUIET: dict[str, Any] = {
    "privacy": Privacy(status="synthetic"),
    "meeting": Meeting(question=Statement(text="Which treatment?")),
}


def a_case(*, diagnosed: str = "2020-02-07", **parts: Any) -> Case:
    """A case of B-ALL that has a question and may be shown."""
    diagnosis = Diagnosis(when=When.parse(diagnosed), disease=Coded(text="B-ALL"))
    return Case(**{"title": "A case", "diagnosis": diagnosis} | QUIET | parts)


def findings_of(**parts: Any) -> list[Finding]:
    """Everything that is found in a case with these parts."""
    return list(review_case(a_case(**parts)).findings)


def found_by(*rules: str, **parts: Any) -> list[Finding]:
    """What these rules find."""
    return [finding for finding in findings_of(**parts) if finding.rule in rules]


def result(value: float | str, when: str = "dx + 1 d", **more: Any) -> LabResult:
    """A platelet count, or another result where `test` says so."""
    given = {"test": "platelets", "unit": "10*9/L"} | more
    return LabResult(value=Value(value), when=When.parse(when), **given)
